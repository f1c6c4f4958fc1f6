/**
 * What client and server say to each other beyond LSP. All of it is optional: a client that knows nothing of it is
 * served with plain LSP. Imports nothing, so that either side can take it.
 */

/** `initializationOptions` of the client. */
export interface InitializationOptions {
  /** The client wants {@link DID_CHECK}. */
  readonly status?: boolean;
  /** The client answers {@link READ_FILE}. Without it the server reads through its own runtime, where that has files. */
  readonly readFile?: boolean;
  /** The client answers {@link WRITE_FILE}. */
  readonly writeFile?: boolean;
  /** The client knows our types of semantic tokens (`gongwenTitle` …). Without it they are told in the standard ones. */
  readonly tokenTypes?: boolean;
  /** Commands of the client's own that code actions may hold, of {@link ClientCommand}. */
  readonly commands?: readonly string[];
  /** Where the pages of the rules are on the client's side: a URI without a slash at its end. Without it they are on the internet. */
  readonly rulePages?: string;
  /** Settings for clients without `workspace/configuration`: the content of the section `gongwen`. */
  readonly settings?: unknown;
}

/** Request from client to server: params {@link StatusParams}, result {@link Status} or null where the document is not one of ours. */
export const STATUS = 'gongwen/status';

/** Notification from server to client, params {@link Status}: a document was checked and its status is another than before. */
export const DID_CHECK = 'gongwen/didCheck';

/** Request from server to client: params {@link ReadFileParams}, result the text, or null where there is no such file. */
export const READ_FILE = 'gongwen/readFile';

/** Request from server to client: params {@link WriteFileParams}, result null. The client writes and saves the file. */
export const WRITE_FILE = 'gongwen/writeFile';

/** Request from client to server: params {@link FormatParams}, result {@link FormatResult} or null where the document is not one of ours. */
export const FORMAT = 'gongwen/format';

export interface FormatParams {
  readonly uri: string;
  /** Lays out the lines that it touches; absent: the whole document. */
  readonly range?: Range;
  /** Lays out what is no official prose too. */
  readonly force?: boolean;
}

/** A document laid out (一键排版), with what that comes to, for a client that asks before it takes more than punctuation. */
export interface FormatResult {
  readonly version: number;
  /** Whether the text is taken for official prose; if not (and not forced) nothing is laid out. */
  readonly official: boolean;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  readonly counts: {
    /** Lines of a website deleted. */
    readonly residue: number;
    /** Paragraphs joined. */
    readonly joins: number;
    /** Line ends put in. */
    readonly splits: number;
    /** Changes of punctuation. */
    readonly marks: number;
    /** Changes of blanks, blank lines and indents. */
    readonly blanks: number;
  };
}

/** As in LSP: lines and UTF-16 columns from 0. */
export interface Range {
  readonly start: Place;
  readonly end: Place;
}

export interface StatusParams {
  readonly uri: string;
}

export interface ReadFileParams {
  readonly uri: string;
}

export interface WriteFileParams {
  readonly uri: string;
  readonly text: string;
}

/** What was decided about a document, and what was found in it. Plain data. */
export interface Status {
  readonly uri: string;
  readonly version: number;
  /** `gongwen.enable` as it applies to the document. */
  readonly enable: 'auto' | 'always' | 'never';
  /** Whether the project file says so: settings change nothing then. */
  readonly enableByProject: boolean;
  /** Whether the text is taken for official prose: rules speak only then. */
  readonly official: boolean;
  /** Weight of the evidence; a million, or minus a million, where it is set. */
  readonly score: number;
  /** Ids of the evidence, strongest first, with their names in the server's language. */
  readonly reasons: readonly { readonly id: string; readonly name: string }[];
  /** 文种 of the main document, with its name in the server's language; absent where the title names none. */
  readonly genre?: { readonly id: string; readonly name: string };
  readonly counts: {
    readonly error: number;
    readonly warning: number;
    readonly info: number;
    readonly hint: number;
  };
  /** Places that safe fixes change: what `gongwen.fixAll` says afterwards that it has changed. */
  readonly fixable: number;
  /** 待填项: placeholders that still stand in the text. */
  readonly placeholders: number;
  /** 字数: Chinese characters, punctuation, and each run of Latin letters or digits as one. Blanks do not count. */
  readonly characters: number;
  /** Minutes to read the text aloud. */
  readonly minutes: { readonly from: number; readonly to: number };
  /** The project file that applies, if any. */
  readonly projectFile?: string;
}

