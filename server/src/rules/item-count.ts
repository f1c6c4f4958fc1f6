import {
  type Block,
  contentBelow,
  type Draft,
  type DraftRule,
  endBefore,
  type Marker,
  type MarkerStyle,
  nestingOf,
  type Paragraph,
  type Part,
  perParagraph,
  type Report,
  readArabic,
  readChinese,
  type Section,
  type Span,
  sectionsIn,
  shift,
  writeChinese,
} from '../core/index.js';

/** 讲三点意见 and four sections; 把握好以下三点 and （一）–（四）; 做到“四个突出”：一是…五是. */
export const rule: DraftRule = {
  id: 'item-count',
  title: { zh: '说的条数与实际不符', en: 'Announced count does not match' },
  why: {
    zh: '开头说“讲三点意见”，后面却有四条：增删段落以后，数字常常忘了改。听众会跟着数。',
    en: 'The text announces three points and four follow: after an edit the number is often left as it was, and listeners count along.',
  },
  severity: 'error',
  scope: 'draft',
  examples: [
    {
      bad: '下面，我讲⟦三点⟧意见。\n一、提高认识\n要统一思想。\n二、突出重点\n要抓住关键。\n三、压实责任\n要层层落实。\n四、加强督查\n要一抓到底。',
      good: '下面，我讲四点意见。\n一、提高认识\n要统一思想。\n二、突出重点\n要抓住关键。\n三、压实责任\n要层层落实。\n四、加强督查\n要一抓到底。',
    },
    {
      bad: '具体工作中要做到“⟦四个⟧到位”：一是认识到位；二是措施到位；三是责任到位。',
      good: '具体工作中要做到“三个到位”：一是认识到位；二是措施到位；三是责任到位。',
    },
    {
      bad: '三、抓好落实\n工作中要把握好以下⟦两点⟧。\n（一）领导带头。要以上率下。\n（二）群众参与。要广泛发动。\n（三）督查跟进。要跟踪问效。',
      good: '三、抓好落实\n工作中要把握好以下三点。\n（一）领导带头。要以上率下。\n（二）群众参与。要广泛发动。\n（三）督查跟进。要跟踪问效。',
    },
    {
      bad: '要重点做好⟦5个⟧方面工作：\n1.抓源头。\n2.抓过程。\n3.抓末端。',
      good: '要重点做好3个方面工作：\n1.抓源头。\n2.抓过程。\n3.抓末端。',
    },
  ],
  accepts: [
    '下面，我讲三点意见。\n一、提高认识\n二、突出重点\n三、压实责任',
    '要统筹推进“五位一体”总体布局，重点做好以下工作：一是抓产业，二是抓生态。',
    '推出四个方面15项措施：一是减税降费，二是金融支持，三是稳岗就业，四是优化服务。',
    '要坚持“两个一百年”奋斗目标：一是全面建成小康社会，二是全面建成社会主义现代化强国，三是接续奋斗。',
    '一、推广的改革举措（共23项）\n（一）知识产权方面5项。\n（二）金融创新方面4项。',
    '全年开了三次会议。一是年初部署会，二是年中推进会，三是年底总结会，四是专题会。',
    '今天讲三点。\n一、提高认识\n四、突出重点\n三、压实责任',
    '今年要办好10件民生实事：一是教育类3件；二是医疗类4件；三是交通类3件。',
    '去年解决了五个问题：一是供水问题，二是道路问题，三是其他民生问题。',
    '重点抓好三件事：一是春耕；二是防汛。还有一件事，就是防火。',
    '今天这堂课，我主要讲三个问题。\n第一个问题：为什么学\n第一，坚定信念的需要。\n第二，推动事业的需要。\n第二个问题：怎样学\n要学思用贯通。',
    '刚才，余同志就抓好当前工作强调三点要求，请大家抓好落实。\n一、认清形势\n略。\n二、突出重点\n略。\n三、强化落实\n略。\n四、严守纪律\n略。',
    '要从三个方面发力：一是稳工业；二是促消费，具体有四项举措：一是发放消费券，二是举办消费节，三是促进汽车消费，四是发展夜间经济；三是扩投资。',
    '会议讨论了两个议题。\n一、关于防汛工作\n会议要求，抓好落实。\n二、关于经济工作\n会议强调，稳中求进。',
  ],
  check(draft) {
    const reports: Report[] = [];
    const add = (report: Report | undefined): void => {
      if (report) reports.push(report);
    };
    for (const part of draft.parts) {
      add(opening(draft, part));
      for (const section of sectionsIn(part.sections)) add(announced(draft, part, section));
    }
    for (const block of draft.blocks) for (const one of begun(block.paragraph)) add(inside(draft, block, one));
    return reports;
  },
};

