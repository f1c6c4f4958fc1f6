import { chmodSync, chownSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Decoded, encode } from './encoding.js';
import { Failure } from './failure.js';

/**
 * Writes a file's new text in the encoding that it came in. The file is replaced as a whole: whoever reads it sees the
 * old text or the new one, and a link stays a link.
 *
 * @throws {Failure} where the file has changed since it was read, or its encoding could not be kept
 */
export async function writeBack(path: string, before: string, after: string, decoded: Decoded): Promise<void> {
  const target = realpathSync(path);
  const bytes = readFileSync(target);
  // Bytes that read alike and are written otherwise would change where nobody asked for it.
  if (!bytes.equals(await encode(before, decoded))) {
    throw new Failure({
      zh: '没有修改：文件刚被别的程序改过，或者其中的字符写不回原来的编码，请另存为 UTF-8 再试',
      en: 'not changed: another program has just written it, or its encoding cannot be kept; save it as UTF-8 first',
    });
  }
  // Not the file's own name: with more to it, a long Chinese one would be too long.
  const temporary = join(dirname(target), `.gongwen-${process.pid}-${Date.now().toString(36)}.tmp`);
  try {
    writeFileSync(temporary, await encode(after, decoded), { flag: 'wx' });
    keepRights(target, temporary);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Who may read and write a file stays as it was, whatever the mask of this process says. */
function keepRights(from: string, to: string): void {
  const { mode, uid, gid } = statSync(from);
  chmodSync(to, mode);
  try {
    chownSync(to, uid, gid);
  } catch {
    // Only the superuser gives files away.
  }
}
