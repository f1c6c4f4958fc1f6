import { isBlank, Kind, kindOf } from '../chars.js';
import { MASK, type Marker, type MarkerStyle } from '../draft.js';
import { readArabic, readChinese, readCircled } from '../numerals.js';

/**
 * Ordinals (层次序数): at the start of a paragraph they make it a heading or an item, inside they count its clauses.
 * Every pattern is sticky and has a bounded numeral, so that reading a line is linear.
 */

const HAN = '[〇零一二三四五六七八九十百]{1,6}';
const ARABIC = '[0-9０-９]{1,3}';
/** Where a key was pressed once too often: （ 一 ）, 一 、. */
const GAP = '[ \\u3000]{0,2}';
/** 、 and what is typed for it. */
const PAUSE = '[、丶﹑､]';

interface Pattern {
  readonly style: MarkerStyle;
  readonly regex: RegExp;
}

/** Group 1 is the numeral, group 2 what follows it. Tried in this order, by the character that they begin with. */
const WITH_DI: readonly Pattern[] = [
  { style: 'part', regex: new RegExp(`第(${HAN}|${ARABIC})(部分)(?=[\\s　：:、，,]|$)`, 'uy') },
  // A plan of five years counts its 篇 and, inside or across them, its 章: two series.
  { style: 'part', regex: new RegExp(`第(${HAN}|${ARABIC})([编篇])(?=[\\s　：:、]|$)`, 'uy') },
  // 第一章总则: a website ate the blank. Alone on its line it is a heading all the same, 第二章规定的… is prose.
  {
    style: 'chapter',
    regex: new RegExp(
      `第(${HAN}|${ARABIC})(章)(?=[\\s　：:、]|$|(?![的所中里内第规])[\\p{Script=Han}、]{2,16}$)`,
      'uy',
    ),
  },
  { style: 'section', regex: new RegExp(`第(${HAN}|${ARABIC})(节)(?=[\\s　：:、]|$)`, 'uy') },
  { style: 'article', regex: new RegExp(`第(${HAN}|${ARABIC})(条)(?=[\\s　：:]|$)`, 'uy') },
  { style: 'di', regex: new RegExp(`第(${HAN})([，,：:]|、(?!第)|是)`, 'uy') },
];
const IN_BRACKETS: readonly Pattern[] = [
  { style: 'han-paren', regex: new RegExp(`[（(]${GAP}(${HAN})${GAP}[）)]([、.．，,：:]?)`, 'uy') },
  { style: 'arabic-paren', regex: new RegExp(`[（(]${GAP}(${ARABIC})${GAP}[）)]([、.．，,：:]?)`, 'uy') },
  // 〔一〕, 【一】, [一] and, below, 一） are meant for it.
  { style: 'han-paren', regex: new RegExp(`[〔【\\[［](${HAN})[〕】\\]］]([、.．，,：:]?)`, 'uy') },
];
const IN_CHINESE: readonly Pattern[] = [
  { style: 'han-paren', regex: new RegExp(`(${HAN})[）)]([、.．，,：:]?)`, 'uy') },
  {
    style: 'han',
    regex: new RegExp(`(${HAN})(${GAP}${PAUSE}|[.．，,：:](?=[\\s　]*(?:[\\p{Script=Han}“《]|\\d{4}年)))`, 'uy'),
  },
  { style: 'shi', regex: new RegExp(`(${HAN})(是)`, 'uy') },
  { style: 'yao', regex: new RegExp(`(${HAN})(要)`, 'uy') },
];
const IN_DIGITS: readonly Pattern[] = [
  { style: 'arabic', regex: new RegExp(`(${ARABIC})((?:[.．]|${GAP}${PAUSE})(?![0-9０-９]))`, 'uy') },
  { style: 'arabic-half', regex: new RegExp(`(${ARABIC})([）)])`, 'uy') },
];
const WITH_QI: readonly Pattern[] = [{ style: 'qi', regex: /其([一二三四五六七八九十])([，,、：:是])/uy }];
/** 壹、 stands above 一、; 陆、海、空 counts nothing. */
const IN_FORMAL: readonly Pattern[] = [{ style: 'part', regex: /([壹贰叁肆伍陆柒捌玖拾]{1,3})(、)(?![海空水港伍])/uy }];
const NO_PATTERNS: readonly Pattern[] = [];

const circled = /[①-⑳㉑-㉟⑴-⒇⒈-⒛㈠-㈩]([、.．]?)/uy;

/** 第一点，, 第二个问题，: they count as 第一， does, each noun for itself. */
const withNoun =
  /第([一二三四五六七八九十]{1,3})(点|个(?:问题|方面|层面|特点|要求|任务|环节)|件事情?|句话|层意思|项(?:工作|任务))(?=[，,：:]|就?是)/uy;

