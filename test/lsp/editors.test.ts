import { describe, expect, it } from 'vitest';
import type {
  CodeAction,
  DocumentSymbol,
  InitializeParams,
  MarkupContent,
  MarkupKind,
  MessageConnection,
  SymbolInformation,
} from 'vscode-languageserver/node';
import { type ClientOptions, connect, type TestClient } from './client.js';

// Clients that can do less than VS Code, as other editors are: each says little of itself and must be served all the same.

const uri = 'file:///home/writer/drafts/a.txt';
const speech = `在全县秋粮收购工作会议上的讲话

同志们：

　　今年全县粮食丰收，各乡镇十分幸苦。现讲两点意见。

　　一、抓好收购

　　要敞开收购，不打白条。

　　二、管好仓储

　　要保证储粮安全。

　　谢谢大家！
`;

/** A client that says only what it is told to say here. */
async function start(params: Partial<InitializeParams>, options: ClientOptions = {}): Promise<TestClient> {
  const client = await connect({ push: true, ...options, params: { capabilities: {}, ...params } });
  return client;
}

const typos = async (client: TestClient) =>
  (await client.nextPublished(uri)).filter(({ code }) => code === 'typo').map((one) => client.covered(uri, one));

describe('a client that can nothing', () => {
  it.each<[string, Partial<InitializeParams>]>([
    ['no folders', { workspaceFolders: null }],
    ['a root of old', { workspaceFolders: null, rootUri: 'file:///home/writer/drafts' }],
    ['no word of folders', { workspaceFolders: undefined as never }],
    ['odd options', { initializationOptions: 'gongwen', workspaceFolders: null }],
  ])('%s: diagnostics, an action, the outline', async (_, params) => {
    const client = await start(params);
    await client.open(uri, speech, 'text');
    expect(await typos(client)).toEqual(['幸苦']);
    const typo = (await client.nextPublished(uri)).find(({ code }) => code === 'typo')!;
    const [action] = await client.codeActions(uri, typo);
    // Without documentChanges: plain edits.
    expect(action?.edit?.documentChanges).toBeUndefined();
    await client.apply(action!);
    expect(client.text(uri)).toBe(speech.replace('幸苦', '辛苦'));
    expect(await typos(client)).toEqual([]);
    const symbols = await client.request<(DocumentSymbol | SymbolInformation)[]>('documentSymbol', uri);
    expect(symbols.map(({ name }) => name)).toEqual(['一、抓好收购', '二、管好仓储']);
  });

  it('that takes no trees gets a list, each with the one that holds it', async () => {
    const client = await start({ workspaceFolders: null });
    await client.open(uri, speech.replace('　　要敞开', '　　（一）放手\n\n　　要敞开'), 'text');
    const symbols = await client.request<SymbolInformation[]>('documentSymbol', uri);
    expect(symbols.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['一、抓好收购', undefined],
      ['（一）放手', '一、抓好收购'],
      ['二、管好仓储', undefined],
    ]);
    expect(symbols[1]!.location).toMatchObject({ uri, range: { start: { line: 8 } } });
  });

  it.each([
    [['plaintext'], 'plaintext'],
    [['plaintext', 'markdown'], 'markdown'],
    [undefined, 'markdown'],
  ])('that shows %j in a hover gets %s', async (contentFormat, kind) => {
    const hover = contentFormat ? { contentFormat: contentFormat as MarkupKind[] } : {};
    const client = await start({ capabilities: { textDocument: { hover } }, workspaceFolders: null });
    await client.open(uri, speech, 'text');
    const typo = (await client.nextPublished(uri)).find(({ code }) => code === 'typo')!;
    const { contents } = await client.request<{ contents: MarkupContent }>('hover', uri, {
      position: typo.range.start,
    });
    expect(contents.kind).toBe(kind);
    expect(contents.value).toContain('错别字');
    expect(/\*\*|`|\]\(/.test(contents.value)).toBe(kind === 'markdown');
  });

  it('that opens a document twice is served the newer text', async () => {
    const client = await start({ workspaceFolders: null });
    await client.open(uri, speech, 'text');
    expect(await typos(client)).toEqual(['幸苦']);
    client.published.length = 0;
    await client.open(uri, speech.replace('幸苦', '辛苦'), 'text');
    expect(await typos(client)).toEqual([]);
  });

  it('is asked for nothing that it did not offer', async () => {
    const asked: string[] = [];
    const client = await start({ workspaceFolders: null });
    const note = (method: string): null => {
      asked.push(method);
      return null;
    };
    (client.connection as unknown as MessageConnection).onRequest(note);
    for (const method of ['workspace/configuration', 'workspace/diagnostic/refresh', 'client/registerCapability'])
      client.connection.onRequest(method, () => note(method));
    await client.open(uri, speech, 'text');
    await client.nextPublished(uri);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.request('documentSymbol', uri);
    expect(asked).toEqual([]);
  });

  it('sets by its options at the start, and by what it sends later', async () => {
    const options = { initializationOptions: { settings: { rules: { typo: 'off' } } } };
    const client = await start({ ...options, workspaceFolders: null });
    await client.open(uri, speech, 'text');
    expect(await typos(client)).toEqual([]);
    client.published.length = 0;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { gongwen: {} } });
    expect(await typos(client)).toEqual(['幸苦']);
  });

  it('who speaks no Chinese gets English, who says nothing gets Chinese', async () => {
    for (const [locale, said] of [
      ['en-US', /should be/],
      [undefined, /应为/],
    ] as const) {
      const client = await start({ locale: locale as string, workspaceFolders: null });
      await client.open(uri, speech, 'text');
      const typo = (await client.nextPublished(uri)).find(({ code }) => code === 'typo');
      expect(typo?.message).toMatch(said);
    }
  });
});

describe('a client that watches no files', () => {
  const project = 'file:///home/writer/drafts/.gongwenrc.json';
  const capabilities = { workspace: { workspaceFolders: true } };
  const folders = [{ uri: 'file:///home/writer/drafts', name: 'drafts' }];

  it('a project file is read anew when a draft is saved', async () => {
    const files = new Map([[project, '{ "rules": { "typo": "off" } }']]);
    const client = await start({ capabilities, workspaceFolders: folders }, { files });
    await client.open(uri, speech, 'text');
    expect(await typos(client)).toEqual([]);
    files.set(project, '{}');
    client.published.length = 0;
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    expect(await typos(client)).toEqual(['幸苦']);
  });

  it('and when one is opened', async () => {
    const files = new Map([[project, '{ "rules": { "typo": "off" } }']]);
    const client = await start({ capabilities, workspaceFolders: folders }, { files });
    await client.open(uri, speech, 'text');
    expect(await typos(client)).toEqual([]);
    await client.close(uri);
    files.delete(project);
    client.published.length = 0;
    await client.open(uri, speech, 'text');
    expect(await typos(client)).toEqual(['幸苦']);
  });
});

describe('names of languages', () => {
  it.each(['text', 'txt', 'plaintext', 'gongwen', 'markdown'])('%s is read', async (languageId) => {
    const client = await start({ workspaceFolders: null });
    await client.open(uri, speech, languageId);
    expect(await typos(client)).toEqual(['幸苦']);
  });

  it('another is left alone, without an error', async () => {
    const client = await start({ workspaceFolders: null });
    await client.open(uri, speech, 'lua');
    expect(await client.request<CodeAction[]>('documentSymbol', uri)).toEqual([]);
    expect(client.published).toEqual([]);
    expect(client.logged).toEqual([]);
  });
});
