import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as v from 'valibot';
import type { Genre, ProjectWord, Rule, Span, Text } from '../core/index.js';
import { nearest } from './nearest.js';
import {
  EMPTY_PROJECT,
  type Override,
  type Problem,
  type Project,
  type ProjectIgnore,
  type ProjectRule,
} from './project.js';
import {
  formatSchema,
  ignoreSchema,
  overrideSchema,
  projectSchema,
  type RawProject,
  type RawWord,
  requiredSchema,
  ruleSchema,
  wordSchema,
} from './schema.js';

/** Names that a project file may use. */
export interface Names {
  readonly ruleIds: readonly string[];
  readonly genreIds: readonly string[];
  /** Ids of genres by their Chinese names, which may be written instead. */
  readonly genreNames?: Readonly<Record<string, string>>;
  /** Defaults of the options by rule; a rule that is not named here is not asked about. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The names that a set of rules and genres allows: genres by id, by their Chinese name, or by what ends their titles. */
export function namesOf(rules: readonly Pick<Rule, 'id' | 'options'>[], genres: readonly Genre[]): Names {
  const genreNames: Record<string, string> = {};
  // The first to bear a name has it: 报告 ends the titles of several.
  for (const { id, titles } of [...genres].reverse()) for (const title of titles) genreNames[title] = id;
  for (const { id, zh } of genres) {
    genreNames[zh] = id;
    genreNames[zh.replace(/（[^（）]*）/g, '')] ??= id;
  }
  const options = Object.fromEntries(
    rules.map(({ id, options = {} }) => [
      id,
      Object.fromEntries(Object.entries(options).map(([name, one]) => [name, one.default])),
    ]),
  );
  return { ruleIds: rules.map(({ id }) => id), genreIds: genres.map(({ id }) => id), genreNames, options };
}

/** A project file as read. */
export interface ProjectFile {
  readonly project: Project;
  readonly problems: readonly Problem[];
  /** Where each of the project's ignores stands. */
  readonly places: ReadonlyMap<ProjectIgnore, Span>;
}

const NOWHERE: ProjectFile['places'] = new Map();

/** The id of a genre that is named by its id or in Chinese; `undefined` for what is no genre. */
export const genreIdOf = ({ genreIds, genreNames = {} }: Names, name: string): string | undefined =>
  genreIds.includes(name) ? name : Object.hasOwn(genreNames, name) ? genreNames[name] : undefined;

type Path = (string | number)[];

/**
 * Reads a project file: JSON with comments and trailing commas. Never throws; what is wrong is left out and reported, all
 * else counts.
 */
export function parseProject(text: string, names: Names): ProjectFile {
  try {
    return readProject(text, names);
  } catch (error) {
    // Brackets within brackets, thousands deep: jsonc-parser and valibot go down by calls, and the stack ends.
    if (!(error instanceof RangeError)) throw error;
    const message = {
      zh: '括号套得太深，这个项目文件没有读',
      en: 'brackets are nested too deeply; the file was not read',
    };
    return { project: EMPTY_PROJECT, problems: [{ message, span: { start: 0, end: 1 } }], places: NOWHERE };
  }
}

function readProject(text: string, names: Names): ProjectFile {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: Problem[] = errors.map(({ error, offset, length }) => ({
    message: syntaxMessage(printParseErrorCode(error)),
    span: { start: offset, end: offset + length },
  }));
  if (!root) return { project: EMPTY_PROJECT, problems, places: NOWHERE };
  if (root.type !== 'object') {
    const message = { zh: '项目文件的最外层要是 { }', en: 'the project file must be an object, { }' };
    return { project: EMPTY_PROJECT, problems: [...problems, { message, span: spanOf(root) }], places: NOWHERE };
  }
  const value: unknown = getNodeValue(root);
  const moved = new Moved();
  const told: Path[] = [];
  const tell = (path: Path, message: Text, atKey = false): void => {
    const written = moved.written(value, path);
    // A list that is too short without its wrong item has been complained of.
    if (told.some((one) => written.every((key, at) => one[at] === key))) return;
    told.push(written);
    problems.push({ message, span: spanAt(root, written, atKey) });
  };
  // A record takes an array for an object.
  for (const path of [['rules'], ...getOverrides(value).map((_, at) => ['overrides', at, 'rules'])]) {
    const holder = holderOf(value, path);
    if (holder?.key !== 'rules' || !Array.isArray(holder.container.rules)) continue;
    tell(path, typeMessage('rules', ['Object']));
    delete holder.container.rules;
  }
  const raw = shaped(projectSchema, value, moved, (issue, path) =>
    tell(path, explain(issue, path), issue.expected === 'never'),
  );
  const project = raw ? interpret(raw, names, tell) : EMPTY_PROJECT;
  const ignoreAt = new Map(
    (raw?.ignores ?? []).map((ignore, at) => [
      ignore as object,
      spanAt(root, moved.written(value, ['ignores', at]), false),
    ]),
  );
  const places = new Map(project.ignores.map((ignore) => [ignore, ignoreAt.get(ignore) ?? spanOf(root)]));
  return { project, problems: problems.sort((a, b) => a.span.start - b.span.start), places };
}

/**
 * The value with everything left out that the schema does not take; `undefined` where nothing is left. Each round takes
 * out what the schema complained of, and asks again: without an item, a list may be too short.
 */
function shaped<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  moved: Moved,
  tell: (issue: v.BaseIssue<unknown>, path: Path) => void,
): v.InferOutput<S> | undefined {
  for (;;) {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    const issues = result.issues.map((issue) => deepest(issue));
    for (const { issue, path } of issues) tell(issue, path);
    if (!moved.remove(issues.flatMap(({ path }) => holderOf(value, path) ?? []))) return undefined;
  }
}