/** 首先…其次…再次…最后 count without numbers; 最后 stands wherever the series ends. */
const FIRSTLY: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 最后: 0 };
const zhi = /([\u4e00-\u9fa5]{1,6})之([一二三四五六七八九十])(?=[，：:、]|就?是|在于|为)/uy;

/** The first character that may open an ordinal, and what it may be: everything else is passed over at the cost of one look. */
const starters = new Uint8Array(65536);
const openings: readonly (readonly Pattern[])[] = [
  WITH_DI,
  IN_BRACKETS,
  IN_CHINESE,
  IN_DIGITS,
  WITH_QI,
  IN_FORMAL,
  NO_PATTERNS,
];
for (const [at, characters] of [
  '第',
  '（(〔【[［',
  '〇零一二三四五六七八九十百',
  '0123456789０１２３４５６７８９',
  '其',
  '壹贰叁肆伍陆柒捌玖拾',
  '首再最',
].entries()) {
  for (const character of characters) starters[character.charCodeAt(0)] = at + 1;
}
for (const [from, to] of [
  [0x2460, 0x2473],
  [0x2474, 0x249b],
  [0x3220, 0x3229],
  [0x3251, 0x325f],
] as const) {
  for (let code = from; code <= to; code++) starters[code] = openings.length;
}

/**
 * The ordinal that the paragraph begins with.
 * @param prose the paragraph, masked
 * @param at offset of its first character that is neither blank nor masked
 */
export function openingMarker(prose: string, at: number): Marker | undefined {
  const start = starters[prose.charCodeAt(at)];
  if (!start) return undefined;
  for (const { style, regex } of openings[start - 1]!) {
    regex.lastIndex = at;
    const match = regex.exec(prose);
    if (!match) continue;
    const ordinal = readChinese(match[1]!) ?? readArabic(match[1]!);
    if (ordinal === undefined || ordinal === 0) return undefined;
    if (style === 'han' && '，,：:'.includes(match[2]!) && !standsAlone(prose, regex.lastIndex)) return undefined;
    if (style === 'han' && '.．'.includes(match[2]!) && countsOn(prose, regex.lastIndex)) return undefined;
    if (style === 'han' && match[2]!.endsWith('、') && isPair(prose, ordinal, regex.lastIndex)) return undefined;
    const from = at + match[0].indexOf(match[1]!);
    return {
      style,
      ordinal,
      span: { start: at, end: regex.lastIndex },
      numeral: { start: from, end: from + match[1]!.length },
      tail: match[2]!,
    };
  }
  return circledAt(prose, at);
}

const UNIT_BEHIND =
  /^([一二三四五六七八九十])(?:、[一二三四五六七八九十]){0,4}(?:月(?:间|以来|之交|正|是|[，,]|份(?:以来|正|是|[，,]))|年级|两|等奖|等功|等级|线|产业)/u;

/** 三、四月间, 一、二两项, 一、二、三等奖: numbers that follow each other and count one thing; 十、百、千. */
function isPair(prose: string, ordinal: number, from: number): boolean {
  const behind = prose.slice(from, from + 16);
  const next = UNIT_BEHIND.exec(behind)?.[1];
  return next === undefined ? ordinal === 10 && behind.startsWith('百、') : readChinese(next) === ordinal + 1;
}

/** 一，二， in a sentence are no headings: with such a mark only a short line without a full stop is one. */
const standsAlone = (prose: string, from: number): boolean =>
  prose.length - from <= 60 && !prose.includes('。', from) && !countsOn(prose, from);

/** 一.二.三: the next number stands right behind. */
const countsOn = (prose: string, from: number): boolean =>
  /^[一二三四五六七八九十][，,.．]/u.test(prose.slice(from, from + 2));

function circledAt(prose: string, at: number): Marker | undefined {
  circled.lastIndex = at;
  const match = circled.exec(prose);
  const ordinal = match && readCircled(match[0][0]!);
  if (!match || !ordinal) return undefined;
  return {
    style: match[0] >= '㈠' && match[0] <= '㈩' ? 'han-paren' : 'circled',
    ordinal,
    span: { start: at, end: circled.lastIndex },
    numeral: { start: at, end: at + 1 },
    tail: match[1]!,
  };
}

/** Styles that count clauses inside a paragraph, and what must stand before them there. */
const inline = new Map<MarkerStyle, 'clause' | 'sentence'>([
  ['di', 'clause'],
  ['shi', 'clause'],
  ['yao', 'clause'],
  ['qi', 'clause'],
  ['han-paren', 'sentence'],
  ['arabic-paren', 'sentence'],
  ['arabic', 'sentence'],
  ['arabic-half', 'sentence'],
]);

