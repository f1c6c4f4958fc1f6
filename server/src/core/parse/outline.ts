import type { Block, Marker, MarkerStyle, Section } from '../draft.js';
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
  shi: 10,
  yao: 10,
  qi: 10,
  shouxian: 10,
  zhi: 10,
};

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
  readonly block: Block;
  readonly marker: Marker | undefined;
  readonly rank: number;
  readonly level: number;
  readonly parent: Section | undefined;
  readonly section: Mutable;
}

type Mutable = { -readonly [K in keyof Section]: Section[K] } & { children: Section[] };

/** The tree of headings of one document. */
export function sectionsOf(blocks: readonly Block[], frame: Frame): readonly Section[] {
  const roots: Section[] = [];
  const open: Open[] = [];
  const close = (until: number, rank: number): void => {
    while (open.length > 0 && open.at(-1)!.rank >= rank) open.pop()!.section.until = until;
  };
  let holdsArticles = false;
  let hasArticle = false;
  for (let i = frame.from; i < frame.until; i++) {
    const block = blocks[i]!;
    const { role, marker, depth, headingEnd } = block.paragraph;
    if (role !== 'heading' && role !== 'body') continue;
    if (!marker && depth === undefined) continue;
    if (!hasArticle && marker?.style === 'han') holdsArticles = role === 'heading';
    hasArticle ||= marker?.style === 'article';
    const rank = marker?.style === 'article' && holdsArticles ? RANK_BELOW_HAN : rankOf(marker, depth);
    close(i, rank);
    const parent = open.at(-1)?.section;
    if (marker && CLAUSES.has(marker.style)) {
      // 一要备耕。二要灌溉。 in one paragraph is a sentence that counts, not a section.
      const within = block.paragraph.items.some((item) => item !== marker && item.style === marker.style);
      if (within || !countsOn(parent?.children.at(-1) ?? roots.at(-1), marker)) continue;
    }
    const section: Mutable = {
      block,
      marker,
      ...headingText(block, headingEnd),
      until: Math.max(i + 1, Math.min(frame.until, frame.tail)),
      parent,
      children: [],
      level: open.length + 1,
    };
    (parent ? parent.children : roots).push(section);
    open.push({ block, marker, rank, level: section.level, parent, section });
  }
  close(Math.max(frame.tail, frame.from), 0);
  return roots;
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
