import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from '../../scripts/build.mjs';

/** What a run left. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly bytes: Buffer;
}

/** How a run differs from the plain one. */
export interface Circumstances {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** A folder of its own with the command in it, built from the sources as they are. */
export class Bench {
  readonly folder: string;
  readonly #program: string;
  /** Wherever this machine keeps what can be made again. */
  readonly #cache: Readonly<Record<string, string>>;

  private constructor(folder: string) {
    this.folder = folder;
    this.#program = join(folder, '.bin', 'cli.cjs');
    this.#cache = Object.fromEntries(
      ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME'].map((name) => [name, join(folder, '.cache')]),
    );
  }

  static async make(bundles: readonly string[] = ['cli']): Promise<Bench> {
    const bench = new Bench(mkdtempSync(join(tmpdir(), 'gongwen-cli-')));
    await build({ only: bundles, folder: dirname(bench.#program), log: () => {} });
    return bench;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes a file and gives its absolute path. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  /** Starts the command in the folder; the caller speaks to it and waits for its end. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [this.#program, ...args], { cwd: this.folder, stdio: 'pipe' });
  }

  /** Runs the command in the folder and waits for its end; without `input` its standard input is empty and no pipe. */
  run(args: readonly string[], { input, env = {}, cwd = '.' }: Circumstances = {}): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.#program, ...args], {
        cwd: join(this.folder, cwd),
        env: { PATH: process.env.PATH ?? '', LANG: 'zh_CN.UTF-8', ...this.#cache, ...env },
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout!.on('data', (chunk) => out.push(chunk));
      child.stderr!.on('data', (chunk) => err.push(chunk));
      child.on('error', reject);
      child.on('close', (code) => {
        const bytes = Buffer.concat(out);
        resolve({ code, bytes, out: bytes.toString('utf8'), err: Buffer.concat(err).toString('utf8') });
      });
      child.stdin?.end(input);
    });
  }

  /** Runs `lint --format json` and gives what was found, with the exit code and what was said beside it. */
  async lint(args: readonly string[], circumstances?: Circumstances): Promise<Outcome & { results: Result[] }> {
    const outcome = await this.run(['lint', '--format', 'json', ...args], circumstances);
    return { ...outcome, results: outcome.out === '' ? [] : (JSON.parse(outcome.out) as Result[]) };
  }
}

/** ESLint's result shape, as far as the tests read it. */
export interface Result {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string;
    readonly severity: number;
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly fix?: { readonly range: readonly [number, number]; readonly text: string };
    readonly suggestions?: readonly { readonly desc: string; readonly fix: { readonly text: string } }[];
  }[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly fixableErrorCount: number;
  readonly fixableWarningCount: number;
  readonly output?: string;
}

/** A draft with one wrong word (line 5, safe fix) and one placeholder (line 9), and nothing else. */
export const DRAFT = `关于加强汛期值守工作的通知

各镇人民政府：

　　近来雨水偏多，值守人员十分幸苦。各镇要加大巡查力度，落实落细各项责任。

　　一、严格值守。全体人员坚守岗位，有情况及时报告。

　　二、加强巡查。各镇组织X支队伍，对重点堤段逐一排查。

　　特此通知。

青山县人民政府办公室
2024年6月3日
`;

/** The draft with everything right. */
export const CLEAN = DRAFT.replace('幸苦', '辛苦').replace('X支', '三支');

/** A text that is no official prose. */
export const README_TEXT = `# tiny-lib

Install it with npm, then call \`start()\`. See the docs for options.
`;
