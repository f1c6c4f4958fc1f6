import type { WordList } from '../core/index.js';

/**
 * A list of seeds/ as the bundler packs it. Its text is read when it is asked for: a line of JSON for each record; where
 * the records are words, a line with these before, blanks between them.
 */
export type Packed = () => string;

// Records are taken as they are: a test checks their shape, so that no start pays for it.

/** All records of a list that is not one of words. */
export const recordsOf = <T>(packed: Packed): readonly T[] => JSON.parse(`[${packed().replaceAll('\n', ',')}]`) as T[];

/** A list of words; a record is made of its line when its word stands in a text. */
export function wordsOf<T>(packed: Packed): WordList<T> {
  const [words = '', ...lines] = packed().split('\n');
  const made: T[] = [];
  return {
    words: words.split(' '),
    entryAt: (index) => {
      made[index] ??= JSON.parse(lines[index]!) as T;
      return made[index];
    },
  };
}
