import { describe, expect, it } from 'vitest';
import {
  type ChangeAnnotation,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FoldingRange,
  type Hover,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { ClientCommand, Command, DID_CHECK, FIX_ALL, STATUS, type Status } from '../../server/src/protocol.js';
import { rules as shipped } from '../../server/src/rules/index.js';
import { type ClientOptions, connect, type TestClient } from './client.js';
import { stubs, vague } from './stubs.js';

const uri = 'file:///drafts/folder/讲话.txt';

const start = (options: ClientOptions = {}): Promise<TestClient> =>
  connect({ rules: stubs, settings: { enable: 'always' }, ...options });

const speech = `在全区防汛工作会议上的讲话

同志们：
　　汛期将至，大家幸苦了。现讲两点意见。
　　一、认清形势
　　（一）雨水偏多。预计雨量大，时间待定。
　　（二）堤防偏弱。要加固，地点待定。
　　二、压实责任
　　各街道要幸苦一些。
`;

const titles = (list: readonly CodeAction[]) => list.map(({ title }) => title);

describe('code actions', () => {
  it('offer the fixes, all of the kind, all safe ones, and ways to leave it', async () => {
    const client = await start({ folders: ['file:///drafts'] });
    await client.open(uri, speech);
    const slip = (await client.diagnostics(uri)).find(({ code }) => code === 'slip')!;
    const offered = await client.codeActions(uri, slip);
    expect(titles(offered)).toEqual([
      '改为“辛苦”',
      '全部修复同类：笔误（2处）',
      '修复全部可以放心修改之处（2处）',
      '忽略此处“幸苦”',
      '忽略此词“幸苦”（本项目）',
      '本文件不查此规则：笔误',
      '在项目中关闭此规则：笔误',
    ]);
    expect(offered.map(({ isPreferred }) => isPreferred ?? false)).toEqual([true, ...Array(6).fill(false)]);
    expect(offered[0]!.diagnostics).toEqual([slip]);
    expect(offered.every(({ kind }) => kind === 'quickfix')).toBe(true);
  });

  it('a fix that is applied is found no more', async () => {
    const client = await start();
    await client.open(uri, speech);
    const before = await client.diagnostics(uri);
    await client.apply((await client.codeActions(uri, before[0]!))[0]!);
    expect(client.text(uri)).toBe(speech.replace('大家幸苦', '大家辛苦'));
    expect(await client.diagnostics(uri)).toHaveLength(before.length - 1);
  });

  it('all of one rule at once leaves the other rules alone', async () => {
    const client = await start();
    await client.open(uri, speech);
    const slip = (await client.diagnostics(uri)).find(({ code }) => code === 'slip')!;
    const all = (await client.codeActions(uri, slip)).find(({ title }) => title.startsWith('全部修复同类'))!;
    await client.apply(all);
    expect(client.text(uri)).toBe(speech.replaceAll('幸苦', '辛苦'));
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['open', 'open']);
  });

  it('all of one rule at once are not offered where each has to be chosen', async () => {
    const client = await start();
    await client.open(uri, speech);
    const open = (await client.diagnostics(uri)).find(({ code }) => code === 'open')!;
    const offered = await client.codeActions(uri, open);
    expect(titles(offered).slice(0, 2)).toEqual(['填“周一”', '填“周二”']);
    expect(titles(offered).some((title) => title.startsWith('全部修复同类'))).toBe(false);
    expect(offered.some(({ isPreferred }) => isPreferred)).toBe(false);
  });

  describe('of a rule whose only fixes are to be looked at', () => {
    const guesses = '大概十人，大概百元，约莫一天，一月左右。';
    const all = (list: readonly CodeAction[]) => list.find(({ title }) => title.startsWith('全部修复同类'));
    const offered = async (options: ClientOptions) => {
      const client = await start({ rules: [vague], ...options });
      await client.open(uri, guesses);
      return client.codeActions(uri, (await client.diagnostics(uri))[0]!);
    };

    it('are shown by the client before they are made, and the title says what is left', async () => {
      const action = all(await offered({ initializationOptions: { commands: [ClientCommand.previewEdits] } }))!;
      const title = '全部修复同类：含糊（2处，另有2处须逐一处理）';
      expect(action.title).toBe(title);
      expect(action.edit).toBeUndefined();
      const at = (start: number) => ({
        range: { start: { line: 0, character: start }, end: { line: 0, character: start + 2 } },
        newText: '约',
      });
      expect(action.command).toEqual({
        title,
        command: ClientCommand.previewEdits,
        arguments: [{ uri, version: 1, title, edits: [at(0), at(5)] }],
      });
    });

    it('are to be confirmed where the client knows that from LSP', async () => {
      const workspaceEdit = { documentChanges: true, changeAnnotationSupport: {} };
      const action = all(await offered({ capabilities: { workspace: { configuration: true, workspaceEdit } } }))!;
      const [[id, annotation]] = Object.entries(action.edit!.changeAnnotations!) as [[string, ChangeAnnotation]];
      expect(annotation).toEqual({ label: action.title, needsConfirmation: true });
      const [change] = action.edit!.documentChanges as TextDocumentEdit[];
      expect(change!.edits.map((edit) => 'annotationId' in edit && edit.annotationId)).toEqual([id, id]);
    });

    it('are left to be taken one by one in any other client', async () => {
      const list = await offered({});
      expect(all(list)).toBeUndefined();
      expect(list.filter(({ isPreferred }) => isPreferred).map(({ title }) => title)).toEqual(['改为“约”']);
    });
  });

  it('source.fixAll.gongwen takes the safe ones only, and only when asked for', async () => {
    const client = await start();
    await client.open(uri, speech.replaceAll('\n', '\r\n'));
    const first = (await client.diagnostics(uri))[0]!;
    for (const only of [FIX_ALL, 'source.fixAll', 'source']) {
      const offered = await client.codeActions(uri, first, [only]);
      expect(offered.map(({ kind }) => kind)).toEqual([FIX_ALL]);
    }
    await client.apply((await client.codeActions(uri, first, [FIX_ALL]))[0]!);
    expect(client.text(uri)).toBe(speech.replaceAll('\n', '\r\n').replaceAll('幸苦', '辛苦'));
    expect(await client.codeActions(uri, first, [FIX_ALL])).toEqual([]);
  });

  it('bind their edits to a version only where the client takes that', async () => {
    const client = await start({ capabilities: { workspace: { configuration: true } } });
    await client.open(uri, '大家幸苦了。');
    const [fix] = await client.codeActions(uri, (await client.diagnostics(uri))[0]!);
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 4 } };
    expect(fix!.edit).toEqual({ changes: { [uri]: [{ range, newText: '辛苦' }] } });
  });
});

