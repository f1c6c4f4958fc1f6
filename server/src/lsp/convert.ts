import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  InsertTextFormat,
  type Position,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Draft, type Edit, type Finding, LineIndex, type Severity, type Span, type Text } from '../core/index.js';
import type { Action, HoverContent, OutlineItem, Suggestion } from '../features/index.js';
import type { Problem } from '../project/index.js';
import { ClientCommand, type FillPlaceholderArguments, type PreviewEditsArguments } from '../protocol.js';

/**
 * Core ↔ LSP, the one place. The core counts UTF-16 units from the start of the text, LSP lines and UTF-16 units in the
 * line; LF, CRLF and a lone CR end a line, as in TextDocument.
 */

const indexes = new WeakMap<Draft, LineIndex>();

/** The lines of a draft, made once. */
function linesOf(draft: Draft): LineIndex {
  let lines = indexes.get(draft);
  if (!lines) {
    lines = new LineIndex(draft.text);
    indexes.set(draft, lines);
  }
  return lines;
}

/** Turns offsets into positions. Ascending offsets, as findings have them, are found without a search. */
export class Positions {
  readonly #draft: Draft;
  readonly #lines: LineIndex;
  #line = 0;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.#lines = linesOf(draft);
  }

  /** @param offset UTF-16 offset; between CR and LF it is taken to the line's end. */
  at(offset: number): Position {
    const lines = this.#lines;
    const { text } = this.#draft;
    const place = Math.max(0, Math.min(offset, text.length));
    let line = this.#line;
    if (place < lines.lineStart(line)) {
      line = lines.positionAt(place).line;
    } else {
      for (let steps = 0; line + 1 < lines.count && lines.lineStart(line + 1) <= place; line++) {
        if (++steps > 16) {
          line = lines.positionAt(place).line;
          break;
        }
      }
    }
    this.#line = line;
    const split = place > 0 && text.charCodeAt(place - 1) === 13 && text.charCodeAt(place) === 10;
    return { line, character: place - lines.lineStart(line) - (split ? 1 : 0) };
  }

  range({ start, end }: Span): Range {
    const from = this.at(start);
    return { start: from, end: end === start ? from : this.at(end) };
  }
}

/** @param position as a client sends it: it may lie outside of the text, and is then taken to the nearest place. */
export const toOffset = (draft: Draft, position: Position): number => linesOf(draft).offsetAt(position);

/** A client's range as a span, in order whichever way it was sent. */
export function toSpan(draft: Draft, { start, end }: Range): Span {
  const a = toOffset(draft, start);
  const b = toOffset(draft, end);
  return a <= b ? { start: a, end: b } : { start: b, end: a };
}

const severity: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** How findings become diagnostics. */
export interface DiagnosticOptions {
  readonly uri: string;
  readonly language: keyof Text;
  /** Most diagnostics that a document may have, at least 1. */
  readonly max: number;
  /** Address of a rule's page; absent where the client shows none. */
  readonly pageOf?: ((rule: string) => string) | undefined;
  /** Whether the client shows related places. */
  readonly related: boolean;
}

/** The `source` of every diagnostic. */
export const sourceName: Text = { zh: '公文校对', en: 'gongwen' };

/**
 * Findings as diagnostics, by place. Where there are more than `max`, the most severe are kept, and one at the start
 * of the document says how many are not shown.
 * @param findings by place
 */
export function toDiagnostics(draft: Draft, findings: readonly Finding[], options: DiagnosticOptions): Diagnostic[] {
  const kept = findings.length > options.max ? mostSevere(findings, Math.max(0, options.max - 1)) : findings;
  const positions = new Positions(draft);
  const source = sourceName[options.language];
  const diagnostics = kept.map((finding): Diagnostic => {
    const { rule, related } = finding;
    const diagnostic: Diagnostic = {
      range: positions.range(finding.span),
      severity: severity[finding.severity],
      code: rule,
      source,
      message: finding.message[options.language],
    };
    if (options.pageOf) diagnostic.codeDescription = { href: options.pageOf(rule) };
    if (options.related && related && related.length > 0) {
      const places = new Positions(draft);
      diagnostic.relatedInformation = related.map(({ span, message }) => ({
        location: { uri: options.uri, range: places.range(span) },
        message: message[options.language],
      }));
    }
    return diagnostic;
  });
  if (kept !== findings) diagnostics.push(notShown(findings.length - kept.length, options));
  return diagnostics;
}

