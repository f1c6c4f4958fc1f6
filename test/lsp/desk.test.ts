import { describe, expect, it } from 'vitest';
import type { CodeLens, Location, WorkspaceEdit } from 'vscode-languageserver/node';
import {
  FILL,
  type FillResult,
  NEXT_ORDINAL,
  PLACEHOLDERS,
  type Placeholders,
  REARRANGE,
  RENAME_TERM,
  type RearrangeResult,
  type RenameTermResult,
  SECTIONS,
  type Sections,
  STATUS,
  type Status,
} from '../../server/src/protocol.js';
import { connect, type TestClient } from './client.js';

const uri = 'file:///drafts/讲话.txt';

async function start(text: string, settings: Record<string, unknown> = { enable: 'always' }): Promise<TestClient> {
  const client = await connect({ settings });
  await client.open(uri, text);
  return client;
}

const speech = `在全县秋收工作会议上的讲话

同志们：
　　下面讲两点意见。
　　一、认清形势
　　XX县今年种粮X万亩。
　　二、抓好秋收
　　按第一部分的要求，XX县要加快进度。
`;

/** Where a string stands. */
const at = (client: TestClient, what: string, from = 0) => {
  const document = client.documents.get(uri)!;
  return document.positionAt(document.getText().indexOf(what, from));
};

describe('placeholders', () => {
  it('are listed, checked and filled with those that want the same', async () => {
    const client = await start(speech);
    const { items, official } = await client.connection.sendRequest<Placeholders>(PLACEHOLDERS, { uri });
    expect(official).toBe(true);
    expect(items.map(({ kindName, others }) => [kindName, others])).toEqual([
      ['地名', 1],
      ['数量', 0],
      ['地名', 1],
    ]);
    expect(items[2]!.group).toBe(items[0]!.group);
    const place = items[1]!.range.start;
    const wrong = await client.connection.sendRequest<FillResult>(FILL, { uri, place, value: '很多' });
    expect(wrong.problem).toContain('数字');
    const both = await client.connection.sendRequest<FillResult>(FILL, {
      uri,
      place: items[2]!.range.start,
      value: '青山',
      all: true,
    });
    expect(both.edits.map(({ newText }) => newText)).toEqual(['青山', '青山']);
    expect(await client.connection.sendRequest(FILL, { uri, place: { line: 0, character: 0 }, value: '1' })).toBeNull();
  });
});

describe('sections', () => {
  it('are listed with length and what is open in them', async () => {
    const client = await start(speech);
    const { items } = await client.connection.sendRequest<Sections>(SECTIONS, { uri });
    expect(items.map(({ title, placeholders }) => [title, placeholders])).toEqual([
      ['一、认清形势', 2],
      ['二、抓好秋收', 1],
    ]);
  });

  it('are moved, and the references that they leave behind are named', async () => {
    const client = await start(speech);
    const moved = await client.connection.sendRequest<RearrangeResult>(REARRANGE, {
      uri,
      change: 'up',
      place: at(client, '二、抓'),
    });
    expect(moved.edits).toHaveLength(1);
    expect(moved.edits[0]!.newText).toMatch(/^抓好秋收[\s\S]*二、认清形势/);
    expect(moved.stale.map(({ text, now }) => [text, now])).toEqual([['第一部分', '二、']]);
    const refused = await client.connection.sendRequest<RearrangeResult>(REARRANGE, {
      uri,
      change: 'up',
      place: at(client, '一、认'),
    });
    expect(refused).toMatchObject({ edits: [], refused: expect.stringContaining('没有') });
  });

  it('go on with the next ordinal', async () => {
    const client = await start(speech);
    const next = (what: string) => {
      const { line, character } = at(client, what);
      return client.connection.sendRequest(NEXT_ORDINAL, { uri, place: { line, character: character + what.length } });
    };
    expect(await next('二、抓好秋收')).toBe('三、');
    expect(await next('讲两点意见。')).toBeNull();
    expect(await next('二、抓')).toBeNull();
  });
});

describe('a reference', () => {
  it('leads to its section', async () => {
    const client = await start(speech);
    const found = await client.connection.sendRequest<Location>('textDocument/definition', {
      textDocument: { uri },
      position: at(client, '一部分'),
    });
    expect(found.range.start).toEqual(at(client, '一、认'));
    const counted = await client.connection.sendRequest<Location>('textDocument/definition', {
      textDocument: { uri },
      position: at(client, '点意见'),
    });
    expect(counted.range.start).toEqual(at(client, '一、认'));
  });
});

describe('a term', () => {
  it('is renamed everywhere by LSP and by selection', async () => {
    const client = await start(speech);
    const position = at(client, 'XX县要');
    const textDocument = { uri };
    const prepared = await client.connection.sendRequest('textDocument/prepareRename', { textDocument, position });
    expect(prepared).toMatchObject({ placeholder: 'XX县' });
    const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument,
      position,
      newName: '青山县',
    });
    const [change] = edit.documentChanges ?? [];
    if (!change || !('edits' in change)) throw new Error('edits of a version are expected');
    expect(change.textDocument).toEqual({ uri, version: 1 });
    expect(change.edits).toHaveLength(2);
    const start_ = at(client, '秋收');
    const range = { start: start_, end: { line: start_.line, character: start_.character + 2 } };
    const term = await client.connection.sendRequest<RenameTermResult>(RENAME_TERM, { uri, range, to: '秋粮' });
    expect([term.term, term.edits.length]).toEqual(['秋收', 2]);
    await expect(
      client.connection.sendRequest('textDocument/rename', { textDocument, position, newName: ' ' }),
    ).rejects.toThrow('不能为空');
  });
});

describe('lengths', () => {
  it('stand above sections where that is set, at the speed that is set', async () => {
    const client = await start(speech, { enable: 'always', codeLens: true, readingSpeed: 100 });
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect(lenses.map(({ command }) => command?.title)).toEqual(['16 字，约 1 分钟', '23 字，约 1 分钟']);
    const long = await start(`一、甲\n${'这是正文。'.repeat(200)}\n`, { enable: 'always', readingSpeed: 100 });
    expect((await long.connection.sendRequest<Status>(STATUS, { uri })).minutes).toEqual({ from: 8, to: 13 });
    expect(await long.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } })).toEqual([]);
  });
});
