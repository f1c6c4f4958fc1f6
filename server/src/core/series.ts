import type { Block, Draft, Marker, MarkerStyle, Paragraph, Part, Section } from './draft.js';
import { nestingOf } from './nesting.js';
import { isFormal, readArabic, readCircled, writeChinese, writeCircled, writeFormal } from './numerals.js';
import { decimalDepth } from './parse/decimals.js';
import { plainHeadingIn } from './parse/outline.js';
import { type Span, shift } from './span.js';

/**
 * Series of ordinals, and the least that explains what is wrong with one: 一 二 四 五 lacks 三, it is not three wrong
 * numbers; 一 二 二 四 holds one wrong number, not a repeat and a gap.
 */

/** A member of a series, as far as its order matters. */
export interface Ordinal {
  readonly ordinal: number;
  /**
   * What stands between it and the member before: `none`, a new heading above (`parent`), what announces a list
   * (`list`), a line of an agenda (`session`), or prose after which a list may as well begin anew as go on (`pause`).
   */
  readonly after: 'none' | 'parent' | 'list' | 'session' | 'pause';
}

/** What is wrong at one place of a series. `at` is an index into it. */
export type Fault =
  /** Numbers are left out before `at`. */
  | { readonly kind: 'gap'; readonly at: number; readonly expected: number }
  /** The number has been there already; the series goes on from it. */
  | { readonly kind: 'repeat'; readonly at: number; readonly expected: number }
  /** This number alone is wrong. */
  | { readonly kind: 'wrong'; readonly at: number; readonly expected: number }
  /** The numbers at `at` and `other` have changed places. */
  | { readonly kind: 'swap'; readonly at: number; readonly other: number; readonly expected: number }
  /** The member stands where it does not belong; its place is before `other`. */
  | { readonly kind: 'moved'; readonly at: number; readonly other: number; readonly expected: number }
  /** The series does not begin with 1. */
  | { readonly kind: 'start'; readonly at: number; readonly expected: number };

interface Step {
  readonly expected: number;
  readonly cost: number;
  readonly from: Step | undefined;
  readonly fault: Fault | undefined;
  readonly index: number;
}

/** Costs are counted in hundredths, so that equal explanations rank without rounding: fewer faults first. */
const FAULT = 100;
/** More open explanations than this are never needed: the cheapest can always jump to what it reads. */
const KEEP = 12;

/**
 * Finds the least number of faults that explain a series.
 *
 * @param series in the order of the text
 * @returns faults by `at`; none where the series counts up from 1 and begins anew only where it may
 */
export function faultsOf(series: readonly Ordinal[]): Fault[] {
  if (!isSuspect(series)) return [];
  const strict = restarts(series);
  let open: Step[] = [{ expected: 1, cost: 0, from: undefined, fault: undefined, index: 0 }];
  let ahead: Step[] = [];
  for (let i = 0; i < series.length; i++) {
    const next = new Map<number, Step>();
    const after: Step[] = [];
    const put = (into: Map<number, Step>, step: Step): void => {
      const known = into.get(step.expected);
      if (!known || step.cost < known.cost) into.set(step.expected, step);
    };
    for (const step of ahead) put(next, step);
    for (const step of open) {
      for (const made of successors(series, i, step, strict)) {
        if (made.index === i + 1) put(next, made);
        else after.push(made);
      }
    }
    const ranked = [...next.values()].sort((a, b) => a.cost - b.cost);
    open = ranked.filter((step) => step.cost < ranked[0]!.cost + 2 * FAULT).slice(0, KEEP);
    ahead = after;
  }
  return merge(series, trace(open[0]));
}

/** Whether a list begins anew there, whatever the headings do. */
export const beginsList = (after: Ordinal['after']): boolean => after === 'list' || after === 'session';

const mayBeginList = (after: Ordinal['after']): boolean => beginsList(after) || after === 'pause';

/** Whether the series is anything but 1, 2, 3, … with restarts where they may be; most series end here. */
function isSuspect(series: readonly Ordinal[]): boolean {
  const strict = restarts(series);
  let expected = 1;
  for (const { ordinal, after } of series) {
    const anew = ordinal === 1 && (mayBeginList(after) || (after === 'parent' && strict !== 'continues'));
    if (ordinal !== expected && !anew) return true;
    if (ordinal === expected && after === 'parent' && ordinal !== 1 && strict === 'restarts') return true;
    expected = ordinal + 1;
  }
  return false;
}

