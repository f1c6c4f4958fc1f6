import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeAll, diagnostics, diagnosticsOf, ruleOf, until, untitled } from './editor.js';

const DRAFT = [
  '在全县秋收工作会议上的讲话',
  '',
  '同志们：',
  '　　今年大家十分幸苦，XX县种粮X万亩。下面讲两点意见。',
  '　　一、认清形势',
  '　　天气正好，要加快进度。',
  '　　二、抓好秋收',
  '　　颗粒归仓，一亩不丢。',
  '　　同志们，让我们一起努力！',
  '',
].join('\n');

const run = <T>(command: string, ...rest: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`gongwen.${command}`, ...rest);

const root = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
const place = (...names: string[]): vscode.Uri => vscode.Uri.joinPath(root(), ...names);
const write = (uri: vscode.Uri, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

/** Rules that were found in a file, open or not. */
const rulesIn = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === '公文校对' || source === 'gongwen')
    .map(ruleOf)
    .sort();

const FOUND = ['typo', 'unfilled-placeholder', 'unfilled-placeholder'];

interface Reviewed {
  files: number;
  official: number;
  problems: number;
  errors: number;
  skipped: number;
  skippedNames: readonly string[];
  cancelled: boolean;
}

/** A draft that was checked. */
async function draft(text = DRAFT): Promise<vscode.TextEditor> {
  const editor = await untitled(text);
  await diagnostics(editor.document, 'findings', (all) => all.length > 0);
  return editor;
}

