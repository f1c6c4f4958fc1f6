import { type Block, contentOf, contentSpan, type DraftRule, perParagraph, type Report } from '../core/index.js';

/** 特此通知。 */
const FORMULA = /^(?:特此|专此)(通知|报告|请示|批复|函告|函达|函复|复函|通报|通告|公告)[。！]?$/;
/** 妥否，请批示。 */
const ASKING =
  /^(?:以上(?:请示|报告|意见|事项)?[，,]?)?(?:妥否|当否|可否|是否妥当|是否可行)[，,]?(?:敬|恳|呈)?请(?:领导|上级)?(?:予以?)?(?:批示|批复|批准|审批|指示|核示|审定)[。！]?$/;
/** 请予批复。 */
const ASKING_FOR_ANSWER = /^(?:特此请示[，,])?(?:敬|恳)?请(?:予以?)?批复[。！]?$/;

const ASKED = '请示';

/** Which formula the paragraph is, '' where it is none; kept with it. */
const formulaOf = perParagraph((paragraph): string => {
  if (paragraph.han < 3 || paragraph.han > 24 || paragraph.marker) return '';
  const content = contentOf(paragraph);
  if (ASKING.test(content) || ASKING_FOR_ANSWER.test(content)) return ASKED;
  return FORMULA.exec(content)?.[1] ?? '';
});

/** By genre: its name, formulas that are certainly another genre's, and what it ends with. */
const FOREIGN: Readonly<Record<string, { readonly foreign: readonly string[]; readonly own: string }>> = {
  request: { foreign: ['通知', '报告', '批复', '函告', '函达', '函复', '通报', '通告', '公告'], own: '妥否，请批示。' },
  report: { foreign: ['请示', '通知', '批复', '函告', '函达', '函复', '通告', '公告'], own: '特此报告。' },
  reply: { foreign: ['请示', '通知', '报告', '通报', '通告', '公告'], own: '此复。' },
  letter: { foreign: ['报告', '通告', '公告'], own: '特此函告。' },
  'letter-reply': { foreign: ['报告', '请示', '通告', '公告'], own: '特此函复。' },
  notice: { foreign: ['请示', '报告', '批复'], own: '特此通知。' },
};

const PROSE: ReadonlySet<string> = new Set(['body', 'heading', 'closing']);
const TWO_GENRES = /的请示报告$/;