/** Whether the series begins anew under each heading above it, goes on through the document, or does not tell. */
export function restarts(series: readonly Ordinal[]): 'restarts' | 'continues' | 'open' {
  let anew = 0;
  let on = 0;
  for (let i = 1; i < series.length; i++) {
    const { ordinal, after } = series[i]!;
    if (after !== 'parent') continue;
    if (ordinal === 1) anew++;
    else if (ordinal === series[i - 1]!.ordinal + 1) on++;
  }
  if (on > anew) return 'continues';
  return anew >= 2 || (anew === 1 && on === 0) ? 'restarts' : 'open';
}

function* successors(
  series: readonly Ordinal[],
  i: number,
  step: Step,
  scheme: ReturnType<typeof restarts>,
): Iterable<Step> {
  const { ordinal, after } = series[i]!;
  const { expected, cost } = step;
  const to = (value: number, more: number, fault?: Fault, index = i + 1): Step => ({
    expected: value,
    cost: cost + more,
    from: step,
    fault,
    index,
  });
  const under = after === 'parent' && i > 0;
  const anew = after !== 'none' && i > 0;
  const later = series[i + 1];
  /** Under the next heading 1 begins anew, rightly; another number may have changed places with the last one above. */
  const mayCross = scheme === 'continues' || (scheme === 'open' && ordinal > 2);
  const swap = (first: number): Step | undefined =>
    ordinal === first + 1 && later?.ordinal === first && (later.after !== 'parent' || mayCross)
      ? to(first + 2, FAULT, { kind: 'swap', at: i, other: i + 1, expected: first }, i + 2)
      : undefined;

  if (anew) {
    // Begins anew, rightly or with a fault in its first number.
    // A list that begins anew costs a little: 1 2 | 1 4 5 holds one wrong number, not a new list that lacks 2 and 3.
    if (ordinal === 1 && under && scheme === 'continues') yield to(2, FAULT - 1, { kind: 'wrong', at: i, expected });
    else if (ordinal === 1) yield to(2, after === 'list' || after === 'pause' ? 10 : 0);
    else if (!under) {
      const first = swap(1);
      if (first) yield first;
      yield to(2, FAULT + 2, { kind: 'wrong', at: i, expected: 1 });
      if (after !== 'pause') yield to(ordinal + 1, FAULT + 2, { kind: 'start', at: i, expected: 1 });
    } else if (scheme !== 'continues') {
      const first = swap(1);
      if (first) yield { ...first, cost: first.cost - 2 };
      yield to(2, FAULT + 2, { kind: 'wrong', at: i, expected: 1 });
      yield to(ordinal + 1, scheme === 'restarts' ? FAULT - 1 : FAULT + 1, { kind: 'start', at: i, expected: 1 });
    }
  }
  if (ordinal === expected) {
    const on = under && scheme === 'restarts' && ordinal !== 1;
    yield to(expected + 1, on ? FAULT : 0, on ? { kind: 'start', at: i, expected: 1 } : undefined);
    return;
  }
  const exchanged = swap(expected);
  if (exchanged) yield exchanged;
  yield to(expected + 1, FAULT + 1, { kind: 'wrong', at: i, expected });
  if (ordinal > expected) {
    yield to(ordinal + 1, FAULT, { kind: expected === 1 && i === 0 ? 'start' : 'gap', at: i, expected });
  } else {
    // Goes on from a number that was there: 一 二 二 三.
    yield to(ordinal + 1, FAULT + (ordinal === expected - 1 ? 0 : 3), { kind: 'repeat', at: i, expected });
  }
  // Where a list may begin, 1 begins one sooner than that it came from elsewhere.
  yield to(expected, FAULT + (anew && ordinal === 1 ? 15 : 5), { kind: 'moved', at: i, other: i, expected });
}

function trace(last: Step | undefined): Fault[] {
  const faults: Fault[] = [];
  for (let step = last; step; step = step.from) if (step.fault) faults.push(step.fault);
  return faults.reverse();
}

