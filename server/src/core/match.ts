import { isHan } from './chars.js';
import type { Beside } from './lexicon.js';

/** An occurrence of an entry: UTF-16 offsets into the text that was searched. */
export interface Match<T> {
  readonly start: number;
  readonly end: number;
  readonly entry: T;
}

/** Words to look for. */
export interface WordTable<T> {
  readonly size: number;
  /**
   * Finds words of the table in `text`, from left to right, the longest at each place, never two that overlap.
   * Occurrences inside one of the entry's exceptions, or across the bounds of two other words, are left out.
   */
  find(text: string): readonly Match<T>[];
}

/** A word to look for. */
export interface Sought {
  readonly word: string;
  /** Longer strings in which the word is right. */
  readonly unless?: readonly string[] | undefined;
  /** What is known of its neighbours; elsewhere the runtime's dictionary need not be asked. */
  readonly beside?: Beside | undefined;
}

/** A word of one of the tables. */
interface Row extends Sought {
  /** Code of the first character. */
  readonly first: number;
  readonly unless: readonly string[];
  readonly entry: unknown;
  /** The table that has it. */
  readonly table: object;
}

/** Characters are hashed into this many places: few enough to stay in the processor's near cache. */
const PLACES = 1 << 15;
const hash2 = (first: number, second: number): number => ((first * 31) ^ (second * 131)) & (PLACES - 1);
const hash3 = (pair: number, third: number): number => ((pair * 7) ^ (third * 61)) & (PLACES - 1);

/**
 * Reads a text once for all tables: rule after rule asks about the same paragraph, and each table then looks only at the
 * words that stand there.
 */
class Scanner {
  /** 1 where a word of two characters has that hash. */
  readonly #pairs = new Uint8Array(PLACES);
  /** 1 where longer words begin with three characters of that hash: one place of a text in thirty, of two it would be one in six. */
  readonly #triples = new Uint8Array(PLACES);
  /** Words by the hash of their first two or three characters, the longest first. */
  readonly #short = new Array<Row[] | undefined>(PLACES);
  readonly #long = new Array<Row[] | undefined>(PLACES);
  #text: string | undefined;
  /** What stands in the text; behind {@link hits} what is left of an earlier one. */
  readonly found: Row[] = [];
  readonly offsets: number[] = [];
  hits = 0;

