import type { Block, Marker, MarkerStyle, Role, Section } from '../draft.js';
import { decimalDepth, HOLDERS } from './decimals.js';
import type { Frame } from './structure.js';

/** From the outermost to the innermost (GB/T 9704—2012 7.3.3); `第一，` and `一是` have no place in the standard. */
const RANK: Readonly<Record<MarkerStyle, number>> = {
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  han: 5,
  'han-paren': 6,
  di: 6.5,
  arabic: 7,
  'arabic-paren': 8,
  'arabic-half': 8.5,
  circled: 9,
  'decimal-1': 3.5,
  'decimal-2': 3.6,
  'decimal-3': 3.7,
  'decimal-4': 3.8,
  shi: 10,
  yao: 10,
  qi: 10,
  shouxian: 10,
  zhi: 10,
};

/** 第一， with （一） below it: some speeches count their main points so. */
const RANK_OF_DI_ABOVE = 5.75;

/** How far below 一、 or （一） decimals stand that count on from it. */
const BELOW_ITS_HEADING = 0.1;

/**
 * 1.1 stands below whatever bears the 1: 第一章 or 一、 as well as 1 总则.
 * @returns by how much the ranks of a document's decimals are others than {@link RANK}
 */
function shiftOfDecimals(blocks: readonly Block[], from: number, until: number): number {
  const numbers = new Map<string, MarkerStyle>();
  let above: MarkerStyle | undefined;
  for (let i = from; i < until; i++) {
    const { marker, role } = blocks[i]!.paragraph;
    if (!marker || (role !== 'heading' && role !== 'body')) continue;
    const { style, ordinal, stem } = marker;
    if (style === 'decimal-1' || style === 'decimal-2') {
      const holder = style === 'decimal-2' ? numbers.get(stem!) : above;
      if (style === 'decimal-1' || holder) return holder ? RANK[holder] + BELOW_ITS_HEADING - RANK[style] : 0;
    } else if (HOLDERS.has(style)) {
      numbers.set(String(ordinal), style);
      above = style;
    }
  }
  return 0;
}

/** Rank of a Markdown heading without an ordinal: between those that numbered headings of its depth usually have. */
const rankOfDepth = (depth: number): number => depth + 2.9;

/** Judicial interpretations gather their articles under 一、 二、 instead of chapters. */
const RANK_BELOW_HAN = 5.5;

const rankOf = (marker: Marker | undefined, depth: number | undefined): number =>
  marker ? RANK[marker.style] : rankOfDepth(depth!);

/** 一是, 一要, 其一: paragraphs that begin so are sections only where the series begins at the head of a paragraph too. */
const CLAUSES: ReadonlySet<MarkerStyle> = new Set(['shi', 'yao', 'qi']);

const countsOn = (before: Section | undefined, { style, ordinal }: Marker): boolean =>
  ordinal === 1 || (before?.marker?.style === style && before.marker.ordinal < ordinal);

interface Open {
  readonly rank: number;
  readonly section: Mutable;
}

type Mutable = { -readonly [K in keyof Omit<Section, 'children'>]: Section[K] } & { children: Mutable[] };

/** How far above its first 一、 a heading without an ordinal may stand. */
const PLAIN_HEADING_ABOVE = 30;

/**
 * Reports and speeches may have headings without an ordinal (今后五年的工作), under which 一、 or （一） begins anew: a short line
 * without a mark at its end, behind prose that came to an end. Only what is numbered below tells them from a line that a
 * paste cut off.
 *
 * @returns index of the last one in the blocks `from` … `until - 1`; -1 where there is none
 */
export function plainHeadingIn(blocks: readonly Block[], from: number, until: number): number {
  for (let i = until - 1; i >= Math.max(from, until - PLAIN_HEADING_ABOVE); i--) {
    const { role, marker, han, prose, indent, end } = blocks[i]!.paragraph;
    if (role !== 'body' || marker || han < 4 || han > 25 || end - indent > 40) continue;
    if (/[，。；：、！？,.;:!?…—]/u.test(prose[end - 1]!) || prose.startsWith('—', indent) || prose.includes('。'))
      continue;
    let before = i - 1;
    while (before >= from && blocks[before]!.paragraph.role === 'blank') before--;
    if (before < from) continue;
    const above = blocks[before]!.paragraph;
    if (HEAD.has(above.role) || /[。！？”）]/u.test(above.prose[above.end - 1] ?? '')) return i;
  }
  return -1;
}

const HEAD: ReadonlySet<Role> = new Set(['title', 'byline', 'number', 'salutation', 'addressee']);

/** What stands below a heading without an ordinal. */
const BELOW_PLAIN: ReadonlySet<MarkerStyle> = new Set(['han', 'han-paren']);
/** By how much such a heading stands above what is numbered below it. */
const ABOVE = 0.25;

