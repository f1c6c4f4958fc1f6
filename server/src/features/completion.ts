import {
  blockAt,
  type Draft,
  type Formula,
  isBlank,
  type Lexicon,
  type Part,
  type Section,
  type Span,
  type Text,
} from '../core/index.js';
import { firstBelow, nextOrdinal, writeOrdinal } from './ordinals.js';
import { sectionAt } from './sections.js';

/** Something that can be put in. */
export interface Suggestion {
  readonly kind: 'ordinal' | 'formula' | 'word';
  readonly label: string;
  readonly detail: Text;
  readonly text: string;
  /** What it replaces: the characters of it that are already typed. */
  readonly span: Span;
}

/** More than this before the cursor is a sentence, which nothing completes. In UTF-16 units. */
const MAX_TYPED = 12;

/**
 * What may follow at a place: ordinals at the start of a line, set phrases of the genre where they belong, and words of the
 * project anywhere.
 * @param words of the project
 */
export function completions(
  draft: Draft,
  offset: number,
  lexicon: Lexicon,
  words: readonly string[] = [],
): readonly Suggestion[] {
  return [...atLineStart(draft, offset, lexicon), ...wordsAt(draft, offset, words)];
}

function atLineStart(draft: Draft, offset: number, lexicon: Lexicon): readonly Suggestion[] {
  const lineStart = Math.max(draft.text.lastIndexOf('\n', offset - 1), draft.text.lastIndexOf('\r', offset - 1)) + 1;
  let start = lineStart;
  while (start < offset && (isBlank(draft.text.charCodeAt(start)) || draft.text.charCodeAt(start) === 0xfeff)) start++;
  const typed = draft.text.slice(start, offset);
  if (typed.length > MAX_TYPED || !onlyBlankAfter(draft.text, offset)) return [];
  const index = blockAt(draft, offset);
  if (inCode(draft, index)) return [];
  const span = { start, end: offset };
  return [...ordinalsAfter(draft, index, span, typed), ...formulasFor(draft, index, lexicon, span, typed)];
}

/**
 * The ordinal that most likely follows: in an empty line that of the paragraph before it, at the end of a numbered paragraph
 * its own next one. `undefined` where the text above is not numbered.
 * @param offset UTF-16
 */
export function nextAfter(draft: Draft, offset: number): string | undefined {
  const index = blockAt(draft, offset);
  const block = draft.blocks[index];
  if (!block || !onlyBlankAfter(draft.text, offset)) return undefined;
  const { role, marker, indent, text } = block.paragraph;
  if (role !== 'blank' && marker && block.start + marker.span.end < offset) return nextOrdinal({ text, marker });
  if (role !== 'blank' && block.start + indent < offset) return undefined;
  let at = index - 1;
  while (draft.blocks[at]?.paragraph.role === 'blank') at--;
  const above = draft.blocks[at]?.paragraph;
  if (!above || (above.role !== 'heading' && above.role !== 'body')) return undefined;
  const section = sectionBefore(draft, index);
  if (!section?.marker || section.block.index !== at) return undefined;
  return nextOrdinal({ text: above.text, marker: section.marker });
}

/** Words of the project of which two characters or more are typed. */
function wordsAt({ text }: Draft, offset: number, words: readonly string[]): Suggestion[] {
  const out: Suggestion[] = [];
  for (const word of new Set(words)) {
    for (let typed = Math.min(word.length - 1, offset); typed >= 2; typed--) {
      if (!word.startsWith(text.slice(offset - typed, offset))) continue;
      const span = { start: offset - typed, end: offset };
      out.push({
        kind: 'word',
        label: word,
        detail: { zh: '本项目用词', en: 'word of this project' },
        text: word,
        span,
      });
      break;
    }
  }
  return out;
}

/** A blank line between two of code is taken for code. */
function inCode(draft: Draft, index: number): boolean {
  const next = (from: number, step: number): string | undefined => {
    let at = from;
    while (draft.blocks[at]?.paragraph.role === 'blank') at += step;
    return draft.blocks[at]?.paragraph.role;
  };
  return next(index, 1) === 'code' && next(index, -1) === 'code';
}

