import { LineIndex, type Severity } from '../core/index.js';
import { addIgnore, PROJECT_FILE, type ProjectIgnore, removeIgnore, setEnable, setRule } from '../project/index.js';
import {
  Command,
  type IgnoreArguments,
  type RemoveIgnoreArguments,
  type SetEnableArguments,
  type SetRuleArguments,
} from '../protocol.js';
import type { Projects } from './projects.js';
import { isRecord } from './settings.js';
import { nameOf, parentOf, relativeTo } from './uri.js';

/** The commands of the server: each changes the project file that applies to a document, or makes the first one. */
export class Commands {
  readonly #projects: Projects;
  readonly #write: (uri: string, text: string) => Promise<void>;
  /** Changes come one after another: two at once would write over each other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(projects: Projects, write: (uri: string, text: string) => Promise<void>) {
    this.#projects = projects;
    this.#write = write;
  }

  /**
   * Runs a command.
   * @returns URI of the project file that was written; `undefined` for an unknown command or a wrong argument
   * @throws where the project file is too broken to be changed, or cannot be written
   */
  run(command: string, argument: unknown): Promise<string | undefined> {
    const change = changeOf(command, argument);
    if (!change) return Promise.resolve(undefined);
    const next = this.#last.then(() => this.#change(change));
    this.#last = next.catch(() => {});
    return next;
  }

  async #change({ uri, edit }: Change): Promise<string> {
    // What was read may be older than what another program wrote.
    const known = await this.#projects.find(uri);
    if (known) this.#projects.forget(known.uri);
    const file = known && (await this.#projects.find(uri));
    const place = file?.uri ?? this.#projects.placeFor(uri);
    const folder = place === undefined ? undefined : parentOf(place);
    if (place === undefined || folder === undefined) throw new Error(`no folder for a project file of ${uri}`);
    const path = relativeTo(uri, folder);
    // A name alone would mean the files of that name in all folders below.
    await this.#write(place, edit(file?.text, path.includes('/') ? path : `./${path}`));
    this.#projects.forget(place);
    return place;
  }
}

interface Change {
  /** The document. */
  readonly uri: string;
  /** @param path of the document, relative to the project file, as a glob that means it alone */
  readonly edit: (text: string | undefined, path: string) => string;
}

function changeOf(command: string, argument: unknown): Change | undefined {
  if (command === Command.ignore && isIgnore(argument)) {
    const { uri, rule, text, before, after, reason, scope } = argument;
    return {
      uri,
      edit: (source, path) => {
        const ignore: ProjectIgnore = {
          rule,
          ...(text === undefined ? {} : { text }),
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
          ...(scope === 'document' ? { file: path } : {}),
          ...(reason === undefined ? {} : { reason }),
        };
        return addIgnore(source, ignore);
      },
    };
  }
  if (command === Command.setRule && isSetRule(argument)) {
    const { uri, rule, severity } = argument;
    return { uri, edit: (source) => setRule(source, rule, severity) };
  }
  if (command === Command.setEnable && isSetEnable(argument)) {
    const { uri, enable } = argument;
    return { uri, edit: (source, path) => setEnable(source, path, enable) };
  }
  if (command === Command.removeIgnore && isRemoveIgnore(argument)) {
    const { uri, place } = argument;
    return { uri, edit: (source = '') => removeIgnore(source, new LineIndex(source).offsetAt(place)) };
  }
  return undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);

const isIgnore = (value: unknown): value is IgnoreArguments =>
  isRecord(value) &&
  isText(value.uri) &&
  isText(value.rule) &&
  [value.text, value.before, value.after, value.reason].every(isOptionalText) &&
  (value.scope === 'document' || value.scope === 'project');

const severities: readonly unknown[] = ['error', 'warning', 'info', 'hint', 'off'] satisfies (Severity | 'off')[];

const isSetRule = (value: unknown): value is SetRuleArguments =>
  isRecord(value) && isText(value.uri) && isText(value.rule) && severities.includes(value.severity);

const isSetEnable = (value: unknown): value is SetEnableArguments =>
  isRecord(value) && isText(value.uri) && ['auto', 'always', 'never'].includes(value.enable as string);

const isRemoveIgnore = (value: unknown): value is RemoveIgnoreArguments =>
  isRecord(value) &&
  isText(value.uri) &&
  nameOf(value.uri) === PROJECT_FILE &&
  isRecord(value.place) &&
  Number.isInteger(value.place.line) &&
  Number.isInteger(value.place.character);
