import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Config,
  type Engine,
  type Finding,
  formatOf,
  type Ignore,
  SEVERITIES,
  type Severity,
} from '../core/index.js';
import type { Settings } from '../project/index.js';
import { COMMON, type Options, oneOf, readArguments, type Values } from './args.js';
import { type Decoded, decode } from './encoding.js';
import { didYouMean, Failure, failureAt, reasonOf } from './failure.js';
import { findTargets } from './files.js';
import { lintAndFix } from './fix.js';
import { Projects } from './projects.js';
import { countBySeverity, type FileReport, type Reporter, shownPath } from './report.js';
import { readStdin, type Shell, stdinIsGiven } from './shell.js';

export const LINT_OPTIONS = {
  ...COMMON,
  format: { type: 'string', short: 'f' },
  fix: { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  config: { type: 'string', short: 'c' },
  genre: { type: 'string' },
  enable: { type: 'string' },
  'stdin-filename': { type: 'string' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean' },
} as const satisfies Options;

type LintValues = Values<typeof LINT_OPTIONS>;

export const FORMATS = ['stylish', 'json', 'sarif', 'github', 'checkstyle', 'junit'] as const;
export type FormatName = (typeof FORMATS)[number];

/** Each reporter is evaluated when it is asked for. */
const REPORTERS: Readonly<Record<FormatName, () => Promise<Reporter>>> = {
  stylish: async () => (await import('./reporters/stylish.js')).stylish,
  json: async () => (await import('./reporters/json.js')).json,
  sarif: async () => (await import('./reporters/sarif.js')).sarif,
  github: async () => (await import('./reporters/github.js')).github,
  checkstyle: async () => (await import('./reporters/checkstyle.js')).checkstyle,
  junit: async () => (await import('./reporters/junit.js')).junit,
};

/** From this many files on a terminal is told how far the run is. */
const PROGRESS_FROM = 20;

/**
 * `gongwen lint`.
 *
 * @returns 0 clean, 1 findings at error or too many warnings, 2 where the run itself failed, in part or as a whole
 * @throws {Failure} where it cannot begin
 */
export async function lint(args: readonly string[], shell: Shell, engine: Engine, version: string): Promise<number> {
  const { values, positionals } = await readArguments(args, LINT_OPTIONS);
  const format = await oneOf('--format', values.format ?? 'stylish', FORMATS);
  const maxWarnings = readMaxWarnings(values['max-warnings']);
  const settings = await readSettings(values, engine);
  const projects = new Projects(engine, {
    cwd: shell.cwd,
    settings,
    file: values.config === undefined ? undefined : resolve(shell.cwd, values.config),
    fail: (failure) => shell.fail(failure.text),
  });
  const run = new Run(shell, engine, projects, values);

  const patterns = positionals.length === 0 && (await stdinIsGiven()) ? ['-'] : positionals;
  if (patterns.length === 0) {
    throw new Failure({
      zh: '没有说检查什么：请给出文件、文件夹，或用 - 读标准输入（gongwen lint --help 有说明）',
      en: 'nothing to check: name files or folders, or use - for the standard input (see gongwen lint --help)',
    });
  }
  if (patterns.includes('-')) await run.checkStdin();
  const targets = await findTargets(
    patterns.filter((pattern) => pattern !== '-'),
    shell.cwd,
    ({ text }) => shell.fail(text),
  );
  for (const [at, { path, named }] of targets.entries()) {
    if (targets.length > PROGRESS_FROM) {
      shell.progress(
        shell.say({
          zh: `检查 ${at + 1}/${targets.length}：${run.shown(path)}`,
          en: `checking ${at + 1}/${targets.length}: ${run.shown(path)}`,
        }),
      );
    }
    await run.checkFile(path, named);
  }
  shell.progress('');

  await run.reportUnusedIgnores(positionals.map((pattern) => resolve(shell.cwd, pattern)));
  const counts = countBySeverity(run.reports);
  const reports = values.quiet ? run.reports.map(onlyErrors) : run.reports;
  await write(reports, format, values, shell, engine, version, run.stdinFixed);
  if (maxWarnings !== undefined && counts.warning > maxWarnings) {
    shell.note({
      zh: `警告 ${counts.warning} 个，超过 --max-warnings ${maxWarnings}`,
      en: `${counts.warning} warnings, more than --max-warnings ${maxWarnings}`,
    });
  }
  if (shell.failed) return 2;
  return counts.error > 0 || (maxWarnings !== undefined && counts.warning > maxWarnings) ? 1 : 0;
}

async function write(
  reports: readonly FileReport[],
  format: FormatName,
  values: LintValues,
  shell: Shell,
  engine: Engine,
  version: string,
  stdinFixed: Buffer | undefined,
): Promise<void> {
  const dryRun = values['fix-dry-run'] === true && format === 'stylish';
  // What is fixed on its way through goes on to the next program: the report stands aside.
  const aside = dryRun || stdinFixed !== undefined;
  const stream = aside ? shell.stderr : shell.stdout;
  const context = {
    dryRun: values['fix-dry-run'] === true && values.fix !== true,
    language: shell.language,
    say: shell.say,
    cwd: shell.cwd,
    color: shell.colors(stream),
    columns: shell.columns,
    rules: engine.linter.rules,
    failed: shell.failed,
    version,
  };
  if (dryRun) {
    const { diff } = await import('./reporters/diff.js');
    shell.out(diff(reports, { ...context, color: shell.colors(shell.stdout) }));
  }
  if (stdinFixed) shell.out(stdinFixed);
  const reporter = await REPORTERS[format]();
  const report = await reporter(reports, context);
  stream.write(report);
}

const onlyErrors = (report: FileReport): FileReport => ({
  ...report,
  findings: report.findings.filter(({ severity }) => severity === 'error'),
});

/** One run over files: what it has found so far. */
class Run {
  readonly reports: FileReport[] = [];
  /** What stdin is to be passed on as, with --fix. */
  stdinFixed: Buffer | undefined;
  readonly #shell: Shell;
  readonly #engine: Engine;
  readonly #projects: Projects;
  readonly #values: LintValues;
  /** Ignores that applied to a document, and those of them that one of the documents needed. */
  readonly #applied = new Set<Ignore>();
  readonly #needed = new Set<Ignore>();

  constructor(shell: Shell, engine: Engine, projects: Projects, values: LintValues) {
    this.#shell = shell;
    this.#engine = engine;
    this.#projects = projects;
    this.#values = values;
  }

  async checkFile(path: string, named: boolean): Promise<void> {
    await this.#guarded(path, async () => {
      const config = await this.#projects.configFor(path);
      if (!config) {
        if (named) this.#shell.note(this.#excluded(path));
        return;
      }
      const decoded = decode(readFileSync(path));
      const report = this.#check(path, decoded.text, config);
      if (this.#values.fix && report.change) {
        const { writeBack } = await import('./write.js');
        await writeBack(path, report.change.before, report.text, decoded);
      }
      this.reports.push(report);
    });
  }

  async checkStdin(): Promise<void> {
    const name = this.#values['stdin-filename'];
    const path = name === undefined ? '<stdin>' : resolve(this.#shell.cwd, name);
    await this.#guarded(path, async () => {
      const bytes = await readStdin();
      const config = await this.#projects.configFor(name === undefined ? resolve(this.#shell.cwd, 'stdin') : path);
      if (!config) {
        this.#shell.note(this.#excluded(path));
        if (this.#values.fix) this.stdinFixed = bytes;
        return;
      }
      const decoded: Decoded = decode(bytes);
      const report = this.#check(path, decoded.text, config);
      if (this.#values.fix) {
        const { encode } = await import('./encoding.js');
        this.stdinFixed = report.change ? await encode(report.text, decoded) : bytes;
      }
      this.reports.push(report);
    });
  }

  /** What is wrong with one file is said, and the others are still checked. */
  async #guarded(path: string, check: () => Promise<void>): Promise<void> {
    try {
      await check();
    } catch (error) {
      this.#shell.fail(failureAt(this.shown(path), error).text);
    }
  }

  #check(path: string, text: string, config: Config): FileReport {
    const fix = this.#values.fix === true || this.#values['fix-dry-run'] === true;
    const done = lintAndFix(this.#engine, text, formatOf(path), config, fix);
    for (const { rule, error } of done.result.failures) {
      const reason = reasonOf(error);
      this.#shell.fail({
        zh: `${this.shown(path)}：规则 ${rule} 出错，这个文件没有用它检查（${reason.zh}）`,
        en: `${this.shown(path)}: rule ${rule} failed and was skipped for this file (${reason.en})`,
      });
    }
    const { official } = done.draft.verdict;
    if (!official && this.#values.verbose) this.#sayNotOfficial(path, config);
    if (official && !fix) {
      const unused = new Set(done.result.unusedIgnores);
      for (const ignore of config.ignores) {
        this.#applied.add(ignore);
        if (!unused.has(ignore)) this.#needed.add(ignore);
      }
    }
    return {
      path,
      // A thousand clean documents need not be kept.
      text: done.result.findings.length > 0 || done.fixed > 0 ? done.text : '',
      findings: done.result.findings,
      official,
      fixed: done.fixed,
      ...(done.fixed > 0 ? { change: { before: text, after: done.text } } : {}),
    };
  }

  #sayNotOfficial(path: string, { enable }: Config): void {
    const shown = this.shown(path);
    this.#shell.note(
      enable === 'never'
        ? { zh: `${shown}：设置为不检查（never）`, en: `${shown}: set to never be checked` }
        : {
            zh: `${shown}：不像公文，没有检查；要检查请加 --enable always`,
            en: `${shown}: not official prose, not checked; --enable always checks it all the same`,
          },
    );
  }

  #excluded(path: string): Failure['text'] {
    const shown = this.shown(path);
    return {
      zh: `${shown}：项目文件的 exclude 把它排除了，没有检查`,
      en: `${shown}: not checked, the project file excludes it`,
    };
  }

  /** Adds what is found in the project files themselves. @param covered what the run was asked to check, absolute */
  async reportUnusedIgnores(covered: readonly string[]): Promise<void> {
    const idle = new Set([...this.#applied].filter((ignore) => !this.#needed.has(ignore)));
    if (idle.size === 0) return;
    for (const { path, text, findings } of await this.#projects.unusedIgnores(idle, covered)) {
      this.reports.push({ path, text, findings, official: true, fixed: 0 });
    }
  }

  shown(path: string): string {
    return shownPath(path, this.#shell.cwd);
  }
}

function readMaxWarnings(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) {
    throw new Failure({
      zh: `--max-warnings 要的是不小于 0 的整数，不是 ${value}`,
      en: `--max-warnings takes a number from 0, not ${value}`,
    });
  }
  return Number(value);
}

const LEVELS: readonly (Severity | 'off')[] = [...SEVERITIES, 'off'];

/** What the options say, checked. */
async function readSettings(values: LintValues, engine: Engine): Promise<Settings> {
  const rules: Record<string, Finding['severity'] | 'off'> = {};
  for (const given of values.rule ?? []) {
    const at = given.indexOf('=');
    const id = at === -1 ? given : given.slice(0, at);
    if (!engine.linter.rule(id)) {
      const hint = await didYouMean(
        id,
        engine.linter.rules.map((rule) => rule.id),
      );
      throw new Failure({
        zh: `没有规则 ${id}${hint.zh || '，gongwen rules 列出全部规则'}`,
        en: `unknown rule ${id}${hint.en || '; gongwen rules lists them all'}`,
      });
    }
    if (at === -1) {
      throw new Failure({
        zh: `--rule ${id} 后面要写级别，如 --rule ${id}=off`,
        en: `--rule ${id} needs a severity, such as --rule ${id}=off`,
      });
    }
    rules[id] = await oneOf(`--rule ${id}`, given.slice(at + 1), LEVELS);
  }
  return {
    ...(values.enable === undefined
      ? {}
      : { enable: await oneOf('--enable', values.enable, ['auto', 'always', 'never'] as const) }),
    ...(values.genre === undefined ? {} : { genre: await readGenre(values.genre, engine) }),
    rules,
  };
}

/** The id of a genre that was named by id or in Chinese. */
async function readGenre(name: string, { lexicon }: Engine): Promise<string> {
  const { genreIdOf, namesOf } = await import('../project/index.js');
  const names = namesOf([], lexicon.genres);
  const id = genreIdOf(names, name);
  if (id !== undefined) return id;
  const { genreIds, genreNames = {} } = names;
  const hint = await didYouMean(name, [...genreIds, ...Object.keys(genreNames)]);
  throw new Failure({
    zh: `--genre 没有 ${name} 这个文种${hint.zh || '。'}可用：${lexicon.genres.map(({ id, zh }) => `${zh} ${id}`).join('、')}`,
    en: `--genre: there is no ${name}${hint.en || '.'} Choose from: ${lexicon.genres.map(({ id }) => id).join(', ')}`,
  });
}
