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

/** Words, and what is known of each: thousands of records need not be made for the few words that stand in a text. */
export interface WordList<T> {
  /** Of at least two characters each. */
  readonly words: readonly string[];
  /** The same one at each call. */
  entryAt(index: number): T;
}

/** @param word the word of an entry */
export const listOf = <T>(entries: readonly T[], word: (entry: T) => string): WordList<T> => ({
  words: entries.map(word),
  entryAt: (index) => entries[index]!,
});

/** Where a word is not meant. */
export interface Exceptions {
  /** Longer strings in which the word is right. */
  readonly unless?: readonly string[] | undefined;
  /** What is known of its neighbours; elsewhere the runtime's dictionary need not be asked. */
  readonly beside?: Beside | undefined;
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
  readonly #words: string[] = [];
  /** Codes of their first characters. */
  readonly #first: number[] = [];
  /**
   * For words of two characters, by their hash, and for longer ones, by that of their first three: where the longest is in
   * `#words`, and one more; 0 where there is none. One place of a text in thirty has longer words; of two characters it
   * would be one in six.
   */
  readonly #short = new Uint32Array(PLACES);
  readonly #long = new Uint32Array(PLACES);
  /** For each word the next of its hash, likewise. */
  readonly #next: number[] = [];
  #text: string | undefined;
  /** The words that stand in the text, by the order of their adding; behind {@link hits} what is left of an earlier text. */
  readonly found: number[] = [];
  readonly offsets: number[] = [];
  hits = 0;

  /** @returns where the words are among all that were added */
  add(words: readonly string[]): { readonly from: number; readonly to: number } {
    const from = this.#words.length;
    for (const word of words) this.#add(word);
    this.#text = undefined;
    return { from, to: this.#words.length };
  }

  #add(word: string): void {
    const first = word.charCodeAt(0);
    const pair = hash2(first, word.charCodeAt(1));
    const heads = word.length === 2 ? this.#short : this.#long;
    const place = word.length === 2 ? pair : hash3(pair, word.charCodeAt(2));
    let before = 0;
    let next = heads[place]!;
    while (next !== 0 && this.#words[next - 1]!.length >= word.length) {
      before = next;
      next = this.#next[next - 1]!;
    }
    this.#next.push(next);
    this.#first.push(first);
    const here = this.#words.push(word);
    if (before === 0) heads[place] = here;
    else this.#next[before - 1] = here;
  }

  /** Finds the words of all tables in `text`, from left to right: the first {@link hits} of {@link found} at {@link offsets}. */
  scan(text: string): void {
    if (text === this.#text) return;
    this.hits = 0;
    const short = this.#short;
    const long = this.#long;
    // Never a character behind the end: NaN would make the whole loop reckon in floating point.
    const last = text.length - 2;
    let first = last < 0 ? 0 : text.charCodeAt(0);
    let second = last < 0 ? 0 : text.charCodeAt(1);
    for (let i = 0; i < last; i++) {
      const third = text.charCodeAt(i + 2);
      const pair = hash2(first, second);
      const triple = hash3(pair, third);
      if ((long[triple]! | short[pair]!) !== 0) {
        this.#at(text, i, long[triple]!);
        this.#at(text, i, short[pair]!);
      }
      first = second;
      second = third;
    }
    if (last >= 0) this.#at(text, last, short[hash2(first, second)]!);
    this.#text = text;
  }

  #at(text: string, offset: number, head: number): void {
    const first = text.charCodeAt(offset);
    for (let k = head; k !== 0; k = this.#next[k - 1]!) {
      // Another word of the same hash differs in its first character: that is told soonest.
      if (this.#first[k - 1] !== first || !text.startsWith(this.#words[k - 1]!, offset)) continue;
      this.found[this.hits] = k - 1;
      this.offsets[this.hits++] = offset;
    }
  }
}

const shared = new Scanner();

const NONE: readonly never[] = [];
const NOTHING: Exceptions = {};

/** How a table looks for its words. */
export interface WordOptions<T> {
  /** Where an entry's word is not meant; absent: it is meant everywhere. */
  readonly exceptions?: (entry: T) => Exceptions;
  /**
   * Whether an occurrence of two characters must begin and end at a word boundary (see {@link atWordBounds}); a longer one
   * does not arise by chance, and a wrong word makes the runtime's dictionary cut its neighbours wrong.
   */
  readonly bounded?: boolean;
  /** For frequent words that are asked for seldom, and for tables that come and go: they would be in the way of all others. */
  readonly alone?: boolean;
}

/** Prepares a table of words. */
export function wordTable<T>(
  list: WordList<T>,
  { exceptions, bounded = false, alone = false }: WordOptions<T> = {},
): WordTable<T> {
  const { words } = list;
  const size = words.length;
  if (size === 0) return { size, find: () => NONE };
  const scanner = alone ? new Scanner() : shared;
  const { from, to } = scanner.add(words);

  const isMeant = (entry: T, text: string, start: number, word: string): boolean => {
    const { unless, beside } = exceptions?.(entry) ?? NOTHING;
    if (unless?.some((right) => liesIn(text, start, word, right))) return false;
    const end = start + word.length;
    return !bounded || word.length > 2 || !mayBeCut(text, start, end, beside) || atWordBounds(text, start, end);
  };
  const find = (text: string): readonly Match<T>[] => {
    scanner.scan(text);
    const { found, offsets, hits } = scanner;
    let matches: Match<T>[] | undefined;
    let last = 0;
    for (let i = 0; i < hits; i++) {
      const at = found[i]!;
      const start = offsets[i]!;
      if (at < from || at >= to || start < last) continue;
      const word = words[at - from]!;
      const entry = list.entryAt(at - from);
      if (!isMeant(entry, text, start, word)) continue;
      last = start + word.length;
      matches ??= [];
      matches.push({ start, end: last, entry });
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
