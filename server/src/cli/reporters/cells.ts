/** Counts what is more than a row of characters: emoji, letters with marks of their own. Loaded where a text has them. */
let precise: ((text: string) => number) | undefined;

/** Makes {@link cellsOf} exact for these texts. The library for it takes longer to load than most drafts to check. */
export async function prepareCells(texts: readonly string[]): Promise<void> {
  if (!precise && texts.some((text) => plainCellsOf(text) === undefined))
    precise = (await import('string-width')).default;
}

/** How many cells of a terminal a text takes, see {@link prepareCells}; a Chinese character takes two. */
export const cellsOf = (text: string): number => plainCellsOf(text) ?? precise?.(text) ?? text.length;

function plainCellsOf(text: string): number | undefined {
  let cells = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isNarrow(code)) cells++;
    else if (isWide(code)) cells += 2;
    else if (code !== 10 && code !== 13 && code !== 9) return undefined;
  }
  return cells;
}

/** Latin, and the signs that Chinese prose takes from other blocks: “ ” — … × ℃ ① ○ */
const isNarrow = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) ||
  (code >= 0xa0 && code <= 0x17f && code !== 0xad) ||
  (code >= 0x2010 && code <= 0x2027) ||
  (code >= 0x2100 && code <= 0x22ff) ||
  (code >= 0x2460 && code <= 0x25f9);

/** Chinese characters and punctuation, full-width forms: what nothing joins itself to. */
const isWide = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x3029) || (code >= 0xff01 && code <= 0xff60);

/** Fills the text up with spaces to so many cells. */
export const padCells = (text: string, cells: number): string => text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
