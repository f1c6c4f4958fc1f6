import type { Draft, Section } from './draft.js';
import { decimalDepth, pathOf } from './parse/decimals.js';
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

/** What a decimal heading right below another number should begin with; `undefined` for all others. */
function stemAbove({ marker, parent }: Section): string | undefined {
  const depth = marker && decimalDepth(marker.style);
  if (!depth || !parent?.marker) return undefined;
  return depth === (decimalDepth(parent.marker.style) ?? 0) + 1 ? pathOf(parent.marker) : undefined;
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

/** What a section is to bear. */
export interface NewNumber {
  /** Another last number. */
  readonly ordinal?: number;
  /** Before it, the number of the heading above. */
  readonly fits?: true;
}

/** Gives sections other numbers, and those below them that begin with theirs accordingly (2.1 below 2). */
export function numberSections(
  { text }: Pick<Draft, 'text'>,
  changes: Iterable<readonly [Section, NewNumber]>,
): Edit[] {
  // Headings before those below them.
  const wanted = new Map([...changes].sort(([a], [b]) => a.block.index - b.block.index));
  const done = new Set<Section>();
  const edits: Edit[] = [];
  const change = (section: Section, stem: string | undefined): void => {
    done.add(section);
    const { block, marker, children } = section;
    if (!marker) return;
    const { ordinal = marker.ordinal } = wanted.get(section) ?? {};
    if (stem !== marker.stem) {
      const span = { start: block.start + marker.span.start, end: block.start + marker.numeral.start - 1 };
      edits.push({ span, text: stem!.replaceAll('.', text[span.end]!) });
    }
    if (ordinal !== marker.ordinal) {
      const span = shift(marker.numeral, block.start);
      edits.push({ span, text: writeOrdinal(text.slice(span.start, span.end), ordinal) });
    }
    const old = pathOf(marker);
    const now = pathOf({ stem, ordinal });
    for (const child of children) {
      const own = child.marker?.stem;
      const follows = stemAbove(child) !== undefined && (own === old || own === now || wanted.get(child)?.fits);
      if (follows || wanted.has(child)) change(child, follows ? now : own);
    }
  };
  for (const [section, { fits }] of wanted) {
    const { marker } = section;
    if (!done.has(section)) change(section, (fits && stemAbove(section)) || marker?.stem);
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}
