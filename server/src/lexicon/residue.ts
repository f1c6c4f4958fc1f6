/** A row of seeds/residue.jsonl, as the bundler prepares it. */
export interface ResidueRow {
  /** Source of a regular expression, to be read with the flag u. */
  readonly pattern: string;
  /**
   * Words of which one stands in every line that the expression matches, and the last index at which it begins there
   * (absent: anywhere); absent where there are none.
   */
  readonly needs?: { readonly words: readonly string[]; readonly within?: number };
}

/** A row, and its expression from the first line on that may match it. */
interface Pattern {
  readonly source: string;
  readonly within: number;
  regex: RegExp | undefined;
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

/** A line reader for many expressions: each is compiled when a line holds a word that it needs. */
export function anyOf(rows: readonly ResidueRow[]): { test(line: string): boolean } {
  /** Patterns with the words that they need, by the first two characters of the word. */
  const byStart = new Array<Need[] | undefined>(PLACES);
  const always: string[] = [];
  for (const { pattern: source, needs } of rows) {
    if (!needs) {
      always.push(source);
      continue;
    }
    const pattern: Pattern = { source, within: needs.within ?? Number.POSITIVE_INFINITY, regex: undefined };
    for (const word of needs.words) {
      const place = placeOf(word.charCodeAt(0), word.charCodeAt(1));
      const there = byStart[place] ?? [];
      byStart[place] = there;
      there.push({ word, pattern });
    }
  }
  const rest = always.length === 0 ? undefined : new RegExp(always.map((source) => `(?:${source})`).join('|'), 'u');
  const matches = (pattern: Pattern, line: string): boolean => {
    pattern.regex ??= new RegExp(pattern.source, 'u');
    return pattern.regex.test(line);
  };
  const test = (line: string): boolean => {
    let tried: Set<Pattern> | undefined;
    let first = line.charCodeAt(0);
    for (let at = 0; at + 1 < line.length; at++) {
      const second = line.charCodeAt(at + 1);
      const needs = byStart[placeOf(first, second)];
      first = second;
      if (!needs) continue;
      for (const { word, pattern } of needs) {
        if (at > pattern.within || !line.startsWith(word, at) || tried?.has(pattern)) continue;
        if (matches(pattern, line)) return true;
        tried ??= new Set();
        tried.add(pattern);
      }
    }
    return rest?.test(line) ?? false;
  };
  // A page's list became a list of lines.
  return { test: (line) => test(line) || (BULLET.test(line) && test(line.slice(2).trimStart())) };
}
