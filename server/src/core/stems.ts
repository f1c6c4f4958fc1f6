import type { Draft, Section } from './draft.js';
import type { Edit } from './finding.js';
import { decimalDepth } from './parse/decimals.js';
import type { Series } from './series.js';

/** Numbers before the last (2 in 2.1) that are not those of the heading above. */
export interface StemFault {
  /** Those that should begin otherwise, in the order of the text; the first is where it is seen. */
  readonly sections: readonly Section[];
  /** How they should begin: 3. */
  readonly expected: string;
  /** The heading that would bear their numbers is not there, see {@link StemFault.sections} for what it left behind. */
  readonly lacksHeading: boolean;
}

/** 1.2 for 1.2 监测, 2 for 二、; `undefined` where there is no number. */
export function pathOf({ marker }: Section): string | undefined {
  if (!marker) return undefined;
  return marker.stem === undefined ? String(marker.ordinal) : `${marker.stem}.${marker.ordinal}`;
}

/**
 * Looks at what stands before the last number of 2.1 and 2.1.1. Papers in which it seldom is the number of the heading above count
 * otherwise: there nothing is found.
 *
 * @param isDoubtful whether a heading's own number is wrong, so that it tells nothing of those below
 */
export function stemFaultsOf(all: readonly Series[], isDoubtful: (section: Section) => boolean): StemFault[] {
  const faults: StemFault[] = [];
  const seen = new Set<Section>();
  let agree = 0;
  let differ = 0;
  for (const { style, members } of all) {
    const parent = members[0]!.section.parent;
    const expected = parent && pathOf(parent);
    if (!decimalDepth(style) || !parent || expected === undefined) continue;
    if (decimalDepth(style) !== (decimalDepth(parent.marker!.style) ?? 0) + 1) continue;
    const others = members.map(({ section }) => section).filter(({ marker }) => marker!.stem !== expected);
    const most = others.length * 2 < members.length;
    const lacksHeading = !most && seen.has(parent);
    seen.add(parent);
    if (most) agree++;
    else if (!lacksHeading && !isDoubtful(parent)) differ++;
    if (others.length > 0 && !isDoubtful(parent)) faults.push({ sections: others, expected, lacksHeading });
  }
  return agree > 0 && agree >= differ ? faults : [];
}

/** Gives sections other numbers before the last, and those below them accordingly. */
export function restem({ text }: Pick<Draft, 'text'>, sections: readonly Section[], stem: string): Edit[] {
  return sections.flatMap(({ block, marker, children }): Edit[] => {
    const own = decimalDepth(marker?.style ?? 'han');
    if (!own) return [];
    const span = { start: block.start + marker!.span.start, end: block.start + marker!.numeral.start - 1 };
    const to = stem.replaceAll('.', text[span.end]!);
    const edits = text.slice(span.start, span.end) === to ? [] : [{ span, text: to }];
    return [...edits, ...restem({ text }, children, `${stem}.${marker!.ordinal}`)];
  });
}
