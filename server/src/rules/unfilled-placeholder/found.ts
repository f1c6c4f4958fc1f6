import { Kind, type Paragraph, type ValueKind } from '../../core/index.js';

/** A value that is missing, where it should stand; UTF-16 offsets into the paragraph. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** A function where it takes a look at what stands around. */
  readonly value: ValueKind | (() => ValueKind);
  /** Nothing stands where the value belongs. */
  readonly empty?: boolean;
}

/** Takes what a search finds of a paragraph. */
export type Add = (found: Iterable<Found>) => void;

/** Whether a paragraph has sentence marks; a row of a table in blanks (生产总值　亿元) has none. */
export const isSentence = ({ kinds }: Paragraph): boolean => (kinds & (Kind.mark | Kind.halfwidth)) !== 0;

/**
 * One pattern of several, each of which may be read by itself.
 * @param patterns the first that fits at a place counts; their flags do not
 * @returns with the flag g
 */
export const anyOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'g');

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

/** Whole matches of `pattern`: signs that stand for a value. */
export function* masksFor(s: string, pattern: RegExp, value: ValueKind): Iterable<Found> {
  for (const { 0: sign, index } of hitsOf(pattern, s)) yield { start: index, end: index + sign.length, value };
}

/** Whole matches of `pattern`: words between which a value is missing. */
export function* emptyPhrases(s: string, pattern: RegExp, value: ValueKind): Iterable<Found> {
  for (const { 0: phrase, index } of hitsOf(pattern, s))
    yield { start: index, end: index + phrase.length, value, empty: true };
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

/** From group 1 of `pattern` to the end of the match: a blank and the unit that it leaves alone. */
export function* blanks(s: string, pattern: RegExp, value: ValueKind): Iterable<Found> {
  for (const hit of hitsOf(pattern, s)) yield blankOf(hit, value);
}

/** One of these. */
export function blankOf(hit: RegExpExecArray, value: ValueKind): Found {
  const start = hit.index + hit[0].indexOf(hit[1]!);
  return { start, end: hit.index + hit[0].length, value, empty: true };
}