describe('ignoring', () => {
  const project = 'file:///drafts/.gongwenrc.json';
  const choose = async (client: TestClient, diagnostic: Diagnostic, title: string): Promise<void> => {
    const action = (await client.codeActions(uri, diagnostic)).find((one) => one.title.startsWith(title))!;
    await client.connection.sendRequest('workspace/executeCommand', action.command!);
  };

  it('a place: written to a new project file, and holds after edits elsewhere', async () => {
    const files = new Map<string, string>();
    const client = await start({ files, folders: ['file:///drafts'] });
    await client.open(uri, speech);
    const items = await client.diagnostics(uri);
    await choose(client, items[0]!, '忽略此处');
    expect(JSON.parse(files.get(project)!)).toEqual({
      ignores: [
        { rule: 'slip', text: '幸苦', before: '　汛期将至，大家', after: '了。现讲两点意见', file: 'folder/讲话.txt' },
      ],
    });
    await client.until(() => client.refreshes > 0);
    expect(await client.diagnostics(uri)).toHaveLength(items.length - 1);
    await client.edit(uri, 0, 0, '（送审稿）\n');
    expect(await client.diagnostics(uri)).toHaveLength(items.length - 1);
  });

  it('a word, a rule in this file, a rule in the project: each added to what is there', async () => {
    const files = new Map([[project, '{\n  // 本室约定\n  "ignores": []\n}\n']]);
    const client = await start({ files, folders: ['file:///drafts'] });
    await client.open(uri, speech);
    const [slip, open] = await client.diagnostics(uri);
    await choose(client, slip!, '忽略此词');
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['open', 'open']);
    await choose(client, open!, '本文件不查此规则');
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.open('file:///drafts/b.txt', '时间待定，幸苦。');
    expect((await client.diagnostics('file:///drafts/b.txt')).map(({ code }) => code)).toEqual(['open']);
    const argument = { uri, rule: 'open', severity: 'off' };
    await client.connection.sendRequest('workspace/executeCommand', {
      command: Command.setRule,
      arguments: [argument],
    });
    expect(await client.diagnostics('file:///drafts/b.txt')).toEqual([]);
    expect(files.get(project)).toContain('// 本室约定');
  });

  it('names the rule where the words of the place say nothing', async () => {
    const client = await start({ rules: shipped, folders: ['file:///drafts'] });
    await client.open(uri, speech.replace('同志们：\n', '').replace('时间待定', '时间“待定'));
    const found = await client.diagnostics(uri);
    const ofRule = async (rule: string) =>
      titles(await client.codeActions(uri, found.find(({ code }) => code === rule)!));
    expect(await ofRule('missing-salutation')).toContain('忽略此处：缺称谓或主送机关');
    expect((await ofRule('missing-salutation')).some((title) => title.startsWith('忽略此词'))).toBe(false);
    expect(await ofRule('unpaired-punctuation')).toContain('忽略此处：引号、书名号、括号不成对');
  });

  it('asks for a reason where the client can', async () => {
    const client = await start({
      folders: ['file:///drafts'],
      initializationOptions: { commands: [ClientCommand.ignoreWithReason] },
    });
    await client.open(uri, '大家幸苦了。');
    const offered = await client.codeActions(uri, (await client.diagnostics(uri))[0]!);
    const [plain, asked] = offered.filter(({ title }) => title.startsWith('忽略此处'));
    expect(asked!.title).toBe('忽略此处“幸苦”，并写明理由…');
    expect(asked!.command!.command).toBe(ClientCommand.ignoreWithReason);
    expect(asked!.command!.arguments).toEqual(plain!.command!.arguments);
  });

  it('offers first to fill a placeholder in where the client can', async () => {
    const text = '同志们：\n全县共有X个村，大家辛苦了。\n';
    for (const commands of [[], [ClientCommand.fillPlaceholder]]) {
      const client = await start({ rules: shipped, initializationOptions: { commands } });
      await client.open(uri, text);
      const found = (await client.diagnostics(uri)).find(({ code }) => code === 'unfilled-placeholder')!;
      const fill = (await client.codeActions(uri, found)).filter(({ isPreferred }) => isPreferred);
      expect(fill.map(({ title, command }) => [title, command?.command, command?.arguments])).toEqual(
        commands.map((id) => ['填写数量…', id, [{ uri, place: { line: 1, character: 4 } }]]),
      );
    }
  });

  it('an ignore is taken out of the project file again, and all else stays', async () => {
    const one = '{ "rule": "slip", "text": "幸苦" }';
    const files = new Map([[project, `{\n  "ignores": [\n    // 原话\n    { "rule": "open" },\n    ${one}\n  ]\n}\n`]]);
    const client = await start({ files, folders: ['file:///drafts'] });
    const remove = (line: number) =>
      client.connection.sendRequest('workspace/executeCommand', {
        command: Command.removeIgnore,
        arguments: [{ uri: project, place: { line, character: 6 } }],
      });
    await remove(4);
    expect(files.get(project)).toBe('{\n  "ignores": [\n    // 原话\n    { "rule": "open" }\n  ]\n}\n');
    await remove(2);
    expect(files.get(project)).toContain('open');
    await remove(3);
    expect(files.get(project)).toBe('{\n  "ignores": [\n    // 原话\n  ]\n}\n');
  });

  it('is not offered where nothing can be written', async () => {
    const client = await start({ runtime: { writeFile: undefined } as never });
    await client.open(uri, '大家幸苦了。');
    expect(titles(await client.codeActions(uri, (await client.diagnostics(uri))[0]!))).toEqual(['改为“辛苦”']);
  });

  it('a broken project file is not written over', async () => {
    const files = new Map([[project, '{ "ignores": [ ']]);
    const client = await start({ files, folders: ['file:///drafts'] });
    await client.open(uri, '大家幸苦了。');
    await expect(choose(client, (await client.diagnostics(uri))[0]!, '忽略此处')).rejects.toThrow();
    expect(files.get(project)).toBe('{ "ignores": [ ');
  });

  it('an unknown command or a wrong argument is refused', async () => {
    const client = await start();
    for (const [command, argument] of [
      ['nothing', {}],
      [Command.ignore, {}],
      [Command.setRule, { uri, rule: 'slip', severity: 'loud' }],
    ])
      await expect(
        client.connection.sendRequest('workspace/executeCommand', { command, arguments: [argument] }),
      ).rejects.toThrow();
  });
});

