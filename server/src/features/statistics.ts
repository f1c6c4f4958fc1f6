import { type Draft, isBlank, isDigit, isHan, Kept, Kind, kindOf, MASK, type Paragraph } from '../core/index.js';

/** How fast an official text is read aloud, in characters a minute. */
export const READING_SPEED = 220;
/** Speakers differ from it by so much, in characters a minute. */
const SPREAD = 20;

const MASK_CODE = MASK.charCodeAt(0);
const counted = new Kept<number>();

/**
 * 字数 of a paragraph: each Chinese character and each mark is one, and each run of Latin letters or digits is one.
 * Blanks, and what is no prose, do not count.
 */
export function charactersOf(paragraph: Paragraph): number {
  let count = counted.get(paragraph);
  if (count === undefined) {
    count = countIn(paragraph.prose);
    counted.set(paragraph, count);
  }
  return count;
}

function countIn(text: string): number {
  let count = 0;
  let inRun = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    const runs = isDigit(code) || (kindOf(code) & Kind.latin) !== 0;
    const joins =
      inRun && (code === 46 || code === 44 || code === 45 || code === 37) && isRunner(text.charCodeAt(i + 1));
    if (runs) {
      if (!inRun) count++;
    } else if (joins) continue;
    else if (isHan(code) || !(isBlank(code) || code < 32 || code === MASK_CODE)) count++;
    inRun = runs;
  }
  return count;
}

const isRunner = (code: number): boolean => isDigit(code) || (kindOf(code) & Kind.latin) !== 0;

/** What a writer wants to know of the length of a text. */
export interface Statistics {
  /** 字数, see {@link charactersOf}. */
  readonly characters: number;
  /** Minutes to read it aloud, for a quick and for a slow speaker; at least 1 where there is anything to read. */
  readonly minutes: { readonly from: number; readonly to: number };
}

/**
 * Counts blocks `from` … `until - 1` of a draft; absent bounds: the whole.
 * @param speed characters a minute, more than {@link SPREAD}
 */
export function statistics(draft: Draft, from = 0, until = draft.blocks.length, speed = READING_SPEED): Statistics {
  let characters = 0;
  for (let index = from; index < until; index++) {
    const { paragraph } = draft.blocks[index]!;
    if (paragraph.role !== 'code') characters += charactersOf(paragraph);
  }
  const minutes = (at: number): number => (characters === 0 ? 0 : Math.max(1, Math.round(characters / at)));
  return { characters, minutes: { from: minutes(speed + SPREAD), to: minutes(speed - SPREAD) } };
}
