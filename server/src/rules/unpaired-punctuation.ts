import {
  type Block,
  contentBelow,
  type Draft,
  type DraftRule,
  endBefore,
  type Fix,
  isBlank,
  isDigit,
  isHan,
  Kind,
  kindOf,
  type Paragraph,
  perParagraph,
  type Report,
  replacement,
  type Span,
} from '../core/index.js';

const OPENERS = '“‘《〈（【〔「『';
const CLOSERS = '”’》〉）】〕」』';
const DOUBLE_QUOTE = 0;
const SINGLE_QUOTE = 1;
const TITLE = 2;
const ROUND = 4;
const TORTOISE = 6;

/** Code unit → pair number + 1 for an opening mark, its negative for a closing one, 0 for all others. */
const table = new Int8Array(65536);
for (let pair = 0; pair < OPENERS.length; pair++) {
  table[OPENERS.charCodeAt(pair)] = pair + 1;
  table[CLOSERS.charCodeAt(pair)] = -pair - 1;
}
// A bracket of one width closed by one of the other is a matter of width, not of pairs.
table['('.charCodeAt(0)] = ROUND + 1;
table[')'.charCodeAt(0)] = -ROUND - 1;

/** A mark without its partner. Offsets are relative to the paragraph. */
interface Lone {
  readonly at: number;
  readonly pair: number;
  readonly open: boolean;
  /** What should stand here: the mark has a partner that points the same way (“先锋“) or is of another kind (【背景）). */
  readonly turned?: string;
  /** Where its partner stands that is wrong as well ('先锋“, ”先锋“): it takes the character of this one. */
  readonly partner?: number;
}

const NONE: readonly Lone[] = [];
/** Marks of the paragraph that have no partner in it, in order. */
const loneMarks = perParagraph(findLone);

function findLone({ prose, kinds, han, role }: Paragraph): readonly Lone[] {
  if ((kinds & (Kind.quote | Kind.bracket)) === 0 || han < 2) return NONE;
  if (role === 'residue' || role === 'code' || role === 'table') return NONE;
  if (isInTurn(prose)) return NONE;
  const byPair: number[][] = [];
  for (let at = 0; at < prose.length; at++) {
    const side = table[prose.charCodeAt(at)]!;
    if (side === 0) continue;
    const list = byPair[Math.abs(side) - 1];
    if (list) list.push(at);
    else byPair[Math.abs(side) - 1] = [at];
  }
  const lone: Lone[] = [];
  byPair.forEach((places, pair) => {
    resolve(prose, places, pair, lone);
  });
  if (lone.length === 0) return NONE;
  return joinUnlike(
    prose,
    lone.sort((a, b) => a.at - b.at),
  );
}

/** Whether the marks of each kind open and close in turn, as they do nearly everywhere. */
function isInTurn(prose: string): boolean {
  let open = 0;
  for (let at = 0; at < prose.length; at++) {
    const side = table[prose.charCodeAt(at)]!;
    if (side === 0) continue;
    const kind = 1 << Math.abs(side);
    if (((open & kind) !== 0) === side > 0) return false;
    open ^= kind;
  }
  return open === 0;
}

/** Kinds of mark that are mistaken for one another: quotation marks, title marks, brackets. */
const GROUPS = '001122200';

/** 【背景）: two marks without a partner that are meant for one another are one mistake. */
function joinUnlike(prose: string, lone: readonly Lone[]): readonly Lone[] {
  const joined: Lone[] = [];
  for (const mark of lone) {
    const before = joined.at(-1);
    if (
      before?.open &&
      !mark.open &&
      before.turned === undefined &&
      mark.turned === undefined &&
      before.pair !== mark.pair &&
      GROUPS[before.pair] === GROUPS[mark.pair] &&
      mark.at - before.at <= 60
    ) {
      joined.pop();
      const half = prose.charCodeAt(before.at) < 0x80;
      joined.push({ ...mark, turned: half ? ')' : CLOSERS[before.pair]! });
    } else joined.push(mark);
  }
  return joined;
}

const opens = (prose: string, at: number): boolean => table[prose.charCodeAt(at)]! > 0;

