import {
  type Directive,
  type Draft,
  directivesIn,
  type Finding,
  LineIndex,
  type Rule,
  type Severity,
  type Span,
  safeFix,
  type Text,
  VALUE_NAMES,
} from '../core/index.js';
import type { Status } from '../protocol.js';
import { ABSENT } from './fixing.js';
import { type OutlineItem, outline } from './outline.js';
import { PLACEHOLDER_RULE, type Placeholder, placeholders } from './placeholders.js';

/** A finding of an earlier state of the document, which is no longer there. */
export interface GoneFinding {
  readonly rule: string;
  /** What was found. */
  readonly text: string;
}

/** A finding that a person has decided to leave, with the reason that was given for it. */
export interface IgnoredFinding {
  readonly finding: Finding;
  readonly reason?: string;
}

/** All that a report is made of. */
export interface ReportInput {
  /** What the document is called. */
  readonly name: string;
  /** When the report was made, as it is to be written. */
  readonly date: string;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  /** Absent: it is not known what was changed. */
  readonly gone?: readonly GoneFinding[];
  readonly status: Pick<Status, 'official' | 'reasons' | 'genre' | 'counts' | 'characters' | 'minutes'>;
  readonly ruleOf: (id: string) => Rule | undefined;
  readonly language: keyof Text;
}

/** The form of a report: Markdown, or a page of HTML that needs nothing but itself. */
export type ReportFormat = 'markdown' | 'html';

/** 校对报告: what was found in a document, changed, ignored, and is still open, to be sent on. */
export function report(input: ReportInput, format: ReportFormat): string {
  const title = input.language === 'zh' ? `校对报告：${input.name}` : `Proofreading report: ${input.name}`;
  const blocks = [
    ...facts(input),
    ...found(input),
    ...changed(input),
    ...left(input),
    ...contents(input),
    ...open(input),
  ];
  return format === 'html' ? toHtml(title, blocks, input.language) : toMarkdown(title, blocks);
}

/** What a report consists of, before it is written in either form. All strings are plain text. */
type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly { readonly depth: number; readonly text: string }[] };

const severityName: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'information' },
  hint: { zh: '弱提示', en: 'hint' },
};

const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string): Block => ({ kind: 'text', text });

function facts({ name, date, status, findings, draft, language }: ReportInput): Block[] {
  const { official, reasons, genre, counts, characters, minutes } = status;
  const zh = language === 'zh';
  const evidence = reasons.map((reason) => reason.name).join(zh ? '、' : '; ');
  const verdict = official
    ? zh
      ? '按公文检查'
      : 'checked as official prose'
    : zh
      ? '不像公文，未作检查'
      : 'not official prose, not checked';
  const time = minutes.from === minutes.to ? String(minutes.from) : `${minutes.from}–${minutes.to}`;
  const placeholderCount = placeholders(draft, findings).length;
  const safe = findings.filter(safeFix).length;
  const rows = zh
    ? [
        ['文件', name],
        ['日期', date],
        ['判断', evidence === '' ? verdict : `${verdict}（${evidence}）`],
        ['文种', genre?.name ?? '标题没有写明'],
        ['字数', `${characters} 字`],
        ['朗读时长', `约 ${time} 分钟`],
        ['问题', `错误 ${counts.error}，警告 ${counts.warning}，提示 ${counts.info}，弱提示 ${counts.hint}`],
        ['可自动修改', `${safe} 处`],
        ['待填', `${placeholderCount} 处`],
      ]
    : [
        ['File', name],
        ['Date', date],
        ['Verdict', evidence === '' ? verdict : `${verdict} (${evidence})`],
        ['Genre', genre?.name ?? 'the title names none'],
        ['Length', `${characters} characters`],
        ['Time to read aloud', `about ${time} min`],
        ['Findings', `errors ${counts.error}, warnings ${counts.warning}, infos ${counts.info}, hints ${counts.hint}`],
        ['Safe to correct', String(safe)],
        ['Placeholders', String(placeholderCount)],
      ];
  return [{ kind: 'table', head: zh ? ['项目', '内容'] : ['Item', 'Content'], rows }];
}

const lineHead: Readonly<Record<keyof Text, readonly string[]>> = {
  zh: ['行', '级别', '原文', '说明'],
  en: ['Line', 'Severity', 'Text', 'What is wrong'],
};

