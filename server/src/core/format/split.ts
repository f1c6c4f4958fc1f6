import { isBlank, isHan, Kind, kindOf } from '../chars.js';
import type { Block, Draft, MarkerStyle } from '../draft.js';
import { paragraphGap } from '../insert.js';
import type { Lexicon } from '../lexicon.js';
import { genreOfTitle } from '../parse/index.js';
import { openingMarker } from '../parse/markers.js';
import type { Edit } from '../rule.js';
import { edit } from './edit.js';

/** Ordinals of headings, which begin a paragraph wherever they stand behind a sentence. */
const HEADINGS: ReadonlySet<MarkerStyle> = new Set(['part', 'chapter', 'section', 'han', 'han-paren']);
/** Longer is no heading. */
const LONGEST_HEADING = 60;
/** A paragraph that lost its line end is at least this long; shorter pieces are a signature or a cell. */
const SHORTEST_PARAGRAPH = 15;

/** A run of blanks inside a line, and what stands on both sides of it. */
interface Gap {
  readonly start: number;
  readonly end: number;
  /** Whether a sentence ends before it. */
  readonly ended: boolean;
  /** The ordinal behind it. */
  readonly style: MarkerStyle | undefined;
  /** The gap is an indent of two full-width spaces: a line end was lost before it. */
  readonly indent: boolean;
}

/**
 * Line ends that were lost: title, salutation, headings and paragraphs in one long line, as a viewer of documents gives
 * them away. A blank stands where the line end was. Only a line in which headings or indents tell of it is split.
 */
export function splitEdits(draft: Draft, lexicon: Lexicon): Edit[] {
  if (draft.format !== 'plain') return [];
  const gap = paragraphGap(draft);
  const edits: Edit[] = [];
  for (const block of draft.blocks) {
    const { role, han } = block.paragraph;
    if (han < 20 || role === 'table' || role === 'code' || role === 'residue' || role === 'attachment') continue;
    for (const { start, end } of breaksIn(block, lexicon))
      edits.push(edit(block.start + start, block.start + end, gap));
  }
  return edits;
}

function breaksIn({ paragraph }: Block, lexicon: Lexicon): Gap[] {
  const { prose, indent, end } = paragraph;
  const gaps = gapsIn(prose, indent, end);
  if (gaps.length === 0) return [];
  const head = headOf(prose, indent, gaps, lexicon);
  const rest = gaps.slice(head.length);
  const breaks = new Set<Gap>(head);
  const titles = new Set<Gap>();
  let from = head.at(-1)?.end ?? indent;
  let headings = 0;
  rest.forEach((gap, at) => {
    const next = rest[at + 1]?.start ?? end;
    if (gap.ended) {
      if (gap.style && HEADINGS.has(gap.style)) headings++;
      from = gap.end;
    } else if (isHeading(prose, from, gap.start) && hanIn(prose, gap.end, next) >= SHORTEST_PARAGRAPH) {
      titles.add(gap);
      from = gap.end;
    }
  });
  const items = rest.filter(({ ended, style }) => ended && style && !HEADINGS.has(style)).length;
  const flat = headings > 0 && headings + items + titles.size + head.length >= 2;
  rest.forEach((gap, at) => {
    const next = rest[at + 1]?.start ?? end;
    const lost =
      gap.ended && gap.indent && (gap.style !== undefined || hanIn(prose, gap.end, next) >= SHORTEST_PARAGRAPH);
    if (lost || (flat && (gap.ended || titles.has(gap)))) breaks.add(gap);
  });
  return [...breaks];
}

function gapsIn(prose: string, from: number, to: number): Gap[] {
  const gaps: Gap[] = [];
  for (let at = from; at < to; at++) {
    if (!isBlank(prose.charCodeAt(at))) continue;
    const start = at;
    while (isBlank(prose.charCodeAt(at))) at++;
    gaps.push({
      start,
      end: at,
      ended: endsSentence(prose, start),
      style: openingMarker(prose, at)?.style,
      indent: prose.startsWith('\u3000\u3000', start),
    });
  }
  return gaps;
}

/** Whether a sentence ends in front of `at`: 。 ！ ？ …, a closing mark behind it or not, or ： before an ordinal. */
function endsSentence(prose: string, at: number): boolean {
  let before = at - 1;
  while (before > 0 && '”’）)」』'.includes(prose[before]!)) before--;
  const last = prose[before] ?? '';
  if ('。！？!?…'.includes(last)) return true;
  return (
    before === at - 1 && '：:；;'.includes(last) && last !== '' && openingMarker(prose, nextOf(prose, at)) !== undefined
  );
}

function nextOf(prose: string, from: number): number {
  let at = from;
  while (isBlank(prose.charCodeAt(at))) at++;
  return at;
}

const SALUTATION =
  /^[^。；;！？，,]{0,20}(?:同志们|朋友们|同学们|老师们|战友们|乡亲们|代表们|各位(?:代表|委员|领导|来宾|同志|嘉宾|专家|同仁))[：:]$/u;

/** The gaps behind title and salutation, where the line begins with them and prose follows. */
function headOf(prose: string, indent: number, gaps: readonly Gap[], lexicon: Lexicon): Gap[] {
  const head: Gap[] = [];
  let from = indent;
  for (const gap of gaps.slice(0, 3)) {
    const piece = prose.slice(from, gap.start);
    if (SALUTATION.test(piece)) {
      head.push(gap);
      break;
    }
    if (head.length > 0 || piece.length > LONGEST_HEADING || /[。：:；;，,！？!?]/u.test(piece)) return [];
    if (!genreOfTitle(piece, lexicon)) return [];
    head.push(gap);
    from = gap.end;
  }
  const last = head.at(-1);
  if (!last) return [];
  // A title alone tells nothing: 通知 要求各单位….
  if (head.length === 1 && !'：:'.includes(prose[last.start - 1]!)) return [];
  return hanIn(prose, last.end, prose.length) >= SHORTEST_PARAGRAPH ? head : [];
}

/** Whether the piece is 一、… without a sentence's end: a heading that took no mark. */
function isHeading(prose: string, from: number, to: number): boolean {
  if (to - from > LONGEST_HEADING) return false;
  const marker = openingMarker(prose, from);
  if (!marker || !HEADINGS.has(marker.style) || hanIn(prose, marker.span.end, to) < 2) return false;
  for (let at = marker.span.end; at < to; at++) if ('。！？；：!?;:'.includes(prose[at]!)) return false;
  return (kindOf(prose.charCodeAt(to - 1)) & Kind.mark) === 0;
}

function hanIn(prose: string, from: number, to: number): number {
  let han = 0;
  for (let at = from; at < to && han < LONGEST_HEADING; at++) if (isHan(prose.charCodeAt(at))) han++;
  return han;
}