describe('the project file', () => {
  const project = 'file:///drafts/.gongwenrc.json';
  const changed = (client: TestClient, file = project) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });

  it('is watched, and reloaded when it changes, comes and goes', async () => {
    const files = new Map<string, string>();
    const client = await start({ files, folders: ['file:///drafts'] });
    await client.until(() => client.registered.includes('workspace/didChangeWatchedFiles'));
    await client.open(uri, '大家幸苦了。');
    expect(await client.diagnostics(uri)).toHaveLength(1);
    files.set(project, '{ "rules": { "slip": "off" } }');
    await changed(client);
    await client.until(() => client.refreshes === 1);
    expect(await client.diagnostics(uri)).toEqual([]);
    files.set(project, '{ "rules": { "slip": "hint" } }');
    await changed(client);
    expect((await client.diagnostics(uri))[0]!.severity).toBe(4);
    files.delete(project);
    await changed(client);
    expect((await client.diagnostics(uri))[0]!.severity).toBe(1);
  });

  it('the nearest one counts, and none above the workspace folder', async () => {
    const files = new Map([
      ['file:///.gongwenrc.json', '{ "rules": { "slip": "off" } }'],
      [project, '{ "rules": { "slip": "hint" } }'],
      ['file:///drafts/folder/.gongwenrc.json', '{ "rules": { "slip": "info" } }'],
    ]);
    const client = await start({ files, folders: ['file:///drafts'] });
    await client.open(uri, '大家幸苦了。');
    expect((await client.diagnostics(uri))[0]!.severity).toBe(3);
    files.delete('file:///drafts/folder/.gongwenrc.json');
    await changed(client, 'file:///drafts/folder/.gongwenrc.json');
    expect((await client.diagnostics(uri))[0]!.severity).toBe(4);
    files.delete(project);
    await changed(client);
    expect((await client.diagnostics(uri))[0]!.severity).toBe(1);
  });

  it('tables above it are reloaded when they change, for all that name them', async () => {
    const table = 'file:///drafts/words.tsv';
    const files = new Map([
      [table, '大家\t各位\n'],
      ['file:///drafts/a/.gongwenrc.json', '{ "tables": ["../words.tsv"] }'],
      ['file:///drafts/b/.gongwenrc.json', '{ "tables": ["./../words.tsv"] }'],
    ]);
    const client = await start({ files, folders: ['file:///drafts'], rules: shipped, settings: { enable: 'always' } });
    const uris = ['file:///drafts/a/x.txt', 'file:///drafts/b/x.txt'];
    const words = () =>
      Promise.all(
        uris.map(async (one) => (await client.diagnostics(one)).filter(({ code }) => code === 'project-word').length),
      );
    for (const one of uris) await client.open(one, '关于防汛的通知\n\n大家要多加小心。\n');
    expect(await words()).toEqual([1, 1]);
    files.set(table, '大伙\t各位\n');
    await changed(client, table);
    expect(await words()).toEqual([0, 0]);
  });

  it('its problems go with its folder, unless a document of it is still open', async () => {
    const files = new Map([[project, '{ "rules": { "open": "loud" } }']]);
    const client = await start({ files, folders: ['file:///drafts', 'file:///other'] });
    const last = () => client.published.filter((one) => one.uri === project).at(-1)?.diagnostics.length;
    await client.open(uri, '大家好。');
    await client.diagnostics(uri);
    await client.until(() => last() === 1);
    const folder = { uri: 'file:///drafts', name: 'drafts' };
    const change = (event: object) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await change({ added: [], removed: [folder] });
    await client.until(() => client.refreshes === 1);
    await client.diagnostics(uri);
    expect(last()).toBe(1);
    await client.close(uri);
    await client.until(() => last() === 0);
    await change({ added: [folder], removed: [] });
    await client.open(uri, '大家好。');
    await client.diagnostics(uri);
    await client.until(() => last() === 1);
    await client.close(uri);
    await change({ added: [], removed: [folder] });
    await client.until(() => last() === 0);
  });

  it('folders come and go without being asked for', async () => {
    const files = new Map([['file:///other/.gongwenrc.json', '{ "rules": { "slip": "hint" } }']]);
    const client = await start({ files, folders: ['file:///drafts'] });
    let asked = 0;
    client.connection.onRequest('workspace/workspaceFolders', () => {
      asked++;
      throw new Error('not now');
    });
    const below = 'file:///other/deep/a.txt';
    await client.open(below, '大家幸苦了。');
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file:///other/deep', name: 'deep' }], removed: [] },
    });
    await client.until(() => client.refreshes === 1);
    // The search ends at the folder now.
    expect((await client.diagnostics(below))[0]!.severity).toBe(1);
    expect(asked).toBe(0);
  });

  it('what is wrong in it is said at its place, what is right counts', async () => {
    const files = new Map([[project, '{\n  "rules": { "slip": "off", "open": "loud" },\n  "tables": ["词.tsv"]\n}']]);
    const client = await start({ files, folders: ['file:///drafts'] });
    await client.open(uri, '幸苦待定。');
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['open']);
    await client.until(() => client.published.some((one) => one.uri === project));
    const told = client.published.find((one) => one.uri === project)!.diagnostics;
    expect(told.map(({ range }) => range.start.line)).toEqual([1, 2]);
    files.set(project, '{ "rules": { "slip": "off" } }');
    await changed(client);
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0);
    expect(client.published.every((one) => one.uri === project)).toBe(true);
  });

  it('leaves documents out', async () => {
    const files = new Map([[project, '{ "exclude": ["folder"] }']]);
    const client = await start({ files, folders: ['file:///drafts'] });
    await client.open(uri, '大家幸苦了。');
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('is read by the client where that offers to', async () => {
    const asked: string[] = [];
    const client = await start({
      folders: ['vscode-vfs://github/a'],
      initializationOptions: { readFile: true },
      runtime: { readFile: undefined } as never,
    });
    client.connection.onRequest('gongwen/readFile', (params: { uri: string }) => {
      asked.push(params.uri);
      return params.uri.endsWith('/a/.gongwenrc.json') ? '{ "rules": { "slip": "off" } }' : null;
    });
    await client.open('vscode-vfs://github/a/b/c.txt', '大家幸苦了。');
    expect(await client.diagnostics('vscode-vfs://github/a/b/c.txt')).toEqual([]);
    expect(asked).toEqual(['vscode-vfs://github/a/b/.gongwenrc.json', 'vscode-vfs://github/a/.gongwenrc.json']);
  });
});

