import { type Block, contentOf, type Draft, type Formula, type Lexicon, type Part } from '../core/index.js';
import { type Place, type Proposal, Tally } from './proposal.js';

type FormulaPart = Formula['part'];

interface Phrase {
  readonly genre: string;
  readonly part: FormulaPart;
  readonly text: string;
  readonly keys: readonly string[];
  readonly known: boolean;
}

/** Longer than this a sentence is no set phrase; its last clauses may be one. */
const LONGEST = 30;
/** In a small folder a phrase that the shipped data knows is worth a row when it comes once. */
const SMALL = 20;

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };
const written = (text: string): string => text.replace(/\s+/g, '').replace(/[,;:!?]/g, (mark) => FULL_WIDTH[mark]!);

/** Set phrases by genre: how the documents address, open and close. */
export class Formulas {
  readonly #lexicon: Lexicon;
  readonly #found = new Tally<Phrase>();
  #documents = 0;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  add(draft: Draft, placeAt: (offset: number) => Place): void {
    this.#documents++;
    for (const part of draft.parts) {
      if (part.genre === undefined || part.kind === 'attachment') continue;
      this.#addPart(draft, part, part.genre, placeAt);
    }
  }

  #addPart(draft: Draft, part: Part, genre: string, placeAt: (offset: number) => Place): void {
    const blocks = draft.blocks.slice(part.from, part.until);
    const say = (kind: FormulaPart, block: Block, text: string): void =>
      this.#say(genre, kind, text, placeAt(block.start));
    for (const kind of ['salutation', 'addressee'] as const) {
      const block = blocks.find(({ paragraph }) => paragraph.role === kind);
      const text = block && written(contentOf(block.paragraph));
      if (block && text && text.length <= LONGEST) say(kind, block, text);
    }
    const prose = blocks.filter(({ paragraph: { role, han } }) => (role === 'body' || role === 'closing') && han > 0);
    const first = prose[0];
    if (first && !first.paragraph.marker) {
      const sentence = sentencesOf(contentOf(first.paragraph))[0] ?? '';
      const clause = /^[^，。：]{4,16}(?=[，：])/u.exec(sentence)?.[0];
      if (clause) say('opening', first, `${clause}，`);
      const announced = /[^，。：；]{4,20}：$/u.exec(sentence)?.[0];
      if (announced) say('opening', first, announced);
    }
    for (const [back, block] of prose.slice(-3).reverse().entries()) {
      const { role, marker } = block.paragraph;
      const sentences = sentencesOf(contentOf(block.paragraph));
      // Before the last paragraph only a paragraph that is nothing else closes; the last one closes with its last words.
      for (const sentence of back === 0 ? sentences.slice(-2) : sentences.slice(-1)) {
        const text = lastClauses(sentence);
        const known = this.#isKnown(genre, 'closing', text);
        if (role === 'closing' || known || (back === 0 && !marker)) say('closing', block, text);
      }
    }
  }

  #isKnown(genre: string, part: FormulaPart, text: string): boolean {
    return this.#lexicon.formulas.some(
      (one) =>
        one.genre === genre && one.part === part && (one.text === text || one.keys.some((key) => text.includes(key))),
    );
  }

  #say(genre: string, part: FormulaPart, text: string, place: Place): void {
    this.#found.add(`${genre} ${part} ${text}`, place, () => ({
      genre,
      part,
      text,
      keys: [keyOf(text)],
      known: this.#isKnown(genre, part, text),
    }));
  }

  *proposals(): Generator<Proposal> {
    for (const [, { value, count, documents, places }] of this.#found.entries()) {
      const { known, ...row } = value;
      const names = row.part === 'salutation' || row.part === 'addressee';
      const enough = (known || names) && this.#documents <= SMALL ? 1 : 2;
      if (documents < enough || row.keys[0]!.length < 2) continue;
      yield { table: 'formulas', row, count, documents, places, known, score: documents + (known ? 0.5 : 0) };
    }
  }
}

/** The sentences of a paragraph, in full-width marks. */
const sentencesOf = (text: string): string[] => written(text).match(/[^。！？]+[。！？]*/gu) ?? [];

/** A sentence, or as many of its last clauses as make a phrase. */
function lastClauses(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence;
  const clauses = sentence.split(/(?<=[，；：])/u);
  let text = clauses.pop() ?? '';
  while (clauses.length > 0 && text.length + clauses.at(-1)!.length <= LONGEST) text = clauses.pop()! + text;
  return text.slice(-LONGEST);
}

/** What of a phrase proves that it is there: without its marks, or its longest clause. */
const keyOf = (text: string): string =>
  text
    .split(/[，；：。！？]/u)
    .reduce((best, clause) => (clause.length > best.length ? clause : best), '')
    .slice(0, 20);
