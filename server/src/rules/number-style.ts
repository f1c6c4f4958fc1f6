import {
  type DraftRule,
  isDigit,
  isHan,
  Kind,
  oncePerDraft,
  type Paragraph,
  type Point,
  type PointPlace,
  type Role,
} from '../core/index.js';

function each(
  prose: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => { from?: number; length?: number; text?: string } | undefined,
): readonly PointPlace[] {
  const places: PointPlace[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(prose); match; match = pattern.exec(prose)) {
    const made = make(match);
    if (!made) continue;
    const start = match.index + (made.from ?? 0);
    const span = { start, end: start + (made.length ?? match[0].length - (made.from ?? 0)) };
    places.push({ span, edits: made.text === undefined ? [] : [{ span, text: made.text }] });
  }
  return places;
}

/** Nouns that are counted; none of them begins a longer unit (千克, 百分点). */
const COUNTED = '(?:人|名|个|家|户|亩|元|吨|台|件|册|辆|所|座|公里|平方|余|多)';

/** What an amount follows: 总值, 达到, 增长, 人口. Behind other words a figure may be the number of a table or an item. */
const BEFORE_AMOUNT = '(?<=[值入达到为约长降高低升资成现额量口积产共近超过加减占款收])';
const UNIT_OF_AMOUNT = '(?=[%％‰]|[亿万](?!分之)|个百分点|公里|公顷|平方)';
const TORN_POINT = new RegExp(`${BEFORE_AMOUNT}(\\d{1,6})(。| [.．] ?|[.．] )(\\d{1,2})${UNIT_OF_AMOUNT}`, 'g');
/** 12 345万元 has its thousands apart, which is right. */
const TORN_FIGURE = new RegExp(
  `${BEFORE_AMOUNT}(?!\\d{1,3}(?: \\d{3})+(?!\\d)|(?:19|20)\\d\\d )\\d{1,4}(?:\\.\\d{1,3})?(?: \\d{1,3}){1,3}${UNIT_OF_AMOUNT}`,
  'g',
);

/** Where sentences stand; a speech that is one line is its own salutation or closing. */
const RUNNING: ReadonlySet<Role> = new Set<Role>(['body', 'heading', 'salutation', 'closing']);

