import { type Block, contentOf, type Draft } from './draft.js';

/** How many lines at the head or the foot may say where a text was taken from. */
const EDGE = 6;

/** 行政处罚法（节选）: at the end of a title. A summary (摘要) counts its points like the whole. */
const TAKEN = /[（(](?:节选|节录|摘录|摘编|选录)[）)]$/;

/** ※这是某某同志在座谈会上讲话的一部分。 */
const PART_OF = /^[（(*＊※]{0,2}(?:这是|本文是|本文系).{4,80}(?:一部分|部分内容|节选|摘要|摘录|要点|节录)/;

/**
 * Whether a draft says of itself that it is part of a longer text: 条 and items may be left out of it, and its end is not the end of
 * the speech.
 */
export function isDeclaredExcerpt({ blocks }: Draft): boolean {
  const told = (block: Block): boolean => {
    const line = contentOf(block.paragraph);
    return PART_OF.test(line) || (line.length < 80 && TAKEN.test(line));
  };
  return lines(blocks, 1).some(told) || lines(blocks, -1).some(told);
}

/** The first or the last lines that hold something. */
function lines(blocks: readonly Block[], step: 1 | -1): Block[] {
  const found: Block[] = [];
  for (let at = step > 0 ? 0 : blocks.length - 1; at >= 0 && at < blocks.length && found.length < EDGE; at += step) {
    const block = blocks[at]!;
    if (block.paragraph.role !== 'blank') found.push(block);
  }
  return found;
}
