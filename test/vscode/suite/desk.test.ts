import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeAll, diagnostics, judged, ruleOf, until, untitled } from './editor.js';

const DRAFT = [
  '在全县秋收工作会议上的讲话',
  '',
  '同志们：',
  '　　下面讲三点意见。',
  '　　一、认清形势',
  '　　XX县今年种粮X万亩，长势喜人。',
  '　　二、抓住重点',
  '　　（一）抢收。天气正好，按第三部分的要求，XX县要加快进度。',
  '　　（二）抢种。墒情正好。',
  '　　三、加强领导',
  '　　层层负责，一抓到底。',
  '　　同志们，让我们一起努力！',
  '',
].join('\n');

const run = (command: string, ...rest: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`gongwen.${command}`, ...rest);

/** Opens the draft and waits until it was checked, and judged. */
async function draft(text = DRAFT): Promise<vscode.TextEditor> {
  const editor = await untitled(text);
  await diagnostics(editor.document, 'placeholders', (all) =>
    all.some((one) => ruleOf(one) === 'unfilled-placeholder'),
  );
  await judged(editor.document);
  return editor;
}

/** Puts the cursor before a string. */
function cursorAt(editor: vscode.TextEditor, what: string): void {
  const place = editor.document.positionAt(editor.document.getText().indexOf(what));
  editor.selection = new vscode.Selection(place, place);
}

const headings = (document: vscode.TextDocument): string[] =>
  document
    .getText()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(?:[一二三四]、|（[一二三]）)/.test(line))
    .map((line) => line.split('。')[0]!);

/** Runs a command until it has done what it should: the server may not have seen the last key yet. */
async function doing(what: string, command: () => Thenable<unknown>, done: () => boolean): Promise<void> {
  await command();
  await until(what, done);
}

