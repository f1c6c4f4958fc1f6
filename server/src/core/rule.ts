import type { Config, ProjectWord, RequiredPhrase } from './config.js';
import type { Block, Draft, Format, Paragraph } from './draft.js';
import type { Lexicon } from './lexicon.js';
import type { WordTable } from './match.js';
import type { Span } from './span.js';

/** A text for people in both languages of the product; Chinese comes first. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** `error` must be fixed before the text goes out, `warning` very likely wrong, `info` worth a look, `hint` quiet. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Severities from loud to quiet. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** One replacement. Spans of one fix never overlap. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * What of 排版 a fix is: `residue` lines of a website out, `joins` broken paragraphs joined, `punctuation` marks of the
 * right kind and width, `quotes` quotation marks, `headings` marks behind ordinals, `numbers` brackets of 发文字号.
 */
export type LayoutKind = 'residue' | 'joins' | 'punctuation' | 'quotes' | 'headings' | 'numbers';

/** A remedy. `safe` ones may run on save and in `--fix`; a `suggestion` is for a person to choose. */
export interface Fix {
  readonly title: Text;
  readonly safety: 'safe' | 'suggestion';
  readonly edits: readonly Edit[];
  /** The fix touches no word and the formatter may take it, safe or not; absent: it may not. */
  readonly layout?: LayoutKind;
}

/** A place that explains a finding. */
export interface Related {
  readonly span: Span;
  readonly message: Text;
}

/**
 * What a rule reports. In a rule of scope `block` all spans are relative to the paragraph, in one of scope `draft` to
 * the text.
 */
export interface Report {
  readonly span: Span;
  /** What is wrong, why, and what to do. A function where there may be very many: few are ever looked at. */
  readonly message: Text | (() => Text);
  /** A function where they take time to find: most are never asked for. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  readonly related?: readonly Related[] | undefined;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** Which of the things that the rule finds this is: an id of the rule's own (`percent`, `place`), for views. */
  readonly kind?: string | (() => string);
  /**
   * Where what is missing may be about to come: the mark that closes, the rest of a sentence, the next item. As long as
   * somebody writes there, from its start to its end, an editor keeps the finding back. A function where there may be many.
   */
  readonly awaits?: Span | (() => Span) | undefined;
}

/**
 * A report with its rule. Offsets are UTF-16, relative to the whole text. The linter's findings make what they say
 * and their fixes when these are first asked for: who sends one elsewhere reads its fields.
 */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Text;
  readonly fixes: readonly Fix[];
  readonly related?: readonly Related[];
  /** See {@link Report.kind}. */
  readonly kind?: string | undefined;
  /** See {@link Report.awaits}. */
  readonly awaits?: Span | undefined;
}

/** What a rule may know beside the text. */
export interface RuleContext {
  readonly lexicon: Lexicon;
  /** The project's own words. */
  readonly words: WordTable<ProjectWord>;
  /** Phrases that the project requires. */
  readonly required: readonly RequiredPhrase[];
  readonly format: Format;
  /** The rule's own options from the settings, over its defaults. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** `⟦…⟧` marks in `bad` what must be found; `good` is `bad` after the first fix of each finding. */
export interface Example {
  readonly bad: string;
  /** Left out where the rule offers no fix. */
  readonly good?: string;
  readonly format?: Format;
  /** What the settings say, for rules that find only what a project asks for. */
  readonly config?: Partial<Config>;
}

/** A text that looks wrong and is right. */
export type Accepts = string | { readonly text: string; readonly format: Format };

interface RuleBase {
  /** Kebab-case, stable and public: in settings, in a diagnostic's code, in JSON and in the docs. */
  readonly id: string;
  /** A short name. */
  readonly title: Text;
  /** Why it is wrong, for the hover and the page of the rule. */
  readonly why: Text;
  /** The clause of a standard that asks for it. */
  readonly clause?: string;
  /** Severity unless the settings say otherwise. */
  readonly severity: Severity;
  readonly examples: readonly Example[];
  readonly accepts: readonly Accepts[];
  /** Rules that say it better: where one of them has found something at an overlapping place, this rule's finding is dropped. */
  readonly yieldsTo?: readonly string[];
  /** Defaults of the rule's options, with what each means. */
  readonly options?: Readonly<Record<string, { readonly default: unknown; readonly title: Text }>>;
}

/**
 * A rule that looks at one paragraph at a time: its reports are kept with the paragraph and found again only when that
 * paragraph changes. It must not depend on anything but its arguments.
 */
export interface BlockRule extends RuleBase {
  readonly scope: 'block';
  /** Bits of `Kind`; the rule is asked only about paragraphs in which one of them occurs. 0 asks always. */
  readonly kinds: number;
  check(paragraph: Paragraph, context: RuleContext): Iterable<Report>;
  /**
   * Asked of each report, again at each run, where only the whole draft tells whether it is a fault.
   * @param block where the paragraph stands in this version
   */
  isMeant?(report: Report, block: Block, draft: Draft): boolean;
}

/** A rule that looks at the whole draft, again after each change: it must be cheap where nothing is wrong. */
export interface DraftRule extends RuleBase {
  readonly scope: 'draft';
  /**
   * Reads a paragraph that was not there before and keeps what it finds with it. For rules that look for words: the
   * paragraph is then searched for those of all rules at once.
   */
  ahead?(paragraph: Paragraph, context: RuleContext): void;
  check(draft: Draft, context: RuleContext): Iterable<Report>;
}

export type Rule = BlockRule | DraftRule;
