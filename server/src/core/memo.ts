import type { Paragraph } from './draft.js';

let slots = 0;

/** What a new paragraph begins with: room for all that there are, so that it is made once. */
export const noneKept = (): unknown[] => new Array<unknown>(slots);

/**
 * What is kept with paragraphs, for as long as they live. A slot in the paragraph itself: with a document's thousands of
 * paragraphs, weak maps cost more than what most rules look for.
 */
export class Kept<T extends NonNullable<unknown>> {
  readonly #slot = slots++;

  get({ kept }: Paragraph): T | undefined {
    return kept[this.#slot] as T | undefined;
  }

  set({ kept }: Paragraph, value: T): void {
    kept[this.#slot] = value;
  }
}

/**
 * Keeps with each paragraph what was found in it, so that a rule of scope `draft` reads only what changed.
 * @param find must depend on nothing but the paragraph
 */
export function perParagraph<T extends NonNullable<unknown>>(
  find: (paragraph: Paragraph) => T,
): (paragraph: Paragraph) => T {
  const known = new Kept<T>();
  return (paragraph) => {
    let value = known.get(paragraph);
    if (value === undefined) {
      value = find(paragraph);
      known.set(paragraph, value);
    }
    return value;
  };
}

/**
 * Keeps with a paragraph what was found between it and the one above.
 * @param find must depend on nothing but its arguments; the third, where there is one, is known again by its identity
 */
export function perPair<T, By = void>(
  find: (upper: Paragraph, lower: Paragraph, by: By) => T,
): (upper: Paragraph, lower: Paragraph, by: By) => T {
  const known = new Kept<{ readonly upper: Paragraph; readonly by: By; readonly found: T }>();
  return (upper, lower, by) => {
    let pair = known.get(lower);
    if (pair?.upper !== upper || pair.by !== by) {
      pair = { upper, by, found: find(upper, lower, by) };
      known.set(lower, pair);
    }
    return pair.found;
  };
}
