import {
  type DraftRule,
  type Edit,
  isBlank,
  isDigit,
  isHan,
  Kind,
  kindOf,
  MASK,
  type Paragraph,
  perParagraph,
} from '../core/index.js';

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '.': '。',
};

const MASK_CODE = MASK.charCodeAt(0);
const NONE: readonly number[] = [];
/** Offsets, in the paragraph, of its marks that should be full-width. */
const marksOf = perParagraph(findMarks);

/** An opening bracket, and how many characters of each kind stand before it. */
interface Opened {
  readonly at: number;
  readonly hans: number;
  readonly latins: number;
  readonly masks: number;
  readonly others: number;
}

/** What stands between two brackets. */
interface Content {
  readonly han: boolean;
  readonly latin: boolean;
  /** Something that is no prose. */
  readonly mask: boolean;
  /** Digits and blanks only. */
  readonly digits: boolean;
}

function findMarks({ prose, kinds, han, role, end }: Paragraph): readonly number[] {
  if ((kinds & (Kind.halfwidth | Kind.dot)) === 0 || han === 0) return NONE;
  if (role === 'residue' || role === 'code') return NONE;
  const marks: number[] = [];
  const bracketed = (kinds & Kind.bracket) !== 0;
  const brackets: Opened[] = [];
  let hans = 0;
  let latins = 0;
  let masks = 0;
  let others = 0;
  let sorted = true;
  for (let at = 0; at < end; at++) {
    const code = prose.charCodeAt(at);
    const kind = kindOf(code);
    if ((kind & Kind.han) !== 0) {
      hans++;
      continue;
    }
    if (bracketed) {
      if ((kind & Kind.latin) !== 0) latins++;
      else if (code === MASK_CODE) masks++;
      else if ((kind & (Kind.digit | Kind.blank)) === 0) others++;
    }
    if (code === 0x28 || code === 0xff08) brackets.push({ at, hans, latins, masks, others });
    else if (code === 0x29 || code === 0xff09) {
      const opened = brackets.pop();
      if (!opened) continue;
      const open = opened.at;
      if (code === 0xff09 && prose.charCodeAt(open) === 0xff08) continue;
      const content = {
        han: hans > opened.hans,
        latin: latins > opened.latins,
        mask: masks > opened.masks,
        // The closing bracket is counted already.
        digits: hans === opened.hans && latins === opened.latins && others === opened.others + 1,
      };
      if (!isChineseBracket(prose, open, at, content)) continue;
      if (prose.charCodeAt(open) < 0x80) {
        // It is known when it closes, behind what stands in it.
        sorted &&= marks.length === 0 || marks.at(-1)! < open;
        marks.push(open);
      }
      if (code < 0x80) marks.push(at);
    } else if (code < 0x80 && (kind & Kind.halfwidth) !== 0 && belongsToChinese(prose, at, code)) marks.push(at);
  }
  if ((kinds & Kind.dot) !== 0 && role === 'body' && endsWithDot(prose, end, han)) marks.push(lastDot(prose, end));
  if (marks.length === 0) return NONE;
  return sorted ? marks : marks.sort((a, b) => a - b);
}

/**
 * A blank behind the mark went with the half-width form: it goes too where Chinese follows.
 * @param by offset of the paragraph in the text
 */
function editAt(prose: string, at: number, by: number): Edit {
  let start = at;
  let end = at + 1;
  if (prose[at] === '(') {
    if (prose[at - 1] === ' ' && isWide(prose.charCodeAt(at - 2))) start--;
  } else {
    if (prose[end] === ' ' && isWide(prose.charCodeAt(end + 1))) end++;
    if (prose[at] !== ')' && prose[start - 1] === ' ' && prose[start - 2] !== ' ' && start > 1) start--;
  }
  // 开幕,,1月: one mark is enough, the second of the two.
  if (prose[at] === ',' && end === at + 1 && '，,。；;：:、'.includes(prose[end] ?? ' ')) {
    const second = prose[end]!;
    return { span: { start: start + by, end: end + 1 + by }, text: FULL[second] ?? second };
  }
  return { span: { start: start + by, end: end + by }, text: FULL[prose[at]!]! };
}

