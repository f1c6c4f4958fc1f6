import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import {
  type Config,
  DEFAULT_CONFIG,
  type Engine,
  type Finding,
  type FormatOptions,
  type Ignore,
  LineIndex,
  type Severity,
  type Span,
  UNUSED_IGNORE,
} from '../core/index.js';
import type { Problem, Project, ProjectIgnore, Settings } from '../project/index.js';
import { PROJECT_FILE } from '../project/project.js';
import { decode } from './encoding.js';
import { Failure, failureAt } from './failure.js';
import { shownPath } from './report.js';

/** A project file with its place. */
interface Found {
  readonly file: string;
  readonly text: string;
  readonly folder: string;
  /** Where each ignore stands. */
  readonly places: ReadonlyMap<ProjectIgnore, Span>;
  /** How loudly an ignore that is no longer used is told. */
  readonly unused: Severity | 'off';
  readonly project: Project;
}

/**
 * Finds and reads project files. Their reader is loaded with the first one: most runs meet none.
 */
export class Projects {
  readonly #engine: Engine;
  readonly #settings: Settings;
  readonly #fail: (failure: Failure) => void;
  readonly #cwd: string;
  readonly #byFolder = new Map<string, string | undefined>();
  readonly #byFile = new Map<string, Promise<Found | undefined>>();
  readonly #fixed: string | undefined;
  #plain: Config | undefined;

  /**
   * @param options.settings what the command line says: it wins over every project file
   * @param options.file the one project file to use; absent: the nearest above each document
   * @param options.fail told of everything that is wrong in a project file
   */
  constructor(
    engine: Engine,
    options: { cwd: string; settings: Settings; file?: string | undefined; fail: (failure: Failure) => void },
  ) {
    this.#engine = engine;
    this.#cwd = options.cwd;
    this.#settings = options.settings;
    this.#fixed = options.file;
    this.#fail = options.fail;
  }

  /** How the file is to be checked, or `undefined` where its project leaves it out. @param path absolute */
  async configFor(path: string): Promise<Config | undefined> {
    const found = await this.#projectOf(path);
    if (!found) {
      this.#plain ??= plainConfig(this.#settings);
      return this.#plain;
    }
    const { configFor, isExcluded, mergeSettings } = await import('../project/index.js');
    const inside = this.#relative(found.folder, path);
    if (isExcluded(found.project, inside)) return undefined;
    return configFor(mergeSettings(found.project, this.#settings, 'over'), inside);
  }

  /** What the project says of layout. @param path absolute */
  async formatFor(path: string): Promise<Partial<FormatOptions>> {
    return (await this.#projectOf(path))?.project.format ?? {};
  }

  async #projectOf(path: string): Promise<Found | undefined> {
    const file = this.#fixed ?? this.#nearest(dirname(path));
    return file === undefined ? undefined : this.#load(file);
  }

  /**
   * What to say of ignores that nothing was found for, by project file.
   *
   * @param idle those that applied to a document of this run, and to none that needed them
   * @param covered folders that were checked as a whole: an ignore for many documents is unused only where all were seen
   */
  async unusedIgnores(
    idle: ReadonlySet<Ignore>,
    covered: readonly string[],
  ): Promise<{ readonly path: string; readonly text: string; readonly findings: readonly Finding[] }[]> {
    const { isForMany, unusedMessage } = await import('../project/index.js');
    const reports = [];
    for (const loading of this.#byFile.values()) {
      const found = await loading;
      if (!found || found.unused === 'off') continue;
      const whole = covered.some((folder) => !isOutside(relative(folder, found.folder)));
      const findings: Finding[] = [];
      for (const [ignore, span] of found.places) {
        if (!idle.has(ignore)) continue;
        if (!whole && isForMany(ignore)) continue;
        findings.push({
          rule: UNUSED_IGNORE,
          severity: found.unused,
          span,
          message: unusedMessage(ignore),
          fixes: [],
        });
      }
      if (findings.length > 0) reports.push({ path: found.file, text: found.text, findings });
    }
    return reports;
  }

  /** A project file that is used for documents elsewhere sees their paths as the person at the shell does. */
  #relative(folder: string, path: string): string {
    for (const base of [folder, this.#cwd]) {
      const inside = relative(base, path);
      if (!isOutside(inside)) return inside.split(sep).join('/');
    }
    return basename(path);
  }

  #nearest(folder: string): string | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const here = join(folder, PROJECT_FILE);
    const above = dirname(folder);
    const file = existsSync(here) ? here : above === folder ? undefined : this.#nearest(above);
    this.#byFolder.set(folder, file);
    return file;
  }

  #load(file: string): Promise<Found | undefined> {
    let found = this.#byFile.get(file);
    if (!found) {
      found = this.#read(file);
      this.#byFile.set(file, found);
    }
    return found;
  }

  async #read(file: string): Promise<Found | undefined> {
    const text = this.#textOf(file);
    if (text === undefined) return undefined;
    const { configFor, mergeSettings, namesOf, parseProject, parseTable, withTables } = await import(
      '../project/index.js'
    );
    const { project, problems, places } = parseProject(
      text,
      namesOf(this.#engine.linter.rules, this.#engine.lexicon.genres),
    );
    this.#report(file, text, problems);
    const folder = dirname(file);
    const tables = project.tables.flatMap((name) => {
      const path = join(folder, name);
      const table = this.#textOf(path);
      if (table === undefined) return [];
      const read = parseTable(name, table);
      this.#report(path, table, read.problems);
      return [read];
    });
    const unused = mergeSettings(project, this.#settings, 'over');
    const { severity = 'info' } = configFor(unused, PROJECT_FILE).rules[UNUSED_IGNORE] ?? {};
    return { file, text, folder, places, unused: severity, project: withTables(project, tables) };
  }

  #textOf(file: string): string | undefined {
    try {
      return decode(readFileSync(file)).text;
    } catch (error) {
      this.#fail(failureAt(this.#shown(file), error));
      return undefined;
    }
  }

  #report(file: string, text: string, problems: readonly Problem[]): void {
    const lines = new LineIndex(text);
    const shown = this.#shown(file);
    for (const { message, span } of problems) {
      const { line, character } = lines.positionAt(span.start);
      const place = `${shown}:${line + 1}:${character + 1}`;
      this.#fail(new Failure({ zh: `${place}：${message.zh}`, en: `${place}: ${message.en}` }));
    }
  }

  #shown(file: string): string {
    return shownPath(file, this.#cwd);
  }
}

const isOutside = (path: string): boolean => isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`);

/** The config without a project file, made without loading what reads project files. */
function plainConfig({ enable, genre, rules = {} }: Settings): Config {
  return {
    ...DEFAULT_CONFIG,
    ...(enable === undefined ? {} : { enable }),
    ...(genre === undefined ? {} : { genre }),
    rules: Object.fromEntries(
      Object.entries(rules).map(([id, rule]) => [id, typeof rule === 'string' ? { severity: rule } : rule]),
    ),
  };
}
