import { isUtf8 } from 'node:buffer';
import type { Text } from '../core/index.js';
import { Failure } from './failure.js';

/** How a file's characters are written as bytes. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** A file's text with what is needed to write it back as it came. */
export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** Bytes with which files begin that are no text although people take them for documents. */
const CONTAINERS: readonly { readonly magic: readonly number[]; readonly text: Text }[] = [
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    text: {
      zh: '这是 Word（.docx）或压缩文件，请先另存为 .txt 或 .md',
      en: 'it is a .docx or a zip file; save it as .txt or .md',
    },
  },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    text: {
      zh: '这是 Word 或 WPS（.doc、.wps）文件，请先另存为 .txt 或 .md',
      en: 'it is a .doc file; save it as .txt or .md',
    },
  },
  {
    magic: [0x25, 0x50, 0x44, 0x46],
    text: { zh: '这是 PDF 文件，请先转为 .txt 或 .md', en: 'it is a PDF file; convert it to .txt or .md' },
  },
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

/**
 * Reads bytes as text: UTF-8 with or without a mark, UTF-16 with one, otherwise GB18030 (and so GBK and GB2312), each
 * strictly: a byte that does not belong is never replaced.
 *
 * @throws {Failure} where it is no text
 */
export function decode(bytes: Buffer): Decoded {
  if (startsWith(bytes, [0xff, 0xfe])) return strict('utf-16le', bytes.subarray(2), true);
  if (startsWith(bytes, [0xfe, 0xff])) return strict('utf-16be', bytes.subarray(2), true);
  for (const { magic, text } of CONTAINERS) if (startsWith(bytes, magic)) throw new Failure(text);
  if (bytes.includes(0)) throw new Failure({ zh: '这是二进制文件，不是文本', en: 'it is a binary file, not a text' });
  const bom = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  if (isUtf8(bytes)) return { text: bytes.toString('utf8', bom ? 3 : 0), encoding: 'utf-8', bom };
  if (bom) throw notText();
  return strict('gb18030', bytes, false);
}

const notText = (): Failure =>
  new Failure({
    zh: '既不是 UTF-8 也不是 GB18030（GBK）编码的文本，请先另存为 UTF-8',
    en: 'it is a text neither in UTF-8 nor in GB18030 (GBK); save it as UTF-8',
  });

function strict(encoding: Encoding, bytes: Uint8Array, bom: boolean): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding, bom };
  } catch {
    throw notText();
  }
}

/** Writes a text as bytes in the encoding in which it came. */
export async function encode(text: string, { encoding, bom }: Pick<Decoded, 'encoding' | 'bom'>): Promise<Buffer> {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(bom ? `\ufeff${text}` : text, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'gb18030': {
      // Its tables are large, and only a file that is in GB18030 and was changed needs them.
      const iconv = (await import('iconv-lite')).default;
      return iconv.encode(text, 'gb18030');
    }
  }
}
