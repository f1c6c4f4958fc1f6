import {
  type Block,
  type Draft,
  type DraftRule,
  Kept,
  Kind,
  type Lexicon,
  listOf,
  type Paragraph,
  perParagraph,
  type Report,
  type Span,
  shift,
  type Text,
  wholeLineOf,
  wordTable,
} from '../core/index.js';

const NONE: readonly Span[] = [];
/** How many lines from either end of a text are looked at for what the parser took for something else. */
const MARGIN = 40;
/** No line that a website adds is longer. */
const LONGEST = 400;

const PAGE_OF_FILE = /\.(?:docx?|pdf|pptx?|xlsx?|wps|rtf|txt)\s*(?:_\s*)?第\s*\d+\s*页$/i;
const FILE_NAME = /^[^。！？；/\\|<>]{2,80}\.(?:docx?|pdf|pptx?|wps|rtf)$/i;

/** With the first of these the document has begun; only with the last of them there may be no title. */
const BEGINS: ReadonlySet<string> = new Set(['title', 'salutation', 'addressee', 'heading', 'body']);

/** Whether the lexicon knows the line, kept with the paragraph. */
const known = new Kept<boolean>();

function isKnown(paragraph: Paragraph, lexicon: Lexicon): boolean {
  let is = known.get(paragraph);
  if (is === undefined) {
    const content = wholeLineOf(paragraph);
    is = content.length <= LONGEST && (PAGE_OF_FILE.test(content) || lexicon.residue.test(content));
    known.set(paragraph, is);
  }
  return is;
}

/** What ends a sentence, and a bracket that opens the line: （未完，全文共…字）要抓好落实。 */
const PIECES = /(?<=[。！？]|[!?](?=[\u4e00-\u9fff]))|(?<=^[（(【][^（）()【】]{0,100}[）)】])(?=[\u4e00-\u9fff])/u;
/** A sentence of the site about what it offers; no document says that of itself. */
const ABOUT_ITSELF =
  /小编|本站|本网站|本篇|本文(?!件)|[该本]文档|转载请|如有侵权|范文|供(?:您|大家)(?:参考|借鉴)|下载(?:本|全文)/;
/** 大家知道倡议书怎么写吗？ leads in to what the site offers. */
const LEADS_IN = /[吗呢][？?]|大家|您|很多人|如何写|怎么写|日常|在不断|在现在|格式/;
/** Fewer characters are no sentence that anybody would miss. */
const SENTENCE = 4;

const isProse = (piece: string, lexicon: Lexicon): boolean =>
  /[。！？!?]$/.test(piece) &&
  [...piece.matchAll(/[\u4e00-\u9fff]/g)].length >= SENTENCE &&
  !ABOUT_ITSELF.test(piece) &&
  !lexicon.residue.test(piece);

/** What of a website's line is the website's, as offsets into its content, and whether a sentence may be the document's. */
interface Part extends Span {
  readonly mixed: boolean;
}

/**
 * 要抓好落实。本文来源于某某网: a line that is known by its end may begin with the document's own words, and the other way
 * round. These must not go with it.
 */
function findPart(content: string, lexicon: Lexicon): Part {
  const whole = { start: 0, end: content.length, mixed: false };
  // What follows 内容摘要 stands in the document once more.
  if (/》所在栏目[:：]/.test(content)) return whole;
  const pieces = content.split(PIECES);
  if (pieces.length === 1) return whole;
  const prose = pieces.map((piece) => isProse(piece, lexicon));
  if (!prose.includes(true)) return whole;
  const lengthTo = (count: number): number => pieces.slice(0, count).join('').length;
  const first = prose.indexOf(false);
  const behind = first === -1 ? -1 : prose.indexOf(true, first);
  const leadsIn = first > 0 && LEADS_IN.test(content.slice(0, lengthTo(first)));
  if (first > 0 && behind === -1 && !leadsIn && lexicon.residue.test(content.slice(lengthTo(first))))
    return { start: lengthTo(first), end: content.length, mixed: true };
  if (first === 0 && !prose.includes(false, behind) && lexicon.residue.test(content.slice(0, lengthTo(behind))))
    return { start: 0, end: lengthTo(behind), mixed: true };
  return { ...whole, mixed: true };
}

const parts = new Kept<Part>();

/** The same, found once for each paragraph. */
function partOf(paragraph: Paragraph, lexicon: Lexicon): Part {
  let part = parts.get(paragraph);
  if (!part) {
    part = findPart(wholeLineOf(paragraph), lexicon);
    parts.set(paragraph, part);
  }
  return part;
}

const PAGE_DATE = /^20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s{1,3}\d{1,2}:\d{2}(?::\d{2})?)?$/;

/** Roles of lines that may be a copy of the title, or a file's name. */
const mayBeTitle = ({ role, han }: Paragraph): boolean =>
  (role === 'title' || role === 'byline' || role === 'body' || role === 'heading') && han >= 5 && han <= 60;

