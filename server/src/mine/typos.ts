import { isHan, type Lexicon } from '../core/index.js';
import { type Place, type Proposal, Tally } from './proposal.js';
import type { Words } from './words.js';

/**
 * Characters that stand alone in any sentence: beside them, two characters that are no word are two words. 我市 is no
 * misspelt 我是.
 */
const LOOSE = new Set(
  '的了是在和与及或也都就要把被对从向以为之于不我你他她它们这那各每有个一二三四五六七八九十百千万亿零两几年月日第多名省市县区镇乡村组州会上下中内外前后里到来去能可将让使由等着过地得所而且但则并更最很再又还只没无本该此其某全新老大小好人事时分点次项条件批届期户亩元吨米公您自己谁啊呢吧吗既若如因当向往同跟比给至距离经按照据凡即便使曾已正仍',
);

/** How much more probable a text must be with the other word: e to this power. */
const MIN_GAIN = 8;
/** A word that is rarer than this is no word that everybody knows. */
const MIN_FREQUENCY = 30;
/** What the list counts no more often than this may itself be a slip in the texts that it was made from. */
const DOUBTFUL = 3;
/** So much more frequent must be what a doubtful word is taken for. */
const DOUBTFUL_RATIO = 300;

interface Guess {
  readonly right: string;
  readonly gain: number;
}

/** Words that no dictionary holds and that sound or look like a frequent one. */
export class Typos {
  readonly #words: Words;
  readonly #lexicon: Lexicon;
  readonly #guesses = new Map<string, Guess | undefined>();
  readonly #found = new Tally<Guess>();
  readonly #known = new Tally<readonly string[]>();
  readonly #rights = new Map<string, number>();

  constructor(words: Words, lexicon: Lexicon) {
    this.#words = words;
    this.#lexicon = lexicon;
  }

  /** @param run Chinese characters in a row @param cut as {@link Words.cut} has it */
  add(run: string, cut: readonly number[], place: () => Place): void {
    for (let first = 0; first < cut.length; first++) {
      const start = first === 0 ? 0 : cut[first - 1]!;
      for (let last = first; last < cut.length && cut[last]! - start <= 4; last++) {
        const length = cut[last]! - start;
        if (length < 2) continue;
        const window = run.slice(start, cut[last]);
        if (last === first) {
          this.#rights.set(window, (this.#rights.get(window) ?? 0) + 1);
          if (length > 2 || this.#words.frequency(window) > DOUBTFUL) continue;
        }
        if (length === 2 && (isBound(run, cut, first - 1) || isBound(run, cut, last + 1))) continue;
        const guess = this.#guess(window, cut, first, last, start);
        if (guess) this.#found.add(window, place(), () => guess);
      }
    }
  }

  /** @param prose of a paragraph */
  addKnown(prose: string, placeAt: (offset: number) => Place): void {
    for (const { start, entry } of this.#lexicon.typos.find(prose)) {
      this.#known.add(entry.wrong, placeAt(start), () => entry.right);
    }
  }

  #guess(window: string, cut: readonly number[], first: number, last: number, start: number): Guess | undefined {
    if (this.#guesses.has(window)) return this.#guesses.get(window);
    const guess = this.#look(window, cut, first, last, start);
    this.#guesses.set(window, guess);
    return guess;
  }

  #look(window: string, cut: readonly number[], first: number, last: number, start: number): Guess | undefined {
    const words = this.#words;
    const whole = first === last;
    if (!whole && words.frequency(window) > 0) return undefined;
    let apart = 0;
    let single = false;
    for (let at = first, from = start; at <= last; from = cut[at++]!) {
      const word = window.slice(from - start, cut[at]! - start);
      if (word.length === 1) {
        if (LOOSE.has(word)) return undefined;
        single = true;
      }
      apart += words.weight(word);
    }
    if (!whole && !single) return undefined;
    let best: Guess | undefined;
    for (let at = 0; at < window.length; at++) {
      for (const { character, kind } of words.alike(window[at]!)) {
        const right = window.slice(0, at) + character + window.slice(at + 1);
        const frequency = words.frequency(right);
        if (frequency < (window.length === 2 ? MIN_FREQUENCY : DOUBTFUL)) continue;
        if (whole && (kind === 'near' || frequency < DOUBTFUL_RATIO * words.frequency(window))) continue;
        const cost = kind === 'sound' ? 0 : kind === 'shape' ? 1 : 2;
        const gain = words.weight(right) - (whole ? words.weight(window) - 5 : apart) - cost;
        if (gain >= MIN_GAIN && (!best || gain > best.gain)) best = { right, gain };
      }
    }
    return best;
  }

  *proposals(): Generator<Proposal> {
    const told = new Set<string>();
    for (const [wrong, { value: right, count, documents, places }] of this.#known.entries()) {
      told.add(wrong);
      yield { table: 'typos', row: { wrong, right }, count, documents, places, known: true, score: 100 + documents };
    }
    for (const [wrong, { value, count, documents, places }] of this.#found.entries()) {
      if (told.has(wrong) || [...told].some((known) => known.includes(wrong) || wrong.includes(known))) continue;
      const rights = this.#rights.get(value.right) ?? 0;
      // What a house writes again and again, and never otherwise, is its own word.
      if ((documents >= 3 && count > rights) || (documents >= 2 && rights === 0)) continue;
      // A word that stands right elsewhere in the same documents was meant here too.
      const score = value.gain + (rights > 0 ? 2 : 0) - 2 * Math.log2(count);
      yield { table: 'typos', row: { wrong, right: [value.right] }, count, documents, places, known: false, score };
    }
  }
}

/** Whether the word of that index is a single character of the kind that coined phrases are made of: 精文简会 is no 文件. */
function isBound(run: string, cut: readonly number[], index: number): boolean {
  if (index < 0 || index >= cut.length) return false;
  const start = index === 0 ? 0 : cut[index - 1]!;
  return cut[index]! - start === 1 && !LOOSE.has(run[start]!);
}

/** The runs of Chinese characters in a text, as offsets. */
export function* runsOf(text: string): Generator<readonly [number, number]> {
  for (let at = 0; at < text.length; at++) {
    if (!isHan(text.charCodeAt(at))) continue;
    const start = at;
    while (at < text.length && isHan(text.charCodeAt(at))) at++;
    yield [start, at];
  }
}
