import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { type Config, Engine, type Format } from '../../server/src/core/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';
import { delayAfter } from '../../server/src/lsp/delivery.js';
import { type ClientOptions, connect, type TestClient } from './client.js';
import { broken, stubs } from './stubs.js';

const uri = 'file:///drafts/a.txt';

const start = (options: ClientOptions = {}): Promise<TestClient> =>
  connect({ rules: stubs, settings: { enable: 'always' }, ...options });

const places = (items: readonly Diagnostic[]) =>
  items.map(({ range: { start, end } }) => [start.line, start.character, end.line, end.character]);

describe('pull', () => {
  it('is offered to a client that asks, and nothing is sent', async () => {
    const client = await start();
    expect(client.result.capabilities.diagnosticProvider).toMatchObject({ identifier: 'gongwen' });
    await client.open(uri, '大家幸苦了。');
    expect(await client.diagnostics(uri)).toEqual([
      {
        range: { start: { line: 0, character: 2 }, end: { line: 0, character: 4 } },
        severity: 1,
        code: 'slip',
        codeDescription: { href: 'https://github.com/gongwen/gongwen/blob/main/docs/rules/slip.md' },
        source: '公文校对',
        message: '“幸苦”应为“辛苦”',
      },
    ]);
    expect(client.published).toEqual([]);
  });

  it('says so when nothing changed for the reader', async () => {
    const client = await start();
    await client.open(uri, '大家幸苦了。\n第二段。');
    const first = await client.pull(uri);
    await client.edit(uri, 9, 9, '新');
    const second = await client.pull(uri, first.resultId);
    expect(second).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.edit(uri, 0, 0, '全体');
    const third = await client.pull(uri, first.resultId);
    expect(third.kind).toBe('full');
    expect(third.resultId).not.toBe(first.resultId);
  });

  it('relates places', async () => {
    const client = await start();
    await client.open(uri, '时间待定，\r\n地点待定。');
    const second = (await client.diagnostics(uri))[1]!;
    expect(second.relatedInformation).toEqual([
      {
        location: { uri, range: { start: { line: 0, character: 2 }, end: { line: 0, character: 4 } } },
        message: '最早在这里',
      },
    ]);
    expect(second.severity).toBe(2);
  });

  it('answers a cancelled request with an error and goes on', async () => {
    const client = await start();
    await client.open(uri, '大家幸苦了。');
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    source.cancel();
    await expect(answer).rejects.toThrow();
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });

  it('speaks English to an English client', async () => {
    const client = await start({ locale: 'en-US' });
    await client.open(uri, '大家幸苦了。');
    expect(await client.diagnostics(uri)).toMatchObject([{ message: '“幸苦” should be “辛苦”', source: 'gongwen' }]);
    client.settings = { enable: 'always', language: 'zh-CN' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await client.diagnostics(uri)).toMatchObject([{ message: '“幸苦”应为“辛苦”' }]);
  });
});

