import type { Severity } from '../../core/index.js';
import { placer, type Reporter, shownPath } from '../report.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands of GitHub Actions, which become annotations of the pull request. */
export const github: Reporter = (reports, { cwd, say }) =>
  reports
    .flatMap(({ path, text, findings }) => {
      const place = placer(text);
      const file = escapeProperty(shownPath(path, cwd, '/'));
      return findings.map(({ rule, severity, span, message }) => {
        const { line, column, endLine, endColumn } = place(span);
        const where = `file=${file},line=${line},endLine=${endLine},col=${column},endColumn=${endColumn}`;
        return `::${COMMANDS[severity]} ${where},title=${escapeProperty(rule)}::${escapeData(say(message))}\n`;
      });
    })
    .join('');
