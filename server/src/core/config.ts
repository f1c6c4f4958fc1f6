import type { Formula } from './lexicon.js';
import type { Severity } from './rule.js';

/** What the settings say of one rule. */
export interface RuleSetting {
  /** Absent: the rule's own. */
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
  /** Ids of the genres in which the rule runs; absent: in all. */
  readonly genres?: readonly string[];
}

/**
 * A finding that a person has decided to leave. It is recognised by what was found, not by where: edits elsewhere do not
 * disturb it.
 */
export interface Ignore {
  /** A rule's id, or `*` for every rule. */
  readonly rule: string;
  /** The text that was found; absent: everything that the rule finds. */
  readonly text?: string;
  /** Up to {@link IGNORE_CONTEXT} characters before and behind it; absent: wherever it stands. */
  readonly before?: string;
  readonly after?: string;
  /** Why, for those who read the project file. */
  readonly reason?: string;
}

/** How many characters on either side of a finding an ignore remembers. */
export const IGNORE_CONTEXT = 8;

/** A word of the project's own list (.gongwenrc.json, or a table that it names). */
export interface ProjectWord {
  /** What must not be written. At least two characters. */
  readonly avoid: string;
  /** What to write instead; empty where there is no one form. The fix is safe where `safe` says so. */
  readonly prefer: readonly string[];
  readonly unless?: readonly string[];
  readonly why?: string;
  readonly severity?: Severity;
  readonly safe?: boolean;
}

/** A phrase that documents of a genre must hold. */
export interface RequiredPhrase {
  /** Ids of genres; absent: every document. */
  readonly genres?: readonly string[];
  /** One of them is enough. */
  readonly anyOf: readonly string[];
  readonly why?: string;
  readonly severity?: Severity;
}

/** How one text is to be checked. Treat it as a value: a changed config is a new object. */
export interface Config {
  /** `auto` decides by what is in the text, see `Verdict`. */
  readonly enable: 'auto' | 'always' | 'never';
  /** Id of the genre where the title does not tell. */
  readonly genre?: string;
  /** By rule id. A rule that is not named runs as it declares itself. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** The project's own words; absent: none. */
  readonly words?: readonly ProjectWord[];
  /** Phrases that a document of a genre must hold; absent: none. */
  readonly required?: readonly RequiredPhrase[];
  /** The project's own set phrases, beside those of the lexicon; absent: none. */
  readonly formulas?: readonly Formula[];
  /** Those that apply to this text, in the order in which the project file has them. */
  readonly ignores: readonly Ignore[];
}

/** Nothing set: every rule as it declares itself, on official prose. */
export const DEFAULT_CONFIG: Config = { enable: 'auto', rules: {}, ignores: [] };
