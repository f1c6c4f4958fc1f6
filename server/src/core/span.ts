/** A half-open range of UTF-16 offsets, `start` inclusive, `end` exclusive: a JavaScript index, and LSP's default unit. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same range, `by` code units further on. */
export const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

/** Whether two ranges share at least one code unit; an empty range touches what it lies in or borders on. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.start === a.end || b.start === b.end ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;

/** A place as LSP and VS Code count it: line and character from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where lines start, so that an offset becomes a line and a column by binary search. LF, CRLF and a lone CR end a line. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  /** Number of lines; a text that ends with a line end has an empty last line. */
  get count(): number {
    return this.#starts.length;
  }

  /** @param offset UTF-16 offset; outside the text it is taken to the nearest end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return { line: low, character: at - this.#starts[low]! };
  }

  /** @param position 0-based; a character behind the end of its line is taken to that end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.#starts.length) return this.#text.length;
    const start = this.#starts[line]!;
    return Math.max(start, Math.min(start + character, this.lineEnd(line)));
  }

  /** Offset at which line `line` (0-based) starts. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** Offset behind the last character of line `line` (0-based), its line end left out. */
  lineEnd(line: number): number {
    let end = this.#starts[line + 1] ?? this.#text.length;
    const start = this.lineStart(line);
    while (end > start && isLineEnd(this.#text.charCodeAt(end - 1))) end--;
    return end;
  }
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

function lineStarts(text: string): number[] {
  const starts = [0];
  const hasCarriageReturn = text.includes('\r');
  if (!hasCarriageReturn) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) continue;
    if (isLineEnd(code)) starts.push(at + 1);
  }
  return starts;
}
