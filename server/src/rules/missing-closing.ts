import {
  type Block,
  contentSpan,
  type Draft,
  type DraftRule,
  endBefore,
  type Fix,
  type Formula,
  insertAfter,
  isDeclaredExcerpt,
  type Paragraph,
  proseBlocks,
  runInTitle,
} from '../core/index.js';

/** A speech that stops without thanks, wish or call; a 请示 without 妥否，请批示。 */
export const rule: DraftRule = {
  id: 'missing-closing',
  title: { zh: '缺结尾', en: 'No closing' },
  why: {
    zh: '讲话要收尾：或号召，或祝愿，或致谢；请示要以“妥否，请批示。”一类的话结束。网上的稿子常在最后一页断掉。',
    en: 'A speech ends with a call, a wish or thanks; a request for instructions ends with 妥否，请批示。 Copied drafts often break off on the last page.',
  },
  clause: '党政机关公文处理工作条例第八条；讲话稿通例',
  severity: 'warning',
  scope: 'draft',
  examples: [
    {
      bad: '关于申请防汛专项经费的请示\n市人民政府：\n去年入汛以来，我县连续遭受强降雨袭击，多处堤防受损，急需安排专项经费八百万元。我县财力薄弱，自筹确有困难⟦。⟧',
      good: '关于申请防汛专项经费的请示\n市人民政府：\n去年入汛以来，我县连续遭受强降雨袭击，多处堤防受损，急需安排专项经费八百万元。我县财力薄弱，自筹确有困难。\n妥否，请批示。',
    },
    {
      bad: `在植树动员会上的讲话同志们：今天召开植树动员会。${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}要把树坑挖⟦在⟧`,
      good: `在植树动员会上的讲话同志们：今天召开植树动员会。${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}要把树坑挖在\n谢谢大家！`,
    },
    {
      bad: `在植树动员会上的讲话\n同志们：今天召开植树动员会。${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}要把树坑挖⟦深⟧\n浏览次数:\n新来的客人请看首页`,
      good: `在植树动员会上的讲话\n同志们：今天召开植树动员会。${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}要把树坑挖深\n谢谢大家！\n浏览次数:\n新来的客人请看首页`,
    },
    {
      bad: `各位代表：\n我代表县人民政府，向大会报告工作，请予审议。\n${'全县上下克难奋进，各项事业取得新的进步，民生持续改善。'.repeat(16)}校⟦舍⟧`,
    },
  ],
  accepts: [
    `主任、各位副主任、各位委员：\n我受县人民政府的委托，向会议报告预算执行审计情况，请予审议。\n${'县审计局依法审计了预算执行情况，查出的问题正在整改。'.repeat(16)}`,
    '关于申请防汛专项经费的请示\n市人民政府：\n我县多处堤防受损，急需修复。\n以上请示当否，请批复。\n某县人民政府\n2024年3月1日',
    '在植树动员会上的讲话\n同志们：\n植树造林，功在当代。\n谢谢大家！\n本文来源：范文网',
    '关于做好防汛工作的通知\n各街道办事处：\n请按要求抓好落实。\n某区人民政府办公室\n2024年5月1日',
    '在植树动员会上的讲话\n同志们：\n今天讲三点意见。',
    `李明、王芳委员：\n你们提出的关于增设公交站点的提案已收悉。现答复如下：\n${'城南片区的站点布局已列入明年的建设计划，由市交通局负责实施。'.repeat(12)}\n2024年9月3日\n联系单位：某市交通局`,
    `在植树动员会上的讲话\n同志们：\n${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}\n散会。`,
    `在植树动员会上的讲话（节选）\n同志们：\n${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}`,
    `在植树动员会上的讲话\n（一九五六年三月十二日）\n同志们：\n${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}`,
    `在植树动员会上的讲话\n同志们：\n${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}\n※这是市长在植树动员会上讲话的一部分。`,
    `在植树动员会上的讲话\n同志们：\n${'植树造林是利在千秋的大事，各级各部门都要上心。'.repeat(16)}春光正好，快到山上去、到地里去！`,
  ],
  *check(draft, { lexicon }) {
    const part = draft.parts[0];
    const genre = lexicon.genres.find(({ id }) => id === (part?.genre ?? genreOfOpening(draft)));
    if (!part || !genre || (genre.closing !== 'required' && genre.salutation !== 'required')) return;
    const body = withoutTail(draft, proseBlocks(draft, part));
    const last = body.at(-1);
    // A report to a congress or a letter may stop when all is said, not in the middle of a sentence.
    if (genre.closing !== 'required' && !(last && isCut(last.paragraph))) return;
    // A fragment has no end yet; neither has an outline.
    const han = body.reduce((sum, { paragraph }) => sum + paragraph.han, 0);
    if (!last || han < (genre.direction === 'up' ? 40 : 300)) return;
    if (isDeclaredExcerpt(draft) || isHistoric(draft.blocks)) return;
    const closings = lexicon.formulas.filter((formula) => formula.part === 'closing' && formula.genre === genre.id);
    if (body.slice(-3).some((block, at, tail) => closes(block, closings, at === tail.length - 1, block === body[0])))
      return;
    const choices = choose(closings);
    const end = contentSpan(last).end;
    yield {
      span: { start: Math.max(last.start, end - 1), end },
      awaits: { start: last.start, end: endBefore(draft, part.until) },
      message: {
        zh: `${genre.zh}到这里就停了，没有结尾。补上一段${genre.direction === 'up' ? '请示语' : '号召、祝愿或致谢的话'}${choices[0] ? `，如“${choices[0]}”` : ''}。`,
        en: `This ${genre.en} stops without a closing. Add ${genre.direction === 'up' ? 'the phrase that asks for an answer' : 'a call, a wish or thanks'}${choices[0] ? `, such as ${choices[0]}` : '.'}`,
      },
      fixes: choices.map(
        (text): Fix => ({
          title: { zh: `在文末加上“${text}”`, en: `Add ${text} at the end` },
          safety: 'suggestion',
          edits: [insertAfter(draft, last, text)],
        }),
      ),
    };
  },
};