/** Pairs the marks of one kind; what stays over goes to `lone`. */
function resolve(prose: string, places: readonly number[], pair: number, lone: Lone[]): void {
  const quotes = pair === DOUBLE_QUOTE || pair === SINGLE_QUOTE;
  if (quotes && resolveTurned(prose, places, pair, lone)) return;
  const open: number[] = [];
  const closers: number[] = [];
  /** Pairs by their closing mark, for the second look. */
  const pairs: [number, number][] = [];
  for (let i = 0; i < places.length; i++) {
    const at = places[i]!;
    if (opens(prose, at)) {
      const last = open.at(-1);
      const straight = pair === DOUBLE_QUOTE ? straightBefore(prose, at, places[i + 1]) : -1;
      // “先锋“、: the second mark stands where a quotation ends.
      if (quotes && last !== undefined && isTerm(prose, last + 1, at) && endsPhrase(prose, at + 1)) {
        open.pop();
        lone.push({ at, pair, open: true, turned: CLOSERS[pair]! });
      } else if (straight !== -1) lone.push({ at, pair, open: true, turned: CLOSERS[pair]!, partner: straight });
      else open.push(at);
    } else if (open.length > 0) pairs.push([open.pop()!, at]);
    else {
      const next = places[i + 1];
      if (
        quotes &&
        next !== undefined &&
        !opens(prose, next) &&
        isTerm(prose, at + 1, next) &&
        endsPhrase(prose, next + 1)
      ) {
        lone.push({ at, pair, open: false, turned: OPENERS[pair]! });
        i++;
      } else closers.push(at);
    }
  }
  // Where much is lost there is no telling which mark belongs to which.
  const few = open.length + closers.length <= 8;
  for (const at of open) {
    const better = quotes && few ? innerOf(prose, at, pairs) : undefined;
    keep(prose, { at: better ?? at, pair, open: true }, lone);
  }
  for (const at of closers) {
    const better = quotes && few ? earlierCloser(prose, at, pairs) : undefined;
    keep(prose, { at: better ?? at, pair, open: false }, lone);
  }
}

/**
 * “先锋“…“模范“, ”先锋“…”模范“: all marks of the paragraph point one way, or all the wrong way, and two by two enclose terms.
 *
 * @returns whether it is so; the second of each two is then in `lone`
 */
function resolveTurned(prose: string, places: readonly number[], pair: number, lone: Lone[]): boolean {
  if (places.length < 2 || places.length % 2 === 1) return false;
  const first = opens(prose, places[0]!);
  const second = opens(prose, places[1]!);
  // In turn, as they should be; or one pair whose second mark may as well begin something.
  if (first && !second) return false;
  if (places.length === 2 && !endsPhrase(prose, places[1]! + 1)) return false;
  for (let i = 0; i < places.length; i += 2) {
    const [from, to] = [places[i]!, places[i + 1]!];
    if (opens(prose, from) !== first || opens(prose, to) !== second) return false;
    if (to - from < 3 || !isTerm(prose, from + 1, to)) return false;
  }
  for (let i = 0; i < places.length; i += 2) {
    const [from, to] = [places[i]!, places[i + 1]!];
    if (first) lone.push({ at: to, pair, open: true, turned: CLOSERS[pair]! });
    else if (second) lone.push({ at: to, pair, open: true, turned: CLOSERS[pair]!, partner: from });
    else lone.push({ at: from, pair, open: false, turned: OPENERS[pair]! });
  }
  return true;
}

/**
 * '先锋“: a website turned the opening mark into a straight one and the closing mark into an opening one.
 *
 * @param next the mark of the same kind behind it
 * @returns where the straight one stands; -1 where there is none
 */
function straightBefore(prose: string, at: number, next: number | undefined): number {
  if (next !== undefined && !opens(prose, next)) return -1;
  const from = Math.max(0, at - 40);
  const straight = from + prose.slice(from, at - 1).lastIndexOf("'");
  if (straight < from || (kindOf(prose.charCodeAt(straight - 1)) & Kind.latin) !== 0) return -1;
  return /[。；“”\n]/.test(prose.slice(straight + 1, at)) ? -1 : straight;
}

/**
 * 他说：“坚持“两个维护，做到知行合一。” The last mark ends the speech, so it is the inner opening mark that has lost its
 * partner, not the outer one.
 */
function innerOf(prose: string, outer: number, pairs: [number, number][]): number | undefined {
  if (!startsSpeech(prose, outer)) return undefined;
  const pair = pairs.find(
    ([from, to]) => from > outer && isSentenceEnd(prose.charCodeAt(to - 1)) && !startsSpeech(prose, from),
  );
  if (!pair) return undefined;
  const inner = pair[0];
  pair[0] = outer;
  return inner;
}

/** 他说：“坚持两个维护”，做到知行合一。” The last mark ends the speech; the one before it is alone. */
function earlierCloser(prose: string, last: number, pairs: [number, number][]): number | undefined {
  if (!isSentenceEnd(prose.charCodeAt(last - 1))) return undefined;
  const pair = pairs.findLast(([, to]) => to < last);
  if (!pair || !startsSpeech(prose, pair[0]) || isSentenceEnd(prose.charCodeAt(pair[1] - 1))) return undefined;
  const earlier = pair[1];
  pair[1] = last;
  return earlier;
}

/** How far from a lone mark its partner, or the place for it, is looked for. */
const REACH = 400;

