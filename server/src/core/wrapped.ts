import { Kind } from './chars.js';
import type { Block, Paragraph } from './draft.js';

/** A line that ends with one of these is whole. */
export const WHOLE = '。！？!?：:…”’）)》】」』.—';

/** A line of prose that another may have been cut from. */
export const isProse = ({ role }: Paragraph): boolean => role === 'body' || role === 'closing';

/** The last character of the line that is not blank; empty where there is none. */
export const lastOf = ({ prose, end }: Paragraph): string => prose[end - 1] ?? '';

/** ——和平解放奠定发展根基: a point of a list or of a table of contents, whole without a mark. */
const isPoint = ({ prose, indent }: Paragraph): boolean => prose.startsWith('——', indent);

/** Prose long enough to tell of a margin. */
const mayTell = (paragraph: Paragraph): boolean => paragraph.han >= 10 && isProse(paragraph) && !isPoint(paragraph);

/** How much shorter than the longest a line may be that was cut at the margin: a mark or a number may not be parted. */
const SLACK = 6;

/** No margin lets a line be longer, in UTF-16 code units: text with one longer line is not set in lines at all. */
const WIDEST = 80;

/**
 * Whether the text is set in lines of one width, cut wherever the margin was: then a line end says nothing of paragraphs.
 *
 * @param content the blocks that hold text
 */
export const isWrapped = (content: readonly Block[]): boolean => widthOf(content) !== undefined;

/** The width of such lines in UTF-16 code units; `undefined` where the text is none. */
function widthOf(content: readonly Block[]): number | undefined {
  const prose: Paragraph[] = [];
  for (const { paragraph } of content) {
    if (!mayTell(paragraph)) continue;
    if (paragraph.end > WIDEST) return undefined;
    prose.push(paragraph);
  }
  if (prose.length < 8) return undefined;
  let widest = 0;
  for (const paragraph of prose) widest = Math.max(widest, lengthOf(paragraph));
  const cut = prose.filter((paragraph) => isCutAt(widest, paragraph)).length;
  return cut >= 5 && cut * 3 >= prose.length ? widest : undefined;
}

/** How long the line is in print, in Chinese characters: a digit or a letter takes half of one. */
function lengthOf({ kinds, prose, end }: Paragraph): number {
  if ((kinds & (Kind.digit | Kind.latin)) === 0) return end;
  let narrow = 0;
  for (let at = 0; at < end; at++) if (/[\w%.]/.test(prose[at]!)) narrow++;
  return end - narrow / 2;
}

const isCutAt = (width: number, paragraph: Paragraph): boolean =>
  lengthOf(paragraph) >= width - SLACK && !WHOLE.includes(lastOf(paragraph));

/**
 * Where lines of one width go on in the next: not where that one is indented further or has an ordinal, and not behind a 。, of
 * which nobody can tell.
 */
export function cutLines(content: readonly Block[]): readonly (readonly [before: Block, after: Block])[] {
  const width = widthOf(content);
  if (width === undefined) return [];
  const cuts: (readonly [Block, Block])[] = [];
  for (let at = 1; at < content.length; at++) {
    const [before, after] = [content[at - 1]!, content[at]!];
    const { paragraph } = after;
    if (after.index !== before.index + 1 || !isProse(paragraph) || paragraph.marker) continue;
    if (before.paragraph.role !== 'heading' && !isProse(before.paragraph)) continue;
    if (isCutAt(width, before.paragraph) && paragraph.indent <= before.paragraph.indent) cuts.push([before, after]);
  }
  return cuts;
}
