import { isBlank } from './chars.js';
import type { Span } from './span.js';

/** How the text is written down: as it is, or in Markdown. */
export type Format = 'plain' | 'markdown';

/**
 * What a block is in an official document (公文格式要素, GB/T 9704—2012 7).
 *
 * - `title` 标题 · `byline` 题注、署名 below the title (date, occasion, speaker) · `number` 发文字号
 * - `salutation` 称谓 of a speech (同志们：) · `addressee` 主送机关 of a document (各区人民政府：)
 * - `heading` a heading line, numbered or `#` · `body` prose, a numbered paragraph too
 * - `closing` 结语 (特此通知。) · `signature` 发文机关署名 · `date` 成文日期 · `attachment` 附件说明 or 附件 mark
 * - `note` 附注 (（此件公开发布）) · `residue` what a website left · `table` cells and lists of names
 * - `code` what is no prose: fences, front matter and HTML in Markdown, a line that is an address · `blank`
 */
export type Role =
  | 'title'
  | 'byline'
  | 'number'
  | 'salutation'
  | 'addressee'
  | 'heading'
  | 'body'
  | 'closing'
  | 'signature'
  | 'date'
  | 'attachment'
  | 'note'
  | 'residue'
  | 'table'
  | 'code'
  | 'blank';

/**
 * How an ordinal (层次序数) is written.
 *
 * `part` 第一部分 · `chapter` 第一章 · `section` 第一节 · `article` 第一条 · `han` 一、 · `han-paren` （一） · `arabic` 1. ·
 * `arabic-paren` （1） · `arabic-half` 1） · `circled` ① · `decimal-1` 1 总则 ·
 * `decimal-2` 1.1 · `decimal-3` 1.1.1 · `decimal-4` 1.1.1.1 · `di` 第一， · `shi` 一是 · `yao` 一要 · `qi` 其一 ·
 * `shouxian` 首先…其次 · `zhi` 关键之一
 */
export type MarkerStyle =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'han'
  | 'han-paren'
  | 'arabic'
  | 'arabic-paren'
  | 'arabic-half'
  | 'circled'
  | 'decimal-1'
  | 'decimal-2'
  | 'decimal-3'
  | 'decimal-4'
  | 'di'
  | 'shi'
  | 'yao'
  | 'qi'
  | 'shouxian'
  | 'zhi';

/** An ordinal in the text. Offsets are relative to the paragraph that it stands in. */
export interface Marker {
  readonly style: MarkerStyle;
  /** 1 for 一、; what is written, right or wrong. */
  readonly ordinal: number;
  /** The whole mark: （一）, 一、, 第一，. */
  readonly span: Span;
  /** The numeral alone: 一. */
  readonly numeral: Span;
  /** What follows the numeral (and the bracket) as written: 、 ． . ， or nothing. */
  readonly tail: string;
  /**
   * The noun that is counted (关键 in 关键之一, 点 in 第一点), for 1.2.1 the numbers before the last (1.2, in half-width digits). Series of
   * different stems are different series.
   */
  readonly stem?: string;
}

/**
 * The content of one block, without its place: unchanged paragraphs are shared between the versions of a draft, and
 * what was found in them is kept with them. All offsets in it are relative to its own first character.
 */
export interface Paragraph {
  /** As written, without the line end. In Markdown a paragraph of several lines is one block; its line ends stay in. */
  readonly text: string;
  /** `text` with all that is no prose (Markdown marks, code, URLs) replaced, character by character, by {@link MASK}. */
  readonly prose: string;
  readonly role: Role;
  /** Kinds of character in `prose`: bits of `Kind`. */
  readonly kinds: number;
  /** Number of Chinese characters in `prose`. */
  readonly han: number;
  /** Offset of the first character that is neither blank nor masked; the length where there is none. */
  readonly indent: number;
  /** Offset behind the last character that is neither blank nor masked. */
  readonly end: number;
  /** The ordinal that the paragraph begins with. */
  readonly marker: Marker | undefined;
  /**
   * Where the heading ends: behind the first sentence of a run-in heading (（一）抓班子换届。市县组织部门…), or `end` for a
   * heading that is a line of its own; `undefined` where there is no heading.
   */
  readonly headingEnd: number | undefined;
  /** Ordinals inside the paragraph, in order; the one that it begins with is the first of them. */
  readonly items: readonly Marker[];
  /** Depth of a Markdown `#` heading, 1–6. */
  readonly depth: number | undefined;
  /** Where what was found in it is kept, see {@link Kept} in memo.ts; no part of the content. */
  readonly kept: unknown[];
}

