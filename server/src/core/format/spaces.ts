import { isDigit, isHan, Kind, kindOf } from '../chars.js';
import type { Block, Draft, Format, MarkerStyle, Paragraph, Role } from '../draft.js';
import { atWordBounds } from '../match.js';
import type { Edit } from '../rule.js';
import { overlaps, type Span } from '../span.js';
import { edit } from './edit.js';

/** Roles whose blanks have no meaning. In the others (tables, signatures, dates, names) they align. */
const FLOWING: ReadonlySet<Role> = new Set(['title', 'salutation', 'addressee', 'heading', 'body', 'closing']);

/** Behind these ordinals nothing stands but the text; 第一章　总则 takes a blank. */
const TIGHT: ReadonlySet<MarkerStyle> = new Set([
  'han',
  'han-paren',
  'arabic',
  'arabic-paren',
  'arabic-half',
  'circled',
  'di',
]);

const CLOSING = '。，、；：！？”’）》】」』〕';
const OPENING = '“‘（《【「『〔';

/**
 * Blanks that mean nothing: between Chinese characters and digits, beside Chinese punctuation, inside a word, behind an
 * ordinal. Only single ones, as typing leaves them: several align.
 *
 * @param kept spans that are left alone, sorted by their start: a value that has to be filled in may be a blank
 */
export function spaceEdits(draft: Draft, kept: readonly Span[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const block of draft.blocks) {
    const { role, kinds, han } = block.paragraph;
    if (!FLOWING.has(role) || (kinds & Kind.blank) === 0 || han === 0) continue;
    for (const { start, end } of blanksIn(block.paragraph, draft.format)) {
      const span = { start: block.start + start, end: block.start + end };
      while (at < kept.length && kept[at]!.end < span.start) at++;
      if (!isKept(kept, at, span)) edits.push(edit(span.start, span.end, ''));
    }
  }
  return edits;
}

/** Whether one of the spans from `from` on, which are sorted by their start, overlaps `span`. */
function isKept(kept: readonly Span[], from: number, span: Span): boolean {
  for (let at = from; at < kept.length && kept[at]!.start <= span.end; at++) if (overlaps(kept[at]!, span)) return true;
  return false;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0xa0;

function* blanksIn(paragraph: Paragraph, format: Format): Iterable<Span> {
  const { prose, indent, end, marker } = paragraph;
  const flows = (paragraph.kinds & Kind.mark) !== 0;
  // Figures and names in columns have no punctuation.
  if (!flows && gapsIn(prose, indent, end) >= 3) return;
  for (let at = indent; at < end; at++) {
    if (!isSpace(prose.charCodeAt(at))) continue;
    const start = at;
    while (isSpace(prose.charCodeAt(at))) at++;
    const span = { start, end: at };
    if (kindOf(prose.charCodeAt(at)) & Kind.blank || kindOf(prose.charCodeAt(start - 1)) & Kind.blank) continue;
    if (marker && start === marker.span.end) {
      if (isTight(marker.style, format) && !isDigit(prose.charCodeAt(at))) yield span;
    } else if (span.end - start === 1 && means(paragraph, span, flows)) yield span;
  }
}

/** How many runs of blanks there are. */
function gapsIn(prose: string, from: number, to: number): number {
  let gaps = 0;
  for (let at = from + 1; at < to; at++)
    if ((kindOf(prose.charCodeAt(at)) & Kind.blank) !== 0 && (kindOf(prose.charCodeAt(at - 1)) & Kind.blank) === 0)
      gaps++;
  return gaps;
}

/** In Markdown the blank behind 1. makes the list. */
const isTight = (style: MarkerStyle, format: Format): boolean =>
  format === 'markdown' ? style === 'han' || style === 'han-paren' : TIGHT.has(style);

/** Whether a single blank means nothing. */
function means(paragraph: Paragraph, { start, end }: Span, flows: boolean): boolean {
  const { prose } = paragraph;
  const before = prose.charCodeAt(start - 1);
  const after = prose.charCodeAt(end);
  if (CLOSING.includes(prose[start - 1]!) && prose[start - 1] !== '：')
    return isHan(after) || isDigit(after) || OPENING.includes(prose[end]!);
  if (prose[start - 1] === '：' || OPENING.includes(prose[start - 1]!))
    return flows && paragraph.han >= 8 && (isHan(after) || isDigit(after) || OPENING.includes(prose[end]!));
  if (CLOSING.includes(prose[end]!)) return isHan(before) || isDigit(before) || prose[start - 1] === '%';
  // A line of names: 张三 25.
  if (!flows && paragraph.role === 'body') return false;
  if (isHan(before) && isDigit(after)) return !isColumn(prose, start, end);
  if (isDigit(before) && (isHan(after) || '%％℃'.includes(prose[end]!))) {
    // 20 年: the year has not been filled in.
    return !/(?:^|[^\d])(?:19|20)$/.test(prose.slice(Math.max(0, start - 3), start)) || prose[end] !== '年';
  }
  return isHan(before) && isHan(after) && cutsWord(paragraph, start, end);
}

/** 第 12 号 stands free on both sides of its figure; 附件 1 关于… has its figure for a name. */
const isColumn = (prose: string, start: number, end: number): boolean =>
  /^\d{1,3} (?![年月日个项次条名人万亿元号期届])/.test(prose.slice(end, end + 5)) &&
  /(?:附件|附表|附图|[表图])$/.test(prose.slice(Math.max(0, start - 2), start));

/** Whether a blank between two Chinese characters cuts a word of the dictionary in running prose. */
function cutsWord({ prose, role, han }: Paragraph, start: number, end: number): boolean {
  if (role !== 'body' || han < 30) return false;
  // 国 务 院: letters set apart.
  if (isSpace(prose.charCodeAt(start - 2)) || isSpace(prose.charCodeAt(end + 1))) return false;
  const head = prose.slice(Math.max(0, start - 12), start);
  const joined = head + prose.slice(end, end + 12);
  return !atWordBounds(joined, head.length, joined.length);
}

/** Blanks at the ends of lines. In Markdown two spaces or more are a line break, and code is left alone. */
export function trailingEdits({ blocks, format }: Draft): Edit[] {
  const edits: Edit[] = [];
  const code = blanksBesideCode(blocks);
  blocks.forEach((block, index) => {
    const { text, role } = block.paragraph;
    if (role === 'code' || code.has(index)) return;
    let from = text.length;
    while (from > 0 && (kindOf(text.charCodeAt(from - 1)) & Kind.blank) !== 0 && text[from - 1] !== '\ufeff') from--;
    if (from === text.length) return;
    if (format === 'markdown' && role !== 'blank' && text.endsWith('  ')) return;
    edits.push(edit(block.start + from, block.start + text.length, ''));
  });
  return edits;
}

/** Indexes of the blank lines whose nearest content on either side is code: they may be part of it. */
export function blanksBesideCode(blocks: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let from = 0; from < blocks.length; from++) {
    if (blocks[from]!.paragraph.role !== 'blank') continue;
    let until = from;
    while (blocks[until]?.paragraph.role === 'blank') until++;
    if (blocks[from - 1]?.paragraph.role === 'code' || blocks[until]?.paragraph.role === 'code')
      for (let at = from; at < until; at++) found.add(at);
    from = until;
  }
  return found;
}
