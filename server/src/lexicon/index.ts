import formulas from '../../../seeds/formulas.jsonl';
import genres from '../../../seeds/genres.jsonl';
import residue from '../../../seeds/residue.jsonl';
import spun from '../../../seeds/spun.jsonl';
import typos from '../../../seeds/typos.jsonl';
import variants from '../../../seeds/variants.jsonl';
import vocabulary from '../../../seeds/vocabulary.jsonl';
import wording from '../../../seeds/wording.jsonl';
import {
  type Exceptions,
  type Formula,
  type Genre,
  type Lexicon,
  type SpunWord,
  type VocabularyWord,
  type WordPair,
  type WordTable,
  wordTable,
} from '../core/index.js';
import { type Packed, recordsOf, wordsOf } from './packed.js';
import { anyOf, type ResidueRow } from './residue.js';

const exceptions = (entry: Exceptions): Exceptions => entry;
const pairs = (packed: Packed): WordTable<WordPair> =>
  wordTable(wordsOf<WordPair>(packed), { exceptions, bounded: true });

/** Made when first asked for, then kept. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const table = {
  typos: lazily(() => pairs(typos)),
  wordings: lazily(() => pairs(wording)),
  variants: lazily(() => pairs(variants)),
  spun: lazily(() => wordTable(wordsOf<SpunWord>(spun), { exceptions })),
  genres: lazily(() => recordsOf<Genre>(genres)),
  formulas: lazily(() => recordsOf<Formula>(formulas)),
  residue: lazily(() => anyOf(recordsOf<ResidueRow>(residue))),
  vocabulary: lazily(() => wordTable(wordsOf<VocabularyWord>(vocabulary), { alone: true })),
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
  get genres() {
    return table.genres();
  },
  get formulas() {
    return table.formulas();
  },
  get residue() {
    return table.residue();
  },
  get vocabulary() {
    return table.vocabulary();
  },
};
