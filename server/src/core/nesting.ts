import type { Marker, Paragraph } from './draft.js';
import { perParagraph } from './memo.js';

/** A list as far as it has come. */
interface OpenList {
  readonly id: number;
  last: number;
  /** Whether one of its items, the first left out, stands behind a 。. */
  sentences: boolean;
}

const NONE: readonly number[] = [];

/**
 * To which list of a paragraph each of its items belongs, by index: 0 for those of the paragraph itself, other numbers for
 * lists that stand within an item of another one of the same style (一是抓部署，做到两个明确：一是…；二是…。二是抓推进). A list
 * within an item begins behind a colon and ends where the other goes on. Empty where there is none.
 */
export const nestingOf = perParagraph(({ items, prose }: Paragraph): readonly number[] => {
  if (!mayNest(items)) return NONE;
  const lists = new Map<string, OpenList[]>();
  let made = 0;
  return items.map((item) => {
    const key = `${item.style}${item.stem ?? ''}`;
    const open = lists.get(key);
    if (!open) {
      lists.set(key, [{ id: 0, last: item.ordinal, sentences: false }]);
      return 0;
    }
    const before = markBefore(prose, item.span.start);
    if (item.ordinal === 1 && (before === '：' || before === ':')) {
      open.push({ id: ++made, last: 1, sentences: false });
      return made;
    }
    while (open.length > 1 && goesOnAbove(open, item.ordinal, before)) open.pop();
    const list = open.at(-1)!;
    list.last = item.ordinal;
    list.sentences ||= before === '。';
    return list.id;
  });
});

/** Only what begins with 一 twice may hold one list in another. */
function mayNest(items: readonly Marker[]): boolean {
  for (let i = 1; i < items.length; i++) {
    const { ordinal, style } = items[i]!;
    if (ordinal !== 1) continue;
    for (let k = i - 1; k >= 0; k--) if (items[k]!.style === style) return true;
  }
  return false;
}

/** Whether an item of this number goes on with the outer list: the inner one does not lead up to it, or ended with its sentence. */
function goesOnAbove(open: readonly OpenList[], ordinal: number, before: string): boolean {
  const inner = open.at(-1)!;
  if (open.at(-2)!.last + 1 !== ordinal) return false;
  return inner.last + 1 !== ordinal || (before === '。' && inner.last > 1 && !inner.sentences);
}

/** The character before `at` that is not blank; empty at the start. */
function markBefore(prose: string, at: number): string {
  let i = at - 1;
  while (i >= 0 && (prose[i] === ' ' || prose[i] === '\u3000')) i--;
  return prose[i] ?? '';
}
