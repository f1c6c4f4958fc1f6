import {
  blockAt,
  type Draft,
  type MarkerStyle,
  type Part,
  perParagraph,
  readArabic,
  readChinese,
  type Section,
  type Span,
  sectionsIn,
  shift,
} from '../core/index.js';
import { sectionAt } from './sections.js';

/** A place that speaks of a section of the same document by its number: 第三部分, 第（二）项, 第五条. */
export interface Reference {
  /** Absolute. */
  readonly span: Span;
  readonly text: string;
  /** Index of its block. */
  readonly block: number;
  readonly target: Section;
}

const NUMERAL = '([〇零一二三四五六七八九十百]{1,5}|[0-9]{1,3})';
const REFERENCE = new RegExp(`第(?:${NUMERAL}(部分|章|节|条)|[（(]${NUMERAL}[）)](?:项|条|款|部分|点)?)`, 'gu');
/** 《…法》第三条, 该条例第三条: another document's. */
const ANOTHER = /(?:》|〕号?|[法例定则程约]|章程|规则|办法|意见|方案|附件[一二三四五\d]*)(?:的|中)?$/u;

interface Mention {
  /** Relative to the paragraph. */
  readonly span: Span;
  readonly ordinal: number;
  readonly unit: string;
}

const mentionsIn = perParagraph(({ prose, marker, role }): readonly Mention[] => {
  if (role === 'code' || role === 'title' || !prose.includes('第')) return [];
  const mentions: Mention[] = [];
  for (const match of prose.matchAll(REFERENCE)) {
    const { 0: text, 1: plain, 2: unit, 3: inner, index } = match;
    if (marker && index < marker.span.end) continue;
    if (ANOTHER.test(prose.slice(Math.max(0, index - 6), index))) continue;
    const ordinal = readChinese(plain ?? inner ?? '') ?? readArabic(plain ?? inner ?? '');
    if (ordinal === undefined || ordinal === 0) continue;
    mentions.push({ span: { start: index, end: index + text.length }, ordinal, unit: unit ?? '（' });
  }
  return mentions;
});

/** All references to sections that exist, in order. */
export function references(draft: Draft): readonly Reference[] {
  const found: Reference[] = [];
  for (const part of draft.parts) {
    if (part.sections.length === 0) continue;
    for (let index = part.from; index < part.until; index++) found.push(...inBlock(draft, part, index));
  }
  return found;
}

function* inBlock(draft: Draft, part: Part, index: number): Iterable<Reference> {
  const block = draft.blocks[index]!;
  for (const mention of mentionsIn(block.paragraph)) {
    const target = resolve(draft, part, index, mention);
    const span = shift(mention.span, block.start);
    if (target) yield { span, text: draft.text.slice(span.start, span.end), block: index, target };
  }
}

/** The reference at an offset. */
export function referenceAt(draft: Draft, offset: number): Reference | undefined {
  const index = blockAt(draft, offset);
  const part = draft.parts.find(({ from, until }) => from <= index && index < until);
  if (!part) return undefined;
  for (const one of inBlock(draft, part, index)) if (one.span.start <= offset && offset <= one.span.end) return one;
  return undefined;
}

const STYLES: Readonly<Record<string, MarkerStyle>> = { 章: 'chapter', 节: 'section', 条: 'article' };

function resolve(draft: Draft, part: Part, index: number, { ordinal, unit }: Mention): Section | undefined {
  const numbered = (sections: Iterable<Section>, style: MarkerStyle): Section[] =>
    [...sections].filter(({ marker }) => marker?.style === style && marker.ordinal === ordinal);
  if (unit === '部分') return numbered(part.sections, 'part')[0] ?? numbered(part.sections, 'han')[0];
  const style = STYLES[unit] ?? 'han-paren';
  // The nearest around the place first; elsewhere only where there is no doubt.
  for (let around = sectionAt(draft, index); around; around = around.parent) {
    const near = numbered(around.children, style)[0];
    if (near) return near;
  }
  const all = numbered(sectionsIn(part.sections), style);
  return all.length === 1 ? all[0] : undefined;
}