function found({ draft, findings, ruleOf, language, status }: ReportInput): Block[] {
  const title = heading(language === 'zh' ? `问题（${findings.length}）` : `Findings (${findings.length})`);
  if (findings.length === 0) {
    const nothing = status.official
      ? { zh: '没有发现问题。', en: 'Nothing was found.' }
      : { zh: '这份文件没有检查。', en: 'The document was not checked.' };
    return [title, paragraph(nothing[language])];
  }
  const lines = new LineIndex(draft.text);
  const table = (all: readonly Finding[]): Block => ({
    kind: 'table',
    head: lineHead[language],
    rows: all.map(({ span, severity, message }) => [
      String(lines.positionAt(span.start).line + 1),
      severityName[severity][language],
      excerpt(draft.text, span),
      message[language],
    ]),
  });
  const groups = [...groupedByRule(findings)].sort(([, a], [, b]) => rank(a) - rank(b) || b.length - a.length);
  return [
    title,
    ...groups.flatMap(([id, all]): Block[] => {
      const rule = ruleOf(id);
      return [
        heading(`${rule?.title[language] ?? id}${language === 'zh' ? `（${all.length}）` : ` (${all.length})`}`, 3),
        ...(rule ? [paragraph(rule.why[language])] : []),
        // They have a table of their own, where equal ones are counted.
        ...(id === PLACEHOLDER_RULE
          ? [paragraph(language === 'zh' ? '逐处见文末“待填项”。' : 'See “Placeholders to fill” below.')]
          : [table(all)]),
      ];
    }),
  ];
}

function changed({ gone, ruleOf, language }: ReportInput): Block[] {
  if (!gone) return [];
  const title = heading(
    language === 'zh' ? `打开以来改好的（${gone.length}）` : `Corrected since it was opened (${gone.length})`,
  );
  if (gone.length === 0) return [title, paragraph(language === 'zh' ? '没有。' : 'Nothing.')];
  const counts = new Map<string, { readonly rule: string; readonly shown: string; count: number }>();
  for (const { rule, text } of gone) {
    // Where something was missing, the words of the place say nothing.
    const shown = ABSENT.has(rule) ? '' : clip(text);
    const known = counts.get(`${rule} ${shown}`);
    if (known) known.count++;
    else counts.set(`${rule} ${shown}`, { rule, shown, count: 1 });
  }
  const rows = [...counts.values()].map(({ rule, shown, count }) => [
    ruleOf(rule)?.title[language] ?? rule,
    shown,
    String(count),
  ]);
  const head = language === 'zh' ? ['问题', '原文', '处数'] : ['Finding', 'Text', 'Places'];
  return [title, { kind: 'table', head, rows }];
}

function left({ draft, ignored, ruleOf, language }: ReportInput): Block[] {
  const directives = directivesIn(draft).filter(({ kind }) => kind !== 'enable');
  const lines = new LineIndex(draft.text);
  const line = ({ start }: Span): string => String(lines.positionAt(start).line + 1);
  const rows = [
    ...ignored.map(({ finding: { rule, span }, reason }) => [
      line(span),
      ruleOf(rule)?.title[language] ?? rule,
      excerpt(draft.text, span),
      reason ?? '',
    ]),
    ...directives.map((directive) => [
      line(directive.span),
      rulesOf(directive, ruleOf, language),
      clip(draft.text.slice(directive.span.start, directive.span.end)),
      directive.reason ?? '',
    ]),
  ];
  const title = heading(language === 'zh' ? `已忽略（${rows.length}）` : `Ignored (${rows.length})`);
  if (rows.length === 0) return [title, paragraph(language === 'zh' ? '没有。' : 'Nothing.')];
  const head = language === 'zh' ? ['行', '规则', '原文', '理由'] : ['Line', 'Rule', 'Text', 'Reason'];
  return [title, { kind: 'table', head, rows }];
}

function rulesOf({ rules }: Directive, ruleOf: ReportInput['ruleOf'], language: keyof Text): string {
  if (rules.length === 0) return language === 'zh' ? '全部规则' : 'all rules';
  return rules.map(({ id }) => ruleOf(id)?.title[language] ?? id).join(language === 'zh' ? '、' : ', ');
}

function contents({ draft, language }: ReportInput): Block[] {
  const items: { depth: number; text: string }[] = [];
  const add = ({ name, detail, children }: OutlineItem, depth: number): void => {
    items.push({ depth, text: language === 'zh' ? `${name}（${detail.zh}）` : `${name} (${detail.en})` });
    for (const child of children) add(child, depth + 1);
  };
  for (const item of outline(draft)) add(item, 0);
  const title = heading(language === 'zh' ? '大纲' : 'Outline');
  if (items.length === 0)
    return [title, paragraph(language === 'zh' ? '没有带序号的标题。' : 'There are no numbered headings.')];
  return [title, { kind: 'list', items }];
}

