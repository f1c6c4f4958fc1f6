import type { Draft, Paragraph } from './draft.js';
import { perParagraph } from './memo.js';
import type { Edit, LayoutKind, Report, Severity, Text } from './rule.js';
import { type Span, shift } from './span.js';

/** A place that a point of style finds fault with. Offsets are relative to the paragraph. */
export interface PointPlace {
  /** What to show; from the first edit to the last if absent. */
  readonly span?: Span;
  /** Empty where there is no one right form. */
  readonly edits: readonly Edit[];
}

/** A point of style: reported once a document, at its first place, with one fix for all of them. */
export interface Point {
  readonly severity: Severity;
  /** Whether the fix can be made unseen. */
  readonly safe?: boolean;
  /** What of 排版 it is; absent where a person has to choose. */
  readonly layout?: LayoutKind;
  /** Signs that a paragraph must show to be looked at, see {@link oncePerDraft}. */
  readonly signs: number;
  /** How many places there must be before it speaks. */
  readonly least?: number;
  /** @param times how many places there are, as the end of a clause; empty for one */
  readonly message: (found: string, times: Text, count: number) => Text;
  readonly fix: (count: number) => Text;
  find(prose: string, paragraph: Paragraph): Iterable<PointPlace>;
}

interface Hit {
  readonly point: number;
  readonly span: Span;
  readonly edits: readonly Edit[];
}

/** A hit, and how far its paragraph is from the beginning of the text. */
interface Placed {
  readonly hit: Hit;
  readonly by: number;
}

const NONE: readonly Hit[] = [];
/** Longer ones are cut in the message. */
const LONGEST_FOUND = 20;

/**
 * A rule of several points.
 * @param signsOf what the paragraph shows, as bits that the points ask for; 0 where there is nothing to look for
 * @returns the rule's check
 */
export function oncePerDraft(
  points: readonly Point[],
  signsOf: (paragraph: Paragraph) => number,
): (draft: Draft) => Report[] {
  const hitsOf = perParagraph((paragraph): readonly Hit[] => {
    const signs = signsOf(paragraph);
    if (signs === 0) return NONE;
    let hits: Hit[] | undefined;
    for (let index = 0; index < points.length; index++) {
      const point = points[index]!;
      if ((point.signs & ~signs) !== 0) continue;
      for (const { edits, span } of point.find(paragraph.prose, paragraph)) {
        hits ??= [];
        hits.push({ point: index, span: span ?? { start: edits[0]!.span.start, end: edits.at(-1)!.span.end }, edits });
      }
    }
    return hits ?? NONE;
  });
  return (draft) => {
    let byPoint: (Placed[] | undefined)[] | undefined;
    for (const { start, paragraph } of draft.blocks) {
      for (const hit of hitsOf(paragraph)) {
        byPoint ??= [];
        byPoint[hit.point] ??= [];
        byPoint[hit.point]!.push({ hit, by: start });
      }
    }
    const reports: Report[] = [];
    byPoint?.forEach((hits, index) => {
      const point = points[index]!;
      if (hits && hits.length >= (point.least ?? 1)) reports.push(reportOf(point, hits, draft.text));
    });
    return reports;
  };
}

function reportOf({ severity, safe, layout, message, fix }: Point, hits: readonly Placed[], text: string): Report {
  let span = spanOf(hits[0]!);
  for (const hit of hits) if (hit.by + hit.hit.span.start < span.start) span = spanOf(hit);
  const found = text.slice(span.start, span.end);
  return {
    span,
    severity,
    message: message(
      found.length > LONGEST_FOUND ? `${found.slice(0, LONGEST_FOUND - 2)}…` : found,
      timesOf(hits.length),
      hits.length,
    ),
    fixes: () => {
      const edits = hits.flatMap(({ hit, by }) => hit.edits.map((edit) => ({ ...edit, span: shift(edit.span, by) })));
      if (edits.length === 0) return [];
      return [{ title: fix(hits.length), safety: safe ? 'safe' : 'suggestion', ...(layout ? { layout } : {}), edits }];
    },
  };
}

const spanOf = ({ hit, by }: Placed): Span => shift(hit.span, by);

const timesOf = (count: number): Text =>
  count === 1 ? { zh: '', en: '' } : { zh: `，全文共 ${count} 处`, en: ` (${count} places in the text)` };