/** Commands of the server, for `workspace/executeCommand`. */
export const Command = {
  /** Argument {@link IgnoreArguments}: writes an ignore to the project file, which is created where there is none. */
  ignore: 'gongwen.server.ignore',
  /** Argument {@link SetRuleArguments}: sets a rule's severity in the project file. */
  setRule: 'gongwen.server.setRule',
  /** Argument {@link SetEnableArguments}: says of one document in the project file whether it is checked. */
  setEnable: 'gongwen.server.setEnable',
  /** Argument {@link RemoveIgnoreArguments}: takes an ignore out of a project file. */
  removeIgnore: 'gongwen.server.removeIgnore',
} as const;

/** Commands of the client, in code actions of a client that says that it has them. */
export const ClientCommand = {
  /** Argument {@link PreviewEditsArguments}: shows edits that a person is to see before they are made. */
  previewEdits: 'gongwen.previewEdits',
  /** Argument {@link IgnoreArguments} without a reason: asks for one, and runs {@link Command.ignore}. */
  ignoreWithReason: 'gongwen.ignoreWithReason',
  /** Argument the id of a rule: shows its page, without the internet. A hover links to it. */
  openRule: 'gongwen.openRule',
  /** Argument {@link FillPlaceholderArguments}: asks for a value and fills the placeholder in. */
  fillPlaceholder: 'gongwen.fillPlaceholder',
} as const;

export interface FillPlaceholderArguments {
  /** The document. */
  readonly uri: string;
  /** Where in it the placeholder begins. */
  readonly place: Place;
}

export interface PreviewEditsArguments {
  /** The document, and its version that the edits are for. */
  readonly uri: string;
  readonly version: number;
  /** What the edits do, in the server's language. */
  readonly title: string;
  readonly edits: readonly PlaceEdit[];
}

export interface RemoveIgnoreArguments {
  /** The project file. */
  readonly uri: string;
  /** Where in it the ignore stands. */
  readonly place: Place;
}

/** 忽略此处 with `before` and `after`, 忽略此词 with `text` alone, 本文件不查此规则 with neither. */
export interface IgnoreArguments {
  /** The document. */
  readonly uri: string;
  readonly rule: string;
  readonly text?: string;
  readonly before?: string;
  readonly after?: string;
  /** Why, for those who read the project file. */
  readonly reason?: string;
  /** `document`: in this document only; `project`: wherever the project file applies. */
  readonly scope: 'document' | 'project';
}

export interface SetRuleArguments {
  /** A document to which the project file applies. */
  readonly uri: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint' | 'off';
}

export interface SetEnableArguments {
  /** The document. */
  readonly uri: string;
  readonly enable: 'auto' | 'always' | 'never';
}

/** The code action kind of all safe fixes of a document; `editor.codeActionsOnSave` takes it. */
export const FIX_ALL = 'source.fixAll.gongwen';

// --- the writer's desk: what is to be filled in, sections, terms

/** A place as LSP counts it: line and character from 0, characters in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** LSP's TextEdit. */
export interface PlaceEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Request from client to server: params {@link StatusParams}, result {@link Placeholders} or null where the document is not one of ours. */
export const PLACEHOLDERS = 'gongwen/placeholders';

/** 待填项 of a document, in order. */
export interface Placeholders {
  readonly version: number;
  /** Whether the text is taken for official prose: only then anything is looked for. */
  readonly official: boolean;
  readonly items: readonly PlaceholderItem[];
}

export interface PlaceholderItem {
  readonly range: Range;
  /** number, percent, date, year, place, unit, name or other; with its name in the server's language. */
  readonly kind: string;
  readonly kindName: string;
  readonly written: string;
  readonly sentence: string;
  /** Where in the sentence it stands, in UTF-16 units. */
  readonly at: { readonly start: number; readonly end: number };
  /** Heading of the section that it stands in; absent above the first one. */
  readonly section?: { readonly title: string; readonly place: Place };
  /** Equal where very likely the same value is wanted; absent for what stands for itself. */
  readonly group?: string;
  /** How many others {@link FillParams.all} fills with it. */
  readonly others: number;
}

/** Request from client to server: params {@link FillParams}, result {@link FillResult} or null where there is no such placeholder. */
export const FILL = 'gongwen/fill';

