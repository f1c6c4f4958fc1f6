import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Config,
  DEFAULT_FORMAT,
  type Engine,
  FORMAT_STEPS,
  type FormatOptions,
  type FormatStep,
  format,
  formatOf,
} from '../core/index.js';
import { COMMON, type Options, oneOf, readArguments, type Values } from './args.js';
import { type Decoded, decode, encode } from './encoding.js';
import { Failure, failureAt } from './failure.js';
import { findTargets } from './files.js';
import { Projects } from './projects.js';
import { type FileReport, shownPath } from './report.js';
import { readStdin, type Shell, stdinIsGiven } from './shell.js';

export const FORMAT_OPTIONS = {
  ...COMMON,
  check: { type: 'boolean' },
  write: { type: 'boolean' },
  diff: { type: 'boolean' },
  indent: { type: 'string' },
  'blank-lines': { type: 'string' },
  skip: { type: 'string', multiple: true },
  force: { type: 'boolean' },
  config: { type: 'string', short: 'c' },
  'stdin-filename': { type: 'string' },
} as const satisfies Options;

type FormatValues = Values<typeof FORMAT_OPTIONS>;

/**
 * `gongwen format`.
 *
 * @returns 0 done, 1 where `--check` found a file that would change, 2 where the run itself failed, in part or as a whole
 * @throws {Failure} where it cannot begin
 */
export async function formatFiles(args: readonly string[], shell: Shell, engine: Engine): Promise<number> {
  const { values, positionals } = await readArguments(args, FORMAT_OPTIONS);
  const modes = (['check', 'write', 'diff'] as const).filter((mode) => values[mode]);
  if (modes.length > 1) {
    const given = modes.map((mode) => `--${mode}`);
    throw new Failure({
      zh: `${given.join(' 和 ')} 只能用一个`,
      en: `${given.join(' and ')} exclude one another`,
    });
  }
  const options = await readOptions(values);
  const projects = new Projects(engine, {
    cwd: shell.cwd,
    settings: {},
    file: values.config === undefined ? undefined : resolve(shell.cwd, values.config),
    fail: (failure) => shell.fail(failure.text),
  });
  const patterns = positionals.length === 0 && (await stdinIsGiven()) ? ['-'] : positionals;
  if (patterns.length === 0) {
    throw new Failure({
      zh: '没有说给什么排版：请给出文件、文件夹，或用 - 读标准输入（gongwen format --help 有说明）',
      en: 'nothing to lay out: name files or folders, or use - for the standard input (see gongwen format --help)',
    });
  }
  if (values.write && patterns.includes('-')) {
    throw new Failure({
      zh: '标准输入没有文件可写：请去掉 --write，排好的全文会写到标准输出',
      en: 'the standard input is no file to write: leave out --write, the result goes to the standard output',
    });
  }
  const run = new Run(shell, engine, projects, values, options);
  if (patterns.includes('-')) await run.stdin();
  const targets = await findTargets(
    patterns.filter((pattern) => pattern !== '-'),
    shell.cwd,
    ({ text }) => shell.fail(text),
  );
  for (const { path, named } of targets) await run.file(path, named);
  await run.finish();
  if (shell.failed) return 2;
  return values.check && run.changed > 0 ? 1 : 0;
}

/** What a project says of a file. */
interface Wanted {
  readonly config: Config;
  readonly layout: Partial<FormatOptions>;
}

/** One run over files. */
class Run {
  /** Files that were changed, or would be. */
  changed = 0;
  readonly #shell: Shell;
  readonly #engine: Engine;
  readonly #projects: Projects;
  readonly #values: FormatValues;
  readonly #options: Partial<FormatOptions>;
  readonly #reports: Pick<FileReport, 'path' | 'change'>[] = [];

  constructor(shell: Shell, engine: Engine, projects: Projects, values: FormatValues, options: Partial<FormatOptions>) {
    this.#shell = shell;
    this.#engine = engine;
    this.#projects = projects;
    this.#values = values;
    this.#options = options;
  }

