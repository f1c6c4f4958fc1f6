import type { Draft, Section } from './draft.js';
import { decimalDepth } from './parse/decimals.js';
import type { Edit } from './rule.js';
import { type Series, writeOrdinal } from './series.js';
import { shift } from './span.js';

/** Numbers before the last (2 in 2.1) that are not those of the heading above. */
export interface StemFault {
  /** Those that should begin otherwise, in the order of the text; the first is where it is seen. */
  readonly sections: readonly Section[];
  /** How they should begin: 3. */
  readonly expected: string;
  /** Whether those that fit stand above them: the heading between seems to be missing. */
  readonly lacksHeading: boolean;
}

/** 1.2 for 1.2 监测, 2 for 二、; `undefined` where there is no number. */
export function pathOf({ marker }: Section): string | undefined {
  if (!marker) return undefined;
  return marker.stem === undefined ? String(marker.ordinal) : `${marker.stem}.${marker.ordinal}`;
}

/** What a decimal heading right below another number should begin with; `undefined` for all others. */
function stemAbove({ marker, parent }: Section): string | undefined {
  const depth = marker && decimalDepth(marker.style);
  if (!depth || !parent?.marker) return undefined;
  return depth === (decimalDepth(parent.marker.style) ?? 0) + 1 ? pathOf(parent) : undefined;
}

/** Whether 2.1 stands below another heading than 2. */
export function isMisplaced(section: Section): boolean {
  const stem = stemAbove(section);
  return stem !== undefined && section.marker!.stem !== stem;
}

/**
 * Looks at what stands before the last number of 2.1 and 2.1.1. Papers in which it seldom is the number of the heading above count
 * otherwise: there nothing is found.
 *
 * @param all of one draft, headings before those below them
 * @param isDoubtful whether a heading's own number is wrong, so that it tells nothing of those below
 */
export function stemFaultsOf(all: readonly Series[], isDoubtful: (section: Section) => boolean): StemFault[] {
  const faults: StemFault[] = [];
  const seen = new Set<Section>();
  const wrong = new Set<Section>();
  let agree = 0;
  let differ = 0;
  for (const { members } of all) {
    const { section } = members[0]!;
    const expected = stemAbove(section);
    const { parent } = section;
    if (expected === undefined || !parent) continue;
    const others = members.map((member) => member.section).filter(isMisplaced);
    const most = others.length * 2 < members.length;
    const lacksHeading = !most && seen.has(parent);
    const doubtful = wrong.has(parent) || isDoubtful(parent);
    seen.add(parent);
    if (most) agree++;
    else if (!lacksHeading && !doubtful) differ++;
    if (others.length === 0 || doubtful) continue;
    faults.push({ sections: others, expected, lacksHeading });
    for (const other of others) wrong.add(other);
  }
  return agree > 0 && agree >= differ ? faults : [];
}

/** Gives sections other numbers before the last, and those below them accordingly. */
export const restem = (draft: Pick<Draft, 'text'>, sections: readonly Section[], stem: string): Edit[] =>
  sections.flatMap((section): Edit[] => {
    const { block, marker, children } = section;
    if (!marker || !decimalDepth(marker.style)) return [];
    const span = { start: block.start + marker.span.start, end: block.start + marker.numeral.start - 1 };
    const to = stem.replaceAll('.', draft.text[span.end]!);
    const own = draft.text.slice(span.start, span.end) === to ? [] : [{ span, text: to }];
    return [...own, ...restem(draft, children, `${stem}.${marker.ordinal}`)];
  });

/** Gives a section another number, and those below it that begin with its number accordingly. */
export function numberSection(draft: Pick<Draft, 'text'>, section: Section, ordinal: number): Edit[] {
  const { block, marker, children } = section;
  if (!marker) return [];
  const span = shift(marker.numeral, block.start);
  const own = { span, text: writeOrdinal(draft.text.slice(span.start, span.end), ordinal) };
  const to = pathOf({ ...section, marker: { ...marker, ordinal } })!;
  const below = children.filter((child) => stemAbove(child) && [pathOf(section), to].includes(child.marker!.stem));
  return [own, ...restem(draft, below, to)];
}
