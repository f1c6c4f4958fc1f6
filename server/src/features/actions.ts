import {
  blockAt,
  chooseFixes,
  type Draft,
  type Edit,
  type Finding,
  ignoreFor,
  overlaps,
  type Rule,
  type Span,
  safeFix,
  type Text,
  UNUSED_IGNORE,
  VALUE_NAMES,
} from '../core/index.js';
import { ClientCommand, Command, FIX_ALL, type IgnoreArguments, type SetRuleArguments } from '../protocol.js';
import { ABSENT, certainFix } from './fixing.js';
import { PLACEHOLDER_RULE } from './placeholders.js';
import { valueKindOf } from './values.js';

/** Something that can be done about findings: edits of the document, or a command of the server. */
export interface Action {
  readonly title: Text;
  readonly kind: 'quickfix' | typeof FIX_ALL;
  /** What it removes. */
  readonly findings: readonly Finding[];
  /** The one that an editor's auto fix takes. */
  readonly preferred?: boolean;
  readonly edits?: readonly Edit[];
  /** The edits are not all safe: they are to be seen, and accepted, before they are made. */
  readonly confirm?: boolean;
  /** The placeholder that the client is to ask a value for. */
  readonly fill?: Span;
  readonly command?: { readonly id: string; readonly argument: IgnoreArguments | SetRuleArguments };
}

/** What to offer actions for. */
export interface ActionRequest {
  readonly uri: string;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  /** The selection; empty for a cursor. */
  readonly span: Span;
  readonly ruleOf: (id: string) => Rule | undefined;
  /** Whether ignores can be written: there is a place for the project file. */
  readonly canIgnore: boolean;
  /** Whether the client shows edits for a person to accept; if not, nothing but safe fixes is made at many places at once. */
  readonly canConfirm: boolean;
  /** Whether the client asks why something is to be ignored. */
  readonly canGiveReason: boolean;
  /** Whether the client asks what a placeholder stands for. */
  readonly canFill: boolean;
  /** Kinds that the editor asks for, `quickfix` or a prefix such as `source`; absent: all. */
  readonly only?: readonly string[];
}

/** A selection of a whole document must not fill the menu: the findings nearest to its start are offered. */
const MAX_FINDINGS = 20;

const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));

/** Actions for the findings that the selection touches, the most likely first. */
export function actions(request: ActionRequest): readonly Action[] {
  const out: Action[] = [];
  if (wants(request.only, 'quickfix')) out.push(...quickFixes(request));
  // Not beside quick fixes: there it would be offered at each place, and the bulb would never go out.
  if (request.only && wants(request.only, FIX_ALL)) {
    const all = fixAll(request.findings);
    if (all) out.push(all);
  }
  return out;
}

/** Every safe fix of the document at once. */
export function fixAll(findings: readonly Finding[]): Action | undefined {
  const { edits, fixed } = chooseFixes(findings, safeFix);
  if (fixed.length === 0) return undefined;
  return {
    title: { zh: `修复全部可以放心修改之处（${fixed.length}处）`, en: `Apply all safe fixes (${fixed.length})` },
    kind: FIX_ALL,
    findings: fixed,
    edits,
  };
}

function quickFixes(request: ActionRequest): Action[] {
  const here = request.findings.filter(({ span }) => overlaps(span, request.span)).slice(0, MAX_FINDINGS);
  const fixes = here.flatMap((finding) => [...(request.canFill ? fillOf(finding) : []), ...fixesOf(finding)]);
  const rules = [...new Set(here.map(({ rule }) => rule))];
  const groups = rules.flatMap((rule) => sameRule(request, rule));
  const safeOnes = here.some(safeFix) ? fixAll(request.findings) : undefined;
  const several = safeOnes && safeOnes.findings.length > 1 ? [{ ...safeOnes, kind: 'quickfix' as const }] : [];
  const comments = request.draft.format === 'markdown' ? directives(request, here, rules) : [];
  return [...fixes, ...groups, ...several, ...comments, ...(request.canIgnore ? ignores(request, here, rules) : [])];
}

/** Comments that leave a finding, for Markdown: there they stand beside what they speak of, and nobody reads them out. */
function directives(
  { draft, findings, ruleOf }: ActionRequest,
  here: readonly Finding[],
  rules: readonly string[],
): Action[] {
  const eol = draft.text.includes('\r\n') ? '\r\n' : '\n';
  const out: Action[] = [];
  for (const id of rules) {
    if (id === UNUSED_IGNORE) continue;
    const name = ruleOf(id)?.title ?? { zh: id, en: id };
    const add = (title: Text, at: number, comment: string, removes: readonly Finding[]): void => {
      const edits = [{ span: { start: at, end: at }, text: comment + eol }];
      out.push({ title, kind: 'quickfix', findings: removes, edits });
    };
    const finding = here.find(({ rule }) => rule === id)!;
    const block = draft.blocks[blockAt(draft, finding.span.start)];
    // A comment between the rows of a table would end it.
    if (block && block.paragraph.role !== 'table') {
      const { start, paragraph } = block;
      const removes = here.filter(
        ({ rule, span }) => rule === id && span.start >= start && span.start <= start + paragraph.text.length,
      );
      const title = { zh: `用注释忽略这一段：${name.zh}`, en: `Ignore “${name.en}” in this paragraph, by a comment` };
      add(title, start + bom(draft.text, start), `<!-- gongwen-disable-next-line ${id} -->`, removes);
    }
    const all = findings.filter(({ rule }) => rule === id);
    const title = { zh: `用注释忽略全文：${name.zh}`, en: `Ignore “${name.en}” in this file, by a comment` };
    add(title, topOf(draft.text), `<!-- gongwen-disable ${id} -->`, all);
  }
  return out;
}

