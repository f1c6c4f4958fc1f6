/**
 * What kinds of character stand in a piece of text, found in one pass. A rule asks for the kinds that it needs before it
 * looks closer, so that most paragraphs cost it one comparison.
 */
export const Kind = {
  han: 1,
  /** 0–9 and ０–９. */
  digit: 2,
  /** A–Z, a–z and their full-width forms. */
  latin: 4,
  /** What masks a value: X x × Ｘ ｘ * ＊ _ ＿ ○ ◯, their look-alikes, and the 某 of 某某. */
  mask: 8,
  /** Half-width , ; : ! ? ( ) that may stand where Chinese punctuation belongs. */
  halfwidth: 16,
  /** “ ” ‘ ’ " ' 「 」 『 』 and 〝 〞 〟. */
  quote: 32,
  /** 《 》 〈 〉 （ ） ( ) 【 】 〔 〕 [ ] and the full-width ［ ］. */
  bracket: 64,
  /** Full-width marks that end or divide a sentence: 。 ， 、 ； ： ！ ？. */
  mark: 128,
  /** … . 。 in a row may be an ellipsis: only … and the half-width dot are marked here. */
  dot: 256,
  /** Blank characters inside the line, full-width space and tab too. */
  blank: 512,
  /** 一 二 … 十 百 千 万 两 〇 零 几. */
  numeral: 1024,
  /** % ％ ‰. */
  percent: 2048,
  /** ~ ～ - — – ―. */
  dash: 4096,
  /** A code unit outside the Basic Multilingual Plane. */
  surrogate: 8192,
  /** ; and ；: a line that ends with one may have been broken off. */
  semicolon: 16384,
  /** What is hardly ever typed, is left of damage, or may be either: invisible, private-use and garbled characters, & ? ' . ` \\, letters of pinyin. */
  odd: 32768,
} as const;

const table = new Uint16Array(65536);

function mark(characters: string, kind: number): void {
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)]! |= kind;
}
/** @param to the last one; what the range held before is gone, so ranges come before single characters */
function fill(from: number, to: number, kind: number): void {
  table.fill(kind, from, to + 1);
}

fill(0x3400, 0x4dbf, Kind.han);
fill(0x4e00, 0x9fff, Kind.han);
fill(0xf900, 0xfaff, Kind.han);
fill(0x41, 0x5a, Kind.latin);
fill(0x61, 0x7a, Kind.latin);
fill(0xff21, 0xff3a, Kind.latin);
fill(0xff41, 0xff5a, Kind.latin);
fill(0x2000, 0x200b, Kind.blank);
fill(0xd800, 0xdfff, Kind.surrogate);
for (const [from, to] of [
  [0x01, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0x0e01, 0x0eff],
  [0x200c, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2060],
  [0xe000, 0xf8ff],
  [0xfffd, 0xfffd],
] as const)
  fill(from, to, Kind.odd);
mark("\u200b\ufeff&?'.`\\„〃〝〞〟锟烫屯锛銆鈥Ââ", Kind.odd);
mark('āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ', Kind.odd);
mark('〇', Kind.han);
mark('0123456789０１２３４５６７８９', Kind.digit);
mark('XxΧ×ＸｘХⅩⅹ╳✕☓✖✗⨯*＊_＿○◯某', Kind.mask);
mark(',;:!?()', Kind.halfwidth);
mark('“”‘’"\'「」『』〝〞〟', Kind.quote);
mark('《》〈〉（）()【】〔〕[]［］', Kind.bracket);
mark('。，、；：！？', Kind.mark);
mark('….', Kind.dot);
mark(' \t\u00a0\u3000\ufeff', Kind.blank);
mark('一二三四五六七八九十百千万亿两〇零几', Kind.numeral);
mark('%％‰', Kind.percent);
mark('~～-—–―', Kind.dash);
mark(';；', Kind.semicolon);

/**
 * The kinds (bits of {@link Kind}) of one UTF-16 code unit; 0 for anything that no rule asks about, and for the NaN that
 * `charCodeAt` gives beyond the ends of a text: `| 0` makes an index of it, without which all look-ups would be slow ones.
 */
export const kindOf = (code: number): number => table[code | 0]!;

/** Whether the code unit is a Chinese character of the Basic Multilingual Plane. */
export const isHan = (code: number): boolean => (table[code | 0]! & Kind.han) !== 0;

/** Whether the code unit is blank: space, tab, no-break space, full-width space (　). Line ends are not. */
export const isBlank = (code: number): boolean => (table[code | 0]! & Kind.blank) !== 0;

/** Whether the code unit is a digit, half- or full-width. */
export const isDigit = (code: number): boolean => (table[code | 0]! & Kind.digit) !== 0;

/** What {@link scan} finds. */
export interface Scan {
  /** All kinds that occur, or-ed. */
  readonly kinds: number;
  /** How many Chinese characters. */
  readonly han: number;
  /** How many Latin letters. */
  readonly latin: number;
}

/** One pass over `text` from `start` to `end` (UTF-16 offsets). */
export function scan(text: string, start = 0, end = text.length): Scan {
  let kinds = 0;
  let han = 0;
  let latin = 0;
  for (let i = start; i < end; i++) {
    const kind = table[text.charCodeAt(i)]!;
    kinds |= kind;
    han += kind & 1;
    latin += (kind >> 2) & 1;
  }
  return { kinds, han, latin };
}
