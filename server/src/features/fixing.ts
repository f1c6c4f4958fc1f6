import {
  applyEdits,
  type Config,
  chooseFixes,
  type Draft,
  type Edit,
  type Engine,
  type Finding,
  type Fix,
  type Format,
  type LintResult,
  lineEndOf,
  safeFix,
} from '../core/index.js';

/** A fix may uncover what another rule then fixes; after this many rounds it is given up. */
const MAX_ROUNDS = 10;

/** Rules that find what is not there: the place is only where it belongs, and its words say nothing. */
export const ABSENT: ReadonlySet<string> = new Set(['missing-salutation', 'missing-closing', 'required-phrase']);

/** The fix of a finding that leaves nothing to choose: the safe one, or the only one. */
export const certainFix = (finding: Finding): Fix | undefined =>
  safeFix(finding) ?? (finding.fixes.length === 1 ? finding.fixes[0] : undefined);

/** A text after its safe fixes. */
export interface Fixed {
  readonly text: string;
  readonly draft: Draft;
  /** What is left. */
  readonly result: LintResult;
  /** How many findings were fixed. */
  readonly fixed: number;
}

/** Checks a text and, where asked to, applies safe fixes until none is left. */
export function lintAndFix(engine: Engine, text: string, format: Format, config: Config, fix: boolean): Fixed {
  let current = text;
  let draft = engine.read(current, format, config);
  let result = engine.check(draft, config);
  let fixed = 0;
  if (!fix) return { text, draft, result, fixed };
  const eol = lineEndOf(text);
  const seen = new Set([text]);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const chosen = chooseFixes(result.findings, safeFix);
    if (chosen.edits.length === 0) break;
    const next = applyEdits(
      current,
      chosen.edits.map(({ span, text }): Edit => ({ span, text: withLineEnds(text, eol) })),
    );
    // Two rules that undo each other would go on for ever: the text stays as it was before they began.
    if (seen.has(next)) break;
    seen.add(next);
    current = next;
    fixed += chosen.fixed.length;
    draft = engine.read(current, format, config, draft);
    result = engine.check(draft, config);
  }
  return { text: current, draft, result, fixed };
}

/** The same text with those line ends. */
export const withLineEnds = (text: string, eol: string): string =>
  eol === '\n' ? text : text.replace(/\r\n|\n|\r/g, eol);