/** Drops what only looks like a mark without a partner: apostrophes, list marks, inches, faces. */
function keep(prose: string, mark: Lone, lone: Lone[]): void {
  const { at, pair, open } = mark;
  const before = prose.charCodeAt(at - 1);
  const after = prose.charCodeAt(at + 1);
  const halfWidth = prose.charCodeAt(at) < 0x80;
  if (pair === SINGLE_QUOTE) {
    if ((kindOf(before) & (Kind.latin | Kind.digit)) !== 0) return;
    if ((kindOf(after) & (Kind.latin | Kind.digit)) !== 0) return;
  }
  if (
    pair === DOUBLE_QUOTE &&
    !open &&
    isDigit(before) &&
    /^(?:显示|屏|管|液晶|轮|硬盘|宽|笔记本|电脑|电视|平板|\d)/.test(prose.slice(at + 1, at + 4))
  )
    return;
  if (pair === DOUBLE_QUOTE || pair === SINGLE_QUOTE) {
    // A straight mark on the other side is its partner in another script.
    const straight = pair === DOUBLE_QUOTE ? '"' : "'";
    const place = open
      ? prose.slice(at + 1, at + 1 + REACH).indexOf(straight)
      : prose.slice(Math.max(0, at - REACH), at).indexOf(straight);
    if (place !== -1) {
      const other = open ? prose.indexOf(straight, at + 1) : prose.lastIndexOf(straight, at - 1);
      // One straight mark alone, and a term between: it is the partner, of the wrong kind.
      if (
        prose.indexOf(straight) === prose.lastIndexOf(straight) &&
        isTerm(prose, Math.min(at, other) + 1, Math.max(at, other))
      )
        lone.push({ at: other, pair, open: !open, turned: (open ? CLOSERS : OPENERS)[pair]! });
      return;
    }
  }
  if (pair === ROUND) {
    if (!open && isListMark(prose, at)) return;
    // Faces and formulas are written with half-width brackets.
    if (halfWidth && !(isWide(before) || isWide(after))) return;
    if (halfWidth && (open ? !isWide(after) && !(isDigit(after) && isHan(before)) : !isWide(before))) return;
  }
  if (pair === TORTOISE || pair === ROUND) {
    // 〔2024]、(2024〕: the year of a document number in two kinds of bracket.
    const year = open ? prose.slice(at + 1, at + 5) : prose.slice(at - 4, at);
    const other = prose[open ? at + 5 : at - 5];
    if (/^\d{4}$/.test(year) && other !== undefined && '[]［］()（）【】〔〕'.includes(other)) return;
  }
  lone.push(mark);
}

/** 1） a） 一） at the beginning of a line or a clause. */
function isListMark(prose: string, at: number): boolean {
  let from = at - 1;
  while (
    from >= 0 &&
    at - from <= 3 &&
    (kindOf(prose.charCodeAt(from)) & (Kind.digit | Kind.latin | Kind.numeral)) !== 0
  )
    from--;
  if (from === at - 1) return /[Ⅰ-ⅿ①-⑳甲乙丙丁]/.test(prose[from] ?? '');
  // What of 一） is decided for the whole draft.
  if (from < 0 || prose.slice(0, from + 1).trim() === '') return (kindOf(prose.charCodeAt(at - 1)) & Kind.han) === 0;
  const code = prose.charCodeAt(from);
  if (isBlank(code) || code === 10 || code === 13 || isMark(code)) return true;
  // 主要包括1）人员；2）经费
  return at - from <= 3 && isDigit(prose.charCodeAt(from + 1)) && isDigit(prose.charCodeAt(at - 1));
}

const isMark = (code: number): boolean =>
  (kindOf(code) & Kind.mark) !== 0 || code === 0x2c || code === 0x3b || code === 0x3a;
const isWide = (code: number): boolean =>
  isHan(code) || (code >= 0x2018 && code <= 0x201d) || table[code] !== 0 || (kindOf(code) & Kind.mark) !== 0;
const isSentenceEnd = (code: number): boolean => code === 0x3002 || code === 0xff01 || code === 0xff1f;

/** A name or a term, not a sentence: at most 20 characters, no mark that ends a clause. */
function isTerm(prose: string, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 20) return false;
  for (let at = from; at < to; at++) {
    const code = prose.charCodeAt(at);
    if (isMark(code) || table[code] !== 0 || isBlank(code)) return false;
  }
  return true;
}

/** Whether nothing, or a mark that ends a phrase, stands at `at`. */
function endsPhrase(prose: string, at: number): boolean {
  if (at >= prose.length) return true;
  const code = prose.charCodeAt(at);
  return isMark(code) || table[code]! < 0 || code === 10 || code === 13;
}

/** Whether the quotation that opens at `at` is somebody's words: a colon or a comma stands before it, or nothing. */
function startsSpeech(prose: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(prose.charCodeAt(before))) before--;
  if (before < 0) return true;
  const code = prose.charCodeAt(before);
  if (code === 0xff1a || code === 0x3a) return true;
  return (code === 0xff0c || code === 0x2c) && /[说道出调示求为写]$/.test(prose.slice(before - 1, before));
}

/** How many blocks a quotation may run over. */
const QUOTATION_BLOCKS = 40;
/** How many lines of one width a quotation may run over. */
const LINES_OF_SENTENCES = 12;
/** How many blocks a note in brackets may run over. */
const BRACKET_BLOCKS = 15;

interface Found {
  readonly block: Block;
  readonly mark: Lone;
}

/** 一） at the beginning of a line: right where all items are written so, a lost （ where others have both. */
const isHalfOrdinal = ({ prose, indent }: Paragraph, { at, pair, open }: Lone): boolean =>
  pair === ROUND && !open && at - indent <= 3 && /^[一二三四五六七八九十]+$/.test(prose.slice(indent, at));

