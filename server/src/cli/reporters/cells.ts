import stringWidth from 'string-width';

/** Fills the text up with spaces to so many cells of a terminal; a Chinese character takes two. */
export const padCells = (text: string, cells: number): string =>
  text + ' '.repeat(Math.max(0, cells - stringWidth(text)));
