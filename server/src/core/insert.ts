import type { Block, Draft } from './draft.js';
import type { Edit } from './rule.js';

/** The line end that a text uses: that of its first line; `\n` where it has one line only. */
export function lineEndOf(text: string): '\r\n' | '\n' | '\r' {
  const at = text.search(/[\r\n]/);
  if (at === -1 || text[at] === '\n') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}

const gaps = new WeakMap<Draft, string>();

/** What separates paragraphs in a draft: one line end, or two where a blank line lies between most of them. */
export function paragraphGap(draft: Draft): string {
  let gap = gaps.get(draft);
  if (gap === undefined) {
    gap = findGap(draft);
    gaps.set(draft, gap);
  }
  return gap;
}

function findGap(draft: Draft): string {
  const end = lineEndOf(draft.text);
  if (draft.format === 'markdown') return end + end;
  let apart = 0;
  let together = 0;
  for (let i = 1; i < draft.blocks.length; i++) {
    if (draft.blocks[i]!.paragraph.role === 'blank' || draft.blocks[i]!.paragraph.role === 'residue') continue;
    if (draft.blocks[i - 1]!.paragraph.role === 'blank') apart++;
    else together++;
  }
  return apart > together ? end + end : end;
}

/** Puts a paragraph before a block. */
export const insertBefore = (draft: Draft, block: Block, text: string): Edit => ({
  span: { start: block.start, end: block.start },
  text: text + paragraphGap(draft),
});

/** Puts a paragraph behind a block, indented as the block is. */
export function insertAfter(draft: Draft, { start, paragraph }: Block, text: string): Edit {
  const indent = /^[ \t\u3000]*/.exec(paragraph.text)![0];
  const end = start + paragraph.text.length;
  return { span: { start: end, end }, text: paragraphGap(draft) + indent + text };
}