/** A series with more faults than this is none. What looks from one fault at the others stops here: their square costs too much. */
export const MOST_FAULTS = 30;

/** Two faults with one cause become one: numbers that changed places, a member that was moved. */
function merge(series: readonly Ordinal[], faults: Fault[]): Fault[] {
  const gone = new Set<Fault>();
  return faults
    .map((fault, at): Fault => {
      if (gone.has(fault)) return fault;
      for (const other of faults.slice(at + 1, at + 1 + MOST_FAULTS)) {
        if (gone.has(other)) continue;
        const crossed = series[fault.at]!.ordinal === other.expected && series[other.at]!.ordinal === fault.expected;
        if (fault.kind === 'wrong' && other.kind === 'wrong' && crossed) {
          gone.add(other);
          return { kind: 'swap', at: fault.at, other: other.at, expected: fault.expected };
        }
        const left = fault.kind === 'gap' || fault.kind === 'start';
        const fills =
          series[other.at]!.ordinal >= fault.expected && series[other.at]!.ordinal < series[fault.at]!.ordinal;
        if (left && other.kind === 'moved' && fills) {
          gone.add(other);
          return { kind: 'moved', at: other.at, other: fault.at, expected: other.expected };
        }
        const fillsBefore =
          series[fault.at]!.ordinal >= other.expected && series[fault.at]!.ordinal < series[other.at]!.ordinal;
        if (fault.kind === 'moved' && other.kind === 'gap' && fillsBefore) {
          gone.add(other);
          return { kind: 'moved', at: fault.at, other: other.at, expected: fault.expected };
        }
      }
      return fault;
    })
    .filter((fault) => !gone.has(fault))
    .sort((a, b) => a.at - b.at);
}

/**
 * The numbers that the members should bear from `at` on, so that the series goes on without a fault up to where it next
 * begins anew.
 * @param from what the member at `at` should bear
 * @returns one entry for each member whose number changes
 */
export function renumber(series: readonly Ordinal[], at: number, from: number): { at: number; ordinal: number }[] {
  const changes: { at: number; ordinal: number }[] = [];
  const scheme = restarts(series);
  let expected = from;
  for (let i = at; i < series.length; i++) {
    const { ordinal, after } = series[i]!;
    const anew = i > at && (mayBeginList(after) || (after === 'parent' && scheme !== 'continues'));
    if (anew && (ordinal === 1 || (after === 'parent' && scheme === 'restarts'))) break;
    if (ordinal !== expected) changes.push({ at: i, ordinal: expected });
    expected++;
  }
  return changes;
}

/** A member of a series in a draft. */
export interface Member extends Ordinal {
  readonly section: Section;
  readonly block: Block;
  readonly marker: Marker;
}

/** The members of one style in one document, in order; of 1.1 1.2 those below one heading. */
export interface Series {
  readonly part: Part;
  readonly style: MarkerStyle;
  readonly members: readonly Member[];
}

/** Styles that count headings and paragraphs; the others count clauses, wherever they stand. */
export const HEADING_STYLES: ReadonlySet<MarkerStyle> = new Set([
  'part',
  'chapter',
  'section',
  'article',
  'han',
  'han-paren',
  'di',
  'arabic',
  'arabic-paren',
  'arabic-half',
  'circled',
  'decimal-1',
  'decimal-2',
  'decimal-3',
  'decimal-4',
]);

/** Lists of these may stand one after another under one heading. */
const LIST_STYLES: ReadonlySet<MarkerStyle> = new Set(['di', 'arabic', 'arabic-paren', 'arabic-half', 'circled']);

/** All sections of a part, in the order of the text. */
export function sectionsIn(sections: readonly Section[], into: Section[] = []): readonly Section[] {
  for (const section of sections) {
    into.push(section);
    sectionsIn(section.children, into);
  }
  return into;
}

