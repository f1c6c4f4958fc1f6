/**
 * Ordinals as official papers write them (层次序数, GB/T 9704—2012 7.3.3: 一、 （一） 1. （1）), read and written.
 */

const DIGITS = '〇一二三四五六七八九';
const value: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const unit: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/**
 * Reads a Chinese numeral below 10,000: 十二, 二十, 一百零三, 二〇, 廿 is not one.
 * @returns the number, or `undefined` where the characters are no numeral.
 */
export function readChinese(text: string): number | undefined {
  if (text === '') return undefined;
  let total = 0;
  let current: number | undefined;
  let positional = true;
  for (const character of text) {
    const digit = value[character];
    if (digit !== undefined) {
      current = positional && current !== undefined ? current * 10 + digit : digit;
      continue;
    }
    const factor = unit[character];
    if (factor === undefined) return undefined;
    positional = false;
    total += (current ?? 1) * factor;
    current = undefined;
  }
  return total + (current ?? 0);
}

/** Writes 1–9999 the way headings do: 十, 十一, 二十, 一百零三. */
export function writeChinese(number: number): string {
  if (number <= 0 || number > 9999 || !Number.isInteger(number)) return String(number);
  let out = '';
  let rest = number;
  let gap = false;
  for (const [name, factor] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
  ] as const) {
    const digit = Math.floor(rest / factor);
    rest %= factor;
    if (digit === 0) {
      gap ||= out !== '';
      continue;
    }
    if (gap) out += '零';
    gap = false;
    out += digit === 1 && factor === 10 && out === '' ? name : DIGITS[digit]! + name;
  }
  if (rest > 0) out += (gap ? '零' : '') + DIGITS[rest]!;
  return out;
}

const FORMAL = '〇壹贰叁肆伍陆柒捌玖拾';
const PLAIN = '〇一二三四五六七八九十';

/** Whether a numeral is written in the characters of cheques: 壹, 贰, 拾壹. */
export const isFormal = (text: string): boolean => [...text].some((character) => FORMAL.indexOf(character) > 0);

/** {@link writeChinese} in those characters, up to 99. */
export const writeFormal = (number: number): string =>
  [...writeChinese(number)].map((character) => FORMAL[PLAIN.indexOf(character)] ?? character).join('');

/** Reads 12 and １２. @returns `undefined` for anything else. */
export function readArabic(text: string): number | undefined {
  let number = 0;
  if (text === '' || text.length > 9) return undefined;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = code >= 0xff10 ? code - 0xff10 : code - 48;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return number;
}

/** Numbers in one character, by the code of their 1 and how many there are: ①–⑳, ⑴–⒇, ⒈–⒛, ㈠–㈩. */
const ENCLOSED = [
  [0x2460, 20],
  [0x2474, 20],
  [0x2488, 20],
  [0x3220, 10],
] as const;

const enclosedAs = (character: string): (typeof ENCLOSED)[number] | undefined =>
  ENCLOSED.find(([first, count]) => character.charCodeAt(0) >= first && character.charCodeAt(0) < first + count);

/** ① (1) to ⑳ (20), ⑴–⒇, ⒈–⒛ and ㈠–㈩. @returns `undefined` for another character. */
export function readCircled(character: string): number | undefined {
  const code = character.charCodeAt(0);
  const kind = enclosedAs(character);
  if (kind) return code - kind[0] + 1;
  if (code >= 0x3251 && code <= 0x325f) return code - 0x3251 + 21;
  return undefined;
}

/**
 * The counterpart of {@link readCircled}: a number as `character` writes its own; in digits where there is no such character.
 */
export function writeCircled(number: number, character = '①'): string {
  const [first, count] = enclosedAs(character) ?? ENCLOSED[0];
  return number >= 1 && number <= count ? String.fromCharCode(first + number - 1) : String(number);
}