/** What is counted, with the measure word that goes with it. */
const NUMBER = '([一二两三四五六七八九十]{1,3}|\\d{1,2})';
const MEASURE = '(个方面|方面|点|个|条|项|件|种|类|大|句|层|步|关)';
const counted = new RegExp(`${NUMBER}(${MEASURE.slice(1, -1)})`, 'gu');
/** 讲三点意见, at the end of an introduction. */
const speaks = new RegExp(
  `(?:讲|谈|提|强调|说|汇报|交流)(?:一下|一讲|以下|如下)?${NUMBER}${MEASURE}[^，。；：:]{0,12}[。：:；！，,]`,
  'u',
);
/** 以下三点, 做好十方面工作: what follows is counted. */
const follows = new RegExp(
  `(?:以下|如下|下面|这|做好|抓好|抓住|把握好?|突出|处理好|落实好?|做到|坚持|实现|重点|强化|围绕|主要有|主要是|从|讲|谈|提|强调|抓|好|了|有|“)(?:以下|如下|好以下|这|抓好|抓|做好|好|了|“)?${NUMBER}${MEASURE}[^，。；：:]{0,14}[。：:]$`,
  'u',
);

interface Count {
  readonly number: number;
  /** Relative to the paragraph: the numeral, and numeral with measure word. */
  readonly numeral: Span;
  readonly span: Span;
  /** 点, 个方面 */
  readonly measure: string;
}

/** The number that `pattern` announces in `text`, which starts at `offset` of its paragraph. */
function countIn(pattern: RegExp, text: string, offset: number): Count | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const written = match[1]!;
  const number = readArabic(written) ?? readChinese(written);
  if (number === undefined || number < 2 || number > 30) return undefined;
  // A lazy search from the left: the numeral stands where its group does.
  const from = offset + match.index + match[0].indexOf(written + match[2]!);
  // 三方面 and 四个方面 are shown as people say them.
  const measure = match[2]!.startsWith('个') ? 1 : match[2]!.length;
  const numeral = { start: from, end: from + written.length };
  return { number, numeral, span: { start: from, end: numeral.end + measure }, measure: match[2]! };
}

/** How many follow, as far as it can be told: a series with a gap may mean the number that it ends with. */
interface Found {
  readonly amount: number;
  readonly last: number;
  readonly first: Span;
  /** The next one would come before this offset: the end of the line below, for it may not look like an item yet. */
  readonly until: number;
  /** What each says, cut short: it may count as well. */
  readonly heads: readonly string[];
}

/** An author forgets one or two; 12个 above three items counts something else. */
const MOST_FORGOTTEN = 3;
const HEAD = 40;

/** 10件实事：一是教育类3件…, 12个问题：…三是其他问题: the items are groups of what is counted. */
const areGroups = (heads: readonly string[], measure: string): boolean =>
  heads.some((head) => /^[^，。；]{0,6}(?:其他|其它|其余|另外)/u.test(head)) ||
  heads.filter((head) => new RegExp(`^[^，。；]{0,20}${NUMBER}${measure}`, 'u').test(head)).length > 1;

function compare(block: Block, count: Count, found: Found | undefined, sentence: string): Report | undefined {
  if (!found || found.amount < 2) return undefined;
  if (count.number === found.amount || count.number === found.last) return undefined;
  if (Math.abs(count.number - found.amount) > MOST_FORGOTTEN || areGroups(found.heads, count.measure)) return undefined;
  // 四个方面15项措施: another number of the sentence counts what follows.
  for (const match of sentence.matchAll(counted)) {
    const other = readArabic(match[1]!) ?? readChinese(match[1]!);
    if (other === found.amount || other === found.last) return undefined;
  }
  const { text } = block.paragraph;
  const written = text.slice(count.numeral.start, count.numeral.end);
  const measure = text.slice(count.numeral.end, count.span.end);
  const right = /\d/.test(written) ? String(found.amount) : found.amount === 2 ? '两' : writeChinese(found.amount);
  return {
    span: shift(count.span, block.start),
    message: {
      zh: `说的是“${written}${measure}”，后面却有${found.amount}${measure}。改数字，或核对是不是多写、漏写了。`,
      en: `${written}${measure} is announced, and ${found.amount} follow. Correct the number, or see what is missing or too many.`,
    },
    awaits: found.amount < count.number ? { start: found.first.start, end: found.until } : undefined,
    related: [{ span: found.first, message: { zh: '从这里数起', en: 'counted from here' } }],
    fixes: [
      {
        title: { zh: `改为“${right}${measure}”`, en: `Change it to ${right}${measure}` },
        safety: 'suggestion',
        edits: [{ span: shift(count.numeral, block.start), text: right }],
      },
    ],
  };
}