/** The series of headings and numbered paragraphs of a draft: one for each style in each document; of 1.1 one for each 1. */
export function seriesIn(draft: Draft): Series[] {
  const all: Series[] = [];
  for (const part of draft.parts) {
    const byStyle = new Map<MarkerStyle, Member[]>();
    const lists: Member[][] = [];
    for (const section of sectionsIn(part.sections)) {
      const { marker, block } = section;
      if (marker && HEADING_STYLES.has(marker.style)) {
        let members = byStyle.get(marker.style);
        if (!members || beginsDecimals(members.at(-1)!.section, section)) {
          members = [];
          lists.push(members);
          byStyle.set(marker.style, members);
        }
        const last = members.at(-1)?.section;
        members.push({
          ordinal: marker.ordinal,
          after: whatStandsBetween(draft, last, section),
          section,
          block,
          marker,
        });
      }
    }
    for (const members of lists) {
      const { style } = members[0]!.marker;
      const paused = members.map((member, index) => belowPlainHeading(draft, member, index, members)).map(settle);
      const anew = behindContents(draft, paused);
      if (anew !== -1 && !beginsList(paused[anew]!.after)) paused[anew] = { ...paused[anew]!, after: 'list' };
      all.push({ part, style, members: paused });
    }
  }
  return all;
}

/** 1.1 1.2 and 2.1 2.2 are two series, also where the heading 2 between them is missing. */
function beginsDecimals(last: Section, { marker, parent }: Section): boolean {
  if (!decimalDepth(marker!.style)) return false;
  return last.parent !== parent || (last.marker!.stem !== marker!.stem && marker!.ordinal === 1);
}

function whatStandsBetween(draft: Draft, last: Section | undefined, section: Section): Ordinal['after'] {
  if (!last) return 'none';
  if (last.parent !== section.parent) return 'parent';
  if (section.marker!.ordinal === 1) {
    if (hasSession(draft, last.block.index + 1, section.block.index)) return 'session';
    // From the last member on: 第二条 is a paragraph itself, and 邻里关系 may stand right below it.
    if (plainHeadingIn(draft.blocks, last.block.index, section.block.index) !== -1) return 'pause';
  }
  let at = section.block.index - 1;
  while (at > last.block.index && draft.blocks[at]!.paragraph.role === 'blank') at--;
  const { role, marker, prose, end } = draft.blocks[at]!.paragraph;
  if (at === last.block.index || marker || role !== 'body') return 'none';
  if (prose[end - 1] === '：' || prose[end - 1] === ':') return 'list';
  return LIST_STYLES.has(section.marker!.style) ? 'pause' : 'none';
}

/** A number that does not fit in: below such a heading it may be meant for the first. */
function belowPlainHeading(draft: Draft, member: Member, index: number, members: readonly Member[]): Member {
  const { ordinal, after, block } = member;
  const last = members[index - 1];
  const next = members[index + 1];
  if (after !== 'none' || !last || (ordinal === last.ordinal + 1 && (!next || next.ordinal === ordinal + 1)))
    return member;
  return plainHeadingIn(draft.blocks, last.block.index + 1, block.index) !== -1
    ? { ...member, after: 'pause' }
    : member;
}

/** How far above its first 一、 the line of an agenda may stand. */
const SESSION_ABOVE = 30;

/** 1月8日（星期三）, 上午9:00 第一次全体会议: an agenda counts anew under each. */
const SESSION =
  /^[\s\u3000]*(?:\d{1,2}月\d{1,2}日|上午|下午|中午|晚上|\d{1,2}[:：]\d{2}|第[一二三四五六七八九十\d]{1,3}(?:次|场|阶段|单元)|(?:分组|预备|全体)会?议)[^。；]{0,40}$/u;

const hasSession = ({ blocks }: Draft, from: number, until: number): boolean =>
  blocks
    .slice(Math.max(from, until - SESSION_ABOVE), until)
    .some(({ paragraph: { marker, text } }) => !marker && text.length <= 60 && SESSION.test(text));

/** A lone 1 below prose that announces no list, or below a line that looks like a heading, is a wrong number rather than a list of one. */
function settle(member: Member, index: number, members: readonly Member[]): Member {
  const next = members[index + 1];
  const alone = !next || (next.ordinal === 1 && next.after !== 'none');
  return member.after === 'pause' && member.ordinal === 1 && alone ? { ...member, after: 'none' } : member;
}

/**
 * A table of contents names the headings before they come: with the first of them, word for word, they begin anew. One of its
 * lines may be wrong, or missing on either side.
 * @returns index of the member that does; -1 where there is no such table
 */
