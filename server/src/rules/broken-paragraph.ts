import {
  atWordBounds,
  type Block,
  cutLines,
  type Draft,
  type DraftRule,
  type Edit,
  endBefore,
  type Format,
  isHan,
  isProse,
  isWrapped,
  Kind,
  kindOf,
  lastOf,
  PAGE_HAN,
  type Paragraph,
  perPair,
  perParagraph,
  type Report,
  type Text,
  WHOLE,
} from '../core/index.js';

const SEMICOLONS = ';；';
const OPEN = '“‘（(《【「『';
const CLOSE = '”’）)》】」』';

/** What begins a line that stands by itself: an ordinal, a bullet, a name with a colon, a date. */
const ITEM =
  /^(?:[-—–•·●◆◇■□▲★☆※+]|\*\s|○\s|[①-⑳⑴-⒇]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．，,]|第[一二三四五六七八九十\d]{1,3}|[一二三四五六七八九十](?:是|要|抓|看)|[其首再最](?:[一二三四五六七八九十]|先|次|后)|[A-Za-z][.)）、]|(?:20)?\d\d年|\d{1,2}月|[\u4e00-\u9fff、（）()]{2,20}[：:]|注[：:]|附件?[：:]|抄送|联系人|另外|此外|同时，)/;

function beginsItem(paragraph: Paragraph): boolean {
  if (paragraph.marker || paragraph.depth !== undefined) return true;
  const { text, indent } = paragraph;
  if (ITEM.test(text.slice(indent, indent + 24))) return true;
  // A bullet of Markdown is masked: it stands before the indent.
  return indent > 0 && /^[\s\u3000]*[-*+]\s/.test(text.slice(0, indent + 1));
}

/** Offset of the first 。 ！ ？ that ends a sentence inside the paragraph, with another sentence behind it; -1 if none. */
function sentenceInside({ prose, indent, end }: Paragraph): number {
  for (let at = indent; at < end - 4; at++) {
    const code = prose.charCodeAt(at);
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return at;
  }
  return -1;
}

const PAGE_MARK = /^(\d{1,3})、/;
/** The second of two pages may hold no more than this. */
const CUT_HAN = 60;

/** What a paragraph looks like, most of it at its ends, as bits. */
const Trait = { prose: 1, whole: 2, semicolon: 4, page: 8, endless: 16, spaced: 32 } as const;

const traitsOf = perParagraph((paragraph): number => {
  const { prose, indent, role } = paragraph;
  const spaced = cuttingBlanks(paragraph).first === -1 ? 0 : Trait.spaced;
  // With its page mark, a short piece of a sentence looks like a heading.
  const page =
    (role === 'heading' || isProse(paragraph)) && PAGE_MARK.test(prose.slice(indent, indent + 5)) ? Trait.page : 0;
  if (!isProse(paragraph)) return spaced | page;
  const last = lastOf(paragraph);
  return (
    Trait.prose |
    (WHOLE.includes(last) ? Trait.whole : 0) |
    (SEMICOLONS.includes(last) ? Trait.semicolon : 0) |
    (lacksEnd(paragraph) ? Trait.endless : 0) |
    spaced |
    page
  );
});

/** The blocks of a draft that hold text, and where in {@link content} stands what may be broken. */
interface Survey {
  readonly content: readonly Block[];
  /** Prose that does not end with what ends a paragraph, and of that what ends with ；. */
  readonly open: readonly number[];
  readonly semicolons: readonly number[];
  /** What begins like the number of a page. */
  readonly numbered: readonly number[];
  /** Prose that ends without a mark. */
  readonly endless: readonly number[];
  /** Paragraphs with blanks inside words. */
  readonly spaced: readonly number[];
}

function surveyOf({ blocks }: Draft): Survey {
  const content: Block[] = [];
  const open: number[] = [];
  const semicolons: number[] = [];
  const numbered: number[] = [];
  const endless: number[] = [];
  const spaced: number[] = [];
  for (const block of blocks) {
    const { role } = block.paragraph;
    if (role === 'blank' || role === 'code') continue;
    const at = content.push(block) - 1;
    const traits = traitsOf(block.paragraph);
    if (traits === SOUND) continue;
    if ((traits & (Trait.prose | Trait.whole)) === Trait.prose) open.push(at);
    if ((traits & Trait.semicolon) !== 0) semicolons.push(at);
    if ((traits & Trait.page) !== 0) numbered.push(at);
    if ((traits & Trait.endless) !== 0) endless.push(at);
    if ((traits & Trait.spaced) !== 0) spaced.push(at);
  }
  return { content, open, semicolons, numbered, endless, spaced };
}
/** What most paragraphs are. */
const SOUND = Trait.prose | Trait.whole;