/** The marks that have no partner in the draft. */
function* unpaired(draft: Draft): Iterable<Found> {
  let pending: Found[][] | undefined;
  const all: (Found | undefined)[] = [];
  const drop = (found: Found): void => {
    const at = all.lastIndexOf(found);
    if (at !== -1) all[at] = undefined;
  };
  for (const block of draft.blocks) {
    const marks = loneMarks(block.paragraph);
    const quoted = pending?.[DOUBLE_QUOTE];
    const open = quoted?.at(-1);
    if (
      quoted &&
      open &&
      isQuoted(block.paragraph) &&
      isNextBlock(draft, open.block, block) &&
      startsSpeech(open.block.paragraph.prose, open.mark.at)
    ) {
      // The last paragraph of a quotation opens and closes it.
      drop(open);
      quoted.length = 0;
    }
    for (const mark of marks) {
      const found = { block, mark };
      all.push(found);
      if (mark.turned !== undefined) continue;
      pending ??= [];
      const chain = pending[mark.pair] ?? [];
      pending[mark.pair] = chain;
      const last = chain.at(-1);
      if (mark.open) {
        const first = mark.at === block.paragraph.indent;
        if (
          last &&
          first &&
          isNextBlock(draft, last.block, block) &&
          startsSpeech(last.block.paragraph.prose, last.mark.at)
        ) {
          // A quotation of several paragraphs opens each of them; whether it ever closes is seen at the last.
          drop(last);
        } else chain.length = 0;
        chain.push(found);
      } else if (last && runsOn(draft, last, found)) {
        drop(last);
        drop(found);
        chain.length = 0;
      }
    }
  }
  let full: boolean | undefined;
  for (const found of all) {
    if (!found) continue;
    if (isHalfOrdinal(found.block.paragraph, found.mark)) {
      full ??= /^[ \t\u3000]{0,8}[（(][一二三四五六七八九十]{1,4}[)）]/m.test(draft.text);
      if (!full) continue;
    }
    yield found;
  }
}

/** Whether the paragraph begins with a quotation that ends with a sentence, or with the paragraph. */
function isQuoted({ prose, indent, end }: Paragraph): boolean {
  if (prose[indent] !== '“') return false;
  let depth = 0;
  for (let at = indent; at < end; at++) {
    const side = table[prose.charCodeAt(at)]!;
    if (side === DOUBLE_QUOTE + 1) depth++;
    else if (side === -DOUBLE_QUOTE - 1 && --depth === 0)
      return at >= end - 2 || isSentenceEnd(prose.charCodeAt(at - 1)) || prose[at - 1] === '；';
  }
  return false;
}

/** Whether `close` may be the partner of `open` in an earlier block. */
function runsOn(draft: Draft, open: Found, close: Found): boolean {
  const distance = close.block.index - open.block.index;
  const before = open.block.paragraph;
  const after = close.block.paragraph;
  // The line was broken inside the quotation: a matter of the break, not of the marks.
  if (isNextBlock(draft, open.block, close.block) && !isSentenceEnd(before.prose.charCodeAt(before.end - 1)))
    return true;
  if (distance > 1 && distance <= LINES_OF_SENTENCES && isOneText(draft, open.block, close.block)) return true;
  const atEnd = /^[。！？；.!?;）)”’》\s]*$/.test(after.prose.slice(close.mark.at + 1));
  const sentence = open.mark.pair <= SINGLE_QUOTE && isSentenceEnd(after.prose.charCodeAt(close.mark.at - 1));
  if (!atEnd && !sentence) return false;
  // “三个必须： with its items below.
  const announces = ':：;；'.includes(before.prose[before.end - 1] ?? ' ');
  if (open.mark.pair <= SINGLE_QUOTE)
    return distance <= QUOTATION_BLOCKS && (announces || startsSpeech(before.prose, open.mark.at));
  return distance <= BRACKET_BLOCKS && open.mark.pair !== TITLE;
}

/** Whether the lines from one block to the other were cut at a margin, every one of them inside a sentence. */
function isOneText({ blocks }: Draft, a: Block, b: Block): boolean {
  for (let i = a.index; i < b.index; i++) {
    const { prose, end, role, marker } = blocks[i]!.paragraph;
    if (role !== 'body' || (marker && i > a.index) || !isWithin(prose.charCodeAt(end - 1))) return false;
  }
  return blocks[b.index]!.paragraph.marker === undefined;
}

/** A character that ends no sentence and no heading with its colon. */
const isWithin = (code: number): boolean =>
  (kindOf(code) & (Kind.han | Kind.digit)) !== 0 || code === 0xff0c || code === 0x2c || code === 0x3001;

function isNextBlock({ blocks }: Draft, a: Block, b: Block): boolean {
  for (let i = a.index + 1; i < b.index; i++) if (blocks[i]!.paragraph.role !== 'blank') return false;
  return true;
}

