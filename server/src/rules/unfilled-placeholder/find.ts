import { Kind, type Paragraph } from '../../core/index.js';
import { missingDateAlone, missingDates } from './dates.js';
import { emptyBrackets, emptyQuotes, toFill } from './fields.js';
import { missingFigures } from './figures.js';
import { type Add, type Found, isSentence } from './found.js';
import { gaps } from './gaps.js';
import { masks } from './masks.js';
import { missingNames } from './names.js';
import { howMuch, otherMasks } from './other-masks.js';
import { Sign, signsIn } from './signs.js';

const NOTHING: readonly Found[] = [];

/** Every value of a paragraph that is missing, in order. @param accepted words with a mask character that are meant so */
export function findAll(p: Paragraph, accepted: readonly string[]): readonly Found[] {
  const s = p.prose;
  let found: Found[] | undefined;
  const add: Add = (all) => {
    for (const one of all) {
      found ??= [];
      found.push(one);
    }
  };
  const signs = signsIn(s);
  if (p.kinds & Kind.mask || ((signs & Sign.zero) !== 0 && /〇[〇月日]/.test(s))) add(masks(p, accepted));
  otherMasks(p, signs, add);
  if ((signs & Sign.empty) !== 0) add(emptyBrackets(p));
  if (p.kinds & Kind.quote && (s.includes('“”') || s.includes('“ ') || s.includes('“　'))) add(emptyQuotes(s));
  if (p.kinds & Kind.bracket || (signs & Sign.angle) !== 0) add(toFill(p));
  if (p.role === 'table') missingDateAlone(s, add);
  else {
    missingFigures(p, signs, add);
    missingDates(p, signs, add);
    missingNames(p, signs, add);
    if (p.kinds & Kind.blank && isSentence(p)) add(gaps(p));
  }
  if ((signs & Sign.many) !== 0) add(howMuch(s, found !== undefined));
  if (!found || found.length === 1) return found ?? NOTHING;
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
