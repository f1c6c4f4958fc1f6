import type * as vscode from 'vscode';

/** Languages of the documents that are checked. */
export const LANGUAGES = ['plaintext', 'markdown', 'gongwen'];
/** Schemes of the documents that are checked: those that somebody writes, no views of them. */
export const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'memfs'];

/** Whether a document is of a language that is checked. */
export const isOurs = (document: vscode.TextDocument | undefined): document is vscode.TextDocument =>
  document !== undefined && LANGUAGES.includes(document.languageId);

/** Whether a document is checked: of one of our languages, and no view of another one. */
export const isChecked = (document: vscode.TextDocument | undefined): document is vscode.TextDocument =>
  isOurs(document) && SCHEMES.includes(document.uri.scheme);
