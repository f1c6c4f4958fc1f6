/** So many UTF-16 units at its beginning say of a file whether it was opened in its own encoding. */
export const SAMPLE = 10_000;

/**
 * Whether a text was read in another encoding than its own: of what is not ASCII, a tenth or more is U+FFFD, which a decoder puts for
 * bytes that it cannot read. A stray one in a text that can be read is no sign.
 */
export function isGarbled(text: string): boolean {
  const lost = text.match(/\uFFFD/g)?.length ?? 0;
  return lost >= 4 && lost * 10 >= (text.match(/[^\0-\x7F]/g)?.length ?? 0);
}
