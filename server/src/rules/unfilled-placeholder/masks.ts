import { isHan, MASK, type Paragraph, type ValueKind } from '../../core/index.js';
import {
  characterYearStart,
  isMaskedName,
  isUnitAfter,
  NOT_COUNTED,
  NUMBER_AFTER,
  PERCENT,
  PERSON_AFTER,
  PERSON_BEFORE,
  PLACE_AFTER,
  UNIT_AFTER,
  YEAR_AFTER,
  YEAR_BEFORE,
  yearStart,
} from './around.js';
import { familyAt, nextMask, type Token } from './families.js';
import { code, type Found, skipBlankLeft, skipBlankRight } from './found.js';
import { isPlaceholder, Place } from './meant.js';

function maskTokens(p: Paragraph, accepted: readonly string[]): Token[] {
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
    if (family === 'letter' && (s[start - 1] === '#' || s[start - 1] === '＃') && isHan(code(s, start - 2))) start--;
    if (accepted.some((word) => coveredBy(s, start, end, word))) continue;
    let year = family === 'some' || family === 'circle' ? -1 : yearStart(s, start, end);
    if (year === -1 && (family === 'letter' || family === 'times' || family === 'star'))
      year = characterYearStart(s, start, end);
    if (year !== -1) tokens.push({ start: year, end, year: true });
    else if (isPlaceholder(place, start, end, family)) {
      // [X]%: the brackets go with the mask.
      const square = /^[[［【]$/.test(s[start - 1] ?? '') && /^[\]］】](?!号)/.test(s.slice(end, end + 2));
      const whole = square && isUnitAfter(s, end + 1);
      tokens.push(whole ? { start: start - 1, end: end + 1, year: false } : { start, end, year: false });
    }
  }
  return tokens;
}

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
    const token = { ...tokens[i]! };
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

/** What kind of value a mask hides, by what stands around it. */
export function readValue(s: string, { start, end, year }: Token): ValueKind {
  // XX、XX、XX同志: what stands behind the last of a row tells of all.
  const row = /^(?:、[Xx×*]{1,4}){0,5}/.exec(s.slice(end, end + 25))![0].length;
  const after = s.slice(skipBlankRight(s, end + row), end + row + 10);
  const before = s.slice(Math.max(0, start - 8), skipBlankLeft(s, start - 1) + 1);
  if (year) return /[./-]/.test(s.slice(start, end)) ? 'date' : 'year';
  if (PERCENT.test(after)) return 'percent';
  if (/\d{4}[.\-/]$/.test(before)) return 'date';
  if (/[月日时分]$/.test(s.slice(start, end)) || /^(?:月|日)/.test(after)) return 'date';
  if (/^年/.test(after) && YEAR_BEFORE.test(before) && YEAR_AFTER.test(after)) return 'year';
  if (before.endsWith('第')) return 'number';
  if (/^年/.test(after)) return isYear(before, after, end - start) ? 'year' : 'number';
  // 总书记来X时
  if (/[来到赴回]$/.test(before) && /^时[，,]/.test(after)) return 'place';
  if (PERSON_AFTER.test(after) && !/^代表(?:大会|团)/.test(after)) return 'name';
  if (UNIT_AFTER.test(after) && !/^(?:(?:处|部|所|科|项目)(?:[，。、；,]|$)|所[中小高大幼学])/.test(after))
    return 'unit';
  if (PLACE_AFTER.test(after) && !/^组织/.test(after)) return 'place';
  if (NUMBER_AFTER.test(after) && !NOT_COUNTED.test(after)) return 'number';
  if (/^[:：][Xx×*]{2}(?![Xx×*])/.test(after) || /[Xx×*]{2}[:：]$/.test(before)) return 'date';
  // 我谨代表XX，: an office speaks, seldom a person.
  if (/[我谨]代表$/.test(before)) return 'unit';
  if (PERSON_BEFORE.test(before) || /^[：:](?!\d)/.test(after)) return 'name';
  if (isMaskedName(s, start)) return 'name';
  if (/百分之$/.test(before)) return 'percent';
  if (/(?:星期|周)$/.test(before) || /^[：:]\d/.test(after)) return 'date';
  if (/(?:我|全|在|(?<![达高加长降升低])到|来|赴|回|使|为)$/.test(before) && isHan(code(after, 0))) return 'place';
  return 'other';
}

/** XXXX年, 。XX年，全县, 比X年增加: a year; XX年来 and 走过XXX年 count years. */
const isYear = (before: string, after: string, length: number): boolean =>
  (length === 4 && !/^年(?:来|间|多|左右)/.test(after)) ||
  (/(?:^|[，。；、：:,;）)])$/.test(before) && /^年(?:度|底|末|初|[，,全我本上下]|$)/.test(after)) ||
  (/[比较]$/.test(before) && /^年(?:增|减|提|下|上|同)/.test(after)) ||
  /^年(?:是|全[省市县区乡镇校局]|[\u4e00-\u9fff]{0,2}工作(?:总结|要点|计划|情况|的))/.test(after);

/** Masks that stand for values. @param accepted words with a mask character that are meant so */
export function* masks(p: Paragraph, accepted: readonly string[]): Iterable<Found> {
  for (const token of merge(p.prose, maskTokens(p, accepted)))
    yield { start: token.start, end: token.end, value: () => readValue(p.prose, token) };
}
