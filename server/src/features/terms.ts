import { blockAt, type Draft, type Edit, isDigit, isHan, Kind, kindOf, type Span } from '../core/index.js';
import type { Placeholder } from './placeholders.js';

/** What follows the mask of a name and belongs to the name: 县 in XX县. */
const SUFFIX = /^(?:自治区|自治州|自治县|街道|社区|有限公司|公司|集团|[省市县区州盟旗乡镇村局厅委办处院站厂])/;
/** A word is looked for so far around a place: the segmenter's time grows with the square of what it is given. */
const WINDOW = 20;

/**
 * The term that a place lies in: a masked name with what belongs to it, a word of the project, or a word of the language.
 * @param offset UTF-16
 * @param words of the project
 * @returns absolute; `undefined` where there is no word
 */
export function termAt(
  draft: Draft,
  offset: number,
  list: readonly Placeholder[],
  words: readonly string[],
): Span | undefined {
  const mask = list.find(({ span }) => span.start <= offset && offset <= span.end);
  if (mask && /\S/.test(mask.written)) {
    const after = SUFFIX.exec(draft.text.slice(mask.span.end, mask.span.end + 4))?.[0] ?? '';
    return { start: mask.span.start, end: mask.span.end + after.length };
  }
  const block = draft.blocks[blockAt(draft, offset)];
  if (!block || block.paragraph.role === 'code') return undefined;
  const { prose } = block.paragraph;
  const at = offset - block.start;
  let found: Span | undefined;
  for (const word of words) {
    if (word.length < 2) continue;
    const from = prose.indexOf(word, Math.max(0, at - word.length));
    if (from === -1 || from > at || (found && found.end - found.start >= word.length)) continue;
    found = { start: from, end: from + word.length };
  }
  found ??= wordAt(prose, at);
  return found && { start: found.start + block.start, end: found.end + block.start };
}

let segmenter: Intl.Segmenter | undefined;

function wordAt(prose: string, at: number): Span | undefined {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const from = Math.max(0, at - WINDOW);
  let before: Span | undefined;
  for (const { segment, index, isWordLike } of segmenter.segment(prose.slice(from, at + WINDOW))) {
    const word = { start: from + index, end: from + index + segment.length };
    if (word.start > at) break;
    if (isWordLike && word.end >= at) before = word;
  }
  return before;
}

/** Every place where a term stands in prose, in order. A mask is not found inside a longer one, nor a number. */
export function occurrences(draft: Draft, term: string): readonly Span[] {
  if (term === '' || /[\r\n]/.test(term)) return [];
  const found: Span[] = [];
  for (const { start, paragraph } of draft.blocks) {
    const { prose } = paragraph;
    for (let at = prose.indexOf(term); at !== -1; at = prose.indexOf(term, at + term.length)) {
      const end = at + term.length;
      if (
        joins(prose.charCodeAt(at - 1), prose.charCodeAt(at)) ||
        joins(prose.charCodeAt(end), prose.charCodeAt(end - 1))
      )
        continue;
      found.push({ start: start + at, end: start + end });
    }
  }
  return found;
}

/** Whether two neighbours are one word for certain: letters, digits, masks. Between Chinese characters nobody can tell. */
function joins(outside: number, inside: number): boolean {
  if (Number.isNaN(outside) || isHan(outside) || isHan(inside)) return false;
  if (outside === inside) return true;
  const runs = (code: number): boolean => isDigit(code) || (kindOf(code) & Kind.latin) !== 0;
  return runs(outside) && runs(inside);
}

/** Puts another term in the place of one, everywhere. */
export const renameTerm = (draft: Draft, term: string, to: string): readonly Edit[] =>
  occurrences(draft, term).map((span) => ({ span, text: to }));