function mostSevere(findings: readonly Finding[], max: number): Finding[] {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  let left = max;
  for (const name of ['error', 'warning', 'info', 'hint'] as const) {
    counts[name] = Math.min(counts[name], left);
    left -= counts[name];
  }
  return findings.filter((finding) => counts[finding.severity]-- > 0);
}

const notShown = (count: number, { language, max }: DiagnosticOptions): Diagnostic =>
  notice(language, DiagnosticSeverity.Information, {
    zh: `还有 ${count} 处问题没有列出：每个文件最多列出 ${max} 处（设置 gongwen.maxProblems），先列严重的。改掉一些后，其余的会接着列出。`,
    en: `${count} more problems are not listed: a file lists at most ${max} (setting gongwen.maxProblems), the most severe first. The others follow as these are fixed.`,
  });

/** A diagnostic at the start of the document that says that it was not checked. */
export const notChecked = (language: keyof Text): Diagnostic =>
  notice(language, DiagnosticSeverity.Warning, {
    zh: '这个文件没有检查：校对时程序出错，详情见“输出”面板。请把出错的文件和输出一并报告给我们。',
    en: 'This file was not checked: the checker failed, see the Output panel. Please report it with the file and the output.',
  });

const notice = (language: keyof Text, level: DiagnosticSeverity, message: Text): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: level,
  source: sourceName[language],
  message: message[language],
});

/** What is wrong in a project file or word table. @param text what the file holds */
export function toProblemDiagnostics(text: string, problems: readonly Problem[], language: keyof Text): Diagnostic[] {
  const lines = new LineIndex(text);
  return problems.map(({ span, message, severity: level = 'warning', rule }) => ({
    range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
    severity: severity[level],
    source: sourceName[language],
    message: message[language],
    ...(rule === undefined ? {} : { code: rule, tags: [DiagnosticTag.Unnecessary] }),
  }));
}

/** Whether two lists of diagnostics of one document say the same. */
export function sameDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const one = a[i]!;
    const other = b[i]!;
    if (one.code !== other.code || one.severity !== other.severity || one.message !== other.message) return false;
    if (!sameRange(one.range, other.range) || one.source !== other.source) return false;
    const places = one.relatedInformation ?? [];
    const others = other.relatedInformation ?? [];
    if (places.length !== others.length) return false;
    if (
      places.some((p, k) => p.message !== others[k]!.message || !sameRange(p.location.range, others[k]!.location.range))
    )
      return false;
  }
  return true;
}

const sameRange = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

/** Edits in the order of the text. */
export function toTextEdits(draft: Draft, edits: readonly Edit[]): TextEdit[] {
  const positions = new Positions(draft);
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(({ span, text }) => ({ range: positions.range(span), newText: text }));
}

/** Where an action applies, and what the client takes. */
export interface ActionTarget {
  readonly uri: string;
  readonly version: number;
  readonly draft: Draft;
  readonly language: keyof Text;
  /** Diagnostics that the client sent with its request. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the client takes edits bound to a version. */
  readonly versioned: boolean;
  /** How the client has edits accepted that are not all safe; absent: it does not. */
  readonly confirms?: Confirmation | undefined;
}

/** By the client's own command, or by LSP's annotations. */
export type Confirmation = 'command' | 'annotations';

export function toCodeAction(action: Action, target: ActionTarget): CodeAction {
  const title = action.title[target.language];
  const result: CodeAction = { title, kind: action.kind === 'quickfix' ? CodeActionKind.QuickFix : action.kind };
  if (action.preferred) result.isPreferred = true;
  const removed = diagnosticsOf(action.findings, target);
  if (removed.length > 0) result.diagnostics = removed;
  const { uri, version, draft, confirms } = target;
  if (action.edits && action.confirm && confirms === 'command') {
    const edits = toTextEdits(draft, action.edits);
    const argument: PreviewEditsArguments = { uri, version, title, edits };
    result.command = { title, command: ClientCommand.previewEdits, arguments: [argument] };
  } else if (action.edits && action.confirm) result.edit = toAnnotatedEdit(action.edits, title, target);
  else if (action.edits) result.edit = toWorkspaceEdit(action.edits, target);
  if (action.fill) {
    const argument: FillPlaceholderArguments = { uri, place: new Positions(draft).at(action.fill.start) };
    result.command = { title, command: ClientCommand.fillPlaceholder, arguments: [argument] };
  }
  if (action.command) result.command = { title, command: action.command.id, arguments: [action.command.argument] };
  return result;
}

