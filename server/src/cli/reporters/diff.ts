import { createTwoFilesPatch } from 'diff';
import pc from 'picocolors';
import { type FileReport, type ReportContext, shownPath } from '../report.js';

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
      const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, change.before, change.after, undefined, undefined, {
        context: 3,
        headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
      });
      return color
        ? patch
            .split('\n')
            .map((line) => paintLine(line, colors))
            .join('\n')
        : patch;
    })
    .join('');
}

function paintLine(line: string, colors: ReturnType<typeof pc.createColors>): string {
  if (line.startsWith('---') || line.startsWith('+++')) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('-')) return colors.red(line);
  if (line.startsWith('+')) return colors.green(line);
  return line;
}
