import { isBlank, isDigit, Kind, kindOf, type ValueKind } from '../../core/index.js';
import { familyAt } from './families.js';

/** A value that is missing, where it should stand; UTF-16 offsets into the paragraph. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** A function where it takes a look at what stands around. */
  readonly value: ValueKind | (() => ValueKind);
  /** Nothing stands where the value belongs. */
  readonly empty?: boolean;
}

/** The code unit at `at`; that of a line end outside the text. */
export const code = (s: string, at: number): number => (at < 0 || at >= s.length ? 10 : s.charCodeAt(at));

/** Whether the code unit is a Latin letter. */
export const isLatin = (c: number): boolean => (kindOf(c) & Kind.latin) !== 0;

/** Whether the code unit is a quotation mark. */
export const isQuote = (c: number): boolean => (kindOf(c) & Kind.quote) !== 0;

/** Latin letters and digits beside a mask make it part of a code, a size, a telephone number. Masks themselves do not. */
export const isCode = (s: string, at: number): boolean => {
  const c = code(s, at);
  return isDigit(c) || (isLatin(c) && familyAt(s, at) !== 'letter');
};

/** The place of the nearest character from `at` to the left that is not blank; -1 where there is none. */
export function skipBlankLeft(s: string, at: number): number {
  let i = at;
  while (i >= 0 && isBlank(code(s, i))) i--;
  return i;
}

/** The same to the right; the length where there is none. */
export function skipBlankRight(s: string, at: number): number {
  let i = at;
  while (i < s.length && isBlank(code(s, i))) i++;
  return i;
}

/** Where the digits that end right before `at` begin. At most four are looked at. */
export function digitsBefore(s: string, at: number): number {
  let i = at;
  while (i > 0 && at - i < 5 && isDigit(code(s, i - 1))) i--;
  return i;
}

/** What a search finds of a paragraph is put to the rest. */
export type Add = (found: Iterable<Found>) => void;

const NO_HITS: readonly RegExpExecArray[] = [];

/** What `matchAll` finds, without a copy of the pattern for each paragraph. @param pattern never matches the empty string */
export function hitsOf(pattern: RegExp, s: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let hit = pattern.exec(s);
  if (!hit) return NO_HITS;
  const hits: RegExpExecArray[] = [];
  for (; hit; hit = pattern.exec(s)) hits.push(hit);
  return hits;
}

/** How far a phrase and what it asks for reach before and behind the character that is its sign. */
const REACH = { before: 24, behind: 12 };

/** Fewer characters behind a cut, the beginning of the paragraph is not told from it. */
const CUT = 10;

/** The same as {@link emptyPhrases}, looked for around `places` only. */
export function* phrasesAround(
  s: string,
  places: readonly number[],
  pattern: RegExp,
  value: ValueKind,
): Iterable<Found> {
  let done = 0;
  for (const at of places) {
    const from = Math.max(0, at - REACH.before);
    for (const { 0: phrase, index } of hitsOf(pattern, s.slice(from, at + REACH.behind))) {
      const start = from + index;
      // What begins well behind the sign has one of its own, and here perhaps not all that must not follow.
      if (start < done || start > at + 2 || (index < CUT && from > 0)) continue;
      done = start + phrase.length;
      yield { start, end: done, value, empty: true };
    }
  }
}

/** Whole matches of `pattern`: words between which a value is missing. */
export function* emptyPhrases(s: string, pattern: RegExp, value: ValueKind): Iterable<Found> {
  for (const { 0: phrase, index } of hitsOf(pattern, s))
    yield { start: index, end: index + phrase.length, value, empty: true };
}

/** What group 1 of `pattern` holds, to the end of the match: blanks with what they leave alone. */
export function* blanks(s: string, pattern: RegExp, value: ValueKind): Iterable<Found> {
  for (const hit of hitsOf(pattern, s)) yield blankOf(hit, value);
}

/** One of these. */
export function blankOf(hit: RegExpExecArray, value: ValueKind): Found {
  const start = hit.index + hit[0].indexOf(hit[1]!);
  return { start, end: hit.index + hit[0].length, value, empty: true };
}
