import type { Block, Paragraph } from './draft.js';

/** A line that ends with one of these is whole. */
export const WHOLE = '。！？!?：:…”’）)》】」』.—';

/** A line of prose that another may have been cut from. */
export const isProse = ({ role }: Paragraph): boolean => role === 'body' || role === 'closing';

/** The last character of the line that is not blank; empty where there is none. */
export const lastOf = ({ prose, end }: Paragraph): string => prose[end - 1] ?? '';

/**
 * Whether the text is set in lines of one width, cut wherever the margin was: then a line end says nothing of paragraphs.
 *
 * @param content the blocks that hold text
 */
export function isWrapped(content: readonly Block[]): boolean {
  let prose = 0;
  let cut = 0;
  let widest = 0;
  for (const { paragraph } of content) {
    if (!isProse(paragraph) || paragraph.han < 10) continue;
    prose++;
    widest = Math.max(widest, paragraph.end);
  }
  if (widest > 80 || prose < 8) return false;
  for (const { paragraph } of content)
    if (isProse(paragraph) && paragraph.han >= 10 && !WHOLE.includes(lastOf(paragraph)) && paragraph.end >= widest - 6)
      cut++;
  return cut >= 5 && cut * 3 >= prose;
}