  async file(path: string, named: boolean): Promise<void> {
    await this.#guarded(path, async () => {
      const wanted = await this.#wantedFor(path);
      if (!wanted && !named) return;
      const bytes = readFileSync(path);
      await this.#handle(path, bytes, decode(bytes), wanted);
    });
  }

  async stdin(): Promise<void> {
    const name = this.#values['stdin-filename'];
    const path = name === undefined ? '<stdin>' : resolve(this.#shell.cwd, name);
    await this.#guarded(path, async () => {
      const bytes = await readStdin();
      const wanted = await this.#wantedFor(name === undefined ? resolve(this.#shell.cwd, 'stdin') : path);
      await this.#handle(path, bytes, decode(bytes), wanted);
    });
  }

  /** What the project says of a file; `undefined` where it leaves the file out. */
  async #wantedFor(path: string): Promise<Wanted | undefined> {
    const config = await this.#projects.configFor(path);
    return config && { config, layout: await this.#projects.formatFor(path) };
  }

  /** @param wanted absent where the project leaves the file out: it stays as it is */
  async #handle(path: string, bytes: Buffer, decoded: Decoded, wanted: Wanted | undefined): Promise<void> {
    const before = decoded.text;
    const after = wanted ? this.#laidOut(path, before, wanted) : before;
    const { check, write, diff } = this.#values;
    if (after !== before) this.changed++;
    if (check || diff) {
      if (after === before) return;
      if (check) this.#shell.out(`${this.#shown(path)}\n`);
      else this.#reports.push({ path, change: { before, after } });
    } else if (write) {
      if (after === before) return;
      const { writeBack } = await import('./write.js');
      await writeBack(path, before, after, decoded);
      this.#shell.out(`${this.#shown(path)}\n`);
    } else this.#shell.out(after === before ? bytes : await encode(after, decoded));
  }

  #laidOut(path: string, text: string, { config, layout }: Wanted): string {
    const options = { ...DEFAULT_FORMAT, ...layout, ...this.#options };
    const request = { text, format: formatOf(path), config, options };
    return format(this.#engine, { ...request, force: this.#values.force === true }).text;
  }

  /** Says what is left to say once all files are done. */
  async finish(): Promise<void> {
    const { diff: wanted, check, write } = this.#values;
    const { changed } = this;
    if (wanted && this.#reports.length > 0) {
      const { diff } = await import('./reporters/diff.js');
      this.#shell.out(diff(this.#reports, { cwd: this.#shell.cwd, color: this.#shell.colors(this.#shell.stdout) }));
    }
    if (check && changed > 0) {
      this.#shell.note({
        zh: `${changed} 个文件需要排版，用 gongwen format --write 修改`,
        en: `${changed} ${changed === 1 ? 'file' : 'files'} to lay out; gongwen format --write does it`,
      });
    } else if (write && changed === 0 && !this.#shell.failed) {
      this.#shell.note({ zh: '没有需要排版的文件', en: 'nothing to change' });
    }
  }

  /** What is wrong with one file is said, and the others are still done. */
  async #guarded(path: string, handle: () => Promise<void>): Promise<void> {
    try {
      await handle();
    } catch (error) {
      this.#shell.fail(failureAt(this.#shown(path), error).text);
    }
  }

  #shown(path: string): string {
    return shownPath(path, this.#shell.cwd);
  }
}

const STEPS = Object.keys(FORMAT_STEPS) as readonly FormatStep[];

/** What the options say, checked; the project file has its say in all else. */
async function readOptions(values: FormatValues): Promise<Partial<FormatOptions>> {
  const skipped: Partial<Record<FormatStep, boolean>> = {};
  for (const step of values.skip ?? []) skipped[await oneOf('--skip', step, STEPS)] = false;
  const { indent, 'blank-lines': blankLines } = values;
  return {
    ...skipped,
    ...(indent === undefined ? {} : { indent: await oneOf('--indent', indent, ['two', 'none', 'keep'] as const) }),
    ...(blankLines === undefined
      ? {}
      : { blankLines: await oneOf('--blank-lines', blankLines, ['one', 'none', 'keep'] as const) }),
  };
}
