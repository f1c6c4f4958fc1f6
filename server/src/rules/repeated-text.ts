import {
  atWordBounds,
  type Block,
  contentSpan,
  type Draft,
  type DraftRule,
  type Fix,
  fixesOf,
  isDigit,
  isHan,
  Kept,
  MASK,
  type Paragraph,
  type Report,
  type Span,
  shift,
  shiftFix,
  wholeLineOf,
} from '../core/index.js';

/** Characters that the language never doubles, unless two words meet: what stands around tells. */
const DOUBLED: ReadonlyMap<string, { readonly notBehind: string; readonly notBefore: string }> = new Map([
  ['的', { notBehind: '目', notBefore: '确士' }],
  ['们', { notBehind: '', notBefore: '' }],
  ['了', { notBehind: '不除为罢明未', notBefore: '解结然断望无得如此却之分当事不一' }],
  ['和', { notBehind: '总饱缓温谐平中祥随柔调', notBefore: '美气平谐睦好解顺暖蔼' }],
  ['是', { notBehind: '就还但要只也或总凡国不可老倒正则若既先更', notBefore: '非否' }],
  [
    '在',
    { notBehind: '现正存实所潜自内外旨意好贵', notBefore: '职校建线岗编任册场座途位读孕朝外内前后逃押案此世野乎京' },
  ],
  ['及', { notBehind: '以涉普危触波顾累遍埃提', notBefore: '时早其格' }],
  ['被', { notBehind: '棉', notBefore: '子褥告执害征选申评保监处' }],
  ['与', { notBehind: '参给赋授赠', notBefore: '会时' }],
  ['由', { notBehind: '自理缘事因经情来路', notBefore: '于此来衷' }],
]);

/** 负肩负着: a word begun twice with its second character. */
const BEGUN_TWICE = /(?<![不辜担抱背欠自胜有])负(?=肩负[着起了])/g;

/** Words of two characters that nobody says twice for emphasis, as one does with 研究研究. */
const NEVER_TWICE = new Set(
  (
    '我们 他们 你们 我国 我省 我市 我县 我区 全国 全省 全市 全县 全区 同志 领导 干部 群众 工作 建设 加强 提高 推进 推动 深入 坚持 落实 贯彻 全面 切实 积极 重要 ' +
    '各级 各地 部门 单位 企业 社会 经济 政治 文化 党委 问题 情况 要求 措施 目标 任务 达到 实现 突破 超过 完成 同比 累计 共计 能力 水平 机制 制度 体系 体制 进行 因此 由于 通过 根据 按照 关于 ' +
    '对于 以及 并且 而且 但是 如果 虽然 为了 开展 实施 完善 建立 健全 强化 确保 促进 努力 扎实 不断 持续 认真 严格 充分 有效 作为 成为 具有 必须 应当 需要 可以 能够 ' +
    '已经 这个 这些 那些 什么 其中 今年 去年 当前 目前 今后 农业 环境 开放 精神 意见 方案 办法 条例'
  ).split(' '),
);

/** 增长增长8%: said twice before a number; elsewhere the second may begin another word. */
const COUNTED = new Set('增长 下降 投资 收入 产值'.split(' '));
const COUNTED_BEHIND = /^(?:\d|[约近超]\d|达(?:到|\d)|突破\d)/;

const PUNCTUATION = /[，。；：！？、,;:!?]/;
/** A clause that is said twice must be at least this long: 前进，前进！ is meant. */
const CLAUSE_HAN = 8;
/** Paragraphs of fewer characters recur in forms and outlines. */
const PARAGRAPH_HAN = 30;
const LONGEST_UNIT = 80;

const deletion = (span: Span): readonly Fix[] => [
  {
    title: { zh: '删去重复的部分', en: 'Remove the repetition' },
    safety: 'suggestion',
    edits: [{ span, text: '' }],
  },
];

