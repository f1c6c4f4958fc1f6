import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, type Ordinal, renumber } from '../../server/src/core/index.js';

/** Before a number, `|`: a new heading stands above it; `/`: a list begins there; `~`: one may begin there. */
function series(text: string): Ordinal[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => ({
      ordinal: Number(word.replace(/\D/g, '')),
      after: word.startsWith('|') ? 'parent' : word.startsWith('/') ? 'list' : word.startsWith('~') ? 'pause' : 'none',
    }));
}

const faults = (text: string): string =>
  faultsOf(series(text))
    .map(({ kind, at, expected }) => `${kind}@${at}=${expected}`)
    .join(' ');

describe('the least that explains a series', () => {
  it.each([
    ['1 2 3', ''],
    ['1', ''],
    ['1 2 4 5', 'gap@2=3'],
    ['1 2 4', 'gap@2=3'],
    ['1 2 5', 'gap@2=3'],
    ['2 3 4', 'start@0=1'],
    ['2 2 3', 'wrong@0=1'],
    ['1 2 2 3', 'repeat@2=3'],
    ['1 2 2 4', 'wrong@2=3'],
    ['1 1 2 3', 'repeat@1=2'],
    ['1 1 3', 'wrong@1=2'],
    ['1 2 5 4 5', 'wrong@2=3'],
    ['1 2 3 1', 'wrong@3=4'],
    ['1 3 2 4', 'swap@1=2'],
    ['2 1 3', 'swap@0=1'],
    ['1 4 3 2 5', 'swap@1=2'],
    ['1 3 4 2 5', 'moved@3=5'],
    ['1 2 3 |1 2 |1 2', ''],
    ['1 2 3 |4 5 |6 7', ''],
    ['1 2 3 /1 2', ''],
    ['1 2 3 |4 5 |7 8', 'gap@5=6'],
    ['1 2 3 |5 6 |7 8', 'gap@3=4'],
    ['1 2 3 |1 2 |2 3', 'start@5=1'],
    ['1 2 |1 2 |2 1 3', 'swap@4=1'],
    ['1 2 3 1 2 3', 'repeat@3=4'],
    ['1 2 3 /1 3', 'gap@4=2'],
    ['1 2 3 /2 1 3', 'swap@3=1'],
    ['1 2 3 /2 3', 'start@3=1'],
    ['1 2 3 /1 1 2', 'repeat@4=2'],
    ['1 2 ~3 ~4', ''],
    ['1 2 3 ~1 2', ''],
    ['1 2 3 ~4 2 3', 'wrong@3=1'],
    ['1 2 ~1 3', 'gap@3=2'],
    ['1 2 ~1 4', 'wrong@2=3'],
    ['1 2 4 |3 5', 'swap@2=3'],
  ])('%s → %s', (text, expected) => {
    expect(faults(text)).toBe(expected);
  });
});

const lengths = fc.array(fc.integer({ min: 2, max: 8 }), { minLength: 1, maxLength: 6 });

/** Series under several headings, each beginning anew or all in one count. */
const right = (runs: readonly number[], continues: boolean): Ordinal[] => {
  let total = 0;
  return runs.flatMap((length, run) =>
    Array.from({ length }, (_, i): Ordinal => {
      total++;
      return { ordinal: continues ? total : i + 1, after: i === 0 && run > 0 ? 'parent' : 'none' };
    }),
  );
};

describe('any right series', () => {
  it('has no fault', () => {
    fc.assert(
      fc.property(lengths, fc.boolean(), (runs, continues) => {
        expect(faultsOf(right(runs, continues))).toEqual([]);
      }),
    );
  });

  it('has one fault when a member inside a run is left out', () => {
    fc.assert(
      fc.property(lengths, fc.boolean(), fc.nat(), (runs, continues, pick) => {
        const whole = right(runs, continues);
        const inside = whole.flatMap((_, i) =>
          whole[i + 1]?.after === 'none' && i > 0 && whole[i]!.after === 'none' ? [i] : [],
        );
        fc.pre(inside.length > 0);
        const gone = inside[pick % inside.length]!;
        const found = faultsOf(whole.filter((_, i) => i !== gone));
        expect(found).toHaveLength(1);
        expect(found[0]!.at).toBe(gone);
      }),
    );
  });

  it('has one fault, at the place, when one number of a single run is changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 12 }),
        fc.nat(),
        fc.integer({ min: 1, max: 20 }),
        (length, pick, number) => {
          const whole = right([length], false);
          const at = pick % length;
          fc.pre(whole[at]!.ordinal !== number);
          const found = faultsOf(whole.map((one, i) => (i === at ? { ...one, ordinal: number } : one)));
          expect(found).toHaveLength(1);
          // A number that is doubled may be wrong at either of its two places.
          expect(Math.abs(found[0]!.at - at)).toBeLessThanOrEqual(number === at || number === at + 2 ? 1 : 0);
        },
      ),
    );
  });

  it('is right again when it is renumbered from its first fault on', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }), (numbers) => {
        const whole = numbers.map((ordinal): Ordinal => ({ ordinal, after: 'none' }));
        const renumbered = [...whole];
        for (const { at, ordinal } of renumber(whole, 0, 1)) renumbered[at] = { ...renumbered[at]!, ordinal };
        expect(faultsOf(renumbered)).toEqual([]);
      }),
    );
  });
});