/** A break between two lines that are one. */
interface Break {
  readonly before: Block;
  readonly after: Block;
  readonly kind: 'semicolon' | 'comma' | 'inside' | 'page';
  /** Characters to drop at the start of the line after: a page mark. */
  readonly drop: number;
  readonly sure: boolean;
}

function breaksOf({ content, open, semicolons: ends, numbered }: Survey, format: Format, wrapped: boolean): Break[] {
  // In Markdown a line end inside a paragraph is no break at all.
  const parted = (at: number): boolean =>
    content[at]!.paragraph.role !== 'table' && (format === 'plain' || content[at]!.index - content[at - 1]!.index > 1);
  const called = salutations(content, parted);
  if (open.length === 0 || wrapped) return called;
  const pages = pageMarks(content, numbered);
  const breaks = new Map<Block, Break>();
  for (const [at, mark] of pages)
    breaks.set(content[at]!, {
      before: content[Math.max(0, at - 1)]!,
      after: content[at]!,
      kind: 'page',
      drop: mark,
      sure: true,
    });
  for (const found of called) breaks.set(found.after, found);
  for (const found of semicolons(content, ends, parted)) if (!breaks.has(found.after)) breaks.set(found.after, found);
  for (const at of open) {
    const before = content[at]!;
    const after = content[at + 1];
    if (!after || (traitsOf(before.paragraph) & Trait.semicolon) !== 0 || breaks.has(after) || !parted(at + 1))
      continue;
    if (isMarkAlone(after.paragraph) || endsWord(before.paragraph, after.paragraph)) {
      breaks.set(after, { before, after, kind: 'inside', drop: 0, sure: true });
      continue;
    }
    const found = insideSentence(before.paragraph, after.paragraph);
    if (found) breaks.set(after, { before, after, ...found });
  }
  return [...breaks.values()].sort((a, b) => a.before.start - b.before.start);
}

/** A salutation stands among the first lines. */
const MAY_CALL = 40;

/** A full stop that was left on a line of its own. */
const isMarkAlone = ({ prose, indent, end }: Paragraph): boolean =>
  end - indent === 1 && '。；，！？：、'.includes(prose[indent]!);

/** 家庭幸福，干 / 杯！: one character and the mark behind it, of a sentence that the line above begins. */
const endsWord = (a: Paragraph, b: Paragraph): boolean =>
  b.end - b.indent === 2 &&
  isHan(b.prose.charCodeAt(b.indent)) &&
  '。！!'.includes(b.prose[b.end - 1]!) &&
  a.han >= 15 &&
  isHan(a.prose.charCodeAt(a.end - 1)) &&
  cutsWord(a, b);

const isCut = (paragraph: Paragraph): boolean =>
  isProse(paragraph) &&
  paragraph.han >= 60 &&
  !WHOLE.includes(lastOf(paragraph)) &&
  !SEMICOLONS.includes(lastOf(paragraph));

/**
 * A viewer that shows a document in pages puts 1、 2、 3、 before each and cuts sentences in two.
 * @param numbered where in `content` there is such a mark
 * @returns index in `content` → length of the mark
 */
function pageMarks(content: readonly Block[], numbered: readonly number[]): ReadonlyMap<number, number> {
  const marks = new Map<number, number>();
  let expected = 1;
  let cut = 0;
  for (const at of numbered) {
    const { prose, indent } = content[at]!.paragraph;
    const match = PAGE_MARK.exec(prose.slice(indent, indent + 5));
    if (!match || Number(match[1]) !== expected) continue;
    marks.set(at, match[0].length);
    if (expected > 1 && isCut(content[at - 1]!.paragraph)) cut++;
    expected++;
  }
  const pages = [...marks.keys()].map((at) => content[at]!.paragraph);
  // Two pages: both are as long as a page, and the sentence is cut.
  if (cut === 1 && marks.size === 2 && pages[0]!.han >= PAGE_HAN && pages[1]!.han >= CUT_HAN) return marks;
  return cut >= 2 && cut * 2 >= marks.size - 1 ? marks : new Map();
}

/**
 * Lines that end with ； and go on in the next, which is no item of a list.
 * @param ends where in `content` the prose ends so
 */