function diagnosticsOf(findings: readonly Finding[], { draft, diagnostics }: ActionTarget): Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const key = (rule: string, { start, end }: Span): string => `${rule} ${start} ${end}`;
  const keys = new Set(findings.map(({ rule, span }) => key(rule, span)));
  return diagnostics.filter(({ code, range }) => keys.has(key(String(code), toSpan(draft, range))));
}

/** Edits of one document, bound to its version where the client takes that. */
export function toWorkspaceEdit(
  edits: readonly Edit[],
  { uri, version, draft, versioned }: Pick<ActionTarget, 'uri' | 'version' | 'draft' | 'versioned'>,
): WorkspaceEdit {
  const changes = toTextEdits(draft, edits);
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

/** Edits that an editor shows for a person to accept. */
function toAnnotatedEdit(edits: readonly Edit[], label: string, { uri, version, draft }: ActionTarget): WorkspaceEdit {
  const annotationId = 'gongwen';
  return {
    documentChanges: [
      {
        textDocument: { uri, version },
        edits: toTextEdits(draft, edits).map((edit) => ({ ...edit, annotationId })),
      },
    ],
    changeAnnotations: { [annotationId]: { label, needsConfirmation: true } },
  };
}

export function toDocumentSymbols(draft: Draft, items: readonly OutlineItem[], language: keyof Text): DocumentSymbol[] {
  const positions = new Positions(draft);
  const convert = (item: OutlineItem): DocumentSymbol => ({
    name: item.name,
    detail: item.detail[language],
    kind: item.kind === 'part' ? SymbolKind.File : SymbolKind.String,
    range: positions.range(item.span),
    selectionRange: positions.range(item.selection),
    children: item.children.map(convert),
  });
  return items.map(convert);
}

/** The outline as a list, for clients that take no trees: each names the one that holds it. */
export function toSymbolList(draft: Draft, items: readonly OutlineItem[], uri: string): SymbolInformation[] {
  const positions = new Positions(draft);
  const convert = ({ name, kind, span, children }: OutlineItem, containerName?: string): SymbolInformation[] => [
    {
      name,
      kind: kind === 'part' ? SymbolKind.File : SymbolKind.String,
      location: { uri, range: positions.range(span) },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...children.flatMap((child) => convert(child, name)),
  ];
  return items.flatMap((item) => convert(item));
}

/** Spans that reach over more than one line as folding ranges. */
export function toFoldingRanges(draft: Draft, spans: readonly Span[], limit: number): FoldingRange[] {
  const positions = new Positions(draft);
  const ranges: FoldingRange[] = [];
  for (const span of spans) {
    if (ranges.length >= limit) break;
    const { start, end } = positions.range(span);
    if (end.line > start.line) ranges.push({ startLine: start.line, endLine: end.line });
  }
  return ranges;
}

/** @param rich whether the client shows Markdown */
export const toHover = (
  draft: Draft,
  { span, markdown }: HoverContent,
  language: keyof Text,
  rich: boolean,
): Hover => ({
  contents: rich
    ? { kind: 'markdown', value: markdown[language] }
    : { kind: 'plaintext', value: withoutMarkdown(markdown[language]) },
  range: new Positions(draft).range(span),
});

/** What our own Markdown says, without its marks. */
export const withoutMarkdown = (markdown: string): string =>
  markdown
    .replace(/(?<!\\)\[([^[\]\n]*)\]\(([^)\s]*)\)/g, '$1 $2')
    .replace(/(?<!\\)(?:\*\*|`)/g, '')
    .replace(/^---$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\\([\\`*_{}[\]<>()#+!|~&])/g, '$1');

export function toCompletionItems(
  draft: Draft,
  suggestions: readonly Suggestion[],
  language: keyof Text,
): CompletionItem[] {
  const positions = new Positions(draft);
  return suggestions.map((one, index) => ({
    label: one.label,
    labelDetails: { description: one.detail[language] },
    kind: one.kind === 'ordinal' ? CompletionItemKind.Enum : CompletionItemKind.Text,
    // The order is ours: by level, by likelihood.
    sortText: String(index).padStart(4, '0'),
    filterText: one.text,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range: positions.range(one.span), newText: one.text },
  }));
}