function report(prose: string, start: number, end: number, half: number): Report {
  const unit = prose.slice(start, start + half);
  return {
    span: { start, end },
    message: {
      zh: `“${unit.length > 20 ? `${unit.slice(0, 20)}…` : unit}”重复了一遍，多半是误输入或粘贴两次，请删去一处。`,
      en: `“${unit.length > 20 ? `${unit.slice(0, 20)}…` : unit}” stands twice, most likely typed or pasted twice: remove one.`,
    },
    fixes: deletion({ start: start + half, end }),
  };
}

/** @param at offset of the first of two equal characters */
function characterTwice(prose: string, at: number): Report | undefined {
  const guard = DOUBLED.get(prose[at]!);
  if (!guard) return undefined;
  const before = prose[at - 1] ?? '\n';
  const after = prose[at + 2] ?? '\n';
  if (before === prose[at] || after === prose[at]) return undefined;
  if (guard.notBehind.includes(before) || guard.notBefore.includes(after)) return undefined;
  return report(prose, at, at + 2, 1);
}

function* begunTwice(prose: string): Iterable<Report> {
  for (const { index } of prose.matchAll(BEGUN_TWICE)) {
    yield {
      span: { start: index, end: index + 3 },
      message: {
        zh: '“负肩负”多了一个“负”，应为“肩负”。',
        en: '“负肩负” has one “负” too many: it should be “肩负”.',
      },
      fixes: deletion({ start: index, end: index + 1 }),
    };
  }
}

// Where a pair of characters was last seen. The table is shared between calls and not cleared by them: each call counts
// on from where the last one stopped, so that what it finds of earlier texts is out of reach.
const NONE: readonly Report[] = [];
const SIZE = 1 << 14;
const lastSeen = new Int32Array(SIZE).fill(-2 * LONGEST_UNIT);
let clock = 0;

/** Finds what is followed by itself: characters, words (工作工作, 进一步进一步) and clauses. One pass. */
function repeatedUnits(prose: string): readonly Report[] {
  let found: Report[] | undefined;
  if (clock > 1e9) {
    lastSeen.fill(-2 * LONGEST_UNIT);
    clock = 0;
  }
  const base = clock;
  clock += prose.length + 2 * LONGEST_UNIT;
  let first = prose.charCodeAt(0);
  for (let i = 0; i + 1 < prose.length; i++) {
    const second = prose.charCodeAt(i + 1);
    const slot = ((first * 31) ^ (second * 131)) & (SIZE - 1);
    const distance = base + i - lastSeen[slot]!;
    lastSeen[slot] = base + i;
    if (first === second) {
      const twice = characterTwice(prose, i);
      if (twice) found = [...(found ?? []), twice];
    } else if (distance <= LONGEST_UNIT && distance >= 2 && isHan(first)) {
      const twice = unitAt(prose, i - distance - figuresBefore(prose, i, distance), distance);
      if (twice) {
        found = [...(found ?? []), twice];
        // Behind the repetition everything begins anew.
        i = twice.span.end - 1;
        first = prose.charCodeAt(i + 1);
        continue;
      }
    }
    first = second;
  }
  return found ?? NONE;
}

/** 2021年工作总结2021年工作总结: how many digits in front of the place and `distance` before it are the same, and begin the unit. */
function figuresBefore(prose: string, at: number, distance: number): number {
  let count = 0;
  while (
    count < 4 &&
    isDigit(prose.charCodeAt(at - 1 - count)) &&
    prose[at - 1 - count] === prose[at - 1 - count - distance]
  )
    count++;
  return count;
}

