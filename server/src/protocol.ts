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
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
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
  /** Whether the text is taken for official prose: rules speak only then. */
  readonly official: boolean;
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
  /** Findings that a safe fix removes. */
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
} as const;

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

/** The code action kind of all safe fixes of a document; `editor.codeActionsOnSave` takes it. */
export const FIX_ALL = 'source.fixAll.gongwen';
