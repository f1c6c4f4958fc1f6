/**
 * What every text that a regular expression matches must hold: one of these words, and where.
 *
 * Compiling a regular expression costs as much as reading a page. With its words a line is shown only to the few that
 * could match it, and most are never compiled.
 *
 * @param {string} source of an expression without the flags i and v
 * @returns {{ words: readonly string[], within: number | undefined } | undefined} `within`: the last index (UTF-16) at which
 * a word may begin, absent where that is anywhere; nothing where there are no words of two characters or more, or the
 * source is not understood
 */
export function needsOf(source) {
  const reader = new Reader(source);
  const { need, anchored } = reader.alternatives();
  if (!need || !reader.done || reader.failed) return undefined;
  return { words: need.words, within: anchored && Number.isFinite(need.offset) ? need.offset : undefined };
}

/** A character of a class may be a pair of UTF-16 units. */
const WIDEST = 2;

/**
 * What is known of a part of an expression. `need`: words and the greatest offset in the part at which one begins;
 * `longest`: the most units that it matches; `anchored`: it begins at the beginning of the line.
 *
 * @typedef {{ text?: string, need?: { words: readonly string[], offset: number }, longest: number, anchored: boolean }} Part
 */

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
    };
  }

  /** @returns {Part} the best that one of its parts needs: the longest words */
  #sequence() {
    let need;
    let run = '';
    let longest = 0;
    let anchored = false;
    const end = () => {
      if (run.length >= 2) need = better(need, { words: [run], offset: longest - run.length });
      run = '';
    };
    while (!this.done && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')') {
      const part = this.#atom();
      const { least, most } = this.#quantifier();
      if (part.anchored && least > 0 && longest === 0) anchored = true;
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
    return { ...(need && { need }), longest, anchored };
  }

  /** @returns {Part} */
  #atom() {
    const character = this.#source[this.#at++];
    if (character === '(') return this.#group();
    if (character === '[') return this.#skipClass();
    if (character === '^') return { longest: 0, anchored: true };
    if (character === '$') return { longest: 0, anchored: false };
    if (character === '.') return { longest: WIDEST, anchored: false };
    return character === '\\' ? this.#escape() : { text: character, longest: 1, anchored: false };
  }

  #group() {
    const around = ['?=', '?!', '?<=', '?<!'].some((mark) => this.#take(mark));
    if (!around) this.#take('?:');
    const part = this.alternatives();
    // Without its closing bracket, or with a mark that is not known, the source is given up.
    if (!this.#take(')')) this.failed = true;
    return around ? { longest: 0, anchored: false } : part;
  }

  #skipClass() {
    while (!this.done && this.#source[this.#at] !== ']') this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    this.#at++;
    return { longest: WIDEST, anchored: false };
  }

  /** A mark that stands for itself; a letter or a digit stands for something else. */
  #escape() {
    const character = this.#source[this.#at++];
    if (!/[A-Za-z0-9]/.test(character)) return { text: character, longest: 1, anchored: false };
    if (character === 'u') this.#at += 4;
    if (character === 'x') this.#at += 2;
    // What a reference refers to may be of any length.
    return { longest: /\d/.test(character) ? Number.POSITIVE_INFINITY : WIDEST, anchored: false };
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

const shortest = (words) => Math.min(...words.map(({ length }) => length));

function better(best, need) {
  if (!best) return need;
  const gain = shortest(need.words) - shortest(best.words);
  return gain > 0 || (gain === 0 && need.words.length < best.words.length) ? need : best;
}
