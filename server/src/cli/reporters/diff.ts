import { formatPatch, type StructuredPatchHunk, structuredPatch } from 'diff';
import pc from 'picocolors';
import { type FileReport, type ReportContext, shownPath } from '../report.js';

/** Lines of context around a change. */
const CONTEXT = 3;
/** The library takes the square of the lines that differ; beyond these, lines are compared where they stand. */
const MAX_EDITS = 400;

/** What would be changed, as a unified diff that `patch -p1` and `git apply` take. */
export function diff(
  reports: readonly Pick<FileReport, 'path' | 'change'>[],
  { cwd, color }: Pick<ReportContext, 'cwd' | 'color'>,
): string {
  const colors = pc.createColors(color);
  return reports
    .flatMap(({ path, change }) => {
      if (!change) return [];
      const name = shownPath(path, cwd, '/');
      const names = [`a/${name}`, `b/${name}`] as const;
      const { before, after } = change;
      const options = { context: CONTEXT, maxEditLength: MAX_EDITS };
      const patch = formatPatch(
        structuredPatch(...names, before, after, undefined, undefined, options) ?? {
          ...structuredPatch(...names, '', ''),
          hunks: hunksOf(before, after),
        },
        { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
      );
      return color
        ? patch
            .split('\n')
            .map((line) => paintLine(line, colors))
            .join('\n')
        : patch;
    })
    .join('');
}

/** Lines of the old and the new text that stand for each other; indexes from 0, ends excluded. */
interface Change {
  readonly from: number;
  readonly until: number;
  readonly newFrom: number;
  readonly newUntil: number;
}

/** The hunks of a text in which much has changed, in time linear to it. */
function hunksOf(before: string, after: string): StructuredPatchHunk[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const groups: Change[][] = [];
  for (const change of changesOf(old, now)) {
    const last = groups.at(-1);
    if (last && change.from - last.at(-1)!.until <= 2 * CONTEXT) last.push(change);
    else groups.push([change]);
  }
  return groups.map((changes) => {
    const first = changes[0]!;
    const last = changes.at(-1)!;
    const start = Math.max(0, first.from - CONTEXT);
    const end = Math.min(old.length, last.until + CONTEXT);
    const lines: string[] = [];
    const put = (sign: string, some: readonly string[]): void => {
      for (const line of some) {
        if (line.endsWith('\n')) lines.push(sign + line.slice(0, -1));
        else lines.push(sign + line, '\\ No newline at end of file');
      }
    };
    let at = start;
    for (const { from, until, newFrom, newUntil } of changes) {
      put(' ', old.slice(at, from));
      put('-', old.slice(from, until));
      put('+', now.slice(newFrom, newUntil));
      at = until;
    }
    put(' ', old.slice(at, end));
    return {
      oldStart: start + 1,
      oldLines: end - start,
      newStart: first.newFrom - (first.from - start) + 1,
      newLines: last.newUntil + (end - last.until) - (first.newFrom - (first.from - start)),
      lines,
    };
  });
}

/** Which lines differ: one by one where there are as many as before, else all between the first and the last that do. */
function changesOf(old: readonly string[], now: readonly string[]): Change[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const until = old.length - tail;
  if (old.length !== now.length) return [{ from: head, until, newFrom: head, newUntil: now.length - tail }];
  const changes: Change[] = [];
  for (let from = head; from < until; ) {
    let end = from;
    while (end < until && old[end] !== now[end]) end++;
    if (end > from) changes.push({ from, until: end, newFrom: from, newUntil: end });
    from = end + 1;
  }
  return changes;
}

/** The lines of a text, each with its end. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));

function paintLine(line: string, colors: ReturnType<typeof pc.createColors>): string {
  if (line.startsWith('---') || line.startsWith('+++')) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('-')) return colors.red(line);
  if (line.startsWith('+')) return colors.green(line);
  return line;
}
