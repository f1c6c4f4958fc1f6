import { describe, expect, it } from 'vitest';
import { Command, STATUS, type Status } from '../../server/src/protocol.js';
import { rules } from '../../server/src/rules/index.js';
import { type ClientOptions, connect, type TestClient } from './client.js';

const folder = 'file:///drafts';
const uri = `${folder}/%E9%80%9A%E7%9F%A5.txt`;
const project = `${folder}/.gongwenrc.json`;
const text = '关于防汛的通知\n\n各镇人民政府：\n\n值守人员十分幸苦，要多加慰问。\n\n特此通知。\n';

async function start(files: Record<string, string>, options: ClientOptions = {}): Promise<TestClient> {
  const client = await connect({
    rules,
    settings: { enable: 'always' },
    files: new Map(Object.entries(files)),
    folders: [folder],
    ...options,
  });
  return client;
}

const typos = async (client: TestClient) => (await client.diagnostics(uri)).filter(({ code }) => code === 'typo');
const unused = (client: TestClient) =>
  client.published
    .filter((one) => one.uri === project)
    .at(-1)
    ?.diagnostics.filter(({ code }) => code === 'unused-ignore');

describe('the commands of an ignore', () => {
  it.each([
    ['忽略此处', '“幸苦”'],
    ['忽略此词', '“幸苦”（本项目）'],
    ['本文件不查此规则', '：错别字'],
    ['在项目中关闭此规则', '：错别字'],
  ])('%s writes to the project file, and the finding goes', async (title, rest) => {
    const files = new Map<string, string>();
    const client = await start({}, { files });
    await client.open(uri, text);
    const [typo] = await typos(client);
    const action = (await client.codeActions(uri, typo!)).find((one) => one.title === title + rest);
    const { command, arguments: args } = action!.command!;
    await client.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
    expect(files.get(project)).toContain('typo');
    expect(await typos(client)).toEqual([]);
  });

  it('keep a reason', async () => {
    const files = new Map<string, string>();
    const client = await start({}, { files });
    await client.open(uri, text);
    const argument = { uri, rule: 'typo', text: '幸苦', scope: 'document', reason: '引用原文' };
    await client.connection.sendRequest('workspace/executeCommand', { command: Command.ignore, arguments: [argument] });
    expect(JSON.parse(files.get(project)!)).toEqual({
      ignores: [{ rule: 'typo', text: '幸苦', file: './通知.txt', reason: '引用原文' }],
    });
  });
});

describe('what is said of one file in the folder of the project file', () => {
  const below = `${folder}/in/%E9%80%9A%E7%9F%A5.txt`;
  const typosOf = async (client: TestClient, of: string) =>
    (await client.diagnostics(of)).filter(({ code }) => code === 'typo').length;

  it('is not said of files of that name in folders below', async () => {
    const client = await start({}, { files: new Map() });
    for (const one of [uri, below]) await client.open(one, text);
    const argument = { uri, rule: 'typo', text: '幸苦', scope: 'document' };
    await client.connection.sendRequest('workspace/executeCommand', { command: Command.ignore, arguments: [argument] });
    expect([await typosOf(client, uri), await typosOf(client, below)]).toEqual([0, 1]);
  });

  it('is whether it is checked, and the status says who decides', async () => {
    const files = new Map<string, string>();
    const client = await start({}, { files });
    for (const one of [uri, below]) await client.open(one, text);
    const set = (enable: string) =>
      client.connection.sendRequest('workspace/executeCommand', {
        command: Command.setEnable,
        arguments: [{ uri, enable }],
      });
    const status = (of: string) => client.connection.sendRequest<Status>(STATUS, { uri: of });
    expect(await status(uri)).toMatchObject({ enable: 'always', enableByProject: false });
    await set('never');
    expect(JSON.parse(files.get(project)!)).toEqual({ overrides: [{ files: ['./通知.txt'], enable: 'never' }] });
    expect([await typosOf(client, uri), await typosOf(client, below)]).toEqual([0, 1]);
    const now = await status(uri);
    expect(now).toMatchObject({ enable: 'never', enableByProject: true, official: false });
    expect(Number.isFinite(now.score)).toBe(true);
    expect(await status(below)).toMatchObject({ enable: 'always', enableByProject: false });
    await set('always');
    expect(await typosOf(client, uri)).toBe(1);
    await expect(set('sometimes')).rejects.toThrow();
  });
});

describe('an ignore that is used no longer', () => {
  const ignores =
    '{ "ignores": [{ "rule": "typo", "text": "幸苦", "file": "通知.txt" }, { "rule": "typo", "text": "拌脚石" }] }';

  it('is told at its place in the project file, and taken back when it is used again', async () => {
    const client = await start({ [project]: ignores });
    await client.open(uri, text.replace('幸苦', '辛苦'));
    await typos(client);
    await client.until(() => (unused(client)?.length ?? 0) === 1);
    expect(unused(client)?.[0]).toMatchObject({ range: { start: { line: 0, character: 14 } }, severity: 3 });
    await client.change(uri, [{ text }]);
    await typos(client);
    await client.until(() => unused(client)?.length === 0);
  });

  it('is told no more when the document is closed', async () => {
    const client = await start({ [project]: ignores });
    await client.open(uri, text.replace('幸苦', '辛苦'));
    await typos(client);
    await client.until(() => (unused(client)?.length ?? 0) === 1);
    await client.close(uri);
    await client.until(() => unused(client)?.length === 0);
  });
});

it('comments are offered in Markdown', async () => {
  const client = await start({});
  const note = `${folder}/note.md`;
  await client.open(note, text, 'markdown');
  const typo = (await client.diagnostics(note)).find(({ code }) => code === 'typo');
  const offered = (await client.codeActions(note, typo!)).filter(({ title }) => title.startsWith('用注释'));
  expect(offered.map(({ title }) => title)).toEqual(['用注释忽略这一段：错别字', '用注释忽略全文：错别字']);
});
