import type { Paragraph } from './draft.js';

/**
 * Keeps with each paragraph what was found in it, so that a rule of scope `draft` reads only what changed.
 * @param find must depend on nothing but the paragraph
 */
export function perParagraph<T>(find: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  const found = new WeakMap<Paragraph, { readonly value: T }>();
  return (paragraph) => {
    let known = found.get(paragraph);
    if (!known) {
      known = { value: find(paragraph) };
      found.set(paragraph, known);
    }
    return known.value;
  };
}
