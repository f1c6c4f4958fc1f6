import { Kind, kindOf } from '../chars.js';
import type { Config } from '../config.js';
import type { Draft, Format } from '../draft.js';
import type { Engine } from '../engine.js';
import { applyEdits, chooseFixes } from '../fix.js';
import type { Edit, Finding, Fix, LayoutKind } from '../rule.js';
import type { Span } from '../span.js';
import { blankLineEdits, indentEdits } from './lines.js';
import { DEFAULT_FORMAT, type FormatOptions } from './options.js';
import { Revision } from './revision.js';
import { spaceEdits, trailingEdits } from './spaces.js';
import { splitEdits } from './split.js';

export { DEFAULT_FORMAT, FORMAT_STEPS, type FormatOptions, type FormatStep, readFormatOptions } from './options.js';

/** A text to be laid out. */
export interface FormatRequest {
  readonly text: string;
  readonly format: Format;
  /** As for the check: a rule that is off, or a place that is ignored, is not laid out either. */
  readonly config: Config;
  /** Absent: {@link DEFAULT_FORMAT}. */
  readonly options?: FormatOptions;
  /** Lays out what is no official prose too. */
  readonly force?: boolean;
  /** Lays out only the lines that it touches. UTF-16 offsets. */
  readonly range?: Span;
  /** The text as it was read last. */
  readonly previous?: Draft;
}

/** How many places were changed, by kind. */
export interface FormatCounts {
  /** Lines deleted. */
  readonly residue: number;
  /** Paragraphs joined and page numbers deleted. */
  readonly joins: number;
  /** Line ends put in. */
  readonly splits: number;
  /** Punctuation. */
  readonly marks: number;
  /** Blanks, blank lines and indents. */
  readonly blanks: number;
}

/** A text laid out. */
export interface Formatted {
  /** From the text that was given, in order, none touching another. */
  readonly edits: readonly Edit[];
  /** The text after them. */
  readonly text: string;
  readonly counts: FormatCounts;
  /** Whether the text was taken for official prose; if not (and not forced), nothing was changed. */
  readonly official: boolean;
}

/** A step may make way for another; a text that is still moving after so many rounds is left as it is then. */
const MAX_ROUNDS = 12;

/**
 * Lays a text out (一键排版): what the rules know to be layout, and line ends, blank lines, indents. Never changes a word:
 * but for the lines of a website and the page numbers of a viewer, only punctuation and blanks differ. What is laid out
 * already is not changed again. Never throws because of the text.
 */
export function format(engine: Engine, request: FormatRequest): Formatted {
  const { text, options = DEFAULT_FORMAT } = request;
  const none = { edits: [], text, counts: countsOf(text, []) };
  const official = engine.read(text, request.format, request.config, request.previous).verdict.official;
  if (!official && !request.force) return { ...none, official };

  // Whether it is official prose is decided once: without its residue a text may read otherwise.
  const layout = new Layout(engine, request.format, { ...request.config, enable: 'always' }, options);
  let revision = Revision.of(text);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = layout.round(revision);
    if (next.text === revision.text) break;
    revision = next;
  }
  const all = revision.edits();
  const edits = request.range ? within(text, all, request.range) : all;
  return { edits, text: applyEdits(text, edits), counts: countsOf(text, edits), official };
}

class Layout {
  readonly #engine: Engine;
  readonly #format: Format;
  readonly #config: Config;
  readonly #options: FormatOptions;
  #draft: Draft | undefined;

  constructor(engine: Engine, format: Format, config: Config, options: FormatOptions) {
    this.#engine = engine;
    this.#format = format;
    this.#config = config;
    this.#options = options;
  }

