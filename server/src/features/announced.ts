import {
  type Block,
  blockAt,
  contentBelow,
  type Draft,
  readArabic,
  readChinese,
  type Section,
  type Span,
  shift,
} from '../core/index.js';
import { siblingsOf } from './sections.js';

/** A count that announces what follows it, and how many do follow. */
export interface Announced {
  /** 三点, absolute. */
  readonly span: Span;
  readonly written: string;
  readonly found: number;
  /** Where what is announced begins. */
  readonly first: Span;
}

const COUNT = /([一二两三四五六七八九十]{1,3}|\d{1,2})(?:个方面|方面|点|个|条|项|件|种|类|大|步)/gu;
const SPEAKS = /(?:讲|谈|提|强调|说|汇报|交流)(?:一下|一讲|以下|如下)?$/u;
/** How far behind the count its series may begin inside a paragraph. */
const NEAR = 30;

/** The announcement at an offset: 讲三点意见, 抓好以下两项, 做到“四个突出”：一是…. */
export function announcedAt(draft: Draft, offset: number): Announced | undefined {
  const block = draft.blocks[blockAt(draft, offset)];
  if (!block || (block.paragraph.role !== 'body' && block.paragraph.role !== 'heading')) return undefined;
  const { prose } = block.paragraph;
  for (const match of prose.matchAll(COUNT)) {
    const local = { start: match.index, end: match.index + match[0].length };
    if (offset < block.start + local.start || offset > block.start + local.end) continue;
    const number = readArabic(match[1]!) ?? readChinese(match[1]!);
    if (number === undefined || number < 2 || number > 30) return undefined;
    const found = inside(block, local) ?? behind(draft, block, local);
    return found && { span: shift(local, block.start), written: match[0], ...found };
  }
  return undefined;
}

/** The series that begins in the same sentence. */
function inside({ start, paragraph }: Block, count: Span): Pick<Announced, 'found' | 'first'> | undefined {
  const { items, prose, marker } = paragraph;
  const at = items.findIndex((one) => one !== marker && one.ordinal === 1 && one.span.start >= count.end);
  const first = items[at];
  if (!first || first.span.start - count.end > NEAR) return undefined;
  if (/[。！？；]/u.test(prose.slice(count.end, first.span.start))) return undefined;
  let found = 0;
  for (const { style, ordinal } of items.slice(at)) {
    if (style !== first.style) continue;
    if (ordinal === 1 && found > 0) break;
    found++;
  }
  return { found, first: shift(first.span, start) };
}

/** The sections that begin right behind the paragraph, or, for 讲三点意见, those of the document. */
function behind(draft: Draft, block: Block, count: Span): Pick<Announced, 'found' | 'first'> | undefined {
  const { prose, end } = block.paragraph;
  const part = draft.parts.find(({ from, until }) => from <= block.index && block.index < until);
  const last = !/[。！？]/u.test(prose.slice(count.end, end - 1));
  const next = contentBelow(draft, block.index);
  const opens = (sections: readonly Section[]): Section | undefined => {
    for (const section of sections) {
      if (section.block.index === next) return section;
      if (section.block.index < next && next < section.until) return opens(section.children);
    }
    return undefined;
  };
  const speaks = SPEAKS.test(prose.slice(0, count.start));
  const main = part?.sections[0];
  const first =
    (last ? opens(part?.sections ?? []) : undefined) ??
    (speaks && main && main.block.index > block.index ? main : undefined);
  if (first?.marker?.ordinal !== 1) return undefined;
  const siblings = siblingsOf(draft, first);
  let found = 0;
  for (const { marker } of siblings.slice(siblings.indexOf(first))) {
    if (marker?.style !== first.marker.style) continue;
    if (marker.ordinal === 1 && found > 0) break;
    found++;
  }
  return { found, first: first.span };
}