/** Chinese characters and full-width punctuation. */
function isWide(code: number): boolean {
  return (
    isHan(code) ||
    (code >= 0x3001 && code <= 0x301f) ||
    (code >= 0xff01 && code <= 0xff5e && (kindOf(code) & (Kind.latin | Kind.digit)) === 0) ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2018 ||
    code === 0x2019 ||
    code === 0x2026 ||
    code === 0x2014
  );
}

const isLatin = (code: number): boolean => (kindOf(code) & Kind.latin) !== 0 && code < 0x80;

/** Whether a , ; : ! ? is punctuation of a Chinese sentence. */
function belongsToChinese(prose: string, at: number, code: number): boolean {
  let previous = at - 1;
  while (previous > 0 && at - previous < 8 && (prose[previous] === '!' || prose[previous] === '?')) previous--;
  const before = prose.charCodeAt(previous);
  let next = at + 1;
  while (next < prose.length && prose[next] === ' ') next++;
  const after = prose.charCodeAt(next);
  const ends = next >= prose.length || after === 10 || after === 13;
  const spaced = next > at + 1;
  if (at === 0) return false;
  // &nbsp;
  if (code === 0x3b && isEntity(prose, at)) return false;
  // 同志们 ,大家好: a blank before the mark.
  if (before === 0x20 && (ends || isWide(after))) {
    const word = prose.charCodeAt(previous - 1);
    return isWide(word) || word === 0x29 || word === 0x25;
  }
  // :) ;-)
  if ((code === 0x3a || code === 0x3b) && /^-?[)(DP](?![\u4e00-\u9fff])/.test(prose.slice(at + 1, at + 4)))
    return false;
  // A question mark may stand where another character was lost: ?关于…的通知?, 1?。
  if (code === 0x3f && isLost(prose, at)) return false;
  if (isWide(before) || ((before === 0x25 || before === 0x2030) && !spaced)) {
    // 张三, Li Si: a list in English takes the half-width mark with a blank.
    if (spaced && isLatin(after)) return !englishAround(prose, at);
    // C:\, 10:30 have no Chinese before them; 文件:///… does.
    return !(code === 0x3a && after === 0x2f && prose.charCodeAt(next + 1) === 0x2f);
  }
  if (!isWide(after) && !(ends && (code === 0x21 || code === 0x3f))) return false;
  // 12,中: a digit, a letter, a sign or a mask before, Chinese behind.
  if (isDigit(before) || before === 0x25 || before === 0x29 || before === 0x2a || before === 0x5f || before === 0x2030)
    return true;
  if (isLatin(before)) {
    if ((code === 0x21 || code === 0x3f) && endsEnglish(prose, at)) return false;
    return !spaced || !englishAround(prose, at);
  }
  return prose[previous] === MASK || before > 0x7f;
}

/** How far back an English sentence is looked for. */
const SENTENCE = 80;

/** 谢谢大家！Thank you!: two English words or more between the mark and the Chinese sentence before them. */
function endsEnglish(prose: string, at: number): boolean {
  let start = at;
  let blanks = 0;
  while (start > 0 && at - start < SENTENCE && prose.charCodeAt(start - 1) < 0x80) start--;
  while (start < at && !isLatin(prose.charCodeAt(start))) start++;
  for (let i = start; i < at; i++) if (prose[i] === ' ' && isLatin(prose.charCodeAt(i + 1))) blanks++;
  let above = start - 1;
  while (above >= 0 && isBlank(prose.charCodeAt(above))) above--;
  return blanks > 0 && !isHan(prose.charCodeAt(above));
}

