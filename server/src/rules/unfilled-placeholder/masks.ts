import { MASK, type Paragraph } from '../../core/index.js';
import { familyAt, nextMask } from './families.js';
import type { Found } from './found.js';
import { isPlaceholder } from './meant.js';
import { Place } from './place.js';
import { digitsBefore, isCodeAt, isDigitAt, isHanAt, isLatinAt } from './text.js';
import { hiding, isUnitAfter, type Token } from './values.js';

/** X个, ××市, 20**年, ____, 某某: runs of a mask character. @param accepted words with one that are meant so */
export function* masks(p: Paragraph, accepted: readonly string[]): Iterable<Found> {
  for (const token of merge(p.prose, tokensIn(p, accepted))) yield hiding(p.prose, token);
}

/** The runs that stand for values, each by itself. */
function tokensIn(p: Paragraph, accepted: readonly string[]): Token[] {
  const s = p.prose;
  const place = new Place(p);
  const tokens: Token[] = [];
  let end = 0;
  for (let first = nextMask(s, 0); first !== -1; first = nextMask(s, end)) {
    let start = first;
    const family = familyAt(s, start)!;
    end = start + 1;
    while (familyAt(s, end) === family) end++;
    // \_\_: each escaped, as converters to Markdown write them.
    while (s[end] === MASK && p.text[end] === '\\' && familyAt(s, end + 1) === family) {
      if (start === first && p.text[start - 1] === '\\') start--;
      end += 2;
      while (familyAt(s, end) === family) end++;
    }
    // X X 市: one name, spaced.
    while (
      family !== 'some' &&
      family !== 'star' &&
      s[end] === ' ' &&
      familyAt(s, end + 1) === family &&
      end - start < 12
    ) {
      end += 2;
      while (familyAt(s, end) === family) end++;
    }
    // 项目#x个
    if (family === 'letter' && (s[start - 1] === '#' || s[start - 1] === '＃') && isHanAt(s, start - 2)) start--;
    if (accepted.some((word) => coveredBy(s, start, end, word))) continue;
    let year = family === 'some' || family === 'circle' ? -1 : yearStart(s, start, end);
    if (year === -1 && (family === 'letter' || family === 'times' || family === 'star'))
      year = characterYearStart(s, start, end);
    if (year !== -1) tokens.push({ start: year, end, year: true });
    else if (isPlaceholder(place, start, end, family)) {
      // [X]%: the brackets go with the mask.
      const square = /^[[［【]$/.test(s[start - 1] ?? '') && /^[\]］】](?!号)/.test(s.slice(end, end + 2));
      const whole = square && isUnitAfter(s, end + 1);
      tokens.push(whole ? { start: start - 1, end: end + 1 } : { start, end });
    }
  }
  return tokens;
}

/** Whether the run lies within `word`. */
function coveredBy(s: string, start: number, end: number, word: string): boolean {
  const from = Math.max(0, end - word.length);
  const at = s.slice(from, start + word.length).indexOf(word);
  return word !== '' && at !== -1 && from + at <= start;
}

const DATE_UNITS = ['年', '月', '日', '时', '分'];

/** Puts together what is one value: X-X, X.X, X%—X%, 20XX年X月X日. */
function merge(s: string, tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token: { start: number; end: number; year?: boolean } = { ...tokens[i]! };
    for (;;) {
      const next = tokens[i + 1];
      if (!next) break;
      const gap = s.slice(token.end, Math.min(next.start, token.end + 5));
      const ofDate = token.year && gap === '/';
      if (next.start - token.end <= 4 && (ofDate || /^(?:[%％]?[-–—~～－]{1,2}|[.．·]|)$/.test(gap))) {
        token.end = next.end;
        i++;
        continue;
      }
      const unit = DATE_UNITS.indexOf(s[token.end] ?? '');
      const following = unit === -1 ? undefined : DATE_UNITS[unit + 1];
      // 20XX年5月X日: what is already filled in between belongs to the same date.
      const between = following && /^.\d{1,2}[月日时]/.exec(s.slice(token.end, token.end + 4));
      const skip = between ? between[0].length : 1;
      if (following && next.start === token.end + skip && DATE_UNITS.includes(s[next.end] ?? '')) {
        if (between && !s.startsWith(following, token.end + skip - 1)) break;
        token.end = next.end;
        token.year = false;
        i++;
        continue;
      }
      break;
    }
    if (token.end !== tokens[i]!.end || token.start !== tokens[i]!.start) {
      const unit = s[token.end] ?? '';
      if (DATE_UNITS.includes(unit) && unit !== '年') token.end++;
    }
    merged.push(token);
  }
  return merged;
}

/** 20XX, 202X年, 20**年: where the year begins, or -1. */
function yearStart(s: string, start: number, end: number): number {
  const from = digitsBefore(s, start);
  const digits = s.slice(from, start);
  // 1920x年: a figure and a mask that ran into each other.
  if (s[end] === '年' && /^(?:19|20)\d\d$/.test(digits) && !isDigitAt(s, from - 1)) return from;
  if (!/^(?:19|20)\d?$/.test(digits)) return -1;
  if (isLatinAt(s, from - 1) || s[from - 1] === '.' || s[from - 1] === '_') return -1;
  const next = s[end] ?? '';
  if (isCodeAt(s, end)) return -1;
  const length = end - from;
  if (next === '年' || next === '学' || next === '届' || next === '级') return end - start <= 4 ? from : -1;
  // 201X/X/XX
  if (length === 4 && end - start === 1 && /^([./-])(?:[XxＸ×*]{1,2}|\d{1,2})\1/.test(s.slice(end, end + 4)))
    return from;
  return length === 4 && end - start === 2 ? from : -1;
}

/** 二〇××年, 二○二×年: how the year begins. */
const YEAR_IN_CHARACTERS = /(?:二[〇○零0Oo]|一九)[〇○零一二三四五六七八九]?$/;

/** 二〇××年: where the year begins, or -1. */
function characterYearStart(s: string, start: number, end: number): number {
  if (s[end] !== '年') return -1;
  const begun = YEAR_IN_CHARACTERS.exec(s.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  return begun > 0 && begun + end - start === 4 ? start - begun : -1;
}
