import type { Lexicon } from '../core/index.js';
import { type Place, type Proposal, Tally } from './proposal.js';

/** Characters with which the same word is written in two ways. */
const PAIRS = '帐账 唯惟 象像 画划 份分 粘黏 覆复 罗啰 磨摩 藉借 它他 词辞 交缴 作做 凌零 板版 直值 瞭了';

/** A term in quotation marks or a book title. */
const TERM = /[“《]([^“”《》]{4,30})[”》]/gu;

interface Forms {
  readonly forms: Map<string, { count: number; documents: number; readonly place: Place; last: string }>;
}

/** Terms that the documents write in two ways. */
export class Variants {
  readonly #lexicon: Lexicon;
  readonly #known = new Tally<readonly string[]>();
  readonly #terms = new Tally<Forms>();
  readonly #words = new Tally<Forms>();
  readonly #other = new Map<string, string>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    for (const [one, other] of PAIRS.split(' ').map((pair) => [...pair] as [string, string])) {
      // Either becomes the second: what remains is the same for both.
      this.#other.set(one, other);
      this.#other.set(other, other);
    }
  }

  /** @param prose of a paragraph */
  add(prose: string, placeAt: (offset: number) => Place): void {
    for (const { start, entry } of this.#lexicon.variants.find(prose)) {
      this.#known.add(entry.wrong, placeAt(start), () => entry.right);
    }
    for (const { index, 1: term } of prose.matchAll(TERM)) {
      const key = term!.replace(/[\p{P}\p{S}\s]/gu, '');
      if (key.length >= 4) this.#note(this.#terms, key, term!, placeAt(index + 1));
    }
  }

  /** A word of the word list. */
  addWord(word: string, place: () => Place): void {
    for (let at = 0; at < word.length; at++) {
      const other = this.#other.get(word[at]!);
      if (other === undefined) continue;
      this.#note(this.#words, word.slice(0, at) + other + word.slice(at + 1), word, place());
      return;
    }
  }

  #note(tally: Tally<Forms>, key: string, form: string, place: Place): void {
    const { forms } = tally.add(key, place, () => ({ forms: new Map() }));
    const known = forms.get(form);
    if (!known) forms.set(form, { count: 1, documents: 1, place, last: place.name });
    else {
      known.count++;
      if (known.last !== place.name) known.documents++;
      known.last = place.name;
    }
  }

  *proposals(): Generator<Proposal> {
    const told = new Set<string>();
    for (const [wrong, { value: right, count, documents, places }] of this.#known.entries()) {
      told.add(wrong);
      yield { table: 'variants', row: { wrong, right }, count, documents, places, known: true, score: 100 + count };
    }
    for (const tally of [this.#terms, this.#words]) {
      for (const [, { value }] of tally.entries()) {
        const forms = [...value.forms].sort((a, b) => b[1].count - a[1].count);
        const [right, ...others] = forms;
        for (const [wrong, { count, documents, place }] of others) {
          if (told.has(wrong) || told.has(right![0])) continue;
          const row = { wrong, right: [right![0]], instead: right![1].count };
          const places = [place, right![1].place];
          yield { table: 'variants', row, count, documents, places, known: false, score: right![1].count + count };
        }
      }
    }
  }
}
