import type { Draft, Format } from '../draft.js';
import type { Lexicon } from '../lexicon.js';

/** How a text is to be read. */
export interface ParseOptions {
  readonly format: Format;
  readonly lexicon: Lexicon;
  /** `auto` decides by the text whether it is official prose. */
  readonly enable?: 'auto' | 'always' | 'never';
  /** Id of the genre where the title does not tell. */
  readonly genre?: string | undefined;
}

/**
 * Reads any text as a draft: never fails, in time linear to the text.
 *
 * @param text as in the file, line ends of any kind, a BOM or not
 * @param previous an earlier version of the same document: paragraphs that did not change are taken over
 */
export declare function parse(text: string, options: ParseOptions, previous?: Draft): Draft;