describe('push', () => {
  it('sends to a client that does not ask, with the version', async () => {
    const client = await start({ push: true });
    expect(client.result.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(uri, '大家幸苦了。');
    expect(await client.nextPublished(uri)).toHaveLength(1);
    await client.edit(uri, 2, 4, '辛苦');
    expect(await client.nextPublished(uri)).toEqual([]);
    await client.edit(uri, 0, 0, '幸苦，');
    expect(places(await client.nextPublished(uri))).toEqual([[0, 0, 0, 2]]);
  });

  it('sends one answer for keys that came together: the newest', async () => {
    const client = await start({ push: true });
    await client.open(uri, '');
    await client.nextPublished(uri);
    const before = client.published.length;
    await Promise.all(['幸', '苦', '了', '。'].map((key, at) => client.edit(uri, at, at, key)));
    expect(places(await client.nextPublished(uri))).toEqual([[0, 0, 0, 2]]);
    const versions = client.published.slice(before).map(({ version }) => version);
    expect(versions).toEqual([...versions].sort());
    expect(versions.at(-1)).toBe(5);
  });

  it('takes back what it sent when the document closes, and sends nothing after', async () => {
    const client = await start({ push: true });
    await client.open(uri, '大家幸苦了。');
    await client.nextPublished(uri);
    await client.edit(uri, 0, 0, '幸苦');
    await client.close(uri);
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0);
    await client.open('file:///drafts/b.txt', '');
    await client.nextPublished('file:///drafts/b.txt');
    expect(client.published.findLast((one) => one.uri === uri)).toEqual({ uri, diagnostics: [] });
  });

  it('waits longer the longer a check takes', () => {
    expect([0, 7.9, 8, 100, 900].map(delayAfter)).toEqual([0, 0, 16, 200, 1000]);
  });

  it('sends again when the settings change', async () => {
    const client = await start({ push: true });
    await client.open(uri, '大家幸苦了。');
    await client.nextPublished(uri);
    client.settings = { enable: 'always', rules: { slip: 'info' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.published.at(-1)?.diagnostics[0]?.severity === 3);
  });
});

describe('ranges', () => {
  const cases: [string, string, number[]][] = [
    ['after an emoji, in UTF-16', '🎉👩‍💻幸苦', [0, 7, 0, 9]],
    ['after a character outside of the BMP', '𠮷幸苦', [0, 2, 0, 4]],
    ['after a full-width indent', '　　幸苦了', [0, 2, 0, 4]],
    ['after a BOM', '\ufeff幸苦', [0, 1, 0, 3]],
    ['after CRLF', '甲\r\n\r\n乙幸苦', [2, 1, 2, 3]],
    ['after a lone CR', '甲\r乙幸苦\r', [1, 1, 1, 3]],
    ['after mixed line ends', '甲\n乙\r丙\r\n丁幸苦', [3, 1, 3, 3]],
  ];
  it.each(cases)('%s', async (_, text, range) => {
    const client = await start();
    await client.open(uri, text);
    const items = await client.diagnostics(uri);
    expect(places(items)).toEqual([range]);
    expect(client.covered(uri, items[0]!)).toBe('幸苦');
  });

  it('in Markdown', async () => {
    const client = await start();
    await client.open('file:///drafts/a.md', '# 标题\n\n大家**幸苦**了，`幸苦`不算。\n');
    expect(places(await client.diagnostics('file:///drafts/a.md'))).toEqual([[2, 4, 2, 6]]);
  });
});

describe('the cap', () => {
  it('keeps the most severe and says how many are left out', async () => {
    const client = await start({ settings: { enable: 'always', maxProblems: 3 } });
    await client.open(uri, `${'待定，'.repeat(4)}幸苦。`);
    const items = await client.diagnostics(uri);
    expect(items.map(({ code }) => code)).toEqual(['open', 'slip', undefined]);
    expect(items[2]!.message).toContain('3 处');
    expect(places([items[2]!])).toEqual([[0, 0, 0, 0]]);
  });
});

describe('nothing passes in silence', () => {
  it('10 MB are checked to the last line', async () => {
    const client = await start();
    const line = `　　${'甲乙丙丁戊己庚辛。'.repeat(20)}\n`;
    const count = Math.ceil((10 * 1024 * 1024) / Buffer.byteLength(line));
    await client.open(uri, `${line.repeat(count)}大家幸苦了。`);
    expect(places(await client.diagnostics(uri))).toEqual([[count, 2, count, 4]]);
    await client.edit(uri, 2, 2, '幸苦');
    expect(places(await client.diagnostics(uri))).toEqual([
      [0, 2, 0, 4],
      [count, 2, count, 4],
    ]);
  });

  it('a checker that fails says so in the document, and answers again when it can', async () => {
    const engine = new Engine(stubs, lexicon);
    const failing = Object.create(engine, {
      read: {
        value: (text: string, ...rest: [Format, Config]) => {
          if (text.includes('坏')) throw new Error('cannot read this');
          return engine.read(text, ...rest);
        },
      },
      check: { value: engine.check.bind(engine) },
      linter: { value: engine.linter },
      lexicon: { value: lexicon },
    });
    const client = await start({ runtime: { engine: failing } });
    await client.open(uri, '坏。幸苦。');
    const [only, ...rest] = await client.diagnostics(uri);
    expect(rest).toEqual([]);
    expect(only!.message).toContain('没有检查');
    expect(client.logged.join()).toContain('cannot read this');
    expect(await client.request('documentSymbol', uri)).toEqual([]);
    await client.edit(uri, 0, 1, '好');
    expect(await client.diagnostics(uri)).toMatchObject([{ code: 'slip' }]);
  });
});

describe('what is not ours', () => {
  it.each([
    ['another language', 'file:///a.ts', 'typescript'],
    ['an old version', 'git:/a.txt', 'plaintext'],
    ['an output channel', 'output:a', 'plaintext'],
  ])('%s has no diagnostics', async (_, foreign, languageId) => {
    const client = await start();
    await client.open(foreign, '大家幸苦了。', languageId);
    expect(await client.diagnostics(foreign)).toEqual([]);
  });

  it('a document that has no place yet is checked', async () => {
    const client = await start();
    await client.open('untitled:Untitled-1', '大家幸苦了。', 'plaintext');
    expect(await client.diagnostics('untitled:Untitled-1')).toHaveLength(1);
  });

  it('text that is not official prose stays silent unless it is forced', async () => {
    const client = await start({ settings: {} });
    await client.open(uri, 'const a = 1; // 幸苦\n');
    expect(await client.diagnostics(uri)).toEqual([]);
  });
});

describe('a server that is treated badly', () => {
  it('answers for documents that it does not know', async () => {
    const client = await start();
    expect(await client.diagnostics('file:///nowhere.txt')).toEqual([]);
    for (const method of ['documentSymbol', 'foldingRange'])
      expect(await client.request(method, 'file:///nowhere.txt')).toEqual([]);
    const position = { line: 9, character: 9 };
    expect(await client.request('hover', 'file:///nowhere.txt', { position })).toBeNull();
    expect(await client.request('completion', 'file:///nowhere.txt', { position })).toEqual([]);
  });

  it('survives changes of unknown documents, old versions, and positions outside of the text', async () => {
    const client = await start();
    const { connection } = client;
    const change = (version: number, text: string, line = 99) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 5 } }, text }],
      });
    await change(4, '早了');
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.open(uri, '大家');
    await change(7, '幸');
    await change(3, '苦');
    expect(places(await client.diagnostics(uri))).toEqual([[0, 2, 0, 4]]);
    await client.close(uri);
    await client.close(uri);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('says once that a rule failed, and runs the others', async () => {
    const client = await start({ rules: [broken, ...stubs] });
    await client.open(uri, '大家幸苦了。');
    expect(await client.diagnostics(uri)).toHaveLength(1);
    await client.edit(uri, 0, 0, '各位');
    expect(await client.diagnostics(uri)).toHaveLength(1);
    expect(client.logged.filter((line) => line.includes('rule broken failed'))).toHaveLength(1);
  });
});

it('edits in any order give what a fresh look at the result gives', async () => {
  const client = await start();
  const fresh = await start();
  const piece = fc.constantFrom(
    '幸苦',
    '待定',
    '一、',
    '（一）',
    '甲乙丙。',
    '\n',
    '\r\n',
    '\r',
    '　　',
    '🎉',
    '同志们：',
    '幸',
    '苦',
    '',
  );
  const edit = fc.record({ at: fc.nat(), length: fc.nat(6), text: piece });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 20 }), fc.array(edit, { maxLength: 8 }), async (pieces, edits) => {
      const one = `file:///random/${round++}.txt`;
      await client.open(one, pieces.join(''));
      await client.diagnostics(one);
      for (const { at, length, text } of edits) {
        const size = client.text(one).length;
        const start = at % (size + 1);
        await client.edit(one, start, Math.min(size, start + length), text);
        await client.diagnostics(one);
      }
      await fresh.open(one, client.text(one));
      expect(await client.diagnostics(one)).toEqual(await fresh.diagnostics(one));
      expect(await client.request('documentSymbol', one)).toEqual(await fresh.request('documentSymbol', one));
      await client.close(one);
      await fresh.close(one);
    }),
    { numRuns: 60 },
  );
});
