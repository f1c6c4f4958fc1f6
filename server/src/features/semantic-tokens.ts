import {
  type Block,
  clauseSeriesIn,
  contentSpan,
  type Draft,
  type Finding,
  isBlank,
  MASK,
  type Marker,
  type MarkerStyle,
  type Section,
  type Span,
  sectionsIn,
  seriesIn,
  shift,
} from '../core/index.js';

/**
 * What is coloured by its meaning, which a grammar that sees one line at a time cannot know.
 *
 * `title` 标题 · `heading` 层次标题 · `addressee` 主送机关、称谓 · `ordinal` 段内序数 · `closing` 结尾用语 · `attachment` 附件说明 ·
 * `signature` 落款 · `date` 成文日期 · `placeholder` 待填项 · `residue` 网页残留
 */
export const SEMANTIC_TOKEN_TYPES = [
  'title',
  'heading',
  'addressee',
  'ordinal',
  'closing',
  'attachment',
  'signature',
  'date',
  'placeholder',
  'residue',
] as const;

export type SemanticTokenType = (typeof SEMANTIC_TOKEN_TYPES)[number];

/** Headings deeper than this bear this level. */
export const DEEPEST_LEVEL = 5;

/** A coloured stretch of one line. */
export interface SemanticToken {
  /** Absolute UTF-16 offsets; never empty, never over a line end. */
  readonly span: Span;
  readonly type: SemanticTokenType;
  /** Depth of a heading, 1–{@link DEEPEST_LEVEL}; absent for all else. */
  readonly level?: number;
}

/**
 * The tokens of a draft, in order and apart from one another; none where it is no official prose. Prose itself is left
 * plain: a text where everything is coloured is noise.
 *
 * @param findings of any rule; those of placeholders and residue are coloured
 * @param range only tokens that share a character with it
 */
export function semanticTokens(draft: Draft, findings: readonly Finding[], range?: Span): readonly SemanticToken[] {
  if (!draft.verdict.official) return [];
  const all = overlay(structureOf(draft), foundIn(draft, findings));
  return range ? tokensIn(all, range) : all;
}

/** The tokens that share a character with a range. @param tokens in order and apart from one another */
export function tokensIn(tokens: readonly SemanticToken[], { start, end }: Span): readonly SemanticToken[] {
  let from = firstFrom(tokens, start);
  if (from > 0 && tokens[from - 1]!.span.end > start) from--;
  return tokens.slice(from, Math.max(from, firstFrom(tokens, end)));
}

