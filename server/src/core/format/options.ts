import type { Text } from '../rule.js';

/** What 一键排版 does. Every step can be switched off; none of them changes a word. */
export interface FormatOptions {
  /** Deletes lines that a website left: introductions, counters, links, a second copy of the title. */
  readonly residue: boolean;
  /** Joins paragraphs that copying broke in two, and deletes the page numbers of a viewer. */
  readonly joins: boolean;
  /** Puts title, salutation, headings and paragraphs that run on in one long line on lines of their own. Plain text only. */
  readonly splits: boolean;
  /** Full-width punctuation between Chinese characters, …… for 。。。 (GB/T 15834—2011 4.11, 5.1). */
  readonly punctuation: boolean;
  /** “” for "", ‘’ inside “”, marks turned the right way; only where it is certain which belong together. */
  readonly quotes: boolean;
  /** The marks behind ordinals: 一、 （一） 1. （1） 第一， (GB/T 9704—2012 7.3.3). */
  readonly headings: boolean;
  /** 〔〕 around the year of a 发文字号 (GB/T 9704—2012 7.2.5). */
  readonly numbers: boolean;
  /** No blanks between Chinese characters and digits, beside Chinese punctuation, inside a word, or at a line's end. */
  readonly spaces: boolean;
  /** Blank lines: `keep`, at most `one` in a row, or `none` (in Markdown and in hard-wrapped text `none` is `one`). */
  readonly blankLines: 'keep' | 'one' | 'none';
  /**
   * How paragraphs begin: `two` full-width spaces (GB/T 9704—2012 7.3.3; title and addressee begin without), `none`, or
   * `keep`. In Markdown nothing is ever indented: `two` is `keep` there.
   */
  readonly indent: 'two' | 'none' | 'keep';
}

/** All steps, at most one blank line, two full-width spaces. */
export const DEFAULT_FORMAT: FormatOptions = {
  residue: true,
  joins: true,
  splits: true,
  punctuation: true,
  quotes: true,
  headings: true,
  numbers: true,
  spaces: true,
  blankLines: 'one',
  indent: 'two',
};

/** The steps that are only on or off, by the names that settings and the command line use, with what each does. */
export const FORMAT_STEPS = {
  residue: { zh: '删去网页残留', en: 'delete residue of web pages' },
  joins: { zh: '接上断开的段落', en: 'join broken paragraphs' },
  splits: { zh: '拆开挤成一行的文稿', en: 'split drafts that run on in one line' },
  punctuation: { zh: '标点改为全角', en: 'full-width punctuation' },
  quotes: { zh: '引号改为“”并配成对', en: 'curved quotation marks in pairs' },
  headings: { zh: '序号后的标点', en: 'marks behind ordinals' },
  numbers: { zh: '发文字号用〔〕', en: '〔〕 in document numbers' },
  spaces: { zh: '删去多余的空格', en: 'no stray blanks' },
} as const satisfies Partial<Record<keyof FormatOptions, Text>>;

/** A step that is only on or off. */
export type FormatStep = keyof typeof FORMAT_STEPS;

const isStep = (name: string): name is FormatStep => Object.hasOwn(FORMAT_STEPS, name);

/** Options from a value of unknown make, over the defaults; what is not understood is left out. */
export function readFormatOptions(value: unknown): FormatOptions {
  if (typeof value !== 'object' || value === null) return DEFAULT_FORMAT;
  const given: { -readonly [K in keyof FormatOptions]?: FormatOptions[K] } = {};
  for (const [name, set] of Object.entries(value)) {
    if (isStep(name) && typeof set === 'boolean') given[name] = set;
    else if (name === 'blankLines' && (set === 'keep' || set === 'one' || set === 'none')) given.blankLines = set;
    else if (name === 'indent' && (set === 'two' || set === 'none' || set === 'keep')) given.indent = set;
  }
  return { ...DEFAULT_FORMAT, ...given };
}
