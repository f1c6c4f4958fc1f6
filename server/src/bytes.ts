/** What a project file or word table is on the disk: bytes that Windows and Excel write in more than one way. */

const isForeign = (bytes: Uint8Array): boolean => {
  try {
    strict('utf-8', bytes);
    return false;
  } catch {
    return true;
  }
};

const strict = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding, { fatal: true }).decode(bytes);

/** The encoding that a byte order mark names, if there is one and it is no UTF-8. */
const marked = ([a, b]: Uint8Array): string | undefined =>
  a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;

/**
 * Reads a file as the command does: UTF-8, UTF-16 with a mark, otherwise GB18030, strictly. The mark is left out.
 *
 * @throws {TypeError} where it is no text in any of them
 */
export function textOfBytes(bytes: Uint8Array): string {
  const encoding = marked(bytes) ?? (isForeign(bytes) ? 'gb18030' : 'utf-8');
  try {
    return strict(encoding, bytes);
  } catch {
    throw new TypeError(
      '既不是 UTF-8 也不是 GB18030（GBK）编码，请另存为 UTF-8 / neither UTF-8 nor GB18030, save it as UTF-8',
    );
  }
}

/**
 * The bytes of a file's new text: UTF-8, with a mark where the file has one.
 *
 * @param before what the file holds, absent where it is new
 * @throws {TypeError} where it holds no UTF-8: whoever chose its encoding has to change it
 */
export function bytesOfText(text: string, before?: Uint8Array): Uint8Array {
  if (before && isForeign(before)) {
    throw new TypeError(
      '不是 UTF-8 编码，没有修改，请先另存为 UTF-8 / not changed: it is not in UTF-8, save it as UTF-8 first',
    );
  }
  const [a, b, c] = before ?? [];
  return new TextEncoder().encode(a === 0xef && b === 0xbb && c === 0xbf ? `\ufeff${text}` : text);
}