function unitAt(prose: string, start: number, length: number): Report | undefined {
  if (start < 0 || start + 2 * length > prose.length) return undefined;
  for (let k = 0; k < length; k++) {
    if (prose.charCodeAt(start + k) === prose.charCodeAt(start + length + k)) continue;
    return k === length - 1 && k > CLAUSE_HAN ? clauseTwice(prose, start, length) : undefined;
  }
  const unit = prose.slice(start, start + length);
  const end = start + 2 * length;
  // 来来来来, 冲冲冲: meant. A third time, too.
  if (prose.startsWith(unit, end) || (start >= length && prose.startsWith(unit, start - length))) return undefined;
  return length === 2 ? wordTwice(prose, start, unit) : longerTwice(prose, start, unit);
}

/** 压实责任，明确分工；压实责任，明确分工。: the same clause, with another mark behind it. */
function clauseTwice(prose: string, start: number, length: number): Report | undefined {
  const last = start + length - 1;
  // A call is said twice: 我们一定会胜利，我们一定会胜利！
  if (!PUNCTUATION.test(prose[last]!) || !/[，。；,;]/.test(prose[last + length] ?? '')) return undefined;
  if (start > 0 && !/[，。；：！？、,;:!?\s]/.test(prose[start - 1]!)) return undefined;
  const twice = longerTwice(prose, start, prose.slice(start, start + length));
  return twice && { ...twice, fixes: deletion({ start, end: start + length }) };
}

function wordTwice(prose: string, start: number, unit: string): Report | undefined {
  const end = start + 4;
  if (!NEVER_TWICE.has(unit) && !(COUNTED.has(unit) && COUNTED_BEHIND.test(prose.slice(end, end + 3))))
    return undefined;
  if (
    !(prose[end] === '学' && !/经济|政治|社会|文化|体制|制度|环境|工作|领导/.test(unit)) &&
    /^[再还又更队组站者室部员人法业学家会院局所]|^(?:委员|方案|机制|纪律|细则|要点|专班|负责|内涵)/.test(
      prose.slice(end, end + 2),
    )
  )
    return undefined;
  // 服务服务业, 组织组织部: the second is part of a longer word, or both are.
  if (!atWordBounds(prose, start, start + 2) || !atWordBounds(prose, start + 2, end)) return undefined;
  return report(prose, start, end, 2);
}

/** 2021年劳模座谈会上的发言 */
const TITLE_OF_YEAR = /^20\d\d年[\u4e00-\u9fff]{6,36}$/;

