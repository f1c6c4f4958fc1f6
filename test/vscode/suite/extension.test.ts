import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  actions,
  apply,
  closeAll,
  diagnostics,
  diagnosticsOf,
  judged,
  open,
  ruleOf,
  tree,
  until,
  untitled,
} from './editor.js';

const SPEECH = [
  '在全县防汛工作会议上的讲话',
  '',
  '同志们：',
  '',
  '今天召开这次会议，主要任务是部署防汛工作。全县共有水库X座，任务十分繁重，同志们十分幸苦。下面，我讲三点意见：',
  '',
  '一、提高认识,增强责任感',
  '',
  '（一）形势严峻。今年雨季来得早，汛情不容乐观。',
  '',
  '（二）任务艰巨。水库、堤防、山洪灾害点都要守住。',
  '',
  '二、突出重点，抓好落实',
  '',
  '要落实责任，加强值守，做好群众转移安置工作。',
  '',
  '四、加强领导，严肃纪律',
  '',
  '各级各部门要各司其职，密切配合。',
  '',
  '谢谢大家！',
].join('\n');

const trusted = (one: vscode.MarkdownString | { readonly value: string }): boolean =>
  'isTrusted' in one && typeof one.isTrusted === 'object' && one.isTrusted.enabledCommands.includes('gongwen.openRule');

const fixAll = vscode.CodeActionKind.SourceFixAll.append('gongwen');

