import formulas from '../../../seeds/formulas.jsonl';
import genres from '../../../seeds/genres.jsonl';
import residue from '../../../seeds/residue.jsonl';
import spun from '../../../seeds/spun.jsonl';
import typos from '../../../seeds/typos.jsonl';
import variants from '../../../seeds/variants.jsonl';
import vocabulary from '../../../seeds/vocabulary.jsonl';
import wording from '../../../seeds/wording.jsonl';
import {
  type Formula,
  type Genre,
  type Lexicon,
  type SpunWord,
  type VocabularyWord,
  type WordPair,
  type WordTable,
  wordTable,
} from '../core/index.js';
import { anyOf, type ResidueRow } from './residue.js';

// The records are taken as they are: a test checks their shape, so that no start pays for it.

const pairs = (rows: readonly unknown[], bounded: boolean): WordTable<WordPair> =>
  wordTable(rows as readonly WordPair[], ({ wrong, unless, beside }) => ({ word: wrong, unless, beside }), bounded);

/** Made when first asked for, then kept. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const table = {
  typos: lazily(() => pairs(typos, true)),
  wordings: lazily(() => pairs(wording, false)),
  variants: lazily(() => pairs(variants, false)),
  spun: lazily(() => wordTable(spun as readonly SpunWord[], ({ spun, unless }) => ({ word: spun, unless }))),
  residue: lazily(() => anyOf(residue as readonly ResidueRow[])),
  vocabulary: lazily(() => wordTable(vocabulary as readonly VocabularyWord[], ({ word }) => ({ word }), false, true)),
};

/** The shipped data (seeds/), each table made when it is first asked for. */
export const lexicon: Lexicon = {
  get typos() {
    return table.typos();
  },
  get wordings() {
    return table.wordings();
  },
  get variants() {
    return table.variants();
  },
  get spun() {
    return table.spun();
  },
  genres: genres as readonly Genre[],
  formulas: formulas as readonly Formula[],
  get residue() {
    return table.residue();
  },
  get vocabulary() {
    return table.vocabulary();
  },
};