const sentenceEnds = new Set('。；;：:！!？?'.split('').map((character) => character.charCodeAt(0)));

/**
 * All ordinals of a paragraph, in order. Inside it they are looked for where a clause begins.
 * @param first the one that it begins with, see {@link openingMarker}
 */
export function itemsOf(prose: string, indent: number, end: number, first: Marker | undefined): readonly Marker[] {
  const items: Marker[] = first ? [first] : [];
  let from = first ? first.span.end : indent;
  // The opening one may be a heading's: （一）一是….
  for (let i = from; i < end; i++) {
    const code = prose.charCodeAt(i);
    if (!starters[code] && code !== 0x4e4b) continue;
    if (code === 0x4e4b) {
      const item = zhiAround(prose, i, from);
      if (item) items.push(item);
      continue;
    }
    const before = clauseStart(prose, i, from);
    if (before === undefined) continue;
    const firstly = code === 0x9996 || code === 0x5176 || code === 0x518d || code === 0x6700;
    const item =
      (firstly ? firstlyAt(prose, i) : undefined) ??
      inlineAt(prose, i, before, i === from) ??
      (code === DI ? nounAt(prose, i) : undefined);
    if (!item) continue;
    items.push(item);
    i = item.span.end - 1;
    from = item.span.end;
  }
  return items;
}

/** The code of what stands before a clause that begins at `i`; 0 at the start, `undefined` inside a clause. */
function clauseStart(prose: string, i: number, from: number): number | undefined {
  let before = i - 1;
  while (before >= from && (isBlank(prose.charCodeAt(before)) || prose[before] === MASK)) before--;
  if (before < from) return 0;
  const code = prose.charCodeAt(before);
  const kind = kindOf(code);
  if ((kind & (Kind.mark | Kind.semicolon)) !== 0) return code;
  if ((kind & Kind.halfwidth) !== 0 && code !== 0x28 && code !== 0x29) return code;
  return code === 0x201d || code === 0x2014 ? code : undefined;
}

function inlineAt(prose: string, i: number, before: number, atStart: boolean): Marker | undefined {
  const marker = openingMarker(prose, i);
  if (!marker) return undefined;
  if (marker.style === 'circled') return marker;
  // 附件一）, [一]: what is meant for an ordinal at the head of a line is anything inside it.
  if (marker.style === 'han-paren' && !'（('.includes(prose[marker.span.start]!)) return undefined;
  const needs = inline.get(marker.style);
  if (!needs || (needs === 'sentence' && !atStart && !sentenceEnds.has(before))) return undefined;
  // 一是一、二是二: the words are the matter, not the count.
  if (
    (marker.style === 'shi' || marker.style === 'yao') &&
    prose.startsWith(prose.slice(marker.numeral.start, marker.numeral.end), marker.span.end)
  )
    return undefined;
  return marker;
}

function firstlyAt(prose: string, i: number): Marker | undefined {
  const word = prose.slice(i, i + 2);
  const ordinal = FIRSTLY[word];
  if (ordinal === undefined || !/^(?:[，,、：:]|是|要)/u.test(prose.slice(i + 2, i + 3))) return undefined;
  const span = { start: i, end: i + 2 };
  return { style: 'shouxian', ordinal, span, numeral: span, tail: '' };
}

const DI = '第'.charCodeAt(0);

function nounAt(prose: string, at: number): Marker | undefined {
  withNoun.lastIndex = at;
  const match = withNoun.exec(prose);
  const ordinal = match && readChinese(match[1]!);
  if (!match || !ordinal) return undefined;
  return {
    style: 'di',
    ordinal,
    span: { start: at, end: withNoun.lastIndex },
    numeral: { start: at + 1, end: at + 1 + match[1]!.length },
    tail: '',
    stem: match[2]!,
  };
}

function zhiAround(prose: string, at: number, from: number): Marker | undefined {
  let start = at;
  while (start > from && at - start < 6 && kindOf(prose.charCodeAt(start - 1)) === Kind.han) start--;
  if (start === at || clauseStart(prose, start, from) === undefined) return undefined;
  zhi.lastIndex = start;
  const match = zhi.exec(prose);
  if (!match || start + match[1]!.length !== at || match[1]!.endsWith('分')) return undefined;
  return {
    style: 'zhi',
    ordinal: readChinese(match[2]!) ?? 0,
    span: { start, end: zhi.lastIndex },
    numeral: { start: at + 1, end: at + 1 + match[2]!.length },
    tail: '',
    stem: match[1]!,
  };
}
