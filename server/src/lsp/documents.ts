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

/** What comes at once by typing, in UTF-16 code units: an input method sends no more than a phrase. What is pasted is longer. */
const TYPED = 40;

const places = new WeakMap<TextDocument, number>();

/** Where somebody is writing: the offset behind what was typed last; `undefined` where the last change was none of typing. */
export const writtenAt = (document: TextDocument): number | undefined => places.get(document);

/** Nobody writes there any more. */
export const stopWriting = (document: TextDocument): boolean => places.delete(document);

/** The place of the writer after the changes, which are not yet made. */
function placeAfter(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): number | undefined {
  const [change] = changes;
  if (changes.length !== 1 || change === undefined || !('range' in change)) return undefined;
  const { range, text } = change;
  const start = document.offsetAt(range.start);
  if (text !== '') return text.length <= TYPED ? start + text.length : undefined;
  // Taking back what was just typed is part of writing; other deletions may be anything.
  return document.offsetAt(range.end) === places.get(document) ? start : undefined;
}

/** For `TextDocuments`: TextDocument, with its revisions counted, and the place where it is being written. */
export const countedDocuments = {
  create: TextDocument.create,
  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    revisions.set(document, revisionOf(document) + 1);
    const place = placeAfter(document, changes);
    if (place === undefined) places.delete(document);
    else places.set(document, place);
    return TextDocument.update(document, changes, version);
  },
};
