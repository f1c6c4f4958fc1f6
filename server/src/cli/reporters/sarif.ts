import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, Rule, Severity, Span } from '../../core/index.js';
import { lineEndOf, withLineEnds } from '../fix.js';
import { type FileReport, placer, type ReportContext, type Reporter } from '../report.js';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** SARIF 2.1.0 (OASIS), which code scanning services read. */
export const sarif: Reporter = (reports, context) => {
  const rules = context.rules.filter(({ id }) =>
    reports.some(({ findings }) => findings.some(({ rule }) => rule === id)),
  );
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gongwen',
            semanticVersion: context.version,
            rules: rules.map((rule) => descriptor(rule, context)),
          },
        },
        language: context.language === 'zh' ? 'zh-CN' : 'en-US',
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: !context.failed }],
        artifacts: reports.map(({ path }) => ({ location: { uri: uriOf(path, context.cwd) } })),
        results: reports.flatMap((report, artifact) => resultsOf(report, artifact, rules, context)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

const descriptor = ({ id, title, why, severity }: Rule, { say }: ReportContext): object => ({
  id,
  shortDescription: { text: say(title) },
  fullDescription: { text: say(why) },
  defaultConfiguration: { level: LEVELS[severity] },
});

function resultsOf(
  { path, text, findings }: FileReport,
  artifact: number,
  rules: readonly Rule[],
  { cwd, say }: ReportContext,
): object[] {
  const place = placer(text);
  const eol = lineEndOf(text);
  const artifactLocation = { uri: uriOf(path, cwd), index: artifact };
  const region = (span: Span): object => {
    const { line, column, endLine, endColumn } = place(span);
    return { startLine: line, startColumn: column, endLine, endColumn };
  };
  const location = (span: Span): object => ({ physicalLocation: { artifactLocation, region: region(span) } });
  return findings.map((finding: Finding) => ({
    ruleId: finding.rule,
    ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: say(finding.message) },
    locations: [location(finding.span)],
    ...(finding.related && finding.related.length > 0
      ? {
          relatedLocations: finding.related.map(({ span, message }, id) => ({
            id,
            ...location(span),
            message: { text: say(message) },
          })),
        }
      : {}),
    ...(finding.fixes.length > 0
      ? {
          fixes: finding.fixes.map(({ title, edits }) => ({
            description: { text: say(title) },
            artifactChanges: [
              {
                artifactLocation,
                replacements: edits.map((edit) => ({
                  deletedRegion: region(edit.span),
                  insertedContent: { text: withLineEnds(edit.text, eol) },
                })),
              },
            ],
          })),
        }
      : {}),
  }));
}

/** Relative to the folder of the run where the file lies in it, as code scanning wants it. */
function uriOf(path: string, cwd: string): string {
  if (path.startsWith('<')) return encodeURIComponent(path.slice(1, -1));
  const inside = relative(cwd, path);
  if (isAbsolute(inside) || inside.startsWith('..')) return pathToFileURL(path).href;
  return inside.split(sep).map(encodeURIComponent).join('/');
}
