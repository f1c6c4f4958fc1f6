import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range, SemanticTokens, SemanticTokensDelta, SemanticTokensLegend } from 'vscode-languageserver/node';
import { SEMANTIC_TOKEN_TYPES } from '../../server/src/features/index.js';
import { difference, semanticTokensLegend } from '../../server/src/lsp/semantic-tokens.js';
import { type ClientOptions, connect, type TestClient } from './client.js';

const uri = 'file:///drafts/通知.txt';

async function start(text: string, options: ClientOptions = {}): Promise<TestClient> {
  const client = await connect({
    settings: { enable: 'always' },
    initializationOptions: { tokenTypes: true },
    ...options,
  });
  await client.open(uri, text);
  return client;
}

const NOTICE = `关于用好秸秆的通知

各乡镇人民政府：
　　一、目标要求
　　全县利用率要达到X%🌾，一是翻得深，二是埋得严。
　　特此通知。

青山县人民政府
2024年5月6日
`;

const TOKENS = [
  'Title 关于用好秸秆的通知',
  'Addressee 各乡镇人民政府',
  'Heading.level1 一、目标要求',
  'Placeholder X',
  'Ordinal 一是',
  'Ordinal 二是',
  'Closing 特此通知。',
  'Signature 青山县人民政府',
  'Date 2024年5月6日',
];

const full = (client: TestClient) => client.request<SemanticTokens>('semanticTokens/full', uri);

const delta = (client: TestClient, previousResultId: string) =>
  client.request<SemanticTokens | SemanticTokensDelta>('semanticTokens/full/delta', uri, { previousResultId });

/** What an editor makes of the numbers: each token with the words that it colours. */
function decoded(client: TestClient, data: readonly number[]): string[] {
  const { tokenTypes, tokenModifiers } = legendOf(client);
  const document = client.documents.get(uri)!;
  const all: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type, modifiers] = data.slice(at, at + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    line += lines;
    character = lines === 0 ? character + characters : characters;
    const range: Range = { start: { line, character }, end: { line, character: character + length } };
    const names = [
      tokenTypes[type]!.replace('gongwen', ''),
      ...tokenModifiers.filter((_, bit) => modifiers & (1 << bit)),
    ];
    all.push(`${names.join('.')} ${document.getText(range)}`);
  }
  return all;
}

const legendOf = ({ result }: TestClient): SemanticTokensLegend => result.capabilities.semanticTokensProvider!.legend;

/** The numbers after the edits of a delta. */
function edited(data: readonly number[], answer: SemanticTokens | SemanticTokensDelta): number[] {
  if (!('edits' in answer)) throw new Error('a delta is expected');
  const now = [...data];
  for (const one of [...answer.edits].sort((a, b) => b.start - a.start))
    now.splice(one.start, one.deleteCount, ...(one.data ?? []));
  return now;
}