/** Of a union, the issue of the alternative that was meant: the one that got furthest into the value. */
function deepest(issue: v.BaseIssue<unknown>): { issue: v.BaseIssue<unknown>; path: Path } {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const inner = (issue.issues ?? []).map(deepest).filter((one) => one.path.length > 0);
  const furthest = inner.sort((a, b) => b.path.length - a.path.length)[0];
  return furthest ? { issue: furthest.issue, path: [...path, ...furthest.path] } : { issue, path };
}

function getOverrides(value: unknown): readonly unknown[] {
  const overrides = isContainer(value) ? value.overrides : undefined;
  return Array.isArray(overrides) ? overrides : [];
}

type Container = Record<string | number, unknown>;
interface Holder {
  readonly container: Container;
  readonly key: string | number;
}

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Where the value at the path stands; where there is none (a key is missing), where that which misses it stands. */
function holderOf(root: unknown, path: Path): Holder | undefined {
  let found: Holder | undefined;
  let at = root;
  for (const key of path) {
    if (!isContainer(at) || !Object.hasOwn(at, key)) break;
    found = { container: at, key };
    at = at[key];
  }
  return found;
}

/** Takes values out, and remembers at which index of its array an item was written. */
class Moved {
  readonly #indices = new WeakMap<Container, number[]>();

  remove(holders: readonly Holder[]): boolean {
    const gone = new Map<Container, Set<string | number>>();
    for (const { container, key } of holders) gone.set(container, (gone.get(container) ?? new Set()).add(key));
    for (const [container, keys] of gone) {
      if (!Array.isArray(container)) {
        for (const key of keys) delete container[key];
        continue;
      }
      const left = container.map((_, index) => index).filter((index) => !keys.has(index));
      const indices = this.#indices.get(container);
      this.#indices.set(container, indices ? left.map((index) => indices[index]!) : left);
      container.splice(0, container.length, ...left.map((index) => container[index]));
    }
    return gone.size > 0;
  }

  /** The path as it stands in the file. */
  written(root: unknown, path: Path): Path {
    let at = root;
    return path.map((key) => {
      const indices = isContainer(at) ? this.#indices.get(at) : undefined;
      at = isContainer(at) ? at[key] : undefined;
      return indices && typeof key === 'number' ? (indices[key] ?? key) : key;
    });
  }
}