/** Stands in {@link Paragraph.prose} where something is no prose: U+FFFC, the object replacement character. */
export const MASK = '\ufffc';

/** A paragraph at its place. */
export interface Block {
  /** Offset of the paragraph's first character in the draft. */
  readonly start: number;
  /** Index in {@link Draft.blocks}. */
  readonly index: number;
  readonly paragraph: Paragraph;
}

/** A heading or numbered paragraph with all that belongs to it. */
export interface Section {
  /** The block that opens the section. */
  readonly block: Block;
  readonly marker: Marker | undefined;
  /** Text of the heading, mark included. */
  readonly title: string;
  /** Absolute offsets of {@link title}. */
  readonly span: Span;
  /** Index of the first block behind the section: its blocks are `block.index` … `until - 1`. */
  readonly until: number;
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  /** 1 for the outermost. */
  readonly level: number;
}

/**
 * A document in the text. A 通知 that 印发 a 方案 holds two: each has a title, series and closing of its own; an
 * attachment is one too.
 */
export interface Part {
  readonly kind: 'main' | 'enclosed' | 'attachment';
  /** Blocks `from` … `until - 1`. */
  readonly from: number;
  readonly until: number;
  /** Text of the title, its lines joined; empty where there is none. */
  readonly title: string;
  readonly titleBlocks: readonly Block[];
  /** Id of the genre (文种), one of seeds/genres; `undefined` where the title names none. */
  readonly genre: string | undefined;
  readonly sections: readonly Section[];
}

/** What was decided about the text, and why. */
export interface Verdict {
  /** Whether the text is official prose: rules speak only then. */
  readonly official: boolean;
  /** Sum of the evidence; official from {@link OFFICIAL_SCORE} on. */
  readonly score: number;
  /** The evidence in words, strongest first; ids for a view to translate. */
  readonly reasons: readonly VerdictReason[];
}

/** Evidence for and against official prose. */
export type VerdictReason =
  | 'title'
  | 'number'
  | 'salutation'
  | 'addressee'
  | 'numbering'
  | 'signature'
  | 'closing'
  | 'vocabulary'
  | 'density'
  | 'few-han'
  | 'code'
  | 'dialogue'
  | 'exam'
  | 'paper'
  | 'forced-on'
  | 'forced-off';

/** From this sum of evidence on a text is taken for official prose. */
export const OFFICIAL_SCORE = 5;

/** The parsed document: immutable, determined by text and format. */
export interface Draft {
  readonly text: string;
  readonly format: Format;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
  /** Sections of the outermost level, of all parts in order. */
  readonly outline: readonly Section[];
  readonly verdict: Verdict;
}

/** The whole block as absolute offsets. */
export const blockSpan = (block: Block): Span => ({
  start: block.start,
  end: block.start + block.paragraph.text.length,
});

/** The block without blanks at its ends, as absolute offsets. */
export const contentSpan = ({ start, paragraph }: Block): Span => ({
  start: start + paragraph.indent,
  end: start + Math.max(paragraph.indent, paragraph.end),
});

/** Where the line in front of a block ends; the end of the text where there is no such block. */
export const endBefore = ({ blocks, text }: Draft, index: number): number => {
  const block = blocks[index];
  return block ? block.start - 1 : text.length;
};

/** Index of the next block behind the one at `index` that is not blank; how many there are, where none is. */
export function contentBelow({ blocks }: Draft, index: number): number {
  let next = index + 1;
  while (blocks[next]?.paragraph.role === 'blank') next++;
  return next;
}

/** The block's text without blanks at its ends. */
export const contentOf = ({ text, indent, end }: Paragraph): string => text.slice(indent, Math.max(indent, end));

/** The block's text without blanks at its ends, and with the addresses there, which are no prose. */
export function wholeLineOf({ text }: Paragraph): string {
  let from = 0;
  while (from < text.length && isBlank(text.charCodeAt(from))) from++;
  let to = text.length;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

/** The blocks of a document that are read out: headings, body, closing. */
export const proseBlocks = ({ blocks }: Draft, { from, until }: Pick<Part, 'from' | 'until'>): Block[] =>
  blocks
    .slice(from, until)
    .filter(({ paragraph: { role } }) => role === 'body' || role === 'heading' || role === 'closing');
