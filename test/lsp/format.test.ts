import { describe, expect, it } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FORMAT, type FormatResult } from '../../server/src/protocol.js';
import { type ClientOptions, connect, type TestClient } from './client.js';

const uri = 'file:///drafts/通知.txt';

async function start(options: ClientOptions = {}): Promise<TestClient> {
  const client = await connect(options);
  return client;
}

const UNTIDY = `关于加强汛期值守工作的通知\r
\r
\r
各镇人民政府:\r
近来雨水偏多😀,各镇要加大巡查力度。\r
一、严格值守。全体人员坚守岗位,有情况及时报告。\r
特此通知。\r
`;

const TIDY = `关于加强汛期值守工作的通知\r
\r
各镇人民政府：\r
　　近来雨水偏多😀，各镇要加大巡查力度。\r
　　一、严格值守。全体人员坚守岗位，有情况及时报告。\r
　　特此通知。\r
`;

const options = { tabSize: 4, insertSpaces: true };

/** The document after edits as an editor applies them. */
const applied = (client: TestClient, edits: readonly TextEdit[], at = uri): string =>
  TextDocument.applyEdits(client.documents.get(at)!, [...edits]);

const formatted = (client: TestClient, at = uri): Promise<TextEdit[]> => client.request('formatting', at, { options });

describe('formatting', () => {
  it('is offered for documents and ranges', async () => {
    const { result } = await start();
    expect(result.capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
    });
  });

  it('lays a document out by small edits, and a second time does nothing', async () => {
    const client = await start();
    await client.open(uri, UNTIDY);
    const edits = await formatted(client);
    expect(applied(client, edits)).toBe(TIDY);
    expect(Math.max(...edits.map(({ newText }) => newText.length))).toBeLessThanOrEqual(2);
    await client.change(uri, [{ text: TIDY }]);
    expect(await formatted(client)).toEqual([]);
  });

  it('lays out the lines of a range', async () => {
    const client = await start();
    await client.open(uri, UNTIDY);
    const range: Range = { start: { line: 4, character: 3 }, end: { line: 4, character: 3 } };
    const edits = await client.request<TextEdit[]>('rangeFormatting', uri, { options, range });
    expect(applied(client, edits)).toBe(UNTIDY.replace('近来雨水偏多😀,', '　　近来雨水偏多😀，'));
  });

  it('follows the settings, as soon as they change', async () => {
    const client = await start({ settings: { format: { indent: 'keep', blankLines: 'none', quotes: 'nonsense' } } });
    await client.open(uri, UNTIDY);
    expect(applied(client, await formatted(client))).toBe(TIDY.replaceAll('　　', '').replace('\r\n\r\n', '\r\n'));
    client.settings = { format: { indent: 'keep', blankLines: 'keep', punctuation: false } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await formatted(client)).toEqual([]);
  });

  it('leaves what is no official prose, what is excluded, and documents of others', async () => {
    const files = new Map([['file:///drafts/.gongwenrc.json', '{ "exclude": ["old/**"] }']]);
    const client = await start({ files, folders: ['file:///drafts'] });
    const note = 'file:///drafts/购物.txt';
    await client.open(note, '买菜,做饭。\n');
    expect(await formatted(client, note)).toEqual([]);
    const old = 'file:///drafts/old/通知.txt';
    await client.open(old, UNTIDY);
    expect(await formatted(client, old)).toEqual([]);
    expect(await formatted(client, 'file:///drafts/closed.txt')).toEqual([]);
  });

  it('does not indent Markdown', async () => {
    const client = await start();
    const page = 'file:///drafts/通知.md';
    await client.open(page, UNTIDY);
    expect(applied(client, await formatted(client, page), page)).toBe(TIDY.replaceAll('　　', ''));
  });
});

describe('gongwen/format', () => {
  it('tells what the edits come to', async () => {
    const client = await start();
    await client.open(
      uri,
      `汛期值守通知.docx\r\n${UNTIDY.replace('特此通知。\r\n', '')}各镇要按照县委、县政府的部署逐级压实责任,\r\n层层抓好落实。\r\n`,
    );
    const result = await client.connection.sendRequest<FormatResult>(FORMAT, { uri });
    expect(result).toMatchObject({ version: 1, official: true });
    expect(result.counts).toMatchObject({ residue: 1, joins: 1, splits: 0 });
    expect(result.counts.marks).toBeGreaterThan(2);
    expect(applied(client, result.edits as TextEdit[])).toMatch(/^关于加强汛期值守工作的通知\r\n/);
  });

  it('lays out anything where it is told to, and a range', async () => {
    const client = await start();
    await client.open(uri, '买菜,做饭。\n洗碗,睡觉。\n');
    expect(await client.connection.sendRequest<FormatResult>(FORMAT, { uri })).toMatchObject({
      official: false,
      edits: [],
    });
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } };
    const forced = await client.connection.sendRequest<FormatResult>(FORMAT, { uri, range, force: true });
    expect(forced.official).toBe(false);
    expect(applied(client, forced.edits as TextEdit[])).toBe('买菜,做饭。\n　　洗碗，睡觉。\n');
  });

  it('has nothing to say of other documents', async () => {
    const client = await start();
    expect(await client.connection.sendRequest(FORMAT, { uri: 'file:///closed.txt' })).toBeNull();
    expect(await client.connection.sendRequest(FORMAT)).toBeNull();
  });
});

it('follows the project file before the settings', async () => {
  const files = new Map([
    ['file:///drafts/.gongwenrc.json', '{ "format": { "indent": "none", "blankLines": "keep" } }'],
  ]);
  const settings = { format: { indent: 'two', punctuation: false } };
  const client = await start({ files, folders: ['file:///drafts'], settings });
  await client.open(uri, UNTIDY);
  const edits = await client.request<TextEdit[]>('formatting', uri, { options });
  expect(applied(client, edits)).toBe(UNTIDY);
});
