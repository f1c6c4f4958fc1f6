import {
  applyEdits,
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  type JSONPath,
  modify,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser';
import type { Severity } from '../core/index.js';
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

/** Takes out the ignore that stands at an offset of the file; without one nothing is changed. */
export const removeIgnore: ProjectEdit<[number]> = (text, offset) => {
  const { source, root } = open(text);
  const list = findNodeAtLocation(root, ['ignores'])?.children ?? [];
  const index = list.findIndex((one) => one.offset <= offset && offset < one.offset + one.length);
  return index === -1 ? source : without(source, list, index);
};

/** Sets a rule's severity, `undefined` takes the setting out. Options and scope of the rule stay. */
export const setRule: ProjectEdit<[string, Severity | 'off' | undefined]> = (text, id, severity) => {
  const { source, root } = open(text);
  const rules = findNodeAtLocation(root, ['rules']);
  if (!rules) return severity === undefined ? source : insert(source, root, property('rules', { [id]: severity }));
  if (rules.type !== 'object') throw new SyntaxError('“rules” is not an object');
  const setting = findNodeAtLocation(rules, [id]);
  if (!setting) return severity === undefined ? source : insert(source, rules, property(id, severity));
  if (setting.type !== 'object') return change(source, ['rules', id], severity);
  if (severity === undefined || findNodeAtLocation(setting, ['severity'])) {
    return change(source, ['rules', id, 'severity'], severity);
  }
  return insert(source, setting, property('severity', severity));
};

/** Says of one file whether it is checked, by an override. @param file as a glob: `./通知.txt`, `讲话/稿.txt` */
export const setEnable: ProjectEdit<[string, 'auto' | 'always' | 'never']> = (text, file, enable) => {
  const { source, root } = open(text);
  const list: unknown[] = (findNodeAtLocation(root, ['overrides'])?.children ?? []).map((one) => getNodeValue(one));
  // The last one has the last word: an older one for the file alone holds only where no other comes behind it.
  const last = list.findLastIndex((one) => isObject(one) && one.enable !== undefined);
  const own = list.findLastIndex((one) => isObject(one) && same(one.files, [file]));
  if (own !== -1 && own >= last && isObject(list[own]) && list[own].enable !== undefined)
    return change(source, ['overrides', own, 'enable'], enable);
  return append(text, 'overrides', { files: [file], enable });
};

function append(text: string | undefined, key: 'ignores' | 'overrides', item: object): string {
  const { source, root } = open(text);
  const list = findNodeAtLocation(root, [key]);
  if (!list) return insert(source, root, property(key, [item]));
  if (list.type !== 'array') throw new SyntaxError(`“${key}” is not an array`);
  if ((list.children ?? []).some((one) => same(getNodeValue(one), item))) return source;
  return insert(source, list, () => inOneLine(item));
}

function open(text: string | undefined): { source: string; root: Node } {
  const source = text === undefined || text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  if (errors.length > 0 || root?.type !== 'object') throw new SyntaxError('the project file is broken');
  return { source, root };
}

/** Takes an item out of an array, with its line where nothing else stands in it. Comments stay, which jsonc-parser's own removal drops. */
function without(source: string, items: readonly Node[], index: number): string {
  const item = items[index]!;
  let start = item.offset;
  let end = start + item.length;
  const comma = commaBehind(source, end);
  if (comma !== undefined) end = comma + 1;
  const before = index > 0 && comma === undefined ? commaBehind(source, endOf(items[index - 1]!)) : undefined;
  const lineStart = start - indentAt(source, start).length;
  const lineEnd = /^[ \t]*(?:\r\n|\n|\r)/.exec(source.slice(end))?.[0].length ?? 0;
  if (/^$|[\r\n]$/.test(source.slice(0, lineStart)) && source.slice(lineStart, start).trim() === '' && lineEnd > 0) {
    start = lineStart;
    end += lineEnd;
  } else if (comma !== undefined) end += /^[ \t]*/.exec(source.slice(end))![0].length;
  else start = source.slice(0, start).trimEnd().length;
  const head =
    before === undefined ? source.slice(0, start) : source.slice(0, before) + source.slice(before + 1, start);
  return head + source.slice(end);
}

const endOf = ({ offset, length }: Node): number => offset + length;

/** Where the comma stands that comes next but for blanks and comments. */
function commaBehind(source: string, from: number): number | undefined {
  const scanner = createScanner(source);
  scanner.setPosition(from);
  let token: number = scanner.scan();
  while ([Token.blank, Token.lineBreak, Token.lineComment, Token.blockComment].some((one) => one === token))
    token = scanner.scan();
  return token === Token.comma ? scanner.getTokenOffset() : undefined;
}

/** Replaces a value that is there, or takes it out. */
const change = (source: string, path: JSONPath, value: unknown): string =>
  applyEdits(source, modify(source, path, value, {}));

/** What an item looks like, given the indent of its line and one step of it. */
type Layout = (indent: string, step: string) => string;

const inOneLine = (value: unknown): string => JSON.stringify(value, undefined, 1).replace(/\n\s*/g, ' ');

/** A key with its value: what is a list or has keys of its own stands in lines of its own. */
const property =
  (key: string, value: unknown): Layout =>
  (indent, step) => {
    const inner = `\n${indent}${step}`;
    const lines = Array.isArray(value)
      ? `[${value.map((one) => inner + inOneLine(one)).join(',')}\n${indent}]`
      : typeof value === 'object' && value !== null
        ? `{${Object.entries(value)
            .map(([name, one]) => `${inner}${JSON.stringify(name)}: ${inOneLine(one)}`)
            .join(',')}\n${indent}}`
        : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${lines}`;
  };

/**
 * Adds an item behind the last one of an array or object, behind the comment in its line too. jsonc-parser's own insertion
 * lays out the whole line anew, and puts that comment behind the wrong item.
 */
function insert(source: string, container: Node, layout: Layout): string {
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const step = /\n([ \t]+)\S/.exec(source)?.[1] ?? '  ';
  const lay = (indent: string): string => layout(indent, step).replaceAll('\n', eol);
  const last = container.children?.at(-1);
  const outer = indentAt(source, container.offset);
  if (!last) {
    const close = container.offset + container.length - 1;
    const inside = source.slice(container.offset + 1, close);
    const head = source.slice(0, container.offset + 1) + inside.trimEnd();
    return `${head}${eol}${outer}${step}${lay(outer + step)}${eol}${outer}${source.slice(close)}`;
  }
  const end = last.offset + last.length;
  const { comma, place } = behind(source, end);
  const ownLine = source.slice(0, last.offset).trimEnd().length <= source.lastIndexOf('\n', last.offset);
  const indent = indentAt(source, last.offset);
  const item = ownLine ? `${eol}${indent}${lay(indent)}` : ` ${lay(outer)}`;
  return `${source.slice(0, end)}${comma ? '' : ','}${source.slice(end, place)}${item}${comma ? ',' : ''}${source.slice(place)}`;
}

/** The blanks at the start of the line in which the offset lies. */
function indentAt(source: string, offset: number): string {
  const line = source.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(source.slice(line, offset))?.[0] ?? '';
}

/** Of jsonc-parser's SyntaxKind, which is a const enum that no module of its own can read. */
const Token = { comma: 5, lineComment: 12, blockComment: 13, lineBreak: 14, blank: 15 } as const;

/** Whether a comma follows, and where all that belongs to the line of the item before it ends. */
function behind(source: string, end: number): { comma: boolean; place: number } {
  const scanner = createScanner(source);
  scanner.setPosition(end);
  let comma = false;
  let place = end;
  let sameLine = true;
  for (;;) {
    const token: number = scanner.scan();
    if (token === Token.lineBreak) sameLine = false;
    else if (token === Token.comma && !comma) comma = true;
    else if (token !== Token.blank && token !== Token.lineComment && token !== Token.blockComment)
      return { comma, place };
    // A comment in a later line belongs to what comes there.
    if (token === Token.comma || (sameLine && token !== Token.blank)) {
      place = scanner.getTokenOffset() + scanner.getTokenLength();
    }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}
