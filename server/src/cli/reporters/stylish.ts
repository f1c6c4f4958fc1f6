import pc from 'picocolors';
import { type Finding, LineIndex, type Severity } from '../../core/index.js';
import {
  countBySeverity,
  type FileReport,
  type ReportContext,
  type Reporter,
  SEVERITY_NAMES,
  shownPath,
} from '../report.js';
import { printable } from '../shell.js';
import { cellsOf, padCells, prepareCells } from './cells.js';

/** A line is shown no wider than this, however wide the terminal: eyes lose it. */
const MAX_COLUMNS = 120;
/** How many suggestions are named. */
const MAX_TITLES = 3;

type Colors = ReturnType<typeof pc.createColors>;

const paint = (colors: Colors, severity: Severity): ((text: string) => string) =>
  ({ error: colors.red, warning: colors.yellow, info: colors.cyan, hint: colors.dim })[severity];

/** For people: each finding with its line, the place underlined, and what can be done. */
export const stylish: Reporter = async (reports, context) => {
  await prepareCells(reports.map(({ text }) => text));
  const colors = pc.createColors(context.color);
  const out: string[] = [];
  for (const report of reports) {
    if (report.findings.length === 0) continue;
    const lines = new LineIndex(report.text);
    out.push(colors.underline(printable(shownPath(report.path, context.cwd))));
    const places = report.findings.map(({ span }) => {
      const { line, character } = lines.positionAt(span.start);
      return `${line + 1}:${character + 1}`;
    });
    const width = Math.max(...places.map((place) => place.length));
    const names = Math.max(...report.findings.map(({ severity }) => cellsOf(context.say(SEVERITY_NAMES[severity]))));
    for (const [at, finding] of report.findings.entries()) {
      const name = padCells(context.say(SEVERITY_NAMES[finding.severity]), names);
      out.push(
        `  ${colors.dim(places[at]!.padStart(width))}  ${paint(colors, finding.severity)(name)}  ${printable(context.say(finding.message))}  ${colors.dim(finding.rule)}`,
      );
      const indent = ' '.repeat(width + 4);
      const { shown, before, marked } = excerpt(report.text, lines, finding, context.columns - indent.length - 3);
      out.push(`${indent}${colors.dim('│')} ${shown}`);
      out.push(
        `${indent}${colors.dim('│')} ${' '.repeat(before)}${paint(colors, finding.severity)('^'.repeat(marked))}`,
      );
      const hint = remedy(finding, context);
      if (hint !== '') out.push(`${indent}${colors.dim('└')} ${printable(hint)}`);
    }
    out.push('');
  }
  out.push(...summary(reports, context, colors));
  return `${out.join('\n')}\n`;
};

/** The finding's line, cut so that it fits, and where the found place stands in it, in cells. */
function excerpt(
  text: string,
  lines: LineIndex,
  { span }: Finding,
  columns: number,
): { shown: string; before: number; marked: number } {
  const { line } = lines.positionAt(span.start);
  const from = lines.lineStart(line);
  const length = lines.lineEnd(line) - from;
  const start = Math.min(span.start - from, length);
  const end = Math.max(start, Math.min(span.end - from, length));
  const room = Math.max(20, Math.min(columns, MAX_COLUMNS));
  // A draft may be one line of a megabyte: only what can be shown is looked at.
  const reach = 4 * room;
  // One character for each one: the place must not move.
  const piece = (a: number, b: number): string => printable(text.slice(from + a, from + b).replace(/\t/g, ' '));
  const whole = length <= room ? piece(0, length) : undefined;
  if (whole !== undefined && cellsOf(whole) <= room) {
    return {
      shown: whole,
      before: cellsOf(whole.slice(0, start)),
      marked: Math.max(1, cellsOf(whole.slice(start, end))),
    };
  }
  const found = takeStart(piece(start, Math.min(end, start + reach)), Math.floor(room * 0.7));
  const cut = found.length < end - start;
  const rest = room - cellsOf(found) - 2;
  const ahead = takeEnd(piece(Math.max(0, start - reach), start), Math.floor(rest / 2));
  const left = ahead.length < start ? `…${ahead}` : ahead;
  const behind = cut
    ? ''
    : takeStart(piece(end, Math.min(length, end + reach)), room - cellsOf(found) - cellsOf(left) - 1);
  const right = cut || behind.length < length - end ? `${behind}…` : behind;
  return { shown: left + found + right, before: cellsOf(left), marked: Math.max(1, cellsOf(found)) };
}

