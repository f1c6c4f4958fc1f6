import * as vscode from 'vscode';

/** A text in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The text in the language of `gongwen.language`, or of the editor where that is `auto`. */
export function say({ zh, en }: Text): string {
  const setting = vscode.workspace.getConfiguration('gongwen').get<string>('language', 'auto');
  const chinese = setting === 'auto' ? vscode.env.language.toLowerCase().startsWith('zh') : setting !== 'en';
  return chinese ? zh : en;
}
