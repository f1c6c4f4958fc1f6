import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bench, DRAFT } from './command.js';

let bench: Bench;
let cache: string;
beforeAll(async () => {
  bench = await Bench.make();
  bench.write('a.txt', DRAFT);
  cache = join(bench.folder, 'kept');
});
afterAll(() => bench.remove());
beforeEach(() => rmSync(cache, { recursive: true, force: true }));

/** Where the platform has its caches, under the folder that the variables name. */
const files = (): string[] =>
  existsSync(cache)
    ? readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.code'))
    : [];
const env = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  XDG_CACHE_HOME: cache,
  LOCALAPPDATA: cache,
  HOME: cache,
  ...more,
});
const lint = (more?: Readonly<Record<string, string>>) => bench.run(['lint', 'a.txt'], { env: env(more) });

describe('compiled code', () => {
  it('is kept by the first run and taken by the next, and changes nothing that is said', async () => {
    const first = await lint();
    expect(files()).toHaveLength(1);
    const path = join(cache, files()[0]!);
    const { ino } = statSync(path);
    const second = await lint();
    expect(second).toEqual(first);
    expect(first.out).toContain('幸苦');
    expect(statSync(path).ino).toBe(ino);
  });

  it('is kept anew by one of the next runs that needed much more of it', async () => {
    await bench.run(['lint', '--help'], { env: env() });
    const path = join(cache, files()[0]!);
    const { ino, size } = statSync(path);
    const said = await lint();
    expect(said.out).toContain('幸苦');
    const anew = statSync(path);
    expect(anew.ino).not.toBe(ino);
    expect(anew.size).toBeGreaterThan(size * 1.1);
    // Then it stays, whatever runs.
    for (let run = 0; run < 6; run++) expect(await lint()).toEqual(said);
    expect(statSync(path).ino).toBe(anew.ino);
    const { mtimeMs } = statSync(path);
    await lint();
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
  });

  it('is made anew where it was made of another program, or is damaged', async () => {
    const first = await lint();
    const path = join(cache, files()[0]!);
    const whole = readFileSync(path);
    const another = Buffer.from(whole);
    another[16]! ^= 1;
    const code = 16 + whole.readUInt32LE(0) + whole.readUInt32LE(4);
    const cut = [6, 20, code >> 1, code, code + 1000].map((end) => whole.subarray(0, end));
    for (const damaged of ['', 'no code, nor anything like it', another, ...cut]) {
      writeFileSync(path, damaged);
      expect(await lint()).toEqual(first);
      expect(readFileSync(path).length).toBeGreaterThan(code + 100_000);
    }
  });

  it('is not kept where the environment forbids it, nor for commands that run seldom', async () => {
    await lint({ NODE_DISABLE_COMPILE_CACHE: '1' });
    await bench.run(['rules'], { env: env() });
    await bench.run(['--version'], { env: env() });
    expect(files()).toEqual([]);
  });

  it('does without a folder to keep it in', async () => {
    const first = await lint();
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file');
    expect(await lint()).toEqual(first);
    rmSync(cache);
    mkdirSync(cache);
    chmodSync(cache, 0o500);
    expect(await lint()).toEqual(first);
  });
});
