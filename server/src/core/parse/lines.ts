import { isBlank, Kind, kindOf, scan } from '../chars.js';
import { type Draft, type Format, MASK, type Marker, type Paragraph, type Role } from '../draft.js';
import type { Lexicon } from '../lexicon.js';
import { noneKept } from '../memo.js';
import { type LineState, readMarkdownLine } from './markdown.js';
import { itemsOf, openingMarker } from './markers.js';
import { type Shape, shapeOf } from './shape.js';

type Reading = Pick<Line, 'after' | 'kind' | 'body'>;

/** A line's own reading, without its place: taken over from version to version where text and state are the same. */
export class Line {
  readonly text: string;
  /** Markdown state in which the line begins. */
  readonly before: LineState;
  readonly after: LineState;
  readonly kind: 'prose' | 'code' | 'table';
  /** The reading as plain body text; roles are variants of it. */
  readonly body: Paragraph;
  #counted: Line | undefined;
  /** Made when it is first asked for: most lines are body text. */
  #variants: Map<string, Paragraph> | undefined;
  #shape: Shape | undefined;
  #words: WordCounts | undefined;
  readonly #lexicon: Lexicon;

  private constructor(text: string, before: LineState, { after, kind, body }: Reading, lexicon: Lexicon) {
    this.text = text;
    this.before = before;
    this.after = after;
    this.kind = kind;
    this.body = body;
    this.#lexicon = lexicon;
  }

  static read(text: string, format: Format, before: LineState, first: boolean, lexicon: Lexicon): Line {
    const read =
      format === 'markdown'
        ? readMarkdownLine(text, before, first)
        : { prose: maskUrls(text), kind: 'prose' as const, state: '' };
    const { kind, state: after } = read;
    const body = readParagraph(text, read.prose, kind, 'depth' in read ? read.depth : undefined);
    return new Line(text, before, { after, kind, body }, lexicon);
  }

  /** What the line looks like by itself: a date, a salutation …; found when it is first asked for. */
  get shape(): Shape {
    this.#shape ??= shapeOf(this.body, this.#lexicon);
    return this.#shape;
  }

  /** How many words of each kind of text; counted when it is first asked for. */
  get words(): WordCounts {
    this.#words ??= countWords(this.body, this.#lexicon);
    return this.#words;
  }

  /** The paragraph in a role; the same object each time, so that what was found in it stays found. */
  as(role: Role): Paragraph {
    if (role === 'body') return this.body;
    return this.#variant(role, () => ({ ...this.body, role, kept: noneKept() }));
  }

  /** Body text whose ordinal is none: the page number that a viewer put in front of a fragment. */
  withoutMarker(): Paragraph {
    return this.#variant('fragment', () => {
      const items = this.body.items.slice(1);
      return { ...this.body, items, marker: undefined, headingEnd: undefined, kept: noneKept() };
    });
  }

  /** The line with an ordinal that only the whole text tells from an amount; a line has one at most. */
  counted(marker: Marker): Line {
    if (!this.#counted) {
      const { prose, end, items, marker: own } = this.body;
      const body = {
        ...this.body,
        marker,
        items: [marker, ...(own ? items.slice(1) : items)],
        headingEnd: endOfHeading(prose, marker.span.end, end),
        kept: noneKept(),
      };
      this.#counted = new Line(this.text, this.before, { after: this.after, kind: this.kind, body }, this.#lexicon);
    }
    return this.#counted;
  }

  #variant(key: string, make: () => Paragraph): Paragraph {
    this.#variants ??= new Map();
    let paragraph = this.#variants.get(key);
    if (!paragraph) {
      paragraph = make();
      this.#variants.set(key, paragraph);
    }
    return paragraph;
  }
}

/** Words of the lexicon's vocabulary, by what they tell of the text. */
interface WordCounts {
  readonly official: number;
  readonly technical: number;
  readonly narrative: number;
}

const NO_WORDS: WordCounts = { official: 0, technical: 0, narrative: 0 };

function countWords({ prose, han }: Paragraph, lexicon: Lexicon): WordCounts {
  if (han === 0) return NO_WORDS;
  const words = { official: 0, technical: 0, narrative: 0 };
  for (const { entry } of lexicon.vocabulary.find(prose)) words[entry.kind]++;
  return words;
}

const url =
  /(?:https?:\/\/|ftp:\/\/|www\.)[\w\-./?%&=#:;,+~@$!*()[\]]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/g;

/** In plain text only addresses are no prose. */
function maskUrls(text: string): string {
  if (!text.includes('://') && !text.includes('www.') && !text.includes('@')) return text;
  return text.replace(url, (found) => MASK.repeat(found.length));
}

function readParagraph(text: string, prose: string, kind: Line['kind'], depth: number | undefined): Paragraph {
  const { kinds, han } = scan(prose);
  let indent = 0;
  while (indent < prose.length && skipped(prose, indent)) indent++;
  let end = prose.length;
  while (end > indent && skipped(prose, end - 1)) end--;
  const blank = indent === end;
  let role: Role = kind === 'prose' ? 'body' : kind;
  // An address or code alone is no prose, but somebody's line: it is not blank.
  if (blank) role = isAllBlank(text) ? 'blank' : 'code';
  let marker: Marker | undefined;
  let items = NO_ITEMS;
  let headingEnd: number | undefined;
  if (role === 'body' && (kinds & (Kind.han | Kind.digit | Kind.numeral)) !== 0) {
    marker = openingMarker(prose, indent);
    items = itemsOf(prose, indent, end, marker);
    if (marker || depth !== undefined) headingEnd = endOfHeading(prose, marker?.span.end ?? indent, end);
  }
  // All paragraphs have these fields in one order: what reads thousands of them finds each field at one place.
  return { text, prose, role, kinds, han, indent, end, marker, headingEnd, items, depth, kept: noneKept() };
}

const NO_ITEMS: readonly Marker[] = [];

/** Blanks that nobody sees (U+200B) are blanks, which `trim` leaves. */
function isAllBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
}