/** 请示 that ends 特此通知, 报告 that ends 妥否，请批示: the closing of another genre. */
export const rule: DraftRule = {
  id: 'closing-genre',
  title: { zh: '结语与文种不符', en: 'Closing of another genre' },
  why: {
    zh: '每种公文有自己的结语。请示写“特此报告”，上级会当作不用答复的报告；报告写“妥否，请批示”，就夹带了请示事项，这是条例不允许的。请示和报告是两种公文，标题里不能并用。',
    en: 'Each genre has its own closing. A 请示 that ends 特此报告 will not be answered; a 报告 that asks for a decision carries a request, which the regulations forbid. 请示 and 报告 are two genres and do not stand together in a title.',
  },
  clause: '《党政机关公文处理工作条例》第八条、第十五条：不得在报告等非请示性公文中夹带请示事项',
  severity: 'warning',
  scope: 'draft',
  examples: [
    {
      bad: '关于申请防汛专项经费的请示\n市人民政府：\n我县多处堤防受损，急需安排专项经费。\n⟦特此报告。⟧\n某县人民政府\n2024年3月1日',
      good: '关于申请防汛专项经费的请示\n市人民政府：\n我县多处堤防受损，急需安排专项经费。\n妥否，请批示。\n某县人民政府\n2024年3月1日',
    },
    {
      bad: '关于同意成立防汛协会的批复\n县水利局：\n你局请示收悉。经研究，同意成立。\n⟦请予批复。⟧\n某县民政局\n2024年3月1日',
      good: '关于同意成立防汛协会的批复\n县水利局：\n你局请示收悉。经研究，同意成立。\n此复。\n某县民政局\n2024年3月1日',
    },
    {
      bad: '关于商请支援防汛物资的函\n邻县人民政府：\n为做好防汛工作，商请贵县支援编织袋一万条。\n⟦特此报告。⟧\n某县人民政府\n2024年3月1日',
      good: '关于商请支援防汛物资的函\n邻县人民政府：\n为做好防汛工作，商请贵县支援编织袋一万条。\n特此函告。\n某县人民政府\n2024年3月1日',
    },
    {
      bad: '关于防汛工作情况的报告\n市人民政府：\n入汛以来，我县及时转移群众，未发生人员伤亡。拟增建泵站两座。\n⟦妥否，请批示。⟧\n某县人民政府\n2024年3月1日',
    },
    {
      bad: '关于申请防汛经费⟦的请示报告⟧\n市人民政府：\n我县多处堤防受损，急需安排专项经费。\n妥否，请批示。\n某县人民政府\n2024年3月1日',
      good: '关于申请防汛经费的请示\n市人民政府：\n我县多处堤防受损，急需安排专项经费。\n妥否，请批示。\n某县人民政府\n2024年3月1日',
    },
  ],
  accepts: [
    '关于申请防汛专项经费的请示\n市人民政府：\n去年已就此事作出报告。\n妥否，请批示。\n某县人民政府\n2024年3月1日',
    '关于防汛工作意见的报告\n市人民政府：\n现将意见报告如下。\n以上意见如无不妥，请批转各地执行。\n某县人民政府\n2024年3月1日',
    '关于防汛工作情况的报告\n市人民政府：\n入汛以来未发生人员伤亡。\n特此报告。\n某县人民政府\n2024年3月1日',
    '关于申请用地的函\n市自然资源局：\n现申请用地二十亩。\n妥否，请予批准。\n某县教育局\n2024年3月1日',
    '关于召开防汛会议的函\n各有关单位：\n定于本月召开会议。\n特此通知。\n某县水利局\n2024年3月1日',
    '关于加强请示报告工作的通知\n各乡镇：\n重大事项要及时请示。\n特此通知。\n某县人民政府办公室\n2024年3月1日',
    '特此报告。\n请予批复。\n妥否，请批示。',
  ],
  *check(draft) {
    const part = draft.parts[0];
    if (!part) return;
    const title = part.titleBlocks.at(-1);
    if (title && TWO_GENRES.test(contentOf(title.paragraph))) yield twoGenres(title);
    const known = FOREIGN[part.genre ?? ''];
    if (!known) return;
    for (let at = part.until - 1, seen = 0; at >= part.from && seen < 2; at--) {
      const block = draft.blocks[at]!;
      if (!PROSE.has(block.paragraph.role)) continue;
      seen++;
      const formula = formulaOf(block.paragraph);
      if (formula === '') continue;
      if (known.foreign.includes(formula)) yield report(block, formula, part.genre!, known.own);
      return;
    }
  },
};

const NAMES: Readonly<Record<string, string>> = {
  request: '请示',
  report: '报告',
  reply: '批复',
  letter: '函',
  'letter-reply': '复函',
  notice: '通知',
};

function report(block: Block, formula: string, genre: string, own: string): Report {
  const span = contentSpan(block);
  const found = contentOf(block.paragraph);
  const name = NAMES[genre]!;
  if (genre === 'report' && formula === ASKED) {
    return {
      span,
      message: {
        zh: `报告里不能夹带请示事项：“${found}”是请示的结语。要上级答复的，另写请示；不用答复的，删去这一句。`,
        en: `A 报告 must not ask for a decision, and “${found}” is how a 请示 ends. Write a 请示 where an answer is needed; otherwise delete it.`,
      },
    };
  }
  return {
    span,
    message: {
      zh: `标题是${name}，“${found}”却是别的文种的结语。${name}的结语如“${own}”`,
      en: `The title says ${name}, and “${found}” is how another genre ends. A ${name} ends with “${own}”, for example.`,
    },
    fixes: [
      {
        title: { zh: `改为“${own}”`, en: `Change it to ${own}` },
        safety: 'suggestion',
        edits: [{ span, text: own }],
      },
    ],
  };
}

function twoGenres(title: Block): Report {
  const { end } = contentSpan(title);
  const span = { start: end - '的请示报告'.length, end };
  return {
    span,
    message: {
      zh: '“请示”和“报告”是两种公文，标题里只能用一种：要上级答复的用“请示”，不用答复的用“报告”。',
      en: '请示 and 报告 are two genres: the title names one. 请示 asks for an answer, 报告 does not.',
    },
    fixes: ['请示', '报告'].map((genre) => ({
      title: { zh: `改为“${genre}”`, en: `Change it to ${genre}` },
      safety: 'suggestion' as const,
      edits: [{ span, text: `的${genre}` }],
    })),
  };
}
