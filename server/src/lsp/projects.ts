import type { Span } from '../core/index.js';
import {
  type Names,
  PROJECT_FILE,
  type Problem,
  type Project,
  type ProjectIgnore,
  parseProject,
  parseTable,
  withTables,
} from '../project/index.js';
import { childOf, isRoot, isWithin, keyOf, nameOf, parentOf } from './uri.js';

/** A project file as it was read. */
export interface LoadedProject {
  readonly uri: string;
  /** The folder that it speaks for, without a slash at its end. */
  readonly folder: string;
  readonly project: Project;
  /** Where each of its ignores stands. */
  readonly places: ReadonlyMap<ProjectIgnore, Span>;
  readonly text: string;
  /** What is wrong in it and in each of its tables; a file without problems is there too. */
  readonly problems: readonly FileProblems[];
}

/** What is wrong in one file of a project. */
export interface FileProblems {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Reads a file. @returns `undefined` where there is none */
export type ReadFile = (uri: string) => Promise<string | undefined>;

/** Folders above a document that are looked at; a path deeper than that is a loop or an attack. */
const MAX_DEPTH = 64;

/** The project files around the open documents, read once and kept until they change. */
export class Projects {
  readonly #read: ReadFile;
  readonly #names: Names;
  readonly #files = new Map<string, Promise<LoadedProject | undefined>>();
  /** Folders of the projects by the key of each table that they name: several may share one. */
  readonly #tables = new Map<string, Set<string>>();
  #folders: readonly string[] = [];

  constructor(read: ReadFile, names: Names) {
    this.#read = read;
    this.#names = names;
  }

  /** The workspace's folders; those of a document are looked at up to the one that holds it. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#files.clear();
  }

  /** Folders have come into the workspace, or have left it. */
  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set([...added, ...removed].map(keyOf));
    this.setFolders([...this.#folders.filter((folder) => !gone.has(keyOf(folder))), ...added]);
  }

  /** The workspace folder that holds a document; the innermost where several do. */
  folderOf(uri: string): string | undefined {
    return this.#folders
      .filter((folder) => isWithin(uri, folder))
      .reduce<string | undefined>(
        (best, one) => (best === undefined || one.length > best.length ? one : best),
        undefined,
      );
  }

  /** The nearest project file: of the document's folder or one above it, up to its workspace folder. */
  async find(uri: string): Promise<LoadedProject | undefined> {
    for (const folder of this.#foldersAbove(uri)) {
      const file = await this.load(folder);
      if (file) return file;
    }
    return undefined;
  }

  /** Where a project file for the document belongs if there is none; `undefined` where there is no place for it. */
  placeFor(uri: string): string | undefined {
    const folder = this.folderOf(uri) ?? (this.#isUntitled(uri) ? this.#folders[0] : parentOf(uri));
    return folder === undefined ? undefined : childOf(folder, PROJECT_FILE);
  }

  /** Forgets a project file or word table, which has changed, come, or gone. @returns whether it mattered */
  forget(uri: string): boolean {
    const own = parentOf(uri);
    const folders =
      nameOf(uri) !== PROJECT_FILE ? (this.#tables.get(keyOf(uri)) ?? []) : own === undefined ? [] : [own];
    let mattered = false;
    for (const folder of folders) mattered = this.#files.delete(keyOf(folder)) || mattered;
    return mattered;
  }

  /** Forgets the project files around a document, where nobody watches them. */
  forgetAround(uri: string): void {
    for (const folder of this.#foldersAbove(uri)) this.#files.delete(keyOf(folder));
  }

  #isUntitled(uri: string): boolean {
    return parentOf(uri) === undefined;
  }

  *#foldersAbove(uri: string): Iterable<string> {
    if (this.#isUntitled(uri)) {
      // A document without a place belongs to the first folder.
      if (this.#folders[0] !== undefined) yield this.#folders[0];
      return;
    }
    const top = this.folderOf(uri);
    const topKey = top === undefined ? undefined : keyOf(top);
    let folder = parentOf(uri);
    for (let depth = 0; folder !== undefined && depth < MAX_DEPTH; depth++) {
      yield folder;
      if (keyOf(folder) === topKey || isRoot(folder)) return;
      folder = parentOf(folder);
    }
  }

  /** The project file of a folder, `undefined` where it has none. @param folder URI, without a slash at its end */
  load(folder: string): Promise<LoadedProject | undefined> {
    const key = keyOf(folder);
    let file = this.#files.get(key);
    if (!file) {
      const reading = this.#readProject(folder);
      file = reading;
      this.#files.set(key, reading);
      // What failed is tried again with the next question.
      reading.catch(() => {
        if (this.#files.get(key) === reading) this.#files.delete(key);
      });
    }
    return file;
  }

  async #readProject(folder: string): Promise<LoadedProject | undefined> {
    const uri = childOf(folder, PROJECT_FILE);
    const text = await this.#read(uri);
    if (text === undefined) return undefined;
    const { project, problems, places } = parseProject(text, this.#names);
    const tables = await Promise.all(project.tables.map((path) => this.#readTable(folder, path, text)));
    return {
      uri,
      folder,
      text,
      places,
      project: withTables(
        project,
        tables.map(({ table }) => table),
      ),
      problems: [
        { uri, text, problems: [...problems, ...tables.flatMap(({ missing }) => missing)] },
        ...tables.flatMap(({ file }) => (file ? [file] : [])),
      ],
    };
  }

  async #readTable(folder: string, path: string, projectText: string) {
    const uri = childOf(folder, path);
    const key = keyOf(uri);
    const users = this.#tables.get(key);
    if (users) users.add(folder);
    else this.#tables.set(key, new Set([folder]));
    const text = await this.#read(uri);
    if (text === undefined) {
      const start = Math.max(0, projectText.indexOf(JSON.stringify(path)));
      const message = { zh: `找不到词表“${path}”`, en: `there is no word table “${path}”` };
      return {
        table: { words: [], formulas: [] },
        missing: [{ message, span: { start, end: start + path.length + 2 } }],
        file: undefined,
      };
    }
    const { problems, ...table } = parseTable(path, text);
    return { table, missing: [], file: { uri, text, problems } };
  }
}
