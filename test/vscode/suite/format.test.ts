import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeAll, diagnostics, ruleOf, until, untitled } from './editor.js';

const TITLE = '在全县春季造林动员会上的讲话';
const BODY = '　　今天召开动员会，部署春季造林工作。各镇要抢抓农时，把苗木、地块、人手落实到位。';
/** Only a half-width mark and an indent differ. */
const UNTIDY = [TITLE, '同志们:', BODY.trim(), ''].join('\n');
const TIDY = [TITLE, '同志们：', BODY, ''].join('\n');
/** A line of a website stands before it, and the salutation runs on. */
const COPIED = ['全县春季造林动员会讲话.docx', TITLE, `同志们: ${BODY.trim()}`, ''].join('\n');

const checked = (document: vscode.TextDocument, rule: string) =>
  diagnostics(document, rule, (all) => all.some((one) => ruleOf(one) === rule));

describe('一键排版', () => {
  afterEach(closeAll);

  it('is the formatter of the editor', async () => {
    const { document } = await untitled(UNTIDY);
    await checked(document, 'halfwidth-punctuation');
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 4, insertSpaces: true },
    );
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ['：', '　　'],
    );
  });

  it('changes punctuation and blanks at once, undone in one step', async () => {
    const { document } = await untitled(UNTIDY);
    await checked(document, 'halfwidth-punctuation');
    assert.equal(await vscode.commands.executeCommand('gongwen.format'), 'applied');
    assert.equal(document.getText(), TIDY);
    assert.equal(await vscode.commands.executeCommand('gongwen.format'), 'unchanged');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), UNTIDY);
  });

  const preview = (): vscode.TabInputTextDiff | undefined => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? input : undefined;
  };

  it('shows what would become of the document before it takes more, and applies it on demand', async () => {
    const { document } = await untitled(COPIED);
    await checked(document, 'web-residue');
    assert.equal(await vscode.commands.executeCommand('gongwen.format'), 'preview');
    assert.equal(document.getText(), COPIED);
    const shown = await until('the preview', preview);
    assert.equal(shown.original.toString(), document.uri.toString());
    assert.equal((await vscode.workspace.openTextDocument(shown.modified)).getText(), TIDY);
    assert.equal(await vscode.commands.executeCommand('gongwen.applyFormat'), 'applied');
    assert.equal(document.getText(), TIDY);
    await until('the preview to close', () => !preview());
  });

  it('leaves the document where it is not wanted', async () => {
    const { document } = await untitled(COPIED);
    await checked(document, 'web-residue');
    await vscode.commands.executeCommand('gongwen.format');
    await until('the preview', preview);
    await vscode.commands.executeCommand('gongwen.discardFormat');
    assert.equal(document.getText(), COPIED);
    assert.equal(await vscode.commands.executeCommand('gongwen.applyFormat'), 'unchanged');
  });

  it('runs on save where the setting asks for it', async () => {
    const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '保存时排版.txt');
    const settings = vscode.workspace.getConfiguration('editor');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(TIDY));
    try {
      await settings.update('formatOnSave', true, vscode.ConfigurationTarget.Global);
      const editor = await vscode.window.showTextDocument(file);
      const mark = new vscode.Range(1, 3, 1, 4);
      await editor.edit((builder) => builder.replace(mark, ':'));
      await checked(editor.document, 'halfwidth-punctuation');
      await editor.document.save();
      assert.equal(editor.document.getText(), TIDY);
    } finally {
      await settings.update('formatOnSave', undefined, vscode.ConfigurationTarget.Global);
      await closeAll();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('lays out the selection', async () => {
    const editor = await untitled(UNTIDY);
    await checked(editor.document, 'halfwidth-punctuation');
    editor.selection = new vscode.Selection(1, 0, 1, 3);
    assert.equal(await vscode.commands.executeCommand('gongwen.format'), 'applied');
    assert.equal(editor.document.getText(), UNTIDY.replace(':', '：'));
  });
});
