import { type Config, DEFAULT_CONFIG, type Text } from '../core/index.js';
import { configFor, EMPTY_PROJECT, isExcluded, mergeSettings, type Settings } from '../project/index.js';
import type { LoadedProject, Projects } from './projects.js';
import { type ClientSettings, languageOf } from './settings.js';
import { relativeTo } from './uri.js';

/** All that is set for one document. */
export interface Resolved {
  readonly config: Config;
  /** The project leaves the document out. */
  readonly excluded: boolean;
  readonly project: LoadedProject | undefined;
  readonly settings: ClientSettings;
  readonly language: keyof Text;
}

/** Asks the client for the settings of a document. */
export type ReadSettings = (uri: string) => Promise<ClientSettings>;

/** What is set for each open document, by client and project file; kept until one of them changes. */
export class Configuration {
  readonly #projects: Projects;
  readonly #readSettings: ReadSettings;
  readonly #locale: () => string | undefined;
  readonly #genreOf: (name: string) => string | undefined;
  /** Settings with the id of their genre, one object for each, so that what was found under them stays valid. */
  readonly #understood = new WeakMap<Settings, Settings>();
  readonly #known = new Map<string, Resolved>();
  readonly #pending = new Map<string, Promise<Resolved>>();
  #generation = 0;

  /** @param genreOf the id of a genre by what a person calls it; `undefined` for what is none */
  constructor(
    projects: Projects,
    readSettings: ReadSettings,
    locale: () => string | undefined,
    genreOf: (name: string) => string | undefined,
  ) {
    this.#projects = projects;
    this.#readSettings = readSettings;
    this.#locale = locale;
    this.#genreOf = genreOf;
  }

  /** What is set for a document, at once where it is known: most keys cost no turn of the event loop. */
  of(uri: string): Resolved | Promise<Resolved> {
    return this.#known.get(uri) ?? this.#resolve(uri);
  }

  /** Everything is asked for again. */
  reset(): void {
    this.#generation++;
    this.#known.clear();
    this.#pending.clear();
  }

  forget(uri: string): void {
    this.#known.delete(uri);
    this.#pending.delete(uri);
  }

  #resolve(uri: string): Promise<Resolved> {
    const pending = this.#pending.get(uri);
    if (pending) return pending;
    const generation = this.#generation;
    const asked = this.#ask(uri).then((resolved) => {
      // Something changed while the answer was under way: ask again.
      if (generation !== this.#generation) return this.of(uri);
      if (this.#pending.get(uri) === asked) {
        this.#pending.delete(uri);
        this.#known.set(uri, resolved);
      }
      return resolved;
    });
    this.#pending.set(uri, asked);
    // What failed is tried again with the next question.
    asked.catch(() => {
      if (this.#pending.get(uri) === asked) this.#pending.delete(uri);
    });
    return asked;
  }

  #understand(settings: Settings): Settings {
    const { genre: named, ...rest } = settings;
    if (named === undefined) return settings;
    let understood = this.#understood.get(settings);
    if (!understood) {
      const genre = this.#genreOf(named);
      understood = genre === undefined ? rest : { ...rest, genre };
      this.#understood.set(settings, understood);
    }
    return understood;
  }

  async #ask(uri: string): Promise<Resolved> {
    const [settings, loaded] = await Promise.all([this.#readSettings(uri), this.#projects.find(uri)]);
    const project = mergeSettings(loaded?.project ?? EMPTY_PROJECT, this.#understand(settings.check));
    const path = loaded ? relativeTo(uri, loaded.folder) : relativeTo(uri, '');
    return {
      config: configFor(project, path, DEFAULT_CONFIG),
      excluded: isExcluded(project, path),
      project: loaded,
      settings,
      language: languageOf(settings.language, this.#locale()),
    };
  }
}
