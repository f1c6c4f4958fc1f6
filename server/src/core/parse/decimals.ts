import { isBlank } from '../chars.js';
import type { Marker, MarkerStyle } from '../draft.js';
import { readArabic } from '../numerals.js';
import type { Line } from './lines.js';

/**
 * Headings counted as 1, 1.1, 1.1.1 (应急预案 and technical papers do so). A line does not tell by itself: 2.5 may be an amount and
 * 1 the first cell of a row. So they are looked for in the whole text, and count only where they count on.
 */

const NUMBER = '[1-9１-９][0-9０-９]?';
/** What words begin with: 总则, “三防”, Ⅳ级响应, AQI预警. */
const WORDS = '[\\s　]*[\\p{Script=Han}“"《（(Ⅰ-ⅫA-Z]';
/** 1.2亿元, 2.5个百分点, 3.5%, 1.2MW. */
const AMOUNT =
  '[0-9０-９.．%％℃‰]|[\\s　]?(?:[万亿千百倍元米吨亩月日]|公里|平方|立方|个百分点|[kKMGT](?:Wh?|B|V|A|Pa|Hz)(?![A-Za-z]))';
/** 1.1: groups are the numbers before the last, the last, a mark behind it. */
const deep = new RegExp(`((?:${NUMBER}[.．]){1,3})(${NUMBER})([.．、]?)(?!${AMOUNT})(?=${WORDS}|[\\s　]*$)`, 'uy');
/** 1 总则, 1. 总则, 1总则, 1 with only a blank behind it: groups as above, the first of them empty. */
const first = new RegExp(`()(${NUMBER})([.．、]?)(?=${WORDS}|[\\s　]+$)`, 'uy');

const STYLES: readonly MarkerStyle[] = ['decimal-1', 'decimal-2', 'decimal-3', 'decimal-4'];

/** How many levels above a style's own it names: 2 for 1.1.1. `undefined` for other styles. */
export const decimalDepth = (style: MarkerStyle): number | undefined => {
  const at = STYLES.indexOf(style);
  return at === -1 ? undefined : at;
};

/** All numbers of an ordinal: 1.2 for 1.2 监测, 2 for 二、. */
export const pathOf = ({ stem, ordinal }: { readonly stem?: string | undefined; readonly ordinal: number }): string =>
  stem === undefined ? String(ordinal) : `${stem}.${ordinal}`;

interface Candidate {
  readonly index: number;
  readonly marker: Marker;
  /** How many numbers stand before the last: 0 for 1 总则. */
  readonly depth: number;
  /** Nothing but a heading stands in the line. */
  readonly bare: boolean;
  /** What tells the number from the words: a mark, a blank, both or nothing. */
  readonly dress: string;
  /** What stands behind the number. */
  readonly words: string;
}

/** By how much a number may be wrong. */
const NEAR = 2;

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
  if (!candidates.some(({ depth }) => depth > 0) || !countsOn(candidates, lines)) return lines;
  const headings = new Set(headingsAmong(candidates));
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
  const path =
    before === ''
      ? []
      : before
          .slice(0, -1)
          .split(/[.．]/)
          .map((number) => readArabic(number)!);
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
  return { index, marker, depth: path.length, bare, dress, words };
}

/** What may stand above 1.1 instead of 1 总则: 第一章, 一、. */
export const HOLDERS: ReadonlySet<MarkerStyle> = new Set(['part', 'chapter', 'section', 'han', 'han-paren']);

/** Whether two headings like 1.1 and 1.2 stand below a 1: a lone one is an amount, and 9.1 报到 9.2 开班 are days. */
function countsOn(candidates: readonly Candidate[], lines: readonly Line[]): boolean {
  const held = new Set<string>();
  for (const { marker } of candidates) held.add(pathOf(marker));
  for (const { body } of lines)
    if (body.marker && HOLDERS.has(body.marker.style)) held.add(String(body.marker.ordinal));
  const last = new Map<string, number>();
  return candidates.some(({ depth, marker: { stem, ordinal }, bare, words }) => {
    if (depth === 0 || words === '' || !held.has(stem!)) return false;
    const before = last.get(stem!);
    if (bare) last.set(stem!, ordinal);
    return before !== undefined && before !== ordinal && Math.abs(before - ordinal) <= NEAR;
  });
}

/**
 * 1.5小时内到达现场。 counts nothing: prose does where another number of its kind is near, or right below the number that it
 * begins with. 1.1.1 is no amount.
 */
function headingsAmong(candidates: readonly Candidate[]): Candidate[] {
  const written = new Map<string, number>();
  for (const { marker } of candidates) written.set(pathOf(marker), (written.get(pathOf(marker)) ?? 0) + 1);
  const isNear = ({ stem, ordinal }: Marker): boolean => {
    for (let by = -NEAR; by <= NEAR; by++)
      if ((written.get(pathOf({ stem, ordinal: ordinal + by })) ?? 0) > (by === 0 ? 1 : 0)) return true;
    return false;
  };
  return candidates.filter(({ bare, depth, marker, words }, at) => {
    if (depth === 0) return false;
    if ((bare && words !== '') || depth > 1 || isNear(marker)) return true;
    const above = candidates[at - 1];
    return above?.depth === 0 && above.bare && String(above.marker.ordinal) === marker.stem;
  });
}

/**
 * Headings of the first level: those that stand right above the first of their own, and between them those that go on counting.
 * What is counted 1. 2. below 1.1 is a list.
 */
function firstLevel(candidates: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  const behind = nextOthers(candidates);
  let list = 0;
  for (const [at, one] of candidates.entries()) {
    const { depth, marker, bare, dress, words } = one;
    if (depth > 0) {
      list = 0;
      continue;
    }
    const { ordinal } = marker;
    const next = candidates[behind[at]!];
    const below = next?.depth === 1 ? next.marker : undefined;
    const goesOn = list > 0 && ordinal === list + 1;
    const last = out.at(-1);
    const off = Math.abs(ordinal - (last?.marker.ordinal ?? 0) - 1);
    const near = words === '' ? 0 : dress === ' ' ? NEAR : next ? 0 : 1;
    const isNext = last ? dress === last.dress && off <= near : ordinal === 1 && dress === ' ';
    const begins = below?.stem === String(ordinal);
    if (bare && (begins || (!goesOn && (below?.ordinal === 1 || (isNext && !isParted(words)))))) {
      out.push(one);
      list = 0;
    } else list = ordinal;
  }
  return out;
}

/** Cells of a row have blanks between them, and so has 总 则. */
const isParted = (words: string): boolean =>
  /[\s　]/u.test(words.trimEnd()) && !/^\p{Script=Han}[\s　]+\p{Script=Han}\s*$/u.test(words);

/** For each candidate the index of the first behind it that is another line: one may stand twice. */
function nextOthers(candidates: readonly Candidate[]): number[] {
  const behind: number[] = [];
  for (let at = candidates.length - 1; at >= 0; at--)
    behind[at] = areSame(candidates[at], candidates[at + 1]) ? behind[at + 1]! : at + 1;
  return behind;
}

const areSame = (one: Candidate | undefined, other: Candidate | undefined): boolean =>
  one !== undefined && other !== undefined && one.words === other.words && pathOf(one.marker) === pathOf(other.marker);