function semicolons(content: readonly Block[], ends: readonly number[], parted: (at: number) => boolean): Break[] {
  const certain: Break[] = [];
  const likely: Break[] = [];
  let until = -1;
  for (const from of ends) {
    if (from <= until) continue;
    const first = content[from]!.paragraph;
    // The lines that belong together: up to the first that does not end with ；, or that begins an item.
    until = from;
    while (
      SEMICOLONS.includes(lastOf(content[until]!.paragraph)) &&
      until + 1 < content.length &&
      isProse(content[until + 1]!.paragraph) &&
      !beginsItem(content[until + 1]!.paragraph) &&
      parted(until + 1)
    )
      until++;
    if (until === from) continue;
    const lines = content.slice(from, until + 1);
    const announced = from > 0 && /[：:]$/.test(lastOf(content[from - 1]!.paragraph)) && !beginsItem(first);
    const list = announced && sentenceInside(first) === -1;
    const several = lines.some(({ paragraph }) => sentenceInside(paragraph) !== -1);
    for (let i = 0; i + 1 < lines.length && !list; i++)
      (several ? certain : likely).push({
        before: lines[i]!,
        after: lines[i + 1]!,
        kind: 'semicolon',
        drop: 0,
        sure: true,
      });
  }
  // Where paragraphs were cut at ； elsewhere, a pair of single clauses was cut too.
  if (certain.length >= 2) certain.push(...likely);
  if (certain.length > 0) certain.push(...cutSeries(content, ends, parted));
  return certain;
}

/** 工作中，一要……； / 二要……； / 三要……。 The series begins inside a paragraph: what follows it in lines of its own was cut off. */
function cutSeries(content: readonly Block[], ends: readonly number[], parted: (at: number) => boolean): Break[] {
  const cut: Break[] = [];
  for (const at of ends) {
    const before = content[at]!;
    const after = content[at + 1];
    if (!after || !isProse(after.paragraph) || !parted(at + 1)) continue;
    const [next] = after.paragraph.items;
    if (!next || next.span.start !== after.paragraph.indent || !CLAUSES.has(next.style)) continue;
    const last = before.paragraph.items.findLast(({ style }) => style === next.style);
    if (last?.ordinal !== next.ordinal - 1) continue;
    if (last.span.start > before.paragraph.indent || cut.at(-1)?.after === before)
      cut.push({ before, after, kind: 'semicolon', drop: 0, sure: true });
  }
  return cut;
}

/** 一是, 一要, 第一，, 其一，: they count clauses, in lines or in a paragraph, never both. */
const CLAUSES: ReadonlySet<string> = new Set(['shi', 'yao', 'di', 'qi']);

/** Where the line `a` breaks off inside a sentence that the line below goes on with. */
const insideSentence = perPair((a: Paragraph, b: Paragraph): Omit<Break, 'before' | 'after'> | undefined => {
  if (!isProse(a) || !isProse(b)) return undefined;
  const last = lastOf(a);
  if (WHOLE.includes(last) || SEMICOLONS.includes(last) || a.han < 15 || b.han < 4) return undefined;
  const page = pageNumber(a, b);
  if (page > 0) return { kind: 'page', drop: page, sure: true };
  if (beginsItem(b) || (kindOf(b.prose.charCodeAt(b.indent)) & (Kind.mark | Kind.bracket | Kind.dash)) !== 0)
    return undefined;
  // What goes on is a sentence too: a list of names or a table is not.
  if (!/[。！？；;!?”]/.test(b.prose.slice(b.indent, b.end))) return undefined;
  if (last === '，' || last === ',' || last === '、') return { kind: 'comma', drop: 0, sure: true };
  if (
    isHan(last.charCodeAt(0)) &&
    LINKED.test(b.prose.slice(b.indent, b.indent + 4)) &&
    !(a.marker && a.headingEnd === a.end)
  )
    return { kind: 'inside', drop: 0, sure: false };
  if (a.han < 20 || (a.marker && a.headingEnd === a.end)) return undefined;
  if (!isHan(last.charCodeAt(0)) || !isHan(b.prose.charCodeAt(b.indent))) return undefined;
  // A short line, or one without a mark: only inside a word, and not where lines of one width follow each other.
  if (a.han < 30 || !/[。，；,]/.test(a.prose.slice(a.indent, a.end)))
    return b.han >= a.han + 8 && cutsWord(a, b) ? { kind: 'inside', drop: 0, sure: false } : undefined;
  if (opensAtEnd(a, b)) return { kind: 'inside', drop: 0, sure: true };
  if (cannotEnd(a) || cannotBegin(b) || cutsWord(a, b)) return { kind: 'inside', drop: 0, sure: false };
  return undefined;
});

/** 作了很好的 / 发言。: a word that a site made a link of, on a line of its own; no paragraph begins with it and a mark. */
const LINKED = /^(?:讲话|发言|致辞|报告|指示|批示|表态发言|交流发言)[，。,、；;]/;
/** 各位领导、各位 / 同志： */
const CALLED = /^(?:各位|尊敬的|敬爱的|同志们|女士们)[^。！？!?：:]{0,40}(?:、|各位|尊敬的|亲爱的)$/;
const CALLED_ON = /^(?:同志|朋友|来宾|代表|委员|领导|嘉宾|老师|同学|战友|乡亲|先生)[^。！？!?]{0,30}[：:]$/;