/** The words of a title without its year, its marks and the 的 that one copy has and the other has not. */
function keyOf(paragraph: Paragraph): string {
  return wholeLineOf(paragraph)
    .replace(/\.(?:docx?|pdf|pptx?|wps|rtf|txt)$/i, '')
    .replace(/^(?:第[一二三四五六七八九十\d]{1,3}篇|篇[一二三四五六七八九十\d]{1,3})[:：]/, '')
    .replace(/^【[^【】]{1,8}】|【[^【】]{0,4}(?:范文|精选|优秀|推荐|篇)[^【】]{0,4}】$/g, '')
    .replace(LENGTH_BEHIND, '')
    .replace(/[^\u4e00-\u9fffA-Za-z0-9Xx]/g, '')
    .replace(/^(?:最新|精选|优秀)?(?:20\d\d年?度?)?(?:最新)?在?/, '')
    .replace(/的|全文$/g, '');
}

/** 动员会上的讲话（全文2330字）: how long it is, behind the title. */
const LENGTH_BEHIND =
  /(?<=[\u4e00-\u9fff])[（(](?:(?:全文|本文|共|约){0,2}\s?\d{3,5}\s?字|共\s?\d{1,2}\s?篇|范文推荐|完整文档|精选范文)[）)]$/g;

interface Found {
  readonly block: Block;
  readonly what: 'residue' | 'file' | 'title';
  /** Absent: the whole line. */
  readonly part?: Part;
}

/** Words of a website's own lines. Alone they prove nothing: 下载 and 会员 stand in documents too. */
const SITE_WORDS =
  /下载|文档|浏览|网友|收藏|点击|会员|注册|登[录陆]|小编|范文|版权|客服|微信|公众号|海报|扫码|扫一扫|二维码|[上下]一篇|热门|免费|预览|文库|转载|举报|VIP|本站|评论|赏.{0,4}茶|打赏|素材|链接地址/;
/** 1/8: what stands between lines of a viewer. */
const PAGES = /^\d{1,3}\s?\/\s?\d{1,3}$/;
const PAGE_ALONE = /^(?:\d{1,3}|[-—－]\s?\d{1,3}\s?[-—－])$/;
/** Whether prose stops in the middle of a sentence, at a word and not at a mark. */
const isCut = ({ role, prose, indent, end }: Paragraph): boolean =>
  role === 'body' && /[\u4e00-\u9fff]$/.test(prose.slice(indent, end)) && /[，。,]/.test(prose.slice(indent, end));
/** Roles that lines of a site are taken for. */
const MISTAKEN: ReadonlySet<string> = new Set(['body', 'closing', 'heading', 'byline', 'note']);
/** Titles end so: a title beside a site's line is the document's. */
const TITLE_END =
  /(?:讲话|发言|致辞|致词|主持词|演讲|报告|总结|通知|意见|方案|办法|规定|细则|决定|通报|公告|通告|函|请示|批复|纪要|计划|要点|倡议书|公约|制度|条例)稿?$/;

/**
 * Short lines with a word of websites, next to a line that is known to be one, before the text begins or after it ends.
 * Adds them to `residue`.
 */
function besideResidue(content: readonly Block[], residue: Set<Block>): void {
  const begins = content.findIndex(
    ({ paragraph: { role, han } }) => role === 'salutation' || (role === 'body' && han >= 40),
  );
  const isSites = (block: Block): boolean => {
    const { paragraph } = block;
    const line = wholeLineOf(paragraph);
    return (
      (MISTAKEN.has(paragraph.role) || (paragraph.role === 'title' && line.length <= 12)) &&
      !paragraph.marker &&
      line.length <= (line.includes('http') ? 160 : 50) &&
      !/[。；]/.test(line) &&
      !/^(?:附|联系|电话|抄送|印发|注|尊敬的|各位|[\u4e00-\u9fff]{2}们[：:，,])/.test(line) &&
      !TITLE_END.test(line) &&
      (SITE_WORDS.test(line) || PAGES.test(line))
    );
  };
  const isKnownSites = (block: Block | undefined): boolean =>
    block !== undefined && (residue.has(block) || FILE_NAME.test(wholeLineOf(block.paragraph)));
  const ends = content.findLastIndex(
    (block) =>
      !residue.has(block) &&
      !isSites(block) &&
      block.paragraph.han >= 4 &&
      /[。！？”]$/.test(wholeLineOf(block.paragraph)),
  );
  const look = (at: number, step: 1 | -1): void => {
    const before = content[at - step];
    const block = content[at]!;
    if (isKnownSites(before) && !residue.has(block) && isSites(block)) residue.add(block);
  };
  const head = begins === -1 ? 0 : begins;
  for (let at = 1; at < head; at++) look(at, 1);
  for (let at = head - 2; at >= 0; at--) look(at, -1);
  if (ends === -1) return;
  for (let at = ends + 1; at < content.length; at++) look(at, 1);
  for (let at = content.length - 2; at > ends; at--) look(at, -1);
}

