import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Disposable,
  type DocumentSymbol,
  IPCMessageReader,
  IPCMessageWriter,
  type Message,
} from 'vscode-languageserver/node';
import { Command } from '../../server/src/protocol.js';
import { launch, TestClient } from './client.js';

// The bundles as they ship: the server in a process of its own over stdio and IPC, and in a worker without Node.

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = `${root}dist/server.cjs`;
const uri = 'untitled:Untitled-1';

const speech = `在全县秋粮收购工作会议上的讲话

同志们：
　　今年全县粮食总产达到X万吨，各乡镇十分幸苦。现讲两点意见。
　　一、抓好收购
　　要敞开收购，不打白条。
　　三、管好仓储
　　要保证储粮安全。
　　谢谢大家！
`;

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'server,worker'], { cwd: root });
}, 30_000);

async function useful(client: TestClient): Promise<void> {
  await client.open(uri, speech, 'plaintext');
  const items = await client.diagnostics(uri);
  const found = items.map((one) => [one.code, client.covered(uri, one)]);
  expect(found).toContainEqual(['unfilled-placeholder', 'X']);
  expect(found).toContainEqual(['typo', '幸苦']);
  expect(found.map(([code]) => code)).toContain('heading-sequence');
  const symbols = await client.request<DocumentSymbol[]>('documentSymbol', uri);
  expect(symbols.map(({ name }) => name)).toEqual(['一、抓好收购', '三、管好仓储']);
}

it('over stdio, and goes when told', async () => {
  const { client, exited } = await launch(process.execPath, [server, '--stdio']);
  await useful(client);
  const typo = (await client.diagnostics(uri)).find(({ code }) => code === 'typo')!;
  await client.apply((await client.codeActions(uri, typo))[0]!);
  expect(client.text(uri)).toBe(speech.replace('幸苦', '辛苦'));
  expect((await client.diagnostics(uri)).map(({ code }) => code)).not.toContain('typo');
  await client.stop(true);
  expect(await exited).toBe(0);
});

it('lives on, and says so, when an answer of its own went wrong', async () => {
  const stray = 'data:text/javascript,setTimeout(() => Promise.reject(new Error("stray")), 0)';
  const { client, exited } = await launch(process.execPath, ['--import', stray, server, '--stdio']);
  await client.until(() => client.logged.some((line) => line.includes('stray')));
  await useful(client);
  await client.stop(true);
  expect(await exited).toBe(0);
});

it('reads a project file that was saved as GBK', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-gbk-'));
  try {
    // { "rules": { "typo": "off" }, "words": [{ "avoid": "收购" }] }, the two characters in GB2312.
    const [before, after] = ['{ "rules": { "typo": "off" }, "words": [{ "avoid": "', '" }] }'].map((text) =>
      Buffer.from(text),
    );
    const file = join(folder, '.gongwenrc.json');
    writeFileSync(file, Buffer.concat([before!, Buffer.from([0xca, 0xd5, 0xb9, 0xba]), after!]));
    const { client } = await launch(process.execPath, [server, '--stdio'], {
      folders: [pathToFileURL(folder).href],
    });
    const draft = pathToFileURL(join(folder, 'a.txt')).href;
    await client.open(draft, speech, 'plaintext');
    const found = (await client.diagnostics(draft)).map((one) => [one.code, client.covered(draft, one)]);
    expect(found).toContainEqual(['project-word', '收购']);
    expect(found.map(([code]) => code)).not.toContain('typo');
    await client.stop(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('over IPC', async () => {
  const child = fork(server, ['--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const client = new TestClient(createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)));
  await client.initialize({});
  await useful(client);
  const exited = once(child, 'exit');
  await client.stop(true);
  expect((await exited)[0]).toBe(0);
});

it('reads a project in GBK, and does not write what would destroy it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-gbk-'));
  try {
    const rc = join(folder, '.gongwenrc.json');
    const words = [{ avoid: '敞开收购', prefer: ['应收尽收'] }];
    writeFileSync(rc, iconv.encode(JSON.stringify({ words, tables: ['words.tsv'] }), 'gbk'));
    writeFileSync(join(folder, 'words.tsv'), iconv.encode('avoid\tprefer\n打白条\t拖欠粮款\n', 'gbk'));
    const { client, exited } = await launch(process.execPath, [server, '--stdio']);
    const file = pathToFileURL(join(folder, 'a.txt')).href;
    await client.open(file, speech, 'plaintext');
    const items = await client.diagnostics(file);
    const covered = items.filter(({ code }) => code === 'project-word').map((one) => client.covered(file, one));
    expect(covered).toEqual(['敞开收购', '打白条']);
    const before = readFileSync(rc);
    const change = { command: Command.setRule, arguments: [{ uri: file, rule: 'typo', severity: 'off' }] };
    await expect(client.connection.sendRequest('workspace/executeCommand', change)).rejects.toThrow('UTF-8');
    expect(readFileSync(rc).equals(before)).toBe(true);
    await client.stop(true);
    await exited;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

class WorkerReader extends AbstractMessageReader {
  constructor(readonly worker: Worker) {
    super();
  }
  listen(callback: DataCallback): Disposable {
    this.worker.on('message', callback);
    return { dispose: () => this.worker.off('message', callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter {
  constructor(readonly worker: Worker) {
    super();
  }
  async write(message: Message): Promise<void> {
    this.worker.postMessage(message);
  }
  end(): void {}
}

let worker: Worker | undefined;
afterAll(() => worker?.terminate());

it('in a web worker', async () => {
  const bundle = JSON.stringify(`${root}dist/server.worker.js`);
  worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const { readFileSync } = require('node:fs');
     const self = { postMessage: (message) => parentPort.postMessage(message), addEventListener() {} };
     parentPort.on('message', (data) => self.onmessage({ data }));
     const globals = { self, MessageChannel, TextDecoder, TextEncoder, setTimeout, clearTimeout, performance, console, Intl };
     new Function(...Object.keys(globals), 'process', 'require', readFileSync(${bundle}, 'utf8'))(...Object.values(globals));`,
    { eval: true },
  );
  const client = new TestClient(createProtocolConnection(new WorkerReader(worker), new WorkerWriter(worker)));
  await client.initialize({});
  await useful(client);
});