describe('structure', () => {
  const names = (symbols: readonly DocumentSymbol[]): unknown[] =>
    symbols.map(({ name, children = [] }) => (children.length > 0 ? [name, names(children)] : name));

  it('symbols are hierarchical, with ranges inside those of their parents', async () => {
    const client = await start();
    await client.open(uri, speech);
    const symbols = await client.request<DocumentSymbol[]>(
      DocumentSymbolRequest.method.slice('textDocument/'.length),
      uri,
    );
    expect(names(symbols)).toEqual([['一、认清形势', ['（一）雨水偏多', '（二）堤防偏弱']], '二、压实责任']);
    const [first] = symbols;
    expect(first!.selectionRange).toEqual({ start: { line: 4, character: 2 }, end: { line: 4, character: 8 } });
    expect(first!.range.end).toEqual({ line: 6, character: 19 });
    expect(first!.detail).toMatch(/^\d+字$/);
  });

  it('sections fold, lines of their own do not', async () => {
    const client = await start();
    await client.open(uri, speech);
    expect(await client.request<FoldingRange[]>('foldingRange', uri)).toEqual([
      { startLine: 4, endLine: 6 },
      { startLine: 7, endLine: 8 },
    ]);
  });
});

describe('hover', () => {
  const at = (client: TestClient, offset: number) =>
    client.request<Hover | null>('hover', uri, { position: client.documents.get(uri)!.positionAt(offset) });

  it('gives the reason, the clause, an example and the page', async () => {
    const client = await start();
    await client.open(uri, speech);
    const shown = await at(client, speech.indexOf('幸苦') + 1);
    const { value } = shown!.contents as { value: string };
    for (const part of [
      '**笔误**',
      '`slip`',
      '应为“辛苦”',
      'GB/T 0000 1.2',
      '**\u2060幸苦\u2060**',
      '十分辛苦。',
      '/docs/rules/slip.md',
    ])
      expect(value).toContain(part);
    expect(shown!.range).toEqual({ start: { line: 3, character: 9 }, end: { line: 3, character: 11 } });
  });

  it('leads to where the client has the pages, by its command where it has one', async () => {
    const rulePages = 'file:///extension/docs/rules';
    for (const [commands, link] of [
      [[], `${rulePages}/slip.md`],
      [[ClientCommand.openRule], 'command:gongwen.openRule?%5B%22slip%22%5D'],
    ] as const) {
      const client = await start({ initializationOptions: { rulePages, commands } });
      await client.open(uri, speech);
      const slip = (await client.diagnostics(uri)).find(({ code }) => code === 'slip')!;
      expect(slip.codeDescription?.href).toBe(`${rulePages}/slip.md`);
      const shown = await at(client, speech.indexOf('幸苦') + 1);
      expect((shown!.contents as { value: string }).value).toContain(`](${link})`);
    }
  });

  it('counts the series of an ordinal', async () => {
    const client = await start();
    await client.open(uri, speech);
    expect((await at(client, speech.indexOf('（二）')))!.contents).toMatchObject({ value: '第2节，共2节' });
    expect(await at(client, speech.indexOf('汛期'))).toBeNull();
  });
});

