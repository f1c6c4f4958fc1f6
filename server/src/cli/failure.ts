import type { Text } from '../core/index.js';

/** Something that the person at the shell can put right: said in a line, without a stack. The run ends with 2. */
export class Failure extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = 'Failure';
    this.text = text;
  }
}

/** What the system said of a file, for people. */
export function reasonOf(error: unknown): Text {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  switch (code) {
    case 'ENOENT':
      return { zh: '没有这个文件', en: 'no such file' };
    case 'EACCES':
    case 'EPERM':
      return { zh: '没有权限', en: 'permission denied' };
    case 'EISDIR':
      return { zh: '这是文件夹，不是文件', en: 'it is a folder, not a file' };
    case 'EROFS':
      return { zh: '所在的磁盘只能读，不能写', en: 'the file system is read-only' };
    case 'ENOSPC':
      return { zh: '磁盘已满', en: 'no space left on the disk' };
    case 'ENAMETOOLONG':
      return { zh: '文件名太长', en: 'the file name is too long' };
    case 'EIO':
      return { zh: '磁盘读写出错', en: 'the disk failed to read or write' };
    case 'EBUSY':
    case 'ETXTBSY':
      return { zh: '别的程序正在使用这个文件', en: 'another program is using the file' };
    case 'EMFILE':
    case 'ENFILE':
      return { zh: '系统打开的文件太多', en: 'too many files are open' };
    case 'ENOTDIR':
      return { zh: '路径中有一段不是文件夹', en: 'a part of the path is not a folder' };
    case 'ELOOP':
      return { zh: '符号链接绕成了圈', en: 'symbolic links form a loop' };
    default: {
      const message = error instanceof Error ? error.message : String(error);
      return { zh: message, en: message };
    }
  }
}

/** What went wrong with a file, behind its name as it is shown. */
export function failureAt(shown: string, error: unknown): Failure {
  const reason = error instanceof Failure ? error.text : reasonOf(error);
  return new Failure({ zh: `${shown}：${reason.zh}`, en: `${shown}: ${reason.en}` });
}

/** The name that was probably meant, as a piece of a sentence; empty where none is near. */
export async function didYouMean(name: string, names: readonly string[]): Promise<Text> {
  const { nearest } = await import('../project/index.js');
  const near = nearest(name, names);
  return near === undefined ? { zh: '', en: '' } : { zh: `，是不是 ${near}？`, en: `, did you mean ${near}?` };
}
