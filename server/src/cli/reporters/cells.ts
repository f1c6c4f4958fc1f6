import stringWidth from 'string-width';

/**
 * How many cells of a terminal a text takes; a Chinese character takes two. What texts consist of nearly always is
 * counted here: the library cuts a text into what a reader sees as one character first, at a hundred times the cost.
 */
export function cellsOf(text: string): number {
  let cells = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isNarrow(code)) cells++;
    else if (isWide(code)) cells += 2;
    else return stringWidth(text);
  }
  return cells;
}

/** ASCII and what Chinese prose takes from other blocks: “ ” — … · × */
const isNarrow = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || (code >= 0x2010 && code <= 0x2027) || code === 0xb7 || code === 0xd7;

/** Chinese characters and punctuation, full-width forms: what nothing joins itself to. */
const isWide = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x3029) || (code >= 0xff01 && code <= 0xff60);

/** Fills the text up with spaces to so many cells. */
export const padCells = (text: string, cells: number): string => text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