/** 讲三点意见 before the first heading of a document. */
function opening(draft: Draft, part: Part): Report | undefined {
  const first = part.sections[0];
  if (first?.marker?.ordinal !== 1) return undefined;
  for (let i = first.block.index - 1, seen = 0; i >= part.from && seen < 6; i--) {
    const block = draft.blocks[i]!;
    const { role, text } = block.paragraph;
    if (role !== 'body') continue;
    seen++;
    const from = Math.max(0, text.length - 80);
    const count = countIn(speaks, text.slice(from), from);
    if (!count) continue;
    if (isReported(text.slice(lastSentence(text, count.span.start), count.span.start))) return undefined;
    const between = draft.blocks.slice(i + 1, first.block.index);
    if (between.some(({ paragraph }) => NAMED_POINT.test(paragraph.text))) return undefined;
    return compare(
      block,
      count,
      siblingsFrom(draft, part.sections, first),
      text.slice(lastSentence(text, count.span.start)),
    );
  }
  return undefined;
}

/** 刚才，某同志强调三点要求: what somebody else said is not what follows. */
const isReported = (clause: string): boolean =>
  /刚才|会上|会前|前面|(?:同志|书记|主任|主席|[省市县区州镇乡部局厅]长)[^，。]{0,30}$/u.test(clause) &&
  !/我|下面/u.test(clause);

/** 第一个问题：…: the points are called by name, what is numbered below belongs to one of them. */
const NAMED_POINT = /^[\s\u3000]*第[一二三四五六七八九十]{1,2}(?:个|大|项)?(?:问题|方面|部分|点|件|句|讲)/u;

/** A paragraph that announces the series which begins right behind it. */
function announced(draft: Draft, part: Part, section: Section): Report | undefined {
  if (section.marker?.ordinal !== 1) return undefined;
  let i = section.block.index - 1;
  while (i > part.from && draft.blocks[i]!.paragraph.role === 'blank') i--;
  const block = draft.blocks[i];
  if (block?.paragraph.role !== 'body' || i < part.from) return undefined;
  const { count, tail } = announcement(block.paragraph);
  if (!count) return undefined;
  const { text, end } = block.paragraph;
  // What the opening says has been compared there.
  if (
    section.parent === undefined &&
    section === part.sections[0] &&
    speaks.test(text.slice(Math.max(0, text.length - 80)))
  )
    return undefined;
  // 做到“两个维护”。 names something; 做到“两个维护”： would count what follows.
  if (/”[^”：:]*$/u.test(text.slice(count.span.end, end))) return undefined;
  return compare(block, count, siblingsFrom(draft, section.parent?.children ?? part.sections, section), tail);
}

/** The last sentence of a paragraph, and the number that it announces. */
const announcement = perParagraph(({ text, end }): { readonly tail: string; readonly count: Count | undefined } => {
  const sentence = lastSentence(text, end);
  const tail = text.slice(sentence, end);
  return { tail, count: countIn(follows, tail, sentence) };
});

/** An item that begins a series behind a colon: 做到“四个突出”：一是…. */
interface Begun {
  /** Its index. */
  readonly at: number;
  /** What the sentence before it announces. */
  readonly count: Count;
  readonly tail: string;
}

const begun = perParagraph(({ items, text, marker, role }): readonly Begun[] => {
  if (items.length === 0 || (role !== 'body' && role !== 'heading')) return NONE;
  let found: Begun[] | undefined;
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    if (item === marker || item.ordinal !== 1 || !CLAUSES.has(item.style)) continue;
    if (!/[：:]\s{0,8}$/u.test(text.slice(Math.max(0, item.span.start - 9), item.span.start))) continue;
    const sentence = lastSentence(text, item.span.start);
    const tail = text.slice(sentence, item.span.start);
    const count = countIn(follows, tail.trimEnd(), sentence);
    if (!count) continue;
    found ??= [];
    found.push({ at, count, tail });
  }
  return found ?? NONE;
});
const NONE: readonly Begun[] = [];