/** Index of the first token that begins at `offset` or behind it. */
function firstFrom(tokens: readonly SemanticToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// --- what the parser knows

/** Styles that count clauses: what follows them is a sentence, not a heading. */
const CLAUSES: ReadonlySet<MarkerStyle> = new Set(['shi', 'yao', 'qi', 'shouxian', 'zhi']);

/** A numbered paragraph of one sentence is a heading up to this length; a longer one is a provision. */
const LONGEST_SENTENCE = 40;

/** Longer closings are prose: the peroration of a speech. */
const LONGEST_CLOSING = 30;
/** 同志们，……: the hall is addressed once more, and what follows is prose. */
const VOCATIVE = /^(?:\p{Script=Han}{1,6}们|各位\p{Script=Han}{0,6})[，,！!：:]/u;
function structureOf(draft: Draft): SemanticToken[] {
  const titles = new Set(draft.parts.flatMap(({ titleBlocks }) => titleBlocks.map(({ index }) => index)));
  const sections = new Map<number, Section>();
  for (const section of sectionsIn(draft.outline)) sections.set(section.block.index, section);
  const items = itemsIn(draft);
  const counted = sectionsThatCount(draft);
  const tokens: SemanticToken[] = [];
  for (const block of draft.blocks) {
    const { role, indent, end } = block.paragraph;
    switch (role) {
      case 'title':
        if (titles.has(block.index)) addPieces(tokens, block, indent, end, 'title');
        break;
      case 'salutation':
      case 'addressee':
        addPieces(tokens, block, indent, withoutColon(block), 'addressee');
        break;
      case 'signature':
      case 'date':
      case 'attachment':
        addPieces(tokens, block, indent, end, role);
        break;
      case 'closing':
        if (isClosing(block)) addPieces(tokens, block, indent, end, 'closing');
        else addItems(tokens, block, indent, items.get(block.index));
        break;
      case 'heading':
      case 'body':
        addItems(tokens, block, addHeading(tokens, block, sections.get(block.index), counted), items.get(block.index));
    }
  }
  return tokens;
}

/** The ordinals of real series, by the index of their block, in order. One that stands alone counts nothing. */
function itemsIn(draft: Draft): Map<number, Marker[]> {
  const all = new Map<number, Marker[]>();
  const add = ({ index }: Block, marker: Marker): void => {
    const known = all.get(index);
    if (known) known.push(marker);
    else all.set(index, [marker]);
  };
  for (const { members } of clauseSeriesIn(draft)) for (const { block, marker } of members) add(block, marker);
  for (const { index, paragraph } of draft.blocks) {
    // 首先…其次…最后: they begin with the first and count on in one paragraph.
    const words = paragraph.items.filter(({ style }) => style === 'shouxian');
    if (words.length > 1 && words[0]!.ordinal === 1) all.set(index, [...(all.get(index) ?? []), ...words]);
  }
  for (const markers of all.values()) markers.sort((a, b) => a.span.start - b.span.start);
  return all;
}

/** Paragraphs that begin with 第一，, 第二， …, where there are two of a series at least. */
function sectionsThatCount(draft: Draft): Set<Section> {
  const all = new Set<Section>();
  for (const { style, members } of seriesIn(draft))
    if (style === 'di' && members.length > 1) for (const { section } of members) all.add(section);
  return all;
}

/** @returns where the heading ends, relative to the block: ordinals follow behind it */
function addHeading(
  tokens: SemanticToken[],
  block: Block,
  section: Section | undefined,
  counted: ReadonlySet<Section>,
): number {
  const { indent, marker } = block.paragraph;
  if (!section || (marker && CLAUSES.has(marker.style))) return indent;
  const heading = headingEndOf(block);
  const until = heading ?? marker?.span.end ?? indent;
  if (heading === undefined && marker?.style === 'di') {
    if (counted.has(section)) addPieces(tokens, block, indent, until, 'ordinal');
  } else addPieces(tokens, block, indent, until, 'heading', Math.min(section.level, DEEPEST_LEVEL));
  return until;
}

/** Where the heading of a section ends, relative to its block; `undefined` where the number stands before prose. */
function headingEndOf({ paragraph }: Block): number | undefined {
  const { prose, role, indent, end, marker, headingEnd } = paragraph;
  if (!marker) return headingEnd ?? end;
  if (headingEnd === undefined) return undefined;
  // 第一条 stands before its own text.
  const sentence = '。！？!?'.includes(prose[headingEnd - 1]!);
  if (sentence && marker.style === 'article') return undefined;
  if (headingEnd < end) return headingEnd;
  return role === 'heading' && !(sentence && end - indent > LONGEST_SENTENCE) ? headingEnd : undefined;
}

function addItems(tokens: SemanticToken[], block: Block, from: number, items: readonly Marker[] = []): void {
  for (const { span } of items) if (span.start >= from) addPieces(tokens, block, span.start, span.end, 'ordinal');
}

function withoutColon({ paragraph: { prose, indent, end } }: Block): number {
  const last = prose[end - 1];
  return end > indent && (last === '：' || last === ':') ? end - 1 : end;
}

function isClosing(block: Block): boolean {
  const { start, end } = contentSpan(block);
  if (end - start > LONGEST_CLOSING) return false;
  const { prose, indent } = block.paragraph;
  return !VOCATIVE.test(prose.slice(indent, indent + LONGEST_CLOSING));
}

/** Adds what is prose between two offsets of a block: line ends, Markdown's marks and the blanks beside them are left out. */
function addPieces(
  tokens: SemanticToken[],
  { start, paragraph: { prose } }: Block,
  from: number,
  until: number,
  type: SemanticTokenType,
  level?: number,
): void {
  let begin = -1;
  let end = -1;
  const close = (): void => {
    if (begin !== -1) {
      const span = shift({ start: begin, end }, start);
      tokens.push(level === undefined ? { span, type } : { span, type, level });
    }
    begin = -1;
  };
  for (let at = from; at < until; at++) {
    const character = prose[at]!;
    if (character === MASK || character === '\n' || character === '\r') close();
    else if (!isBlank(prose.charCodeAt(at))) {
      if (begin === -1) begin = at;
      end = at + 1;
    }
  }
  close();
}

// --- what the rules found

/** Rules whose findings are coloured. */
const FOUND: ReadonlyMap<string, SemanticTokenType> = new Map([
  ['unfilled-placeholder', 'placeholder'],
  ['web-residue', 'residue'],
]);

/** Findings as tokens, in order and apart: a placeholder in a line that is to be deleted need not be filled in. */
function foundIn({ text }: Draft, findings: readonly Finding[]): SemanticToken[] {
  const found = findings.filter(({ rule, span }) => FOUND.has(rule) && span.start < span.end);
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const tokens: SemanticToken[] = [];
  let behind = 0;
  for (const { rule, span } of found) {
    if (span.start < behind) continue;
    behind = span.end;
    const type = FOUND.get(rule)!;
    let from = span.start;
    for (let at = from; at <= span.end; at++) {
      if (at < span.end && text[at] !== '\n' && text[at] !== '\r') continue;
      if (at > from) tokens.push({ span: { start: from, end: at }, type });
      from = at + 1;
    }
  }
  return tokens;
}

/** Both lists as one; where they meet, `above` covers what is below. Both in order and apart. */
function overlay(below: readonly SemanticToken[], above: readonly SemanticToken[]): SemanticToken[] {
  if (above.length === 0) return [...below];
  const tokens: SemanticToken[] = [];
  let next = 0;
  let covered = 0;
  for (const token of below) {
    const { start, end } = token.span;
    let from = Math.max(start, covered);
    for (; next < above.length && above[next]!.span.start < end; next++) {
      const cover = above[next]!;
      if (cover.span.start > from) tokens.push({ ...token, span: { start: from, end: cover.span.start } });
      tokens.push(cover);
      covered = cover.span.end;
      from = Math.max(start, covered);
    }
    if (from < end) tokens.push(from === start ? token : { ...token, span: { start: from, end } });
  }
  return [...tokens, ...above.slice(next)];
}
