import type { Draft, Section } from '../core/index.js';

/** The innermost section that block `index` belongs to. */
export function sectionAt(draft: Draft, index: number): Section | undefined {
  let found: Section | undefined;
  let among = draft.outline;
  for (;;) {
    const next = lastOpenedBy(among, index);
    if (!next || next.until <= index) return found;
    found = next;
    among = next.children;
  }
}

/** Sections of one level are in order and do not overlap: the last that begins at or before the block. */
function lastOpenedBy(sections: readonly Section[], index: number): Section | undefined {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.block.index <= index) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}

/** The sections beside this one, itself included. */
export function siblingsOf(draft: Draft, section: Section): readonly Section[] {
  if (section.parent) return section.parent.children;
  return draft.parts.find(({ sections }) => sections.includes(section))?.sections ?? draft.outline;
}
