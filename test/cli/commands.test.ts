import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINT_OPTIONS } from '../../server/src/cli/lint.js';
import { rules } from '../../server/src/rules/index.js';
import { Bench, DRAFT } from './command.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.make(['cli', 'server']);
  bench.write('draft.txt', DRAFT);
});
afterAll(() => bench.remove());

describe.concurrent('help', () => {
  it.each(['zh', 'en'])('explains each option of lint (%s)', async (language) => {
    const { code, out } = await bench.run(['lint', '--help', '--lang', language]);
    expect(code).toBe(0);
    for (const name of Object.keys(LINT_OPTIONS)) {
      if (name !== 'help' && name !== 'version') expect(out).toContain(`--${name}`);
    }
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each(['lint', 'outline', 'rules', 'lsp'])('explains %s both ways', async (command) => {
    const help = await bench.run(['help', command]);
    expect(help.code).toBe(0);
    expect(help.out).toContain(`gongwen ${command}`);
    expect((await bench.run([command, '-h'])).out).toBe(help.out);
  });

  it('gives the version', async () => {
    const { code, out } = await bench.run(['--version']);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('gives the version beside a command too, unless it is the name of a file', async () => {
    const plain = await bench.run(['--version']);
    for (const option of ['--version', '-v']) {
      expect(await bench.run(['lint', option])).toEqual(plain);
      expect((await bench.run(['lint', '--', option])).code).toBe(2);
    }
  });

  it('shows how to use it where it is called with nothing, and ends with 2', async () => {
    const { code, out } = await bench.run([]);
    expect(code).toBe(2);
    expect(out).toContain('用法：gongwen <命令>');
  });
});

describe.concurrent('rules', () => {
  it('lists them all, a line each', async () => {
    const { code, out } = await bench.run(['rules']);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(rules.map(({ id }) => id));
  });

  it('shows the page of one', async () => {
    const { out } = await bench.run(['rules', 'typo', '--lang', 'en']);
    const typo = rules.find(({ id }) => id === 'typo')!;
    expect(out).toContain(typo.why.en);
    expect(out).toContain(typo.clause);
    expect(out).toContain(`Wrong:\n    ${typo.examples[0]!.bad}`);
    expect(out).toContain(`Right:\n    ${typo.examples[0]!.good}`);
    expect(out).toContain('Accepted:');
  });

  it('gives them to machines', async () => {
    const { out } = await bench.run(['rules', '--format', 'json']);
    expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
  });
});

describe.concurrent('outline', () => {
  it('lists title, genre and headings with their lines', async () => {
    const { code, out } = await bench.run(['outline', 'draft.txt']);
    expect(code).toBe(0);
    expect(out).toBe('关于加强汛期值守工作的通知（文种：通知）  :1\n  一、严格值守  :7\n  二、加强巡查  :9\n');
  });

  it('gives it to machines', async () => {
    const { out } = await bench.run(['outline', '-', '--format', 'json'], { input: DRAFT });
    const { official, parts } = JSON.parse(out);
    expect(official).toBe(true);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ kind: 'main', title: '关于加强汛期值守工作的通知', genre: 'notice' });
    expect(parts[0].sections[1]).toMatchObject({ level: 1, style: 'han', ordinal: 2, line: 9, column: 3 });
  });

  it('says that a file is missing', async () => {
    const { code, err } = await bench.run(['outline', 'none.txt']);
    expect(code).toBe(2);
    expect(err).toBe('gongwen: none.txt：没有这个文件\n');
  });
});

describe('lsp', () => {
  it('starts the server on the standard streams', async () => {
    const send = (message: object): string => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    };
    const server = bench.start(['lsp', '--stdio']);
    let out = '';
    /** Waits for the answer to a request. */
    const answer = (id: number): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!out.includes(`"id":${id}`)) return;
          server.stdout.off('data', look);
          resolve();
        };
        server.stdout.on('data', look);
        look();
      });
    server.stdout.on('data', (chunk) => {
      out += chunk;
    });
    server.stdin.write(
      send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
    );
    await answer(1);
    server.stdin.write(send({ id: 2, method: 'shutdown' }));
    await answer(2);
    server.stdin.write(send({ method: 'exit' }));
    const code = await new Promise((resolve) => server.on('close', resolve));
    expect(code).toBe(0);
    expect(out).toContain('"capabilities"');
  });
});