/** Whether the words on both sides are English. */
function englishAround(prose: string, at: number): boolean {
  let latin = 0;
  let han = 0;
  for (let i = Math.max(0, at - 16); i < Math.min(prose.length, at + 16); i++) {
    const kind = kindOf(prose.charCodeAt(i));
    if ((kind & Kind.latin) !== 0) latin++;
    else if ((kind & Kind.han) !== 0) han++;
  }
  return latin > 2 * han;
}

function isEntity(prose: string, semicolon: number): boolean {
  let at = semicolon - 1;
  while (at >= 0 && semicolon - at <= 8 && (kindOf(prose.charCodeAt(at)) & (Kind.latin | Kind.digit)) !== 0) at--;
  return prose[at] === '&' || (prose[at] === '#' && prose[at - 1] === '&');
}

const GENRE_END =
  /(?:通知|意见|办法|条例|规定|决定|方案|纲要|规划|细则|报告|决议|通报|公告|通告|公报|批复|法|讲话|精神)$/;

/** Whether the question mark at `at` stands for a character that was lost. */
function isLost(prose: string, at: number): boolean {
  if (prose.startsWith('关于', at + 1)) return true;
  const before = prose[at - 1];
  if (before === ':' || before === '：') return true;
  // 投资??亿元: they stand for a figure.
  if (
    (before === '?' || prose[at + 1] === '?') &&
    /^\?{0,6}(?:[亿万]?元|[%％个名家项件次户人吨亩])/.test(prose.slice(at, at + 10))
  )
    return true;
  const after = prose.charCodeAt(at + 1);
  // 前1?。: a mark directly behind a question mark.
  if (!isDigit(prose.charCodeAt(at - 1)))
    return GENRE_END.test(prose.slice(Math.max(0, at - 3), at)) && prose.lastIndexOf('?', at - 1) !== -1;
  if (after === 0x3002 || after === 0xff0c || after === 0x3001 || after === 0x2c) return true;
  return false;
}

/** Whether the brackets at `open` and `close` are part of a Chinese sentence. */
function isChineseBracket(prose: string, open: number, close: number, { han, latin, mask, digits }: Content): boolean {
  const before = prose.charCodeAt(open - 1);
  const after = prose.charCodeAt(close + 1);
  // A formula, a function, a path: (a+b)/c, f(x), 附件(1).docx.
  if ('/*×÷+=^_\\'.includes(prose[close + 1] ?? ' ') || '=+×÷/^_\\'.includes(prose[open - 1] ?? ' ')) return false;
  if (prose[close + 1] === '.' && isLatin(prose.charCodeAt(close + 2))) return false;
  if (mask) return false;
  if (close === open + 1) return false;
  if (digits) {
    // (1)抓好落实: an ordinal. (2024) belongs to punctuation-style, 式(1) to nobody.
    return close - open <= 3 && isHan(after) && (isBlank(before) || isMark(before) || open === 0);
  }
  if (han) return !(isLatin(neighbour(prose, open, -1)) && englishAround(prose, open));
  if (latin && close - open === 2) return false;
  // 国内生产总值(GDP)
  return (
    isWide(before) &&
    (latin || (kindOf(prose.charCodeAt(close - 1)) & (Kind.percent | Kind.mask)) !== 0 || isWide(after))
  );
}

const isMark = (code: number): boolean => (kindOf(code) & (Kind.mark | Kind.semicolon)) !== 0 || code === 0x201c;

/** The next character that is no blank, in one direction. */
function neighbour(prose: string, from: number, step: 1 | -1): number {
  let at = from + step;
  while (at >= 0 && at < prose.length && isBlank(prose.charCodeAt(at))) at += step;
  return prose.charCodeAt(at);
}

/** Offset of the full stop that ends the paragraph, a closing quotation mark behind it or not. */
const lastDot = (prose: string, end: number): number => (prose[end - 1] === '.' ? end - 1 : end - 2);