function longerTwice(prose: string, start: number, unit: string): Report | undefined {
  let han = 0;
  for (let k = 0; k < unit.length; k++) if (isHan(unit.charCodeAt(k))) han++;
  if (unit.includes(MASK) || new Set(unit).size < 3) return undefined;
  const end = start + 2 * unit.length;
  if (han === unit.length || TITLE_OF_YEAR.test(unit)) {
    // 一步步一步步, 好得很好得很
    if (/^[一两几]|[一两几]$/.test(unit) || unit.length > 40) return undefined;
    return report(prose, start, end, unit.length);
  }
  // A clause with its mark. Begun anywhere in it, the unit is the same clause turned round.
  if (han < CLAUSE_HAN || /\d/.test(unit) || !PUNCTUATION.test(unit) || /[“”"《》（）()]/.test(unit)) return undefined;
  const marks = [...unit].filter((character) => PUNCTUATION.test(character)).length;
  if (han < marks * 6) return undefined;
  return report(prose, start, end, unit.length);
}

const kept = new Kept<readonly Report[]>();

/** What a paragraph repeats in itself: found once for each paragraph. */
function within(paragraph: Paragraph): readonly Report[] {
  let reports = kept.get(paragraph);
  if (!reports) {
    const { prose } = paragraph;
    reports = repeatedUnits(prose);
    if (prose.includes('负肩负')) reports = [...reports, ...begunTwice(prose)];
    kept.set(paragraph, reports);
  }
  return reports;
}

const moved = (one: Report, by: number): Report =>
  by === 0
    ? one
    : {
        ...one,
        span: shift(one.span, by),
        fixes: () => fixesOf(one).map((fix) => shiftFix(fix, by)),
      };

/** 责任单位：… recurs under each task of a list. */
const FIELD = /^[\s\u3000]*(?!同志们|各位|朋友们|尊敬)[（(]?[^，。；：:“”]{2,10}[：:]/;

function* paragraphsTwice(draft: Draft): Iterable<Report> {
  for (const part of draft.parts) {
    const seen = new Map<string, Block>();
    for (let index = part.from; index < part.until; index++) {
      const block = draft.blocks[index]!;
      const { paragraph } = block;
      if (paragraph.han < PARAGRAPH_HAN || (paragraph.role !== 'body' && paragraph.role !== 'closing')) continue;
      const first = seen.get(paragraph.text);
      if (!first) {
        seen.set(paragraph.text, block);
        continue;
      }
      if (FIELD.test(paragraph.prose)) continue;
      // The title above it was pasted along.
      const above = draft.blocks[index - 1];
      if (above?.paragraph.role === 'body' && part.title.length >= 8 && wholeLineOf(above.paragraph) === part.title)
        yield pasted(draft, index - 1, part.titleBlocks[0] ?? above);
      yield pasted(draft, index, first);
    }
  }
}

function pasted(draft: Draft, index: number, first: Block): Report {
  const block = draft.blocks[index]!;
  const span = contentSpan(block);
  const next = draft.blocks[index + 1];
  const end = next ? next.start : block.start + block.paragraph.text.length;
  return {
    span,
    message: {
      zh: '这一段与前文的一段一字不差，多半是粘贴了两次，请删去一处。',
      en: 'This paragraph stands word for word above, most likely pasted twice: remove one.',
    },
    fixes: deletion({ start: block.start, end }),
    related: [{ span: contentSpan(first), message: { zh: '前一处', en: 'the first one' } }],
  };
}

/** A character, word, clause or paragraph that was typed or pasted twice. */
export const rule: DraftRule = {
  id: 'repeated-text',
  title: { zh: '文字重复', en: 'Repeated text' },
  why: {
    zh: '改稿、粘贴时容易多留一份：“的的”、“工作工作”、同一句或同一段出现两遍。念稿时会念两遍。',
    en: 'Editing and pasting leave things behind twice: a character, a word, a clause, a whole paragraph. A speaker would read it out twice.',
  },
  severity: 'warning',
  scope: 'draft',
  // A clause whose figures are gone looks like the one before it.
  yieldsTo: ['typo', 'web-residue', 'heading-sequence', 'unfilled-placeholder'],
  examples: [
    {
      bad: '⟦2021年劳模座谈会上的发言2021年劳模座谈会上的发言⟧今天我们召开座谈会。',
      good: '2021年劳模座谈会上的发言今天我们召开座谈会。',
    },
    { bad: '这是全体党员⟦的的⟧共同心愿。', good: '这是全体党员的共同心愿。' },
    { bad: '同志⟦们们⟧辛苦了。', good: '同志们辛苦了。' },
    { bad: '新时代的青年⟦负肩负⟧着光荣使命。', good: '新时代的青年肩负着光荣使命。' },
    { bad: '要把⟦工作工作⟧做到群众心坎上。', good: '要把工作做到群众心坎上。' },
    { bad: '要⟦深入深入⟧学习实践。', good: '要深入学习实践。' },
    {
      bad: '产值⟦增长增长⟧8%，⟦投资投资⟧达到10亿元，会议⟦由由⟧县长主持。',
      good: '产值增长8%，投资达到10亿元，会议由县长主持。',
    },
    { bad: '必须⟦进一步进一步⟧压实责任。', good: '必须进一步压实责任。' },
    {
      bad: '⟦各乡镇要把防汛责任落到人头，各乡镇要把防汛责任落到人头，⟧不留死角。',
      good: '各乡镇要把防汛责任落到人头，不留死角。',
    },
    {
      bad: '⟦对工作不力的单位要严肃追责问责；对工作不力的单位要严肃追责问责。⟧',
      good: '对工作不力的单位要严肃追责问责。',
    },
    {
      bad: '关于秋季造林的通知\n\n今年秋季造林任务重、时间紧，各村要早安排、早动手，把树坑挖在封冻之前，把苗木备在下雪之前。\n\n⟦今年秋季造林任务重、时间紧，各村要早安排、早动手，把树坑挖在封冻之前，把苗木备在下雪之前。⟧\n\n特此通知。',
      good: '关于秋季造林的通知\n\n今年秋季造林任务重、时间紧，各村要早安排、早动手，把树坑挖在封冻之前，把苗木备在下雪之前。\n\n\n特此通知。',
    },
    {
      bad: '在秋季造林动员会上的讲话\n同志们：今年秋季造林任务重、时间紧，各村要早安排、早动手，把树坑挖在封冻之前，把苗木备在下雪之前。\n今天这个会是县委、县政府决定召开的，会前作了充分准备。\n⟦在秋季造林动员会上的讲话⟧\n⟦同志们：今年秋季造林任务重、时间紧，各村要早安排、早动手，把树坑挖在封冻之前，把苗木备在下雪之前。⟧\n谢谢大家！',
      good: '在秋季造林动员会上的讲话\n同志们：今年秋季造林任务重、时间紧，各村要早安排、早动手，把树坑挖在封冻之前，把苗木备在下雪之前。\n今天这个会是县委、县政府决定召开的，会前作了充分准备。\n谢谢大家！',
    },
  ],
  accepts: [
    '扎扎实实、踏踏实实，层层压实，人人有责，处处留心，家家户户，个个争先。',
    '讲学习讲政治讲正气，党要管党，事事有人管。',
    '一个一个解决，一件一件落实，一步一步推进。',
    '请大家研究研究、讨论讨论、考虑考虑。',
    '目的的实现离不开群众，的的确确如此。',
    '为了了解实情，除了了解还要分析，不了了之是不行的。',
    '市委组织组织部门干部学习，要服务服务业企业。',
    '前进，前进，前进！加油，加油！',
    '抓落实，落实落实再落实。',
    '这是是非问题，也是是否合格的标准。',
    '以及及时上报的情况，涉及及早处置的问题。',
    '存在在建项目，现在在校学生，正在在册登记。',
    '参与与否自愿，给与与会者资料。',
    '多多益善，天天向上，时时刻刻，方方面面，林林总总，星星点点。',
    '人民的事业人民办，办好人民的事业。',
    '谢谢大家！谢谢大家！',
    '我们的目标一定能够实现，我们的目标一定能够实现！',
    '一分部署，九分落实，千招万招不如落实一招；千招万招，落实才是硬招。',
    '作出了了不起的贡献，终于了了一桩心事。',
    '统筹碳达峰碳中和和绿色发展，营造祥和和喜庆的氛围，赠与与继承要分开。',
    '款项已被被告人挥霍，龙头企业企业负责人参加。',
    '临水县任务分解表\n一、新建公办幼儿园\n责任单位：县财政局、县自然资源局、县住房和城乡建设局、各乡镇人民政府，每月底前报送进展。\n二、改造老旧小区\n责任单位：县财政局、县自然资源局、县住房和城乡建设局、各乡镇人民政府，每月底前报送进展。',
    '李丽丽、王婷婷、张强强三位同志。',
    '经济增长增长点多，固定资产投资投资回报高，自由由法律保障，缘由由此可见，发展投资投资基金。',
    '一天天一天天好起来，一代代一代代传下去。',
  ],
  check(draft) {
    const all: Report[] = [];
    for (const { start, paragraph } of draft.blocks) {
      if (paragraph.han < 2 || paragraph.role === 'residue' || paragraph.role === 'code') continue;
      for (const one of within(paragraph)) all.push(moved(one, start));
    }
    for (const one of paragraphsTwice(draft)) all.push(one);
    return all;
  },
};