function residueOf({ blocks }: Draft, lexicon: Lexicon): readonly Found[] {
  const content = blocks.filter(({ paragraph: { role } }) => role !== 'blank' && role !== 'code');
  const residue = new Set<Block>();
  content.forEach((block, at) => {
    const { paragraph } = block;
    const atMargin = at < MARGIN || at >= content.length - MARGIN;
    if (paragraph.role === 'residue' || (atMargin && paragraph.role !== 'table' && isKnown(paragraph, lexicon)))
      residue.add(block);
  });

  // 2025-04-02 beside a site's line, between two copies of the title or above 同志们： without one, is the page's.
  content.forEach((block, at) => {
    if (block.paragraph.han > 0 || block.paragraph.text.length > 40 || !PAGE_DATE.test(wholeLineOf(block.paragraph)))
      return;
    const [above, below] = [content[at - 1], content[at + 1]];
    if (
      (above && residue.has(above)) ||
      (below && residue.has(below)) ||
      (at === 0 && below?.paragraph.role === 'salutation')
    )
      residue.add(block);
  });

  // …人口 / 1 / 老龄化…: the number of a page alone, where it cuts a sentence.
  content.forEach((block, at) => {
    const { text, han } = block.paragraph;
    if (han > 0 || text.length > 12 || !PAGE_ALONE.test(wholeLineOf(block.paragraph))) return;
    const [above, below] = [content[at - 1]?.paragraph, content[at + 1]?.paragraph];
    if (above && below && above.han >= 40 && below.han > 0 && isCut(above) && !below.marker) residue.add(block);
  });

  // 返回, 收藏, 下载: the buttons above the page.
  const [first, second] = content;
  if (first && second && wholeLineOf(first.paragraph) === '返回' && wholeLineOf(second.paragraph) === '收藏')
    residue.add(first).add(second);

  besideResidue(content, residue);

  // The head: what stands before the salutation or the first paragraph.
  const copies = new Map<string, Block>();
  const found: Found[] = [];
  for (const block of content) {
    const { paragraph } = block;
    if (residue.has(block)) continue;
    if (paragraph.role === 'salutation' || paragraph.role === 'addressee' || paragraph.han > 60 || paragraph.marker)
      break;
    if (FILE_NAME.test(wholeLineOf(paragraph))) {
      if (!/^附/.test(wholeLineOf(paragraph))) found.push({ block, what: 'file' });
      continue;
    }
    // What a page shows above the title: a menu, a bar.
    if (paragraph.han === 0 || (copies.size === 0 && paragraph.han < TITLE_HAN)) continue;
    const key = mayBeTitle(paragraph) ? keyOf(paragraph) : '';
    const earlier = key === '' ? undefined : copies.get(key);
    // On a cover the title is followed by a name and a date; the copy behind them is the document's own.
    if (earlier) found.push({ block: earlier, what: 'title' });
    else if (copies.size > 0) break;
    if (key !== '') copies.set(key, block);
  }
  // What stands before the title is the site's introduction; no sentence of the document does.
  const text = content.findIndex((block) => !residue.has(block) && BEGINS.has(block.paragraph.role));
  const titled = text !== -1 && content[text]!.paragraph.role !== 'body';
  content.forEach((block, at) => {
    if (!residue.has(block)) return;
    const part = titled && at < text ? undefined : partOf(block.paragraph, lexicon);
    found.push({ block, what: 'residue', ...(part?.mixed && { part }) });
  });
  return found.sort((a, b) => a.block.start - b.block.start);
}

