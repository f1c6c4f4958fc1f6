import {
  type CancellationToken,
  type CodeLens,
  type Connection,
  type Location,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Draft, type Engine, type Span, type Text, VALUE_NAMES } from '../core/index.js';
import {
  announcedAt,
  type Change,
  difference,
  fill,
  nextAfter,
  type OutlineItem,
  occurrences,
  outline,
  type Placeholder,
  placeholders,
  type Reader,
  type Rearranged,
  type Refused,
  rearrange,
  referenceAt,
  renameTerm,
  renumberAll,
  renumberSiblings,
  sectionLengths,
  termAt,
} from '../features/index.js';
import * as protocol from '../protocol.js';
import * as convert from './convert.js';
import { expectChange } from './documents.js';
import type { Subject } from './subject.js';

/** What the desk needs of the server. */
export interface DeskHost {
  readonly engine: Engine;
  /** The document as it stands now; `undefined` where it is not open or not ours. */
  subject(uri: string | undefined): Promise<Subject | undefined>;
  /** Whether the client takes edits bound to a version. */
  versionedEdits(): boolean;
  failed(name: string, error: unknown): void;
  /** Wraps a handler of LSP's own: a document that is not ours, a cancelled request or a failure give the empty answer. */
  answer<P extends { readonly textDocument: { readonly uri: string } }, R>(
    name: string,
    empty: R,
    handle: (subject: Subject, params: P) => R,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError>;
}

/** What the desk answers beyond its own requests. */
export const deskCapabilities = {
  renameProvider: { prepareProvider: true },
  definitionProvider: true,
  codeLensProvider: { resolveProvider: false },
} as const;

/** Answers all that has to do with filling in, moving sections and renaming terms. */
export function listenToDesk(connection: Connection, host: DeskHost): void {
  const on = <P extends { readonly uri: string }, R>(
    method: string,
    handle: (subject: Subject, params: P) => R,
  ): void => {
    connection.onRequest(method, async (params: P | undefined): Promise<R | null> => {
      try {
        const subject = await host.subject(params?.uri);
        return subject && params ? handle(subject, params) : null;
      } catch (error) {
        host.failed(method, error);
        return null;
      }
    });
  };
  const { engine } = host;
  on(protocol.PLACEHOLDERS, (subject, _: protocol.StatusParams) => listPlaceholders(subject));
  on(protocol.FILL, fillIn);
  on(protocol.SECTIONS, (subject, _: protocol.StatusParams) => listSections(subject));
  on(protocol.REARRANGE, (subject, params: protocol.RearrangeParams) => rearranged(subject, params, engine));
  on(protocol.RENAME_TERM, renamed);
  on(protocol.NEXT_ORDINAL, ({ check: { draft } }, { place }: protocol.NextOrdinalParams) =>
    draft.verdict.official ? (nextAfter(draft, convert.toOffset(draft, place)) ?? null) : null,
  );

  connection.onDefinition(
    host.answer('definition', null, ({ document, check: { draft } }, { position }): Location | null => {
      if (!draft.verdict.official) return null;
      const offset = convert.toOffset(draft, position);
      const span = referenceAt(draft, offset)?.target.span ?? announcedAt(draft, offset)?.first;
      return span ? { uri: document.uri, range: rangeOf(draft, span) } : null;
    }),
  );
  connection.onPrepareRename(
    host.answer('prepareRename', null, (subject, { position }): { range: Range; placeholder: string } | null => {
      const { draft } = subject.check;
      const span = termOf(subject, position);
      return span ? { range: rangeOf(draft, span), placeholder: draft.text.slice(span.start, span.end) } : null;
    }),
  );
  connection.onRenameRequest(
    async ({ textDocument, position, newName }): Promise<WorkspaceEdit | null | ResponseError> => {
      const subject = await host.subject(textDocument.uri);
      const span = subject && termOf(subject, position);
      if (!span) return null;
      if (newName.trim() === '' || /[\r\n]/.test(newName))
        return new ResponseError(
          LSPErrorCodes.RequestFailed,
          subject.resolved.language === 'zh' ? '新名称不能为空' : 'The new name is empty',
        );
      const { draft, version } = subject.check;
      const edits = renameTerm(draft, draft.text.slice(span.start, span.end), newName.trim());
      return convert.toWorkspaceEdit(edits, {
        uri: textDocument.uri,
        version,
        draft,
        versioned: host.versionedEdits(),
      });
    },
  );
  connection.onCodeLens(host.answer('codeLens', [], lenses));
}

const rangeOf = (draft: Draft, span: Span): Range => new convert.Positions(draft).range(span);

const listOf = ({ check: { draft, findings } }: Subject): readonly Placeholder[] => placeholders(draft, findings);

function listPlaceholders(subject: Subject): protocol.Placeholders {
  const { draft, version } = subject.check;
  const positions = new convert.Positions(draft);
  const sections = new convert.Positions(draft);
  return {
    version,
    official: draft.verdict.official,
    items: listOf(subject).map(({ span, kind, section, ...one }) => ({
      ...one,
      range: positions.range(span),
      kind,
      kindName: VALUE_NAMES[kind][subject.resolved.language],
      ...(section ? { section: { title: section.title, place: sections.at(section.start) } } : {}),
    })),
  };
}

function fillIn(subject: Subject, { place, value, all = false }: protocol.FillParams): protocol.FillResult | null {
  const { draft, version } = subject.check;
  const at = convert.toOffset(draft, place);
  const list = listOf(subject);
  const index = list.findIndex(({ span }) => span.start === at);
  if (index === -1) return null;
  const filled = fill(draft, list, index, value, all);
  if ('problem' in filled) return { version, problem: filled.problem[subject.resolved.language], edits: [] };
  return { version, edits: convert.toTextEdits(draft, filled.edits) };
}

function listSections(subject: Subject): protocol.Sections {
  const { draft, version } = subject.check;
  const positions = new convert.Positions(draft);
  const starts = listOf(subject).map(({ span }) => span.start);
  const item = ({ name, span, selection, kind, characters, children }: OutlineItem): protocol.SectionItem => ({
    title: name,
    range: positions.range(selection),
    characters,
    placeholders: countBelow(starts, span.end) - countBelow(starts, span.start),
    kind,
    children: children.map(item),
  });
  return { version, official: draft.verdict.official, items: outline(draft).map(item) };
}

/** How many of the numbers, which ascend, are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rearranged(subject: Subject, params: protocol.RearrangeParams, engine: Engine): protocol.RearrangeResult {
  const { check, document, resolved } = subject;
  const { draft, version, config } = check;
  const reader: Reader = {
    // It stays official prose, whatever a change does to the evidence.
    read: (text) =>
      engine.read(text, draft.format, { ...config, enable: draft.verdict.official ? 'always' : config.enable }, draft),
    check: (one) => engine.check(one, config).findings,
  };
  const result = apply(draft, params, reader);
  if ('refused' in result) return { version, refused: result.refused[resolved.language], edits: [], stale: [] };
  const edit = difference(draft.text, result.draft.text);
  // Ordinals that count on below a new one are no sign that somebody has gone there to write.
  if (edit && params.change === 'siblings') expectChange(document, edit.span);
  return {
    version,
    edits: edit ? convert.toTextEdits(draft, [edit]) : [],
    selection: rangeOf(result.draft, result.selection),
    stale: result.stale.map(({ span, text, now }) => ({
      range: rangeOf(result.draft, span),
      text,
      ...(now === undefined ? {} : { now }),
    })),
  };
}

function apply(draft: Draft, params: protocol.RearrangeParams, reader: Reader): Rearranged | Refused {
  const offset = convert.toOffset(draft, params.place);
  if (params.change === 'renumber')
    return renumberAll(draft, reader, params.range && convert.toSpan(draft, params.range));
  if (params.change === 'siblings') return renumberSiblings(draft, offset, reader);
  const change: Change =
    params.change === 'move'
      ? { kind: 'move', target: convert.toOffset(draft, params.target ?? params.place), where: params.where ?? 'after' }
      : { kind: params.change };
  return rearrange(draft, offset, change, reader);
}

const termOf = (subject: Subject, position: Position): Span | undefined => {
  const { draft, config } = subject.check;
  // In other texts the name of a heading or a link is another extension's to change.
  if (!draft.verdict.official) return undefined;
  return termAt(draft, convert.toOffset(draft, position), listOf(subject), wordsOf(config.words));
};

/** What a project prefers to write. */
export const wordsOf = (words: readonly { readonly prefer: readonly string[] }[] = []): readonly string[] =>
  words.flatMap(({ prefer }) => prefer);

function renamed(subject: Subject, { range, to }: protocol.RenameTermParams): protocol.RenameTermResult | null {
  const { draft, version } = subject.check;
  const selected = convert.toSpan(draft, range);
  const span = selected.end > selected.start ? selected : termOf(subject, range.start);
  if (!span) return null;
  const term = draft.text.slice(span.start, span.end);
  const positions = new convert.Positions(draft);
  return {
    version,
    term,
    ranges: occurrences(draft, term).map((one) => positions.range(one)),
    edits: to === undefined ? [] : convert.toTextEdits(draft, renameTerm(draft, term, to)),
  };
}

function lenses({ check: { draft }, resolved: { settings, language } }: Subject): CodeLens[] {
  if (!settings.codeLens || !draft.verdict.official) return [];
  const positions = new convert.Positions(draft);
  return sectionLengths(draft, settings.readingSpeed).map(({ span, characters, minutes }) => ({
    range: positions.range(span),
    command: { title: lengthOf(characters, minutes)[language], command: '' },
  }));
}

function lengthOf(characters: number, { from, to }: { from: number; to: number }): Text {
  const minutes = from === to ? String(from) : `${from}–${to}`;
  return {
    zh: `${characters} 字，约 ${minutes} 分钟`,
    en: `${characters} characters, about ${minutes} min`,
  };
}
