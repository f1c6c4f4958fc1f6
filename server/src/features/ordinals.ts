import { type Marker, type MarkerStyle, writeChinese, writeCircled } from '../core/index.js';

type Writer = (ordinal: number, tail: string) => string;

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
  di: (n, tail) => `第${writeChinese(n)}${tail || '，'}`,
  shi: (n) => `${writeChinese(n)}是`,
  yao: (n) => `${writeChinese(n)}要`,
  qi: (n, tail) => `其${writeChinese(n)}${tail || '，'}`,
};

/** An ordinal in its style, as GB/T 9704 writes it; `undefined` for styles whose members are words (首先…其次). */
export const writeOrdinal = (style: MarkerStyle, ordinal: number, tail = ''): string | undefined =>
  writers[style]?.(ordinal, tail);

/** The one that follows. */
export const nextOrdinal = ({ style, ordinal, tail }: Marker): string | undefined =>
  writeOrdinal(style, ordinal + 1, style === 'di' || style === 'qi' ? tail : '');

/** What a section of this style holds by the standard order 一、 （一） 1. （1） ①. */
export const childStyle: Readonly<Partial<Record<MarkerStyle, MarkerStyle>>> = {
  part: 'han',
  han: 'han-paren',
  'han-paren': 'arabic',
  arabic: 'arabic-paren',
  'arabic-paren': 'circled',
};
