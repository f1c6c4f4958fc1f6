import { isBlank, isDigit, isHan, Kind, kindOf } from '../../core/index.js';
import { familyAt } from './families.js';

// What stands at a place of a paragraph. Places are UTF-16 offsets; outside the text stands nothing, which is none of these.

export const isHanAt = (s: string, at: number): boolean => isHan(s.charCodeAt(at));
export const isDigitAt = (s: string, at: number): boolean => isDigit(s.charCodeAt(at));
export const isLatinAt = (s: string, at: number): boolean => (kindOf(s.charCodeAt(at)) & Kind.latin) !== 0;
export const isQuoteAt = (s: string, at: number): boolean => (kindOf(s.charCodeAt(at)) & Kind.quote) !== 0;

/** A numeral or digit: 五, 〇, 5. */
export const isNumeralAt = (s: string, at: number): boolean =>
  (kindOf(s.charCodeAt(at)) & (Kind.numeral | Kind.digit)) !== 0;

/** Latin letters and digits beside a mask make it part of a code, a size, a telephone number. Masks themselves do not. */
export const isCodeAt = (s: string, at: number): boolean =>
  isDigitAt(s, at) || (isLatinAt(s, at) && familyAt(s, at) !== 'letter');

/** The place of the nearest character from `at` to the left that is not blank; -1 where there is none. */
export function skipBlankLeft(s: string, at: number): number {
  let i = at;
  while (i >= 0 && isBlank(s.charCodeAt(i))) i--;
  return i;
}

/** The same to the right; the length where there is none. */
export function skipBlankRight(s: string, at: number): number {
  let i = at;
  while (i < s.length && isBlank(s.charCodeAt(i))) i++;
  return i;
}

/** Where the digits that end right before `at` begin. At most five are looked at. */
export function digitsBefore(s: string, at: number): number {
  let i = at;
  while (at - i < 5 && isDigitAt(s, i - 1)) i--;
  return i;
}

/** Characters in which a person's name often begins; a name masked as 王某某 in a notice of a case is meant to stay so. */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边';

/** Whether a person's name may begin at `at`. */
export const isSurnameAt = (s: string, at: number): boolean => at >= 0 && at < s.length && SURNAMES.includes(s[at]!);