const bom = (text: string, at: number): number => (at === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);

/** Where the text begins, behind a mark of the encoding and front matter. */
function topOf(text: string): number {
  const start = bom(text, 0);
  if (!/^---[ \t]*\r?\n/.test(text.slice(start, start + 100))) return start;
  const close = /\n(?:---|\.\.\.)[ \t]*\r?\n/.exec(text.slice(start));
  return close ? start + close.index + close[0].length : start;
}

function fillOf(finding: Finding): Action[] {
  if (finding.rule !== PLACEHOLDER_RULE) return [];
  const { zh, en } = VALUE_NAMES[valueKindOf(finding)];
  const title = { zh: `填写${zh}…`, en: `Fill in: ${en}…` };
  return [{ title, kind: 'quickfix', findings: [finding], preferred: true, fill: finding.span }];
}

function fixesOf(finding: Finding): Action[] {
  const certain = certainFix(finding);
  return finding.fixes.map((fix) => ({
    title: fix.title,
    kind: 'quickfix',
    findings: [finding],
    preferred: fix === certain,
    edits: fix.edits,
  }));
}

/**
 * 全部修复同类: the certain fix of each finding of the rule. Where a person has to choose (to which words a lone quotation mark
 * belongs), nothing is chosen: a wrong guess at many places leaves a text that looks clean and is not.
 */
function sameRule({ findings, ruleOf, canConfirm }: ActionRequest, id: string): Action[] {
  const same = findings.filter(({ rule }) => rule === id);
  if (same.length < 2) return [];
  const { edits, fixed } = chooseFixes(same, canConfirm ? certainFix : safeFix);
  if (fixed.length < 2) return [];
  const name = ruleOf(id)?.title ?? { zh: id, en: id };
  const left = same.length - fixed.length;
  const rest =
    left === 0
      ? { zh: '', en: '' }
      : { zh: `，另有${left}处须逐一处理`, en: `; ${left} more to be settled one by one` };
  return [
    {
      title: {
        zh: `全部修复同类：${name.zh}（${fixed.length}处${rest.zh}）`,
        en: `Fix all of “${name.en}” (${fixed.length}${rest.en})`,
      },
      kind: 'quickfix',
      findings: fixed,
      edits,
      ...(fixed.every(safeFix) ? {} : { confirm: true }),
    },
  ];
}

/** A whole sentence is no word: 忽略此词 is offered up to this length. */
const MAX_WORD = 12;

/** What an ignore calls the place: its words, or where they say nothing (a mark, a place where something is missing) the rule. */
function placeName({ draft, ruleOf }: ActionRequest, { rule, span }: Finding): Text {
  const text = shorten(draft.text.slice(span.start, span.end));
  if (!ABSENT.has(rule) && /[\p{L}\p{N}]/u.test(text)) return { zh: `“${text}”`, en: ` “${text}”` };
  const name = ruleOf(rule)?.title ?? { zh: rule, en: rule };
  return { zh: `：${name.zh}`, en: `: ${name.en}` };
}

function ignores(request: ActionRequest, here: readonly Finding[], rules: readonly string[]): Action[] {
  const { uri, draft, findings, ruleOf } = request;
  const out: Action[] = [];
  const ignore = (
    title: Text,
    removes: readonly Finding[],
    argument: Omit<IgnoreArguments, 'uri'>,
    id: string = Command.ignore,
  ): void => {
    out.push({ title, kind: 'quickfix', findings: removes, command: { id, argument: { uri, ...argument } } });
  };
  for (const finding of here) {
    // Its remedy is to go.
    if (finding.rule === UNUSED_IGNORE) continue;
    const name = placeName(request, finding);
    const argument = { ...ignoreFor(draft.text, finding), scope: 'document' as const };
    ignore({ zh: `忽略此处${name.zh}`, en: `Ignore this place${name.en}` }, [finding], argument);
    if (!request.canGiveReason) continue;
    const title = { zh: `忽略此处${name.zh}，并写明理由…`, en: `Ignore this place${name.en}, and say why…` };
    ignore(title, [finding], argument, ClientCommand.ignoreWithReason);
  }
  const words = new Set<string>();
  for (const { rule, span } of here) {
    const text = draft.text.slice(span.start, span.end);
    if (rule === UNUSED_IGNORE || ABSENT.has(rule) || !/[\p{L}\p{N}]/u.test(text)) continue;
    if (text.length < 2 || text.length > MAX_WORD || /[\r\n]/.test(text) || words.has(rule + text)) continue;
    words.add(rule + text);
    const same = findings.filter((one) => one.rule === rule && draft.text.slice(one.span.start, one.span.end) === text);
    ignore({ zh: `忽略此词“${text}”（本项目）`, en: `Ignore “${text}” in this project` }, same, {
      rule,
      text,
      scope: 'project',
    });
  }
  for (const rule of rules) {
    const name = ruleOf(rule)?.title ?? { zh: rule, en: rule };
    const same = findings.filter((one) => one.rule === rule);
    ignore({ zh: `本文件不查此规则：${name.zh}`, en: `Do not check “${name.en}” in this file` }, same, {
      rule,
      scope: 'document',
    });
    out.push({
      title: { zh: `在项目中关闭此规则：${name.zh}`, en: `Turn off “${name.en}” in this project` },
      kind: 'quickfix',
      findings: same,
      command: { id: Command.setRule, argument: { uri, rule, severity: 'off' } },
    });
  }
  return out;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_WORD ? `${line.slice(0, MAX_WORD - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
