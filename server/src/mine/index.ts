import { DEFAULT_CONFIG, type Engine, type Format, LineIndex } from '../core/index.js';
import { Formulas } from './formulas.js';
import { Lines } from './lines.js';
import { Numbering } from './numbering.js';
import { type Place, type Proposal, TABLES } from './proposal.js';
import { type Run, Spun } from './spun.js';
import { runsOf, Typos } from './typos.js';
import { Variants } from './variants.js';
import type { Words } from './words.js';

export { type Place, type Proposal, TABLES, type Table } from './proposal.js';
export { readWords, type Words } from './words.js';

const ALWAYS = { ...DEFAULT_CONFIG, enable: 'always' } as const;

/** Reads documents one after another, and proposes what a house's tables should hold. Text in, proposals out. */
export class Miner {
  readonly #engine: Engine;
  readonly #words: Words;
  readonly #lines: Lines;
  readonly #formulas: Formulas;
  readonly #numbering = new Numbering();
  readonly #typos: Typos;
  readonly #variants: Variants;
  readonly #spun: Spun;

  constructor(engine: Engine, words: Words) {
    const { lexicon } = engine;
    this.#engine = engine;
    this.#words = words;
    this.#lines = new Lines(lexicon);
    this.#formulas = new Formulas(lexicon);
    this.#typos = new Typos(words, lexicon);
    this.#variants = new Variants(lexicon);
    this.#spun = new Spun(lexicon, words);
  }

  /** @param name by which places refer to the document */
  add(name: string, text: string, format: Format): void {
    const draft = this.#engine.read(text, format, ALWAYS);
    const index = new LineIndex(text);
    const placeAt = (offset: number): Place => ({ name, line: index.positionAt(offset).line + 1 });
    this.#lines.add(draft, placeAt);
    this.#formulas.add(draft, placeAt);
    this.#numbering.add(draft, placeAt);
    const runs: Run[] = [];
    for (const { start, paragraph } of draft.blocks) {
      const { prose, role, han } = paragraph;
      if (han === 0 || role === 'residue' || role === 'code') continue;
      this.#typos.addKnown(prose, (at) => placeAt(start + at));
      this.#variants.add(prose, (at) => placeAt(start + at));
      for (const [from, end] of runsOf(prose)) {
        if (end - from < 2) continue;
        const run = prose.slice(from, end);
        const cut = this.#words.cut(run);
        const place = (): Place => placeAt(start + from);
        this.#typos.add(run, cut, place);
        let at = 0;
        for (const stop of cut) {
          if (stop - at > 1) this.#variants.addWord(run.slice(at, stop), place);
          at = stop;
        }
        runs.push({ text: run, cut, place });
      }
    }
    this.#spun.add(draft, runs, placeAt);
  }

  /** What the documents suggest, by table, the surest first. */
  proposals(): readonly Proposal[] {
    const all = [
      ...this.#typos.proposals(),
      ...this.#variants.proposals(),
      ...this.#spun.proposals(),
      ...this.#lines.proposals(),
      ...this.#formulas.proposals(),
      ...this.#numbering.proposals(),
    ];
    return all.sort(
      (a, b) => TABLES.indexOf(a.table) - TABLES.indexOf(b.table) || b.score - a.score || b.count - a.count,
    );
  }
}
