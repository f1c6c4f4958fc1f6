import {
  blockAt,
  type Draft,
  type Finding,
  type MarkerStyle,
  overlaps,
  type Rule,
  type Span,
  type Text,
} from '../core/index.js';
import { announcedAt } from './announced.js';
import { referenceAt } from './references.js';
import { sectionAt, siblingsOf } from './sections.js';

/** What to show at a place: Markdown, and the range that it speaks of. */
export interface HoverContent {
  readonly span: Span;
  readonly markdown: Text;
}

/** What a hover needs beside the text. */
export interface HoverContext {
  readonly findings: readonly Finding[];
  readonly ruleOf: (id: string) => Rule | undefined;
  /** Address of the rule's page. */
  readonly pageOf: (id: string) => string;
}

/** The reason behind the findings at a place, and where an ordinal stands in its series. @param offset UTF-16 */
export function hover(draft: Draft, offset: number, context: HoverContext): HoverContent | undefined {
  const at = { start: offset, end: offset };
  const seen = new Set<string>();
  const here = context.findings.filter(({ rule, span }) => {
    if (seen.has(rule) || !overlaps(span, at)) return false;
    seen.add(rule);
    return true;
  });
  const parts: { span: Span; markdown: Text }[] = here.flatMap(({ rule: id, span }) => {
    const rule = context.ruleOf(id);
    return rule ? [{ span, markdown: explain(rule, context.pageOf(id)) }] : [];
  });
  const ordinal = ordinalAt(draft, offset);
  if (ordinal) parts.push(ordinal);
  const reference = referenceAt(draft, offset);
  if (reference) {
    const title = escapeMarkdown(reference.target.title);
    parts.push({ span: reference.span, markdown: { zh: `指“${title}”`, en: `means “${title}”` } });
  }
  const announced = announcedAt(draft, offset);
  if (announced) {
    const { span, written, found } = announced;
    parts.push({
      span,
      markdown: { zh: `说的是${written}，后面有 ${found} 条`, en: `${written} is announced, ${found} follow` },
    });
  }
  const first = parts[0];
  if (!first) return undefined;
  return {
    span: first.span,
    markdown: {
      zh: parts.map(({ markdown }) => markdown.zh).join('\n\n---\n\n'),
      en: parts.map(({ markdown }) => markdown.en).join('\n\n---\n\n'),
    },
  };
}

/** A rule in a few lines of Markdown: its name, why, clause, an example, and a link to its page. */
export function explain(rule: Rule, page: string): Text {
  const example = rule.examples.find(({ good }) => good !== undefined) ?? rule.examples[0];
  const say = (language: keyof Text): string => {
    const zh = language === 'zh';
    const lines = [`**${escapeMarkdown(rule.title[language])}** \`${rule.id}\``, escapeMarkdown(rule.why[language])];
    if (rule.clause) lines.push(`${zh ? '依据：' : 'Clause: '}${escapeMarkdown(rule.clause)}`);
    if (example) lines.push(exampleLines(example.bad, example.good, zh));
    lines.push(`[${zh ? '规则说明' : 'About this rule'}](${page})`);
    return lines.join('\n\n');
  };
  return { zh: say('zh'), en: say('en') };
}

/** Longer examples would fill the screen: the page has them whole. */
const EXAMPLE_LENGTH = 60;

function exampleLines(bad: string, good: string | undefined, zh: boolean): string {
  const right = good === undefined ? '' : `\n\n✓ ${escapeMarkdown(excerpt(good, firstDifference(bad, good)))}`;
  return `${zh ? '例：' : 'Example:'}\n\n✗ ${markedMarkdown(excerpt(bad, bad.indexOf('⟦')))}${right}`;
}

function firstDifference(bad: string, good: string): number {
  const plain = bad.replace(/[⟦⟧]/g, '');
  let at = 0;
  while (at < good.length && plain[at] === good[at]) at++;
  return at;
}

/** The line around `at`, cut where it is long. */
function excerpt(text: string, at: number): string {
  const place = Math.max(0, Math.min(at, text.length - 1));
  const lineStart = text.lastIndexOf('\n', place - 1) + 1;
  const next = text.indexOf('\n', place);
  const lineEnd = next === -1 ? text.length : next;
  const from = Math.max(lineStart, place - EXAMPLE_LENGTH / 2);
  const to = Math.min(lineEnd, from + EXAMPLE_LENGTH);
  return `${from > lineStart ? '…' : ''}${text.slice(from, to).trim()}${to < lineEnd ? '…' : ''}`;
}

function markedMarkdown(text: string): string {
  const escaped = escapeMarkdown(text);
  return escaped.includes('⟦') && escaped.includes('⟧') && !escaped.includes('⟦⟧')
    ? escaped.replaceAll('⟦', `**${JOINER}`).replaceAll('⟧', `${JOINER}**`)
    : escaped.replaceAll('⟦', '').replaceAll('⟧', '');
}

/** Shows nothing: without it ** beside a mark of punctuation is no emphasis (灌溉难题**；**). */
const JOINER = '\u2060';

/** Text that Markdown shows as it is. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&');

const classifier: Readonly<Partial<Record<MarkerStyle, Text>>> = {
  part: { zh: '部分', en: 'part' },
  chapter: { zh: '章', en: 'chapter' },
  section: { zh: '节', en: 'section' },
  article: { zh: '条', en: 'article' },
};

/** 第3节，共4节 for the mark of a heading, 第2项，共3项 for one inside a paragraph. */
function ordinalAt(draft: Draft, offset: number): HoverContent | undefined {
  const block = draft.blocks[blockAt(draft, offset)];
  if (!block) return undefined;
  const at = offset - block.start;
  const { items } = block.paragraph;
  const marker = items.find(({ span }) => span.start <= at && at <= span.end);
  if (!marker) return undefined;
  const span = { start: block.start + marker.span.start, end: block.start + marker.span.end };
  const section = sectionAt(draft, block.index);
  if (section && section.block.index === block.index && section.marker?.span.start === marker.span.start) {
    const siblings = siblingsOf(draft, section).filter((one) => one.marker?.style === marker.style);
    const place = siblings.indexOf(section) + 1;
    if (place === 0) return undefined;
    const unit = classifier[marker.style] ?? { zh: '节', en: 'section' };
    return {
      span,
      markdown: {
        zh: `第${place}${unit.zh}，共${siblings.length}${unit.zh}`,
        en: `${unit.en} ${place} of ${siblings.length}`,
      },
    };
  }
  const series = items.filter(({ style, stem }) => style === marker.style && stem === marker.stem);
  const place = series.indexOf(marker) + 1;
  return {
    span,
    markdown: { zh: `第${place}项，共${series.length}项`, en: `item ${place} of ${series.length}` },
  };
}