/** 做到“四个突出”：一是…二是… */
const inside = (draft: Draft, block: Block, { at, count, tail }: Begun): Report | undefined =>
  compare(block, count, itemsFrom(draft, block, at), tail);

const CLAUSES: ReadonlySet<MarkerStyle> = new Set(['shi', 'yao', 'qi', 'di', 'arabic-paren', 'han-paren']);

/** 。 ！ ？ ； and their half-width forms, the end of a line. */
const endsSentence = (code: number): boolean =>
  code === 0x3002 ||
  code === 0xff01 ||
  code === 0xff1f ||
  code === 0xff1b ||
  code === 0x21 ||
  code === 0x3f ||
  code === 0x3b ||
  code === 10;

/** Offset at which the sentence begins that ends at `end`; a mark right at its end belongs to it. */
function lastSentence(text: string, end: number): number {
  let at = end - 2;
  const least = Math.max(0, end - 80);
  while (at >= least && !endsSentence(text.charCodeAt(at))) at--;
  return Math.max(least, at + 1);
}

function siblingsFrom(draft: Draft, siblings: readonly Section[], first: Section): Found | undefined {
  const style = first.marker!.style;
  const heads: string[] = [];
  let last = 0;
  let { until } = first;
  for (let i = siblings.indexOf(first); i < siblings.length; i++) {
    const { marker, block, until: end } = siblings[i]!;
    if (marker?.style !== style) {
      if (marker && heads.length > 0) break;
      continue;
    }
    if (marker.ordinal === 1 && heads.length > 0) break;
    heads.push(headAt(block.paragraph.text, marker));
    last = marker.ordinal;
    until = end;
  }
  // An item whose number does not go on is no section: they cannot be counted.
  if (CLAUSES.has(style) && heads.length !== last) return undefined;
  const place = shift(first.marker!.span, first.block.start);
  return { amount: heads.length, last, first: place, until: endBefore(draft, until + 1), heads };
}

const headAt = (text: string, { span }: Marker): string => text.slice(span.end, span.end + HEAD);

/** 还有一件事，就是…: the last one has no number. */
const ONE_MORE = /还有一|另外|此外|再就是|最后一|最后，/u;

function itemsFrom(draft: Draft, block: Block, at: number): Found | undefined {
  const first = block.paragraph.items[at]!;
  // 第一点， 第二点， 第三，: speakers change the word.
  if (first.stem) return undefined;
  const heads = [headAt(block.paragraph.text, first)];
  let last = 1;
  let end = first.span.end;
  const take = ({ text, items }: Paragraph, from: number, list: number, nesting: readonly number[]): boolean => {
    for (let i = from; i < items.length; i++) {
      const item = items[i]!;
      if (item.style !== first.style || item.stem || (nesting[i] ?? 0) !== list) continue;
      if (item.ordinal === 1) return false;
      heads.push(headAt(text, item));
      last = item.ordinal;
      end = item.span.end;
    }
    return true;
  };
  const nesting = nestingOf(block.paragraph);
  const list = nesting[at] ?? 0;
  let lastly = block;
  if (take(block.paragraph, at + 1, list, nesting) && list === 0) {
    for (let i = block.index + 1; i < draft.blocks.length; i++) {
      const { paragraph } = draft.blocks[i]!;
      const { role, marker } = paragraph;
      if (role === 'blank') continue;
      if (role !== 'body' || (marker && marker.style !== first.style)) break;
      if (marker && marker.ordinal !== last + 1) break;
      const amount = heads.length;
      const on = take(paragraph, 0, 0, nestingOf(paragraph));
      if (heads.length > amount) lastly = draft.blocks[i]!;
      if (!on) break;
    }
  }
  if (ONE_MORE.test(lastly.paragraph.text.slice(end))) return undefined;
  // Where a number is wrong, that is said of it.
  if (heads.length !== last) return undefined;
  return {
    amount: heads.length,
    last,
    first: shift(first.span, block.start),
    until: endBefore(draft, contentBelow(draft, lastly.index) + 1),
    heads,
  };
}
