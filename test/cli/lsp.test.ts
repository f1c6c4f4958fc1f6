import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench } from './command.js';

// What an editor's settings may say to `gongwen lsp`, and what its log then shows.

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.make(['cli', 'server']);
}, 60_000);
afterAll(() => bench.remove());

const message = (body: object): string => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...body });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
const initialize = message({
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
});
const shutdown = message({ id: 2, method: 'shutdown' });
const exit = message({ method: 'exit' });

/** Starts the server and says the messages, each when the one before is answered; then the editor's end of the pipe closes. */
async function talk(args: readonly string[], messages: readonly string[]) {
  const server = bench.start(args);
  let out = '';
  let err = '';
  server.stderr.on('data', (data) => {
    err += data;
  });
  for (const [at, one] of messages.entries()) {
    server.stdin.write(one);
    if (one === exit) break;
    await new Promise<void>((resolve) => {
      const look = (data: Buffer | string): void => {
        out += data;
        if (!out.includes(`"id":${at + 1}`)) return;
        server.stdout.off('data', look);
        resolve();
      };
      server.stdout.on('data', look);
    });
  }
  server.stdin.end();
  const code = await new Promise<number | null>((resolve) => server.on('close', resolve));
  return { code, out, err };
}

describe('gongwen lsp', () => {
  it.each([
    [['lsp', '--stdio']],
    [['lsp']],
    [['--lang', 'en', 'lsp', '--stdio']],
    [['lsp', '--stdio', '--clientProcessId=1']],
  ])('%j speaks on the standard streams, and of nothing but the protocol', async (args) => {
    const { code, out, err } = await talk(args, [initialize, shutdown, exit]);
    expect(out).toMatch(/^Content-Length: \d+\r\n/);
    expect(out).toContain('"documentSymbolProvider"');
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it.each([
    ['--stdo', '是不是 --stdio'],
    ['--log', '没有选项 --log'],
    ['draft.txt', '不带文件名'],
    ['--socket', '缺少值'],
    ['--stdio=1', '不带值'],
  ])('%s is said to be wrong, in a line, before anything starts', async (argument, said) => {
    const { code, out, err } = await bench.run(['lsp', argument], { input: initialize });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('goes when the editor is gone without a word', async () => {
    const { code, out } = await talk(['lsp', '--stdio'], [initialize]);
    expect(out).toContain('"capabilities"');
    // The protocol: to leave without `shutdown` is an error.
    expect(code).toBe(1);
  });
});
