import {
  type DraftRule,
  type Edit,
  isDigit,
  isHan,
  Kind,
  kindOf,
  oncePerDraft,
  type Paragraph,
  type Point,
  type PointPlace,
} from '../core/index.js';

/** What one pass over a paragraph sees: each point asks for one of them, so that clean text costs no more than that pass. */
const Sign = {
  /** Two of 。 ， 、 ； ： in a row. */
  doubled: 1,
  /** An opening bracket before a digit. */
  number: 2,
  /** A single …, or three dots in a row. */
  dots: 4,
  /** … */
  ellipsis: 8,
  /** 、 before 等 or between two numerals. */
  comma: 16,
  /** “ before the last one was closed. */
  quote: 32,
  /** 《 before the last one was closed. */
  title: 64,
  /** " */
  straight: 128,
  /** 、 between ” and “, or between 》 and 《. */
  between: 256,
  /** 丶 ﹐ ∶ and other characters that only look like a mark. */
  alike: 512,
} as const;

/** What looks like a mark, and the mark: other blocks of Unicode, and the stroke 丶, which input methods offer for 点. */
const ALIKE: Readonly<Record<string, string>> = {
  丶: '、',
  '﹑': '、',
  '､': '、',
  '﹐': '，',
  '｡': '。',
  '﹔': '；',
  '﹕': '：',
  '︰': '：',
  '∶': '：',
  '﹖': '？',
  '﹗': '！',
  '﹙': '（',
  '﹚': '）',
};

/** Which characters the pass stops at. */
const stops = new Uint8Array(65536);
for (const character of '。，、；：！？…“”《》"[［(（【〔.·,;:') stops[character.charCodeAt(0)] = 1;
for (const character of Object.keys(ALIKE)) stops[character.charCodeAt(0)] = 2;

/** All signs of the paragraph, or-ed. */
function signsOf(prose: string): number {
  let signs = 0;
  let quotes = 0;
  let titles = 0;
  for (let at = 0; at < prose.length; at++) {
    const code = prose.charCodeAt(at);
    if (stops[code] === 0) continue;
    if (stops[code] === 2) {
      signs |= Sign.alike;
      continue;
    }
    const after = prose.charCodeAt(at + 1);
    switch (code) {
      case 0x201c:
        if (quotes++ > 0) signs |= Sign.quote;
        break;
      case 0x201d:
        if (quotes > 0) quotes--;
        break;
      case 0x300a:
        if (titles++ > 0) signs |= Sign.title;
        break;
      case 0x300b:
        if (titles > 0) titles--;
        break;
      case 0x22:
        signs |= Sign.straight;
        break;
      case 0x2026:
        signs |= Sign.ellipsis | Sign.dots;
        break;
      case 0x2e:
      case 0xb7:
        if (after === code) signs |= Sign.dots;
        break;
      case 0x3001:
        if (after === 0x201c || after === 0x300a) signs |= Sign.between;
        else if (after === 0x7b49 || (kindOf(after) & Kind.numeral) !== 0) signs |= Sign.comma;
        else if (isPause(after)) signs |= Sign.doubled | Sign.dots;
        break;
      case 0x2c:
      case 0x3a:
      case 0x3b:
      case 0x3002:
      case 0xff0c:
      case 0xff1b:
      case 0xff1a:
      case 0xff01:
      case 0xff1f:
        if (isDoubled(code, after)) signs |= Sign.doubled | Sign.dots;
        break;
      default:
        if (isDigit(after)) signs |= Sign.number;
    }
  }
  return signs;
}

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

/** Edits for each match of a regular expression: from `from` to `to` in the match, replaced by `text`. */
function each(
  prose: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => Edit[] | undefined,
): readonly PointPlace[] {
  const places: PointPlace[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(prose); match; match = pattern.exec(prose)) {
    const edits = make(match);
    if (edits) places.push({ edits });
  }
  return places;
}

