import { contentOf, type Draft, type MarkerStyle, type Paragraph, type Role } from '../draft.js';
import type { Edit } from '../rule.js';
import { isWrapped } from '../wrapped.js';
import { edit } from './edit.js';
import { blanksBesideCode } from './spaces.js';

const INDENT = '\u3000\u3000';

/** Roles that begin two characters in (GB/T 9704—2012 7.3.3, 7.3.4, 7.3.7). */
const INDENTED: ReadonlySet<Role> = new Set(['heading', 'body', 'closing', 'attachment', 'note']);
/** Roles that begin at the margin. Signature and date stand on the right, tables and bylines as they are. */
const FLUSH: ReadonlySet<Role> = new Set(['title', 'salutation', 'addressee']);

/** Runs of blank lines cut down. @param most how many may stay */
export function blankLineEdits(draft: Draft, wanted: 'one' | 'none'): Edit[] {
  const { blocks, text, format } = draft;
  const most = wanted === 'none' && format === 'plain' && !wrapped(draft) ? 0 : 1;
  const edits: Edit[] = [];
  const code = blanksBesideCode(blocks);
  for (let from = 0; from < blocks.length; from++) {
    if (blocks[from]!.paragraph.role !== 'blank') continue;
    let until = from;
    while (blocks[until]?.paragraph.role === 'blank') until++;
    if (!code.has(from)) {
      const first = blocks[from]!;
      const behind = blocks[until];
      const bom = text[first.start] === '\ufeff' ? 1 : 0;
      if (from === 0) {
        if (behind) edits.push(edit(first.start + bom, behind.start, ''));
      } else if (!behind) {
        // The last line end closes the last line.
        if (until - from > 1 || first.paragraph.text !== '') edits.push(edit(first.start, text.length, ''));
      } else if (until - from > most) edits.push(edit(blocks[from + most]!.start, behind.start, ''));
    }
    from = until;
  }
  return edits;
}

/** Indents of paragraphs. Lines that only go on with the one before keep theirs. */
export function indentEdits(draft: Draft, wanted: 'two' | 'none'): Edit[] {
  const { blocks, format } = draft;
  if ((format === 'markdown' && wanted === 'two') || wrapped(draft)) return [];
  const edits: Edit[] = [];
  let before: Paragraph | undefined;
  for (const block of blocks) {
    const { paragraph } = block;
    const { role, text } = paragraph;
    const flush = isFlush(paragraph);
    const indented = !flush && INDENTED.has(role) && beginsParagraph(paragraph, before);
    if (role !== 'blank') before = paragraph;
    if (!flush && !indented) continue;
    const from = text.startsWith('\ufeff') ? 1 : 0;
    // In Markdown a leading space may be structure; only full-width ones are an indent.
    const blanks = (format === 'markdown' ? /^\u3000+/ : /^[ \t\u00a0\u3000\u2000-\u200a]+/).exec(text.slice(from));
    const end = from + (blanks?.[0].length ?? 0);
    const right = flush || wanted === 'none' ? '' : INDENT;
    if (text.slice(from, end) !== right) edits.push(edit(block.start + from, block.start + end, right));
  }
  return edits;
}

/** 附件 above an attachment stands at the margin (GB/T 9704—2012 7.3.7), 附件：… before the signature does not. */
const isFlush = (paragraph: Paragraph): boolean =>
  FLUSH.has(paragraph.role) || (paragraph.role === 'attachment' && contentOf(paragraph).length <= 6);

/** Whether the line begins a paragraph of prose: not a name, a bullet, a cell, or the rest of the line before. */
function beginsParagraph(paragraph: Paragraph, before: Paragraph | undefined): boolean {
  const { role, marker, prose, indent } = paragraph;
  // 第一章 is centred; a list of attachments is aligned below its first.
  if (role === 'heading') return !marker || !CENTRED.has(marker.style);
  if (role === 'attachment') return prose[indent] === '附';
  if (role !== 'body' || marker) return true;
  if (BULLET.test(prose.slice(indent, indent + 2)) || !isSentence(paragraph)) return false;
  return before?.role !== 'body' || before.marker !== undefined || isWhole(before);
}

/** A bullet; —— begins a paragraph. */
const BULLET = /^(?:[-–•·●◆◇■□▲★☆※+*○|>#=~]|—(?!—))/u;

/** Chapters and their like, whose headings stand in the middle. */
const CENTRED: ReadonlySet<MarkerStyle> = new Set(['part', 'chapter', 'section']);

/** Prose of some length, or one that a mark ends. */
const isSentence = ({ prose, indent, end, han }: Paragraph): boolean =>
  han >= 30 || /。|[；：！？”]$/u.test(prose.slice(indent, end));

/** Whether nothing of the line stands in the next: a mark ends it. */
const isWhole = ({ prose, end }: Paragraph): boolean => /[。！？!?：:；;…”’）)》】」』.—]$/u.test(prose.slice(0, end));

const wrapped = ({ blocks }: Draft): boolean =>
  isWrapped(blocks.filter(({ paragraph: { role } }) => role !== 'blank' && role !== 'code'));
