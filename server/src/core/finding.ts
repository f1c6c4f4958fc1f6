import type { Edit, Finding, Fix, Related, Report, Rule, Severity, Text } from './rule.js';
import { type Span, shift } from './span.js';

const NO_FIXES: readonly Fix[] = [];
const NO_PLACES: readonly Related[] = [];

/** Told of a rule whose fixes or words could not be made. */
type Fail = (rule: string, error: unknown) => void;

/**
 * A report at its place. A text that is all faults has ten thousand, and after each key most are what they were: only what
 * is looked at is made.
 */
class Found implements Finding {
  readonly severity: Severity;
  readonly span: Span;
  readonly #rule: Rule;
  readonly #report: Report;
  readonly #by: number;
  readonly #fail: Fail;
  #message: Text | undefined;
  #fixes: readonly Fix[] | undefined;

  constructor(rule: Rule, severity: Severity, report: Report, by: number, fail: Fail) {
    this.#rule = rule;
    this.severity = severity;
    this.span = by === 0 ? report.span : shift(report.span, by);
    this.#report = report;
    this.#by = by;
    this.#fail = fail;
  }

  get rule(): string {
    return this.#rule.id;
  }

  get message(): Text {
    this.#message ??= this.#tried(() => messageOf(this.#report), this.#rule.title);
    return this.#message;
  }

  get kind(): string | undefined {
    const { kind } = this.#report;
    return typeof kind === 'function' ? this.#tried(kind, undefined) : kind;
  }

  get awaits(): Span | undefined {
    const { awaits } = this.#report;
    const span = typeof awaits === 'function' ? this.#tried(awaits, undefined) : awaits;
    return span && shift(span, this.#by);
  }

  get fixes(): readonly Fix[] {
    this.#fixes ??= this.#tried(() => {
      const made = fixesOf(this.#report);
      return this.#by === 0 ? made : made.map((fix) => shiftFix(fix, this.#by));
    }, NO_FIXES);
    return this.#fixes;
  }

  get related(): readonly Related[] {
    const related = this.#tried(() => this.#report.related, undefined);
    return related ? related.map((one) => ({ ...one, span: shift(one.span, this.#by) })) : NO_PLACES;
  }

  /** What is wrong was found, whatever cannot be said of it. */
  #tried<T>(make: () => T, otherwise: T): T {
    try {
      return make();
    } catch (error) {
      this.#fail(this.rule, error);
      return otherwise;
    }
  }
}

/** Only its place is known until somebody asks for more. */
class Later implements Report {
  readonly span: Span;
  readonly awaits: Span | undefined;
  #made: Report | (() => Report);

  constructor(span: Span, make: () => Report, awaits: Span | undefined) {
    this.span = span;
    this.awaits = awaits;
    this.#made = make;
  }

  get #report(): Report {
    if (typeof this.#made === 'function') this.#made = this.#made();
    return this.#made;
  }

  get message(): Text {
    return messageOf(this.#report);
  }

  get fixes(): readonly Fix[] {
    return fixesOf(this.#report);
  }

  get related(): readonly Related[] | undefined {
    return this.#report.related;
  }
}

/**
 * A report that is made when something of it is first read, for what may be found a thousand times.
 * @param make its span, its severity and what it awaits count for nothing
 */
export const later = (span: Span, make: () => Report, awaits?: Span): Report => new Later(span, make, awaits);

/** What a report says. Made once: the reports of a paragraph that stays are asked again after each change. */
function messageOf(report: Report): Text {
  const { message } = report;
  if (typeof message !== 'function') return message;
  const made = message();
  (report as { message: Text }).message = made;
  return made;
}

/** The fixes of a report, made if they are not yet. */
export const fixesOf = ({ fixes = NO_FIXES }: Report): readonly Fix[] =>
  typeof fixes === 'function' ? fixes() : fixes;

/**
 * @param by how far the report's spans are from the text's
 */
export const findingOf = (rule: Rule, severity: Severity, report: Report, by: number, fail: Fail): Finding =>
  new Found(rule, severity, report, by, fail);

/** The same fix, `by` code units further on. */
export const shiftFix = (fix: Fix, by: number): Fix => ({
  title: fix.title,
  safety: fix.safety,
  edits: fix.edits.map((edit): Edit => ({ span: shift(edit.span, by), text: edit.text })),
  ...(fix.layout ? { layout: fix.layout } : {}),
});