/** What the titles of speeches end with. */
const SPEECH_TITLE = /(?:讲话稿?|发言稿?|致辞|致词|主持词|演讲稿?|讲课稿|欢送辞|述职报告|表态发言|动员报告)/g;
const SPEECH_LINE = /(?:讲话|发言|致辞|致词|主持词|演讲|讲课)稿?$/;
/** What the text of a speech begins with. */
const SPEECH_BEGINS =
  /^[\s\u3000]{0,4}(?:同志们|各位|尊敬|敬爱|亲爱|老师们|朋友们|女士|大家|今天|刚才|刚刚|方才|这次|此次|我们|下面|现在|[（(]\s?(?:19|20)\d\d|(?:19|20)\d\d年\d)/;
/** Fewer characters are no title of their own. */
const TITLE_HAN = 8;
const LONGEST_TITLE = 60;
/** Paragraphs in which a title may have been run in. */
const FIRST = 8;

/**
 * How far `prose` repeats `title` from `at` on, blanks and 的 aside.
 * @returns the offset behind the copy, or -1
 */
function behindCopy(prose: string, at: number, title: string): number {
  let from = at;
  while (prose[from] === ' ' || prose[from] === '\u3000') from++;
  if (prose[from] === '在' && title[0] !== '在') from++;
  for (const character of title) {
    if (character === '的' || character.trim() === '') continue;
    while (prose[from] === '的' || prose[from] === ' ' || prose[from] === '\u3000') from++;
    if (prose[from] !== character) return -1;
    from++;
  }
  return from;
}

/** How many characters of an office stand before `title` where `head` begins with both: 市长 of 市长在动员会上的讲话. */
function officeBefore(head: string, title: string): number {
  const at = title.startsWith('在') ? head.indexOf(title.slice(0, 6)) : -1;
  return at > 0 && at <= 12 && /^[\u4e00-\u9fff]*(?:长|书记|主任|主席|领导|部长|同志)$/.test(head.slice(0, at))
    ? at
    : 0;
}

/** 动员会上讲话动员会上的讲话同志们：: a title that runs into the first paragraph, as a second copy of itself or of the title above. */
function runInTitle({ prose, indent, end }: Paragraph, titles: readonly string[]): Span | undefined {
  const head = prose.slice(indent, Math.min(end, indent + LONGEST_TITLE));
  for (const { 0: word, index } of head.matchAll(SPEECH_TITLE)) {
    const title = head.slice(0, index + word.length);
    if (/[，。；！？,;!?]/.test(title)) return undefined;
    if (title.length < TITLE_HAN) continue;
    const until = behindCopy(prose, indent + title.length, title);
    // Two copies without so much as a blank between them are repeated-text's.
    if (until === -1 || prose.startsWith(title, indent + title.length)) continue;
    return {
      start: indent,
      end: indent + title.length + /^[\s\u3000]*/.exec(prose.slice(indent + title.length))![0].length,
    };
  }
  for (const title of titles) {
    // 市长在动员会上的讲话, where the page's title is 在动员会上的讲话.
    const until = behindCopy(prose, indent + officeBefore(head, title), title);
    if (until !== -1 && SPEECH_BEGINS.test(prose.slice(until, until + 20))) {
      const blank = /^[\s\u3000]*/.exec(prose.slice(until))![0].length;
      return { start: indent, end: until + blank };
    }
  }
  return undefined;
}

/** Titles that stand a second time at the head of the first paragraphs. */
function* runInTitles({ blocks }: Draft, lines: ReadonlySet<Block>): Iterable<readonly [Block, Span]> {
  const titles: string[] = [];
  let seen = 0;
  for (const block of blocks) {
    const { paragraph } = block;
    const { role, han, prose, indent, end } = paragraph;
    if (role === 'blank' || role === 'code' || role === 'residue' || lines.has(block)) continue;
    if (++seen > FIRST) return;
    const line = prose.slice(indent, end).replace(/[|｜_][\u4e00-\u9fff]{2,20}$/, '');
    if (han >= TITLE_HAN && line.length <= LONGEST_TITLE && (role === 'title' || SPEECH_LINE.test(line))) {
      titles.push(line);
      continue;
    }
    if (han < 20) continue;
    const span = runInTitle(paragraph, titles);
    if (span) yield [block, span];
  }
}

const RUN_IN: Text = {
  zh: '标题重复了：段首又连着一遍标题，是从网页复制时带来的。请删去这一遍。',
  en: 'The title stands here once more, run into the paragraph: it came along from a web page. Delete this copy.',
};

/** What stands in the middle of a paragraph: how much the site holds back, the number of a page. */
const HELD_BACK =
  /[.…·]{0,8}(?:[（(]?此处(?:隐藏|省略)了?\s?\d{2,6}\s?个?字(?:[^。；，,（()）\n]{0,16}[）)])?|[（(](?:此处|中间|以下)?省略(?:部分|若干)?(?:段落|内容|章节)[）)])[.…·]{0,8}/g;
/** [标签:介绍], &n[标签:内容]: a template of the site that was not filled in. */
const TEMPLATE = /(?:&n(?:b(?:sp?)?)?;?)?\[标签[:：][^\]]{1,10}\]/g;
/** 精选优质文档-倾情为你奉上 before the first words. */
const SLOGAN =
  /(?<=^\s{0,8})(?:精选优质文档|精品文档|优质文档|精品资料)\s?[-—–.·]{1,8}\s?(?:倾情为[你您]奉上|值得下载|欢迎下载|可编辑|下载后可编辑)\s{0,3}/g;
/** 重要www.example.com。: an address in the place of words that the site took out. */
const SITE_FOR_WORDS =
  /(?<=[\u4e00-\u9fff])(?<![录陆问址站网台到至为是上在入开见看询击览注箱页库名于号])www\.[\w-]{2,30}\.(?:com|cn|net|org)(?=[。，；、,;]|$)/g;
/** 。某某网http://www.…当前: between two sentences. */
const SITE_INSIDE =
  /(?<=[。！？；!])[\u4e00-\u9fff]{2,8}(?:网|文库|范文)\s?https?:\/\/[\w.\-/]{4,60}(?=[\u4e00-\u9fff])/g;
/** 拉开]语[文创&素材库:https://…。公众号:…。整理汇总。序幕: a site's name among the words, against copying. */
const SITE_AMONG =
  /(?:[\][&（(+?？<>{}][\u4e00-\u9fff]{0,6}){0,5}[:：]?\s?https?:\/\/[\w.\-/]{4,60}[=/]{0,2}[。，,.]{0,2}公众号[^。]{0,20}。(?:整理汇总[!！]?。?)?/g;
/** p { color: #000000 }: how a page was to look. */
const STYLES =
  /(?:l> ?)?(?:\[标签[:：][^\]]{1,10}\] ?)?(?:@?[a-z][\w.-]{0,20} ?\{ ?[a-z-]{2,20} ?:[^{}]{1,400}\} ?){1,20}/g;