  /** All steps once. What tells of lost line ends (blanks behind sentences) goes last. */
  round(start: Revision): Revision {
    const options = this.#options;
    let now = this.#takeFixes(start, ['residue', 'joins']);
    if (options.splits) now = now.apply(splitEdits(this.#read(now), this.#engine.lexicon));
    now = this.#takeFixes(now, ['punctuation', 'quotes', 'headings', 'numbers']);
    if (options.spaces) {
      const draft = this.#read(now);
      now = now.apply(spaceEdits(draft, keptOf(this.#engine.check(draft, this.#config).findings)));
      now = now.apply(trailingEdits(this.#read(now)));
    }
    if (options.blankLines !== 'keep') now = now.apply(blankLineEdits(this.#read(now), options.blankLines));
    if (options.indent !== 'keep') now = now.apply(indentEdits(this.#read(now), options.indent));
    return now;
  }

  #read({ text }: Revision): Draft {
    if (this.#draft?.text !== text) this.#draft = this.#engine.read(text, this.#format, this.#config, this.#draft);
    return this.#draft;
  }

  /** Takes the fixes of these kinds until none is left: a line that is gone may lay bare another. */
  #takeFixes(start: Revision, kinds: readonly LayoutKind[]): Revision {
    const wanted = new Set(kinds.filter((kind) => this.#options[kind]));
    let now = start;
    for (let round = 0; round < MAX_ROUNDS && wanted.size > 0; round++) {
      const draft = this.#read(now);
      const { findings } = this.#engine.check(draft, this.#config);
      const next = now.apply(chooseFixes(findings, (finding) => layoutFix(finding, wanted, now.text)).edits);
      if (next.text === now.text) break;
      now = next;
    }
    return now;
  }
}

/** The fix of a finding that is layout, without those of its edits that would change a word. */
function layoutFix({ fixes }: Finding, wanted: ReadonlySet<LayoutKind>, text: string): Fix | undefined {
  const fix = fixes.find(({ layout }) => layout !== undefined && wanted.has(layout));
  if (!fix) return undefined;
  const edits = fix.edits.filter((one) => keepsWords(fix.layout!, text.slice(one.span.start, one.span.end), one.text));
  return edits.length === 0 ? undefined : { ...fix, edits };
}

const PAGE_MARK = /^\s*(?:\d{1,3}、)?$/;

function keepsWords(kind: LayoutKind, before: string, after: string): boolean {
  if (kind === 'residue') return after === '';
  if (kind === 'joins') return after === '' && PAGE_MARK.test(before);
  return wordsOf(before) === wordsOf(after);
}

/** All that is neither punctuation nor blank. */
function wordsOf(text: string): string {
  let words = '';
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if ((kind & (Kind.han | Kind.latin | Kind.digit | Kind.surrogate)) !== 0) words += text[at];
  }
  return words;
}

/** Places that a person has still to decide: a blank in them may be what is to be filled in. */
const keptOf = (findings: readonly Finding[]): Span[] =>
  findings
    .filter(({ span, fixes }) => span.end - span.start <= 20 && !fixes.some(({ layout }) => layout !== undefined))
    .map(({ span }) => span);

const isLineEnd = (character: string | undefined): boolean => character === '\n' || character === '\r';

/** The edits that lie in the lines that `range` touches. */
function within(text: string, edits: readonly Edit[], range: Span): Edit[] {
  let start = Math.max(0, Math.min(range.start, text.length));
  // A selection of whole lines ends at the start of the next.
  let end = range.end > start && isLineEnd(text[range.end - 1]) ? range.end - 1 : range.end;
  while (start > 0 && !isLineEnd(text[start - 1])) start--;
  while (end < text.length && !isLineEnd(text[end])) end++;
  if (text[end] === '\r' && text[end + 1] === '\n') end++;
  if (end < text.length) end++;
  return edits.filter(
    ({ span }) => span.start >= start && span.end <= end && (span.start < end || end === text.length),
  );
}

function countsOf(text: string, edits: readonly Edit[]): FormatCounts {
  const counts = { residue: 0, joins: 0, splits: 0, marks: 0, blanks: 0 };
  for (const { span, text: after } of edits) {
    const before = text.slice(span.start, span.end);
    const words = wordsOf(before) !== wordsOf(after);
    // An edit may be several at once: a deleted line and a page number behind it, a mark at the end of a joined line.
    const lines = words ? before.split(/\r\n?|\n/).filter((line) => line.trim() !== '') : [];
    const residue = lines.filter((line) => !PAGE_MARK.test(line)).length;
    const split = !words && lineEndsIn(after) > lineEndsIn(before);
    const joined = residue < lines.length || (!words && lineEndsIn(before) > lineEndsIn(after) && joins(text, span));
    counts.residue += residue;
    if (joined) counts.joins++;
    if (split) counts.splits++;
    if (!words && (/\S/.test(before) || /\S/.test(after))) counts.marks++;
    else if (!words && !joined && !split) counts.blanks++;
  }
  return counts;
}

const lineEndsIn = (text: string): number => text.split(/\r\n?|\n/).length - 1;

/** Whether a line goes on behind the span where one stood before it. */
const joins = (text: string, { start, end }: Span): boolean =>
  start > 0 && !isLineEnd(text[start - 1]) && end < text.length && !isLineEnd(text[end]);