const POINTS: readonly Point[] = [
  {
    severity: 'warning',
    signs: Sign.doubled,
    message: (found, times) => ({
      zh: `“${found}”连用了两个标点${times.zh}。一处停顿只用一个标点，请留下合适的一个。`,
      en: `“${found}” is two marks in a row${times.en}. One pause takes one mark: keep the one that fits.`,
    }),
    fix: () => ({ zh: '只留一个标点', en: 'Keep one mark' }),
    *find(prose, { role }) {
      for (let at = prose.length - 2; at >= 0; at--) {
        const first = prose.charCodeAt(at);
        if (!isDoubled(first, prose.charCodeAt(at + 1))) continue;
        let start = at;
        while (start > 0 && isDoubled(prose.charCodeAt(start - 1), prose.charCodeAt(start))) start--;
        // 。。。 is an ellipsis.
        const run = prose.slice(start, at + 2);
        at = start;
        if (/^。{3,}$|^、{3,}$|^,{3,}/.test(run)) continue;
        if (/^[,;:]/.test(run) && !isChinese(prose.charCodeAt(start - 1))) continue;
        // 产值比为:，: a figure is missing.
        if (run.startsWith(':') && '为比是有'.includes(prose[start - 1] ?? '\n')) continue;
        // 上升的有、、、、。: names were taken out, see unfilled-placeholder.
        if (/^、{2,}/.test(run) && '有是为括：:'.includes(prose[start - 1] ?? '\n')) continue;
        // 同志们：。
        const kept = role === 'salutation' && /[：:]/.test(run) ? '：' : strongest(run);
        yield { edits: [edit(start, start + run.length, kept)] };
      }
    },
  },
  {
    severity: 'warning',
    safe: true,
    layout: 'punctuation',
    signs: Sign.alike,
    message: (found, times) => ({
      zh: `“${found}”不是标点，是样子相近的另一个字符${times.zh}，排版、检索都会出错，应为“${ALIKE[found]}”。`,
      en: `${found} is no mark but a character that looks like one${times.en}; it should be ${ALIKE[found]}.`,
    }),
    fix: (count) => ({
      zh: count === 1 ? '改为标点' : `${count} 处都改为标点`,
      en: count === 1 ? 'Change it to the mark' : `Change all ${count} to marks`,
    }),
    find: (prose) =>
      // A ratio is written 2∶1; （丶） names a stroke.
      each(
        prose,
        /(?<=[\p{Script=Han}\d０-９”’》）])[丶﹑､﹐｡﹔﹕︰﹖﹗﹚](?=[\p{Script=Han}\d０-９“‘《（”’》）\s]|$)|(?<=[\p{Script=Han}”’》）])∶(?=[\p{Script=Han}“‘《（\s]|$)|﹙(?=[\p{Script=Han}\d])/gu,
        ({ 0: one, index }) => [edit(index, index + 1, ALIKE[one]!)],
      ),
  },
  {
    severity: 'info',
    safe: true,
    layout: 'numbers',
    signs: Sign.number,
    message: (found, times) => ({
      zh: `发文字号写作“${found}”${times.zh}。年份用六角括号〔〕括起，序号不加“第”、不编虚位（1不写作01）。`,
      en: `The document number is written ${found}${times.en}. The year stands in 〔〕, the number takes neither 第 nor leading zeros.`,
    }),
    fix: (count) => ({
      zh: count === 1 ? '改为〔〕' : `${count} 处都改为〔〕`,
      en: count === 1 ? 'Write 〔〕' : `Write 〔〕 in all ${count} places`,
    }),
    find: (prose) =>
      each(prose, /([\u4e00-\u9fff])([[［(（【〔])(20\d\d)([\]］)）】〕])(第?)(0*)(?=[1-9]\d{0,4}号)/g, (match) => {
        const [all, before, open, year, close, ordinal, zeros] = match;
        if (open === '〔' && close === '〕' && !ordinal && !zeros) return undefined;
        // 关于调整的通知（2024）3号楼: only what ends an abbreviation of an authority is a document number.
        if (!'发办函字政令文委组宣纪党人法复通规建财教卫市府工监综会议任干'.includes(before!)) return undefined;
        return [edit(match.index + 1, match.index + all.length, `〔${year}〕`)];
      }),
  },
  {
    severity: 'info',
    layout: 'punctuation',
    signs: Sign.dots,
    message: (found, times) => ({
      zh: `省略号写作“${found}”${times.zh}。省略号是占两个字的六个点“……”。`,
      en: `The ellipsis is written ${found}${times.en}. It is six dots, two characters wide: ……`,
    }),
    fix: () => ({ zh: '改为……', en: 'Change to ……' }),
    find: (prose) =>
      each(prose, /。{3,}|\.{3,}|…+|·{4,}|、{3,}/g, ({ 0: run, index }) => {
        if (run === '……') return undefined;
        // Leaders of a table of contents, a longer ellipsis of verse, a mark of truncation in English.
        if (run.length > 6) return undefined;
        const after = prose.slice(index + run.length, index + run.length + 6);
        if (/^\s*[\d(（]/.test(after)) return undefined;
        if (!isChinese(prose.charCodeAt(index - 1))) return undefined;
        if (run.length === 4 && run[0] === '…') return undefined;
        if (run[0] === '、' && '有是为括：:'.includes(prose[index - 1] ?? '\n')) return undefined;
        // 完成投资…亿元: a number that was never filled in.
        if (/^(?:[亿万]元|[%％]|个百分点)/.test(after)) return undefined;
        return [edit(index, index + run.length, '……')];
      }),
  },
  {
    severity: 'info',
    signs: Sign.ellipsis,
    message: (found, times) => ({
      zh: `“${found}”里省略号和“等”意思重复${times.zh}。两者只用一个。`,
      en: `“${found}” says the same twice${times.en}: an ellipsis and 等. Keep one.`,
    }),
    fix: () => ({ zh: '删去省略号', en: 'Delete the ellipsis' }),
    find: (prose) =>
      each(
        prose,
        /(等等?)(…+)(?=[。，；\s\u200b”）]|$)|(?<!…)(…+)(等等?)(?=[。，；\s\u200b”）]|$)/g,
        ({ 0: all, 1: front, 4: back, index }) => [edit(index, index + all.length, front ?? back ?? '等')],
      ),
  },
  {
    severity: 'info',
    signs: Sign.comma,
    message: (found, times) => ({
      zh: `“${found}”是概数${times.zh}，两个数字之间不用顿号。`,
      en: `“${found}” is an approximate number${times.en}: no 、 between its two figures.`,
    }),
    fix: () => ({ zh: '删去顿号', en: 'Delete the mark' }),
    find: (prose) =>
      each(
        prose,
        /(?<![第、一二三四五六七八九十百千万零〇其星周初\d])(?:二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=[十百千]?(?:个(?!别|人所|性|体)|名|位(?!数)|家(?!庭)|天|倍|万|斤|公里|小时|分钟|十年))(?!个(?:方面|问题|部分|层次|阶段|环节|专题))/g,
        ({ 0: all, index }) => [edit(index, index + all.length, all.replace('、', ''))],
      ),
  },
  {
    severity: 'info',
    signs: Sign.comma,
    message: (found, times) => ({
      zh: `“${found}”中“等”字前面多了顿号${times.zh}。列举完了直接写“等”。`,
      en: `“${found}”: no 、 before 等${times.en}, the list is over.`,
    }),
    fix: () => ({ zh: '删去顿号', en: 'Delete the mark' }),
    find: (prose) =>
      each(prose, /、等(?=[。，；）]|方面|地区|单位|部门|工作|问题|情况|内容|活动|措施)/g, ({ index }) => [
        edit(index, index + 2, '等'),
      ]),
  },
  {
    severity: 'info',
    layout: 'quotes',
    signs: Sign.quote,
    message: (found, times) => ({
      zh: `引号“${found}”里面又用了双引号${times.zh}。引号套引号时，外面用双引号“”，里面用单引号‘’。`,
      en: `A quotation inside ${found} takes double marks again${times.en}. The outer quotation takes “”, the inner one ‘’.`,
    }),
    fix: () => ({ zh: '里面改用‘’', en: 'Use ‘’ inside' }),
    find: (prose) => nested(prose, '“', '”', '‘', '’'),
  },
  {
    severity: 'info',
    layout: 'quotes',
    signs: Sign.title,
    message: (found, times) => ({
      zh: `书名号“${found}”里面又用了《》${times.zh}。书名号套书名号时，外面用《》，里面用〈〉。`,
      en: `A title inside ${found} takes 《》 again${times.en}. The outer title takes 《》, the inner one 〈〉.`,
    }),
    fix: () => ({ zh: '里面改用〈〉', en: 'Use 〈〉 inside' }),
    find: (prose) => nested(prose, '《', '》', '〈', '〉'),
  },
  {
    severity: 'info',
    layout: 'quotes',
    signs: Sign.straight,
    message: (found, times) => ({
      zh: `中文里用了直引号 ${found}${times.zh}。中文引号分左右，写作“”。`,
      en: `Straight quotation marks ${found} stand around Chinese${times.en}. Chinese ones have a left and a right: “”.`,
    }),
    fix: (count) => ({
      zh: count === 1 ? '改为“”' : `${count} 处都改为“”`,
      en: count === 1 ? 'Change to “”' : `Change all ${count} to “”`,
    }),
    find: (prose, paragraph) => (paragraph.han < 4 ? [] : straightQuotes(prose)),
  },
  {
    severity: 'hint',
    signs: Sign.between,
    message: (found, times) => ({
      zh: `并列的引号或书名号之间用了顿号（${found}）${times.zh}。引号、书名号本身已经隔开，通常不用顿号。`,
      en: `、 stands between quotation or title marks (${found})${times.en}. The marks already part them; usually no 、 is needed.`,
    }),
    fix: (count) => ({
      zh: count === 1 ? '删去顿号' : `删去全部 ${count} 个顿号`,
      en: count === 1 ? 'Delete the mark' : `Delete all ${count} marks`,
    }),
    find: (prose) =>
      each(prose, /”、(?=“)|》、(?=《)/g, ({ 0: all, index }) => [edit(index, index + all.length, all[0]!)]),
  },
];

/** Two marks of one pause: 。 ， 、 ； ： with one another. ！ and ？ go with one another, for emphasis, but not with 。. */
const isDoubled = (code: number, after: number): boolean =>
  // 同志们:。, 组成,,原来
  ((code === 0x2c || code === 0x3a || code === 0x3b) && (isPause(after) || (code === 0x2c && after === code))) ||
  (isPause(code) && (isPause(after) || after === 0x2c || after === 0x3b)) ||
  (isCall(code) && after === 0x3002) ||
  (code === 0x3002 && isCall(after));

const isCall = (code: number): boolean => code === 0xff01 || code === 0xff1f;

const isPause = (code: number): boolean =>
  code === 0x3002 || code === 0xff0c || code === 0x3001 || code === 0xff1b || code === 0xff1a;

/** The mark that ends most, of several: 。 before ； before ： before ， before 、. */
const strongest = (run: string): string => [...'！？。；：，、'].find((mark) => run.includes(mark)) ?? run[0]!;

const isChinese = (code: number): boolean =>
  isHan(code) || (kindOf(code) & Kind.mark) !== 0 || code === 0x201d || code === 0x300b;

function hasHan(prose: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isHan(prose.charCodeAt(at))) return true;
  return false;
}

