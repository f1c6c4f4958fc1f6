import { type BlockRule, Kind, type Report, type Span, type Text } from '../core/index.js';

const DATE = /(?<![\d第闰.])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(?:至|到|—|－|-|~|～){1,2}(\d{1,2})日)?/g;
/** In these calendars every month may have thirty days. */
const OTHER_CALENDAR = /(?:[农阴旧夏藏傣彝]历|伊斯兰历|回历)[^，。；]{0,8}$/;
const WEEKDAY = /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日\s?[（(](?:星期|周)([一二三四五六日天])(?=[）)上下中晚，,、 ])/g;
const RANGE =
  /(?<!\d)(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(?:至|到|—|－|-|~|～){1,2}(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/g;
/** 二OO八年, 二00八年: a letter or a digit for 〇. */
const MIXED_YEAR =
  /(?<![一二三四五六七八九十百千万\d])[一二](?=[^年]{0,2}[OoＯｏ0０])[一二三四五六七八九〇零OoＯｏ0０]{3}(?=年)/g;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WEEKDAYS = '日一二三四五六';

/** The most days that the month has; in an unknown year February has 29. */
const lengthOf = (month: number, year: number | undefined): number =>
  month === 2 && year !== undefined && !isLeap(year) ? 28 : DAYS[month - 1]!;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const isDate = (month: number, day: number, year?: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(month, year);
/** Earlier and later years are no documents' own. */
const isNear = (year: number): boolean => year >= 1900 && year <= 2100;

const spanOf = ({ 0: text, index }: RegExpExecArray): Span => ({ start: index, end: index + text.length });

function* impossible(prose: string): Iterable<Report> {
  for (const found of prose.matchAll(DATE)) {
    const year = found[1] === undefined ? undefined : Number(found[1]);
    const month = Number(found[2]);
    const days = [found[3], found[4]].filter((day) => day !== undefined).map(Number);
    // 00 is a value that somebody meant to fill in.
    if (month === 0 || days.includes(0)) continue;
    if (days.every((day) => isDate(month, day, year))) continue;
    if (OTHER_CALENDAR.test(prose.slice(Math.max(0, found.index - 14), found.index))) continue;
    yield { span: spanOf(found), message: impossibleText(found[0], month, year) };
  }
}

function impossibleText(date: string, month: number, year: number | undefined): Text {
  if (month > 12)
    return {
      zh: `“${date}”不存在：一年没有${month}月。请核对日期。`,
      en: `${date} does not exist: there are twelve months. Check the date.`,
    };
  const most = lengthOf(month, year);
  const which = month === 2 && year !== undefined ? `${year}年2月` : `${month}月`;
  return {
    zh: `“${date}”不存在：${which}最多${most}天。请核对日期。`,
    en: `${date} does not exist: that month has ${most} days at most. Check the date.`,
  };
}

function* weekdays(prose: string): Iterable<Report> {
  for (const found of prose.matchAll(WEEKDAY)) {
    const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
    const written = found[4]!;
    if (!isNear(year) || !isDate(month, day, year)) continue;
    const right = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!;
    if (right === written || (right === '日' && written === '天')) continue;
    const end = found.index + found[0].length;
    const span = { start: end - 1, end };
    yield {
      span: spanOf(found),
      message: {
        zh: `${year}年${month}月${day}日是星期${right}，不是星期${written}。请核对是日期错了，还是星期错了。`,
        en: `${year}-${month}-${day} is no 星期${written} but a 星期${right}. Check which of the two is wrong.`,
      },
      fixes: [
        {
          title: { zh: `星期改为“${right}”`, en: `Change the day of the week to ${right}` },
          safety: 'suggestion',
          edits: [{ span, text: right }],
        },
      ],
    };
  }
}

function* backwards(prose: string): Iterable<Report> {
  for (const found of prose.matchAll(RANGE)) {
    const [, year, month, day, toYear, toMonth, toDay] = found;
    if ((day === undefined) !== (toDay === undefined)) continue;
    const from = Number(year) * 10000 + Number(month) * 100 + Number(day ?? 0);
    const to = Number(toYear) * 10000 + Number(toMonth) * 100 + Number(toDay ?? 0);
    if (to >= from) continue;
    yield {
      span: spanOf(found),
      message: {
        zh: `“${found[0]}”：结束的日期在开始的日期之前。请核对年份和月份。`,
        en: `${found[0]} ends before it begins. Check the years and the months.`,
      },
    };
  }
}

function* mixedYears(prose: string): Iterable<Report> {
  for (const found of prose.matchAll(MIXED_YEAR)) {
    const span = spanOf(found);
    const text = found[0].replace(/[OoＯｏ0０]/g, '〇');
    yield {
      span,
      message: {
        zh: `“${found[0]}年”里混进了字母或阿拉伯数字，应为“${text}年”。`,
        en: `${found[0]}年 holds a letter or a digit: it should be ${text}年.`,
      },
      fixes: [{ title: { zh: `改为“${text}”`, en: `Change it to ${text}` }, safety: 'safe', edits: [{ span, text }] }],
    };
  }
}

/** 202022年8月: a year of five or six digits, from two copies of one or a replacement that went wrong. */
const LONG_YEAR = /(?<![\d.])(?:19|20)\d{3,4}(?=年\d{1,2}月)/g;

function* longYears(prose: string): Iterable<Report> {
  for (const found of prose.matchAll(LONG_YEAR)) {
    yield {
      span: spanOf(found),
      message: {
        zh: `“${found[0]}年”多了数字，年份只有四位。请核对是哪一年。`,
        en: `${found[0]}年 has too many digits for a year. Check which year it is.`,
      },
    };
  }
}

const LETTER = /[OoＯｏ0０][一二三四五六七八九〇零OoＯｏ0０]{1,2}年|[OoＯｏ0０]年/;

/** 202071日, 2009312日: 年 and 月 went, as some converters drop them. */
const GLUED = /(?<![\d.．:：/\-第])((?:19|20)\d\d)(\d{2,4})日(?![元圆均产游销盘电式报照间用常志])/g;

/** The dates that `digits` may have been: 312 is 3月12日 only, 112 is 1月12日 or 11月2日. */
function readings(digits: string, year: number): string[] {
  const found: string[] = [];
  for (const length of [1, 2]) {
    const [month, day] = [digits.slice(0, length), digits.slice(length)];
    if (day === '' || day.length > 2 || (month + day).match(/^0{2}/)) continue;
    if (isDate(Number(month), Number(day), year)) found.push(`${Number(month)}月${Number(day)}日`);
  }
  return found;
}

function* glued(prose: string): Iterable<Report> {
  for (const found of prose.matchAll(GLUED)) {
    const [date, year, digits] = found as unknown as [string, string, string];
    const dates = readings(digits, Number(year));
    if (dates.length === 0) continue;
    const span = spanOf(found);
    yield {
      span,
      message: {
        zh: `“${date}”掉了“年”和“月”。请对照原文写全日期。`,
        en: `${date} has lost its 年 and 月. Write the date in full, as the original has it.`,
      },
      fixes: dates.map((text) => ({
        title: { zh: `改为“${year}年${text}”`, en: `Change it to ${year}年${text}` },
        safety: 'suggestion' as const,
        edits: [{ span, text: `${year}年${text}` }],
      })),
    };
  }
}

/** Dates that cannot be: 2月30日, a weekday that the day is not, a period that ends before it begins, 二OO八年. */
export const rule: BlockRule = {
  id: 'wrong-date',
  title: { zh: '日期有误', en: 'Impossible date' },
  why: {
    zh: '会议时间、起止日期写错，会误事。2月30日、与星期对不上的日期、先结束后开始的期限，一算就知道有错；“二〇〇八”里的“〇”也常被写成字母O或数字0。',
    en: 'A wrong date makes people miss a meeting or a deadline. 30 February, a date that falls on another day of the week, a period that ends before it begins: reckoning shows them. And the 〇 of 二〇〇八 is often typed as a letter or a digit.',
  },
  severity: 'warning',
  scope: 'block',
  kinds: Kind.digit | Kind.numeral,
  examples: [
    { bad: '请于⟦4月31日⟧前报名，培训班⟦2月27日至30日⟧举办，⟦2023年2月29日⟧报到。' },
    { bad: '方案从⟦13月5日⟧起执行。' },
    { bad: '会议于⟦2009312日⟧召开，⟦202071日⟧开展活动。', good: '会议于2009年3月12日召开，2020年7月1日开展活动。' },
    { bad: '据⟦202022⟧年8月16日的会议纪要。' },
    { bad: '定于⟦2024年3月5日（星期三⟧）召开会议。', good: '定于2024年3月5日（星期二）召开会议。' },
    { bad: '⟦2024年3月10日（周六⟧上午）报到。', good: '2024年3月10日（周日上午）报到。' },
    { bad: '征求意见时间为⟦2023年5月1日至2022年5月30日⟧，实施期⟦2024年9月—2023年12月⟧。' },
    { bad: '⟦二OO八⟧年一月，⟦二00八⟧年五月，⟦二〇二O⟧年。', good: '二〇〇八年一月，二〇〇八年五月，二〇二〇年。' },
  ],
  accepts: [
    '2024年2月29日（星期四）、2024年3月10日（星期天）召开，4月30日结束。',
    '兑换20120日元，编号为第2020712日常用品，电话2024123日间接听，版本20991日志。',
    '农历2月30日、藏历12月30日都是节日，闰2月30日另行通知。',
    '编号202022年度、20100年前，2020年12月。',
    '第13月5日龄的幼畜，13月龄，12个月31日。',
    '2023年11月1日至3月31日为供暖期，2023年5月1日至2023年5月1日。',
    '二〇〇八年、二零零八年、一百二十年，二○二四年。',
    '20XX年X月30日以前的空，00月00日待填。',
    '3月5日（星期三）召开会议。',
  ],
  check({ prose, role, kinds }) {
    const month = prose.includes('月');
    const year = prose.indexOf('年');
    if (role === 'residue') return [];
    const reports: Report[] = [];
    if ((kinds & Kind.digit) !== 0 && prose.includes('日')) reports.push(...glued(prose));
    if (!month && year === -1) return reports;
    if (month && (kinds & Kind.digit) !== 0 && prose.includes('日')) {
      reports.push(...impossible(prose));
      if ((kinds & Kind.bracket) !== 0) reports.push(...weekdays(prose));
    }
    if (year === -1) return reports;
    if (month && (kinds & Kind.digit) !== 0) reports.push(...longYears(prose));
    if (month && (kinds & Kind.digit) !== 0 && prose.includes('年', year + 1)) reports.push(...backwards(prose));
    if (LETTER.test(prose)) reports.push(...mixedYears(prose));
    return reports;
  },
};