function behindContents({ blocks }: Draft, members: readonly Member[]): number {
  let prose = members[0]!.block.index + 1;
  while (prose < blocks.length && !blocks[prose]!.paragraph.prose.includes('。')) prose++;
  const isBare = (until: number): boolean => prose > members[until]!.block.index;
  const named = new Set<string>();
  let moved = false;
  const at = members.findIndex((member, index) => {
    const next = members[index + 1];
    const bare = index === 0 || isBare(index - 1);
    if (index > 1) {
      if (sameWords(members[0]!, member) && (bare || [1, 2].some((by) => areSame(members[by], members[index + by]))))
        return true;
      if (index > 2 && areSame(members[1], member) && areSame(members[2], next)) return true;
      // In another order, where somebody moves them.
      moved = bare && next !== undefined && named.has(wordsOf(member)) && named.has(wordsOf(next));
      if (moved) return true;
    }
    if (bare && wordsOf(member) !== '') named.add(wordsOf(member));
    return false;
  });
  if (at === -1 || members.slice(1, at).some(({ block }) => block.paragraph.han >= 60)) return -1;
  if (moved) return at;
  const { marker, section } = members[at]!;
  // Its first line is missing above.
  const begins = at > 2 && marker.ordinal === 2 && members[at - 1]!.ordinal === 1 ? at - 1 : at;
  // 第一章 below 第一篇: the heading above it has begun anew as well.
  const above = members[begins]!.after === 'none' || sameLine(members[0]!.section.parent, section.parent);
  return above ? begins : -1;
}

const areSame = (a: Member | undefined, b: Member | undefined): boolean => !!a && !!b && sameWords(a, b);

const wordsOf = ({ block, marker }: Member): string => block.paragraph.text.slice(marker.span.end).trim();

const sameWords = (a: Member, b: Member): boolean =>
  a.block.paragraph.han === b.block.paragraph.han &&
  wordsOf(a) === wordsOf(b) &&
  (a.ordinal === b.ordinal || wordsOf(a) !== '');

const sameLine = (a: Section | undefined, b: Section | undefined): boolean => lineOf(a) === lineOf(b);

/** What a heading says, without its number: that may be wrong. */
const lineOf = (section: Section | undefined): string | undefined =>
  section?.block.paragraph.text.slice(section.marker?.span.end ?? 0).trim();

/** An ordinal that counts a clause: 一是, 一要, 其一, 第一，, （1） inside a paragraph. */
export interface ClauseItem extends Ordinal {
  readonly block: Block;
  readonly marker: Marker;
}

/** Ordinals that count on through one or more paragraphs. */
export interface ClauseSeries {
  readonly members: readonly ClauseItem[];
  /** Ordinals of the other styles of the same stretch, which may stand in for a missing one. */
  readonly others: () => readonly ClauseItem[];
}

const CLAUSE_STYLES: ReadonlySet<MarkerStyle> = new Set(['shi', 'yao', 'qi', 'di']);
const BRACKET_STYLES: ReadonlySet<MarkerStyle> = new Set(['han-paren', 'arabic-paren', 'arabic', 'zhi']);

/**
 * The series of clauses between one heading and the next; one may begin anew wherever its author likes. An ordinal that
 * stands alone, or that nothing before it leads up to, is in none.
 */
export function* clauseSeriesIn({ blocks }: Draft): Iterable<ClauseSeries> {
  let stretch = new Map<string, ClauseItem[]>();
  let above: Paragraph | undefined;
  for (const block of blocks) {
    const { items, marker, role } = block.paragraph;
    if (role === 'blank') continue;
    const announced = above !== undefined && isColon(above.prose[above.end - 1]);
    above = block.paragraph;
    if (items.length === 0) continue;
    if (role !== 'body' && role !== 'heading' && role !== 'closing') continue;
    const heads = marker !== undefined && HEADING_STYLES.has(marker.style);
    if (heads && stretch.size > 0) {
      yield* settledSeries(blocks, stretch);
      stretch = new Map();
    }
    const nesting = nestingOf(block.paragraph);
    for (let at = 0; at < items.length; at++) {
      const item = items[at]!;
      if (heads && item === marker) continue;
      if (!CLAUSE_STYLES.has(item.style) && !BRACKET_STYLES.has(item.style)) continue;
      // Lists in brackets, and those within an item, do not run on from one paragraph into the next.
      const list = nesting[at] ?? 0;
      const alone = list > 0 || BRACKET_STYLES.has(item.style);
      const key = `${item.style}${item.stem ?? ''}${alone ? `${block.index}.${list}` : ''}`;
      const members = stretch.get(key) ?? [];
      members.push({
        ordinal: item.ordinal,
        after: clauseBegins(item, members, block.paragraph, announced),
        block,
        marker: item,
      });
      stretch.set(key, members);
    }
  }
  yield* settledSeries(blocks, stretch);
}