/** 奠基仪式上的致辞1: the number that a collection gave it. */
const NUMBER_BEHIND = /(?<=上的?(?:致辞|致词|讲话|讲话稿|发言|发言稿|主持词|演讲|演讲稿))\s?\d{1,2}$/g;
/** 此资料由网络收集而来,如有侵权请告知…。: what a library puts before the first words. */
const RIGHTS = /(?<=^\s{0,8})此资料由网络收集而来[，,]如有侵权[^。]{0,24}。(?:资料共分享[，,]我们负责传递知识。)?\s?/g;
/** 【更多公文素材，微信：…】 */
const ADVERT = /【[^【】]{0,20}(?:素材|范文|资料|公文|文稿)[^【】]{0,10}(?:微信|公众号|QQ|加群|关注)[^【】]{0,30}】/g;
/** 。6 `( G3 V4 p0 k% D6 b: signs that a forum hides in what is copied. */
const FORUM_NOISE =
  /(?<=[。；：，！？]|[\u4e00-\u9fff](?= [!-/:-@[-`{-~])|[）)”](?=[!-~ ]{2,40}[A-Za-z]\d))\s?(?=[^|`^{}~\\%$#@&]{0,40}[|`^{}~\\%$#@&])(?:[!-~]{1,4} ){3,40}[!-~]{1,4}$/g;
/** 5 S& V `* V' e! a一说问题: the same before the first word. */
const FORUM_START =
  /(?<=^\s{0,4})(?=[!-~ ]{0,60}[A-Za-z]\d)(?=[!-~ ]{0,60}[`^{}~\\|#@(])(?:[!-~]{1,3} ){3,40}[!-~]{0,3}\s?(?=[\u4e00-\u9fff])/g;
/** 同志们: $ |2 R9 ~* D' K8 ?! f% 非常高兴: the same between two sentences. */
const FORUM_AMONG = /(?<=[。：；！？:;!?]) ?(?=[!-~ ]{0,60}[`^~|\\])(?:[!-~]{1,4} ){6,40}(?=[\u4e00-\u9fff“])/g;
/** 。( J9 R- R- v. S/ m, V: single letters and marks, where none of the rarer signs is among them. */
const FORUM_LETTERS =
  /(?<=[。！？]) ?(?=[!-~ ]{0,60}[A-Za-z]\d)(?=[!-~ ]{0,40}[-/(.,;] )(?:[!-~]{1,3} ){5,40}[!-~]{1,3}$/g;
/** 【精品】 before a title: how a library praises it. */
const LABEL =
  /(?<=^\s{0,8})[（(【[](?:精品|最新整理|最新版?|精编版|推荐|荐|整理版|精华版|精选|优质|完整(?:[Ww]ord)?版|[Ww]ord(?:完整)?版|可编辑版?)[）)】\]] ?(?=[^，。；：]{2,50}(?:讲话|讲话稿|发言|发言稿|致辞|致词|主持词|总结|报告|方案|体会|汇报|倡议书|通知|计划)$)/g;
/** 动员会上的讲话|动员部署会议: what a page puts behind its title for search engines. */
const KEYWORDS = /(?<=[讲话稿言辞词结告])[|｜_][\u4e00-\u9fff]{2,20}$/g;
/** 动员会上的讲话 文章标题：县长在动员会上的讲话 */
const TITLE_LABEL = /(?<=^[\s\u3000]{0,8}[^，。；：:,;]{0,60})文章标题[:：]\s?/g;
/** 编者按：本文主要从…进行阐述。…请详见：同志们 */
const EDITOR = /(?<=^\s{0,8})编者按[:：]本文主要从.{10,600}?请详见[:：]?/g;
/** 我某某网市: a site's name in the middle of 我市, against copying. */
const SITE_IN_WORD = /(?<=我)(?![国们省市县区州旗校军院厂局队司的])[\u4e00-\u9fff]{2,4}网(?=[市县区省州](?![场域]))/g;
/** 本文格式为Word版，下载后可任意编辑: the library's own words at the head of each page. */
const FORMAT_AMONG = /本文格式为[Ww]ord版[，,]?\s?下载后?可任意编辑(?:和复制)?/g;
/** 要抓好落实。 某某汇，办公文档之家: a writing tool's name behind what was copied from it. */
const TOOL_AT_END =
  /(?<=[\u4e00-\u9fff。：:！!])[ \u3000]{1,4}[\u4e00-\u9fff]{1,5}(?:汇|网|通|库|宝|吧|之家)[，,](?:办公|公文|范文|文秘|写作|学习|文稿)[\u4e00-\u9fff]{0,8}(?:之家|文库|素材库|神器|平台)$/g;
/** 要抓好落实。 某某汇 www.…: the same with its address. */
const SITE_AT_END = /(?<=[。：:！!])[ \u3000]{1,4}[\u4e00-\u9fff]{1,5}(?:汇|网|通|库|宝|吧|之家) ?www\.[\w.-]{4,40}$/g;
/** 任务范文内容地图和双丰收: a site's own words among the writer's. */
const MAP_AMONG = /范文(?:内容|写作)地图/g;
/** 落- 3 -实: the number of a page in the middle of a word. */
const PAGE_AMONG = /(?<=[\u4e00-\u9fff])\s?([-—－])\s{1,2}\d{1,3}\s{1,2}\1\s?(?=[\u4e00-\u9fff])/g;
const PAGE_OF = /第\s?\d{1,3}\s?页\s?[/／，,]?\s?共\s?\d{1,3}\s?页/g;
const PAGE_AT_END = /(?<=[\u4e00-\u9fff，、；])[-—－]\s?\d{1,3}\s?[-—－]$/g;

/** （某某网https://…省略826字，正式会员可完整阅读）: read with its address. */
const HELD_BACK_BY_SITE =
  /[.…·]{0,8}[（(][^（）()。\n]{0,80}(?:省略|隐藏|删减)了?\s?\d{2,6}\s?个?字[^（）()。\n]{0,40}[）)][.…·]{0,8}/g;
/** 要抓好落实。本文来源于某某网…: what the site says of the text, behind its last sentence. */
const BEHIND =
  /(?<=[。！？])本文(?:来源于|来源：|来自于?|转自|转载自|摘自|选自|源自|由)[^。！？\n]{1,60}(?:https?:\/\/[\w.\-/]{4,60}|(?:网|文库)[^。！？\n]{0,6}(?:整理|发布|提供|分享|[，,](?:更多|转载|请注明)))[^。！？\n]{0,40}[。！]?$/g;

/** Words without which most of these patterns need not be tried. */
const signs = wordTable(
  listOf(
    '此资料由 本文格式 编者按 文章标题 此处 省略 隐藏 删减 内容地图 写作地图 本文 文库 文档之家 素材库 网市 网县 网区 网省 网州'.split(
      ' ',
    ),
    (word) => word,
  ),
);

const insideOf = perParagraph(({ prose, text, han, role, kinds, indent, end }): readonly Span[] => {
  if (role === 'title')
    return spansOf(
      [LABEL, KEYWORDS, LENGTH_BEHIND, NUMBER_BEHIND, FORUM_NOISE].flatMap((pattern) => [
        ...prose.slice(0, end).matchAll(pattern),
      ]),
    );
  if (han < 12 || (role !== 'body' && role !== 'closing' && role !== 'heading')) return NONE;
  const words = signs.find(prose);
  const has = (...some: string[]): boolean => words.length > 0 && words.some(({ entry }) => some.includes(entry));
  const patterns: RegExp[] = [];
  if (has('编者按') && prose.startsWith('编者按', indent)) patterns.push(EDITOR);
  if (has('文章标题')) patterns.push(TITLE_LABEL);
  if (has('网市', '网县', '网区', '网省', '网州')) patterns.push(SITE_IN_WORD);
  if (has('此处', '省略')) patterns.push(HELD_BACK);
  if (has('此资料由')) patterns.push(RIGHTS);
  if (has('本文格式')) patterns.push(FORMAT_AMONG);
  if (has('内容地图', '写作地图')) patterns.push(MAP_AMONG);
  if (has('文库', '文档之家', '素材库')) patterns.push(TOOL_AT_END);
  if ((kinds & Kind.digit) !== 0) {
    if (prose.includes('页')) patterns.push(PAGE_OF);
    if ((kinds & Kind.blank) !== 0 && ((kinds & Kind.dash) !== 0 || prose.includes('－'))) patterns.push(PAGE_AMONG);
    if ('-—－'.includes(prose[end - 1] ?? '\n')) patterns.push(PAGE_AT_END);
  }
  if ((kinds & Kind.latin) !== 0 && prose.includes('{')) patterns.push(STYLES);
  if ((kinds & Kind.bracket) !== 0 && prose.includes('[标签')) patterns.push(TEMPLATE);
  if ((kinds & Kind.dash) !== 0 && (prose.startsWith('精', indent) || prose.startsWith('优', indent)))
    patterns.push(SLOGAN);
  if ((kinds & Kind.bracket) !== 0 && prose.includes('【')) patterns.push(ADVERT);
  const first = prose.charCodeAt(indent);
  if (first > 0x20 && first < 0x7f && prose.lastIndexOf(' ', indent + 3) > indent) patterns.push(FORUM_START);
  const last = prose.charCodeAt(end - 1);
  if (last > 0x20 && last < 0x7f && prose.lastIndexOf(' ') >= end - 5) patterns.push(FORUM_NOISE, FORUM_LETTERS);
  if ((kinds & Kind.latin) !== 0 && (kinds & Kind.blank) !== 0 && /[`^~|\\]/.test(prose)) patterns.push(FORUM_AMONG);
  // An address is no prose.
  const addresses: RegExp[] = prose !== text && text.includes('http') ? [SITE_INSIDE, SITE_AMONG] : [];
  if (prose !== text && text.includes('www.')) addresses.push(SITE_FOR_WORDS, SITE_AT_END);
  if (has('省略', '隐藏', '删减') && prose.includes('字')) addresses.push(HELD_BACK_BY_SITE);
  if (has('本文')) addresses.push(BEHIND);
  const whole = addresses.length > 0 ? text.trimEnd() : '';
  const sites = addresses.flatMap((pattern) => [...whole.matchAll(pattern)]);
  if (patterns.length + sites.length === 0) return NONE;
  const body = prose.slice(0, end);
  return spansOf([...sites, ...patterns.flatMap((pattern) => [...body.matchAll(pattern)])]);
});

/** Of those that overlap, the one that begins first, and the longest that begins there. */
function spansOf(found: readonly RegExpExecArray[]): readonly Span[] {
  const spans = found
    .map(({ 0: text, index }) => ({ start: index, end: index + text.length }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return spans.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

function reportInside(span: Span, text: string): Report {
  const whole = text.slice(span.start, span.end);
  const found = whole.length > 30 ? `${whole.slice(0, 30)}…` : whole;
  return {
    span,
    message: {
      zh: `“${found}”是从网页复制时带来的，不是文稿的内容。请删去，并核对这里是否缺了内容。`,
      en: `${found} came along from a web page. Delete it, and check whether text is missing here.`,
    },
    fixes: [
      {
        title: { zh: '删去这几个字', en: 'Delete it' },
        safety: 'suggestion',
        edits: [{ span, text: '' }],
      },
    ],
  };
}

const MESSAGES: Readonly<Record<Found['what'], Text>> = {
  residue: {
    zh: '这一行是从网页复制时带来的，不是文稿的内容。请整行删去。',
    en: 'This line came along from a web page and is no part of the document. Delete it.',
  },
  file: {
    zh: '这一行是文件名，不是文稿的内容。请整行删去。',
    en: 'This line is the name of a file, no part of the document. Delete it.',
  },
  title: {
    zh: '标题重复了：下面还有同样的标题，这一行是网页上的题目。请整行删去。',
    en: 'The title stands here twice: the same title follows below, this one was the page’s. Delete the line.',
  },
};

const MIXED: Text = {
  zh: '这一行有从网页复制时带来的话。请删去，若其中有文稿自己的句子，把它留下。',
  en: 'Words of this line came along from a web page. Delete them; keep what belongs to the document.',
};

function reportOf({ block, what, part }: Found, text: string): Report {
  const { start, paragraph } = block;
  const content = wholeLineOf(paragraph);
  const from = start + paragraph.text.indexOf(content);
  if (part && part.end - part.start < content.length) return reportInside(shift(part, from), text);
  return {
    span: { start: from, end: from + content.length },
    message: part ? MIXED : MESSAGES[what],
    fixes: () => [
      {
        title: { zh: '删去这一行', en: 'Delete the line' },
        safety: part ? 'suggestion' : 'safe',
        // The formatter takes no line that may hold a sentence of the document.
        ...(!part && { layout: 'residue' as const }),
        edits: [{ span: { start, end: endOfLine(block, text) }, text: '' }],
      },
    ],
  };
}

/** Where the line ends that goes; what stood between two blank lines takes the second of them along. */
function endOfLine({ start, paragraph }: Block, text: string): number {
  let end = start + paragraph.text.length;
  if (text[end] === '\r') end++;
  if (text[end] === '\n') end++;
  if (start !== 0 && !/\n[ \t\u3000]*\r?\n$/.test(text.slice(Math.max(0, start - 12), start))) return end;
  return end + /^(?:[ \t\u3000]*\r?\n)*/.exec(text.slice(end, end + 200))![0].length;
}

/** Lines that a website left in copied text. */
export const rule: DraftRule = {
  id: 'web-residue',
  title: { zh: '网页残留', en: 'Residue of a web page' },
  why: {
    zh: '从范文网站复制来的文稿，常常带着网站的导语、浏览量、相关文章、版权和备案号，印发出去很不严肃。',
    en: 'Text copied from a site of sample documents brings the site’s introduction, counters, related links and copyright along. In print they are an embarrassment.',
  },
  severity: 'warning',
  scope: 'draft',
  examples: [
    {
      bad: '⟦全县春季造林动员会讲话.docx⟧\n\n在全县春季造林动员会上的讲话\n\n同志们：\n今天召开动员会，部署春季造林工作。',
      good: '在全县春季造林动员会上的讲话\n\n同志们：\n今天召开动员会，部署春季造林工作。',
    },
    {
      bad: '⟦在全县春季造林动员会上讲话⟧\n在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n⟦全县春季造林动员会讲话.docx_第2页⟧\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n⟦p { color: #000000; margin-bottom: 0.1in } ⟧同志们：今天召开动员会，部署春季造林工作，动员全县上下行动起来。⟦6 `( G3 V4 p0 k% D6 b⟧\n⟦5 S& V2 `* V! e! a⟧当前要抓紧行动。⟦【更多公文素材，微信：某某】⟧谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：今天召开动员会，部署春季造林工作，动员全县上下行动起来。\n当前要抓紧行动。谢谢大家！',
    },
    {
      bad: '⟦在全县春季造林动员会上讲话⟧在全县春季造林动员会上的讲话同志们：今天召开动员会，部署春季造林工作，动员全县上下行动起来。谢谢大家！',
      good: '在全县春季造林动员会上的讲话同志们：今天召开动员会，部署春季造林工作，动员全县上下行动起来。谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n⟦在全县春季造林动员会上的讲话 ⟧同志们：今天召开动员会，部署春季造林工作，动员全县上下行动起来。要抓好⟦www.example.com⟧，不误农时，请大家落实。⟦&n[标签:内容]⟧谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：今天召开动员会，部署春季造林工作，动员全县上下行动起来。要抓好，不误农时，请大家落实。谢谢大家！',
    },
    {
      bad: '⟦某某范文网⟧\n⟦2023-03-12⟧\n在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话⟦|动员部署会议⟧\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！\n⟦上一篇：某某动员讲话⟧\n⟦整理不易，赏杯茶钱您下走！⟧\n⟦网友看法共 0 条评论⟧',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！\n',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署我⟦老笔杆网⟧县春季造林工作。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署我县春季造林工作。\n谢谢大家！',
    },
    {
      bad: '⟦（完整word版）⟧在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作，造林大会战即将拉开⟦]某[素材库:https://www.example.com/。公众号:某某*。整理汇总。⟧序幕。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作，造林大会战即将拉开序幕。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。⟦某某范文网http://www.example.com⟧当前要抓紧行动。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。当前要抓紧行动。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。各乡镇要抓紧行动⟦……此处隐藏729个字……⟧确保完成任务。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。各乡镇要抓紧行动确保完成任务。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n要一棵一棵栽好、一片一片管好。⟦（某某文秘网https://www.example.com省略1042字，正式会员可完整阅读）⟧\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n要一棵一棵栽好、一片一片管好。\n谢谢大家！',
    },
    {
      bad: '⟦当前位置：首页 > 公务范文 > 讲话⟧\n在全县春季造林动员会上的讲话\n⟦时间：2023-07-21 讲话 我要投稿⟧\n同志们：⟦ 文稿汇，范文学习文库⟧\n县林业局要牵头，各乡镇要抓紧备苗整地。⟦ 公文汇，办公文档之家⟧\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n县林业局要牵头，各乡镇要抓紧备苗整地。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n现场会由县林业局承办。⟦本文来源于某某网https://www.example.com，转载请注明出处。⟧\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n现场会由县林业局承办。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n现场会由县林业局承办。⟦下面是小编为大家整理的造林讲话3篇，欢迎参考。⟧\n⟦（未完，全文共3600字，当前显示800字）⟧要把责任落实到人。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n现场会由县林业局承办。\n要把责任落实到人。\n谢谢大家！',
    },
    {
      bad: '⟦春天来了，造林讲话怎么写？下面是小编为大家整理的造林讲话3篇，欢迎参考。⟧\n在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林⟦范文内容地图⟧工作，各乡镇要抓好落⟦- 3 -⟧实。\n谢谢大家！\n⟦点击下载全文（可编辑word版）⟧\n⟦新来的朋友请【点此注册】⟧',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作，各乡镇要抓好落实。\n谢谢大家！\n',
    },
    {
      bad: '⟦返回⟧\n⟦收藏⟧\n⟦下载⟧\n⟦在全县春季造林动员会上的讲话（全文1200字）⟧\n在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。⟦( J9 R- R- v. S/ m, V⟧\n会前作了准备。⟦ $ |2 R9 ~* D8 K8 ?! f% R# c4 p ⟧现在请大家抓好落实。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作。\n会前作了准备。现在请大家抓好落实。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话⟦1⟧\n同志们：\n今天召开动员会，部署春季造林工作，动员全县上下行动起来。⟦本文格式为Word版下载后可任意编辑⟧各乡镇要落实。\n谢谢大家！\n⟦本文标题：造林讲话⟧\n⟦链接地址：https://www.example.com/index/article/detail/detail_id/4619.html⟧',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作，动员全县上下行动起来。各乡镇要落实。\n谢谢大家！\n',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n⟦县长在全县春季造林动员会上的讲话⟧今天召开动员会，部署春季造林工作，动员全县上下行动起来，把县委的决策部署落到实处。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n今天召开动员会，部署春季造林工作，动员全县上下行动起来，把县委的决策部署落到实处。\n谢谢大家！',
    },
    {
      bad: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作，动员全县上下行动起来，把县委、县政府的决策部署落到实处，务必抓好落\n⟦1⟧\n实。\n谢谢大家！',
      good: '在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会，部署春季造林工作，动员全县上下行动起来，把县委、县政府的决策部署落到实处，务必抓好落\n实。\n谢谢大家！',
    },
    {
      bad: '⟦2018-02-06⟧\n同志们：\n今天召开动员会，部署春季造林工作，动员全县上下行动起来，把县委、县政府的决策部署落到实处。\n谢谢大家！',
      good: '同志们：\n今天召开动员会，部署春季造林工作，动员全县上下行动起来，把县委、县政府的决策部署落到实处。\n谢谢大家！',
    },
  ],
  accepts: [
    '全县春季造林动员会讲话（共3页）\n同志们：\n线路编号为A1 B2 C3 D4，按A1 | B2 | C3的顺序施工。谢谢大家！',
    '全县春季造林动员会讲话\n同志们：\n每亩栽树60 - 80 -株，成活率要达到九成以上，资料下载后登记，仅供参考，会员单位可以查看。谢谢大家！',
    '全县春季造林动员会讲话\n2023-03-12\n同志们：\n全县春季造林动员会讲话发出以后，请登录县政府网www.example.com，查看全县春季造林动员会讲话全文。谢谢大家！',
    '全县春季造林动员会讲话\n同志们：\n本文件来源于县林业局，由县政府网发布。请各乡镇登录省林业网https://www.example.gov.cn查询。谢谢大家！',
    '全县春季造林动员会讲话\n同志们：\n这份材料第3页共有8处提到造林，此处省略不讲，大家自己看。谢谢大家！',
    '全县春季造林工作方案\n县林业局\n2024年2月\n全县春季造林工作方案\n一、总体要求\n按照县委部署，制定本方案。',
    '全县春季造林动员会讲话\n同志们：\n今天部署春季造林工作，抓好落实。\n请各乡镇下载登记表，登录平台填报。\n微信工作群由县林业局建立。',
    '关于报送材料的通知\n各乡镇人民政府：\n请于3月5日前报送材料，电子版命名为“单位名称+材料.docx”。\n附件：登记表.docx',
  ],
  ahead: (paragraph) => void insideOf(paragraph),
  check(draft, { lexicon }) {
    const found = residueOf(draft, lexicon);
    const lines = new Set(found.map(({ block }) => block));
    const reports = found.map((one) => reportOf(one, draft.text));
    for (const block of draft.blocks) {
      for (const span of insideOf(block.paragraph))
        if (!lines.has(block)) reports.push(reportInside(shift(span, block.start), draft.text));
    }
    for (const [{ start }, span] of runInTitles(draft, lines))
      reports.push({ ...reportInside(shift(span, start), draft.text), message: RUN_IN });
    return reports;
  },
};
