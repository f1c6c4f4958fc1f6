import { type Finding, type Fix, safeFix } from '../../core/index.js';
import { lineEndOf, withLineEnds } from '../fix.js';
import { coveringEdit, type FileReport, type Place, placer, type Reporter } from '../report.js';

/** A replacement as ESLint writes it: UTF-16 offsets into the file's text without its byte order mark. */
interface JsonFix {
  readonly range: readonly [number, number];
  readonly text: string;
}

interface JsonMessage extends Place {
  readonly ruleId: string;
  /** 2 error, 1 warning, 0 info and hint. */
  readonly severity: 2 | 1 | 0;
  readonly message: string;
  readonly fix?: JsonFix;
  readonly suggestions?: readonly { readonly desc: string; readonly fix: JsonFix }[];
}

interface JsonResult {
  readonly filePath: string;
  readonly messages: readonly JsonMessage[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly fixableErrorCount: number;
  readonly fixableWarningCount: number;
  /** The text after the fixes, where there were any. */
  readonly output?: string;
}

const SEVERITY = { error: 2, warning: 1, info: 0, hint: 0 } as const;

/** ESLint's result shape, for the many tools that read it. */
export const json: Reporter = (reports, { say }) =>
  `${JSON.stringify(reports.map((report) => toResult(report, say)))}\n`;

function toResult({ path, text, findings, change }: FileReport, say: (text: Fix['title']) => string): JsonResult {
  const place = placer(text);
  const eol = lineEndOf(text);
  const messages = findings.map((finding): JsonMessage => {
    const safe = safeFix(finding);
    const others = finding.fixes.filter((fix) => fix !== safe && fix.edits.length > 0);
    return {
      ruleId: finding.rule,
      severity: SEVERITY[finding.severity],
      message: say(finding.message),
      ...place(finding.span),
      ...(safe ? { fix: toFix(text, eol, safe) } : {}),
      ...(others.length > 0
        ? { suggestions: others.map((fix) => ({ desc: say(fix.title), fix: toFix(text, eol, fix) })) }
        : {}),
    };
  });
  const count = (severity: Finding['severity'], fixable: boolean): number =>
    findings.filter((one) => one.severity === severity && (!fixable || safeFix(one))).length;
  return {
    filePath: path,
    messages,
    errorCount: count('error', false),
    warningCount: count('warning', false),
    fixableErrorCount: count('error', true),
    fixableWarningCount: count('warning', true),
    ...(change ? { output: change.after } : {}),
  };
}

function toFix(text: string, eol: string, fix: Fix): JsonFix {
  const { span, text: replacement } = coveringEdit(text, fix.edits);
  return { range: [span.start, span.end], text: withLineEnds(replacement, eol) };
}
