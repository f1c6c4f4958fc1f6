import { describe, expect, it } from 'vitest';
import {
  CHECK_TEXT,
  type CheckTextResult,
  FIXED_TEXT,
  type FixedText,
  REPORT,
  STATUS,
  type Status,
} from '../../server/src/protocol.js';
import { type ClientOptions, connect, type TestClient } from './client.js';

const uri = 'file:///drafts/讲话.txt';

async function start(text: string, options: ClientOptions = {}): Promise<TestClient> {
  const client = await connect(options);
  await client.open(uri, text);
  return client;
}

const speech = `在全县秋收工作会议上的讲话

同志们：
　　今年大家十分幸苦,XX县种粮X万亩。下面讲两点意见。
　　一、认清形势
　　天气正好，要加快进度。
　　二、抓好秋收
　　颗粒归仓，一亩不丢。
　　同志们，让我们一起努力！
`;

const codes = (diagnostics: readonly object[]): string[] => diagnostics.map((one) => (one as { code: string }).code);

describe('a text that is not open', () => {
  it('is checked with the settings of its place', async () => {
    const client = await start('');
    const check = (name: string, text: string): Promise<CheckTextResult> =>
      client.connection.sendRequest(CHECK_TEXT, { uri: `file:///drafts/${name}`, text });
    const found = await check('别的.txt', speech);
    expect(found.official).toBe(true);
    expect(codes(found.diagnostics)).toEqual(
      expect.arrayContaining(['typo', 'halfwidth-punctuation', 'unfilled-placeholder']),
    );
    expect(await check('说明.md', '# 工具\n\n运行 `npm start`。\n')).toEqual({ official: false, diagnostics: [] });
    client.settings = { enable: 'never' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await check('别的.txt', speech)).toEqual({ official: false, diagnostics: [] });
  });

  it('is left out where the project leaves it out', async () => {
    const files = new Map([['file:///drafts/.gongwenrc.json', '{ "exclude": ["存档/**"] }']]);
    const client = await start('', { files, folders: ['file:///drafts'] });
    const check = (name: string): Promise<CheckTextResult> =>
      client.connection.sendRequest(CHECK_TEXT, { uri: `file:///drafts/${name}`, text: speech });
    expect((await check('存档/一.txt')).diagnostics).toEqual([]);
    expect((await check('新稿/一.txt')).diagnostics).not.toEqual([]);
  });
});

describe('all safe fixes', () => {
  it('are made in a copy', async () => {
    const client = await start(speech);
    const { text, fixed, version } = await client.connection.sendRequest<FixedText>(FIXED_TEXT, { uri });
    expect(version).toBe(1);
    expect(fixed).toBe(2);
    expect(text).toBe(speech.replace('幸苦,', '辛苦，'));
    expect(client.documents.get(uri)!.getText()).toBe(speech);
  });
});

describe('focus', () => {
  it('shows only errors, and counts all', async () => {
    const client = await start(speech, { settings: { focus: true, rules: { typo: 'warning' } } });
    const shown = await client.diagnostics(uri);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.every(({ severity }) => severity === 1)).toBe(true);
    const { counts } = await client.connection.sendRequest<Status>(STATUS, { uri });
    expect(counts.warning).toBeGreaterThan(0);
    client.settings = { rules: { typo: 'warning' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(codes(await client.diagnostics(uri))).toContain('typo');
  });
});

describe('the report', () => {
  const ask = (client: TestClient, format = 'markdown'): Promise<string> =>
    client.connection.sendRequest(REPORT, { uri, format, name: '讲话.txt', date: '2026年3月1日' });

  it('says what was found, changed since it was opened, ignored, and is open', async () => {
    const ignores = [{ rule: 'halfwidth-punctuation', text: ',', reason: '照录原文' }];
    const files = new Map([['file:///drafts/.gongwenrc.json', JSON.stringify({ ignores })]]);
    const client = await start(speech, { files, folders: ['file:///drafts'] });
    await client.diagnostics(uri);
    const at = speech.indexOf('幸苦');
    await client.edit(uri, at, at + 2, '辛苦');
    const text = await ask(client);
    expect(text).toMatch(/打开以来改好的（1）[\s\S]*幸苦[\s\S]*已忽略（1）[\s\S]*照录原文/);
    expect(text).toContain('待填项（2）');
    expect(text).toContain('- 一、认清形势');
  });

  it('is a page too, and null for what is not ours', async () => {
    const client = await start(speech);
    expect(await ask(client, 'html')).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    expect(await client.connection.sendRequest(REPORT, { uri: 'file:///没有.txt', format: 'html' })).toBeNull();
  });
});
