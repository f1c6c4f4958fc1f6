import type { Edit, Finding, Fix } from './rule.js';
import type { Span } from './span.js';

/** The text after the edits. @throws {RangeError} where two of them overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let out = '';
  let at = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < at) throw new RangeError(`edits overlap at ${span.start}`);
    out += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return out + text.slice(at);
}

/** A fix that puts another word in the place of one. */
export const replacement = (span: Span, text: string, safety: Fix['safety'] = 'suggestion'): Fix => ({
  title: { zh: `改为“${text}”`, en: `Replace with “${text}”` },
  safety,
  edits: [{ span, text }],
});

/** The remedies chosen for several findings, each taken whole or not at all. */
export interface Chosen {
  readonly edits: readonly Edit[];
  /** The findings whose remedy was taken; the others overlapped one of them. */
  readonly fixed: readonly Finding[];
}

/**
 * Takes one fix for each finding, from the first to the last, and leaves out those that touch one already taken.
 * @param choose the fix to take for a finding, or `undefined` to leave it.
 */
export function chooseFixes(findings: readonly Finding[], choose: (finding: Finding) => Fix | undefined): Chosen {
  const taken = new Taken();
  const edits: Edit[] = [];
  const fixed: Finding[] = [];
  for (const finding of findings) {
    const fix = choose(finding);
    if (!fix || fix.edits.length === 0 || !taken.add(fix.edits)) continue;
    edits.push(...fix.edits);
    fixed.push(finding);
  }
  return { edits, fixed };
}

/** The first fix of a finding that may be applied without asking. */
export const safeFix = (finding: Finding): Fix | undefined => finding.fixes.find(({ safety }) => safety === 'safe');

/** Spans already edited, sorted, none overlapping. */
class Taken {
  readonly #edits: Edit[] = [];

  /** Adds all of them, or none where one collides. Two insertions at one place collide too: their order would be chance. */
  add(edits: readonly Edit[]): boolean {
    const places = edits.map((edit) => [edit, this.#place(edit.span.start)] as const);
    for (const [{ span }, at] of places) {
      const before = this.#edits[at - 1]?.span;
      const after = this.#edits[at]?.span;
      if (before && (before.end > span.start || (before.end === span.start && before.start === before.end)))
        return false;
      if (after && (after.start < span.end || after.start === span.start)) return false;
    }
    for (const edit of edits) this.#edits.splice(this.#place(edit.span.start), 0, edit);
    return true;
  }

  #place(start: number): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#edits[middle]!.span.start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