describe('semantic tokens', () => {
  it('are told in full, by lines and UTF-16 columns', async () => {
    const client = await start(NOTICE);
    expect(decoded(client, (await full(client)).data)).toEqual(TOKENS);
  });

  it.each([
    ['CRLF', NOTICE.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${NOTICE}`],
  ])('stand where they are with %s', async (_, text) => {
    const client = await start(text);
    expect(decoded(client, (await full(client)).data)).toEqual(TOKENS);
  });

  it('follow an edit by what changed, and by nothing where nothing did', async () => {
    const client = await start(NOTICE);
    const first = await full(client);
    expect(await full(client)).toEqual(first);
    expect(await delta(client, first.resultId!)).toEqual({ resultId: first.resultId, edits: [] });
    await client.edit(uri, NOTICE.indexOf('二是'), NOTICE.indexOf('二是') + 2, '而且');
    const answer = await delta(client, first.resultId!);
    const data = edited(first.data, answer);
    expect(decoded(client, data)).toEqual(TOKENS.filter((one) => !/Ordinal/.test(one)));
    expect(data).toEqual((await full(client)).data);
    expect('edits' in answer && answer.edits[0]!.data!.length).toBeLessThan(data.length / 2);
  });

  it('are told in full to a client that holds others', async () => {
    const client = await start(NOTICE);
    const { data } = await full(client);
    expect(await delta(client, 'another')).toMatchObject({ data });
  });

  it('of a range are those that it touches', async () => {
    const client = await start(NOTICE);
    const range = { start: { line: 2, character: 0 }, end: { line: 4, character: 11 } };
    const { data } = await client.request<SemanticTokens>('semanticTokens/range', uri, { range });
    expect(decoded(client, data)).toEqual(TOKENS.slice(1, 4));
  });

  it('are none in what is no official prose, and come when it becomes it', async () => {
    const client = await start(NOTICE, { settings: {} });
    expect((await full(client)).data).not.toEqual([]);
    await client.change(uri, [{ text: 'Buy milk.\n一、面包\n' }]);
    expect((await full(client)).data).toEqual([]);
    await client.change(uri, [{ text: NOTICE }]);
    expect(decoded(client, (await full(client)).data)).toEqual(TOKENS);
    await client.open('file:///a.js', NOTICE, 'javascript');
    expect(await client.request('semanticTokens/full', 'file:///a.js')).toEqual({ data: [] });
  });

  it('are asked for anew when settings change', async () => {
    const client = await start(NOTICE, {
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          semanticTokens: { refreshSupport: true },
        },
      },
    });
    let asked = 0;
    const refreshed = new Promise<void>((resolve) => {
      client.connection.onRequest('workspace/semanticTokens/refresh', () => {
        asked++;
        resolve();
        return null;
      });
    });
    const first = await full(client);
    expect(first.data.length).toBe(TOKENS.length * 5);
    client.settings = { enable: 'always', semanticColors: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
    const answer = await delta(client, first.resultId!);
    expect(edited(first.data, answer)).toEqual([]);
    expect(asked).toBe(1);
    client.settings = { enable: 'never' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect((await full(client)).data).toEqual([]);
    client.settings = { enable: 'always' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect((await full(client)).data).toEqual(first.data);
  });

  it('do not trouble a client that takes no refresh', async () => {
    const client = await start(NOTICE);
    let asked = 0;
    client.connection.onRequest('workspace/semanticTokens/refresh', () => {
      asked++;
      return null;
    });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await full(client);
    expect(asked).toBe(0);
  });

  it('have standard types for a client that does not know ours', async () => {
    const client = await start(NOTICE, { initializationOptions: {} });
    expect(legendOf(client)).toEqual(semanticTokensLegend(false));
    expect(decoded(client, (await full(client)).data).map((one) => one.split(' ')[0])).toEqual([
      'function',
      'type',
      'function.level1',
      'parameter',
      'keyword',
      'keyword',
      'keyword',
      'type',
      'number',
    ]);
  });
});

describe('the difference of two encodings', () => {
  it('makes the one of the other', () => {
    const numbers = fc.array(fc.nat({ max: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, numbers, (before, now) => {
        expect(edited(before, { edits: difference(before, now) })).toEqual(now);
        expect(difference(now, now)).toEqual([]);
      }),
    );
  });
});

describe('package.json', () => {
  const { contributes } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const idsOf = (all: { id: string }[]): string[] => all.map(({ id }) => id);

  it('contributes the types and modifiers of the legend, each with a colour', () => {
    const { tokenTypes, tokenModifiers } = semanticTokensLegend(true);
    expect(idsOf(contributes.semanticTokenTypes).sort()).toEqual([...tokenTypes].sort());
    expect(idsOf(contributes.semanticTokenModifiers)).toEqual(tokenModifiers);
    const [{ scopes }] = contributes.semanticTokenScopes;
    const levels = tokenModifiers.map((level) => `gongwenHeading.${level}`);
    expect(Object.keys(scopes).sort()).toEqual([...tokenTypes, ...levels].sort());
    expect(tokenTypes).toHaveLength(SEMANTIC_TOKEN_TYPES.length);
  });
});