const POINTS: readonly Point[] = [
  {
    severity: 'warning',
    signs: Kind.digit,
    message: (found, times) => ({
      zh: `“${found}”的小数点写成了句号，或者夹了空格${times.zh}，一个数断成了两个。小数点用“.”，两边不留空。`,
      en: `The decimal point of ${found} is a full stop or has blanks beside it${times.en}, so that one number became two. Write a point without blanks.`,
    }),
    fix: () => ({ zh: '改为小数点', en: 'Write a point' }),
    find: (prose) =>
      /\d(?:。| [.．] ?|[.．] )\d/.test(prose)
        ? each(prose, TORN_POINT, ({ 1: whole, 3: decimals }) => ({ text: `${whole}.${decimals}` }))
        : [],
  },
  {
    severity: 'warning',
    signs: Kind.digit | Kind.blank,
    message: (found, times) => ({
      zh: `“${found}”一个数中间断开了${times.zh}，多半漏了小数点，或者多了空格。请对照原件核对。`,
      en: `The number ${found} is torn${times.en}: its point was lost, or a blank slipped in. Check it against the original.`,
    }),
    fix: () => ({ zh: '合成一个数', en: 'Join the number' }),
    find: (prose) => (/\d \d/.test(prose) ? each(prose, TORN_FIGURE, () => ({})) : []),
  },
  {
    severity: 'warning',
    signs: Kind.digit,
    message: (found, times) => ({
      zh: `“${found}”漏了“年”或“月”${times.zh}，读不出是哪一天。请补全。`,
      en: `${found} has lost its 年 or 月${times.en}, so that no date can be read. Complete it.`,
    }),
    fix: () => ({ zh: '补上年、月', en: 'Add 年 and 月' }),
    find: (prose) =>
      /\d{6}/.test(prose)
        ? each(
            prose,
            /(?<![\d.])((?:19|20)\d\d)(0[1-9]|1[0-2])(?:(0[1-9]|[12]\d|3[01])日|月)/g,
            ({ 1: year, 2: month, 3: day }) => ({
              text: `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`,
            }),
          )
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit | Kind.dash,
    message: (found, times) => ({
      zh: `“${found}”前一个数漏了单位${times.zh}，容易误解。两个数都要带上，如 15%～30%、9亿～16亿。`,
      en: `The first number of ${found} has lost its unit${times.en} and may be misread. Both keep it: 15%～30%, 9亿～16亿.`,
    }),
    fix: () => ({ zh: '补上单位', en: 'Repeat the unit' }),
    find: (prose) =>
      each(
        prose,
        /(?<![\d.,，\-—～~–:：/])(\d+(?:\.\d+)?)([～~—–-]{1,2})(\d+(?:\.\d+)?)([%％‰]|[十百千]?万亿?(?!\d)|亿(?!\d))/g,
        (match) => {
          const [, low, dash, high, unit] = match;
          // 2024-5% is no range, nor is 10-3%.
          if (Number(low) >= Number(high) || /^0\d/.test(low!) || /^(?:19|20)\d\d$/.test(low!)) return undefined;
          return { text: `${low}${unit}${dash}${high}${unit}` };
        },
      ),
  },
  {
    severity: 'info',
    signs: Kind.numeral,
    message: (found, times) => ({
      zh: `“${found}”年份里的“零”应写作“〇”${times.zh}。汉字写的年份、编号用“〇”，计量才用“零”。`,
      en: `The year ${found} is written with 零${times.en}. Years and serial numbers take 〇; 零 is for quantities.`,
    }),
    fix: () => ({ zh: '改为〇', en: 'Write 〇' }),
    find: (prose) =>
      prose.includes('零')
        ? each(
            prose,
            /(?<![一二三四五六七八九〇零十百千万])[一二][一二三四五六七八九〇零]{3}(?=年(?!级))/g,
            ({ 0: year }) => (year.includes('零') ? { text: year.replaceAll('零', '〇') } : undefined),
          )
        : [],
  },
  {
    severity: 'hint',
    signs: Kind.mask | Kind.numeral,
    message: (found, times) => ({
      zh: `“${found}”年份里用了圆圈“○”${times.zh}，应当用汉字“〇”。`,
      en: `The year ${found} is written with the circle ○${times.en}. The character is 〇.`,
    }),
    fix: () => ({ zh: '改为〇', en: 'Write 〇' }),
    find: (prose) =>
      /[○Ｏ]/.test(prose)
        ? each(prose, /(?<![一二三四五六七八九〇○])[一二][一二三四五六七八九〇○Ｏ]{3}(?=年)/g, ({ 0: year }) =>
            /[○Ｏ]/.test(year) ? { text: year.replace(/[○Ｏ]/g, '〇') } : undefined,
          )
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit | Kind.numeral,
    message: (found, times) => ({
      zh: `“${found}”把阿拉伯数字和“几”写在一起${times.zh}。带“几”的概数用汉字，如十几个、几十人。`,
      en: `${found} joins digits and 几${times.en}. Numbers with 几 are written in characters: 十几个, 几十人.`,
    }),
    fix: () => ({ zh: '改用汉字', en: 'Write it in characters' }),
    find: (prose) =>
      prose.includes('几')
        ? each(prose, /(?<![\d.])([1-9])0几(?=[个名家年人天万亿次位户亩岁件项台辆套座所条处头])/g, ({ 1: tens }) => ({
            text: `${tens === '1' ? '' : '一二三四五六七八九'[Number(tens) - 1]}十几`,
          }))
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit,
    message: (found, times) => ({
      zh: `“${found}”用相邻两个数表示大概${times.zh}。这样的概数用汉字，中间不加顿号，如三四个。`,
      en: `${found} names two neighbouring numbers for an approximate one${times.en}. It is written in characters without 、: 三四个.`,
    }),
    fix: () => ({ zh: '改用汉字', en: 'Write it in characters' }),
    find: (prose) =>
      prose.includes('、')
        ? each(
            prose,
            /(?<![\d.．第件条项图表组号级班年月、—～~－-])([1-8])、([2-9])(?=[个家户名天](?![、\d]))/g,
            ({ 1: low, 2: high }) =>
              Number(high) === Number(low) + 1
                ? { text: '一二三四五六七八九'[Number(low) - 1]! + '一二三四五六七八九'[Number(high) - 1]! }
                : undefined,
          )
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit | Kind.numeral,
    message: (found, times) => ({
      zh: `“${found}”混用了阿拉伯数字和“十、百、千”${times.zh}。除“万”“亿”外，一个数要么全用数字，要么全用汉字，如4000或四千。`,
      en: `${found} mixes digits with 十, 百 or 千${times.en}. Apart from 万 and 亿 a number is all digits or all characters: 4000 or 四千.`,
    }),
    fix: () => ({ zh: '全用阿拉伯数字', en: 'Write it in digits' }),
    find: (prose) =>
      /[十百千]/.test(prose)
        ? each(
            prose,
            new RegExp(`(?<![\\d.第万亿~～—-])([1-9])([百千])(?=[多余]?${COUNTED})`, 'g'),
            ({ 1: digit, 2: unit }) => ({
              text: digit! + (unit === '百' ? '00' : '000'),
            }),
          )
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit | Kind.numeral,
    message: (found, times) => ({
      zh: `“${found}”前半用汉字、后半用数字${times.zh}。写作“50%”或“百分之五十”。`,
      en: `${found} is half characters, half digits${times.en}. Write 50% or 百分之五十.`,
    }),
    fix: () => ({ zh: '改为百分号', en: 'Use the percent sign' }),
    find: (prose) =>
      prose.includes('百分之')
        ? each(prose, /百分之(\d{1,3}(?:\.\d+)?)(?![\d多余几])/g, ({ 1: number }) => ({ text: `${number}%` }))
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit,
    message: (found, times) => ({
      zh: `“${found}”是定型的词${times.zh}，其中的数字用汉字。`,
      en: `${found} is a set phrase${times.en}: its number is written in characters.`,
    }),
    fix: () => ({ zh: '改用汉字', en: 'Write it in characters' }),
    find: (prose) =>
      prose.includes('第1')
        ? each(prose, /第1(责任|要务|书记|资源|生产力|动力|时间|目标|信号|任务|民生)/g, ({ 1: word }) => ({
            text: `第一${word}`,
          }))
        : [],
  },
  {
    severity: 'warning',
    signs: Kind.digit | Kind.percent,
    message: (found, times) => ({
      zh: `“${found}”不像百分数${times.zh}，多半是网站把原来的数字换成了年份。请对照原件补上。`,
      en: `${found} is hardly a percentage${times.en}: a website seems to have put a year for the figure. Restore it from the original.`,
    }),
    fix: () => ({ zh: '补上原来的数字', en: 'Restore the figure' }),
    find: (prose) => (prose.includes('202') ? each(prose, /(?<![\d.,，～~—–-])202[1-5]0?[%％]/g, () => ({})) : []),
  },
  {
    severity: 'warning',
    signs: Kind.digit,
    message: (found, times) => ({
      zh: `“${found}”的年份多了一个数字${times.zh}，多半是混进来的页码。请核对后删去。`,
      en: `The year ${found} has a digit too many${times.en}, most likely the number of a page. Check and delete it.`,
    }),
    fix: () => ({ zh: '删去多出的数字', en: 'Delete the digit' }),
    find: (prose) =>
      prose.includes('年') ? each(prose, /(?<![\d.])\d(20[0-3]\d年)/g, ({ 1: year }) => ({ text: year! })) : [],
  },
  {
    severity: 'info',
    signs: Kind.digit | Kind.quote,
    message: (found, times) => ({
      zh: `“${found}”是月和日${times.zh}，中间用间隔号“·”。写成小数点，读起来像一个数。`,
      en: `${found} is a month and a day${times.en}: they are parted by the middle dot ·. With a point they read as one number.`,
    }),
    fix: () => ({ zh: '改为间隔号', en: 'Write a middle dot' }),
    find: (prose) =>
      /“\d{1,2}[.．]\d/.test(prose)
        ? each(
            prose,
            /(?<=“)(1[0-2]|[1-9])[.．](3[01]|[12]\d|[1-9])(?=”?(?:特别|特大|重大|较大|一般|严重|恶性|系列|专案|[两多一]起|道路|交通|煤矿|矿难|坍塌|中毒|爆炸|火灾|山洪|洪水|洪涝|泥石流|暴雨|地震|事故|事件|惨案|案))/g,
            ({ 1: month, 2: day }) => ({ text: `${month}·${day}` }),
          )
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit | Kind.latin,
    message: (found, times) => ({
      zh: `“${found}”的上标丢了${times.zh}。公文里面积、体积的单位用中文，写作“平方米”“立方米”。`,
      en: `${found} has lost its superscript${times.en}. Official documents write these units in Chinese: 平方米, 立方米.`,
    }),
    fix: () => ({ zh: '改用中文单位', en: 'Write the unit in Chinese' }),
    find: (prose) =>
      /m[23]/.test(prose)
        ? each(prose, /(?<=\d ?|[万亿余多] ?)(k?)m([23])(?![A-Za-z\d²³])/g, ({ 1: kilo, 2: power }) => ({
            text: `${power === '2' ? '平方' : '立方'}${kilo === '' ? '米' : '公里'}`,
          }))
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit,
    message: (found, times) => ({
      zh: `“${found}”里“多”和“余”意思重复${times.zh}，只用一个。`,
      en: `${found} says “more than” twice${times.en}: keep 多 or 余.`,
    }),
    fix: () => ({ zh: '留下“多”', en: 'Keep 多' }),
    find: (prose) =>
      prose.includes('多余')
        ? each(prose, new RegExp(`(\\d[万亿]?)多余(?=${COUNTED})`, 'g'), ({ 1: number }) => ({
            from: number!.length,
            text: '多',
          }))
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit,
    message: (found, times) => ({
      zh: `“${found}”既说“近”（不到）又说“多、余”（超过）${times.zh}，自相矛盾，只留一个。`,
      en: `${found} says both “nearly” (近) and “more than” (多, 余)${times.en}: keep one.`,
    }),
    fix: () => ({ zh: '删去“近”', en: 'Delete 近' }),
    find: (prose) =>
      prose.includes('近')
        ? each(
            prose,
            // 近20多年 means the years just past; 附近20多户 and 最近20多次 are other words.
            /(?<![附最新靠临接亲相远邻逼迫贴切就将浅左右])近(\d+(?:\.\d+)?[万亿]?[多余])(?![年天日月周载届])(?!个(?:多)?(?:月|星期|小时|工作日))/g,
            ({ 1: number }) => ({ text: number! }),
          )
        : [],
  },
  {
    severity: 'info',
    signs: Kind.digit | Kind.blank,
    least: 3,
    message: (found, _, count) => ({
      zh: `汉字和数字之间加了空格（“${found}”等，全文共 ${count} 处）。公文里汉字与数字之间不空格。`,
      en: `Blanks stand between Chinese characters and digits (${found}; ${count} places). Official documents have none.`,
    }),
    fix: (count) => ({ zh: `删去 ${count} 个空格`, en: `Delete ${count} blanks` }),
    *find(prose, { role, indent, end }) {
      if (!RUNNING.has(role)) return;
      // A tab or several blanks in a row align columns.
      if (/\S(?:\t|[ \u3000]{2,}\S)/.test(prose)) return;
      // 衣着 1.0 1.1 0.7: so does one between figures.
      if (/\d [-－]?\d/.test(prose)) return;
      // 8:00—8:30 签到: a timetable.
      if (/^[ \u3000]{0,8}\d{1,2}[:：]\d{2}/.test(prose)) return;
      for (let at = prose.indexOf(' ', indent + 1); at !== -1 && at < end - 1; at = prose.indexOf(' ', at + 1)) {
        const before = prose.charCodeAt(at - 1);
        const after = prose.charCodeAt(at + 1);
        if (!((isHan(before) && isDigit(after)) || (isDigit(before) && isHan(after)))) continue;
        // 1.2 编制依据: the blank ends the ordinal.
        if (at - indent < 12 && /^[\d.．]+$/.test(prose.slice(indent, at))) continue;
        // 附件 1, 图 2, 表 3
        if (/[件图表式]/.test(prose[at - 1]!)) continue;
        yield { span: { start: at - 1, end: at + 2 }, edits: [{ span: { start: at, end: at + 1 }, text: '' }] };
      }
    },
  },
];

