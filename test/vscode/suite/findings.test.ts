import { assert } from 'chai';
import * as vscode from 'vscode';
import { actions, apply, closeAll, diagnostics, open, ruleOf, until, untitled } from './editor.js';

const DRAFT = [
  '在全县秋收工作会议上的讲话',
  '',
  '同志们：',
  '　　这项工作涉及到各个乡镇，也涉及到每户农家。下面讲两点意见。',
  '　　一、认清形势',
  '　　要推进“颗粒归仓行动，抓好“样子田、“高产田”建设。',
  '　　二、抓好秋收',
  '　　颗粒归仓，一亩不丢，十分幸苦。',
  '　　同志们，让我们一起努力！',
  '',
].join('\n');

const run = <T>(command: string, ...rest: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`gongwen.${command}`, ...rest);

const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
const projectFile = (): vscode.Uri => vscode.Uri.joinPath(folder(), '.gongwenrc.json');
const textOf = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

async function draft(text = DRAFT): Promise<vscode.TextEditor> {
  const editor = await untitled(text);
  await diagnostics(editor.document, 'findings', (all) => all.length > 3);
  return editor;
}

const bulk = (list: readonly vscode.CodeAction[]): vscode.CodeAction | undefined =>
  list.find(({ title }) => /^(?:全部修复同类|Fix all of)/.test(title));

async function offered(document: vscode.TextDocument, rule: string): Promise<vscode.CodeAction[]> {
  const found = await diagnostics(document, rule, (all) => all.some((one) => ruleOf(one) === rule));
  const { range } = found.find((one) => ruleOf(one) === rule)!;
  return actions(document, range, vscode.CodeActionKind.QuickFix);
}

describe('findings', () => {
  afterEach(closeAll);

  it('that leave a choice are not corrected all at once', async () => {
    const { document } = await draft();
    const list = await offered(document, 'unpaired-punctuation');
    assert.isAbove(list.filter(({ edit }) => edit).length, 1);
    assert.isUndefined(bulk(list));
  });

  it('of one kind are shown before what only a person can judge is changed, and changed on demand', async () => {
    const { document } = await draft();
    const shown = (): boolean =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff;
    const all = bulk(await offered(document, 'redundant-wording'))!;
    assert.isUndefined(all.edit);
    await apply(all);
    await until('the comparison', shown);
    assert.equal(document.getText(), DRAFT);
    assert.equal(await run('discardFixes'), 'cancelled');
    assert.isFalse(shown());
    assert.equal(document.getText(), DRAFT);
    await apply(all);
    await until('the comparison again', shown);
    assert.equal(await run('applyFixes'), 'applied');
    assert.equal(document.getText(), DRAFT.replaceAll('涉及到', '涉及'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), DRAFT);
  });

  it('are gone through one by one, around the end', async () => {
    const { document, selection } = await draft();
    assert.equal(selection.start.line, 0);
    const here = () => vscode.window.activeTextEditor!.selection.active;
    const places: string[] = [];
    const found = vscode.languages.getDiagnostics(document.uri);
    for (let step = 0; step < found.length; step++) {
      await run('nextFinding');
      places.push(`${here().line}:${here().character}`);
    }
    const all = found.map(({ range: { start } }) => `${start.line}:${start.character}`);
    assert.sameMembers(places, all);
    const [first] = places;
    await run('nextFinding');
    assert.equal(`${here().line}:${here().character}`, first);
    await run('previousFinding');
    assert.equal(`${here().line}:${here().character}`, places.at(-1));
  });

  it('are left with a reason, and what is no longer used is taken out by a key', async () => {
    const editor = await open('讲话.txt');
    const { document } = editor;
    const list = await offered(document, 'typo');
    const ask = list.find(({ command }) => command?.command === 'gongwen.ignoreWithReason')!;
    await vscode.commands.executeCommand('gongwen.ignoreWithReason', ask.command!.arguments![0], ' 引用原文 ');
    try {
      await diagnostics(document, 'no typo', (all) => all.every((one) => ruleOf(one) !== 'typo'));
      const written = JSON.parse(await textOf(projectFile()));
      assert.lengthOf(written.ignores, 1);
      assert.equal(written.ignores[0].reason, '引用原文');

      const { text } = written.ignores[0];
      const at = document.positionAt(document.getText().indexOf(text));
      await editor.edit((builder) => builder.replace(new vscode.Range(at, at.translate(0, text.length)), '辛苦'));
      const project = await vscode.workspace.openTextDocument(projectFile());
      await vscode.window.showTextDocument(project, { preview: false, viewColumn: vscode.ViewColumn.Beside });
      const unused = await until('the unused ignore', () =>
        vscode.languages.getDiagnostics(project.uri).find((one) => ruleOf(one) === 'unused-ignore'),
      );
      const remove = (await actions(project, unused.range, vscode.CodeActionKind.QuickFix)).find(
        ({ command }) => command?.command === 'gongwen.server.removeIgnore',
      )!;
      await apply(remove);
      await until('the ignore to go', () => !project.getText().includes('引用原文'));
      assert.deepEqual(JSON.parse(project.getText()).ignores, []);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await closeAll();
      await vscode.workspace.fs.delete(projectFile());
    }
  });

  it('are reported under a name of their own, beside the draft', async () => {
    const editor = await open('讲话.txt');
    await diagnostics(editor.document, 'findings');
    const uri = await run<vscode.Uri>('exportReport', { format: 'markdown' });
    assert.equal(uri.scheme, 'untitled');
    // Not every file system of the web finds a folder again by its path.
    if (['file', 'vscode-remote'].includes(folder().scheme)) assert.match(uri.path, /(?:校对报告|Report)-讲话\.md$/);
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.toString(), uri.toString());
    assert.equal(document.languageId, 'markdown');
    await vscode.window.showTextDocument(editor.document);
    const again = await run<vscode.Uri>('exportReport', { format: 'markdown' });
    assert.equal(again.path === uri.path, uri.path.endsWith('.md'));
    assert.equal(document.getText().match(/^# /gm)?.length, 1);
  });
});
