import { isHan } from './chars.js';

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

interface Row<T> {
  readonly word: string;
  /** Its third character, which tells most words apart that begin alike; `NaN` where it has two. */
  readonly third: number;
  readonly unless: readonly string[];
  readonly entry: T;
}

/** Two characters hashed into this many places; most places of a text miss, which costs one look for all tables. */
const PLACES = 1 << 16;
const hash = (first: number, second: number): number => ((first * 31) ^ (second * 131)) & (PLACES - 1);
const pairOf = (first: number, second: number): number => ((first << 16) | second) >>> 0;
/**
 * Reads a text once for all tables: rule after rule asks about the same paragraph, and each table then looks only at the
 * places where one of its words may begin.
 */
class Scanner {
  readonly #tables = new Uint32Array(PLACES);
  /** The two characters that a place stands for, 0 for none: no word begins with U+0000 twice. */
  readonly #pairs = new Uint32Array(PLACES);
  #count = 0;
  #text: string | undefined;
  /** Where some word may begin: the offset, the place of its first two characters, the tables (as bits) that have one. */
  #offsets = new Int32Array(1024);
  #places = new Int32Array(1024);
  #bits = new Uint32Array(1024);
  #hits = 0;

  /** A bit for a new table; 0 where all are taken. */
  join(): number {
    return this.#count < 31 ? 1 << this.#count++ : 0;
  }

  /** @returns the place of two characters with which a word of the table begins */
  add(bit: number, first: number, second: number): number {
    const pair = pairOf(first, second);
    let place = hash(first, second);
    // The next free one where another pair has it: of all places a few in a hundred are taken.
    while (this.#pairs[place] !== 0 && this.#pairs[place] !== pair) place = (place + 1) & (PLACES - 1);
    this.#pairs[place] = pair;
    this.#tables[place]! |= bit;
    this.#text = undefined;
    return place;
  }

  /** @returns how many places {@link offset}, {@link place} and {@link bits} hold for `text` */
  scan(text: string): number {
    if (text === this.#text) return this.#hits;
    const pairs = this.#pairs;
    let hits = 0;
    let first = text.charCodeAt(0);
    for (let i = 1; i < text.length; i++) {
      const second = text.charCodeAt(i);
      let place = hash(first, second);
      if (pairs[place] !== 0) {
        const pair = pairOf(first, second);
        while (pairs[place] !== pair && pairs[place] !== 0) place = (place + 1) & (PLACES - 1);
        if (pairs[place] !== 0) {
          if (hits === this.#offsets.length) this.#grow();
          this.#offsets[hits] = i - 1;
          this.#places[hits] = place;
          this.#bits[hits++] = this.#tables[place]!;
        }
      }
      first = second;
    }
    this.#text = text;
    this.#hits = hits;
    return hits;
  }

  offset(hit: number): number {
    return this.#offsets[hit]!;
  }

  place(hit: number): number {
    return this.#places[hit]!;
  }

  bits(hit: number): number {
    return this.#bits[hit]!;
  }

  #grow(): void {
    const offsets = new Int32Array(this.#offsets.length * 2);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
    const places = new Int32Array(offsets.length);
    places.set(this.#places);
    this.#places = places;
    const bits = new Uint32Array(offsets.length);
    bits.set(this.#bits);
    this.#bits = bits;
  }
}

/** The one that takes tables at present; when it has no bit left, the next begins. */
let shared = new Scanner();

const NONE: readonly never[] = [];

/**
 * Prepares a table of words of at least two characters each.
 *
 * @param entries what to find
 * @param wordOf the word of an entry, and the longer strings in which it is right
 * @param bounded whether an occurrence of two characters must begin and end at a word boundary (see {@link atWordBounds});
 * a longer one does not arise by chance, and a wrong word makes the runtime's dictionary cut its neighbours wrong
 * @param alone for frequent words that are asked for seldom: they would be in the way of all other tables
 */
export function wordTable<T>(
  entries: Iterable<T>,
  wordOf: (entry: T) => { word: string; unless?: readonly string[] },
  bounded = false,
  alone = false,
): WordTable<T> {
  /** By the scanner's place of their first two characters. */
  const rows = new Map<number, Row<T>[]>();
  const words: Row<T>[] = [];
  for (const entry of entries) {
    const { word, unless = [] } = wordOf(entry);
    if (word.length >= 2) words.push({ word, third: word.charCodeAt(2), unless, entry });
  }
  if (words.length === 0) return { size: 0, find: () => NONE };

  let scanner = alone ? new Scanner() : shared;
  let bit = scanner.join();
  if (bit === 0) {
    shared = new Scanner();
    scanner = shared;
    bit = scanner.join();
  }
  for (const row of words) {
    const place = scanner.add(bit, row.word.charCodeAt(0), row.word.charCodeAt(1));
    const list = rows.get(place);
    if (list) list.push(row);
    else rows.set(place, [row]);
  }
  for (const list of rows.values()) list.sort((a, b) => b.word.length - a.word.length);

  const at = (text: string, offset: number, place: number): Row<T> | undefined => {
    const third = text.charCodeAt(offset + 2);
    for (const row of rows.get(place)!) {
      if (row.word.length > 2 && (row.third !== third || !text.startsWith(row.word, offset))) continue;
      if (row.unless.length > 0 && row.unless.some((right) => liesIn(text, offset, row.word, right))) continue;
      if (!bounded || row.word.length > 2 || atWordBounds(text, offset, offset + row.word.length)) return row;
    }
    return undefined;
  };

  const find = (text: string): readonly Match<T>[] => {
    const hits = scanner.scan(text);
    let found: Match<T>[] | undefined;
    let from = 0;
    for (let hit = 0; hit < hits; hit++) {
      if ((scanner.bits(hit) & bit) === 0) continue;
      const offset = scanner.offset(hit);
      if (offset < from) continue;
      const row = at(text, offset, scanner.place(hit));
      if (!row) continue;
      from = offset + row.word.length;
      found ??= [];
      found.push({ start: offset, end: from, entry: row.entry });
    }
    return found ?? NONE;
  };
  return { size: words.length, find };
}

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