/** In ‘…’ the outer kind comes again. */
function isWithin(prose: string, at: number, open: string, close: string): boolean {
  const before = prose.slice(Math.max(0, at - 200), at);
  return before.lastIndexOf(open) > before.lastIndexOf(close);
}

/** Straight marks around Chinese, two by two; nothing where one is over. */
function straightQuotes(prose: string): readonly PointPlace[] {
  if (CURLY_ALONE.test(prose)) return straightPartners(prose);
  const places: number[] = [];
  for (let at = prose.indexOf('"'); at !== -1; at = prose.indexOf('"', at + 1)) places.push(at);
  const found: PointPlace[] = [];
  for (let i = 0; places.length % 2 === 0 && i < places.length; i += 2) {
    const [open, close] = [places[i]!, places[i + 1]!];
    // 15"和17": inches.
    if (!hasHan(prose, open + 1, close) || isDigit(prose.charCodeAt(open - 1))) continue;
    found.push({ edits: [edit(open, open + 1, '“'), edit(close, close + 1, '”')] });
  }
  return found;
}

/** A curly mark, and in place of its partner another one of its kind, or none. */
const CURLY_ALONE = /“[^”]*(?:“|$)|^[^“]*”|”[^“]*”/;

/** “丝路"和“茶马古道": straight marks that stand for the partner of a curly one; nothing where they do not pair so throughout. */
function straightPartners(prose: string): readonly PointPlace[] {
  const found: PointPlace[] = [];
  const marks = Array.from(prose.matchAll(/["“”]/g));
  // A single one is a mark without a partner: another rule's.
  if (marks.length % 2 === 1 || marks.filter(([mark]) => mark === '"').length < 2) return [];
  for (let i = 0; i < marks.length; i += 2) {
    const [{ 0: open, index: from }, { 0: close, index: to }] = [marks[i]!, marks[i + 1]!];
    if (open === '”' || close === '“' || !/^[^，。；：！？\n]{1,20}$/.test(prose.slice(from + 1, to))) return [];
    const edits = [
      ...(open === '"' ? [edit(from, from + 1, '“')] : []),
      ...(close === '"' ? [edit(to, to + 1, '”')] : []),
    ];
    if (edits.length > 0) found.push({ span: { start: from, end: to + 1 }, edits });
  }
  return found;
}

/** Short pairs of the same marks inside one another; nothing where the marks of the paragraph do not pair. */
function nested(
  prose: string,
  open: string,
  close: string,
  innerOpen: string,
  innerClose: string,
): readonly PointPlace[] {
  const opener = open.charCodeAt(0);
  const closer = close.charCodeAt(0);
  let found: PointPlace[] | undefined;
  let depth = 0;
  let inner = -1;
  for (let at = 0; at < prose.length; at++) {
    const code = prose.charCodeAt(at);
    if (code === opener) {
      depth++;
      inner = at;
    } else if (code === closer) {
      if (depth === 0 || depth > 2) return [];
      if (depth === 2 && at - inner <= 40 && !isWithin(prose, inner, innerOpen, innerClose)) {
        found ??= [];
        found.push({ edits: [edit(inner, inner + 1, innerOpen), edit(at, at + 1, innerClose)] });
      }
      depth--;
    }
  }
  return depth === 0 && found ? found : [];
}

function signsIn({ han, role, prose }: Paragraph): number {
  if (han < 2 || role === 'residue' || role === 'code' || role === 'table') return 0;
  return signsOf(prose);
}

/** Finer points of punctuation, each reported once a document. */
export const rule: DraftRule = {
  id: 'punctuation-style',
  title: { zh: '标点用法不合国家标准', en: 'Punctuation that differs from the national standard' },
  why: {
    zh: '省略号、顿号、六角括号、引号套引号等用法，国家标准有明确规定。同一种情况全文只提示一处，修复时一并改过来。',
    en: 'The national standard says how to write ellipses, 、, tortoise-shell brackets and quotations within quotations. Each point is reported once a document; the fix puts all its places right.',
  },
  clause: 'GB/T 15834—2011 4.5.3.4 4.5.3.5 4.8.3.3 4.11 4.15；GB/T 9704—2012 7.2.5',
  severity: 'info',
  scope: 'draft',
  examples: [
    { bad: '要宣传群众⟦丶⟧组织群众，关心群众﹑服务群众。', good: '要宣传群众、组织群众，关心群众、服务群众。' },
    { bad: '主持人⟦∶⟧张明', good: '主持人：张明' },
    { bad: '各单位要抓好落实⟦，。⟧', good: '各单位要抓好落实。' },
    { bad: '全村由三个组组成⟦,,⟧路不好走。', good: '全村由三个组组成,路不好走。' },
    { bad: '让我们携手前进⟦！。⟧', good: '让我们携手前进！' },
    { bad: '这里是⟦“丝绸之路"⟧和“茶马古道"的必经之地。', good: '这里是“丝绸之路”和“茶马古道”的必经之地。' },
    { bad: '现将《办法》印发给你们（县政发⟦[2024]⟧12号）。', good: '现将《办法》印发给你们（县政发〔2024〕12号）。' },
    { bad: '修水渠、建粮仓、铺村路⟦。。。⟧一桩桩实事都办成了。', good: '修水渠、建粮仓、铺村路……一桩桩实事都办成了。' },
    { bad: '要抓好春耕、夏种、秋收⟦等……⟧。', good: '要抓好春耕、夏种、秋收等。' },
    { bad: '这项工作⟦三、四⟧个月就能见效。', good: '这项工作三四个月就能见效。' },
    {
      bad: '他说：“要牢记⟦“实干兴县”⟧四个字，一年接着一年干。”',
      good: '他说：“要牢记‘实干兴县’四个字，一年接着一年干。”',
    },
  ],
  accepts: [
    '水泥和沙子按1∶3的比例拌匀，“主”字的首笔是点（丶）。',
    '他走了很久……终于到了村里。',
    '国发〔2024〕5号文件已经印发，（2024）京01民终12号判决书已经送达。',
    '农村二、三产业加快发展，三、四年级学生参加了活动。',
    '老人说：“我常讲：‘当年他说过“宁肯少活二十年”，这话要记住。’”',
    '真是太好了！！大家说是不是？！',
    '空气质量排名上升的有、、、、。不降反升的有、、、。',
  ],
  check: oncePerDraft(POINTS, signsIn),
};
