import type { Finding } from '../../core/index.js';
import { type FileReport, type Place, placer, type Reporter } from '../report.js';
import { xml } from './xml.js';

/** JUnit's XML: a suite a file, a failed case for each error and warning; quieter findings are the suite's output. */
export const junit: Reporter = (reports, { say }) => {
  const suites = reports.map((report) => suiteOf(report, ({ message }) => say(message)));
  const tests = suites.reduce((sum, one) => sum + one.tests, 0);
  const failures = suites.reduce((sum, one) => sum + one.failures, 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gongwen" tests="${tests}" failures="${failures}">\n${suites.map(({ text }) => text).join('')}</testsuites>\n`;
};

function suiteOf(
  { path, text, findings, official }: FileReport,
  say: (finding: Finding) => string,
): { text: string; tests: number; failures: number } {
  const place = placer(text);
  const failed = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const noted = findings.filter((finding) => !failed.includes(finding));
  const at = ({ line, column }: Place): string => `${path}:${line}:${column}`;
  const cases = failed.map((finding) => {
    const message = xml(say(finding));
    return `    <testcase name="${xml(finding.rule)}" classname="${xml(path)}">\n      <failure type="${finding.severity}" message="${message}">${xml(at(place(finding.span)))} ${message}</failure>\n    </testcase>\n`;
  });
  const skipped = official ? 0 : 1;
  if (cases.length === 0) {
    const name = `    <testcase name="gongwen" classname="${xml(path)}"`;
    cases.push(official ? `${name}/>\n` : `${name}>\n      <skipped message="not official prose"/>\n    </testcase>\n`);
  }
  const output =
    noted.length === 0
      ? ''
      : `    <system-out>${noted.map((one) => xml(`${at(place(one.span))} ${one.rule} ${say(one)}\n`)).join('')}</system-out>\n`;
  const head = `  <testsuite name="${xml(path)}" tests="${cases.length}" failures="${failed.length}" errors="0" skipped="${skipped}">\n`;
  return { text: `${head}${cases.join('')}${output}  </testsuite>\n`, tests: cases.length, failures: failed.length };
}