/** Salutations that break off and end in the next line. */
function salutations(content: readonly Block[], parted: (at: number) => boolean): Break[] {
  const found: Break[] = [];
  for (let at = 1; at < Math.min(content.length, MAY_CALL); at++) {
    const [before, after] = [content[at - 1]!, content[at]!];
    const [a, b] = [before.paragraph, after.paragraph];
    if (a.end - a.indent > 48 || b.end - b.indent > 48 || !parted(at)) continue;
    if (CALLED.test(a.prose.slice(a.indent, a.end)) && CALLED_ON.test(b.prose.slice(b.indent, b.end)))
      found.push({ before, after, kind: 'inside', drop: 0, sure: true });
  }
  return found;
}

const NO_NUMBER =
  /^(\d{1,3})(?=[\u4e00-\u9fff])(?![年月日号时分秒个名家项件次万亿元人亩户台套条座所公里米平吨千百多余岁种类级层届期位只头处类倍支辆架间宗座艘厘毫克斤度点周天世大小比至到以场组批笔本队班堂课站线号处方])/;

/** 已成为包括广大 / 1妇女在内: the number of a page that stands before the rest of a sentence. @returns its length, or 0 */
function pageNumber(a: Paragraph, b: Paragraph): number {
  if (a.han < 30 || !isHan(lastOf(a).charCodeAt(0)) || (a.marker && a.headingEnd === a.end)) return 0;
  return NO_NUMBER.exec(b.prose.slice(b.indent, b.indent + 5))?.[1]?.length ?? 0;
}

/** Whether the line ends inside quotation marks or brackets that the next line closes. */
function opensAtEnd(a: Paragraph, b: Paragraph): boolean {
  for (let at = a.end - 1; at >= Math.max(a.indent, a.end - 40); at--) {
    const character = a.prose[at]!;
    if (CLOSE.includes(character)) return false;
    const pair = OPEN.indexOf(character);
    if (pair === -1) continue;
    for (let next = b.indent; next < Math.min(b.end, b.indent + 60); next++) {
      if (b.prose[next] === CLOSE[pair]) return true;
      if (b.prose[next] === character) return false;
    }
    return false;
  }
  return false;
}

/** Words that end no clause: what they govern follows. */
const WANTS_MORE =
  /(?:围绕|通过|按照|根据|关于|对于|为了|由于|以及|并且|而且|因为|如果|虽然|不断|进一步|切实|必须|应当|能够|已经|正在|使得|着眼于|有利于|有助于|立足于|致力于|贯穿于|坚持以|特别是|尤其是|主要是|就是)$/;

/** Whether no sentence ends like this line: with a word that wants another, or a clause of one character. */
function cannotEnd({ prose, end }: Paragraph): boolean {
  const tail = prose.slice(Math.max(0, end - 24), end);
  if (/[和与及把被将]$/.test(tail) || WANTS_MORE.test(tail)) return true;
  const clause = /[，。；、：,;:]([^，。；、：,;:]*)$/.exec(tail)?.[1] ?? tail;
  return clause.length === 1;
}

/** Whether no paragraph begins like this line. */
const cannotBegin = ({ prose, indent }: Paragraph): boolean =>
  /^(?:的(?![确士话])|了(?!解|不起|却|然)|着(?!力|眼|手|重|实|装)|及(?!时|早|其|格)|等(?=[，。、；一多各方工]))/.test(
    prose.slice(indent, indent + 4),
  );

/** Whether the line end falls inside a word of the dictionary. */
function cutsWord(a: Paragraph, b: Paragraph): boolean {
  const head = a.prose.slice(Math.max(a.indent, a.end - 12), a.end);
  const joined = head + b.prose.slice(b.indent, b.indent + 12);
  return !atWordBounds(joined, head.length, joined.length);
}

