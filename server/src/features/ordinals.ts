import {
  decimalDepth,
  type Marker,
  type MarkerStyle,
  type Paragraph,
  pathOf,
  writeChinese,
  writeCircled,
} from '../core/index.js';

type Writer = (ordinal: number, tail: string, stem: string) => string;

const decimal: Writer = (n, tail, stem) => `${stem}.${n}${tail}`;

const writers: Readonly<Partial<Record<MarkerStyle, Writer>>> = {
  part: (n) => `第${writeChinese(n)}部分　`,
  chapter: (n) => `第${writeChinese(n)}章　`,
  section: (n) => `第${writeChinese(n)}节　`,
  article: (n) => `第${writeChinese(n)}条　`,
  han: (n) => `${writeChinese(n)}、`,
  'han-paren': (n) => `（${writeChinese(n)}）`,
  arabic: (n) => `${n}.`,
  'arabic-paren': (n) => `（${n}）`,
  'arabic-half': (n) => `${n}）`,
  circled: (n) => writeCircled(n),
  'decimal-1': (n, tail) => `${n}${tail}`,
  'decimal-2': decimal,
  'decimal-3': decimal,
  'decimal-4': decimal,
  di: (n, tail) => `第${writeChinese(n)}${tail || '，'}`,
  shi: (n) => `${writeChinese(n)}是`,
  yao: (n) => `${writeChinese(n)}要`,
  qi: (n, tail) => `其${writeChinese(n)}${tail || '，'}`,
};

/**
 * An ordinal in its style, as GB/T 9704 writes it; `undefined` for styles whose members are words (首先…其次).
 * @param stem what stands before the number: 1.2 of 1.2.1
 */
export const writeOrdinal = (style: MarkerStyle, ordinal: number, tail = '', stem = ''): string | undefined =>
  writers[style]?.(ordinal, tail, stem);

/** Styles whose tail, and the blank behind it, is the writer's own. */
const OWN_TAIL: ReadonlySet<MarkerStyle> = new Set(['di', 'qi', 'decimal-1', 'decimal-2', 'decimal-3', 'decimal-4']);

/** A paragraph with its mark. */
export type Marked = Pick<Paragraph, 'text'> & { readonly marker: Marker };

/** What tells a mark from the words. */
export const blankBehind = ({ text, marker }: Marked): string => /^[ \t\u3000]*/.exec(text.slice(marker.span.end))![0];

/** The one that follows. */
export function nextOrdinal(paragraph: Marked): string | undefined {
  const { style, ordinal, tail, stem } = paragraph.marker;
  if (!OWN_TAIL.has(style)) return writeOrdinal(style, ordinal + 1);
  const mark = writeOrdinal(style, ordinal + 1, tail, stem);
  return decimalDepth(style) === undefined ? mark : mark + blankBehind(paragraph);
}

/** What a section of this style holds by the standard order 一、 （一） 1. （1） ①, or 1 1.1 1.1.1. */
export const childStyle: Readonly<Partial<Record<MarkerStyle, MarkerStyle>>> = {
  part: 'han',
  han: 'han-paren',
  'han-paren': 'arabic',
  arabic: 'arabic-paren',
  'arabic-paren': 'circled',
  'decimal-1': 'decimal-2',
  'decimal-2': 'decimal-3',
  'decimal-3': 'decimal-4',
};

/** The first that a section holds by that order. */
export function firstBelow(paragraph: Marked): string | undefined {
  const { marker } = paragraph;
  const style = childStyle[marker.style];
  if (!style) return undefined;
  if (!decimalDepth(style)) return writeOrdinal(style, 1);
  return writeOrdinal(style, 1, marker.tail, pathOf(marker)) + blankBehind(paragraph);
}
