import {
  type BlockRule,
  type Fix,
  Kind,
  listOf,
  type Match,
  type Paragraph,
  type Report,
  replacement,
  type Span,
  type Text,
  type WordPair,
  wordTable,
} from '../core/index.js';

const NUMBER = '[\\d０-９一二三四五六七八九十百千万亿两几数半.．%％]{1,12}[多余]?';
const BETWEEN = '[^\\s，。；、：！？“”（）,;:!?()左右以上下]{0,5}?';

/** Two words around a number of which each says the same. */
interface Doubled {
  /** Any of them closes the phrase. */
  readonly tails: readonly string[];
  /** What stands before the tail, up to its beginning: the first word, then the number. */
  readonly head: RegExp;
  /** What follows the tail and makes another word of it: 左右手, 以上学历. */
  readonly notBefore: RegExp;
  readonly says: Text;
}

const headOf = (words: string): RegExp => new RegExp(`(${words})(${NUMBER}${BETWEEN})$`);

const DOUBLED: readonly Doubled[] = [
  {
    tails: ['左右', '上下'],
    // 节约, 合约, 最近 end in the same characters.
    head: headOf(
      '大约|大概|接近|(?<![节条合预特签制简公大婚赴违履失解租契纽誓相邀续毁立])约|(?<![最附亲远靠接邻临相就将])近|将近',
    ),
    notBefore: /^[手为着两逢级求游班功联江]/,
    says: { zh: '都表示概数', en: 'both say that the number is approximate' },
  },
  {
    tails: ['以上'],
    head: headOf('超过|多于|(?<!不)高于(?![^，。；]{0,12}百分点)|至少(?:要有|应有|需要|要|有|需)?|不少于|不低于'),
    notBefore: /^[级学文职的述]/,
    says: { zh: '都表示下限', en: 'both set a lower bound' },
  },
  {
    tails: ['以下', '以内', '之内'],
    head: headOf('不超过|不多于|不高于|至多|最多(?:为|有)?'),
    notBefore: /^的/,
    says: { zh: '都表示上限', en: 'both set an upper bound' },
  },
];

/** What a phrase of any of these patterns holds: a tail, or one of the words that the other patterns begin with. */
type Sign = string | { readonly tail: string; readonly of: Doubled };
const signs = wordTable(
  listOf<Sign>([...DOUBLED.flatMap((of) => of.tails.map((tail) => ({ tail, of }))), '截止', '目的', '原因'], (entry) =>
    typeof entry === 'string' ? entry : entry.tail,
  ),
);

/** How far before its tail a phrase may begin. */
const REACH = 26;

/** 截止 ends something, 截至 names a time up to which: only the latter takes one behind it. */
const UNTIL =
  /(?<![\u4e00-\u9fff])截止(到|至)?(?=目前|今年|去年|本月|上月|[年月]底|当前|\d{1,4}年|\d{1,2}月|[一二三四五六七八九十〇]{1,4}[年月])/g;

const TWICE = [
  ['目的', /目的就?(是为了)(?=[\u4e00-\u9fff])/g],
  ['原因', /原因(?:就|主要)?(是(?:因为|由于))(?=[\u4e00-\u9fff])/g],
] as const;

const remove = (span: Span, word: string): Fix => ({
  title: { zh: `删去“${word}”`, en: `Remove “${word}”` },
  safety: 'suggestion',
  edits: [{ span, text: '' }],
});
/** @param at offset of `tail` */
function doubled(prose: string, at: number, tail: string, { head, notBefore, says }: Doubled): Report | undefined {
  const end = at + tail.length;
  if (notBefore.test(prose.slice(end, end + 1))) return undefined;
  const hit = head.exec(prose.slice(Math.max(0, at - REACH), at));
  if (!hit) return undefined;
  const [before, first, number] = hit as unknown as [string, string, string];
  const start = at - before.length;
  return {
    span: { start, end },
    message: {
      zh: `“${first}”与“${tail}”${says.zh}，用一个即可。`,
      en: `“${first}” and “${tail}” ${says.en}: one of them is enough.`,
    },
    fixes: [remove({ start: at, end }, tail), replacement({ start, end }, `${number}${tail}`)],
  };
}

function* until({ prose }: Paragraph): Iterable<Report> {
  for (const hit of prose.matchAll(UNTIL)) {
    const span = { start: hit.index, end: hit.index + hit[0].length };
    yield {
      span,
      message: {
        zh: `“截止”指到期停止，后面不接时间；表示“到某时为止”用“截至”。`,
        en: '“截止” means to come to an end and takes no date; “up to a date” is “截至”.',
      },
      fixes: [replacement(span, '截至')],
    };
  }
}