function reportOf({ before, after, kind, drop, sure }: Break): Report {
  const end = before.start + before.paragraph.end;
  const start = after.start + after.paragraph.indent;
  const edits = (): readonly Edit[] => [{ span: { start: end, end: start + drop }, text: '' }];
  if (kind === 'page') {
    const mark = after.paragraph.prose.slice(after.paragraph.indent, after.paragraph.indent + drop);
    if (mark === '1、' || !isProse(before.paragraph)) return pageMarkAlone(start, mark);
    return {
      span: { start, end: start + drop },
      message: () => ({
        zh: `“${mark}”是网页分页留下的页码，把一句话从中间断开了。请删去页码，与上一段接起来。`,
        en: `“${mark}” is a page number that a viewer put here, in the middle of a sentence. Delete it and join the line to the one before.`,
      }),
      fixes: () => [
        {
          title: { zh: '删去页码，接到上一段', en: 'Delete it and join the lines' },
          safety: 'safe',
          layout: 'joins',
          edits: edits(),
        },
      ],
    };
  }
  return {
    span: { start: end - 1, end },
    awaits: { start: end, end: after.start - 1 },
    message: () => (kind === 'inside' ? INSIDE : behind(lastOf(before.paragraph))),
    fixes: () => [
      {
        title: { zh: '与下一行接起来', en: 'Join with the next line' },
        safety: sure ? 'safe' : 'suggestion',
        ...(sure ? { layout: 'joins' as const } : {}),
        edits: edits(),
      },
    ],
  };
}

/** All lines of the text end at one margin. */
function reportWidth(cuts: readonly (readonly [Block, Block])[]): Report {
  const { start, paragraph } = cuts[0]![0];
  return {
    span: { start: start + paragraph.end - 1, end: start + paragraph.end },
    severity: 'info',
    message: {
      zh: `全文每行都在同一宽度处断开，这是第一处，共 ${cuts.length} 处，多半是从 PDF 或窄栏网页复制的。可以一次接起来，再核对分段。`,
      en: `All lines of the text break at one width (${cuts.length} places, this is the first), most likely copied from a PDF or a narrow page. They can be joined at once; then check the paragraphs.`,
    },
    fixes: () => [
      {
        title: { zh: `把这 ${cuts.length} 处断行都接起来`, en: `Join all ${cuts.length} lines` },
        safety: 'suggestion',
        edits: cuts.map(([before, after]) => ({
          span: { start: before.start + before.paragraph.end, end: after.start + after.paragraph.indent },
          text:
            isLatinAt(before.paragraph, before.paragraph.end - 1) && isLatinAt(after.paragraph, after.paragraph.indent)
              ? ' '
              : '',
        })),
      },
    ],
  };
}

const isLatinAt = ({ prose }: Paragraph, at: number): boolean => (kindOf(prose.charCodeAt(at)) & Kind.latin) !== 0;

const INSIDE: Text = {
  zh: '一句话还没有说完就换行了，下一行接着说。多半是复制时断开的，请接成一段。',
  en: 'The line ends inside a sentence that the next line goes on with, most likely broken in copying. Join them.',
};
const behind = (mark: string): Text => ({
  zh: `一段话在“${mark}”处断开，下一行接着说。多半是复制时断开的，请接成一段。`,
  en: `The paragraph breaks off behind “${mark}” and goes on in the next line, most likely broken in copying. Join them.`,
});

/** A blank between two Chinese characters, where a line ended; an ordinal behind it begins a paragraph. */
const BLANK = /(?<=[\u4e00-\u9fff，、,])[ \u3000](?=[\u4e00-\u9fff])(?![一二三四五六七八九十]{1,3}[、是要])/g;
/** So many of them fall inside a word where lines were joined; a name that is spaced out has one or two. */
const CUT_WORDS = 3;
/** Two are enough among so many blanks. */
const MANY_BLANKS = 6;

/** Blanks in a paragraph whose words they cut, and the first that does; empty where they cut too few. */
interface Blanks {
  readonly places: readonly number[];
  readonly first: number;
}
const NO_BLANKS: Blanks = { places: [], first: -1 };

const cuttingBlanks = perParagraph(({ prose, role, han, kinds }): Blanks => {
  if ((kinds & Kind.blank) === 0 || han < 60 || (role !== 'body' && role !== 'closing') || !prose.includes('。'))
    return NO_BLANKS;
  const places = Array.from(prose.matchAll(BLANK), ({ index }) => index);
  if (places.length < CUT_WORDS) return NO_BLANKS;
  let first = -1;
  let cuts = 0;
  const wanted = places.length >= MANY_BLANKS ? CUT_WORDS - 1 : CUT_WORDS;
  for (const index of places) {
    const head = prose.slice(Math.max(0, index - 12), index);
    const joined = head + prose.slice(index + 1, index + 13);
    if (atWordBounds(joined, head.length, joined.length)) continue;
    if (first === -1) first = index;
    if (++cuts === wanted) return { places, first };
  }
  return NO_BLANKS;
});

