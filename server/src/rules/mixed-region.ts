import {
  type Block,
  type Draft,
  type DraftRule,
  Kind,
  later,
  listOf,
  perParagraph,
  type Report,
  wordTable,
} from '../core/index.js';

/** Units of one tier: a text belongs to one of them. */
const TIERS: readonly (readonly string[])[] = [
  ['市', '州', '盟'],
  ['县', '区', '旗'],
];

interface Word {
  readonly word: string;
  readonly unit: string;
  /** 我州 says whose text it is; 全市 and 市委 may be those of the city above. */
  readonly own: boolean;
}

/** Words that hold one of these by chance. */
const UNLESS: Readonly<Record<string, readonly string[]>> = {
  市: ['全市场', '我市场', '完全市', '安全市', '健全市'],
  县: ['健全县', '完全县'],
  区: ['安全区', '我区别', '我区分', '健全区', '完全区', '自我区'],
  州: ['全州县'],
  旗: ['我旗帜', '全旗帜'],
};

/**
 * Words that tell that the unit may lie within the others of its tier or be no region: 自治区 and 开发区 beside 县, a city that a 州
 * governs, the party league that calls itself 我盟, a county that became a district.
 */
const WITHIN: Readonly<Record<string, string>> = {
  区: '自治区 设区',
  县: '撤县',
  市: '全州 自治州 州委 设市',
  盟: '民盟 盟员 民主同盟',
};
/** The same where they stand in the first lines: whose text it is. */
const ZONES = '开发区 高新区 园区 景区 管委会';
const ZONE_HEAD = 300;

const hints = wordTable(
  listOf(
    [
      ...Object.entries(WITHIN).flatMap(([unit, words]) =>
        words.split(' ').map((word) => ({ word, unit, zone: false })),
      ),
      ...ZONES.split(' ').map((word) => ({ word, unit: '区', zone: true })),
    ],
    ({ word }) => word,
  ),
);
const hintsIn = perParagraph(({ prose, kinds }) => ((kinds & Kind.han) === 0 ? [] : hints.find(prose)));

/** Units that may be others' or none, by what the text says elsewhere. */
function unitsWithin({ blocks }: Draft): ReadonlySet<string> {
  const units = new Set<string>();
  for (const { start, paragraph } of blocks)
    for (const { entry } of hintsIn(paragraph)) if (!entry.zone || start < ZONE_HEAD) units.add(entry.unit);
  return units;
}

/** “我县坚持…”: what another one says; 撤县设区前，我县: what it was. */
const isOthers = (prose: string, at: number): boolean => {
  const before = prose.slice(Math.max(0, at - 80), at);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
};

const words = TIERS.flat().flatMap((unit): Word[] => [
  { word: `我${unit}`, unit, own: true },
  { word: `全${unit}`, unit, own: false },
  { word: `${unit}委`, unit, own: false },
  { word: `${unit}政府`, unit, own: false },
]);
const table = wordTable(
  listOf(words, ({ word }) => word),
  { exceptions: ({ unit }) => ({ unless: UNLESS[unit] }) },
);

const found = perParagraph(({ prose, kinds }) => ((kinds & Kind.han) === 0 ? [] : table.find(prose)));

interface Place {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly entry: Word;
}

/** Who says 我市 so often is no county's speaker. */
const OWN_CITY = 3;
/** Where a county became the city, or the speaker tells what others say. */
const MAY_BE_COUNTY = /撤县|建县|设县|原县|并县|县改市|改为市/;

/**
 * 我县 in the speech of a city: its title says 全市, it speaks of 我市 again and again, and of no 全县, 县委 or 县政府 at all. A
 * county's leader who speaks at the city's meeting says these.
 */
function countyOfCity(draft: Draft, count: ReadonlyMap<string, number>, places: readonly Place[]): readonly Place[] {
  const county = places.filter(({ entry }) => entry.unit === '县');
  if (county.length === 0 || county.length > 2 || county.length !== count.get('县')) return [];
  const part = draft.parts[0];
  if (part?.genre !== 'speech' || !part.title.includes('全市') || part.title.includes('县')) return [];
  const city = places.filter(({ entry }) => entry.unit === '市').length;
  if (city < OWN_CITY || MAY_BE_COUNTY.test(draft.text)) return [];
  return county.filter(({ block, start }) => !isOthers(block.paragraph.prose, start));
}

function countyReport(block: Block, start: number, end: number): Report {
  const span = { start: block.start + start, end: block.start + end };
  return {
    span,
    severity: 'info',
    message: {
      zh: '标题和全文说的都是全市、“我市”，这里却是“我县”，像是从外县稿子带来的。请核对。',
      en: 'The title and the whole text speak of 全市 and 我市, and here of 我县: it may come from the draft of a county. Check it.',
    },
    fixes: [
      {
        title: { zh: '改为“我市”', en: 'Change it to 我市' },
        safety: 'suggestion',
        edits: [{ span, text: '我市' }],
      },
    ],
  };
}

