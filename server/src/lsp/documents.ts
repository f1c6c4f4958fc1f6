import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Format } from '../core/index.js';
import { schemeOf } from './uri.js';

/** Languages that are read: VS Code's names, and those by which other editors know a .txt file. */
const languages: ReadonlyMap<string, Format> = new Map([
  ['plaintext', 'plain'],
  ['text', 'plain'],
  ['txt', 'plain'],
  ['gongwen', 'plain'],
  ['markdown', 'markdown'],
]);

/** Schemes whose documents nobody writes: old versions, output, views of an editor. */
const foreignSchemes = new Set([
  'git',
  'gitlens',
  'svn',
  'output',
  'debug',
  'vscode',
  'vscode-scm',
  'comment',
  'search-editor',
]);

/** How a document is read; `undefined` for one that is not ours. */
export const formatOfDocument = ({ uri, languageId }: TextDocument): Format | undefined =>
  foreignSchemes.has(schemeOf(uri)) ? undefined : languages.get(languageId);

const revisions = new WeakMap<TextDocument, number>();

/** How often a document was changed. Counted here, for a client may send a version twice, or an older one late. */
export const revisionOf = (document: TextDocument): number => revisions.get(document) ?? 0;

/** For `TextDocuments`: TextDocument, with its revisions counted. */
export const countedDocuments = {
  create: TextDocument.create,
  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    revisions.set(document, revisionOf(document) + 1);
    return TextDocument.update(document, changes, version);
  },
};
