import { type Draft, type Section, writeOrdinal } from '../core/index.js';
import { type Place, type Proposal, Tally } from './proposal.js';

/** How a house numbers its sections: 一、→（一）→1. */
export class Numbering {
  readonly #found = new Tally<readonly string[]>();
  #numbered = 0;

  add(draft: Draft, placeAt: (offset: number) => Place): void {
    const levels: Map<string, number>[] = [];
    let first: Section | undefined;
    const walk = (sections: readonly Section[], depth: number): void => {
      for (const section of sections) {
        const written = section.marker && writtenFirst(section);
        if (written === undefined) {
          walk(section.children, depth);
          continue;
        }
        first ??= section;
        levels[depth] ??= new Map();
        levels[depth].set(written, (levels[depth].get(written) ?? 0) + 1);
        walk(section.children, depth + 1);
      }
    };
    walk(draft.outline, 0);
    if (!first) return;
    this.#numbered++;
    const scheme = levels.map(mostFrequent);
    this.#found.add(scheme.join('→'), placeAt(first.span.start), () => scheme);
  }

  *proposals(): Generator<Proposal> {
    for (const [, { value: levels, count, documents, places }] of this.#found.entries()) {
      const share = Math.round((documents / this.#numbered) * 100) / 100;
      yield { table: 'numbering', row: { levels, share }, count, documents, places, known: false, score: documents };
    }
  }
}

/** The mark of a section as the first of its series would have it: 一、 for 三、. */
function writtenFirst({ block, marker }: Section): string | undefined {
  if (!marker) return undefined;
  const { text } = block.paragraph;
  const { span, numeral, tail } = marker;
  const mark = text.slice(span.start, numeral.start) + writeOrdinal(text.slice(numeral.start, numeral.end), 1);
  const behind = text.slice(numeral.end, span.end);
  return mark + (behind.endsWith(tail) ? behind : behind + tail);
}

const mostFrequent = (counts: ReadonlyMap<string, number>): string =>
  [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
