/**
 * What every text that a regular expression matches must hold: one of these words, and where, and how it begins.
 *
 * Compiling a regular expression costs as much as reading a page. With its words and first characters a line is shown only
 * to the few that could match it, and most are never compiled.
 *
 * @param {string} source of an expression without the flags i and v
 * @returns {{ words?: readonly string[], within?: number, starts?: string }} `words`: absent where there are none of two
 * characters or more · `within`: the last index (UTF-16) at which a word may begin, absent where that is anywhere ·
 * `starts`: the characters with which the text may begin, absent where there are many · nothing of these where the source
 * is not understood
 */
export function needsOf(source) {
  const reader = new Reader(source);
  const { need, anchored, first, empty } = reader.alternatives();
  if (!reader.done || reader.failed) return {};
  return {
    ...(need && { words: need.words }),
    ...(need && anchored && Number.isFinite(need.offset) && { within: need.offset }),
    ...(anchored && !empty && first && first.size <= MOST_STARTS && { starts: [...first].join('') }),
  };
}

/** More characters than that tell hardly a line apart. */
const MOST_STARTS = 128;

/** A character of a class may be a pair of UTF-16 units. */
const WIDEST = 2;

const range = (from, to) =>
  Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, at) =>
    String.fromCharCode(from.charCodeAt(0) + at),
  );
const DIGITS = range('0', '9');
const ESCAPES = {
  d: DIGITS,
  w: [...DIGITS, ...range('A', 'Z'), ...range('a', 'z'), '_'],
  s: [...' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff', ...range('\u2000', '\u200a')],
};

/**
 * What is known of a part of an expression. `need`: words and the greatest offset in the part at which one begins;
 * `longest`: the most units that it matches; `anchored`: it begins at the beginning of the line; `first`: the characters
 * with which it may begin, absent where they are not known; `empty`: it may match nothing.
 *
 * @typedef {{ text?: string, need?: { words: readonly string[], offset: number }, longest: number, anchored: boolean,
 *   first: ReadonlySet<string> | undefined, empty: boolean }} Part
 */

const NOTHING = { longest: 0, anchored: false, first: new Set(), empty: true };

/** Either may be what begins. */
const union = (one, other) => one && other && new Set([...one, ...other]);

class Reader {
  #source;
  #at = 0;
  failed = false;

  constructor(source) {
    this.#source = source;
  }

  get done() {
    return this.#at >= this.#source.length;
  }

  /** @returns {Part} up to the end of the group, or of the source: words of each alternative, or none at all */
  alternatives() {
    const all = [];
    do {
      all.push(this.#sequence());
    } while (this.#take('|'));
    return {
      ...(all.every(({ need }) => need) && {
        need: {
          words: all.flatMap(({ need }) => need.words),
          offset: Math.max(...all.map(({ need }) => need.offset)),
        },
      }),
      longest: Math.max(...all.map(({ longest }) => longest)),
      anchored: all.every(({ anchored }) => anchored),
      first: all.map(({ first }) => first).reduce(union),
      empty: all.some(({ empty }) => empty),
    };
  }

  /** @returns {Part} the best that one of its parts needs: the longest words */
  #sequence() {
    let need;
    let run = '';
    let longest = 0;
    let anchored = false;
    let first = NOTHING.first;
    let empty = true;
    const end = () => {
      if (run.length >= 2) need = better(need, { words: [run], offset: longest - run.length });
      run = '';
    };
    while (!this.done && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')') {
      const part = this.#atom();
      const { least, most } = this.#quantifier();
      if (part.anchored && least > 0 && longest === 0) anchored = true;
      if (empty) first = union(first, part.first);
      empty &&= part.empty || least === 0;
      if (part.text === undefined || least === 0) end();
      else run += part.text;
      if (least > 0 && part.need) need = better(need, { ...part.need, offset: longest + part.need.offset });
      if (part.text !== undefined && least > 0 && most > 1) {
        // What repeats ends the run with its first occurrence.
        longest += part.longest;
        end();
        longest += part.longest * (most - 1);
      } else if (part.longest > 0) longest += part.longest * most;
    }
    end();
    return { ...(need && { need }), longest, anchored, first, empty };
  }

  /** @returns {Part} */
  #atom() {
    const character = this.#source[this.#at++];
    if (character === '(') return this.#group();
    if (character === '[') return this.#class();
    if (character === '^') return { ...NOTHING, anchored: true };
    if (character === '$') return NOTHING;
    if (character === '.') return one(undefined);
    return character === '\\' ? this.#escape() : itself(character);
  }

