import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Format, Span } from '../core/index.js';
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

/** Where the last change ended, if it may have been typed, and whether it went on from the one before. */
interface Caret {
  readonly at: number;
  readonly goesOn: boolean;
}

const carets = new WeakMap<TextDocument, Caret>();

/**
 * Where somebody is writing: the offset behind what was typed last, a key after the first at least. `undefined` where the last
 * change was another one: a single one may be that of a command.
 */
export function writtenAt(document: TextDocument): number | undefined {
  const caret = carets.get(document);
  return caret?.goesOn ? caret.at : undefined;
}

/** Nobody writes there any more. */
export const stopWriting = (document: TextDocument): boolean => carets.delete(document);

/** Changes that the client is about to make for us, by the document: what they replace, in UTF-16 offsets. */
const expected = new WeakMap<TextDocument, Span>();

/** The next change, where it falls into this span, is made for us and not by the writer, who stays where they are. */
export const expectChange = (document: TextDocument, span: Span): void => void expected.set(document, span);

/** The place of the writer after a change that was made for us; `undefined` where it is another one, or nobody writes. */
function caretKept(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): Caret | undefined {
  const span = expected.get(document);
  const caret = carets.get(document);
  const [change] = changes;
  expected.delete(document);
  if (!span || !caret || changes.length !== 1 || change === undefined || !('range' in change)) return undefined;
  const start = document.offsetAt(change.range.start);
  const end = document.offsetAt(change.range.end);
  if (start < span.start || end > span.end) return undefined;
  if (start >= caret.at) return caret;
  return end <= caret.at ? { ...caret, at: caret.at + change.text.length - (end - start) } : undefined;
}

/** The place of the writer after changes that are not yet made. */
function caretAfter(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): Caret | undefined {
  const [change] = changes;
  if (changes.length !== 1 || change === undefined || !('range' in change)) return undefined;
  const { range, text } = change;
  // Taking back what was just typed is part of writing; an input method replaces what it has put there.
  const goesOn = document.offsetAt(range.end) === carets.get(document)?.at;
  if (text.length > TYPED || (text === '' && !goesOn)) return undefined;
  return { at: document.offsetAt(range.start) + text.length, goesOn };
}

/** For `TextDocuments`: TextDocument, with its revisions counted, and the place where it is being written. */
export const countedDocuments = {
  create: TextDocument.create,
  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    revisions.set(document, revisionOf(document) + 1);
    const caret = caretKept(document, changes) ?? caretAfter(document, changes);
    if (caret) carets.set(document, caret);
    else carets.delete(document);
    return TextDocument.update(document, changes, version);
  },
};
