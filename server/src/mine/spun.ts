import type { Draft, Lexicon, SpunWord } from '../core/index.js';
import { type Place, type Proposal, Tally } from './proposal.js';
import type { Words } from './words.js';

/** As the rule spun-wording has it: so dense, and of so many kinds that official prose hardly knows. */
const DENSITY = 4;
const KINDS = 4;
/** So often must the other documents have the other word, and nothing else, between the same neighbours. */
const MIN_FRAME = 3;

interface Frame {
  readonly spun: string;
  readonly place: Place;
}

/** A run of Chinese characters with the ends of its words. */
export interface Run {
  readonly text: string;
  readonly cut: readonly number[];
  readonly place: () => Place;
}

/** Words that a thesaurus put into documents: those of the shipped list by their density, and others by their neighbours. */
export class Spun {
  readonly #lexicon: Lexicon;
  readonly #words: Words;
  readonly #found = new Tally<SpunWord>();
  /** Words of spun documents between two others, by these two. */
  readonly #frames = new Map<string, Frame[]>();
  /** Runs of the other documents. */
  readonly #plain: string[] = [];

  constructor(lexicon: Lexicon, words: Words) {
    this.#lexicon = lexicon;
    this.#words = words;
  }

  /** @returns whether the document is taken for a spun one */
  add(draft: Draft, runs: readonly Run[], placeAt: (offset: number) => Place): boolean {
    let han = 0;
    let weight = 0;
    const strange = new Set<string>();
    const hits: { readonly word: SpunWord; readonly offset: number }[] = [];
    for (const { start, paragraph } of draft.blocks) {
      if (paragraph.role === 'residue' || paragraph.role === 'code') continue;
      han += paragraph.han;
      for (const { start: at, entry } of this.#lexicon.spun.find(paragraph.prose)) {
        weight += entry.weight;
        if (entry.weight > 1) strange.add(entry.spun);
        if (!entry.quiet) hits.push({ word: entry, offset: start + at });
      }
    }
    if (strange.size < KINDS || weight * 1000 < DENSITY * han) {
      for (const { text } of runs) if (text.length >= 6) this.#plain.push(text);
      return false;
    }
    for (const { word, offset } of hits) this.#found.add(word.spun, placeAt(offset), () => word);
    for (const { text, cut, place } of runs) {
      for (const [left, word, right] of triples(text, cut)) {
        const key = `${left} ${right}`;
        const frames = this.#frames.get(key);
        if (frames) frames.push({ spun: word, place: place() });
        else this.#frames.set(key, [{ spun: word, place: place() }]);
      }
    }
    return true;
  }

  *proposals(): Generator<Proposal> {
    for (const [spun, { value, count, documents, places }] of this.#found.entries()) {
      const row = { spun, plain: value.plain, weight: value.weight };
      yield { table: 'spun', row, count, documents, places, known: true, score: 100 + count * value.weight };
    }
    yield* this.#unusual();
  }

  /** Words between neighbours that the other documents always put around one other, far more frequent word. */
  *#unusual(): Generator<Proposal> {
    if (this.#frames.size === 0) return;
    const expected = new Map<string, Map<string, number>>();
    for (const text of this.#plain) {
      for (const [left, word, right] of triples(text, this.#words.cut(text))) {
        const key = `${left} ${right}`;
        if (!this.#frames.has(key)) continue;
        const words = expected.get(key) ?? new Map<string, number>();
        expected.set(key, words.set(word, (words.get(word) ?? 0) + 1));
      }
    }
    const found = new Tally<{ spun: string; plain: string[]; weight: number }>();
    for (const [key, words] of expected) {
      const [plain, count] = [...words][0]!;
      if (words.size > 1 || count < MIN_FRAME) continue;
      for (const { spun, place } of this.#frames.get(key)!) {
        if (spun === plain || this.#words.frequency(plain) < 10 * this.#words.frequency(spun)) continue;
        if (this.#found.get(spun)) continue;
        found.add(`${spun} ${plain}`, place, () => ({ spun, plain: [plain], weight: 1 }));
      }
    }
    for (const [, { value, count, documents, places }] of found.entries()) {
      yield { table: 'spun', row: value, count, documents, places, known: false, score: count };
    }
  }
}

/** Every word of two characters with its neighbours of two or more. */
function* triples(text: string, cut: readonly number[]): Generator<readonly [string, string, string]> {
  for (let at = 1; at + 1 < cut.length; at++) {
    const start = cut[at - 1]!;
    const end = cut[at]!;
    const from = at === 1 ? 0 : cut[at - 2]!;
    if (end - start !== 2 || start - from < 2 || cut[at + 1]! - end < 2) continue;
    yield [text.slice(from, start), text.slice(start, end), text.slice(end, cut[at + 1]!)];
  }
}
