/** The tables that a folder is mined for, named as in seeds/. */
export const TABLES = ['typos', 'variants', 'spun', 'residue', 'formulas', 'numbering'] as const;
export type Table = (typeof TABLES)[number];

/** A place in a document. */
export interface Place {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** Something that the documents suggest: a row for a table, with what speaks for it. */
export interface Proposal {
  readonly table: Table;
  /** The row as seeds/ would hold it, without its source. */
  readonly row: Readonly<Record<string, unknown>>;
  /** How often it occurs, and in how many documents. */
  readonly count: number;
  readonly documents: number;
  /** The first places. */
  readonly places: readonly Place[];
  /** Whether the shipped data holds it already. */
  readonly known: boolean;
  /** Proposals of one table are ranked by it, the surest first. */
  readonly score: number;
}

/** How many places a proposal names. */
const MAX_PLACES = 5;

/** Counts what recurs, with the documents and places where it does. */
export class Tally<T> {
  readonly #entries = new Map<string, Entry<T>>();

  /** @param make what to keep with the key, made when it first occurs */
  add(key: string, place: Place, make: () => T): T {
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { value: make(), count: 0, documents: 0, last: undefined, places: [] };
      this.#entries.set(key, entry);
    }
    entry.count++;
    if (entry.last !== place.name) {
      entry.documents++;
      entry.last = place.name;
    }
    if (entry.places.length < MAX_PLACES) entry.places.push(place);
    return entry.value;
  }

  get(key: string): Entry<T> | undefined {
    return this.#entries.get(key);
  }

  entries(): Iterable<readonly [string, Entry<T>]> {
    return this.#entries;
  }
}

/** What {@link Tally} knows of a key. */
export interface Entry<T> {
  readonly value: T;
  count: number;
  documents: number;
  last: string | undefined;
  readonly places: Place[];
}