/** Terms that official papers always quote. */
const QUOTED =
  '四个意识 四个自信 两个维护 两个确立 两个结合 三个代表 三个务必 四个全面 五位一体 两个一百年 一带一路 一国两制 九二共识 十五五 十四五 十三五 十二五 十一五 十五 双碳 双创 双减 三农 三会一课 两学一做 三重一大 四风 两会 两委 放管服 互联网+ 最后一公里 回头看 一把手 一票否决 一事一议 一站式 一网通办 一件事 千万工程 枫桥经验 浦江经验 两不愁三保障 走出去 引进来 不忘初心、牢记使命 学习强国 双随机、一公开 六稳 六保 三公 两新 两重 四下基层 五个一 一岗双责 党政同责 三不腐 四种形态 最多跑一次 跨省通办 双一流 专精特新 三严三实'.split(
    ' ',
  );

/** What follows a quoted term: “清风”行动. */
const HEADS =
  /(?:等|重要思想|规划|期间|时期|行动|工程|活动|战略|改革|模式|机制|制度|品牌|要求|理念|目标|精神|原则|作用|工作|建设|体系|平台|计划|方针|政策|现象|问题|方式|方法|业态|干部|岗位|称号|竞赛|专项|标准|关系|效应|格局|任务)/;

/** What stands complete in brackets or quotation marks in a paragraph. */
const markedIn = perParagraph(({ prose, kinds }) => ({
  notes:
    (kinds & Kind.bracket) === 0
      ? NO_WORDS
      : Array.from(prose.matchAll(/[（(]([\u4e00-\u9fff、]{1,12})[）)]/g), ([, note]) => note!),
  terms:
    (kinds & Kind.quote) === 0
      ? NO_WORDS
      : Array.from(prose.matchAll(/“([^“”。，；：！？\n]{2,20})”/g), ([, term]) => term!),
}));
const NO_WORDS: readonly string[] = [];