const isColon = (mark: string | undefined): boolean => mark === '：' || mark === ':';

/** What stands before a clause. One that is not the first right behind a colon was meant for it. */
function clauseBegins(
  { ordinal, style, span }: Marker,
  before: readonly ClauseItem[],
  { prose, indent }: Paragraph,
  announced: boolean,
): Ordinal['after'] {
  if (before.length === 0 && ordinal === 1) return 'none';
  if (!CLAUSE_STYLES.has(style)) return ordinal === 1 ? 'pause' : 'none';
  if (span.start === indent ? announced : isColon(prose[span.start - 1])) return 'list';
  return ordinal === 1 ? 'pause' : 'none';
}

/** What may be the first of a series whose second is 二是. */
const FIRSTLY = /首先|一方面|第一|其一|先是|一[个来则者是要点]/u;

/**
 * Whether a series that does not begin with 一 has a wrong number for its first, or lacks it: behind a colon, or where 二 follows
 * and no other word counts the first.
 */
function lacksFirst(blocks: readonly Block[], [first, second, third]: readonly ClauseItem[]): boolean {
  if (!first || !second || !CLAUSE_STYLES.has(first.marker.style)) return false;
  if (first.after === 'list') return second.ordinal <= 3;
  const counts = second.ordinal === 2 || (first.ordinal === 2 && second.ordinal === 1 && third?.ordinal === 3);
  const { paragraph, index } = first.block;
  if (!counts || FIRSTLY.test(paragraph.prose.slice(0, first.marker.span.start))) return false;
  if (second.block === first.block) return true;
  // Each on a line of its own.
  const above = blocks[blocks[index - 1]?.paragraph.role === 'blank' ? index - 2 : index - 1];
  return (
    third?.ordinal === 3 &&
    third.block.index - index <= 4 &&
    [first, second, third].every(({ block, marker }) => marker.span.start === block.paragraph.indent) &&
    !FIRSTLY.test(above?.paragraph.prose ?? '')
  );
}

function* settledSeries(blocks: readonly Block[], stretch: ReadonlyMap<string, ClauseItem[]>): Iterable<ClauseSeries> {
  for (const members of stretch.values()) {
    // A single item counts nothing.
    if (members.length < 2 || (members[0]!.ordinal !== 1 && !lacksFirst(blocks, members))) continue;
    // Speakers change the word: 第一， 第二点， 第三点，.
    if (members[0]!.marker.stem && (members.length < 3 || members[0]!.ordinal !== 1)) continue;
    const again = members.some(({ ordinal }, at) => ordinal === 1 && at > 0);
    if (BRACKET_STYLES.has(members[0]!.marker.style) && (members.length < 3 || again)) continue;
    const others = (): ClauseItem[] => [...stretch.values()].filter((other) => other !== members).flat();
    yield { members, others };
  }
}

/** The numeral of a marker written for another ordinal, in the characters that it is written in: 三, 3, ３, ③. */
export function writeOrdinal(written: string, ordinal: number): string {
  if (readCircled(written) !== undefined) return writeCircled(ordinal, written);
  if (readArabic(written) === undefined) return isFormal(written) ? writeFormal(ordinal) : writeChinese(ordinal);
  const digits = String(ordinal);
  return /[０-９]/u.test(written)
    ? digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : digits;
}

/** Where the mark stands in the text: absolute UTF-16 offsets. */
export const markerSpan = ({ block, marker }: Pick<Member, 'block' | 'marker'>): Span =>
  shift(marker.span, block.start);

/** Where its numeral stands in the text: absolute UTF-16 offsets. */
export const numeralSpan = ({ block, marker }: Pick<Member, 'block' | 'marker'>): Span =>
  shift(marker.numeral, block.start);
