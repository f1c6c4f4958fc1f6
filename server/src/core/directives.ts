import type { Draft } from './draft.js';
import type { Finding, Fix, Report, Text } from './rule.js';
import type { Span } from './span.js';

/** The rule that speaks of ignores and directives for which nothing is found; the linter itself asks on its behalf. */
export const UNUSED_IGNORE = 'unused-ignore';

/** A rule that a directive names. */
interface Named {
  readonly id: string;
  readonly span: Span;
}

/**
 * A comment in a Markdown document that tells the linter what to leave: `<!-- gongwen-disable RULE… -->` (from there to
 * the end, or to `gongwen-enable`) and `<!-- gongwen-disable-next-line RULE… -->` (the paragraph below). Without a rule it
 * means all of them; behind ` -- ` stands a reason. Offsets are UTF-16, into the text.
 */
export interface Directive {
  readonly kind: 'disable' | 'enable' | 'next';
  /** The whole comment. */
  readonly span: Span;
  readonly rules: readonly Named[];
  readonly reason?: string;
  /** For `next`: the paragraph that it speaks of; absent where none follows. */
  readonly target?: Span;
}

const OPEN = /<!--[ \t]*gongwen-(disable-next-line|disable|enable)(?![\w-])/g;
const FENCE = /^ {0,3}(?:```|~~~)/;
const NONE: readonly never[] = [];

/** The directives of a draft, in order. Plain text has none: there a comment would be read out as text. */
export function directivesIn({ text, format, blocks }: Draft): readonly Directive[] {
  if (format !== 'markdown' || !text.includes('gongwen-')) return NONE;
  const found: (Directive & { readonly block: number })[] = [];
  let fenced = false;
  for (const { start, index, paragraph } of blocks) {
    if (paragraph.role === 'code' && FENCE.test(paragraph.text)) fenced = !fenced;
    if (fenced) continue;
    for (const match of paragraph.text.matchAll(OPEN)) {
      const from = match.index + match[0].length;
      const close = paragraph.text.indexOf('-->', from);
      if (close === -1) break;
      const inside = paragraph.text.slice(from, close);
      const dash = /(?:^|\s)--(?:\s|$)/.exec(inside);
      const names = dash ? inside.slice(0, dash.index) : inside;
      const reason = dash ? inside.slice(dash.index + dash[0].length).trim() : '';
      const rules = [...names.matchAll(/[^\s,，、]+/g)].map((name): Named => {
        const at = start + from + name.index;
        return { id: name[0], span: { start: at, end: at + name[0].length } };
      });
      found.push({
        kind: match[1] === 'disable-next-line' ? 'next' : (match[1] as 'disable' | 'enable'),
        span: { start: start + match.index, end: start + close + 3 },
        rules,
        ...(reason === '' ? {} : { reason }),
        block: index,
      });
    }
  }
  const own = new Set(found.map(({ block }) => block));
  return found.map(({ block, ...directive }) => {
    if (directive.kind !== 'next') return directive;
    const target = blocks
      .slice(block + 1)
      .find(({ index, paragraph }) => paragraph.role !== 'blank' && !own.has(index));
    if (!target) return directive;
    return { ...directive, target: { start: target.start, end: target.start + target.paragraph.text.length } };
  });
}

/** A directive, or one of the rules that it names, for which nothing was found. */
export interface UnusedDirective {
  readonly directive: Directive;
  /** Absent: the directive as a whole. */
  readonly rule?: Named;
}

/**
 * Leaves out what the directives say.
 *
 * @param findings in the order of their places
 */
export function obey(
  findings: readonly Finding[],
  directives: readonly Directive[],
): { readonly findings: Finding[]; readonly unused: readonly UnusedDirective[] } {
  const used = new Set<Directive | Named>();
  const left = findings.filter(({ rule, span }) => {
    let by: Directive | Named | undefined;
    for (const directive of directives) {
      const { kind, rules, target } = directive;
      if (directive.span.start > span.start) break;
      const named = rules.length === 0 ? directive : rules.find(({ id }) => id === rule);
      if (!named) continue;
      if (kind === 'enable') by = undefined;
      else if (kind === 'disable') by ??= named;
      else if (target && span.start >= target.start && span.start <= target.end) {
        by = named;
        break;
      }
    }
    if (by) used.add(by);
    return !by;
  });
  const unused = directives.flatMap((directive): UnusedDirective[] => {
    if (directive.kind === 'enable') return [];
    if (directive.rules.length === 0) return used.has(directive) ? [] : [{ directive }];
    const idle = directive.rules.filter((rule) => !used.has(rule));
    return idle.length === directive.rules.length ? [{ directive }] : idle.map((rule) => ({ directive, rule }));
  });
  return { findings: left, unused };
}

/** What to say of a directive that does nothing. @param isRule whether there is a rule of that id */
export function reportUnused(
  text: string,
  { directive, rule }: UnusedDirective,
  isRule: (id: string) => boolean,
): Report {
  const span = rule?.span ?? directive.span;
  const unknown = (rule ? [rule] : directive.rules).filter(({ id }) => !isRule(id)).map(({ id }) => id);
  const message: Text =
    unknown.length > 0
      ? {
          zh: `没有规则 ${unknown.join('、')}，这条注释不起作用。`,
          en: `There is no rule ${unknown.join(', ')}; the comment does nothing.`,
        }
      : rule
        ? {
            zh: `这里已经查不出 ${rule.id} 的问题，可以从注释里删去它。`,
            en: `${rule.id} finds nothing here any more; take it out of the comment.`,
          }
        : { zh: '这条忽略注释已经用不上，可以删去。', en: 'This comment ignores nothing any more; remove it.' };
  const title: Text = rule
    ? { zh: `删去 ${rule.id}`, en: `Remove ${rule.id}` }
    : { zh: '删去这条注释', en: 'Remove the comment' };
  const fix: Fix = {
    title,
    safety: 'suggestion',
    edits: [{ span: rule ? withGap(text, span) : withLine(text, span), text: '' }],
  };
  return { span, message, fixes: [fix] };
}

/** The span with what divides it from the name before it. */
function withGap(text: string, { start, end }: Span): Span {
  let from = start;
  while (/[\s,，、]/.test(text[from - 1] ?? '')) from--;
  return { start: from, end };
}

/** The span, with its line where nothing else stands in it. */
function withLine(text: string, { start, end }: Span): Span {
  let from = start;
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--;
  const lineStart = from === 0 || /[\r\n\ufeff]/.test(text[from - 1]!);
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end, end + 200));
  return lineStart && rest ? { start: from, end: end + rest[0].length } : { start, end };
}
