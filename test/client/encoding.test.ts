import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGarbled } from '../../client/src/encoding.js';

/** What UTF-8 makes of bytes. */
const asUtf8 = (bytes: readonly number[]): string => new TextDecoder().decode(Uint8Array.from(bytes));

describe('a file opened in another encoding', () => {
  it('is known by what cannot be read', () => {
    // 在全县防汛工作会议上的讲话 in GB18030
    const title = [
      0xd4, 0xda, 0xc8, 0xab, 0xcf, 0xd8, 0xb7, 0xc0, 0xd1, 0xb4, 0xb9, 0xa4, 0xd7, 0xf7, 0xbb, 0xe1, 0xd2, 0xe9, 0xc9,
      0xcf, 0xb5, 0xc4, 0xbd, 0xb2, 0xbb, 0xb0,
    ];
    expect(new TextDecoder('gb18030').decode(Uint8Array.from(title))).toBe('在全县防汛工作会议上的讲话');
    expect(isGarbled(asUtf8(title))).toBe(true);
  });

  it('is not one with a stray character that was lost', () => {
    expect(isGarbled('')).toBe(false);
    expect(isGarbled('plain English, all of it')).toBe(false);
    expect(isGarbled(`${'各单位要抓好落实。'.repeat(10)}\uFFFD\uFFFD\uFFFD\uFFFD`)).toBe(false);
  });

  it('is not one that was read in its own', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => text.includes('\uFFFD') || !isGarbled(text)));
  });
});