/** The tree of headings of one document. */
export function sectionsOf(blocks: readonly Block[], frame: Frame): readonly Section[] {
  const roots: Mutable[] = [];
  const open: Open[] = [];
  const close = (until: number, rank: number): void => {
    while (open.length > 0 && open.at(-1)!.rank >= rank) open.pop()!.section.until = until;
  };
  const begin = (block: Block, headingEnd: number | undefined, rank: number, until: number): void => {
    const parent = open.at(-1)?.section;
    const { marker } = block.paragraph;
    const section = {
      block,
      marker,
      ...headingText(block, headingEnd),
      until,
      parent,
      children: [],
      level: open.length + 1,
    };
    (parent ? parent.children : roots).push(section);
    open.push({ rank, section });
  };
  /** With the heading at `at` a list of its style begins anew: most likely below a heading without an ordinal. */
  const beginPlain = (at: number, style: MarkerStyle, rank: number): void => {
    const { section: parent, rank: of } = open.findLast((one) => one.rank < rank) ?? { section: undefined, rank: 0 };
    const siblings = parent ? parent.children : roots;
    const last = siblings.at(-1);
    if (last?.marker?.style !== style || ordinalBehind(blocks, at, style, frame.until) !== 2) return;
    const heading = plainHeadingIn(blocks, last.block.index + 1, at);
    if (heading === -1 || heading <= open.at(-1)!.section.block.index) return;
    close(heading, rank - ABOVE);
    if (of !== rank - ABOVE) gather(blocks, siblings, parent, heading, frame);
    begin(blocks[heading]!, blocks[heading]!.paragraph.end, rank - ABOVE, end);
  };
  /** 第二， stands where 第一， stood. */
  const rankOfDi = (at: number): number | undefined => {
    const before = open.find(({ section }) => section.marker?.style === 'di');
    if (before) return before.rank;
    if (open.some(({ section }) => section.marker?.style === 'han-paren')) return undefined;
    return holdsParens(blocks, at, frame.until) ? RANK_OF_DI_ABOVE : undefined;
  };
  const end = Math.min(frame.until, frame.tail);
  let holdsArticles = false;
  let hasArticle = false;
  let shifted: number | undefined;
  for (let i = frame.from; i < frame.until; i++) {
    const block = blocks[i]!;
    const { role, marker, depth, headingEnd } = block.paragraph;
    if (role !== 'heading' && role !== 'body') continue;
    if (!marker && depth === undefined) continue;
    if (!hasArticle && marker?.style === 'han') holdsArticles = role === 'heading';
    hasArticle ||= marker?.style === 'article';
    let rank = marker?.style === 'article' && holdsArticles ? RANK_BELOW_HAN : rankOf(marker, depth);
    if (marker?.style === 'di') rank = rankOfDi(i) ?? rank;
    if (marker && decimalDepth(marker.style) !== undefined)
      rank += shifted ??= shiftOfDecimals(blocks, frame.from, frame.until);
    if (marker?.ordinal === 1 && !hasArticle && BELOW_PLAIN.has(marker.style)) beginPlain(i, marker.style, rank);
    close(i, rank);
    if (marker && CLAUSES.has(marker.style)) {
      // 一要备耕。二要灌溉。 in one paragraph is a sentence that counts, not a section.
      const within = block.paragraph.items.some((item) => item !== marker && item.style === marker.style);
      const before = open.at(-1)?.section.children.at(-1) ?? roots.at(-1);
      if (within || !countsOn(before, marker)) continue;
    }
    begin(block, headingEnd, rank, Math.max(i + 1, end));
  }
  close(Math.max(frame.tail, frame.from), 0);
  return roots;
}

/** Styles that end a list of 第一，第二，. */
const ABOVE_DI: ReadonlySet<MarkerStyle> = new Set(['part', 'chapter', 'section', 'article', 'han']);

/** Whether 第一， at `at`, or one that goes on from it, has （一） below it: behind that the count goes on. */
function holdsParens(blocks: readonly Block[], at: number, until: number): boolean {
  let last = 0;
  let inside = false;
  for (let i = at; i < until; i++) {
    const { marker, role } = blocks[i]!.paragraph;
    if (!marker || (role !== 'heading' && role !== 'body')) continue;
    if (ABOVE_DI.has(marker.style)) return false;
    if (marker.style === 'han-paren') inside = true;
    else if (marker.style === 'di') {
      if (inside) return marker.ordinal > last;
      last = marker.ordinal;
    }
  }
  return false;
}

/** The next ordinal of a style: a lone 一、 begins no list. */
function ordinalBehind(blocks: readonly Block[], at: number, style: MarkerStyle, until: number): number | undefined {
  for (let i = at + 1; i < until; i++) {
    const { marker, role } = blocks[i]!.paragraph;
    if (marker?.style === style && (role === 'heading' || role === 'body')) return marker.ordinal;
  }
  return undefined;
}

/** Puts the list that came to an end below the heading without an ordinal that stands above it, if there is one. */
function gather(
  blocks: readonly Block[],
  siblings: Mutable[],
  parent: Mutable | undefined,
  until: number,
  frame: Frame,
): void {
  const from = siblings.findLastIndex(({ marker }) => marker?.ordinal === 1);
  const first = siblings[from];
  if (!first) return;
  const before = siblings[from - 1]?.until ?? (parent ? parent.block.index + 1 : frame.from);
  const index = plainHeadingIn(blocks, before, first.block.index);
  if (index === -1) return;
  const block = blocks[index]!;
  const level = first.level;
  const children = siblings.splice(from);
  const text = headingText(block, block.paragraph.end);
  const plain: Mutable = { block, marker: undefined, ...text, until, parent, children, level };
  for (const child of children) {
    child.parent = plain;
    deepen(child);
  }
  siblings.push(plain);
}

function deepen(section: Mutable): void {
  section.level++;
  section.children.forEach(deepen);
}

/** Longer headings are cut in the outline. */
const LONGEST_TITLE = 60;

function headingText({ start, paragraph }: Block, headingEnd: number | undefined): Pick<Section, 'title' | 'span'> {
  const { text, indent, end } = paragraph;
  let until = headingEnd ?? Math.min(end, indent + LONGEST_TITLE);
  if (headingEnd !== undefined && '。！？!?'.includes(text[until - 1] ?? ' ') && until > indent + 1) until--;
  const title = text.slice(indent, until) + (headingEnd === undefined && until < end ? '…' : '');
  return { title: title.replace(/[\r\n]+/g, ' '), span: { start: start + indent, end: start + until } };
}
