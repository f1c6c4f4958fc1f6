import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DEFAULT_FORMAT } from '../../server/src/core/index.js';
import { formatOfDocument } from '../../server/src/lsp/documents.js';
import { DEFAULT_SETTINGS, languageOf, MAX_PROBLEMS, readSettings } from '../../server/src/lsp/settings.js';
import { STATUS, type Status } from '../../server/src/protocol.js';
import { rules } from '../../server/src/rules/index.js';
import { connect } from './client.js';

describe('settings', () => {
  it('what is not understood is left out, the rest counts', () => {
    const read = readSettings({
      enable: 'sometimes',
      genre: '',
      language: 'fr',
      maxProblems: 'many',
      focus: 'yes',
      codeLens: 'yes',
      readingSpeed: 5,
      semanticColors: 0,
      format: { indent: 'four', blankLines: 'none', quotes: 'no', splits: false },
      rules: { a: 'hint', b: 'loud', c: { severity: 'off', options: { n: 1 }, genres: ['speech', 3] }, d: 7 },
    });
    expect(read).toEqual({
      check: { rules: { a: { severity: 'hint' }, c: { severity: 'off', options: { n: 1 }, genres: ['speech'] } } },
      language: 'auto',
      maxProblems: MAX_PROBLEMS,
      focus: false,
      format: { ...DEFAULT_FORMAT, blankLines: 'none', splits: false },
      codeLens: false,
      semanticColors: true,
      readingSpeed: DEFAULT_SETTINGS.readingSpeed,
    });
  });

  it.each([
    ['请示', 'request'],
    ['request', 'request'],
    ['令', undefined],
    ['请示函', undefined],
    ['constructor', undefined],
  ])('the genre %s is %s, and what is none is said in the log', async (named, id) => {
    const client = await connect({ rules, settings: { enable: 'always', genre: named } });
    await client.open('file:///a.txt', '关于防汛\n\n值守人员很多，物资不足。\n');
    const status = await client.connection.sendRequest<Status>(STATUS, { uri: 'file:///a.txt' });
    expect(status.genre?.id).toBe(id);
    expect(client.logged.filter((line) => line.includes(named))).toHaveLength(id === undefined ? 1 : 0);
  });

  it.each([null, undefined, 'x', 3, []])('%j sets nothing', (value) => {
    expect(readSettings(value)).toEqual(DEFAULT_SETTINGS);
  });

  it('equal settings are one object, so that nothing is checked again', () => {
    const settings = () => ({ enable: 'always', rules: { a: 'off' } });
    expect(readSettings(settings())).toBe(readSettings(settings()));
  });

  it('the number of problems is at least one', () => {
    expect(readSettings({ maxProblems: 0 }).maxProblems).toBe(MAX_PROBLEMS);
    expect(readSettings({ maxProblems: 2.7 }).maxProblems).toBe(2);
  });

  it.each([
    ['auto', 'zh-cn', 'zh'],
    ['auto', 'zh_TW.UTF-8', 'zh'],
    ['auto', 'en-US', 'en'],
    ['auto', undefined, 'zh'],
    ['en', 'zh-cn', 'en'],
    ['zh-CN', 'de', 'zh'],
  ] as const)('%s in a client that speaks %s is %s', (setting, locale, language) => {
    expect(languageOf(setting, locale)).toBe(language);
  });
});

it.each([
  ['file:///a.txt', 'plaintext', 'plain'],
  ['untitled:Untitled-1', 'markdown', 'markdown'],
  ['file:///a.txt', 'text', 'plain'],
  ['file:///a.js', 'constructor', undefined],
  ['GIT:/a.txt', 'plaintext', undefined],
])('%s in %s is read as %s', (uri, languageId, format) => {
  expect(formatOfDocument(TextDocument.create(uri, languageId, 1, ''))).toBe(format);
});
