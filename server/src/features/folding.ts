import { contentSpan, type Draft, type Section, type Span } from '../core/index.js';
import { endOf } from './outline.js';

/**
 * What can be folded: each section from its heading to its end, and each document within the document. Spans that lie
 * on one line are for the caller to leave out, who knows the lines.
 */
export function foldings(draft: Draft): readonly Span[] {
  const spans: Span[] = [];
  const add = (section: Section): void => {
    spans.push({ start: section.span.start, end: endOf(draft, section.block.index, section.until) });
    section.children.forEach(add);
  };
  if (draft.parts.length > 1) {
    for (const part of draft.parts) {
      const title = part.titleBlocks[0];
      if (title) spans.push({ start: contentSpan(title).start, end: endOf(draft, title.index, part.until) });
    }
  }
  draft.outline.forEach(add);
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}