/** As much of the text's start as fits into so many cells. */
function takeStart(text: string, cells: number): string {
  let taken = '';
  let width = 0;
  for (const character of text) {
    width += cellsOf(character);
    if (width > cells) break;
    taken += character;
  }
  return taken;
}

/** As much of the text's end as fits into so many cells. */
function takeEnd(text: string, cells: number): string {
  // No character takes less than none: twice the cells are enough to look at, whatever the line's length.
  const characters = [...text.slice(-2 * cells)].reverse();
  let taken = '';
  let width = 0;
  for (const character of characters) {
    width += cellsOf(character);
    if (width > cells) break;
    taken = character + taken;
  }
  return taken;
}

function remedy({ fixes }: Finding, { say }: ReportContext): string {
  const safe = fixes.find(({ safety }) => safety === 'safe');
  if (safe) {
    const title = say(safe.title);
    return say({ zh: `可用 --fix 改：${title}`, en: `--fix does it: ${title}` });
  }
  if (fixes.length === 0) return '';
  const titles = fixes.slice(0, MAX_TITLES).map(({ title }) => say(title));
  return say({ zh: `可以：${titles.join('；')}`, en: `you can: ${titles.join('; ')}` });
}

function summary(reports: readonly FileReport[], { say, dryRun }: ReportContext, colors: Colors): string[] {
  const counts = countBySeverity(reports);
  const notes = counts.info + counts.hint;
  const total = counts.error + counts.warning + notes;
  const checked = reports.filter(({ official }) => official).length;
  const skipped = reports.length - checked;
  const fixed = reports.reduce((sum, one) => sum + one.fixed, 0);
  const fixable = reports.reduce(
    (sum, { findings }) => sum + findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')).length,
    0,
  );
  const lines: string[] = [];
  if (fixed > 0) {
    const text = dryRun
      ? {
          zh: `--fix 会修改 ${fixed} 处，改后的结果如上。`,
          en: `--fix would fix ${plural(fixed, 'problem')}; above is what would be left.`,
        }
      : { zh: `自动修改了 ${fixed} 处。`, en: `${plural(fixed, 'problem')} fixed.` };
    lines.push(colors.green(say(text)));
  }
  if (total > 0) {
    const color = counts.error > 0 ? colors.red : counts.warning > 0 ? colors.yellow : colors.cyan;
    lines.push(
      color(
        say({
          zh: `共 ${total} 处：${counts.error} 个错误，${counts.warning} 个警告，${notes} 个提示。`,
          en: `${plural(total, 'problem')}: ${plural(counts.error, 'error')}, ${plural(counts.warning, 'warning')}, ${plural(notes, 'note')}.`,
        }),
      ) +
        (fixable > 0
          ? say({ zh: `其中 ${fixable} 处可用 --fix 自动修改。`, en: ` --fix fixes ${fixable} of them.` })
          : ''),
    );
  } else if (checked > 0) {
    lines.push(
      colors.green(
        say({
          zh: `没有发现问题（检查了 ${checked} 个文件）。`,
          en: `No problems (${plural(checked, 'file')} checked).`,
        }),
      ),
    );
  }
  if (skipped > 0) {
    lines.push(
      say({
        zh: `${skipped} 个文件不像公文，没有检查；要检查请加 --enable always。`,
        en: `${plural(skipped, 'file')} not checked: no official prose. --enable always checks all.`,
      }),
    );
  }
  return lines;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