/** Terms that stand complete in quotation marks, and those that begin what lacks its closing mark. */
class Terms {
  readonly #terms = new Set<string>();
  /** What terms begin and end with: most places in a text can be told by it to hold none. */
  readonly #heads = new Set<string>();
  readonly #tails = new Set<string>();
  readonly #notes = new Set([
    '市、区',
    '区、市',
    '市',
    '区',
    '镇',
    '乡',
    '工',
    '街道',
    '镇、街道',
    '试行',
    '暂行',
    '草案',
    '征求意见稿',
  ]);
  /** Beginnings of what follows a lone opening mark, and what comes behind them. */
  readonly #next = new Map<string, { count: number; readonly first: string; several: boolean }>();

  constructor(draft: Draft) {
    for (const term of QUOTED) this.#add(term);
    for (const { paragraph } of draft.blocks) {
      if ((paragraph.kinds & (Kind.bracket | Kind.quote)) === 0) continue;
      const { notes, terms } = markedIn(paragraph);
      for (const note of notes) this.#notes.add(note);
      for (const term of terms) this.#add(term);
      for (const { at, open, pair } of loneMarks(paragraph)) {
        if (!open || pair !== DOUBLE_QUOTE) continue;
        const start = /^[^“”。，；：！？、\s]*/.exec(paragraph.prose.slice(at + 1, at + 22))![0];
        for (let length = 2; length <= start.length; length++) this.#goOn(start.slice(0, length), start[length] ?? '');
      }
    }
  }

  #add(term: string): void {
    this.#terms.add(term);
    this.#heads.add(term.slice(0, 2));
    this.#tails.add(term.slice(-2));
  }

  #goOn(stem: string, character: string): void {
    const known = this.#next.get(stem);
    if (!known) this.#next.set(stem, { count: 1, first: character, several: false });
    else {
      known.count++;
      if (known.first !== character) known.several = true;
    }
  }

  /** Length of the term that begins what follows a lone opening mark; 0 where it is not known. */
  lengthAt(prose: string, from: number): number {
    if (this.#heads.has(prose.slice(from, from + 2)))
      for (let length = 20; length >= 2; length--) if (this.#terms.has(prose.slice(from, from + length))) return length;
    return this.#branching(prose.slice(from, from + 20));
  }

  /** Whether a term ends in front of `to`, and how long it is. */
  lengthBefore(prose: string, to: number): number {
    if (!this.#tails.has(prose.slice(Math.max(0, to - 2), to))) return 0;
    for (let length = 20; length >= 2; length--)
      if (length <= to && this.#terms.has(prose.slice(to - length, to))) return length;
    return 0;
  }

  /** Length of the note that stands in brackets elsewhere (（市、区）) and begins here; 0 if none does. */
  noteAt(prose: string, from: number): number {
    for (let length = 12; length >= 1; length--) if (this.#notes.has(prose.slice(from, from + length))) return length;
    return 0;
  }

  /** The same for a note that ends in front of `to`. */
  noteBefore(prose: string, to: number): number {
    for (let length = Math.min(12, to); length >= 1; length--)
      if (this.#notes.has(prose.slice(to - length, to))) return length;
    return 0;
  }

  /** “先锋工程建设 here and “先锋工程先进 there: where they part, the term ends. */
  #branching(text: string): number {
    for (let length = 2; length <= text.length; length++) {
      const next = this.#next.get(text.slice(0, length));
      if (!next || next.count < 2) return 0;
      if (next.several) return length;
    }
    return 0;
  }
}

/** Kinds of document that end a title: 《关于加强工作的意见. */
const GENRE =
  /通知|意见|办法|条例|规定|决定|方案|纲要|规划|细则|规则|报告|公报|决议|通报|公告|批复|标准|章程|准则|计划|要点|制度|请示|函|安排|建议|公约|协定|清单|(?:表|法)(?=[》、，。；的等和与及有规要]|$)/g;

/** Where the closing mark most likely belongs, and whether that is more than a guess. */
function placeOfCloser(prose: string, { at, pair }: Lone, terms: Terms): { at: number; sure: boolean } | undefined {
  if (pair === DOUBLE_QUOTE || pair === SINGLE_QUOTE) {
    const length = terms.lengthAt(prose, at + 1);
    if (length > 0) return { at: at + 1 + length, sure: true };
    if (startsSpeech(prose, at)) {
      const end = nextOf(prose, at + 1, '。！？');
      if (end === -1) return { at: trimmedEnd(prose), sure: true };
      return { at: end + 1, sure: true };
    }
  }
  if (pair === TITLE) {
    const stop = nextOf(prose, at + 1, '。；！？《》');
    const text = prose.slice(at + 1, stop === -1 ? prose.length : stop);
    let end = 0;
    for (const match of text.slice(0, 80).matchAll(GENRE)) {
      // 规划纲要, 管理办法的通知: one word of kind follows another.
      if (end > 0 && text[end] !== '的' && match.index > end) break;
      end = match.index + match[0].length;
    }
    if (end > 0) {
      const version = /^[（(][^（()）]{1,8}[)）]/.exec(text.slice(end, end + 10));
      return { at: at + 1 + end + (version?.[0].length ?? 0), sure: true };
    }
  }
  if (pair === ROUND) {
    const numeral = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?=[^\d、.，年月日个项点十])/.exec(
      prose.slice(at + 1, at + 6),
    );
    if (numeral && /^\s*$/.test(prose.slice(0, at))) return { at: at + 1 + numeral[0].length, sure: true };
    const note =
      /^(?:[\u4e00-\u9fff]{1,8}[〔（[(]\d{4}[〕）\])]\d+号|[^。（()）]{2,60}?(?:负责|指导|牵头|配合)(?=$|[。\u4e00-\u9fff]))/.exec(
        prose.slice(at + 1, at + 64),
      );
    if (note) return { at: at + 1 + note[0].length, sure: true };
    const length = terms.noteAt(prose, at + 1);
    if (length > 0) return { at: at + 1 + length, sure: true };
  }
  if (pair === DOUBLE_QUOTE || pair === SINGLE_QUOTE) {
    // “三个清单的要求: what stands before 的 is the term.
    const term = /^[^的，。；：！？、,;:!?\s“”]{1,10}(?:、[^的，。；：！？、,;:!?\s“”]{1,6})?(?=的)/.exec(
      prose.slice(at + 1, at + 20),
    );
    if (term) return { at: at + 1 + term[0].length, sure: true };
    const name = /^[^的，。；：！？、,;:!?\s“”]{2,12}/.exec(prose.slice(at + 1, at + 13))?.[0] ?? '';
    const head = name.slice(2).search(HEADS);
    if (head !== -1) return { at: at + 3 + head, sure: true };
  }
  const stop = nextOf(prose, at + 1, pair === ROUND ? '。，；：！？' : '。，；：！？、,;:!?');
  const end = stop === -1 ? trimmedEnd(prose) : stop;
  if (end <= at + 1) return undefined;
  return { at: end, sure: end - at <= 12 };
}

/** Verbs before a quoted term: 坚定“四个自信”. */
const VERBS =
  /^(?:(?:牢固|大力|深入|扎实|全面|切实|认真|持续|不断|积极)?(?:树立|坚定|增强|做到|落实|坚持|开展|实施|推进|弘扬|发挥|打造|建设|践行|学习|贯彻|强化|争当|争做|当好|实现|破解|解决|做好|抓好|推动|推行|打好|打响|聚焦|围绕|达到|形成|建立|完善|健全|创建|巩固|拓展))+/;

/** Where the opening mark most likely belongs. */
function placeOfOpener(prose: string, { at, pair }: Lone, terms: Terms): { at: number; sure: boolean } | undefined {
  if (pair === DOUBLE_QUOTE || pair === SINGLE_QUOTE) {
    const length = terms.lengthBefore(prose, at);
    if (length > 0) return { at: at - length, sure: true };
  }
  if (pair === ROUND) {
    const numeral = /^(\s*)(?:[一二三四五六七八九十]{1,3}|\d{1,2})$/.exec(prose.slice(Math.max(0, at - 8), at));
    if (numeral && at <= 8) return { at: numeral[1]!.length, sure: true };
    const note =
      /(?:以下(?:简称|统称)[^（()）]{1,20}|[\u4e00-\u9fff]{1,6}[〔[]\d{4}[〕\]]\d+号|共\d+[\u4e00-\u9fff]{1,2}|(?<=[。；])[^。；（()）]{2,60}(?:负责|指导|牵头|配合))$/.exec(
        prose.slice(Math.max(0, at - 80), at),
      );
    if (note) return { at: at - note[0].length, sure: true };
    const length = terms.noteBefore(prose, at);
    if (length > 0) return { at: at - length, sure: true };
  }
  if (pair === TITLE) {
    const title =
      /(?:关于|中华人民共和国)[^，。；：！？《》]{4,60}$|(?<=(?:根据|按照|依据|依照|落实|贯彻|制定|印发|执行|填写|修订|学习|出台|发布|编制了?|遵守|违反|对照|依|和|与|及|、))[^，。；：！？、《》]{2,40}?$/.exec(
        prose.slice(Math.max(0, at - 70), at),
      );
    if (title) return { at: at - title[0].length, sure: true };
  }
  let from = at;
  while (from > 0) {
    const code = prose.charCodeAt(from - 1);
    if (isMark(code) || table[code] !== 0 || isBlank(code)) break;
    from--;
  }
  if (pair === DOUBLE_QUOTE) from += VERBS.exec(prose.slice(from, at - 2))?.[0].length ?? 0;
  if (from >= at) return undefined;
  return { at: from, sure: from > 0 && at - from <= 12 };
}

function nextOf(prose: string, from: number, characters: string): number {
  const until = Math.min(prose.length, from + REACH);
  for (let at = from; at < until; at++) if (characters.includes(prose[at]!)) return at;
  return -1;
}

function trimmedEnd(prose: string): number {
  let end = prose.length;
  while (
    end > 0 &&
    (isBlank(prose.charCodeAt(end - 1)) || prose.charCodeAt(end - 1) === 10 || prose.charCodeAt(end - 1) === 13)
  )
    end--;
  return end;
}

const partnerOf = (character: string, pair: number, open: boolean): string =>
  character.charCodeAt(0) < 0x80 ? (open ? ')' : '(') : (open ? CLOSERS : OPENERS)[pair]!;

/** Where the partner of an opening mark may still be written: quotations, and paragraphs cut at a margin, go on below. */
function restOf(draft: Draft, { index, start, paragraph: { prose, end } }: Block, { at, pair }: Lone): Span {
  const next = contentBelow(draft, index);
  const mayGoOn = isWithin(prose.charCodeAt(end - 1)) || (pair <= SINGLE_QUOTE && startsSpeech(prose, at));
  const goesOn = mayGoOn && !draft.blocks[next]?.paragraph.marker;
  return { start: start + at + 1, end: endBefore(draft, 1 + (goesOn ? next : index)) };
}

function reportOf(draft: Draft, { block, mark }: Found, terms: () => Terms): Report {
  const { prose } = block.paragraph;
  const character = prose[mark.at]!;
  const partner = mark.turned ?? partnerOf(character, mark.pair, mark.open);
  const start = block.start + mark.at;
  const span = { start, end: start + 1 };
  if (mark.turned !== undefined) {
    return {
      span,
      message: () => ({
        zh: `这里的 ${character} 应当是 ${partner}：前后两个符号要成对，开头用什么，结尾就用与它相对的那一个。`,
        en: `${character} should be ${partner} here: the two marks of a pair are of one kind, one to open and one to close.`,
      }),
      fixes: () => [
        {
          title: { zh: `改为 ${partner}`, en: `Change to ${partner}` },
          safety: 'suggestion',
          layout: 'quotes',
          edits: [
            ...(mark.partner === undefined
              ? []
              : [
                  {
                    span: { start: block.start + mark.partner, end: block.start + mark.partner + 1 },
                    text: character,
                  },
                ]),
            { span, text: partner },
          ],
        },
      ],
    };
  }
  return {
    span,
    awaits: mark.open ? () => restOf(draft, block, mark) : undefined,
    message: () => ({
      zh: `${character} 没有与它成对的 ${partner}。标点要成对使用，否则读者分不清从哪里到哪里。请补上 ${partner}，或者删去 ${character}。`,
      en: `${character} has no ${partner} to go with it, so a reader cannot tell where the passage ${mark.open ? 'ends' : 'begins'}. Add ${partner}, or delete ${character}.`,
    }),
    fixes: () => fixesOf(block, mark, partner, terms()),
  };
}

/** “龙头〞: where a mark of another form stands for the partner; -1 where there is none. */
function oddPartner(prose: string, { at, open }: Lone): number {
  const near = open
    ? /^[^“”〝〞〟]{0,80}[〞〟]/.exec(prose.slice(at + 1, at + 82))
    : /〝[^“”〝〞〟]{0,80}$/.exec(prose.slice(Math.max(0, at - 81), at));
  if (!near) return -1;
  return open ? at + near[0].length : at - near[0].length;
}

/** To take the mark away, and to put its partner where it most likely belongs: first what is the less of a guess. */
function fixesOf(block: Block, mark: Lone, partner: string, terms: Terms): Fix[] {
  const { prose } = block.paragraph;
  const character = prose[mark.at]!;
  const start = block.start + mark.at;
  const remove: Fix = {
    title: { zh: `删去 ${character}`, en: `Delete ${character}` },
    safety: 'suggestion',
    edits: [{ span: { start, end: start + 1 }, text: '' }],
  };
  const odd = mark.pair === DOUBLE_QUOTE ? oddPartner(prose, mark) : -1;
  if (odd !== -1) {
    const span = { start: block.start + odd, end: block.start + odd + 1 };
    const title = { zh: `把 ${prose[odd]!} 改为 ${partner}`, en: `Change ${prose[odd]!} to ${partner}` };
    return [{ ...replacement(span, partner), title, layout: 'quotes' }, remove];
  }
  const place = mark.open ? placeOfCloser(prose, mark, terms) : placeOfOpener(prose, mark, terms);
  if (!place) return [remove];
  const at = block.start + place.at;
  const near = mark.open
    ? prose.slice(Math.max(mark.at + 1, place.at - 6), place.at)
    : prose.slice(place.at, Math.min(mark.at, place.at + 6));
  const add: Fix = {
    title: mark.open
      ? { zh: `在“${near}”后补上 ${partner}`, en: `Add ${partner} behind “${near}”` }
      : { zh: `在“${near}”前补上 ${partner}`, en: `Add ${partner} before “${near}”` },
    safety: 'suggestion',
    edits: [{ span: { start: at, end: at }, text: partner }],
  };
  return place.sure ? [add, remove] : [remove, add];
}

/** Quotation marks, title marks and brackets that stand alone. */
export const rule: DraftRule = {
  id: 'unpaired-punctuation',
  title: { zh: '引号、书名号、括号不成对', en: 'Unpaired quotation mark, title mark or bracket' },
  why: {
    zh: '引号、书名号、括号标明一段文字的起止，只有一半时读者不知道引的是哪些话、书名到哪里为止。引文有好几段时，每段开头用前引号，只在最后一段末尾用后引号，这不算错。',
    en: 'These marks show where a passage begins and ends; with one of the two missing, nobody can tell what is quoted. A quotation of several paragraphs opens each of them and closes once, at the end: that is right.',
  },
  clause: 'GB/T 15834—2011 4.8 4.9 4.15',
  severity: 'error',
  scope: 'draft',
  yieldsTo: ['web-residue'],
  examples: [
    {
      bad: '要扎实开展⟦“⟧清风行动专项整治，把“清风行动”各项任务落到实处。',
      good: '要扎实开展“清风行动”专项整治，把“清风行动”各项任务落到实处。',
    },
    {
      bad: '会议强调：⟦“⟧要把安全生产放在首位。各单位要逐条落实。',
      good: '会议强调：“要把安全生产放在首位。”各单位要逐条落实。',
    },
    {
      bad: '请认真学习⟦《⟧关于做好防汛工作的通知，抓好落实。',
      good: '请认真学习《关于做好防汛工作的通知》，抓好落实。',
    },
    { bad: '全面落实“河长⟦“⟧、“林长”制度。', good: '全面落实“河长”、“林长”制度。' },
    {
      bad: '走进“清明时节⟦“⟧主题活动，开展“研学旅行⟦“⟧系列活动。',
      good: '走进“清明时节”主题活动，开展“研学旅行”系列活动。',
    },
    { bad: '坚持”四个意识⟦“⟧，做到”两个维护⟦“⟧。', good: '坚持“四个意识”，做到“两个维护”。' },
    { bad: '做大做强⟦“⟧龙头〞企业，不打折扣。', good: '做大做强“龙头”企业，不打折扣。' },
    { bad: '坚决执行⟦"⟧四个必须”，不打折扣。', good: '坚决执行“四个必须”，不打折扣。' },
    { bad: '切实做到“两个坚决⟦"⟧，不打折扣。', good: '切实做到“两个坚决”，不打折扣。' },
    { bad: "锚定'两个目标⟦“⟧，创建信访'四无⟦“⟧乡镇。", good: '锚定“两个目标”，创建信访“四无”乡镇。' },
    {
      bad: '请各乡镇⟦（⟧街道和有关部门在规定时间内报送材料。',
      good: '请各乡镇（街道）和有关部门在规定时间内报送材料。',
    },
  ],
  accepts: [
    '会议要求：\n“第一段话讲清形势，要求大家认识到位。\n“第二段话讲清任务，要求大家落实到位。”',
    '主要任务包括：1）摸清底数；2）建立台账；3）限期整改。',
    '各县（市、区)要按照（国发〔2024〕5号）文件要求抓好落实。',
    '全县要学习宣传“清风\n行动”的好做法。',
    '古人讲：“治国有常，而利民为\n本。要把群众的事当作自己的\n事，一件一件办好。”我们要记\n牢这句话，多办实事。',
    '参加了“Children’s Day”系列活动。',
  ],
  *check(draft) {
    let terms: Terms | undefined;
    const termsOf = (): Terms => {
      terms ??= new Terms(draft);
      return terms;
    };
    for (const found of unpaired(draft)) yield reportOf(draft, found, termsOf);
  },
};