export interface FillParams {
  readonly uri: string;
  /** Where the placeholder starts. */
  readonly place: Place;
  readonly value: string;
  /** Fill those that want the same value too. */
  readonly all?: boolean;
}

export interface FillResult {
  readonly version: number;
  /** Why the value does not fit and what to enter, in the server's language; there are no edits then. */
  readonly problem?: string;
  readonly edits: readonly PlaceEdit[];
}

/** Request from client to server: params {@link StatusParams}, result {@link Sections} or null where the document is not one of ours. */
export const SECTIONS = 'gongwen/sections';

export interface Sections {
  readonly version: number;
  readonly official: boolean;
  readonly items: readonly SectionItem[];
}

export interface SectionItem {
  readonly title: string;
  /** The heading. */
  readonly range: Range;
  readonly characters: number;
  /** Placeholders in it and in what is below it. */
  readonly placeholders: number;
  /** A document within the document has a title and no number: it cannot be moved. */
  readonly kind: 'part' | 'section';
  readonly children: readonly SectionItem[];
}

/** Request from client to server: params {@link RearrangeParams}, result {@link RearrangeResult} or null where the document is not one of ours. */
export const REARRANGE = 'gongwen/rearrange';

/** What to do with the section at `place`; `renumber` takes the document, or `range` of it, `siblings` those beside the place. */
export interface RearrangeParams {
  readonly uri: string;
  readonly change: 'up' | 'down' | 'promote' | 'demote' | 'delete' | 'insert' | 'move' | 'renumber' | 'siblings';
  readonly place: Place;
  /** For `move`: a place in the other section, and where to put it. */
  readonly target?: Place;
  readonly where?: 'before' | 'after' | 'inside';
  readonly range?: Range;
}

export interface RearrangeResult {
  readonly version: number;
  /** Why nothing is done, in the server's language. */
  readonly refused?: string;
  readonly edits: readonly PlaceEdit[];
  /** What to select, in the text as it then is. */
  readonly selection?: Range;
  /** References that speak of another section than before, or of none; ranges in the text as it then is. */
  readonly stale: readonly { readonly range: Range; readonly text: string; readonly now?: string }[];
}

/** Request from client to server: params {@link RenameTermParams}, result {@link RenameTermResult} or null where the document is not one of ours. */
export const RENAME_TERM = 'gongwen/renameTerm';

export interface RenameTermParams {
  readonly uri: string;
  /** A selection, or an empty range: then the term at that place is taken. */
  readonly range: Range;
  /** Absent: only the term and its places are asked for. */
  readonly to?: string;
}

export interface RenameTermResult {
  readonly version: number;
  readonly term: string;
  readonly ranges: readonly Range[];
  readonly edits: readonly PlaceEdit[];
}

/** Request from client to server: params {@link NextOrdinalParams}, result the ordinal that may follow, or null. */
export const NEXT_ORDINAL = 'gongwen/nextOrdinal';

export interface NextOrdinalParams {
  readonly uri: string;
  /** In an empty line, or at the end of a numbered paragraph after which a line is to be put in. */
  readonly place: Place;
}

// --- review: files that are not open, all fixes at once, a report

/** Request from client to server: params {@link CheckTextParams}, result {@link CheckTextResult}. Checks a text that is not open. */
export const CHECK_TEXT = 'gongwen/checkText';

export interface CheckTextParams {
  /** Of the file; its settings, its project file and the end of its name count. */
  readonly uri: string;
  readonly text: string;
}

export interface CheckTextResult {
  /** Whether the text is taken for official prose; if not, there are no diagnostics. */
  readonly official: boolean;
  /** LSP's Diagnostic, as the document would have them were it open. */
  readonly diagnostics: readonly object[];
}

/** Request from client to server: params {@link StatusParams}, result {@link FixedText} or null where the document is not one of ours. */
export const FIXED_TEXT = 'gongwen/fixedText';

/** A document as it would be after all safe fixes. */
export interface FixedText {
  readonly version: number;
  readonly text: string;
  /** How many findings are gone. */
  readonly fixed: number;
}

/** Request from client to server: params {@link ReportParams}, result the report, or null where the document is not one of ours. */
export const REPORT = 'gongwen/report';

export interface ReportParams {
  readonly uri: string;
  readonly format: 'markdown' | 'html';
  /** What the document is called in the report. */
  readonly name: string;
  /** When the report was made, as it is to be written. */
  readonly date: string;
}
