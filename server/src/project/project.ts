import type {
  Config,
  FormatOptions,
  Formula,
  Ignore,
  ProjectWord,
  RequiredPhrase,
  RuleSetting,
  Severity,
  Span,
  Text,
} from '../core/index.js';

/** Name of the project file; it speaks for its folder and all folders below, unless one of them has its own. */
export const PROJECT_FILE = '.gongwenrc.json';

/** A rule's setting in the project file: as in the core, and where it applies. */
export interface ProjectRule extends RuleSetting {
  /** Globs relative to the project file; the rule is off elsewhere. Absent: everywhere. */
  readonly files?: readonly string[];
}

/** An ignore of the project file. */
export interface ProjectIgnore extends Ignore {
  /** Path or glob relative to the project file, with `/`; absent: every document. */
  readonly file?: string;
}

/** What applies to some documents only; a later override wins over an earlier one. */
export interface Override {
  readonly files: readonly string[];
  readonly enable?: Config['enable'];
  readonly genre?: string;
  readonly rules: Readonly<Record<string, ProjectRule>>;
}

/** What .gongwenrc.json says, with all that is wrong in it left out. Treat it as a value. */
export interface Project {
  readonly enable?: Config['enable'];
  readonly genre?: string;
  readonly rules: Readonly<Record<string, ProjectRule>>;
  readonly words: readonly ProjectWord[];
  /** Paths of word tables, relative to the project file. */
  readonly tables: readonly string[];
  readonly required: readonly RequiredPhrase[];
  /** Set phrases from the tables. */
  readonly formulas: readonly Formula[];
  readonly ignores: readonly ProjectIgnore[];
  readonly exclude: readonly string[];
  /** What 一键排版 does here; what is not named is left to the editor's settings. */
  readonly format?: Partial<FormatOptions>;
  readonly overrides: readonly Override[];
}

/** Nothing set. */
export const EMPTY_PROJECT: Project = {
  rules: {},
  words: [],
  tables: [],
  required: [],
  formulas: [],
  ignores: [],
  exclude: [],
  overrides: [],
};

/** Something in the project file, or in a table that it names, that was left out. Offsets are UTF-16, into that file. */
export interface Problem {
  readonly message: Text;
  readonly span: Span;
  /** Absent: a warning. */
  readonly severity?: Severity;
  /** Id of the rule that says so; absent: what is wrong with the file itself. */
  readonly rule?: string;
}

/** What an editor or a command line may set beside the project file. */
export interface Settings {
  readonly enable?: Config['enable'];
  readonly genre?: string;
  readonly rules?: Readonly<Record<string, RuleSetting | Severity | 'off'>>;
  readonly words?: readonly ProjectWord[];
}

/** How many words a project may have, its tables together. */
export const MAX_WORDS = 50_000;
/** How long a word may be, in UTF-16 units. */
export const MAX_WORD_LENGTH = 64;
