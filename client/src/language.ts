import * as vscode from 'vscode';

/** A text in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Whether the product speaks Chinese: as `gongwen.language` says, or the editor where that is `auto`. */
export function isChinese(): boolean {
  const setting = vscode.workspace.getConfiguration('gongwen').get<string>('language', 'auto');
  return setting === 'auto' ? vscode.env.language.toLowerCase().startsWith('zh') : setting !== 'en';
}

/** The text in the language of `gongwen.language`, or of the editor where that is `auto`. */
export function say({ zh, en }: Text): string {
  return isChinese() ? zh : en;
}

/** A count and what is counted, in English: 1 error, 2 errors. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
