import type { Draft, Format, Part } from '../draft.js';
import type { Lexicon } from '../lexicon.js';
import { withDecimals } from './decimals.js';
import { readLines, remember } from './lines.js';
import { sectionsOf } from './outline.js';
import { structureOf } from './structure.js';
import { verdictOf } from './verdict.js';

export { decimalDepth, pathOf } from './decimals.js';
export { bareTitle, genreOfTitle } from './genre.js';
export { SPACED } from './shape.js';
export { PAGE_HAN } from './structure.js';
export { runInTitle } from './verdict.js';

/** How a text is to be read. */
export interface ParseOptions {
  readonly format: Format;
  readonly lexicon: Lexicon;
  /** `auto` decides by the text whether it is official prose. */
  readonly enable?: 'auto' | 'always' | 'never';
  /** Id of the genre of the main document where its title names none. */
  readonly genre?: string | undefined;
}

/**
 * Reads any text as a draft: never fails, in time linear to the text.
 *
 * @param text as in the file, line ends of any kind, a BOM or not
 * @param previous an earlier version of the same document: paragraphs that did not change are taken over
 */
export function parse(text: string, options: ParseOptions, previous?: Draft): Draft {
  const { format, lexicon, enable = 'auto', genre } = options;
  const read = readLines(text, format, lexicon, previous);
  const lines = withDecimals(read.lines);
  const { blocks, frames } = structureOf({ ...read, lines }, lexicon, previous?.blocks);
  const parts = frames.map((frame, index): Part => {
    const { tail: _, titled, ...rest } = frame;
    const told = index === 0 && genre !== undefined && !titled ? { genre } : {};
    return { ...rest, ...told, sections: sectionsOf(blocks, frame) };
  });
  const draft: Draft = {
    text,
    format,
    blocks,
    parts,
    outline: parts.flatMap(({ sections }) => sections),
    verdict: verdictOf(blocks, lines, frames, lexicon, overrideIn(text, format) ?? enable),
  };
  remember(draft, read, lexicon);
  return draft;
}

const override = /<!--\s*gongwen:\s*(auto|always|never)\s*-->/;

/** A comment in a Markdown file, `<!-- gongwen: never -->`, has the last word on whether it is checked. */
function overrideIn(text: string, format: Format): 'auto' | 'always' | 'never' | undefined {
  if (format !== 'markdown') return undefined;
  const at = text.indexOf('<!-- gongwen:');
  if (at === -1) return undefined;
  return override.exec(text.slice(at, at + 60))?.[1] as 'auto' | 'always' | 'never' | undefined;
}