describe('completion', () => {
  const labels = async (client: TestClient, offset: number) => {
    const position = client.documents.get(uri)!.positionAt(offset);
    const items = await client.request<CompletionItem[]>('completion', uri, { position });
    return items.map(({ label }) => label);
  };

  it('offers the next ordinals, and the closings of the genre at the end', async () => {
    const client = await start();
    const text = `${speech}　　`;
    await client.open(uri, text);
    const offered = await labels(client, text.length);
    expect(offered.slice(0, 2)).toEqual(['（一）', '三、']);
    expect(offered.some((label) => label.includes('谢谢'))).toBe(true);
  });

  it('offers nothing inside a sentence', async () => {
    const client = await start();
    await client.open(uri, speech);
    expect(await labels(client, speech.indexOf('汛期') + 2)).toEqual([]);
  });
});

describe('status', () => {
  it('is told to a client that wants it, when it changes', async () => {
    const client = await start({ initializationOptions: { status: true } });
    await client.open(uri, speech);
    await client.diagnostics(uri);
    await client.until(() => client.notifications.length === 1);
    const { method, params } = client.notifications[0] as { method: string; params: Status };
    expect(method).toBe(DID_CHECK);
    expect(params).toMatchObject({
      uri,
      official: true,
      counts: { error: 2, warning: 2, info: 0, hint: 0 },
      fixable: 2,
    });
    expect(params.genre?.name).toBe('讲话');
    expect(await client.connection.sendRequest(STATUS, { uri })).toEqual(params);
  });

  it('is told again when only the language changes, and not when nothing does', async () => {
    const client = await start({ initializationOptions: { status: true } });
    await client.open(uri, speech);
    await client.diagnostics(uri);
    await client.until(() => client.notifications.length === 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.diagnostics(uri);
    client.settings = { enable: 'always', language: 'en' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.diagnostics(uri);
    await client.until(() => client.notifications.length > 1);
    const names = client.notifications.map(({ params }) => (params as Status).genre?.name);
    expect(names).toEqual(['讲话', 'speech']);
  });

  it('is null for what is not ours, and never told unasked', async () => {
    const client = await start();
    await client.open('file:///a.ts', '', 'typescript');
    expect(await client.connection.sendRequest(STATUS, { uri: 'file:///a.ts' })).toBeNull();
    await client.open(uri, speech);
    await client.diagnostics(uri);
    await client.connection.sendRequest(STATUS, { uri });
    expect(client.notifications).toEqual([]);
  });
});
