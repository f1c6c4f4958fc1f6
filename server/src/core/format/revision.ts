import { applyEdits } from '../fix.js';
import type { Edit } from '../rule.js';

/** A text on its way through several rounds of edits, which knows of each character where it stood in the first. */
export class Revision {
  readonly text: string;
  readonly #first: string;
  /** Offset in the first text by offset in this one; -1 for what was put in. */
  readonly #origins: Int32Array;

  private constructor(text: string, first: string, origins: Int32Array) {
    this.text = text;
    this.#first = first;
    this.#origins = origins;
  }

  static of(text: string): Revision {
    return new Revision(
      text,
      text,
      Int32Array.from({ length: text.length }, (_, at) => at),
    );
  }

  /** The text after the edits; the same object where nothing changes. @throws {RangeError} where two of them overlap. */
  apply(edits: readonly Edit[]): Revision {
    const sorted = edits
      .map((edit) => trimmed(edit, this.text))
      .filter(({ span, text }) => span.start !== span.end || text !== '')
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    if (sorted.length === 0) return this;
    const text = applyEdits(this.text, sorted);
    const origins = new Int32Array(text.length);
    let from = 0;
    let at = 0;
    for (const { span, text: inserted } of sorted) {
      origins.set(this.#origins.subarray(from, span.start), at);
      at += span.start - from;
      origins.fill(-1, at, at + inserted.length);
      at += inserted.length;
      from = span.end;
    }
    origins.set(this.#origins.subarray(from), at);
    return new Revision(text, this.#first, origins);
  }

  /** What leads from the first text to this one: the smallest edits, in order, none touching another. */
  edits(): Edit[] {
    const edits: Edit[] = [];
    const { text } = this;
    let expected = 0;
    let at = 0;
    while (at <= text.length) {
      let behind = at;
      while (behind < text.length && this.#origins[behind] === -1) behind++;
      const origin = behind < text.length ? this.#origins[behind]! : this.#first.length;
      if (behind > at || origin > expected) {
        const edit = trimmed({ span: { start: expected, end: origin }, text: text.slice(at, behind) }, this.#first);
        if (edit.span.start !== edit.span.end || edit.text !== '') edits.push(edit);
      }
      expected = origin + 1;
      at = behind + 1;
    }
    return edits;
  }
}

/** The edit without what it leaves as it is at its ends. */
function trimmed({ span, text }: Edit, source: string): Edit {
  let { start, end } = span;
  let from = 0;
  let to = text.length;
  while (start < end && from < to && source.charCodeAt(start) === text.charCodeAt(from)) {
    start++;
    from++;
  }
  while (start < end && from < to && source.charCodeAt(end - 1) === text.charCodeAt(to - 1)) {
    end--;
    to--;
  }
  return { span: { start, end }, text: text.slice(from, to) };
}