/** The keys that may stand where the path's last key stands. */
function knownKeys(path: Path): readonly string[] {
  const place = path
    .slice(0, -1)
    .map((key) => (typeof key === 'number' ? '#' : key))
    .join('.');
  if (place === '') return Object.keys(projectSchema.entries).filter((key) => key !== '$schema');
  if (place === 'words.#') return Object.keys(wordSchema.entries);
  if (place === 'required.#') return Object.keys(requiredSchema.entries);
  if (place === 'ignores.#') return Object.keys(ignoreSchema.entries);
  if (place === 'format') return Object.keys(formatSchema.entries);
  if (place === 'overrides.#') return Object.keys(overrideSchema.entries);
  if (/^(?:overrides\.#\.)?rules\.[^.]*$/.test(place)) return Object.keys(ruleSchema.entries);
  return [];
}

const TYPES: Readonly<Record<string, Text>> = {
  string: { zh: '文字（用双引号）', en: 'a string' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  number: { zh: '数字', en: 'a number' },
  Array: { zh: '数组 [ ]', en: 'an array, [ ]' },
  Object: { zh: '对象 { }', en: 'an object, { }' },
};

/** What is wrong, in words. */
function explain(issue: v.BaseIssue<unknown>, path: Path): Text {
  const name = String(path.at(-1) ?? '');
  const where = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
  if (issue.expected === 'never') return unknownName({ zh: '键', en: 'key' }, name, knownKeys(path));
  if (issue.received === 'undefined') {
    return { zh: `缺少 “${name}”`, en: `“${name}” is missing` };
  }
  switch (issue.type) {
    case 'min_length':
      return issue.expected === '>=2'
        ? { zh: `“${where}” 至少要两个字，单个字到处都会碰上`, en: `${where} must have at least two characters` }
        : { zh: `“${where}” 不能为空`, en: `${where} must not be empty` };
    case 'max_length':
      return {
        zh: `“${where}” 太长，最多 ${issue.expected?.slice(2)}`,
        en: `${where} is too long, at most ${issue.expected?.slice(2)}`,
      };
    case 'check':
      return { zh: `“${where}” 里的 * 太多`, en: `${where} holds too many *` };
    case 'regex':
      return { zh: `“${where}” 要以 .jsonl 或 .tsv 结尾`, en: `${where} must end in .jsonl or .tsv` };
  }
  const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
  if (choices.length > 0) {
    const near = typeof issue.input === 'string' ? nearest(issue.input, choices) : undefined;
    return {
      zh: `“${where}” 只能是 ${choices.join('、')}${near ? `；是不是 ${near}？` : ''}`,
      en: `${where} must be one of ${choices.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
    };
  }
  const wanted = (issue.expected ?? '').replace(/[()]/g, '').split(' | ');
  return typeMessage(where, wanted);
}

function typeMessage(where: string, names: readonly string[]): Text {
  const wanted = names.flatMap((name) => TYPES[name] ?? []);
  if (wanted.length < names.length || names.length === 0) {
    return { zh: `“${where}” 的值不对`, en: `${where} has a wrong value` };
  }
  return {
    zh: `“${where}” 应为${wanted.map(({ zh }) => zh).join('或')}`,
    en: `${where} must be ${wanted.map(({ en }) => en).join(' or ')}`,
  };
}

function unknownName(kind: Text, name: string, known: readonly string[]): Text {
  const near = nearest(name, known);
  return {
    zh: `没有 “${name}” 这个${kind.zh}${near ? `，是不是 ${near}？` : ''}`,
    en: `there is no ${kind.en} “${name}”${near ? `, did you mean ${near}?` : ''}`,
  };
}

const SYNTAX: Readonly<Record<string, Text>> = {
  InvalidSymbol: { zh: '这里有不认识的符号（标点要用半角，文字要用双引号）', en: 'invalid symbol' },
  InvalidNumberFormat: { zh: '数字写得不对', en: 'invalid number' },
  PropertyNameExpected: { zh: '这里应当是用双引号括起的键', en: 'a key in double quotes is expected' },
  ValueExpected: { zh: '这里缺少值', en: 'a value is expected' },
  ColonExpected: { zh: '这里缺少冒号（半角）', en: 'a colon is expected' },
  CommaExpected: { zh: '这里缺少逗号（半角）', en: 'a comma is expected' },
  CloseBraceExpected: { zh: '缺少 }', en: 'a } is missing' },
  CloseBracketExpected: { zh: '缺少 ]', en: 'a ] is missing' },
  EndOfFileExpected: { zh: '文件到这里应当已经结束', en: 'the file should end here' },
  UnexpectedEndOfComment: { zh: '注释没有结束', en: 'a comment does not end' },
  UnexpectedEndOfString: { zh: '双引号没有成对', en: 'a string does not end' },
  InvalidEscapeCharacter: { zh: '反斜杠后面的字符不对；路径里请用 /', en: 'invalid escape; use / in paths' },
  InvalidCharacter: { zh: '文字里有不能直接写的字符，如换行', en: 'invalid character in a string' },
};

const syntaxMessage = (code: string): Text =>
  SYNTAX[code] ?? { zh: `JSON 写得不对（${code}）`, en: `invalid JSON (${code})` };

const spanOf = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

/** Where the value at the path stands, or its key; where there is none, the nearest thing around it. */
function spanAt(root: Node, path: Path, atKey: boolean): Span {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (!node) continue;
    const key = atKey || length < path.length ? node.parent?.children?.[0] : undefined;
    return spanOf(atKey && length === path.length && node.parent?.type === 'property' && key ? key : node);
  }
  return { start: root.offset, end: root.offset + 1 };
}

/** From the shape to the meaning: names are checked, and left out where nothing has them. */
function interpret(raw: RawProject, names: Names, tell: (path: Path, message: Text, atKey?: boolean) => void): Project {
  const genreKind = { zh: '文种', en: 'genre' };
  const known = [...names.genreIds, ...Object.keys(names.genreNames ?? {})];
  const genreOf = (name: string | undefined, path: Path): { genre?: string } => {
    if (name === undefined) return {};
    const { genreIds, genreNames = {} } = names;
    const id = genreIds.includes(name) ? name : Object.hasOwn(genreNames, name) ? genreNames[name] : undefined;
    if (id !== undefined) return { genre: id };
    tell(path, unknownName(genreKind, name, known));
    return {};
  };
  /** With none of them known, nobody can be meant: the whole thing is left out. */
  const genresOf = (genres: readonly string[] | undefined, path: Path): { genres?: string[] } | undefined => {
    if (!genres) return {};
    const ids = genres.flatMap((name, at) => genreOf(name, [...path, at]).genre ?? []);
    return ids.length > 0 || genres.length === 0 ? { genres: ids } : undefined;
  };
  /** The options that the rule has, of the type that it reads. */
  const optionsOf = (id: string, options: Readonly<Record<string, unknown>>, path: Path): Record<string, unknown> => {
    const defaults = names.options?.[id];
    if (!defaults) return options;
    return Object.fromEntries(
      Object.entries(options).filter(([name, value]) => {
        const place = [...path, name];
        if (!Object.hasOwn(defaults, name)) {
          tell(place, unknownName({ zh: '选项', en: 'option' }, name, Object.keys(defaults)), true);
          return false;
        }
        if (typeOf(value) === typeOf(defaults[name])) return true;
        tell(place, typeMessage(name, [typeOf(defaults[name])]));
        return false;
      }),
    );
  };
  const rulesOf = (rules: RawProject['rules'], path: Path): Record<string, ProjectRule> => {
    const result: Record<string, ProjectRule> = {};
    for (const [id, setting] of Object.entries(rules ?? {})) {
      const place = [...path, id];
      if (!names.ruleIds.includes(id)) {
        tell(place, unknownName({ zh: '规则', en: 'rule' }, id, names.ruleIds), true);
        continue;
      }
      if (typeof setting === 'string') {
        result[id] = { severity: setting };
        continue;
      }
      const genres = genresOf(setting.genres, [...place, 'genres']);
      const options = setting.options && { options: optionsOf(id, setting.options, [...place, 'options']) };
      if (genres) result[id] = { ...defined(setting), ...options, ...genres };
    }
    return result;
  };

  return {
    ...(raw.enable === undefined ? {} : { enable: raw.enable }),
    ...genreOf(raw.genre, ['genre']),
    rules: rulesOf(raw.rules, ['rules']),
    words: (raw.words ?? []).map(toWord),
    tables: raw.tables ?? [],
    required: (raw.required ?? []).flatMap((one, at) => {
      const genres = genresOf(one.genres, ['required', at, 'genres']);
      return genres ? [{ ...defined(one), ...genres }] : [];
    }),
    formulas: [],
    ignores: (raw.ignores ?? []).flatMap((ignore, at): ProjectIgnore[] => {
      if (ignore.rule === '*' || names.ruleIds.includes(ignore.rule)) return [defined(ignore)];
      tell(['ignores', at, 'rule'], unknownName({ zh: '规则', en: 'rule' }, ignore.rule, names.ruleIds));
      return [];
    }),
    exclude: raw.exclude ?? [],
    ...(raw.format === undefined ? {} : { format: defined(raw.format) }),
    overrides: (raw.overrides ?? []).map(
      ({ files, enable, genre, rules }, at): Override => ({
        files,
        ...(enable === undefined ? {} : { enable }),
        ...genreOf(genre, ['overrides', at, 'genre']),
        rules: rulesOf(rules, ['overrides', at, 'rules']),
      }),
    ),
  };
}

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'Array' : value !== null && typeof value === 'object' ? 'Object' : typeof value;

/** The same without keys that stand for nothing: valibot's types allow `undefined` where the core's do not. */
type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const defined = <T extends object>(value: T): Defined<T> => value as Defined<T>;

/** A word of the file as the core knows it. */
function toWord({ prefer = [], ...word }: RawWord): ProjectWord {
  const forms = typeof prefer === 'string' ? [prefer] : prefer;
  return { ...defined(word), prefer: forms.filter((form) => form !== '') };
}