/** Whether a paragraph of several words ends with a half-width dot in place of 。. */
function endsWithDot(prose: string, end: number, han: number): boolean {
  const at = lastDot(prose, end);
  if (prose[at] !== '.' || (at === end - 2 && prose[end - 1] !== '”')) return false;
  return (
    han >= 8 &&
    (isHan(prose.charCodeAt(at - 1)) || ')）”%'.includes(prose[at - 1]!)) &&
    !/[一二三四五六七八九十]/.test(prose[at - 1]!)
  );
}

/** Up to this many stray marks in an otherwise full-width text are a slip, not a habit. */
const SLIP = 5;

/** Half-width punctuation between Chinese characters. */
export const rule: DraftRule = {
  id: 'halfwidth-punctuation',
  title: { zh: '中文里用了半角标点', en: 'Half-width punctuation in Chinese' },
  why: {
    zh: '中文的逗号、句号、冒号、分号、问号、叹号和括号都占一个字的位置，要用全角。半角标点多半是从网页复制或者输入法没有切换留下的，排出来疏密不匀。',
    en: 'Chinese commas, stops, colons, semicolons, question and exclamation marks and brackets take the width of a character. Half-width ones are left over from a web page or a keyboard in the wrong mode, and set unevenly.',
  },
  clause: 'GB/T 15834—2011 5.1',
  severity: 'warning',
  scope: 'draft',
  examples: [
    {
      bad: '同志们⟦:⟧今天的会议很重要,请大家认真听(不要请假);会后抓好落实!',
      good: '同志们：今天的会议很重要，请大家认真听（不要请假）；会后抓好落实！',
    },
    {
      bad: '全县粮食产量达到30.5万吨⟦,⟧增长3.2%,实现十连增。',
      good: '全县粮食产量达到30.5万吨，增长3.2%，实现十连增。',
    },
    { bad: '水库大坝工程去年底开工⟦,,⟧今年底前建成。', good: '水库大坝工程去年底开工，今年底前建成。' },
    { bad: '各乡镇（街道⟦)⟧要抓好落实。', good: '各乡镇（街道）要抓好落实。' },
  ],
  accepts: [
    '谢谢大家！Thank you!',
    '各位来宾，欢迎来到海边小城！Welcome to our town! Are you ready?大家一起来。',
    '完成投资??亿元，增长??%，关于加强值守的通告?9张。',
    '会议定于10:30开始，预算1,000元，比例为3:1，网址是https://www.example.com/a?b=1。',
    '附件(1).docx、f(x)=a(b+c)、表(2)均已上传，学习了Who, When, Why三个问题。',
    '主要有：1)人员；2)经费。',
  ],
  *check({ blocks }) {
    const marked: { readonly by: number; readonly prose: string; readonly marks: readonly number[] }[] = [];
    let full = 0;
    let count = 0;
    for (const { start, paragraph } of blocks) {
      full += paragraph.han;
      const marks = marksOf(paragraph);
      if (marks.length === 0) continue;
      marked.push({ by: start, prose: paragraph.prose, marks });
      count += marks.length;
    }
    const [first] = marked;
    if (!first) return;
    const slip = count <= SLIP && full > 400 * count;
    yield {
      span: editAt(first.prose, first.marks[0]!, first.by).span,
      ...(slip ? { severity: 'info' as const } : {}),
      message: {
        zh:
          count === 1
            ? '中文里用了半角标点。中文标点要用全角，请改过来。'
            : `全文有 ${count} 处半角标点用在中文里，这是第一处。中文标点要用全角，请统一改过来。`,
        en:
          count === 1
            ? 'A half-width mark stands in Chinese text. Chinese punctuation is full-width: change it.'
            : `${count} half-width marks stand in Chinese text; this is the first. Chinese punctuation is full-width: change them all.`,
      },
      fixes: () => [
        {
          title: {
            zh: `把 ${count} 处半角标点改为全角`,
            en: `Make ${count} ${count === 1 ? 'mark' : 'marks'} full-width`,
          },
          safety: 'safe',
          layout: 'punctuation',
          edits: marked.flatMap(({ by, prose, marks }) => marks.map((at) => editAt(prose, at, by))),
        },
      ],
    };
  },
};
