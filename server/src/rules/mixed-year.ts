import {
  type Draft,
  type DraftRule,
  Kind,
  perParagraph,
  type Report,
  readArabic,
  readChinese,
  type Span,
} from '../core/index.js';

/** First years of what is commemorated. */
const EVENTS: Readonly<Record<string, number>> = {
  建党: 1921,
  中国共产党成立: 1921,
  党成立: 1921,
  建军: 1927,
  长征胜利: 1936,
  抗战胜利: 1945,
  抗日战争胜利: 1945,
  新中国成立: 1949,
  中华人民共和国成立: 1949,
  建国: 1949,
  改革开放: 1978,
};

const anniversary = new RegExp(`(${Object.keys(EVENTS).join('|')})(\\d{1,3}|[一二三四五六七八九十百]{1,5})周年`, 'gu');

interface Anniversary {
  readonly span: Span;
  readonly text: string;
  readonly year: number;
}

const anniversaries = perParagraph(({ prose, kinds }): readonly Anniversary[] => {
  if ((kinds & Kind.han) === 0 || !prose.includes('周年')) return [];
  return [...prose.matchAll(anniversary)].flatMap((match) => {
    const count = readArabic(match[2]!) ?? readChinese(match[2]!);
    if (!count) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    return [{ span, text: match[0], year: EVENTS[match[1]!]! + count }];
  });
});

/** 今天我们共同庆祝…: what follows is this year's. */
const celebrates = /(?:今天|今年)[^。！？]{0,24}(?:庆祝|纪念|迎来|是|喜迎)(?:了)?(?:伟大的|中国人民|我们党|我国)?$/u;

/** Speeches recall anniversaries of the last years; an older one comes from an older text. */
const RECENT = 6;

/** 到新中国成立100周年时, 1999年新中国成立50周年之际: the text itself says that it is another year. */
const isDated = (prose: string, { span, year }: Anniversary): boolean => {
  const before = prose.slice(Math.max(0, span.start - 16), span.start);
  return (
    before.includes(`${year}年`) ||
    (/[到至]/u.test(before.slice(-6)) && /^(?:的?时|之际|前)/u.test(prose.slice(span.end, span.end + 3)))
  );
};

/** 2023 in the title and 建党82周年 in the text. */
export const rule: DraftRule = {
  id: 'mixed-year',
  title: { zh: '年份前后矛盾', en: 'Years that contradict each other' },
  why: {
    zh: '旧稿改新稿，标题或日期换了年份，正文里的“建党××周年”却还是旧的。',
    en: 'An old draft was given a new year in its title, and an anniversary in the text still belongs to the old one.',
  },
  severity: 'info',
  scope: 'draft',
  examples: [
    {
      bad: '2023年全县党建工作会议讲话\n同志们：\n前不久，县委召开了纪念⟦建党82周年⟧大会，对这项工作作了部署。',
    },
    {
      bad: '在庆祝建党102周年大会上的讲话\n同志们：\n今天，我们隆重集会，共同庆祝⟦建党100周年⟧，向同志们致以问候。',
    },
    {
      bad: '在国庆招待会上的讲话\n（2024年9月30日）\n同志们：\n今年是⟦新中国成立74周年⟧，我们在这里欢聚一堂。',
    },
  ],
  accepts: [
    '在庆祝中国共产党成立102周年大会上的讲话\n同志们：\n建党100周年时，我们全面建成了小康社会。今天，我们共同庆祝中国共产党成立102周年。',
    '2021年庆祝建党活动讲话\n同志们：\n今年是建党100周年，我们要继续前进。',
    '2023年全县党建工作会议讲话\n同志们：\n建党100周年以来，全县上下接续奋斗。',
    '在纪念大会上的讲话\n同志们：\n今天我们隆重纪念建党82周年。',
    '2024年教师节讲话\n到新中国成立100周年时，建成现代化强国。1999年新中国成立50周年之际，王老师受到表彰。',
    '2021年以来工作情况汇报\n2028年是改革开放50周年，要提前谋划。',
    '2024年工作要点\n今年是新中国成立75周年。',
  ],
  check(draft) {
    const year = yearOf(draft);
    if (year === undefined) return [];
    const reports: Report[] = [];
    for (const { start, paragraph } of draft.blocks) {
      if (paragraph.role === 'residue' || paragraph.role === 'code') continue;
      for (const one of anniversaries(paragraph)) {
        const now = one.year !== year && celebrates.test(paragraph.prose.slice(0, one.span.start).slice(-40));
        if (!now && one.year <= year + 1 && year - one.year < RECENT) continue;
        if (isDated(paragraph.prose, one)) continue;
        reports.push({
          span: { start: start + one.span.start, end: start + one.span.end },
          message: {
            zh: `“${one.text}”是${one.year}年，标题或日期却是${year}年。核对哪一个该改。`,
            en: `${one.text} was in ${one.year}, and the title or date says ${year}. See which of the two is to be changed.`,
          },
        });
      }
    }
    return reports;
  },
};

/** The year that the title names, or an anniversary in it, a file name that a website left, the date below the title. */
function yearOf({ blocks, parts }: Draft): number | undefined {
  const title = parts[0]?.title ?? '';
  const inTitle = yearIn(title);
  if (inTitle !== undefined) return inTitle;
  const [celebrated] = title.matchAll(anniversary);
  const count = celebrated && (readArabic(celebrated[2]!) ?? readChinese(celebrated[2]!));
  if (count) return EVENTS[celebrated[1]!]! + count;
  for (const role of ['title', 'residue', 'byline']) {
    for (const { paragraph } of blocks.slice(0, 12)) {
      const year = paragraph.role === role ? yearIn(paragraph.text) : undefined;
      if (year !== undefined) return year;
    }
  }
  return undefined;
}

function yearIn(line: string): number | undefined {
  const match = /(?<!\d)((?:19|20)\d\d)年(?!以来|至|到|[—－-])/u.exec(line);
  return match ? Number(match[1]) : undefined;
}
