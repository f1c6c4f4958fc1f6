import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { bytesOfText, textOfBytes } from '../../server/src/bytes.js';

const text = '{ "words": [{ "avoid": "村官" }] }\n';
const utf8 = Buffer.from(text);
const marked = Buffer.from(`\ufeff${text}`);

describe('the bytes of a project file', () => {
  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with a mark', marked],
    ['GBK', iconv.encode(text, 'gbk')],
    ['UTF-16 LE', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('are read in %s', (_, bytes) => expect(textOfBytes(bytes)).toBe(text));

  it('are refused where they are no text', () => {
    expect(() => textOfBytes(Uint8Array.of(0x41, 0xff, 0x41))).toThrow('GB18030');
  });

  it('are written in UTF-8, with the mark that was there', () => {
    expect(Buffer.from(bytesOfText('{}')).toString()).toBe('{}');
    expect(Buffer.from(bytesOfText(text, utf8)).equals(utf8)).toBe(true);
    expect(Buffer.from(bytesOfText(text, marked)).equals(marked)).toBe(true);
  });

  it('are not written over another encoding', () => {
    expect(() => bytesOfText('{}', iconv.encode(text, 'gbk'))).toThrow('请先另存为 UTF-8');
    expect(() => bytesOfText('{}', Buffer.from(`\ufeff${text}`, 'utf16le'))).toThrow('请先另存为 UTF-8');
  });
});