  add(row: Row): void {
    const { word } = row;
    const pair = hash2(word.charCodeAt(0), word.charCodeAt(1));
    const short = word.length === 2;
    const place = short ? pair : hash3(pair, word.charCodeAt(2));
    (short ? this.#pairs : this.#triples)[place] = 1;
    const rows = short ? this.#short : this.#long;
    const there = rows[place] ?? [];
    rows[place] = there;
    there.push(row);
    there.sort((a, b) => b.word.length - a.word.length);
    this.#text = undefined;
  }

  /** Finds the words of all tables in `text`, from left to right: the first {@link hits} of {@link found} at {@link offsets}. */
  scan(text: string): void {
    if (text === this.#text) return;
    this.hits = 0;
    const pairs = this.#pairs;
    const triples = this.#triples;
    // Never a character behind the end: NaN would make the whole loop reckon in floating point.
    const last = text.length - 2;
    let first = last < 0 ? 0 : text.charCodeAt(0);
    let second = last < 0 ? 0 : text.charCodeAt(1);
    for (let i = 0; i < last; i++) {
      const third = text.charCodeAt(i + 2);
      const pair = hash2(first, second);
      const triple = hash3(pair, third);
      if ((triples[triple]! | pairs[pair]!) !== 0) {
        if (triples[triple] !== 0) this.#at(text, i, this.#long[triple]!);
        if (pairs[pair] !== 0) this.#at(text, i, this.#short[pair]!);
      }
      first = second;
      second = third;
    }
    const pair = hash2(first, second);
    if (last >= 0 && pairs[pair] !== 0) this.#at(text, last, this.#short[pair]!);
    this.#text = text;
  }

  #at(text: string, offset: number, rows: readonly Row[]): void {
    const first = text.charCodeAt(offset);
    for (const row of rows) {
      // Another word of the same hash differs in its first character: that is told soonest.
      if (row.first !== first || !text.startsWith(row.word, offset)) continue;
      this.found[this.hits] = row;
      this.offsets[this.hits++] = offset;
    }
  }
}

const shared = new Scanner();

const NONE: readonly never[] = [];

/**
 * Prepares a table of words of at least two characters each.
 *
 * @param entries what to find
 * @param wordOf the word of an entry
 * @param bounded whether an occurrence of two characters must begin and end at a word boundary (see {@link atWordBounds});
 * a longer one does not arise by chance, and a wrong word makes the runtime's dictionary cut its neighbours wrong
 * @param alone for frequent words that are asked for seldom, and for tables that come and go: they would be in the way of
 * all others
 */
export function wordTable<T>(
  entries: Iterable<T>,
  wordOf: (entry: T) => Sought,
  bounded = false,
  alone = false,
): WordTable<T> {
  const scanner = alone ? new Scanner() : shared;
  const table = {};
  let size = 0;
  for (const entry of entries) {
    const { word, unless = NONE, beside } = wordOf(entry);
    if (word.length < 2) continue;
    scanner.add({ word, first: word.charCodeAt(0), unless, beside, entry, table });
    size++;
  }
  if (size === 0) return { size, find: () => NONE };

  const find = (text: string): readonly Match<T>[] => {
    scanner.scan(text);
    const { found, offsets, hits } = scanner;
    let matches: Match<T>[] | undefined;
    let from = 0;
    for (let i = 0; i < hits; i++) {
      const row = found[i]!;
      const start = offsets[i]!;
      if (row.table !== table || start < from) continue;
      if (row.unless.some((right) => liesIn(text, start, row.word, right))) continue;
      const end = start + row.word.length;
      if (bounded && row.word.length === 2 && mayBeCut(text, start, end, row.beside) && !atWordBounds(text, start, end))
        continue;
      from = end;
      matches ??= [];
      matches.push({ start, end, entry: row.entry as T });
    }
    return matches ?? NONE;
  };
  return { size, find };
}

/** Whether a word could reach across either end of `start`…`end`, by the characters beside it. */
const mayBeCut = (text: string, start: number, end: number, beside: Beside | undefined): boolean =>
  !beside ||
  (start > 0 && beside.before.includes(text[start - 1]!)) ||
  (end < text.length && beside.after.includes(text[end]!));

/** Whether `word` at `at` is part of an occurrence of `longer` in `text`. */
function liesIn(text: string, at: number, word: string, longer: string): boolean {
  for (let offset = longer.indexOf(word); offset !== -1; offset = longer.indexOf(word, offset + 1)) {
    if (at >= offset && text.startsWith(longer, at - offset)) return true;
  }
  return false;
}

/** The segmenter's cost grows with the square of its input: it sees this many characters on either side, never more. */
const WINDOW = 12;
let segmenter: Intl.Segmenter | undefined;

/**
 * Whether no dictionary word reaches across either end of `start`…`end` (UTF-16 offsets): 幸苦 in 万幸苦难 is cut from
 * two words that are right. Where the runtime has no word segmenter, the answer is yes.
 */
export function atWordBounds(text: string, start: number, end: number): boolean {
  const crossesStart = start > 0 && isHan(text.charCodeAt(start - 1));
  const crossesEnd = end < text.length && isHan(text.charCodeAt(end));
  if (!crossesStart && !crossesEnd) return true;
  if (typeof Intl === 'undefined' || !('Segmenter' in Intl)) return true;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const from = Math.max(0, start - WINDOW);
  for (const { index, segment } of segmenter.segment(text.slice(from, end + WINDOW))) {
    const low = from + index;
    const high = low + segment.length;
    if (low >= end) break;
    if ((low < start && high > start) || (low < end && high > end)) return false;
  }
  return true;
}
