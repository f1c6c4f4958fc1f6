import { isBlank } from '../chars.js';
import type { Marker, MarkerStyle } from '../draft.js';
import { readArabic } from '../numerals.js';
import type { Line } from './lines.js';

/**
 * Headings counted as 1, 1.1, 1.1.1 (应急预案 and technical papers do so). A line does not tell by itself: 2.5 may be an amount and
 * 1 the first cell of a row. So they are looked for in the whole text, and count only where they count on.
 */

const NUMBER = '[1-9１-９][0-9０-９]?';
/** Groups: the numbers before the last, the last, a mark behind it. No heading: 1.2亿元, 3.5%, 2.5个百分点. */
const deep = new RegExp(
  `((?:${NUMBER}[.．]){1,3})(${NUMBER})([.．、]?)(?![0-9０-９.．%％℃‰]|[\\s　]?(?:[万亿千百倍元米吨亩]|公里|平方|立方|个百分点))(?=[\\s　]*(?:[\\p{Script=Han}“"《（(]|$))`,
  'uy',
);
/** 1 总则, 1. 总则, 1总则: groups as above, the first of them empty. */
const first = new RegExp(`()(${NUMBER})([.．、]?)(?=[\\s　]*[\\p{Script=Han}“"《])`, 'uy');

const STYLES: readonly MarkerStyle[] = ['decimal-1', 'decimal-2', 'decimal-3', 'decimal-4'];

/** How many levels above a style's own it names: 2 for 1.1.1. `undefined` for other styles. */
export const decimalDepth = (style: MarkerStyle): number | undefined => {
  const at = STYLES.indexOf(style);
  return at === -1 ? undefined : at;
};

interface Candidate {
  readonly index: number;
  readonly marker: Marker;
  /** How many numbers stand before the last: 0 for 1 总则. */
  readonly depth: number;
  /** Nothing but a heading stands in the line. */
  readonly bare: boolean;
  /** What tells the number from the words: a mark, a blank, both or nothing. */
  readonly dress: string;
  /** Its words hold a blank, as the cells of a row do. */
  readonly parted: boolean;
}

/** Longer lines are no headings by themselves. In characters. */
const LONGEST = 40;

/**
 * @param lines of the whole text
 * @returns the same where nothing is counted so; otherwise with the lines that are, each with its number
 */
export function withDecimals(lines: readonly Line[]): readonly Line[] {
  const candidates: Candidate[] = [];
  for (let index = 0; index < lines.length; index++) {
    const { prose, indent } = lines[index]!.body;
    const code = prose.charCodeAt(indent);
    if (!((code > 0x30 && code <= 0x39) || (code > 0xff10 && code <= 0xff19))) continue;
    const candidate = candidateAt(lines[index]!, index);
    if (candidate) candidates.push(candidate);
  }
  const deeper = candidates.filter(({ depth }) => depth > 0);
  if (!countsOn(deeper)) return lines;
  const headings = new Set(headingsAmong(deeper));
  for (const one of firstLevel(candidates.filter((one) => one.depth === 0 || headings.has(one)))) headings.add(one);
  const out = [...lines];
  for (const { index, marker } of headings) out[index] = lines[index]!.counted(marker);
  return out;
}

function candidateAt({ body, kind }: Line, index: number): Candidate | undefined {
  if (kind !== 'prose') return undefined;
  const { prose, indent, end } = body;
  deep.lastIndex = indent;
  first.lastIndex = indent;
  const match = deep.exec(prose) ?? first.exec(prose);
  if (!match) return undefined;
  const [whole, before, last, tail] = match as unknown as [string, string, string, string];
  const path = before === '' ? [] : before.slice(0, -1).split(/[.．]/).map((number) => readArabic(number)!);
  const until = indent + whole.length;
  const numeral = indent + before.length;
  const marker: Marker = {
    style: STYLES[path.length]!,
    ordinal: readArabic(last)!,
    span: { start: indent, end: until },
    numeral: { start: numeral, end: numeral + last.length },
    tail,
    ...(path.length > 0 && { stem: path.join('.') }),
  };
  const words = prose.slice(until, end).trimStart();
  const bare = words.length <= LONGEST && !/[。；，：！？;,:!?\t|]/u.test(words);
  const dress = tail + (isBlank(prose.charCodeAt(until)) ? ' ' : '');
  return { index, marker, depth: path.length, bare, dress, parted: /[\s　]/u.test(words) };
}

/** Whether anywhere 1.1 is followed by 1.2: a lone one is an amount. */
function countsOn(candidates: readonly Candidate[]): boolean {
  const begun = new Set<string>();
  for (const { marker } of candidates) {
    if (marker.ordinal === 1) begun.add(marker.stem!);
    else if (marker.ordinal === 2 && begun.has(marker.stem!)) return true;
  }
  return false;
}

/** 1.5小时内到达现场。 counts nothing: prose does only where the number before it or behind it is there. */
function headingsAmong(candidates: readonly Candidate[]): Candidate[] {
  const written = new Set(candidates.map(({ marker }) => `${marker.stem}.${marker.ordinal}`));
  return candidates.filter(
    ({ bare, marker: { stem, ordinal } }) =>
      bare || written.has(`${stem}.${ordinal - 1}`) || written.has(`${stem}.${ordinal + 1}`),
  );
}

/** By how much the number of a heading without others below it may be wrong. */
const NEAR = 2;

/**
 * Headings of the first level: those that stand right above the first of their own, and between them those that go on counting.
 * What is counted 1. 2. below 1.1 is a list.
 */
function firstLevel(candidates: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  let list = 0;
  for (const [at, one] of candidates.entries()) {
    const { depth, marker, bare, dress, parted } = one;
    if (depth > 0) {
      list = 0;
      continue;
    }
    const { ordinal } = marker;
    const next = candidates[at + 1];
    const below = next?.depth === 1 ? next.marker : undefined;
    const goesOn = list > 0 && ordinal === list + 1;
    const last = out.at(-1);
    const off = Math.abs(ordinal - (last?.marker.ordinal ?? 0) - 1);
    const isNext = last ? dress === last.dress && off <= (dress === ' ' ? NEAR : 0) : ordinal === 1 && dress === ' ';
    if (
      bare &&
      (below?.stem === String(ordinal) || (!goesOn && (below?.ordinal === 1 || (isNext && !parted))))
    ) {
      out.push(one);
      list = 0;
    } else list = ordinal;
  }
  return out;
}
