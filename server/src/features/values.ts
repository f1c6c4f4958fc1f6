import { type Finding, readArabic, readChinese, type Text, VALUE_NAMES, type ValueKind } from '../core/index.js';

/** What a finding of the rule `unfilled-placeholder` stands for. */
export const valueKindOf = ({ kind }: Pick<Finding, 'kind'>): ValueKind =>
  kind !== undefined && Object.hasOwn(VALUE_NAMES, kind) ? (kind as ValueKind) : 'other';

/** A value as it goes into the text, or what is wrong with it and what to enter instead. */
export type Checked = { readonly value: string } | { readonly problem: Text };

/** What stands around the value: it decides which form fits, and what need not be typed again. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** The placeholder as written. */
  readonly written: string;
}

/**
 * Checks what somebody enters for a placeholder, and brings it into the form of the text: full-width digits become
 * half-width, 〇 is written as 〇, a unit that stands in the text already is not doubled.
 */
export function checkValue(kind: ValueKind, entered: string, around: Surroundings): Checked {
  const value = entered.trim();
  if (value === '') return problem('还没有输入', 'Nothing was entered');
  if (/[\r\n]/.test(value)) return problem('只能是一行', 'One line only');
  if (STILL_MASKED.test(value)) return problem('里面还有占位符号', 'It still holds a placeholder');
  return checks[kind](value, around);
}

const STILL_MASKED = /[×*＊]|[XxＸｘ]{2,}|[_＿]{2,}|某某|^[XxＸｘ某]$/;

const problem = (zh: string, en: string): Checked => ({ problem: { zh, en } });

