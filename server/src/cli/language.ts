import type { Text } from '../core/index.js';

/** Languages of the product. */
export type Language = 'zh' | 'en';

/**
 * The language of the locale: English where LC_ALL, LC_MESSAGES or LANG (the first that is set) names English, Chinese
 * otherwise, for those who write 公文 read Chinese even where a machine has no locale at all.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^en(?:[_.@-]|$)/i.test(locale) ? 'en' : 'zh';
}

/** Picks a text's language. */
export type Say = (text: Text) => string;

/** @returns what picks texts in that language */
export const sayIn =
  (language: Language): Say =>
  (text) =>
    text[language];
