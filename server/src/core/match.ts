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
  find(text: string): Iterable<Match<T>>;
}

interface Row<T> {
  readonly word: string;
  readonly unless: readonly string[];
  readonly entry: T;
}

/** 2^16 bits: two characters hashed. A miss in it (nearly every place of a text) costs one look. */
const BITS = 1 << 16;
const hash = (first: number, second: number): number => ((first * 31) ^ (second * 131)) & (BITS - 1);

/**
 * Prepares a table of words of at least two characters each.
 *
 * @param entries what to find
 * @param wordOf the word of an entry, and the longer strings in which it is right
 * @param bounded whether an occurrence must begin and end at a word boundary (see {@link atWordBounds})
 */
export function wordTable<T>(
  entries: Iterable<T>,
  wordOf: (entry: T) => { word: string; unless?: readonly string[] },
  bounded = false,
): WordTable<T> {
  const bitmap = new Uint8Array(BITS);
  const rows = new Map<number, Row<T>[]>();
  let size = 0;
  for (const entry of entries) {
    const { word, unless = [] } = wordOf(entry);
    if (word.length < 2) continue;
    const first = word.charCodeAt(0);
    const second = word.charCodeAt(1);
    bitmap[hash(first, second)] = 1;
    const key = first * 65536 + second;
    const list = rows.get(key);
    if (list) list.push({ word, unless, entry });
    else rows.set(key, [{ word, unless, entry }]);
    size++;
  }
  for (const list of rows.values()) list.sort((a, b) => b.word.length - a.word.length);

  function* find(text: string): Iterable<Match<T>> {
    let first = text.charCodeAt(0);
    for (let i = 0; i + 1 < text.length; ) {
      const second = text.charCodeAt(i + 1);
      if (bitmap[hash(first, second)] === 1) {
        const row = rows.get(first * 65536 + second)?.find(({ word, unless }) => {
          if (!text.startsWith(word, i)) return false;
          if (unless.some((right) => liesIn(text, i, word, right))) return false;
          return !bounded || atWordBounds(text, i, i + word.length);
        });
        if (row) {
          yield { start: i, end: i + row.word.length, entry: row.entry };
          i += row.word.length;
          first = text.charCodeAt(i);
          continue;
        }
      }
      first = second;
      i++;
    }
  }
  return { size, find };
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
