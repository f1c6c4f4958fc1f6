import { applyPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../server/src/cli/reporters/diff.js';

const patch = (before: string, after: string): string =>
  diff([{ path: '/drafts/a.txt', change: { before, after } }], { cwd: '/drafts', color: false });

describe('a diff', () => {
  const lines = (count: number, of: (at: number) => string): string[] =>
    Array.from({ length: count }, (_, at) => of(at));

  it('of a text in which every line is changed compares the lines where they stand', () => {
    const before = lines(3000, (at) => `第${at}行幸苦了\n`);
    const after = before.map((line, at) => (at % 100 === 99 ? line : line.replace('幸苦', '辛苦')));
    const made = patch(before.join(''), after.join(''));
    expect(applyPatch(before.join(''), made)).toBe(after.join(''));
    expect(parsePatch(made)[0]?.hunks).toHaveLength(1);
    expect(made.split('\n').slice(0, 3)).toEqual(['--- a/a.txt', '+++ b/a.txt', '@@ -1,3000 +1,3000 @@']);
  });

  it('of a text that grows or shrinks much gives the new text', () => {
    const block = fc.array(fc.constantFrom('甲\n', '乙\n', '丙\r\n', '\n'), { maxLength: 30 });
    const much = lines(900, (at) => `旧${at}\n`).join('');
    const end = fc.constantFrom('', '末', '末\n');
    fc.assert(
      fc.property(block, block, fc.integer({ min: 880, max: 920 }), end, end, (head, tail, count, last, next) => {
        const before = head.join('') + much + tail.join('') + last;
        const after = head.join('') + lines(count, (at) => `新${at}\n`).join('') + tail.join('') + next;
        expect(applyPatch(before, patch(before, after))).toBe(after);
      }),
      { numRuns: 60 },
    );
  });

  it('of a text that comes or goes gives the new text', () => {
    const much = lines(900, (at) => `行${at}\n`).join('');
    for (const [before, after] of [
      ['', much],
      [much, ''],
      ['原', much],
    ] as const)
      expect(applyPatch(before, patch(before, after))).toBe(after);
  });
});
