import { assert } from 'chai';
import * as vscode from 'vscode';
import { actions, apply, closeAll, diagnostics, diagnosticsOf, judged, ruleOf, until } from './editor.js';

const run = <T>(command: string, ...rest: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`gongwen.${command}`, ...rest);

/** The headings of the first level, in the order of the text. */
const headings = (document: vscode.TextDocument): string[] =>
  document
    .getText()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[一二三四五六]、/.test(line));

/** Does something and waits until it has changed the text, and until `fewer` of the findings are left where that is asked for. */
async function changed(document: vscode.TextDocument, what: string, act: () => Thenable<unknown>, fewer = false) {
  const { version } = document;
  const before = diagnosticsOf(document).length;
  await act();
  await until(what, () => document.version !== version);
  if (fewer) await diagnostics(document, `fewer findings after ${what}`, (all) => all.length < before);
}

describe('the walk from a pasted page to a clean draft', () => {
  afterEach(closeAll);

  it('is laid out, filled in, corrected, rearranged, reported', async function () {
    this.timeout(60_000);
    await run('openSample', 1);
    const editor = vscode.window.activeTextEditor!;
    const { document } = editor;
    await diagnostics(document, 'findings of the pasted speech', (all) => all.length > 10);
    await judged(document);

    assert.equal(await run('format'), 'preview');
    await changed(document, 'the layout', () => run('applyFormat'));
    await diagnostics(document, 'no residue', (all) => !all.some((one) => ruleOf(one) === 'web-residue'));

    const open = () => diagnosticsOf(document).filter((one) => ruleOf(one) === 'unfilled-placeholder');
    assert.lengthOf(open(), 6);
    for (let first = open()[0]; first; first = open()[0]) {
      const value = document.getText(first.range).startsWith('20') ? '2025' : '12';
      const active = vscode.window.activeTextEditor!;
      active.selection = new vscode.Selection(first.range.start, first.range.start);
      await changed(document, 'the value', () => run('fillPlaceholder', undefined, { value }), true);
    }

    await changed(document, 'all safe fixes', () => run('fixAll'), true);
    for (let [first] = diagnosticsOf(document); first; [first] = diagnosticsOf(document)) {
      const offered = await actions(document, first.range, vscode.CodeActionKind.QuickFix);
      const [fix] = offered.filter(({ edit }) => edit !== undefined);
      assert.isDefined(fix, `nothing corrects: ${first.message}`);
      await changed(document, fix!.title, () => apply(fix!), true);
    }
    assert.include(document.getText(), '同志们：\n');
    assert.include(document.getText(), '谢谢大家！');

    const [one, two, three, four] = headings(document);
    assert.include(document.getText(), '讲四点意见');
    const show = await vscode.window.showTextDocument(document);
    const place = document.positionAt(document.getText().indexOf(three!));
    show.selection = new vscode.Selection(place, place);
    await changed(document, 'the move', () => run('moveSectionUp'));
    assert.deepEqual(headings(document), [one, three!.replace('三', '二'), two!.replace('二', '三'), four]);
    await changed(document, 'the section less', () => run('deleteSection'));
    assert.include(document.getText(), '讲三点意见');
    await changed(document, 'the section again', () => vscode.commands.executeCommand('undo'));
    assert.include(document.getText(), '讲四点意见');
    await diagnostics(document, 'nothing', (all) => all.length === 0);

    await vscode.window.showTextDocument(document);
    await run('exportReport', { format: 'markdown' });
    const report = vscode.window.activeTextEditor!.document;
    assert.notEqual(report, document);
    assert.match(report.getText(), /（0）|\(0\)/);
    assert.include(report.getText(), '幸苦');
    assert.deepEqual(diagnosticsOf(document), []);
  });
});
