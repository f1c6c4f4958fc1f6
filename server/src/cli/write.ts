import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Decoded, encode } from './encoding.js';
import { Failure } from './failure.js';

/**
 * Writes a file's new text in the encoding that it came in. The file is replaced as a whole: whoever reads it sees the
 * old text or the new one, a link stays a link, and who may read it stays as it was.
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
  // Short: the file's own name may be as long as names can be.
  const temporary = join(dirname(target), `.gongwen-${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeFileSync(temporary, await encode(after, decoded), { mode: 0o600, flag: 'wx' });
    keepAccess(temporary, target);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Gives a file the owner and the permissions of another. The umask has no say in them. */
function keepAccess(path: string, like: string): void {
  const { mode, uid, gid } = statSync(like);
  // Only root gives files away, and some disks know neither owners nor permissions.
  for (const keep of [() => chownSync(path, uid, gid), () => chmodSync(path, mode & 0o7777)]) {
    try {
      keep();
    } catch {}
  }
}