/** 一九五七年一月二十七日 under the title: speeches of those years, as collected works print them, stop when all is said. */
const isHistoric = (blocks: readonly Block[]): boolean =>
  blocks
    .slice(0, 8)
    .some(({ paragraph: { text, indent, end } }) => /^[（(]?一九[一二三四五六七八九]/.test(text.slice(indent, end)));

/** A page that kept no line ends has its title in its only paragraphs. */
function genreOfOpening({ blocks }: Draft): string | undefined {
  const title = runInTitle(blocks);
  return title && !title.includes('主持') ? 'speech' : undefined;
}

/** Longer lines at the end are the document's own. */
const LONGEST_OF_SITE = 30;

/** The blocks before a website's last lines: short ones without a mark, from one that is known to be such down to the end. */
function withoutTail({ blocks }: Draft, body: Block[]): Block[] {
  let until = body.length;
  for (let at = body.length - 1; at > 0; at--) {
    const { index, paragraph } = body[at]!;
    const { text, indent, end, marker, role } = paragraph;
    if (marker || role === 'closing' || end - indent > LONGEST_OF_SITE || /[。！？!?：:]$/.test(text.slice(0, end)))
      break;
    let above = index - 1;
    while (blocks[above]?.paragraph.role === 'blank') above--;
    if (blocks[above]?.paragraph.role === 'residue') until = at;
  }
  return body.slice(0, until);
}

/** How much of a long paragraph counts as its end. */
const TAIL = 120;
const TAIL_OF_CUT = 24;

/** A long paragraph that ends without a mark, or with a comma. */
const isCut = ({ han, text, end }: Paragraph): boolean =>
  han >= 40 && /[\u4e00-\u9fff，、,]$/.test(text.slice(Math.max(0, end - 1), end));

const farewell = /^[\s　]*(?:同志们|各位[^，。！：:]{0,12}|朋友们|女士们|战友们|同学们|老师们|乡亲们|最后)[，,！!：:]/u;

/** @param first whether it is the first of the text, where 同志们： is the salutation */
function closes({ paragraph }: Block, closings: readonly Formula[], last: boolean, first: boolean): boolean {
  if (paragraph.role === 'closing') return true;
  const { text, end, marker } = paragraph;
  if (!marker && !first && farewell.test(text)) return true;
  // Before the last paragraph only a short one is an ending; what stands in a section belongs to the section.
  if (!last && (marker || paragraph.han > 80)) return false;
  // A call or a wish, in whatever words.
  if (last && '！!'.includes(text[end - 1] ?? '\n')) return true;
  // What breaks off in the middle of a sentence is cut; a call further up is not its end.
  const tail = text.slice(Math.max(0, end - (isCut(paragraph) ? TAIL_OF_CUT : TAIL)), end);
  return closings.some(({ keys }) => keys.some((key) => tail.includes(key)));
}

/** One of each kind, the usual one first; none that still has a gap to fill. */
function choose(closings: readonly Formula[]): string[] {
  const whole = closings.filter(({ text }) => !text.includes('……'));
  const sorted = [...whole].sort((a, b) => Number(b.default ?? false) - Number(a.default ?? false));
  return [...new Set(sorted.map(({ text }) => text))].slice(0, 5);
}
