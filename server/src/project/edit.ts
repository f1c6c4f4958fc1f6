import { applyEdits as applyJson, type JSONPath, modify, type ParseError, parse } from 'jsonc-parser';
import type { ProjectWord, Severity } from '../core/index.js';
import type { ProjectIgnore } from './project.js';

/**
 * Each of these gives the new text of a project file: comments, order and formatting of all else stay.
 *
 * @param text what the file holds, `undefined` where there is none yet
 * @throws {SyntaxError} where the file is so broken that an edit could destroy something
 */
type ProjectEdit<T extends unknown[]> = (text: string | undefined, ...what: T) => string;

/** Adds an ignore, unless the same one is there. */
export const addIgnore: ProjectEdit<[ProjectIgnore]> = (text, ignore) => append(text, 'ignores', ignore);

/** Adds a word to the project's list, unless the same one is there. */
export const addWord: ProjectEdit<[ProjectWord]> = (text, word) => append(text, 'words', word);

/** Sets a rule's severity, `undefined` takes the setting out. Options and scope of the rule stay. */
export const setRule: ProjectEdit<[string, Severity | 'off' | undefined]> = (text, id, severity) => {
  const { source, value } = open(text);
  const rules = value.rules;
  const setting = isObject(rules) ? rules[id] : undefined;
  if (rules !== undefined && !isObject(rules)) throw new SyntaxError('“rules” is not an object');
  return change(source, isObject(setting) ? ['rules', id, 'severity'] : ['rules', id], severity);
};

function append(text: string | undefined, key: 'ignores' | 'words', item: object): string {
  const { source, value } = open(text);
  const list = value[key];
  if (list === undefined) return change(source, [key], [item]);
  if (!Array.isArray(list)) throw new SyntaxError(`“${key}” is not an array`);
  if (list.some((one) => same(one, item))) return source;
  return change(source, [key, list.length], item, true);
}

function open(text: string | undefined): { source: string; value: Record<string, unknown> } {
  const source = text === undefined || text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const value: unknown = parse(source, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(value)) throw new SyntaxError('the project file is broken');
  return { source, value };
}

function change(source: string, path: JSONPath, value: unknown, insert = false): string {
  const indent = /\n([ \t]+)\S/.exec(source)?.[1] ?? '  ';
  const edits = modify(source, path, value, {
    isArrayInsertion: insert,
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.startsWith('\t') ? 4 : indent.length,
      eol: source.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  return applyJson(source, edits);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}
