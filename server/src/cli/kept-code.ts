import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { dirname } from 'node:path';
import { getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';

/** Where compiled code is kept. */
export interface Kept {
  /** Absolute path of the file that holds it, with the source; it need not exist. */
  readonly code: string;
  /** Of the source: what was kept of another one is not taken. */
  readonly hash: string;
}

/**
 * Runs a CommonJS file as `require` would, with the code that V8 made of it in an earlier run: a third of a short run's own
 * time. Node's `module.enableCompileCache` does the same from Node 22 on, at half the gain.
 *
 * The first run keeps its code when it ends, functions that were compiled on the way too; one of the next runs that compiled
 * many more (`lint --help` compiles few) keeps its own instead. Code that V8 refuses (another version, other flags) is made anew.
 * Where nothing can be read or written, the file runs all the same.
 *
 * @param file absolute path; it must not `import()`, which kept code cannot
 */
export function runKept(file: string, { code, hash }: Kept): void {
  // Code remembers the name of its file, which traces show.
  const key = `${hash} ${file}`;
  const kept = read(code, key);
  const source = kept?.source ?? wrap(readFileSync(file, 'utf8'));
  const script = new Script(source, { filename: file, ...(kept && { cachedData: kept.code }) });
  process.once('exit', () => {
    if (!kept || script.cachedDataRejected) write(code, key, source, script.createCachedData());
    else if (kept.looks > 0) {
      if (compiled() > kept.compiled * MANY_MORE) write(code, key, source, script.createCachedData());
      else lookAgain(code, kept.looks - 1);
    }
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
}

/** Bytes of the code that this run compiled or took over. */
const compiled = (): number => getHeapCodeStatistics().bytecode_and_metadata_size;

/** How much more code makes it worth while to keep it anew. */
const MANY_MORE = 1.04;
/** How many runs look whether they compiled more: it takes a hundredth of a short one. */
const LOOKS = 4;

/** Bytes of four numbers: lengths of the key and of the source, the code's own measure, and how many runs are still to look. */
const HEAD = 16;
const LOOKS_AT = 12;
/** The source is kept in UTF-16, which V8 need not decode. */
const ENCODING = 'utf16le';

interface KeptCode {
  readonly source: string;
  readonly code: Buffer;
  /** See {@link compiled}. */
  readonly compiled: number;
  readonly looks: number;
}

function read(path: string, key: string): KeptCode | undefined {
  try {
    const kept = readFileSync(path);
    const keyEnd = HEAD + kept.readUInt32LE(0);
    const sourceEnd = keyEnd + kept.readUInt32LE(4);
    if (kept.toString(ENCODING, HEAD, keyEnd) !== key || sourceEnd > kept.length) return undefined;
    return {
      source: kept.toString(ENCODING, keyEnd, sourceEnd),
      code: kept.subarray(sourceEnd),
      compiled: kept.readUInt32LE(8),
      looks: kept.readUInt32LE(LOOKS_AT),
    };
  } catch {
    return undefined;
  }
}

/** Whole or not at all: another run may read it meanwhile. */
function write(path: string, key: string, source: string, code: Buffer): void {
  const next = `${path}.${process.pid}`;
  const head = Buffer.alloc(HEAD);
  const parts = [Buffer.from(key, ENCODING), Buffer.from(source, ENCODING)] as const;
  for (const [at, value] of [parts[0].length, parts[1].length, compiled(), LOOKS].entries())
    head.writeUInt32LE(value, at * 4);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(next, Buffer.concat([head, ...parts, code]));
    renameSync(next, path);
  } catch {
    // A full disk, a folder that is not ours: the next run compiles again.
  }
}

function lookAgain(path: string, times: number): void {
  const left = Buffer.alloc(4);
  left.writeUInt32LE(times);
  try {
    const file = openSync(path, 'r+');
    writeSync(file, left, 0, left.length, LOOKS_AT);
    closeSync(file);
  } catch {
    // As above: the next run looks again.
  }
}
