import type { Ignore, Text } from '../core/index.js';
import type { ProjectIgnore } from './project.js';

/** Whether an ignore speaks of more documents than one: only all of them together tell whether it is used. */
export const isForMany = ({ file }: ProjectIgnore): boolean => file === undefined || /[*?{]/.test(file);

/** What to say of an ignore that nothing was found for. @param file the one document that it is for, where that is to be named */
export function unusedMessage({ rule, text }: Ignore, file?: string): Text {
  const what = text === undefined ? '' : `“${text}”`;
  return {
    zh: `这条忽略已经用不上：${file === undefined ? '' : `${file} 里`}查不出 ${rule} 的${what || '问题'}了，可以删去。`,
    en: `This ignore is no longer used: ${rule} does not find ${what || 'anything'}${file === undefined ? '' : ` in ${file}`} any more; remove it.`,
  };
}