function* purpose({ prose }: Paragraph): Iterable<Report> {
  for (const [word, pattern] of TWICE) {
    for (const hit of prose.matchAll(pattern)) {
      const end = hit.index + hit[0].length;
      const part = { start: end - hit[1]!.length, end };
      yield {
        span: { start: hit.index, end },
        message: {
          zh: `“${hit[0]}”语意重复：“${word}”已经说明了“${hit[1]!.slice(1)}”。`,
          en: `“${hit[0]}” says the same twice: “${word}” already holds “${hit[1]!.slice(1)}”.`,
        },
        fixes: [replacement(part, '是')],
      };
    }
  }
}

/** Words that say a thing twice (付诸于, 大约…左右), and 截止目前 for 截至目前. */
export const rule: BlockRule = {
  id: 'redundant-wording',
  title: { zh: '语意重复', en: 'Redundant wording' },
  why: {
    zh: '“付诸”已含“于”，“涉及”已含“到”，“大约”与“左右”意思相同。公文求简，同一个意思说一遍。',
    en: 'The same thing is said twice (大约…左右 is “about … or so”). Official papers are brief: once is enough.',
  },
  clause: '《党政机关公文处理工作条例》第十九条：内容简洁，文字精练',
  severity: 'info',
  scope: 'block',
  kinds: Kind.han,
  examples: [
    { bad: '把这份情怀⟦付诸于⟧行动。', good: '把这份情怀付诸行动。' },
    { bad: '全村⟦大约三百人左右⟧参加了义务劳动。', good: '全村大约三百人参加了义务劳动。' },
    { bad: '每个村⟦约20户左右⟧受益。', good: '每个村约20户受益。' },
    { bad: '覆盖面⟦超过80%以上⟧。', good: '覆盖面超过80%。' },
    { bad: '每组⟦至少要有3名以上⟧党员。', good: '每组至少要有3名党员。' },
    { bad: '发言⟦不超过5分钟以内⟧。', good: '发言不超过5分钟。' },
    { bad: '⟦截止⟧目前，工程已完成过半。', good: '截至目前，工程已完成过半。' },
    { bad: '今年进度较快，⟦截止到⟧6月底已经过半。', good: '今年进度较快，截至6月底已经过半。' },
    { bad: '开展这项活动，⟦目的是为了⟧方便群众办事。', good: '开展这项活动，目的是方便群众办事。' },
    { bad: '进度不快，⟦原因是因为⟧雨季较长。', good: '进度不快，原因是雨季较长。' },
  ],
  accepts: [
    '节约30人左右的编制，最近三天左右有雨。',
    '报名截止日期为3月5日，申报工作于5月底截止。',
    '达到60%以上的优先安排，大专以上学历者占三成。',
    '约定左右两侧各设一处，左右手都要会用。',
    '超过规定时限三天以上的要问责。',
    '投票截止时间为当日十八时。',
    '我们的目的是让群众满意，也是为了长远发展。',
  ],
  check(paragraph, { lexicon }) {
    const { prose, role } = paragraph;
    if (role === 'residue') return [];
    const wordings = lexicon.wordings.find(prose);
    const places = signs.find(prose);
    return wordings.length + places.length === 0 ? [] : reportsOf(paragraph, wordings, places);
  },
};

function* reportsOf(
  paragraph: Paragraph,
  wordings: readonly Match<WordPair>[],
  places: readonly Match<Sign>[],
): Iterable<Report> {
  const { prose } = paragraph;
  for (const { start, end, entry } of wordings) {
    const { wrong, right, why } = entry;
    yield {
      span: { start, end },
      message: {
        zh: `“${wrong}”语意重复${right.length > 0 ? `，可写作${right.map((one) => `“${one}”`).join('或')}` : ''}。${why?.zh ?? ''}`,
        en: `“${wrong}” is redundant${right.length > 0 ? `: write ${right.map((one) => `“${one}”`).join(' or ')}` : ''}.${why ? ` ${why.en}` : ''}`,
      },
      fixes: () => right.map((text) => replacement({ start, end }, text)),
    };
  }
  let ends = false;
  let purposes = false;
  for (const { start, entry } of places) {
    if (typeof entry === 'object') {
      const found = doubled(prose, start, entry.tail, entry.of);
      if (found) yield found;
    } else if (entry === '截止') ends = true;
    else purposes = true;
  }
  if (ends) yield* until(paragraph);
  if (purposes) yield* purpose(paragraph);
}