const skipped = (prose: string, at: number): boolean => isBlank(prose.charCodeAt(at)) || prose[at] === MASK;

/** Longer first sentences are prose, not a heading run into it. */
const LONGEST_HEADING = 60;

/** Where the heading ends that follows an ordinal at `from`; `undefined` where what follows is prose. */
function endOfHeading(prose: string, from: number, end: number): number | undefined {
  for (let i = from; i < end; i++) {
    if (i - from > LONGEST_HEADING + 20) return undefined;
    const code = prose.charCodeAt(i);
    const ends = code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x21 || code === 0x3f;
    if (ends) return i - from > LONGEST_HEADING ? undefined : i + 1;
    // ； goes on with the next item of a list, ： with what it announces.
    if ((kindOf(code) & Kind.semicolon) !== 0) return undefined;
  }
  return end;
}

/** The lines of a version and where each starts. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly starts: readonly number[];
}

const known = new WeakMap<Draft, Lines & { readonly lexicon: Lexicon }>();

/** Keeps the lines for the next version. */
export const remember = (draft: Draft, lines: Lines, lexicon: Lexicon): void => {
  known.set(draft, { ...lines, lexicon });
};

/** Reads the lines of a text; those of `previous` that did not change are taken over. */
export function readLines(text: string, format: Format, lexicon: Lexicon, previous: Draft | undefined): Lines {
  const old = previous?.format === format ? known.get(previous) : undefined;
  if (!old || old.lexicon !== lexicon || !previous) return readAfresh(text, format, lexicon);
  return readAgain(text, format, lexicon, previous.text, old);
}

function readAfresh(text: string, format: Format, lexicon: Lexicon): Lines {
  const lines: Line[] = [];
  const starts: number[] = [];
  let state: LineState = '';
  for (const [start, end] of lineSpans(text, 0, text.length)) {
    const line: Line = Line.read(text.slice(start, end), format, state, start === 0, lexicon);
    lines.push(line);
    starts.push(start);
    state = line.after;
  }
  return { lines, starts };
}

/**
 * A line that holds no more than itself: an engine may keep the whole text for a slice of it, and a line lives through many
 * versions, each of which would be kept for the few lines that are new in it.
 */
const ownSlice = (text: string, start: number, end: number): string => ` ${text.slice(start, end)}`.slice(1);

function readAgain(text: string, format: Format, lexicon: Lexicon, before: string, old: Lines): Lines {
  const prefix = commonPrefix(before, text);
  if (prefix === before.length && prefix === text.length) return old;
  const suffix = commonSuffix(before, text, prefix);
  // One character more on either side: an edit beside a line end may join \r and \n.
  const firstLine = lineAt(old.starts, Math.max(0, prefix - 1));
  const changedUntil = before.length - suffix + 1;
  let behind = lineAt(old.starts, Math.min(before.length, changedUntil)) + 1;
  const delta = text.length - before.length;

  const lines = old.lines.slice(0, firstLine);
  const starts = old.starts.slice(0, firstLine);
  let state = lines[firstLine - 1]?.after ?? '';
  const until = behind < old.starts.length ? old.starts[behind]! + delta : undefined;
  for (const [start, end] of lineSpans(text, old.starts[firstLine] ?? 0, until ?? text.length, until !== undefined)) {
    const line: Line = Line.read(ownSlice(text, start, end), format, state, start === 0, lexicon);
    lines.push(line);
    starts.push(start);
    state = line.after;
  }
  // What follows reads as before once the Markdown state is the same again.
  for (; behind < old.lines.length; behind++) {
    let line = old.lines[behind]!;
    if (line.before !== state) line = Line.read(line.text, format, state, false, lexicon);
    lines.push(line);
    starts.push(old.starts[behind]! + delta);
    state = line.after;
  }
  return { lines, starts };
}

/**
 * Spans of the lines between two line starts (or the end of the text), without their line ends.
 * @param open whether the text goes on behind `to`: then the last line end is not followed by an empty line
 */
function* lineSpans(text: string, from: number, to: number, open = false): Iterable<readonly [number, number]> {
  let start = from;
  let carriage = -1;
  const lone = /\r(?!\n)/.test(from === 0 && to === text.length ? text : text.slice(from, to));
  while (start < to) {
    const feed = text.indexOf('\n', start);
    let end = feed === -1 || feed >= to ? to : feed;
    let next = feed === -1 || feed >= to ? to + 1 : feed + 1;
    if (lone) {
      if (carriage < start) carriage = text.indexOf('\r', start);
      if (carriage === -1) carriage = text.length;
      if (carriage < end && text.charCodeAt(carriage + 1) !== 10) {
        end = carriage;
        next = carriage + 1;
      }
    }
    if (end > start && end === next - 1 && text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13) end--;
    yield [start, end];
    start = next;
    if (next > to) return;
  }
  if (!open && start === to) yield [to, to];
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Slices of this length are compared by the engine at once; only the one that differs is read by characters. */
const STEP = 4096;

function commonPrefix(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at + STEP <= length && a.slice(at, at + STEP) === b.slice(at, at + STEP)) at += STEP;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  const length = Math.min(a.length, b.length) - prefix;
  let count = 0;
  while (
    count + STEP <= length &&
    a.slice(a.length - count - STEP, a.length - count) === b.slice(b.length - count - STEP, b.length - count)
  )
    count += STEP;
  while (count < length && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}
