/**
 * Words of which at least one stands in every text that a regular expression matches, read from its source; `undefined`
 * where there are none of two characters or more, or the source is not understood.
 *
 * Compiling a regular expression costs as much as reading a page. With these words a line is shown only to the few that
 * could match it, and most are never compiled.
 *
 * @param source of an expression without the flags i and v
 */
export function needsOf(source: string): readonly string[] | undefined {
  const reader = new Reader(source);
  const words = reader.alternatives();
  return reader.done && !reader.failed ? words : undefined;
}

class Reader {
  readonly #source: string;
  #at = 0;
  failed = false;

  constructor(source: string) {
    this.#source = source;
  }

  get done(): boolean {
    return this.#at >= this.#source.length;
  }

  /** Up to the end of the group, or of the source: one word of each alternative's, or none at all. */
  alternatives(): readonly string[] | undefined {
    let all: string[] | undefined = [];
    do {
      const words = this.#sequence();
      all = all && words ? [...all, ...words] : undefined;
    } while (this.#take('|'));
    return all;
  }

  /** The best that one of its parts needs: the longest words. */
  #sequence(): readonly string[] | undefined {
    let best: readonly string[] | undefined;
    let run = '';
    const end = (): void => {
      if (run.length >= 2) best = longer(best, [run]);
      run = '';
    };
    while (!this.done && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')') {
      const atom = this.#atom();
      const { least, once } = this.#quantifier();
      if (typeof atom === 'string') {
        if (least > 0) run += atom;
        if (!once) end();
        continue;
      }
      end();
      if (least > 0 && atom) best = longer(best, atom);
    }
    end();
    return best;
  }

  /** A character, or the words that a group needs. */
  #atom(): string | readonly string[] | undefined {
    const character = this.#source[this.#at++]!;
    if (character === '(') return this.#group();
    if (character === '[') return this.#skipClass();
    if (character === '.' || character === '^' || character === '$') return undefined;
    return character === '\\' ? this.#escape() : character;
  }

  #group(): readonly string[] | undefined {
    const around = ['?=', '?!', '?<=', '?<!'].some((mark) => this.#take(mark));
    if (!around) this.#take('?:');
    const words = this.alternatives();
    // Without its closing bracket, or with a mark that is not known, the source is given up.
    if (!this.#take(')')) this.failed = true;
    return around ? undefined : words;
  }

  #skipClass(): undefined {
    while (!this.done && this.#source[this.#at] !== ']') this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    this.#at++;
  }

  /** A mark that stands for itself; a letter or a digit stands for something else. */
  #escape(): string | undefined {
    const character = this.#source[this.#at++]!;
    if (!/[A-Za-z0-9]/.test(character)) return character;
    if (character === 'u') this.#at += 4;
    if (character === 'x') this.#at += 2;
    return undefined;
  }

  /** How often at least what stands before it occurs, and whether that is exactly once. */
  #quantifier(): { readonly least: number; readonly once: boolean } {
    let least = 1;
    let once = false;
    if (this.#take('?') || this.#take('*')) least = 0;
    else if (this.#take('{')) {
      least = Number.parseInt(this.#source.slice(this.#at), 10);
      const end = this.#source.indexOf('}', this.#at);
      if (end === -1 || Number.isNaN(least)) this.failed = true;
      else this.#at = end + 1;
    } else once = !this.#take('+');
    if (!once) this.#take('?');
    return { least, once };
  }

  #take(piece: string): boolean {
    if (!this.#source.startsWith(piece, this.#at)) return false;
    this.#at += piece.length;
    return true;
  }
}

const shortest = (words: readonly string[]): number => Math.min(...words.map(({ length }) => length));

function longer(best: readonly string[] | undefined, words: readonly string[]): readonly string[] {
  if (!best) return words;
  const gain = shortest(words) - shortest(best);
  return gain > 0 || (gain === 0 && words.length < best.length) ? words : best;
}

/** A line reader for many expressions: each is compiled when a line holds a word that it needs. */
export function anyOf(sources: readonly string[]): { test(line: string): boolean } {
  const patterns = sources.map((source) => ({ source, regex: undefined as RegExp | undefined }));
  type Pattern = (typeof patterns)[number];
  /** Patterns by the first two characters of the words that they need. */
  const byStart = new Map<number, Pattern[]>();
  const always: Pattern[] = [];
  for (const pattern of patterns) {
    const words = needsOf(pattern.source);
    if (!words) {
      always.push(pattern);
      continue;
    }
    for (const key of new Set(words.map((word) => keyOf(word, 0)))) {
      const list = byStart.get(key);
      if (list) list.push(pattern);
      else byStart.set(key, [pattern]);
    }
  }
  const rest = always.length === 0 ? undefined : new RegExp(always.map(({ source }) => `(?:${source})`).join('|'), 'u');
  const matches = (pattern: Pattern, line: string): boolean => {
    pattern.regex ??= new RegExp(pattern.source, 'u');
    return pattern.regex.test(line);
  };
  // Most pairs of characters begin no word: one look at a small table tells.
  const begins = new Uint8Array(1 << 12);
  for (const key of byStart.keys()) begins[placeOf(key)] = 1;
  return {
    test(line) {
      let tried: Set<Pattern> | undefined;
      for (let at = 0; at + 1 < line.length; at++) {
        const key = keyOf(line, at);
        if (begins[placeOf(key)] === 0) continue;
        for (const pattern of byStart.get(key) ?? []) {
          if (tried?.has(pattern)) continue;
          if (matches(pattern, line)) return true;
          tried ??= new Set();
          tried.add(pattern);
        }
      }
      return rest?.test(line) ?? false;
    },
  };
}

const keyOf = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
const placeOf = (key: number): number => (key ^ (key / 4093)) & 0xfff;