describe('the desk', () => {
  afterEach(closeAll);

  describe('placeholders', () => {
    it('are gone to by command, forward and back, around the end', async () => {
      const editor = await draft();
      const { document } = editor;
      const here = (): string => `${editor.selection.start.line} ${document.getText(editor.selection)}`;
      cursorAt(editor, '同志们：');
      await doing(
        'the first',
        () => run('nextPlaceholder'),
        () => here() === '5 XX',
      );
      await doing(
        'the second',
        () => run('nextPlaceholder'),
        () => here() === '5 X',
      );
      await doing(
        'the third',
        () => run('nextPlaceholder'),
        () => here() === '7 XX',
      );
      await doing(
        'the first again',
        () => run('nextPlaceholder'),
        () => here() === '5 XX',
      );
      await doing(
        'the last',
        () => run('previousPlaceholder'),
        () => here() === '7 XX',
      );
    });

    it('are filled together in one step of undo', async () => {
      const editor = await draft();
      const { document } = editor;
      cursorAt(editor, 'XX县今年');
      await run('fillPlaceholder', undefined, { value: '青山', all: true });
      assert.equal(document.getText(), DRAFT.replaceAll('XX县', '青山县'));
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), DRAFT);
    });

    it('are filled in by the quick fix that comes first, wherever the cursor is', async () => {
      const editor = await draft();
      const { document } = editor;
      const start = document.positionAt(DRAFT.indexOf('X万亩'));
      const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(start, start),
      );
      const [fill] = offered.filter(({ isPreferred }) => isPreferred);
      cursorAt(editor, '同志们：');
      await vscode.commands.executeCommand(fill!.command!.command, fill!.command!.arguments![0], { value: '12.5' });
      assert.equal(document.getText(), DRAFT.replace('X万亩', '12.5万亩'));
    });

    it('take no value that does not fit', async () => {
      const editor = await draft();
      cursorAt(editor, 'X万亩');
      await run('fillPlaceholder', undefined, { value: '很多' });
      assert.equal(editor.document.getText(), DRAFT);
    });
  });

  describe('sections', () => {
    it('are moved with all that belongs to them, renumbered, undone in one step', async () => {
      const editor = await draft();
      const { document } = editor;
      cursorAt(editor, '三、加强');
      await run('moveSectionUp');
      assert.deepEqual(headings(document), [
        '一、认清形势',
        '二、加强领导',
        '三、抓住重点',
        '（一）抢收',
        '（二）抢种',
      ]);
      assert.equal(document.getText(editor.selection), '二、加强领导');
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), DRAFT);
    });

    it('change level, and the count that announces them follows', async () => {
      const editor = await draft();
      const { document } = editor;
      cursorAt(editor, '三、加强');
      await run('demoteSection');
      assert.deepEqual(headings(document), [
        '一、认清形势',
        '二、抓住重点',
        '（一）抢收',
        '（二）抢种',
        '（三）加强领导',
      ]);
      assert.include(document.getText(), '下面讲两点意见。');
      await run('promoteSection');
      assert.equal(document.getText(), DRAFT);
    });

    it('are added and deleted', async () => {
      const editor = await draft();
      const { document } = editor;
      cursorAt(editor, '一、认清');
      await run('insertSection');
      assert.deepEqual(headings(document).slice(0, 3), ['一、认清形势', '二、', '三、抓住重点']);
      assert.include(document.getText(), '下面讲四点意见。');
      await run('deleteSection');
      assert.equal(document.getText(), DRAFT);
    });

    it('are renumbered', async () => {
      const wrong = DRAFT.replace('二、', '四、').replace('（二）', '（一）');
      const { document } = await draft(wrong);
      await run('renumber');
      assert.equal(document.getText(), DRAFT);
    });
  });

  describe('Enter behind a numbered paragraph', () => {
    it('offers the next ordinal, which is taken on demand', async () => {
      const editor = await draft();
      const { document } = editor;
      const line = document.lineAt(8);
      editor.selection = new vscode.Selection(line.range.end, line.range.end);
      await vscode.commands.executeCommand('type', { text: '\n' });
      assert.equal(document.lineAt(9).text.trim(), '');
      const taken = setInterval(() => vscode.commands.executeCommand('editor.action.inlineSuggest.commit'), 200);
      try {
        await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
        await until('the ordinal', () => document.lineAt(9).text === '　　（三）');
      } finally {
        clearInterval(taken);
      }
    });

    it('says nothing in what is not official prose', async () => {
      const editor = await untitled('# Notes\n\n1. Buy milk and bread for the week.\n', 'markdown');
      const { document } = editor;
      await judged(document, false);
      const { end } = document.lineAt(2).range;
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand('type', { text: '\n' });
      const before = document.getText();
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
      await run('moveSectionUp');
      assert.equal(document.getText(), before);
    });

    it('puts it in at once, before anything was said of the draft', async () => {
      const settings = vscode.workspace.getConfiguration('gongwen');
      await settings.update('continueNumbering', 'insert', vscode.ConfigurationTarget.Global);
      try {
        // A setting comes to the extension a moment after it was written.
        const mode = () => vscode.workspace.getConfiguration('gongwen').get('continueNumbering');
        await until('the setting', () => mode() === 'insert');
        const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: DRAFT });
        const { end } = document.lineAt(7).range;
        // Set from the beginning: a new editor says where its own cursor is a moment after it was opened.
        await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(end, end) });
        await run('continueNumbering');
        assert.deepEqual(headings(document).slice(2, 5), ['（一）抢收', '（二）', '（三）抢种']);
      } finally {
        await settings.update('continueNumbering', undefined, vscode.ConfigurationTarget.Global);
      }
    });

    it('puts it in where that is set, renumbers what follows, and takes it back', async () => {
      const settings = vscode.workspace.getConfiguration('gongwen');
      await settings.update('continueNumbering', 'insert', vscode.ConfigurationTarget.Global);
      try {
        const editor = await draft();
        const { document } = editor;
        const end = document.lineAt(7).range.end;
        editor.selection = new vscode.Selection(end, end);
        await run('continueNumbering');
        await until('the ordinals', () => document.lineAt(9).text.startsWith('　　（三）抢种'));
        assert.equal(document.lineAt(8).text, '　　（二）');
        await run('continueNumbering');
        assert.equal(document.lineAt(8).text, '');
        const plan = await untitled('XX县防汛应急预案\n1 总则\n1.1 目的\n减少损失。\n1.2 范围\n全县。\n2 组织\n');
        await judged(plan.document);
        cursorAt(plan, '\n减少');
        await run('continueNumbering');
        await until('the numbers', () => plan.document.lineAt(5).text === '1.3 范围');
        assert.equal(plan.document.lineAt(3).text, '1.2 ');
        await run('continueNumbering');
        assert.equal(plan.document.lineAt(3).text, '');
      } finally {
        await settings.update('continueNumbering', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  });

  it('leads from a reference to its section', async () => {
    const editor = await draft();
    const { document } = editor;
    const place = document.positionAt(DRAFT.indexOf('三部分'));
    const [found] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      place,
    );
    assert.equal(found && document.getText(found.range), '三、加强领导');
  });

  it('renames a masked name everywhere', async () => {
    const { document } = await draft();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      document.positionAt(DRAFT.indexOf('XX县要')),
      '青山县',
    );
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), DRAFT.replaceAll('XX县', '青山县'));
  });

  it('shows how long the sections are where that is set', async () => {
    const { document } = await draft();
    const lenses = (): Thenable<vscode.CodeLens[]> =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assert.deepEqual(await lenses(), []);
    const settings = vscode.workspace.getConfiguration('gongwen');
    await settings.update('codeLens', true, vscode.ConfigurationTarget.Global);
    try {
      let found: vscode.CodeLens[] = [];
      const asked = setInterval(async () => {
        found = await lenses();
      }, 200);
      await until('code lenses', () => found.length === 3).finally(() => clearInterval(asked));
      assert.match(found[0]!.command!.title, /^\d+ (?:字，约|characters)/);
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
