import { type Draft, type Section, type Span, sectionsIn } from '../core/index.js';
import { type Statistics, statistics } from './statistics.js';

/** How long a section is. */
export interface SectionLength extends Statistics {
  /** Its heading, absolute. */
  readonly span: Span;
}

/** Deeper sections are a paragraph or two: a figure above each would be more than the text. */
const DEEPEST = 2;

/** Length and reading time of the sections of the upper levels. @param speed characters a minute */
export function sectionLengths(draft: Draft, speed: number): readonly SectionLength[] {
  const lengths: SectionLength[] = [];
  for (const section of sectionsIn(draft.outline)) {
    if (section.level > DEEPEST || !isSection(section)) continue;
    lengths.push({ span: section.span, ...statistics(draft, section.block.index, section.until, speed) });
  }
  return lengths;
}

/** A numbered sentence of one paragraph is no section of its own. */
const isSection = ({ level, children, block, until }: Section): boolean =>
  level === 1 || children.length > 0 || until - block.index > 2;