/** 我州 left in another city's speech. */
export const rule: DraftRule = {
  id: 'mixed-region',
  title: { zh: '地名层级混用', en: 'Regions mixed up' },
  why: {
    zh: '套用外地稿子时，“我州”“我县”常常漏改：全文都在说“全市”“市委”，中间却冒出一个“我州”。“全省”“全国”是上级，“各县”“各乡镇”是下级，不算混用。',
    en: 'When the speech of another place is taken as a model, its 我州 or 我县 is easily left standing in a text that speaks of 全市 and 市委 everywhere else.',
  },
  severity: 'warning',
  scope: 'draft',
  examples: [
    {
      bad: '全市上下要统一思想。市委对此高度重视，市政府作出专门部署。全市各级各部门要抓好落实，全市党员干部要带头，为⟦我州⟧发展作出贡献。',
      good: '全市上下要统一思想。市委对此高度重视，市政府作出专门部署。全市各级各部门要抓好落实，全市党员干部要带头，为我市发展作出贡献。',
    },
    {
      bad: '我区经济总量稳步增长，我区财政收入同步提高，我区招商引资成效明显，我区民生投入持续加大，但⟦我县⟧工业基础仍然薄弱。',
      good: '我区经济总量稳步增长，我区财政收入同步提高，我区招商引资成效明显，我区民生投入持续加大，但我区工业基础仍然薄弱。',
    },
    {
      bad: '在全市植树动员会上的讲话\n同志们：\n我市植树条件好，我市群众热情高。去年⟦我县⟧植树十万亩，今年我市要再上台阶。\n谢谢大家！',
      good: '在全市植树动员会上的讲话\n同志们：\n我市植树条件好，我市群众热情高。去年我市植树十万亩，今年我市要再上台阶。\n谢谢大家！',
    },
  ],
  accepts: [
    '述职报告\n对错误言论，我旗帜鲜明地予以批驳。全县上下齐心，县委、县政府高度重视，认真落实县委要求，我县各乡镇抓紧落实。',
    '全州项目现场会在恩阳召开，州委、州政府高度重视，全州上下齐心，州委多次调研。我市实施重点项目一百个。',
    '经济开发区工作情况汇报\n在县委、县政府领导下，全县工业发展，县委、县政府专题研究园区工作。全县新增企业中，我区占六成。',
    '全区干部赴安吉县学习，区委、区政府高度重视，全区上下对标先进。该县负责同志介绍：“我县坚持生态优先。”我区要借鉴其做法。',
    '在全市植树动员会上的讲话\n同志们：\n我市植树条件好，我市群众热情高，我市基础牢。作为县委书记，我汇报我县的做法。\n谢谢大家！',
    '在全市植树动员会上的讲话\n同志们：\n撤县设市以前，我县底子薄；如今我市植树条件好，我市群众热情高，我市基础牢。\n谢谢大家！',
    '在全市植树动员会上的讲话\n同志们：\n我市植树条件好，我市群众热情高，我市基础牢。临水县来信说：“我县植树十万亩。”\n谢谢大家！',
    '在全市植树动员会上的发言\n同志们：\n我市植树条件好，我市群众热情高，我市基础牢。我县植树十万亩。\n谢谢大家！',
    '我区组织系统要按照全市统一部署，落实市委、市政府要求，抓好我区各项工作。',
    '全市农村工作会议召开后，市委作了部署，我县迅速行动，我县各乡镇抓紧落实。',
    '健全县级机制，完善安全区域划分，建立完全市场化的运作方式，我州各县市要抓好落实。',
    '我市下辖三县两区，各县区要结合实际抓好落实。我市将加强督查，我市各部门要密切配合。',
    '去年我区出台意见后，自治区党委作了部署。我县迅速行动，全县上下齐心，县委、县政府高度重视，我县各乡镇抓紧落实。',
    '州委、州政府高度重视，我州各级干部尽职尽责，全州上下齐心协力。',
  ],
  ahead(paragraph) {
    found(paragraph);
    hintsIn(paragraph);
  },
  *check(draft) {
    const places: Place[] = [];
    const count = new Map<string, number>();
    for (const block of draft.blocks) {
      const { role } = block.paragraph;
      if (role === 'residue' || role === 'title' || role === 'code') continue;
      for (const match of found(block.paragraph)) {
        count.set(match.entry.unit, (count.get(match.entry.unit) ?? 0) + 1);
        if (match.entry.own) places.push({ block, ...match });
      }
    }
    const within = unitsWithin(draft);
    for (const { block, start, end } of countyOfCity(draft, count, places)) yield countyReport(block, start, end);
    for (const tier of TIERS) {
      const [main, ...others] = [...tier].sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0));
      const most = count.get(main!) ?? 0;
      const strangers = others.filter(
        (unit) => (count.get(unit) ?? 0) > 0 && (count.get(unit) ?? 0) * 3 <= most && !within.has(unit),
      );
      if (strangers.length === 0) continue;
      for (const { block, start, end, entry } of places) {
        if (!strangers.includes(entry.unit) || isOthers(block.paragraph.prose, start)) continue;
        const span = { start: block.start + start, end: block.start + end };
        yield later(span, () => ({
          span,
          message: {
            zh: `全文说的是“${main}”（全${main}、${main}委等${most}处），这里却是“${entry.word}”，像是从外地稿子带来的。核对后改为“我${main}”。`,
            en: `The text speaks of 全${main} or ${main}委 in ${most} places, and here of ${entry.word}: it may come from another place's draft. Check, and change it to 我${main}.`,
          },
          fixes: [
            {
              title: { zh: `改为“我${main}”`, en: `Change it to 我${main}` },
              safety: 'suggestion',
              edits: [{ span, text: `我${main}` }],
            },
          ],
        }));
      }
    }
  },
};
