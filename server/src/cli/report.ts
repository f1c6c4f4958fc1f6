import { isAbsolute, relative, sep } from 'node:path';
import { applyEdits, type Edit, type Finding, LineIndex, type Rule, type Severity, type Text } from '../core/index.js';
import type { Language, Say } from './language.js';

/** What was found in one file. */
export interface FileReport {
  /** Absolute; for the standard input, its name in angle brackets or the one that was given. */
  readonly path: string;
  /** As read, or as fixed. Offsets of the findings are into it. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Whether the text was taken for official prose; where not, nothing was looked for. */
  readonly official: boolean;
  /** How many findings were fixed. */
  readonly fixed: number;
  /** The text before and after the fixes; absent where nothing was fixed. */
  readonly change?: { readonly before: string; readonly after: string };
}

/** What a reporter may know beside the reports. */
export interface ReportContext {
  readonly language: Language;
  readonly say: Say;
  /** Folder to which paths are shown. */
  readonly cwd: string;
  readonly color: boolean;
  /** Cells in a line of the terminal. */
  readonly columns: number;
  readonly rules: readonly Rule[];
  /** Whether fixes were only tried. */
  readonly dryRun: boolean;
  /** Whether a part of the run has failed. */
  readonly failed: boolean;
  readonly version: string;
}

/** Writes reports down in one format; what is returned ends with a line end or is empty. */
export type Reporter = (reports: readonly FileReport[], context: ReportContext) => string | Promise<string>;

/** Lines and columns from 1, columns in UTF-16 units; the end is behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** @returns what turns the spans of that text into places */
export function placer(text: string): (span: { start: number; end: number }) => Place {
  const index = new LineIndex(text);
  return ({ start, end }) => {
    const from = index.positionAt(start);
    const to = index.positionAt(end);
    return { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
  };
}

/** Several edits as one: the span that covers them, with the text that then stands there. */
export function coveringEdit(text: string, edits: readonly Edit[]): Edit {
  if (edits.length === 1) return edits[0]!;
  const start = Math.min(...edits.map(({ span }) => span.start));
  const end = Math.max(...edits.map(({ span }) => span.end));
  const moved = edits.map(
    ({ span, text }): Edit => ({ span: { start: span.start - start, end: span.end - start }, text }),
  );
  return { span: { start, end }, text: applyEdits(text.slice(start, end), moved) };
}

/** Severities in words. */
export const SEVERITY_NAMES: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
  hint: { zh: '弱提示', en: 'hint' },
};

/** How many findings there are of each severity. */
export function countBySeverity(reports: readonly FileReport[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { findings } of reports) for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The path as it is shown: relative to the folder of the run where it lies in it. @param divider between folders */
export function shownPath(path: string, cwd: string, divider: string = sep): string {
  if (path.startsWith('<')) return path;
  const inside = relative(cwd, path);
  return (inside.startsWith('..') || isAbsolute(inside) ? path : inside).split(sep).join(divider);
}
