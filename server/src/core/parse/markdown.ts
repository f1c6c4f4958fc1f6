import { MASK } from '../draft.js';

/**
 * Markdown by lines: what is prose in a line, given the state in which the line before it ended. A line with the same
 * text and the same state reads the same, so that an edit costs the lines it changes. The constructs are CommonMark's,
 * and GFM's tables and footnotes.
 */

/** '' in prose; otherwise what is open: `front`, `comment`, `html`, or a fence such as ``` or ~~~~. */
export type LineState = string;

/** How a line reads. */
export interface MarkdownLine {
  readonly prose: string;
  readonly kind: 'prose' | 'code' | 'table';
  /** Depth of a `#` heading. */
  readonly depth?: number;
  /** The state behind the line. */
  readonly state: LineState;
}

const mask = (length: number): string => MASK.repeat(length);

const fence = /^ {0,3}(`{3,}|~{3,})/;
const atx = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const rule = /^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$|^ {0,3}=+[ \t]*$/;
const tableCell = /^[ \t]*:?-+:?[ \t]*$/;
const prefix = /^(?:[ \t]*(?:>[ \t]?|[-+*](?=[ \t])))+/;
const definition = /^ {0,3}\[[^\]\n]{1,200}\]:/;
const htmlOpen =
  /^ {0,3}<(?:\/?(?:address|article|aside|blockquote|body|center|details|div|dl|dt|dd|fieldset|figure|figcaption|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu|meta|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|script|style|pre|br|img)\b|!--)/i;

/** @param first whether it is the first line of the text: only there front matter begins. */
export function readMarkdownLine(text: string, state: LineState, first: boolean): MarkdownLine {
  const code = (next: LineState): MarkdownLine => ({ prose: mask(text.length), kind: 'code', state: next });
  const bare = first && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (first && /^---[ \t]*$/.test(bare)) return code('front');
  if (state === 'front') return code(/^(?:---|\.\.\.)[ \t]*$/.test(text) ? '' : 'front');
  if (state === 'comment') return comment(text);
  if (state === 'html') return text.trim() === '' ? code('') : code('html');
  if (state !== '') {
    const closing = fence.exec(text)?.[1];
    const closes =
      closing !== undefined && closing[0] === state[0] && closing.length >= state.length && text.trim() === closing;
    return code(closes ? '' : state);
  }
  const opening = fence.exec(text)?.[1];
  if (opening && !(opening[0] === '`' && text.slice(text.indexOf(opening) + opening.length).includes('`')))
    return code(opening);
  if (/^(?: {4}|\t)(?![ \t]*[　\u4e00-\u9fff（“《])/.test(text) && text.trim() !== '') return code('');
  if (rule.test(text) || definition.test(text)) return code('');
  if (htmlOpen.test(text)) {
    if (!text.includes('<!--')) return code('html');
    return text.includes('-->')
      ? { prose: inlineProse(text), kind: /^\s*<!--.*-->\s*$/.test(text) ? 'code' : 'prose', state: '' }
      : code('comment');
  }
  const ruled = text.includes('|') && isTableRule(text);
  if (ruled || /^[ \t]*\|/.test(text)) {
    return {
      prose: ruled ? mask(text.length) : inlineProse(text).replaceAll('|', MASK),
      kind: 'table',
      state: '',
    };
  }
  let prose = inlineProse(text);
  const heading = atx.exec(text);
  if (heading) {
    prose = mask(heading[0].length) + prose.slice(heading[0].length);
    const end = headingEnd(prose);
    prose = prose.slice(0, end) + mask(prose.length - end);
    return { prose, kind: 'prose', depth: heading[1]!.length, state: '' };
  }
  const marks = prefix.exec(text);
  if (marks) prose = mask(marks[0].length) + prose.slice(marks[0].length);
  return { prose, kind: 'prose', state: '' };
}

/** Whether a line is what divides the head of a table from its rows: | --- | :-: |. */
function isTableRule(text: string): boolean {
  const cells = text.split('|');
  if (cells.length > 1 && isBlank(cells[0]!)) cells.shift();
  if (cells.length > 1 && isBlank(cells.at(-1)!)) cells.pop();
  return cells.every((cell) => tableCell.test(cell));
}

const isBlank = (text: string): boolean => /^[ \t]*$/.test(text);

/** Where a heading's text ends: before the `#` that close it and the blanks around them. By hand: an expression would be quadratic in blanks. */
function headingEnd(prose: string): number {
  const before = (end: number, ...characters: string[]): number => {
    let at = end;
    while (at > 0 && characters.includes(prose[at - 1]!)) at--;
    return at;
  };
  const last = before(prose.length, ' ', '\t');
  const marks = before(last, '#');
  const end = before(marks, ' ', '\t');
  return marks < last && end < marks ? end : prose.length;
}

function comment(text: string): MarkdownLine {
  const end = text.indexOf('-->');
  if (end === -1) return { prose: mask(text.length), kind: 'code', state: 'comment' };
  const prose = mask(end + 3) + inlineProse(text.slice(end + 3));
  return { prose, kind: prose.trim() === mask(text.length) ? 'code' : 'prose', state: '' };
}

const constructs = new RegExp(
  [
    '(`+)', // 1 code span
    '!?\\[', // link, image or footnote
    '<!--',
    '<(?=[a-zA-Z/])', // tag or autolink
    '\\\\(?=[!-/:-@\\[-`{-~])', // escape
    '(?:https?|ftp)://[\\w\\-./?%&=#:;,+~@$!*()\\[\\]]+',
    '~~',
  ].join('|'),
  'g',
);

/** The line with its inline marks, code, link targets, tags and URLs masked; the same length. */
function inlineProse(text: string): string {
  if (!/[`[<\\~*_]|:\/\//.test(text)) return text;
  const out = text.split('');
  const hide = (from: number, to: number): void => {
    for (let i = from; i < to; i++) out[i] = MASK;
  };
  constructs.lastIndex = 0;
  for (let match = constructs.exec(text); match; match = constructs.exec(text)) {
    const at = match.index;
    const found = match[0];
    let next = at + found.length;
    if (match[1]) {
      const end = closeTicks(text, next, match[1].length);
      if (end !== -1) {
        hide(at, end);
        next = end;
      }
    } else if (found.endsWith('[')) {
      next = hideLink(text, at, found.length, hide);
    } else if (found === '<!--') {
      const end = text.indexOf('-->', next);
      next = end === -1 ? text.length : end + 3;
      hide(at, next);
    } else if (found === '<') {
      const end = text.indexOf('>', next);
      if (end !== -1 && !text.slice(next, end).includes('<')) {
        next = end + 1;
        hide(at, next);
      }
    } else if (found === '\\') {
      hide(at, at + 1);
      next = at + 2;
    } else {
      hide(at, next);
    }
    constructs.lastIndex = next;
  }
  hideEmphasis(text, out);
  return out.join('');
}

function closeTicks(text: string, from: number, count: number): number {
  for (let at = text.indexOf('`', from); at !== -1 && at < from + 2000; ) {
    let end = at;
    while (text[end] === '`') end++;
    if (end - at === count) return end;
    at = text.indexOf('`', end);
  }
  return -1;
}

/** Masks the marks and the target of [text](target), [text][ref], ![alt](src), [^note]; returns where to read on. */
function hideLink(text: string, at: number, length: number, hide: (from: number, to: number) => void): number {
  const close = text.slice(at + length, at + length + 1000).indexOf(']') + at + length;
  if (close < at + length) return at + length;
  if (text[at + length] === '^') {
    hide(at, close + 1);
    return close + 1;
  }
  const follows = text[close + 1];
  if (follows !== '(' && follows !== '[') return at + length;
  const end = text.indexOf(follows === '(' ? ')' : ']', close + 2);
  if (end === -1) return at + length;
  if (text[at] === '!') hide(at, end + 1);
  else {
    hide(at, at + length);
    hide(close, end + 1);
  }
  // The text of a link is prose and may hold marks of its own.
  return text[at] === '!' ? end + 1 : at + length;
}

/** What follows a name that somebody masked with stars: **同志, **村, **书记. Between two of them no emphasis is meant. */
const masked =
  /^(?:同志|书记|市长|县长|区长|镇长|主任|局长|部长|主席|总理|省|市|县|区|镇|乡|村|州|街道|社区|单位|部门|公司|集团|年|月|日|万|亿|个|名|人|项|元|%|％)/;

interface Run {
  readonly at: number;
  readonly mark: string;
  length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Masks the runs of * and _ that CommonMark pairs as emphasis. A run that finds no partner is text: a value masked by hand. */
function hideEmphasis(text: string, out: string[]): void {
  const open: Run[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!;
    if ((mark !== '*' && mark !== '_') || out[i] === MASK) continue;
    // Escaped: a character like any other.
    if (i > 0 && text[i - 1] === '\\' && out[i - 1] === MASK) continue;
    let end = i;
    while (text[end] === mark && out[end] !== MASK) end++;
    const run: Run = { at: i, mark, length: end - i, ...flanks(text, i, end) };
    if (run.closes) {
      for (let k = open.length - 1; k >= 0; k--) {
        const opener = open[k]!;
        if (opener.mark !== mark || opener.length !== run.length) continue;
        const stars =
          masked.test(text.slice(end, end + 3)) &&
          masked.test(text.slice(opener.at + opener.length, opener.at + opener.length + 3));
        if (stars || opener.at + opener.length === run.at) break;
        for (let at = opener.at; at < opener.at + opener.length; at++) out[at] = MASK;
        for (let at = i; at < end; at++) out[at] = MASK;
        open.length = k;
        run.length = 0;
        break;
      }
    }
    if (run.length > 0 && run.opens) {
      // A bound on what is kept open bounds the work on a line that is all stars.
      if (open.length === 32) open.shift();
      open.push(run);
    }
    i = end - 1;
  }
}

const isSpace = (character: string | undefined): boolean => character === undefined || /\s|\u3000/.test(character);
const isPunctuation = (character: string | undefined): boolean =>
  character !== undefined && !isSpace(character) && /[\p{P}\p{S}]/u.test(character);

/** Left- and right-flanking, CommonMark 0.31 6.2; `_` does not work inside a word. */
function flanks(text: string, start: number, end: number): { opens: boolean; closes: boolean } {
  const before = text[start - 1];
  const after = text[end];
  const left = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
  const right = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
  if (text[start] === '*') {
    // Beside a Chinese bracket or full stop CommonMark refuses **“重点”**的: writers mean emphasis all the same.
    const opens = left || (after !== undefined && '“‘《（【「『〔'.includes(after));
    const closes = right || (before !== undefined && '”’》）】」』〕。！？：'.includes(before));
    return { opens, closes };
  }
  return { opens: left && (!right || isPunctuation(before)), closes: right && (!left || isPunctuation(after)) };
}