function onlyBlankAfter(text: string, offset: number): boolean {
  let at = offset;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  return at >= text.length || code === 10 || code === 13;
}

/** Children of the section before the line first, then its next sibling, then those of the sections around it. */
function ordinalsAfter(draft: Draft, index: number, span: Span, typed: string): Suggestion[] {
  const before = sectionBefore(draft, index);
  const out: Suggestion[] = [];
  const add = (text: string | undefined, detail: Text): void => {
    if (text?.startsWith(typed) && text !== typed && !out.some((one) => one.text === text))
      out.push({ kind: 'ordinal', label: text.trim(), detail, text, span });
  };
  if (!before) {
    add(writeOrdinal('han', 1), { zh: '第一个标题', en: 'first heading' });
    return out;
  }
  if (before.marker && before.children.length === 0)
    add(firstBelow({ text: before.block.paragraph.text, marker: before.marker }), {
      zh: '下一级',
      en: 'one level down',
    });
  for (let section: Section | undefined = before; section; section = section.parent) {
    const { marker, block } = section;
    if (!marker) continue;
    add(nextOrdinal({ text: block.paragraph.text, marker }), {
      zh: `接“${clip(section.title)}”`,
      en: `after “${clip(section.title)}”`,
    });
  }
  return out;
}

const clip = (title: string): string =>
  title.length > 16 ? `${title.slice(0, 15).replace(/[\ud800-\udbff]$/, '')}…` : title;

/** The innermost section before the line; one that the line itself opens (its ordinal is being typed) does not count. */
function sectionBefore(draft: Draft, index: number): Section | undefined {
  for (let at = index; at >= 0; at--) {
    const section = sectionAt(draft, at);
    if (!section) continue;
    if (section.block.index < index) return section;
    at = section.block.index;
  }
  return undefined;
}

const partName: Readonly<Record<Formula['part'], Text>> = {
  opening: { zh: '开头', en: 'opening' },
  salutation: { zh: '称谓', en: 'salutation' },
  addressee: { zh: '主送机关', en: 'addressee' },
  transition: { zh: '过渡', en: 'transition' },
  closing: { zh: '结语', en: 'closing' },
};

function formulasFor(draft: Draft, index: number, lexicon: Lexicon, span: Span, typed: string): Suggestion[] {
  const part = draft.parts.find(({ from, until }) => from <= index && index < until) ?? draft.parts.at(-1);
  if (!part?.genre) return [];
  const wanted = partsAt(draft, part, index);
  return lexicon.formulas
    .filter(({ genre, part: where, text }) => {
      if (genre !== part.genre || !text.startsWith(typed) || text === typed) return false;
      return wanted.includes(where);
    })
    .sort(
      (a, b) =>
        wanted.indexOf(a.part) - wanted.indexOf(b.part) || Number(b.default ?? false) - Number(a.default ?? false),
    )
    .map(({ text, part: where }) => ({ kind: 'formula', label: text, detail: partName[where], text, span }));
}

const FRONT = new Set(['title', 'byline', 'number', 'salutation', 'addressee', 'blank', 'code']);
const BACK = new Set(['signature', 'date', 'attachment', 'note', 'closing', 'blank', 'code', 'residue']);

/**
 * Which set phrases a place asks for: 称谓 while nothing but the head stands above, 结语 while no body follows, 过渡 anywhere in
 * the body.
 */
function partsAt(draft: Draft, part: Part, index: number): readonly Formula['part'][] {
  const role = (at: number): string => draft.blocks[at]?.paragraph.role ?? 'blank';
  let atFront = true;
  for (let at = part.from; at < index && atFront; at++) atFront = FRONT.has(role(at));
  let atBack = true;
  for (let at = index + 1; at < part.until && atBack; at++) atBack = BACK.has(role(at));
  if (atFront) {
    const addressed = range(part.from, index).some((at) => role(at) === 'salutation' || role(at) === 'addressee');
    return addressed ? ['opening', 'transition'] : ['salutation', 'addressee', 'opening'];
  }
  return atBack ? ['closing', 'transition'] : ['transition'];
}

const range = (from: number, until: number): number[] =>
  Array.from({ length: Math.max(0, until - from) }, (_, i) => from + i);
