import { blockAt, type Draft, type Edit, type Finding, type Span, type ValueKind } from '../core/index.js';
import { sectionAt } from './sections.js';
import { type Checked, checkValue, valueKindOf } from './values.js';

/** The rule whose findings are 待填项. */
export const PLACEHOLDER_RULE = 'unfilled-placeholder';

/** 待填项: a value that is still to be filled in. Offsets are absolute. */
export interface Placeholder {
  readonly span: Span;
  readonly kind: ValueKind;
  readonly written: string;
  /** The sentence that it stands in, cut where it is long, and where in it the placeholder stands. */
  readonly sentence: string;
  readonly at: Span;
  /** Heading of the section that it stands in; absent above the first heading. */
  readonly section?: { readonly title: string; readonly start: number };
  /** Equal where very likely the same value is wanted: the same masked name, the same year. Absent for what stands for itself. */
  readonly group?: string;
  /** How many others of its group are filled with it on demand. */
  readonly others: number;
}

/** All placeholders of a document, in order. @param findings of any rule */
export function placeholders(draft: Draft, findings: readonly Finding[]): readonly Placeholder[] {
  const found = findings.filter(({ rule }) => rule === PLACEHOLDER_RULE).map((finding) => read(draft, finding));
  const inGroup = new Map<string, number>();
  const inSentence = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { group, kind, sentence } of found) {
    if (group === undefined) continue;
    add(inGroup, group);
    if (kind === 'year') add(inSentence, `${group} ${sentence}`);
  }
  return found.map((one): Placeholder => {
    const { group, kind, sentence } = one;
    if (group === undefined) return { ...one, others: 0 };
    const apart = kind === 'year' ? (inSentence.get(`${group} ${sentence}`) ?? 1) : 1;
    return { ...one, others: (inGroup.get(group) ?? apart) - apart };
  });
}

/** Whether what `one` is filled with goes into `other` too. 从20XX年到20XX年: two years of one sentence are two years. */
const belongs = (one: Placeholder, other: Placeholder): boolean =>
  other.group === one.group && (one.kind !== 'year' || other.sentence !== one.sentence);

type Found = Omit<Placeholder, 'others'>;

function read(draft: Draft, finding: Finding): Found {
  const { span } = finding;
  const block = draft.blocks[blockAt(draft, span.start)]!;
  const section = sectionAt(draft, block.index);
  const kind = valueKindOf(finding);
  const written = draft.text.slice(span.start, span.end);
  const group = groupOf(draft, { kind, written, span });
  return {
    span,
    kind,
    written,
    ...(group === undefined ? {} : { group }),
    ...sentenceAround(block.paragraph.text, block.start, span),
    ...(section ? { section: { title: section.title, start: section.span.start } } : {}),
  };
}

/** Characters shown on either side of a placeholder. */
const AROUND = 40;

function sentenceAround(text: string, offset: number, span: Span): Pick<Placeholder, 'sentence' | 'at'> {
  const start = span.start - offset;
  const end = span.end - offset;
  let from = start;
  while (from > 0 && start - from < AROUND && !'。！？；\n'.includes(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end < AROUND && !'。！？；\n'.includes(text[to - 1] ?? '')) to++;
  while (from < start && /\s/.test(text[from]!)) from++;
  const sentence = text.slice(from, to).replace(/\s/g, ' ').trimEnd();
  return { sentence, at: { start: start - from, end: end - from } };
}

const PLACE = /^(?:自治区|自治州|自治县|开发区|新区|街道|社区|[省市县区州盟旗乡镇村屯])(?:[委政]?)/;
const AFTER_UNIT = /^(?:有限公司|集团|公司|企业|学校|大学|学院|中学|小学|医院|银行|[局厅委办处科所院站厂部]|协会|中心)/;
const AFTER_NAME = /^(?:同志|先生|女士|副?(?:书记|主任|主席|[局厅处科部市县区镇乡省州院校会所站]长))/;

/** Equal: the same thing was masked. What is counted differs from place to place and has no group. */
function groupOf(
  { text }: Draft,
  { kind, written, span }: Pick<Found, 'kind' | 'written' | 'span'>,
): string | undefined {
  const after = text.slice(span.end, span.end + 6);
  const tail = (pattern: RegExp): string => pattern.exec(after)?.[0] ?? '';
  switch (kind) {
    case 'place':
      return `place ${written} ${tail(PLACE).replace(/[委政]$/, '')}`;
    case 'unit':
      return `unit ${written} ${tail(AFTER_UNIT)}`;
    case 'name':
      return `name ${text.slice(Math.max(0, span.start - 1), span.start).replace(/[^\p{Script=Han}]/u, '')} ${written} ${tail(AFTER_NAME)}`;
    case 'year':
      return `year ${written}`;
    default:
      return undefined;
  }
}

/** Checks a value for a placeholder, see {@link checkValue}. */
function checkFor({ text }: Draft, { kind, written, span }: Placeholder, entered: string): Checked {
  const slot = slotIn(written);
  return checkValue(kind, entered, {
    before: text.slice(Math.max(0, span.start - 10), span.start) + slot.before,
    after: slot.after + text.slice(span.end, span.end + 10),
    written,
  });
}

/**
 * Fills a placeholder, and on demand those that want the same value.
 * @param index of the placeholder in `list`
 * @returns the edits, all of them or none: a value that does not fit is said to be so
 */
export function fill(
  draft: Draft,
  list: readonly Placeholder[],
  index: number,
  entered: string,
  all: boolean,
): { readonly edits: readonly Edit[] } | Extract<Checked, { problem: unknown }> {
  const edits: Edit[] = [];
  const chosen = list[index]!;
  const others = all && chosen.others > 0 ? list.filter((one) => one !== chosen && belongs(chosen, one)) : [];
  for (const one of [chosen, ...others]) {
    const checked = checkFor(draft, one, entered);
    if ('problem' in checked) return checked;
    const { before, after } = slotIn(one.written);
    edits.push({ span: one.span, text: before + checked.value + after });
  }
  return { edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

/** What of a placeholder stays where the place was left blank: 完成亿元 keeps 完成 and 亿元, （　　） its brackets. */
function slotIn(written: string): { readonly before: string; readonly after: string } {
  const brackets = /^([（(【〔《[［])[\s\u3000]*([）)】〕》\]］])$/u.exec(written);
  if (brackets) return { before: brackets[1]!, after: brackets[2]! };
  if (/^[\s\u3000]+\S/u.test(written) && !/^[\s\u3000]*月/u.test(written))
    return { before: '', after: written.replace(/^[\s\u3000]+/u, '') };
  const unit = /[%％]|余(?=万元|亿元|人次|万人|万亩)|[亿万]元|个(?=百分点|项目|企业|村)/u.exec(written);
  if (unit && !/[XxＸｘ×*＊_＿某]/.test(written))
    return { before: written.slice(0, unit.index), after: written.slice(unit.index) };
  return { before: '', after: '' };
}
