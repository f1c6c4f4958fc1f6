/** A row of seeds/residue.jsonl, as the bundler prepares it. */
export interface ResidueRow {
  /** Source of a regular expression, to be read with the flag u. */
  readonly pattern: string;
  /** Words of which one stands in every line that the expression matches; absent where there are none. */
  readonly words?: readonly string[];
  /** The last index at which one of them begins there; absent: anywhere. */
  readonly within?: number;
  /** The characters with which such a line begins; absent: any. */
  readonly starts?: string;
}

/** A row, and its expression from the first line on that may match it. */
interface Pattern extends ResidueRow {
  regex?: RegExp;
}

/** A word that a pattern needs. */
interface Need {
  readonly word: string;
  readonly pattern: Pattern;
}

/** Pairs of characters are hashed into this many places. */
const PLACES = 1 << 13;
const placeOf = (first: number, second: number): number => ((first * 31) ^ (second * 131)) & (PLACES - 1);

const BULLET = /^[-–•·*] /;

/** A line reader for many expressions: each is compiled when a line begins as it must and holds a word that it needs. */
export function anyOf(rows: readonly ResidueRow[]): { test(line: string): boolean } {
  const needs: Need[] = [];
  /** Need by the first two characters of its word: its index in `needs` and one more, and the next of the same place. */
  const places = new Uint16Array(PLACES);
  const next: number[] = [];
  const withoutWords: Pattern[] = [];
  for (const row of rows) {
    // Not to be kept with the list, which others read.
    const pattern: Pattern = { ...row };
    if (!row.words) withoutWords.push(pattern);
    for (const word of row.words ?? []) {
      const place = placeOf(word.charCodeAt(0), word.charCodeAt(1));
      next[needs.length] = places[place]!;
      places[place] = needs.push({ word, pattern });
    }
  }
  const test = (line: string): boolean => {
    const start = line[0];
    if (start === undefined) return false;
    const matches = (pattern: Pattern): boolean => {
      if (pattern.starts?.includes(start) === false) return false;
      pattern.regex ??= new RegExp(pattern.pattern, 'u');
      return pattern.regex.test(line);
    };
    let first = line.charCodeAt(0);
    for (let at = 0; at + 1 < line.length; at++) {
      const second = line.charCodeAt(at + 1);
      for (let k = places[placeOf(first, second)]!; k !== 0; k = next[k - 1]!) {
        const { word, pattern } = needs[k - 1]!;
        if (at <= (pattern.within ?? at) && line.startsWith(word, at) && matches(pattern)) return true;
      }
      first = second;
    }
    return withoutWords.some(matches);
  };
  // A page's list became a list of lines.
  return { test: (line) => test(line) || (BULLET.test(line) && test(line.slice(2).trimStart())) };
}