const halfWidth = (text: string): string =>
  text.replace(/[０-９．，％]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

/** Without the end that the text has already. */
function withoutTail(value: string, after: string): string {
  for (let length = Math.min(value.length - 1, after.length, 6); length > 0; length--)
    if (value.endsWith(after.slice(0, length))) return value.slice(0, -length);
  return value;
}

const ARABIC = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const HAN = '[〇零一二两三四五六七八九十百千万亿点]+';
const NUMBER = new RegExp(`^[约近]?(?:${ARABIC}|${HAN})(?:[-–—~～至到](?:${ARABIC}|${HAN}))?[万亿]*[多余几]?$`);

const checks: Readonly<Record<ValueKind, (value: string, around: Surroundings) => Checked>> = {
  number(entered, { after }) {
    const value = withoutTail(halfWidth(entered), after);
    if (!NUMBER.test(value))
      return problem(
        '请输入数字，如 12、3.5、1200、三十、10～15',
        'Enter a number, such as 12, 3.5, 1200, 三十, 10～15',
      );
    return { value };
  },

  percent(entered, { before, after, written }) {
    const bare = halfWidth(entered).replace(/^百分之/, '');
    const sign = /^\s*[%％‰]/.test(after) || /[%％]/.test(written) || before.endsWith('百分之');
    const value = sign ? bare.replace(/%$/, '') : bare;
    if (!NUMBER.test(value.replace(/%(?=[-–—~～])/g, '').replace(/%$/, '')))
      return problem('请输入百分比，如 12、6.8、10～15', 'Enter a percentage, such as 12, 6.8, 10～15');
    return { value: sign || value.endsWith('%') ? value : `${value}%` };
  },

  year(entered, { after }) {
    const bare = halfWidth(entered).replace(/[○零]/g, '〇').replace(/年$/, '');
    const number = yearOf(bare);
    if (number === undefined || number < 1900 || number > 2100)
      return problem('请输入四位年份，如 2024 或 二〇二四', 'Enter a year of four digits, such as 2024 or 二〇二四');
    return { value: after.startsWith('年') || after === '' || !entered.endsWith('年') ? bare : `${bare}年` };
  },

  date(entered, around) {
    const value = dateOf(halfWidth(entered).replace(/[○零]/g, '〇'), around);
    if (value === undefined) return problem(...expectedDate(around));
    return { value };
  },

  place(entered, { after }) {
    const value = withoutTail(entered, after);
    if (!/^[\p{Script=Han}·]{1,20}$/u.test(value))
      return problem('请输入地名，只用汉字，如 青山', 'Enter the name of a place, in Chinese characters');
    return { value };
  },

  unit(entered, { after }) {
    const value = withoutTail(entered, after);
    if (!/^[\p{Script=Han}A-Za-z0-9（）()·、\-“”]{1,40}$/u.test(value))
      return problem('请输入单位名称，如 县水利局', 'Enter the name of an organisation, such as 县水利局');
    return { value };
  },

  name(entered, { after }) {
    const value = withoutTail(entered, after);
    if (!/^[\p{Script=Han}·、]{1,20}$/u.test(value))
      return problem('请输入姓名，只用汉字，如 王小明', 'Enter a name, in Chinese characters');
    return { value };
  },

  other: (value) => ({ value }),
};

/** 2024, 二〇二四. */
function yearOf(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  return /^[〇一二三四五六七八九]{4}$/.test(text) ? readChinese(text) : undefined;
}

type Unit = '年' | '月' | '日';

/** Which units the value itself must bring: those of the mask; none where the unit stands behind it. */
function unitsIn(written: string): readonly Unit[] {
  return (['年', '月', '日'] as const).filter((unit) => written.includes(unit));
}

function expectedDate({ before, after, written }: Surroundings): [zh: string, en: string] {
  const units = unitsIn(written);
  if (units.includes('年')) return ['请输入日期，如 2024年3月5日', 'Enter a date, such as 2024年3月5日'];
  if (units.length === 2) return ['请输入月和日，如 3月5日', 'Enter month and day, such as 3月5日'];
  if (after.startsWith('月')) return ['请输入月份，1 到 12', 'Enter a month, 1 to 12'];
  if (after.startsWith('日')) return ['请输入几日，1 到 31', 'Enter a day, 1 to 31'];
  if (/(?:星期|周)$/.test(before)) return ['请输入星期几，如 一、五、日', 'Enter a day of the week: 一 to 日'];
  return ['请输入日期或时间，如 3月5日、9时、上午9:00', 'Enter a date or time, such as 3月5日, 9时, 上午9:00'];
}

const numberOf = (text: string): number | undefined => readArabic(text) ?? readChinese(text);

function dateOf(entered: string, { before, after, written }: Surroundings): string | undefined {
  const units = unitsIn(written);
  if (units.length > 1) return fullDate(entered, units);
  if (/^[XxＸｘ×*＊_]{1,2}[.．-][XxＸｘ×*＊_]{1,2}$/.test(written)) {
    const [, month = '', day = ''] = /^(\d{1,2})[.．月-](\d{1,2})日?$/.exec(entered) ?? [];
    return isDay(Number(month), Number(day)) ? month + written.replace(/[^.．-]/g, '') + day : undefined;
  }
  if (after.startsWith('月') || units.includes('月')) return within(entered.replace(/月份?$/, ''), 12, units[0]);
  if (after.startsWith('日') || units.includes('日')) return within(entered.replace(/日$/, ''), 31, units[0]);
  if (/(?:星期|周)$/.test(before)) return /^[一二三四五六日天]$/.test(entered) ? entered : undefined;
  if (/^时/.test(after)) return within(entered.replace(/时$/, ''), 24);
  return /^[\p{Script=Han}\d:：.\-～—至 ]{1,20}$/u.test(entered) ? entered : undefined;
}

function within(text: string, most: number, unit = ''): string | undefined {
  const number = numberOf(text);
  return number !== undefined && number >= 1 && number <= most
    ? (/^\d/.test(text) ? String(number) : text) + unit
    : undefined;
}

const LENGTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isDay = (month: number, day: number): boolean => day >= 1 && day <= (LENGTH[month - 1] ?? 0);

/** Month and day carry no 0 in front (GB/T 9704—2012 7.3.5.4: 月、日不编虚位). */
function fullDate(entered: string, units: readonly Unit[]): string | undefined {
  const numeral = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
  const match = new RegExp(`^(?:(\\d{4}|[〇一二三四五六七八九]{4})[年./-])?${numeral}[月./-]${numeral}日?$`, 'u').exec(
    entered,
  );
  if (!match) {
    const month = units.includes('日') ? null : /^(\d{4}|[〇一二三四五六七八九]{4})[年./-](\d{1,2})月?$/u.exec(entered);
    return month && isDay(Number(month[2]), 1) ? `${month[1]}年${Number(month[2])}月` : undefined;
  }
  const [, year, month = '', day = ''] = match;
  if (!isDay(numberOf(month) ?? 0, numberOf(day) ?? 0)) return undefined;
  if (year !== undefined) {
    const number = yearOf(year) ?? 0;
    if (number < 1900 || number > 2100) return undefined;
    if (numberOf(month) === 2 && numberOf(day) === 29 && !isLeap(number)) return undefined;
  }
  if (units.includes('年') !== (year !== undefined)) return undefined;
  const plain = (text: string): string => (/^\d/.test(text) ? String(Number(text)) : text);
  return `${year === undefined ? '' : `${year}年`}${plain(month)}月${units.includes('日') ? `${plain(day)}日` : ''}`;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
