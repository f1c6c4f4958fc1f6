import type { Diagnostic } from 'vscode-languageserver';
import { type Text, UNUSED_IGNORE } from '../core/index.js';
import { isForMany, type Problem, type ProjectIgnore, unusedMessage } from '../project/index.js';
import * as convert from './convert.js';
import type { LoadedProject } from './projects.js';
import type { Subject } from './subject.js';

/** What the problems need of the server. */
export interface ProjectProblemsHost {
  /** The project file of a folder as it is now; `undefined` where there is none. */
  load(folder: string): Promise<LoadedProject | undefined>;
  /** Whether a project is anybody's: of a workspace folder, or of an open document. */
  applies(loaded: LoadedProject): boolean;
  send(uri: string, diagnostics: Diagnostic[]): void;
}

/** What the client was told of project files and word tables, and what of them the open documents no longer need. */
export class ProjectProblems {
  readonly #host: ProjectProblemsHost;
  /** Projects whose problems were told, by the URI of the project file. */
  readonly #told = new Map<string, { readonly loaded: LoadedProject; readonly language: keyof Text }>();
  /** Ignores that an open document no longer needs, by its URI. */
  readonly #unused = new Map<string, Unused>();

  constructor(host: ProjectProblemsHost) {
    this.#host = host;
  }

  /** Takes a document that was checked: its project, and the ignores that it no longer needs. */
  note(subject: Subject): void {
    const { document, resolved } = subject;
    if (resolved.project) this.#tellProblems(resolved.project, resolved.language);
    this.#noteUnused(document.uri, unusedIn(subject));
  }

  /** A document was closed. */
  closed(uri: string): void {
    this.#noteUnused(uri, undefined);
  }

  /** Takes back what was said of project files that are gone. */
  async forgetGone(): Promise<void> {
    for (const { loaded } of [...this.#told.values()]) {
      const now = this.#host.applies(loaded) ? await this.#host.load(loaded.folder) : undefined;
      if (now) {
        this.#tellProblems(now, this.#told.get(now.uri)?.language ?? 'zh');
      } else if (this.#told.delete(loaded.uri)) {
        for (const { uri, problems } of loaded.problems) if (problems.length > 0) this.#takeBack(uri);
      }
    }
  }

  /**
   * Says what is wrong in a project's files, once for each state of them. They are sent in either mode: nobody opens
   * them, so nobody would ask.
   */
  #tellProblems(loaded: LoadedProject, language: keyof Text): void {
    const told = this.#told.get(loaded.uri);
    if (told?.loaded === loaded && told.language === language) return;
    this.#told.set(loaded.uri, { loaded, language });
    const now = new Set(loaded.problems.map(({ uri }) => uri));
    for (const { uri } of told?.loaded.problems ?? []) if (!now.has(uri)) this.#takeBack(uri);
    for (const file of loaded.problems) {
      const before = told?.loaded.problems.find(({ uri }) => uri === file.uri);
      if (file.uri === loaded.uri && [...this.#unused.values()].some(({ project }) => project === loaded.uri)) {
        // What documents no longer need was measured against the file as it was: they say it anew.
        for (const [document, { project }] of this.#unused) if (project === loaded.uri) this.#unused.delete(document);
        this.#tellProjectFile(loaded, language);
      } else if (file.problems.length > 0 || (before?.problems.length ?? 0) > 0)
        this.#host.send(file.uri, convert.toProblemDiagnostics(file.text, file.problems, language));
    }
  }

  /** Clears a file, unless another project that names it has told of it too. */
  #takeBack(uri: string): void {
    const told = [...this.#told.values()].flatMap(({ loaded }) => loaded.problems);
    if (!told.some((file) => file.uri === uri && file.problems.length > 0)) this.#host.send(uri, []);
  }

  /** Keeps which ignores a document no longer needs, and says so in the project file where that changed. */
  #noteUnused(uri: string, unused: Unused | undefined): void {
    const before = this.#unused.get(uri);
    if (unused) this.#unused.set(uri, unused);
    else if (!this.#unused.delete(uri)) return;
    const same = (a: Unused, b: Unused): boolean =>
      a.project === b.project && a.problems.length === b.problems.length && a.key === b.key;
    if (before && unused && same(before, unused)) return;
    for (const project of new Set([before?.project, unused?.project])) {
      const told = project && this.#told.get(project);
      if (told) this.#tellProjectFile(told.loaded, told.language);
    }
  }

  /** Sends what is wrong in a project file, and what of it the open documents no longer need. */
  #tellProjectFile({ uri, text, problems }: LoadedProject, language: keyof Text): void {
    const unused = [...this.#unused.values()].flatMap((one) => (one.project === uri ? one.problems : []));
    const own = problems.find((file) => file.uri === uri)?.problems ?? [];
    this.#host.send(uri, convert.toProblemDiagnostics(text, [...own, ...unused], language));
  }
}

/** What of a project file a document no longer needs. */
interface Unused {
  /** URI of the project file. */
  readonly project: string;
  readonly problems: readonly Problem[];
  /** The same for the same ignores. */
  readonly key: string;
}

/** The ignores for this document alone that nothing was found for: of those for others, one document proves nothing. */
function unusedIn({ check, resolved: { project } }: Subject): Unused | undefined {
  const severity = check.config.rules[UNUSED_IGNORE]?.severity ?? 'info';
  if (!project || severity === 'off' || !check.draft.verdict.official) return undefined;
  const problems = check.unusedIgnores.flatMap((ignore): Problem[] => {
    const span = project.places.get(ignore);
    if (!span || isForMany(ignore)) return [];
    const message = unusedMessage(ignore, (ignore as ProjectIgnore).file?.replace(/^\.\//, ''));
    return [{ message, span, severity, rule: UNUSED_IGNORE }];
  });
  if (problems.length === 0) return undefined;
  return { project: project.uri, problems, key: problems.map(({ span }) => span.start).join() };
}