describe('review', () => {
  const folder = (): vscode.Uri => place('存稿');
  before(async () => {
    await write(place('存稿', '一.txt'), DRAFT);
    await write(place('存稿', '里面', '二.txt'), DRAFT.replace('幸苦', '辛苦'));
    await write(place('存稿', '说明.md'), '# 工具\n\n运行 `npm start` 即可。\n');
    await write(place('存稿', '.隐藏', '三.txt'), DRAFT);
    await vscode.workspace.fs.writeFile(place('存稿', '图.txt'), new Uint8Array([1, 0, 2, 0, 0]));
  });
  after(async () => {
    await run('clearReview');
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });
  afterEach(closeAll);

  describe('of a folder', () => {
    it('finds what is wrong in files that are not open', async () => {
      const reviewed = await run<Reviewed>('checkFolder', folder());
      assert.deepEqual(reviewed, {
        files: 3,
        official: 2,
        errors: 5,
        problems: 5,
        skipped: 1,
        skippedNames: ['存稿/图.txt'],
        cancelled: false,
      });
      assert.deepEqual(rulesIn(place('存稿', '一.txt')), FOUND);
      assert.deepEqual(rulesIn(place('存稿', '里面', '二.txt')), FOUND.slice(1));
      assert.deepEqual(rulesIn(place('存稿', '.隐藏', '三.txt')), []);
    });

    it('shows nothing twice when a file is opened, and shows it again when it is closed', async () => {
      await run('checkFolder', folder());
      const uri = place('存稿', '一.txt');
      const { document } = await vscode.window.showTextDocument(uri, { preview: false });
      await diagnostics(document, 'its own findings once', () => rulesIn(uri).length === FOUND.length);
      await until('the check of the editor', () => rulesIn(uri).join() === FOUND.join());
      await closeAll();
      await until('the findings of the review', () => rulesIn(uri).join() === FOUND.join());
    });

    it('follows a file that is changed while it is open', async () => {
      await run('checkFolder', folder());
      const uri = place('存稿', '里面', '二.txt');
      const editor = await vscode.window.showTextDocument(uri, { preview: false });
      await diagnostics(editor.document, 'findings', (all) => all.length === 2);
      const at = editor.document.getText().indexOf('XX县');
      await editor.edit((builder) =>
        builder.replace(new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 2)), '青山'),
      );
      await until('one finding less', () => rulesIn(uri).length === 1);
      await vscode.commands.executeCommand('undo');
      await until('both again', () => rulesIn(uri).length === 2);
    });

    it('names what it cannot read, where there is nothing else too', async () => {
      const reviewed = await run<Reviewed>('checkFolder', place('存稿', '图.txt'));
      assert.deepEqual([reviewed.files, reviewed.skipped, reviewed.skippedNames], [0, 1, ['存稿/图.txt']]);
    });

    it('is cleared', async () => {
      await run('checkFolder', folder());
      await run('clearReview');
      assert.deepEqual(rulesIn(place('存稿', '一.txt')), []);
    });

    it('is cancelled, and takes what it had before back', async () => {
      await run('checkFolder', folder());
      const source = new vscode.CancellationTokenSource();
      source.cancel();
      const reviewed = await run<Reviewed>('checkWorkspace', source.token);
      assert.isTrue(reviewed.cancelled);
      assert.equal(reviewed.files, 0);
      assert.deepEqual(rulesIn(place('存稿', '一.txt')), []);
    });

    it('takes the whole workspace', async () => {
      const reviewed = await run<Reviewed>('checkWorkspace');
      assert.isAtLeast(reviewed.files, 5);
      assert.deepEqual(rulesIn(place('存稿', '一.txt')), FOUND);
      assert.isNotEmpty(rulesIn(place('讲话.txt')));
    });
  });

  describe('before correcting', () => {
    const preview = (): vscode.TabInputTextDiff | undefined => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    };
    const right = DRAFT.replace('幸苦', '辛苦');

    it('shows both versions, corrects on demand, undone in one step', async () => {
      const { document } = await draft();
      assert.equal(await run('previewFixes'), 'preview');
      const shown = await until('the comparison', preview);
      assert.equal((await vscode.workspace.openTextDocument(shown.modified)).getText(), right);
      assert.equal(document.getText(), DRAFT);
      assert.equal(await run('applyFixes'), 'applied');
      assert.equal(document.getText(), right);
      await until('the comparison to close', () => !preview());
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), DRAFT);
    });

    it('leaves the document where it is not wanted, or there is nothing', async () => {
      const { document } = await draft();
      assert.equal(await run('previewFixes'), 'preview');
      await run('discardFixes');
      assert.equal(await run('applyFixes'), 'unchanged');
      assert.equal(document.getText(), DRAFT);
      await closeAll();
      await draft(right);
      assert.equal(await run('previewFixes'), 'unchanged');
    });
  });

  describe('the report', () => {
    it('opens as a document, which is not checked itself', async () => {
      await draft();
      await run('exportReport', { format: 'markdown' });
      const { document } = vscode.window.activeTextEditor!;
      assert.equal(document.languageId, 'markdown');
      assert.match(document.getText(), /【幸苦】/);
      assert.deepEqual(diagnosticsOf(document), []);
    });

    it('says what was corrected since', async () => {
      const editor = await draft();
      await run('fixAll');
      await diagnostics(editor.document, 'no misspelt word', (all) => !all.some((one) => ruleOf(one) === 'typo'));
      await run('exportReport', { format: 'markdown' });
      assert.match(vscode.window.activeTextEditor!.document.getText(), /（1）|\(1\)/);
      assert.match(vscode.window.activeTextEditor!.document.getText(), /幸苦/);
    });

    it('is saved as a page', async () => {
      await draft();
      const to = place('报告.html');
      await run('exportReport', { format: 'html', to });
      try {
        const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(to));
        assert.match(page, /^<!DOCTYPE html>/);
        assert.include(page, '【幸苦】');
      } finally {
        await vscode.workspace.fs.delete(to);
      }
    });
  });

  it('shows only errors in focus', async () => {
    const settings = vscode.workspace.getConfiguration('gongwen');
    await settings.update('rules', { typo: 'warning' }, vscode.ConfigurationTarget.Global);
    try {
      const { document } = await untitled(DRAFT);
      await diagnostics(document, 'all', (all) => all.length === 3);
      assert.isTrue(await run('toggleFocus'));
      await diagnostics(document, 'errors alone', (all) => all.length === 2 && all.every((one) => one.severity === 0));
      assert.isFalse(await run('toggleFocus'));
      await diagnostics(document, 'all again', (all) => all.length === 3);
    } finally {
      await settings.update('focus', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe('first use', () => {
  afterEach(closeAll);

  for (const number of [1, 2, 3, 4, 5]) {
    it(`opens sample ${number} as a copy`, async () => {
      await run('openSample', number);
      const { document } = vscode.window.activeTextEditor!;
      assert.isTrue(document.isUntitled);
      assert.isAbove(document.getText().length, 300);
      if (number === 1) await diagnostics(document, 'findings of the pasted speech', (all) => all.length > 10);
    });
  }

  it('shows the first steps', async () => {
    await run('openWalkthrough');
    await until('the walkthrough', () => vscode.window.tabGroups.activeTabGroup.activeTab);
  });

  it('works on the draft beside the first steps while they have the focus', async () => {
    const { document } = await draft();
    await vscode.commands.executeCommand('workbench.action.splitEditorRight');
    await run('openWalkthrough');
    await until('no active text editor', () => !vscode.window.activeTextEditor);
    await run('fixAll');
    assert.equal(document.getText(), DRAFT.replace('幸苦', '辛苦'));
    await run('exportReport', { format: 'markdown' });
    assert.match(vscode.window.activeTextEditor!.document.getText(), /幸苦/);
  });

  it('writes down a problem without the document', async () => {
    await draft();
    const text = await run<string>('reportProblem');
    assert.equal(vscode.window.activeTextEditor!.document.getText(), text);
    assert.include(text, vscode.version);
    assert.match(text, /"typo": 1/);
    assert.notMatch(text, /幸苦|秋收|认清/);
    assert.deepEqual(diagnosticsOf(vscode.window.activeTextEditor!.document), []);
  });

  it('works in a workspace that is not trusted, and in virtual ones', () => {
    // In a workspace that is not trusted VS Code would put every Chinese character into a box.
    for (const languageId of ['plaintext', 'markdown', 'gongwen'])
      assert.isFalse(
        vscode.workspace.getConfiguration('editor', { languageId }).get('unicodeHighlight.nonBasicASCII'),
        languageId,
      );
    const { capabilities } = vscode.extensions.getExtension('gongwen.gongwen')!.packageJSON;
    assert.isTrue(capabilities.untrustedWorkspaces.supported);
    assert.isTrue(capabilities.virtualWorkspaces);
  });
});
