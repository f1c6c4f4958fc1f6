import fc from 'fast-check';
import stringWidth from 'string-width';
import { beforeAll, expect, test } from 'vitest';
import { cellsOf, prepareCells } from '../../server/src/cli/reporters/cells.js';

beforeAll(() => prepareCells(['👩‍👩‍👧']));

test.each([
  ['同志们：', 8],
  ['“三严三实”——20×2年…', 19],
  ['👩‍👩‍👧一家', 6],
  ['a\u0301é', 2],
])('%s takes %i cells', (text, cells) => {
  expect(cellsOf(text)).toBe(cells);
});

test('counts each character as string-width does', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    if (cellsOf(character) !== stringWidth(character)) expect.fail(`U+${code.toString(16)}`);
  }
});

test('counts as string-width does', () => {
  const code = fc.oneof(
    fc.integer({ min: 0x20, max: 0x17f }),
    fc.integer({ min: 0x2000, max: 0x27bf }),
    fc.integer({ min: 0x3000, max: 0x30ff }),
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0xfe00, max: 0xffef }),
  );
  fc.assert(
    fc.property(fc.array(code, { maxLength: 12 }), (codes) => {
      const text = String.fromCharCode(...codes);
      expect(cellsOf(text)).toBe(stringWidth(text));
    }),
    { numRuns: 2000 },
  );
});