  #group() {
    const around = ['?=', '?!', '?<=', '?<!'].some((mark) => this.#take(mark));
    if (!around) this.#take('?:');
    const part = this.alternatives();
    // Without its closing bracket, or with a mark that is not known, the source is given up.
    if (!this.#take(')')) this.failed = true;
    return around ? NOTHING : part;
  }

  #class() {
    let first = this.#take('^') ? undefined : new Set();
    while (!this.done && this.#source[this.#at] !== ']') {
      const from = this.#member();
      const isRange = this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']';
      if (!isRange) {
        first = union(first, from);
        continue;
      }
      this.#at++;
      const to = this.#member();
      first = from?.length === 1 && to?.length === 1 ? union(first, range(from[0], to[0])) : undefined;
    }
    this.#at++;
    return one(first);
  }

  /** @returns {readonly string[] | undefined} one of a class, or all that its escape stands for */
  #member() {
    const character = this.#source[this.#at++];
    if (character !== '\\') return isHalf(character) ? undefined : [character];
    const { text, first } = this.#escape();
    return text === undefined ? first && [...first] : [text];
  }

  /** A mark that stands for itself; a letter or a digit stands for something else. */
  #escape() {
    const character = this.#source[this.#at++];
    if (!/[A-Za-z0-9]/.test(character)) return itself(character);
    if (character === 'b') return NOTHING;
    if (character in ESCAPES) return one(new Set(ESCAPES[character]));
    if (character === 'u' || character === 'x') {
      const digits = this.#source.slice(this.#at, this.#at + (character === 'u' ? 4 : 2));
      const code = Number.parseInt(digits, 16);
      this.#at += digits.length;
      const meant = String.fromCharCode(code);
      if (Number.isNaN(code)) this.failed = true;
      return one(isHalf(meant) ? undefined : new Set([meant]));
    }
    // What a reference refers to may be of any length.
    return /\d/.test(character)
      ? { longest: Number.POSITIVE_INFINITY, anchored: false, first: undefined, empty: true }
      : one(undefined);
  }

  /** How often what stands before it occurs. */
  #quantifier() {
    let least = 1;
    let most = 1;
    if (this.#take('?')) least = 0;
    else if (this.#take('*')) [least, most] = [0, Number.POSITIVE_INFINITY];
    else if (this.#take('+')) most = Number.POSITIVE_INFINITY;
    else if (this.#take('{')) {
      const end = this.#source.indexOf('}', this.#at);
      const [from, to = from] = this.#source.slice(this.#at, end).split(',');
      least = Number.parseInt(from, 10);
      most = to === '' ? Number.POSITIVE_INFINITY : Number.parseInt(to, 10);
      if (end === -1 || Number.isNaN(least) || Number.isNaN(most)) this.failed = true;
      else this.#at = end + 1;
    } else return { least, most };
    this.#take('?');
    return { least, most };
  }

  #take(piece) {
    if (!this.#source.startsWith(piece, this.#at)) return false;
    this.#at += piece.length;
    return true;
  }
}

/** Half of a character beyond the basic plane. */
const isHalf = (character) => /[\ud800-\udfff]/.test(character);

/** A character that stands for itself. */
const itself = (text) => ({
  text,
  longest: 1,
  anchored: false,
  first: isHalf(text) ? undefined : new Set([text]),
  empty: false,
});

/** One character, of these. */
const one = (first) => ({ longest: WIDEST, anchored: false, first, empty: false });

const shortest = (words) => Math.min(...words.map(({ length }) => length));

function better(best, need) {
  if (!best) return need;
  const gain = shortest(need.words) - shortest(best.words);
  return gain > 0 || (gain === 0 && need.words.length < best.words.length) ? need : best;
}
