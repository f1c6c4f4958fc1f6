import {
  type Block,
  blockSpan,
  contentSpan,
  type Draft,
  type Part,
  type Section,
  type Span,
  type Text,
} from '../core/index.js';
import { statistics } from './statistics.js';

/** An entry of the outline. Offsets are absolute. */
export interface OutlineItem {
  readonly kind: 'part' | 'section';
  /** One line, never empty: the heading with its mark, or the title of a document within the document. */
  readonly name: string;
  readonly detail: Text;
  /** 字数 of all that belongs to it. */
  readonly characters: number;
  /** All that belongs to it. */
  readonly span: Span;
  /** What to select when it is chosen; inside {@link span}. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** How long a name may be, in UTF-16 units: a line that only looks like a heading must not fill the view. */
const MAX_NAME = 80;

/**
 * The outline of a draft: its sections, one within another. Where the text holds several documents (a 通知 and the 方案
 * that it 印发, attachments), each with a title is an entry above its sections.
 */
export function outline(draft: Draft): readonly OutlineItem[] {
  if (draft.parts.length < 2) return draft.outline.map((section) => sectionItem(draft, section));
  return draft.parts.flatMap((part) => {
    const sections = part.sections.map((section) => sectionItem(draft, section));
    const title = part.titleBlocks[0];
    return title && part.title !== '' ? [partItem(draft, part, title, sections)] : sections;
  });
}

function partItem(draft: Draft, part: Part, title: Block, children: readonly OutlineItem[]): OutlineItem {
  const last = part.titleBlocks.at(-1) ?? title;
  const selection = { start: contentSpan(title).start, end: contentSpan(last).end };
  return {
    kind: 'part',
    name: nameOf(part.title),
    ...lengthOf(draft, part.from, part.until),
    span: { start: selection.start, end: Math.max(selection.end, endOf(draft, title.index, part.until)) },
    selection,
    children,
  };
}

function sectionItem(draft: Draft, section: Section): OutlineItem {
  return {
    kind: 'section',
    name: nameOf(section.title),
    ...lengthOf(draft, section.block.index, section.until),
    span: {
      start: section.span.start,
      end: Math.max(section.span.end, endOf(draft, section.block.index, section.until)),
    },
    selection: section.span,
    children: section.children.map((child) => sectionItem(draft, child)),
  };
}

function nameOf(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  if (line === '') return '（无标题）';
  return line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

function lengthOf(draft: Draft, from: number, until: number): Pick<OutlineItem, 'detail' | 'characters'> {
  const { characters } = statistics(draft, from, until);
  return { characters, detail: { zh: `${characters}字`, en: `${characters} characters` } };
}

/** Offset behind the last block of `from` … `until - 1` that is not blank. */
export function endOf(draft: Draft, from: number, until: number): number {
  for (let index = until - 1; index > from; index--) {
    const block = draft.blocks[index];
    if (block && block.paragraph.role !== 'blank') return contentSpan(block).end;
  }
  const first = draft.blocks[from];
  return first ? blockSpan(first).end : 0;
}