function open({ draft, findings, language }: ReportInput): Block[] {
  const all = placeholders(draft, findings);
  const title = heading(language === 'zh' ? `待填项（${all.length}）` : `Placeholders to fill (${all.length})`);
  if (all.length === 0) return [title, paragraph(language === 'zh' ? '都填好了。' : 'All are filled.')];
  const lines = new LineIndex(draft.text);
  const head =
    language === 'zh'
      ? ['行', '填什么', '占位', '处数', '所在章节', '所在句（第一处）']
      : ['Line', 'What to fill in', 'Placeholder', 'Places', 'Section', 'Sentence (the first)'];
  const rows = grouped(all).map((group) => {
    const { kind, section, sentence, at, written } = group[0]!;
    const numbers = [...new Set(group.map(({ span }) => String(lines.positionAt(span.start).line + 1)))];
    return [
      numbers.slice(0, MOST_LINES).join(language === 'zh' ? '、' : ', ') + (numbers.length > MOST_LINES ? '…' : ''),
      VALUE_NAMES[kind][language],
      clip(written),
      String(group.length),
      section ? clip(section.title) : '',
      `${sentence.slice(0, at.start)}【${sentence.slice(at.start, at.end)}】${sentence.slice(at.end)}`,
    ];
  });
  return [title, { kind: 'table', head, rows }];
}

/** Lines that a row names. */
const MOST_LINES = 6;

/** Placeholders of one section that are written alike and ask for the same kind of value, in order of the first. */
function grouped(all: readonly Placeholder[]): Placeholder[][] {
  const groups = new Map<string, Placeholder[]>();
  for (const one of all) {
    const key = `${one.section?.start ?? ''} ${one.kind} ${one.written}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

const rank = (findings: readonly Finding[]): number => Math.min(...findings.map(({ severity }) => RANK[severity]));

function groupedByRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return groups;
}

/** Characters shown on either side of what was found, and of what was found itself, in UTF-16 units. */
const AROUND = 12;
const LONGEST = 60;

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

function excerpt(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/^[\udc00-\udfff]/, '');
  const after = text.slice(end, end + AROUND).replace(/[\ud800-\udbff]$/, '');
  const [head = ''] = before.split(/[\r\n]/).slice(-1);
  const [tail = ''] = after.split(/[\r\n]/);
  const more = (there: boolean): string => (there ? '…' : '');
  return `${more(head === before && start > AROUND)}${head.trimStart()}【${clip(text.slice(start, end))}】${tail.trimEnd()}${more(tail === after && end + AROUND < text.length)}`;
}

// --- the two forms

const markdown = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|~#&]/g, '\\$&');

function toMarkdown(title: string, blocks: readonly Block[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(markdown).join(' | ')} |`;
  const write = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return `${'#'.repeat(block.level)} ${markdown(block.text)}`;
      case 'text':
        return markdown(block.text);
      case 'list':
        return block.items.map(({ depth, text }) => `${'  '.repeat(depth)}- ${markdown(text)}`).join('\n');
      case 'table': {
        const { head, rows } = block;
        return [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
      }
    }
  };
  // A report quotes the faults of a document and must not be taken for one; said at the end, where no reader stumbles over it.
  return `${[`# ${markdown(title)}`, ...blocks.map(write), '<!-- gongwen: never -->'].join('\n\n')}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const html = (text: string): string =>
  text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '\ufffd').replace(/[&<>"]/g, (mark) => ENTITIES[mark]!);

/** The colours are the reader's own, light, dark or of high contrast. */
const STYLE = `:root{color-scheme:light dark}
body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
table{width:100%;border-collapse:collapse;margin:1rem 0}
th,td{border:1px solid GrayText;padding:.3rem .6rem;text-align:start;vertical-align:top}
th,td:first-child{white-space:nowrap}
@media print{body{margin:0}tr{break-inside:avoid}}`;

function toHtml(title: string, blocks: readonly Block[], language: keyof Text): string {
  const write = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return `<h${block.level}>${html(block.text)}</h${block.level}>`;
      case 'text':
        return `<p>${html(block.text)}</p>`;
      case 'list':
        return listOf(block.items);
      case 'table': {
        const { head, rows } = block;
        const cells = (row: readonly string[]): string => row.map((cell) => `<td>${html(cell)}</td>`).join('');
        const top = `<thead><tr>${head.map((cell) => `<th scope="col">${html(cell)}</th>`).join('')}</tr></thead>`;
        return `<table>${top}<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table>`;
      }
    }
  };
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${html(title)}</h1>
${blocks.map(write).join('\n')}
</body>
</html>
`;
}

function listOf(items: readonly { readonly depth: number; readonly text: string }[]): string {
  let out = '';
  let depth = -1;
  for (const item of items) {
    if (item.depth > depth) out += '<ul>';
    else out += `</li>${'</ul></li>'.repeat(depth - item.depth)}`;
    out += `<li>${html(item.text)}`;
    depth = item.depth;
  }
  return `${out}${'</li></ul>'.repeat(depth + 1)}`;
}
