import type { Edit, Finding, Fix, Related, Report, Severity, Text } from './rule.js';
import { type Span, shift } from './span.js';

const NO_FIXES: readonly Fix[] = [];
const NO_PLACES: readonly Related[] = [];

/** Told of a rule whose fixes could not be made. */
type Fail = (rule: string, error: unknown) => void;

/**
 * A report at its place. A text that is all faults has ten thousand, and after each key most are what they were: only what
 * is looked at is made.
 */
class Found implements Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Text;
  readonly kind: string | undefined;
  readonly #report: Report;
  readonly #by: number;
  readonly #fail: Fail;
  #fixes: readonly Fix[] | undefined;

  constructor(rule: string, severity: Severity, report: Report, by: number, fail: Fail) {
    this.rule = rule;
    this.severity = severity;
    this.span = by === 0 ? report.span : shift(report.span, by);
    this.message = report.message;
    this.kind = report.kind;
    this.#report = report;
    this.#by = by;
    this.#fail = fail;
  }

  get fixes(): readonly Fix[] {
    this.#fixes ??= this.#makeFixes();
    return this.#fixes;
  }

  get related(): readonly Related[] {
    const { related } = this.#report;
    return related ? related.map((one) => ({ ...one, span: shift(one.span, this.#by) })) : NO_PLACES;
  }

  #makeFixes(): readonly Fix[] {
    try {
      const made = fixesOf(this.#report);
      return this.#by === 0 ? made : made.map((fix) => shiftFix(fix, this.#by));
    } catch (error) {
      // What is wrong was found all the same.
      this.#fail(this.rule, error);
      return NO_FIXES;
    }
  }
}

/** The fixes of a report, made if they are not yet. */
export const fixesOf = ({ fixes = NO_FIXES }: Report): readonly Fix[] =>
  typeof fixes === 'function' ? fixes() : fixes;

/**
 * @param by how far the report's spans are from the text's
 */
export const findingOf = (rule: string, severity: Severity, report: Report, by: number, fail: Fail): Finding =>
  new Found(rule, severity, report, by, fail);

/** The same fix, `by` code units further on. */
export const shiftFix = (fix: Fix, by: number): Fix => ({
  title: fix.title,
  safety: fix.safety,
  edits: fix.edits.map((edit): Edit => ({ span: shift(edit.span, by), text: edit.text })),
  ...(fix.layout ? { layout: fix.layout } : {}),
});