/** 为了开好会议，县 委、县政府做了 大量工作: the lines of a page, joined with blanks. */
function joinedLines({ start, paragraph }: Block): Report {
  const { places, first } = cuttingBlanks(paragraph);
  return {
    span: { start: start + first - 1, end: start + first + 2 },
    message: {
      zh: `词语中间夹着空格，这一段共有 ${places.length} 处空格，多半是复制时换行的地方变成了空格。请删去。`,
      en: `Blanks stand inside words, ${places.length} blanks in this paragraph: most likely line ends that became blanks in copying. Delete them.`,
    },
    fixes: [
      {
        title: { zh: `删去这 ${places.length} 处空格`, en: `Delete these ${places.length} blanks` },
        safety: 'suggestion',
        edits: places.map((at) => ({ span: { start: start + at, end: start + at + 1 }, text: '' })),
      },
    ],
  };
}

/** Han characters from which a line with a comma is a paragraph of prose, which ends with a mark. */
const PARAGRAPH_HAN = 40;

const endsWithComma = (prose: string, end: number): boolean => prose[end - 1] === '，' || prose[end - 1] === ',';

function lacksEnd({ han, role, prose, end, indent, marker, headingEnd }: Paragraph): boolean {
  if (role !== 'body' || han < PARAGRAPH_HAN || (marker && headingEnd === end)) return false;
  return (isHan(prose.charCodeAt(end - 1)) && /[，。,]/.test(prose.slice(indent, end))) || endsWithComma(prose, end);
}

/**
 * 作出积极的贡献 / 下面……: prose that ends without a mark, with more behind it. What stands last is still being typed, and
 * lines of one width end anywhere.
 */
function* withoutEnd(draft: Draft, { content, endless }: Survey, known: ReadonlySet<Block>): Iterable<Report> {
  const last = content.findLastIndex(({ paragraph: { role } }) => role !== 'residue');
  for (const at of endless) {
    const block = content[at]!;
    if (at === last || known.has(block)) continue;
    const { start, paragraph } = block;
    const { end } = paragraph;
    const comma = endsWithComma(paragraph.prose, end);
    yield {
      span: { start: start + end - 1, end: start + end },
      awaits: { start: start + end, end: endBefore(draft, block.index + 1) },
      severity: 'info',
      message: {
        zh: comma
          ? '这一段停在逗号上，一句话没有说完。请补全，或核对下文。'
          : '这一段末尾没有标点：要么缺句号，要么一句话在这里断了。请补上，或核对下文。',
        en: comma
          ? 'This paragraph stops at a comma, in the middle of a sentence. Complete it, or compare the text below.'
          : 'This paragraph ends without a mark: a full stop is missing, or a sentence breaks off here.',
      },
      fixes: [
        {
          title: comma
            ? { zh: '逗号改为句号', en: 'Make the comma a full stop' }
            : { zh: '补上句号', en: 'Add a full stop' },
          safety: 'suggestion',
          edits: [{ span: { start: start + end - (comma ? 1 : 0), end: start + end }, text: '。' }],
        },
      ],
    };
  }
}

/** The number of a page that begins a paragraph of its own. */
const pageMarkAlone = (start: number, mark: string): Report => ({
  span: { start, end: start + mark.length },
  message: {
    zh: `“${mark}”是网页分页留下的页码，不是正文的序号。请删去。`,
    en: `“${mark}” is a page number that a viewer put here, no ordinal of the text. Delete it.`,
  },
  fixes: [
    {
      title: { zh: '删去页码', en: 'Delete it' },
      safety: 'safe',
      layout: 'joins',
      edits: [{ span: { start, end: start + mark.length }, text: '' }],
    },
  ],
});