describe('公文校对', () => {
  afterEach(closeAll);

  it('is there, and activates on a text document', async () => {
    const extension = vscode.extensions.getExtension('gongwen.gongwen');
    assert.exists(extension);
    await untitled(SPEECH);
    await until('activation', () => extension!.isActive);
  });

  describe('in plain text', () => {
    it('marks what is wrong, at the place', async () => {
      const { document } = await untitled(SPEECH);
      const found = await diagnostics(document, 'findings', (all) => all.length >= 4);
      const seen = Object.fromEntries(found.map((one) => [ruleOf(one), document.getText(one.range)]));
      assert.deepEqual(seen, {
        'unfilled-placeholder': 'X',
        typo: '幸苦',
        'halfwidth-punctuation': ',',
        'heading-sequence': '四、',
      });
      const severity = (rule: string): vscode.DiagnosticSeverity => found.find((one) => ruleOf(one) === rule)!.severity;
      assert.equal(severity('typo'), vscode.DiagnosticSeverity.Error);
      assert.equal(severity('halfwidth-punctuation') < vscode.DiagnosticSeverity.Hint, true);
    });

    it('corrects one place by its quick fix, and undo brings it back', async () => {
      const { document } = await untitled(SPEECH);
      const [typo] = (await diagnostics(document, 'a typo', (all) => all.some((one) => ruleOf(one) === 'typo'))).filter(
        (one) => ruleOf(one) === 'typo',
      );
      const fix = (await actions(document, typo!.range, vscode.CodeActionKind.QuickFix)).find(({ title }) =>
        title.includes('辛苦'),
      );
      assert.exists(fix);
      await apply(fix!);
      assert.include(document.getText(), '十分辛苦');
      await diagnostics(document, 'no typo', (all) => all.every((one) => ruleOf(one) !== 'typo'));
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), SPEECH);
      await diagnostics(document, 'the typo again', (all) => all.some((one) => ruleOf(one) === 'typo'));
    });

    it('corrects all places of one rule', async () => {
      const { document } = await untitled(
        SPEECH.replaceAll('防汛', '防汛部暑').replace('抓好落实', '抓好落实，做好部暑'),
      );
      const typos = (
        await diagnostics(document, 'typos', (all) => all.filter((one) => ruleOf(one) === 'typo').length >= 3)
      ).filter((one) => ruleOf(one) === 'typo');
      const all = (await actions(document, typos[0]!.range, vscode.CodeActionKind.QuickFix)).find(
        ({ edit, title }) => edit && /[（(]\d+/.test(title) && !/放心|safe/i.test(title),
      );
      assert.exists(all);
      await apply(all!);
      assert.notInclude(document.getText(), '部暑');
      assert.notInclude(document.getText(), '幸苦');
    });

    it('corrects all that is safe by its command, as one step of undo', async () => {
      const { document } = await untitled(SPEECH);
      await diagnostics(document, 'findings', (all) => all.length >= 4);
      await vscode.commands.executeCommand('gongwen.fixAll');
      assert.include(document.getText(), '十分辛苦');
      assert.include(document.getText(), '提高认识，增强责任感');
      assert.include(document.getText(), '四、', 'a suggestion is not taken without asking');
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), SPEECH);
    });

    it('offers source.fixAll for saving', async () => {
      const { document } = await untitled(SPEECH);
      await diagnostics(document, 'findings', (all) => all.length >= 4);
      const [action] = await actions(document, new vscode.Range(0, 0, document.lineCount, 0), fixAll);
      assert.exists(action?.edit);
      await apply(action!);
      assert.include(document.getText(), '十分辛苦');
    });

    it('renumbers the rest of a level', async () => {
      const { document } = await untitled(SPEECH);
      const [wrong] = (
        await diagnostics(document, 'a wrong number', (all) => all.some((one) => ruleOf(one) === 'heading-sequence'))
      ).filter((one) => ruleOf(one) === 'heading-sequence');
      const [fix] = await actions(document, wrong!.range, vscode.CodeActionKind.QuickFix);
      await apply(fix!);
      assert.include(document.getText(), '三、加强领导');
      await diagnostics(document, 'right numbers', (all) => all.every((one) => ruleOf(one) !== 'heading-sequence'));
    });

    it('leaves alone what is just being written, until the writer goes on elsewhere', async () => {
      const editor = await untitled(SPEECH);
      const { document } = editor;
      await diagnostics(document, 'findings', (all) => all.length >= 4);
      const type = async (line: number, text: string): Promise<void> => {
        const { end } = document.lineAt(line).range;
        editor.selection = new vscode.Selection(end, end);
        for (const character of text) await vscode.commands.executeCommand('type', { text: character });
      };
      const marks = (all: readonly vscode.Diagnostic[]): string[] =>
        all.filter((one) => ruleOf(one) === 'unpaired-punctuation').map(({ range }) => document.getText(range));
      const slips = (all: readonly vscode.Diagnostic[]): number => all.filter((one) => ruleOf(one) === 'typo').length;
      await type(14, '要幸苦一阵子，做到“汛情');
      const writing = await diagnostics(document, 'a second typo', (all) => slips(all) === 2);
      assert.deepEqual(marks(writing), []);
      await type(18, '要守纪律。');
      const gone = await diagnostics(document, 'the open mark', (all) => marks(all).length > 0);
      assert.deepEqual(marks(gone), ['“']);
    });

    it('has an outline of all headings, and folds by it', async () => {
      const { document } = await untitled(SPEECH);
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.deepEqual(tree(symbols), [
        ['一、提高认识,增强责任感', ['（一）形势严峻', '（二）任务艰巨']],
        '二、突出重点，抓好落实',
        '四、加强领导，严肃纪律',
      ]);
      const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      assert.isTrue(ranges.some(({ start }) => start === 6));
    });

    it('explains the rule in the hover', async () => {
      const { document } = await untitled(SPEECH);
      const [typo] = (await diagnostics(document, 'a typo', (all) => all.some((one) => ruleOf(one) === 'typo'))).filter(
        (one) => ruleOf(one) === 'typo',
      );
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        typo!.range.start,
      );
      const text = hovers
        .flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
        .join('\n');
      assert.include(text, 'typo');
      // Its link leads to a page that is on this computer, and may be clicked.
      const link = /command:gongwen\.openRule\?[^)]+/.exec(text)?.[0];
      assert.exists(link);
      const [rule] = JSON.parse(decodeURIComponent(link!.split('?')[1]!));
      assert.isTrue(hovers.some(({ contents }) => contents.some((one) => typeof one !== 'string' && trusted(one))));
      const page = await vscode.commands.executeCommand<vscode.Uri>('gongwen.openRule', rule);
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(page)), /^# .*`typo`/);
      assert.isUndefined(await vscode.commands.executeCommand('gongwen.openRule', '../../package'));
      const target = typeof typo!.code === 'object' ? typo!.code.target : undefined;
      if (vscode.env.uiKind === vscode.UIKind.Desktop)
        assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(target!)), /^# .*`typo`/);
    });

    it('follows typing', async () => {
      const editor = await untitled('');
      await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), SPEECH));
      await diagnostics(editor.document, 'findings', (all) => all.length >= 4);
      const at = editor.document.getText().indexOf('幸苦');
      await editor.edit((builder) =>
        builder.replace(new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 2)), '辛苦'),
      );
      await diagnostics(editor.document, 'one finding less', (all) => all.every((one) => ruleOf(one) !== 'typo'));
    });

    it('counts offsets as the editor does, behind emoji and full-width blanks', async () => {
      const { document } = await untitled(`😀　　${SPEECH.replace('同志们十分', '同志们👍🏽十分')}`);
      const found = await diagnostics(document, 'a typo', (all) => all.some((one) => ruleOf(one) === 'typo'));
      assert.equal(document.getText(found.find((one) => ruleOf(one) === 'typo')!.range), '幸苦');
    });
  });

  describe('in Markdown', () => {
    it('reads marks as marks, and finds the rest', async () => {
      const content = `# 在全县防汛工作会议上的讲话\n\n同志们：\n\n全县**水库**共X座，同志们十分幸苦，各级党委政府要加强领导、落实责任。\n\n## 一、提高认识\n\n\`幸苦\` 是代码。\n\n## 三、抓好落实\n\n谢谢大家！\n`;
      const { document } = await untitled(content, 'markdown');
      const found = await diagnostics(document, 'findings', (all) => all.length >= 3);
      assert.sameMembers(
        found.map((one) => `${ruleOf(one)} ${document.getText(one.range)}`),
        ['unfilled-placeholder X', 'typo 幸苦', 'heading-sequence 三、'],
      );
    });
  });

  describe('what is not official prose', () => {
    it('is left alone', async () => {
      const { document } = await untitled(
        '// 计算总价：单价×数量\nconst total = price * X;\n今天天气不错,我们去公园玩吧!\n',
      );
      const marked = await untitled(SPEECH);
      await diagnostics(marked.document, 'findings in the speech');
      assert.deepEqual(diagnosticsOf(document), []);
    });

    it('is checked when the setting says so', async () => {
      const { document } = await untitled('大家都很幸苦。');
      const settings = vscode.workspace.getConfiguration('gongwen');
      await settings.update('enable', 'always', vscode.ConfigurationTarget.Workspace);
      try {
        await diagnostics(document, 'a typo', (all) => all.some((one) => ruleOf(one) === 'typo'));
        await settings.update('rules', { typo: 'off' }, vscode.ConfigurationTarget.Workspace);
        await diagnostics(document, 'no typo', (all) => all.length === 0);
      } finally {
        await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
        await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });
  });

  describe('files of the workspace', () => {
    it('are checked', async () => {
      const { document } = await open('讲话.txt');
      const found = await diagnostics(document, 'findings');
      assert.include(found.map(ruleOf), 'unfilled-placeholder');
    });

    it('ignores what 忽略此处 wrote to the project file', async () => {
      const { document } = await open('讲话.txt');
      const [typo] = (await diagnostics(document, 'a typo', (all) => all.some((one) => ruleOf(one) === 'typo'))).filter(
        (one) => ruleOf(one) === 'typo',
      );
      const ignore = (await actions(document, typo!.range)).find(({ title }) => /忽略此处|Ignore/.test(title));
      assert.exists(ignore);
      await apply(ignore!);
      await diagnostics(document, 'the typo ignored', (all) => all.every((one) => ruleOf(one) !== 'typo'));
      const folder = vscode.workspace.workspaceFolders![0]!.uri;
      const file = vscode.Uri.joinPath(folder, '.gongwenrc.json');
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      assert.include(text, '幸苦');
      await vscode.commands.executeCommand('gongwen.openProjectFile');
      assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), file.toString());
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(file);
      await diagnostics(document, 'the typo again', (all) => all.some((one) => ruleOf(one) === 'typo'));
    });

    it('a file in the national encoding is opened again in it', async () => {
      const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '旧稿.txt');
      // 关于防汛的通知, 各乡镇： and 同志们十分幸苦。 in GBK.
      const bytes = 'b9d8d3dab7c0d1b4b5c4cda8d6aa0ab8f7cfe7d5f2a3ba0acdacd6bec3c7caaeb7d6d0d2bfe0a1a30a';
      await vscode.workspace.fs.writeFile(
        uri,
        Uint8Array.from(bytes.match(/../g)!, (byte) => Number.parseInt(byte, 16)),
      );
      try {
        const { document } = await vscode.window.showTextDocument(uri, { preview: false });
        assert.include(document.getText(), '\uFFFD');
        await vscode.commands.executeCommand('gongwen.reopenEncoding');
        await until('the text', () => document.getText().startsWith('关于防汛的通知\n各乡镇：'));
        assert.isFalse(document.isDirty);
      } finally {
        await closeAll();
        await vscode.workspace.fs.delete(uri);
      }
    });

    it('one file alone is no longer checked, and the project file is the one that opens', async () => {
      const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '子夹');
      const file = vscode.Uri.joinPath(folder, '.gongwenrc.json');
      const write = (uri: vscode.Uri, text: string): Thenable<void> =>
        vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      const uris = ['甲.txt', '乙.txt'].map((name) => vscode.Uri.joinPath(folder, name));
      await write(file, '{}\n');
      for (const uri of uris) await write(uri, SPEECH);
      try {
        const [one, other] = await Promise.all(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
        await vscode.window.showTextDocument(other!, { preview: false });
        await diagnostics(other!, 'findings');
        await vscode.window.showTextDocument(one!, { preview: false });
        await diagnostics(one!, 'findings');
        await vscode.commands.executeCommand('gongwen.setEnable', 'never', 'file');
        await diagnostics(one!, 'nothing', (all) => all.length === 0);
        const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
        assert.deepEqual(JSON.parse(text).overrides, [{ files: ['./甲.txt'], enable: 'never' }]);
        await diagnostics(other!, 'findings still');
        await judged(one!, false);
        assert.isUndefined(vscode.workspace.getConfiguration('gongwen').inspect('enable')?.workspaceValue);
        await vscode.commands.executeCommand('gongwen.openProjectFile');
        assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), file.toString());
      } finally {
        await closeAll();
        await vscode.workspace.fs.delete(folder, { recursive: true });
      }
    });
  });

  describe('when to check', () => {
    const { Global, Workspace } = vscode.ConfigurationTarget;
    const settings = () => vscode.workspace.getConfiguration('gongwen');

    it('“automatic” holds in the workspace, whatever is set for all of them', async () => {
      await settings().update('enable', 'never', Global);
      try {
        const { document } = await untitled(SPEECH);
        await vscode.commands.executeCommand('gongwen.setEnable', 'auto', 'all');
        assert.equal(settings().get('enable'), 'auto');
        await diagnostics(document, 'findings');
        await settings().update('enable', undefined, Global);
        await vscode.commands.executeCommand('gongwen.setEnable', 'auto', 'all');
        assert.isUndefined(settings().inspect('enable')?.workspaceValue);
      } finally {
        await settings().update('enable', undefined, Workspace);
        await settings().update('enable', undefined, Global);
      }
    });
  });

  it('has all commands that package.json names', async () => {
    const { packageJSON } = vscode.extensions.getExtension('gongwen.gongwen')!;
    await untitled(SPEECH);
    const known = await vscode.commands.getCommands(true);
    for (const { command } of packageJSON.contributes.commands) assert.include(known, command);
  });
});
