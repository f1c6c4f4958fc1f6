import type { WordTable } from './match.js';
import type { Text } from './rule.js';

// Each record of seeds/ names its source too; nothing at run time asks for it, and the bundles leave it out. What they add
// (`beside`) is found while they are made.

/** Characters with which the ends of a word may belong to other words. */
export interface Beside {
  readonly before: string;
  readonly after: string;
}

/** A wrong word and what it should be. One form to put in its place makes the fix safe. */
export interface WordPair {
  readonly wrong: string;
  readonly right: readonly string[];
  /** Longer strings in which `wrong` occurs and is right (万幸苦难 for 幸苦). */
  readonly unless?: readonly string[];
  /** Why, where it is more than a slip of the pen. */
  readonly why?: Text;
  /**
   * Of a word of two characters: those that stand before its first one in some word, and behind its second. Absent where
   * that is not known.
   */
  readonly beside?: Beside;
}

/** A word that a thesaurus put in the place of another (洗稿). Each alone is legitimate; their density tells. */
export interface SpunWord {
  readonly spun: string;
  readonly plain: readonly string[];
  readonly unless?: readonly string[];
  /** 3: practically never right in official prose; 1: a common word. */
  readonly weight: number;
  /** Counts as evidence, and is not pointed out: official prose uses it too (社会进展, 特殊关注). */
  readonly quiet?: boolean;
}

/** Whether a document of a genre has a part. */
export type Need = 'required' | 'optional' | 'none';

/** A kind of official document (文种; 党政机关公文处理工作条例第八条 lists fifteen). */
export interface Genre {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Endings of a title that name it. */
  readonly titles: readonly string[];
  /** Endings that look like one of `titles` and are not. */
  readonly notTitles?: readonly string[];
  /** One of the fifteen of the 条例. */
  readonly statutory: boolean;
  readonly direction: 'up' | 'down' | 'level' | 'none';
  /** 主送机关 */
  readonly addressee: Need;
  /** 称谓 */
  readonly salutation: Need;
  /** 结语 */
  readonly closing: Need;
  /** 署名 */
  readonly signature: Need;
}

/** A set phrase of a genre. */
export interface Formula {
  readonly genre: string;
  readonly part: 'opening' | 'salutation' | 'addressee' | 'transition' | 'closing';
  /** What a fix or a completion puts in. */
  readonly text: string;
  /** Strings of which one proves that the part is there. */
  readonly keys: readonly string[];
  readonly default?: boolean;
}

/** A word that tells what kind of text it stands in. */
export interface VocabularyWord {
  readonly word: string;
  readonly kind: 'official' | 'technical' | 'narrative';
}

/** All data that rules and parser need, ready for use. The core only knows its shape. */
export interface Lexicon {
  readonly typos: WordTable<WordPair>;
  readonly wordings: WordTable<WordPair>;
  readonly variants: WordTable<WordPair>;
  readonly spun: WordTable<SpunWord>;
  readonly genres: readonly Genre[];
  readonly formulas: readonly Formula[];
  /** Tells a line that a website leaves in copied text, by its text without blanks at the ends. */
  readonly residue: { test(line: string): boolean };
  /** Words whose density marks official prose, and those whose density marks something else. */
  readonly vocabulary: WordTable<VocabularyWord>;
}

const extended = new WeakMap<Lexicon, WeakMap<readonly Formula[], Lexicon>>();

/** The lexicon with more set phrases. The same arguments give the same object. */
export function withFormulas(lexicon: Lexicon, formulas: readonly Formula[] | undefined): Lexicon {
  if (!formulas || formulas.length === 0) return lexicon;
  let byFormulas = extended.get(lexicon);
  if (!byFormulas) {
    byFormulas = new WeakMap();
    extended.set(lexicon, byFormulas);
  }
  let result = byFormulas.get(formulas);
  if (!result) {
    // Copying would make every table, whether it is needed or not.
    const all = { value: [...lexicon.formulas, ...formulas], enumerable: true };
    result = Object.create(lexicon, { formulas: all }) as Lexicon;
    byFormulas.set(formulas, result);
  }
  return result;
}