/** Paragraphs that were broken in two. */
export const rule: DraftRule = {
  id: 'broken-paragraph',
  title: { zh: '段落被断开', en: 'Broken paragraph' },
  why: {
    zh: '从网页复制的文稿，常在分号后、页面交界处被硬生生断成两段，一句话分在两行。带序号的分项各占一行、以分号结尾，不算错。',
    en: 'Text copied from a web page is often broken behind a semicolon or where a page ended, so that one sentence stands in two paragraphs. Items of a list, each with its own ordinal, may end with a semicolon.',
  },
  severity: 'warning',
  scope: 'draft',
  yieldsTo: ['web-residue'],
  examples: [
    {
      bad: '今年以来，各村都有起色。有的村修通了水渠，解决了灌溉难题⟦；⟧\n有的村建起了冷库，卖上了好价钱。这些做法值得推广。',
      good: '今年以来，各村都有起色。有的村修通了水渠，解决了灌溉难题；有的村建起了冷库，卖上了好价钱。这些做法值得推广。',
    },
    {
      bad: '各单位要把这项工作摆上重要位置，主要负责同志亲自抓⟦，⟧\n分管负责同志具体抓，一级一级压实责任。',
      good: '各单位要把这项工作摆上重要位置，主要负责同志亲自抓，分管负责同志具体抓，一级一级压实责任。',
    },
    {
      bad: '同志们：\n今年以来，各乡镇早谋划、早动手，把春耕备耕抓在手上，全县上下紧紧围⟦绕⟧\n粮食安全，做了大量工作。各单位要再接再厉。',
      good: '同志们：\n今年以来，各乡镇早谋划、早动手，把春耕备耕抓在手上，全县上下紧紧围绕粮食安全，做了大量工作。各单位要再接再厉。',
    },
    {
      bad: '同志们：\n今年以来，各乡镇早谋划、早动手，把春耕备耕抓在手上，抓紧每一天时间，这已经成为全县广大\n⟦3⟧农民群众的共识。',
      good: '同志们：\n今年以来，各乡镇早谋划、早动手，把春耕备耕抓在手上，抓紧每一天时间，这已经成为全县广大农民群众的共识。',
    },
    {
      bad: '同志们：\n这次造林动员会，主要任务是贯彻上级部署，动员全县干部群众抓住春季有利时机，把荒山绿起来，为子孙后代留下青山绿⟦水⟧\n下面，我讲两点意见。',
      good: '同志们：\n这次造林动员会，主要任务是贯彻上级部署，动员全县干部群众抓住春季有利时机，把荒山绿起来，为子孙后代留下青山绿水。\n下面，我讲两点意见。',
    },
    {
      bad: '同志们：\n为了做好今年的春耕 备耕工作，县里提前调运了种子、化肥和⟦农 药⟧。各乡镇要把物资送到田间地头，把技 术讲给每一户群 众。要用好农机，抢抓农时，一天也不耽误，确保全年粮食稳产增产。',
      good: '同志们：\n为了做好今年的春耕备耕工作，县里提前调运了种子、化肥和农药。各乡镇要把物资送到田间地头，把技术讲给每一户群众。要用好农机，抢抓农时，一天也不耽误，确保全年粮食稳产增产。',
    },
    {
      bad: '同志们：\n全县春耕备耕工作已经全面铺开，各级干部要深入田间地头，把技术送到农户手中，帮助群众解决实际⟦困⟧\n难问题，确保不误农时。各乡镇要抓紧行动。',
      good: '同志们：\n全县春耕备耕工作已经全面铺开，各级干部要深入田间地头，把技术送到农户手中，帮助群众解决实际困难问题，确保不误农时。各乡镇要抓紧行动。',
    },
    {
      bad: '春耕有了起色。有的村修通水渠，解了旱情⟦；⟧\n有的村备足种子，不误农时。\n对冬季管护，一要定人定岗，明确责任⟦；⟧\n二要勤查勤看，随时补苗⟦；⟧\n三要备足物资，确保过冬。',
      good: '春耕有了起色。有的村修通水渠，解了旱情；有的村备足种子，不误农时。\n对冬季管护，一要定人定岗，明确责任；二要勤查勤看，随时补苗；三要备足物资，确保过冬。',
    },
    {
      bad: '同志们：\n⟦1、⟧今年以来，全县各乡镇和有关部门早谋划、早动手，把春耕备耕抓在手上，抓紧每一天时间，先后组织了多场培训。把农业技术送到田间地头，这些做法已经成为全县广大干部群\n⟦2、⟧众的共识，各单位要继续抓下去，抓出成效，把今年的各项任务一件一件落到实处。对完成得好的要表彰奖励，对完成得不好的要通报批评，做到奖罚分明、有始有终，务求抓出实\n⟦3、⟧效，确保夏粮丰收。',
      good: '同志们：\n今年以来，全县各乡镇和有关部门早谋划、早动手，把春耕备耕抓在手上，抓紧每一天时间，先后组织了多场培训。把农业技术送到田间地头，这些做法已经成为全县广大干部群众的共识，各单位要继续抓下去，抓出成效，把今年的各项任务一件一件落到实处。对完成得好的要表彰奖励，对完成得不好的要通报批评，做到奖罚分明、有始有终，务求抓出实效，确保夏粮丰收。',
    },
    {
      bad: '同志们：\n今年以来，全县各乡镇和有关部门早谋划、早动手，把春耕备耕抓在手上，先后组织了多场技术培训，呈现良好态势⟦，⟧\n\n一、抓好春耕\n各乡镇要抓紧备苗整地，不误农时。',
      good: '同志们：\n今年以来，全县各乡镇和有关部门早谋划、早动手，把春耕备耕抓在手上，先后组织了多场技术培训，呈现良好态势。\n\n一、抓好春耕\n各乡镇要抓紧备苗整地，不误农时。',
    },
    {
      bad: '同志们：\n让我们共同举杯，为全县粮食丰收，为各位来宾身体健康、家庭幸福，⟦干⟧\n杯！',
      good: '同志们：\n让我们共同举杯，为全县粮食丰收，为各位来宾身体健康、家庭幸福，干杯！',
    },
    {
      bad: '在春耕工作会议上的讲话\n各位领导、各⟦位⟧\n同志：\n刚才，县农业农村局的负责同志对全县春耕备耕工作作了很好⟦的⟧\n发言，各乡镇要抓好落实。',
      good: '在春耕工作会议上的讲话\n各位领导、各位同志：\n刚才，县农业农村局的负责同志对全县春耕备耕工作作了很好的发言，各乡镇要抓好落实。',
    },
    {
      bad: '同志们：\n这次会议很重要，希望大家认真领会，抓好落实。下面，我先讲几点意⟦见⟧\n。\n一、认清形势\n今年的任务很重。',
      good: '同志们：\n这次会议很重要，希望大家认真领会，抓好落实。下面，我先讲几点意见。\n一、认清形势\n今年的任务很重。',
    },
    {
      bad: '同志们：\n今天我们召开全市春季植树动员大会，主要任务是贯彻落实省⟦委⟧\n、省政府关于国土绿化的部署，总结去年工作，安排今年任务，\n动员全市上下迅速行动起来，掀起春季植树造林热潮。刚才，市\n林业局通报了去年的绿化情况，三个县区作了表态发言，讲得都\n很好，我完全赞成。\n植树造林功在当代、利在千秋。近年来，我市大力实施绿化工程\n，森林覆盖率逐年提高，生态环境明显改善，得到了广大群众的\n拥护。但也要看到，我们的工作还有差距，个别地方重栽轻管，\n成活率不高，群众有意见，必须认真加以解决。',
      good: '同志们：\n今天我们召开全市春季植树动员大会，主要任务是贯彻落实省委、省政府关于国土绿化的部署，总结去年工作，安排今年任务，动员全市上下迅速行动起来，掀起春季植树造林热潮。刚才，市林业局通报了去年的绿化情况，三个县区作了表态发言，讲得都很好，我完全赞成。\n植树造林功在当代、利在千秋。近年来，我市大力实施绿化工程，森林覆盖率逐年提高，生态环境明显改善，得到了广大群众的拥护。但也要看到，我们的工作还有差距，个别地方重栽轻管，成活率不高，群众有意见，必须认真加以解决。',
    },
  ],
  accepts: [
    '白水县推进义务教育优质均衡发展工作综述\n一、办学条件全面改善\n——城乡学校建设标准基本实现统一\n——薄弱学校改造任务全部提前完成\n——教学仪器设备配备水平显著提高\n二、教师队伍不断加强\n——教师补充交流机制逐步健全完善\n——乡村教师工资待遇落实更加有力\n——骨干教师培养力度持续不断加大\n三、教育质量稳步提升\n——课程教学改革不断向纵深处推进\n——学生综合素质评价体系初步建立\n——家庭学校社会协同育人更加顺畅',
    '对冬季管护，一要定人定岗，明确责任；\n二要勤查勤看，随时补苗；\n三要备足物资，确保过冬。',
    '各乡镇要做好三件事。抓紧落实：\n（一）摸清底数；\n（二）建立台账；\n（三）限期整改。',
    '工作重点是：\n加强组织领导，层层压实责任；\n强化督促检查，及时发现问题；\n做好总结宣传，推广先进经验。各单位要认真抓好落实。',
    '出席会议的有：张 三、李 四、王 五，还有各乡镇的主要负责同志。会议由县长主持，大家围绕春耕备耕、抗旱保苗、农资供应等议题作了发言，提出了不少好的意见建议，会议决定逐条研究落实。',
    '同志们：\n今年以来，各乡镇早谋划、早动手，把春耕备耕抓在手上，抓紧每一天时间，先后组织培训\n36场次，受到群众欢迎。',
    '在春耕工作会议上的讲话\n尊敬的各位领导，\n同志们：\n今天召开春耕工作会议，部署全县春耕备耕工作。\n讲话精神要抓好落实。',
    '日照香炉生紫烟，\n遥看瀑布挂前川。',
  ],
  check(draft) {
    const survey = surveyOf(draft);
    const { content, open, spaced } = survey;
    // Most drafts are sound.
    const wrapped = open.length > 0 && isWrapped(content);
    const breaks = breaksOf(survey, draft.format, wrapped);
    const reports = breaks.map(reportOf);
    if (!wrapped)
      for (const one of withoutEnd(draft, survey, new Set(breaks.map(({ before }) => before)))) reports.push(one);
    for (const at of spaced) reports.push(joinedLines(content[at]!));
    const cuts = wrapped && draft.format === 'plain' ? cutLines(content) : [];
    if (cuts.length > 0) reports.push(reportWidth(cuts));
    return reports;
  },
};