function signsIn({ kinds, han, role }: Paragraph): number {
  if ((kinds & (Kind.digit | Kind.numeral)) === 0 || han < 2) return 0;
  return role === 'residue' || role === 'code' || role === 'table' ? 0 : kinds;
}

/** How numbers are written, each point reported once a document. */
export const rule: DraftRule = {
  id: 'number-style',
  title: { zh: '数字用法不合国家标准', en: 'Numbers that differ from the national standard' },
  why: {
    zh: '数值范围、概数、年份的写法，国家标准有明确规定；写得不规范，轻则不统一，重则引起误解（9～16亿是九到十六亿，还是九到十六个亿？）。同一种情况全文只提示一处，修复时一并改过来。',
    en: 'The national standard says how to write ranges, approximate numbers and years; other forms look uneven and may be misread. Each point is reported once a document; the fix puts all its places right.',
  },
  clause: 'GB/T 15835—2011 5.1.3 5.2.1 5.2.2 5.2.5 5.3',
  severity: 'info',
  scope: 'draft',
  examples: [
    {
      bad: '全县生产总值⟦88。2⟧亿元，同比增长11。2%，税收6. 5亿元。',
      good: '全县生产总值88.2亿元，同比增长11.2%，税收6.5亿元。',
    },
    { bad: '全镇总面积⟦1.3 1⟧万平方公里，总人口3 2 6万人，财政收入5 9亿元。' },
    { bad: '发展是⟦第1要务⟧，稳定是第一责任。', good: '发展是第一要务，稳定是第一责任。' },
    { bad: '农村党员占⟦60 59⟧%。' },
    { bad: '高新技术产业的比重达到⟦2023%⟧，脱贫率20230%。' },
    { bad: '⟦12023年⟧，全县召开了动员会。', good: '2023年，全县召开了动员会。' },
    { bad: '⟦20211018日⟧，支部召开大会。', good: '2021年10月18日，支部召开大会。' },
    { bad: '长征从1934年10月开始，到⟦193610月⟧胜利结束。', good: '长征从1934年10月开始，到1936年10月胜利结束。' },
    { bad: '要吸取“⟦10.29⟧”特大事故的教训。', good: '要吸取“10·29”特大事故的教训。' },
    {
      bad: '新建校舍3.5万⟦m2⟧，绿化12 km2，清淤200m3。',
      good: '新建校舍3.5万平方米，绿化12 平方公里，清淤200立方米。',
    },
    { bad: '完成率提高到⟦63～68%⟧。', good: '完成率提高到63%～68%。' },
    { bad: '总投资⟦9～16亿⟧元。', good: '总投资9亿～16亿元。' },
    { bad: '⟦二零二四⟧年五月一日起施行。', good: '二〇二四年五月一日起施行。' },
    { bad: '村里有⟦30几⟧个年轻人返乡创业。', good: '村里有三十几个年轻人返乡创业。' },
    { bad: '每个乡镇选⟦3、4⟧个村先行试点。', good: '每个乡镇选三四个村先行试点。' },
    { bad: '新建高标准农田⟦5千⟧多亩。', good: '新建高标准农田5000多亩。' },
    { bad: '覆盖率达到⟦百分之95⟧。', good: '覆盖率达到95%。' },
    { bad: '走访群众⟦近300余⟧户。', good: '走访群众300余户。' },
    {
      bad: '今年投⟦入 3⟧00万元，新修道路 12 公里。',
      good: '今年投入300万元，新修道路12公里。',
    },
  ],
  accepts: [
    '选手成绩3 2 1，得票2024 5票，第3 1户。',
    '在校学生15万2千人。',
    '广义货币M2增长8%，按“0.3”的系数、“5.5”级地震、“4.18”以上折算，PM2.5浓度下降。',
    '产量是当年的1.2023%，销量增长1202%，2023年增长5%，提高20%—25%。',
    '近20多年来，全县常住人口保持在30万～35万，年均增长3%—5%。',
    '每袋5千克，升高3百分点，架设500千伏线路，附近20多户搬迁。',
    '二〇二四年比二〇二〇年增长一百零五人。',
    '1 总则\n1.1 编制目的\n1.2 编制依据\n2.1.1 预警分级',
    '第3、4个项目由县级实施，附件1、2个别表述有误，项目2、4个已完工，任务1、2、3个个清零。',
    '投入资金12 345万元，产值1 234 567万元，见表1 5亿元以上项目，任务2 300万元以上企业，附件3 50万元以下名单。',
    '到会代表达到50。100万元的奖金已经发放，一是总量，1. 5亿元以上项目；2．3万元以下补助。',
    '共3000万元，占比10-15个百分点，编号2024-12。',
    '8:00—8:30 签到\n8:30—9:00 领导讲话\n9:00—11:00 植树\n11:00—11:30 总结',
  ],
  check: oncePerDraft(POINTS, signsIn),
};
