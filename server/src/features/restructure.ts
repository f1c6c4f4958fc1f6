import {
  applyEdits,
  type Block,
  beginsList,
  blockAt,
  contentSpan,
  type Draft,
  decimalDepth,
  type Edit,
  type Finding,
  faultsOf,
  isMisplaced,
  type Marker,
  type MarkerStyle,
  type Member,
  type NewNumber,
  numberSections,
  writeOrdinal as numeralLike,
  type Ordinal,
  type Part,
  paragraphGap,
  renumber,
  restarts,
  type Section,
  type Series,
  SPACED,
  type Span,
  sectionsIn,
  seriesIn,
  shift,
  stemFaultsOf,
  type Text,
} from '../core/index.js';
import { blankBehind, childStyle, writeOrdinal } from './ordinals.js';
import { references } from './references.js';
import { sectionAt, siblingsOf } from './sections.js';

/** What is done with a section. It always takes along what belongs to it, and numbers keep themselves. */
export type Change =
  | { readonly kind: 'up' | 'down' | 'promote' | 'demote' | 'delete' | 'insert' }
  /** Beside, or as the last below, the section that `target` (an offset) lies in. */
  | { readonly kind: 'move'; readonly target: number; readonly where: 'before' | 'after' | 'inside' };

/** How a changed text is read and checked: as the document that it comes from. */
export interface Reader {
  read(text: string): Draft;
  check(draft: Draft): readonly Finding[];
}

/** A reference that speaks of another section than before, or of none. */
export interface StaleReference {
  /** In the new text. */
  readonly span: Span;
  readonly text: string;
  /** The mark that the section meant bears now; absent where it is gone. */
  readonly now?: string;
}

/** The document after a change. */
export interface Rearranged {
  readonly draft: Draft;
  /** What to select: the heading that was worked on, or the place of the new one. In the new text. */
  readonly selection: Span;
  readonly stale: readonly StaleReference[];
}

/** Why nothing can be done. */
export interface Refused {
  readonly refused: Text;
}

const refuse = (zh: string, en: string): Refused => ({ refused: { zh, en } });

/** The text after the first step, and where in it the section then stands. */
interface Step {
  readonly text: string;
  readonly at: number;
}

/** Changes the section that `offset` lies in. */
export function rearrange(draft: Draft, offset: number, change: Change, reader: Reader): Rearranged | Refused {
  const section = sectionAt(draft, blockAt(draft, offset));
  if (!section) return refuse('光标不在任何一节里', 'The cursor is in no section');
  const step = firstStep(draft, section, change);
  if ('refused' in step) return step;
  return settle(draft, step, reader, change.kind === 'insert');
}

function firstStep(draft: Draft, section: Section, change: Change): Step | Refused {
  const siblings = siblingsOf(draft, section);
  const place = siblings.indexOf(section);
  if (section.marker && CLAUSES.has(section.marker.style)) return clauseStep(draft, section, change);
  switch (change.kind) {
    case 'up': {
      const before = siblings[place - 1];
      return before
        ? move(draft, section, before, 'before')
        : refuse('前面没有同级的一节', 'No section before it on its level');
    }
    case 'down': {
      const after = siblings[place + 1];
      return after
        ? move(draft, section, after, 'after')
        : refuse('后面没有同级的一节', 'No section behind it on its level');
    }
    case 'move':
      return moveTo(draft, section, change);
    case 'promote': {
      const { parent } = section;
      if (!parent) return refuse('已经是最高一级', 'It is on the highest level');
      return restyled(draft, section, parent.marker?.style, depthOf(parent));
    }
    case 'demote': {
      const above = siblings[place - 1];
      if (!above) return refuse('前面没有同级的一节，降级后没有上级', 'No section before it could take it in');
      const first = above.children[0];
      const style = first?.marker?.style ?? (section.marker && below(draft, section.marker.style));
      const depth = depthOf(section);
      if (section.marker && style === undefined) return refuse('已经是最低一级', 'It is on the lowest level');
      return restyled(draft, section, style, depth === undefined ? undefined : (depthOf(first) ?? depth + 1));
    }
    case 'delete': {
      const edit = cut(draft, section);
      return { text: applyEdits(draft.text, [edit]), at: edit.span.start };
    }
    case 'insert':
      return insertBehind(draft, section);
  }
}

/** 一是, 一要, 其一: they are known by their numbers, so these must never be wrong, not even between two steps. */
const CLAUSES: ReadonlySet<MarkerStyle> = new Set(['shi', 'yao', 'qi']);

const notAClause = refuse(
  '“一是”“一要”这样的分句只能在原处上下移动、添加、删除',
  'Clauses such as 一是 can only be moved among themselves, added and deleted',
);

/** The marks stay where they are, and what follows them changes places. */
function clauseStep(draft: Draft, section: Section, change: Change): Step | Refused {
  const { style } = section.marker!;
  const siblings = siblingsOf(draft, section).filter(({ marker }) => marker?.style === style);
  const from = siblings.indexOf(section);
  const to = clauseTarget(draft, siblings, from, change);
  if (change.kind === 'insert') {
    const edits = siblings.slice(from + 1).map((one) => clauseNumber(draft, one, 1));
    const put = insertBehind(draft, section);
    if ('refused' in put) return put;
    const { end } = whole(draft, section);
    const text = put.text.slice(end, put.text.length - (draft.text.length - end));
    return { text: applyEdits(draft.text, [{ span: { start: end, end }, text }, ...edits]), at: put.at };
  }
  if (change.kind === 'delete') {
    const edit = cut(draft, section);
    const edits = siblings.slice(from + 1).map((one) => clauseNumber(draft, one, -1));
    return { text: applyEdits(draft.text, [edit, ...edits]), at: edit.span.start };
  }
  if (to === undefined) return notAClause;
  const order = siblings.filter((one) => one !== section);
  order.splice(to, 0, section);
  const bodyOf = (one: Section): Span => ({
    start: one.block.start + one.marker!.span.end,
    end: whole(draft, one).end,
  });
  const edits = siblings.flatMap((one, index): Edit[] => {
    const body = bodyOf(order[index]!);
    return order[index] === one ? [] : [{ span: bodyOf(one), text: draft.text.slice(body.start, body.end) }];
  });
  const text = applyEdits(draft.text, edits);
  return { text, at: moved(siblings[to]!.block.start, edits) };
}

const clauseNumber = (draft: Draft, { block, marker }: Section, by: number): Edit => {
  const span = shift(marker!.numeral, block.start);
  return { span, text: numeralLike(draft.text.slice(span.start, span.end), marker!.ordinal + by) };
};

/** Where among its siblings a clause goes; `undefined` where it cannot. */
function clauseTarget(draft: Draft, siblings: readonly Section[], from: number, change: Change): number | undefined {
  if (change.kind === 'up') return from > 0 ? from - 1 : undefined;
  if (change.kind === 'down') return from + 1 < siblings.length ? from + 1 : undefined;
  if (change.kind !== 'move' || change.where === 'inside') return undefined;
  const aim = sectionAt(draft, blockAt(draft, change.target));
  const target = aim ? siblings.indexOf(aim) : -1;
  if (target === -1 || target === from) return undefined;
  const before = change.where === 'before' ? target : target + 1;
  return before > from ? before - 1 : before;
}

const depthOf = (section: Section | undefined): number | undefined => section?.block.paragraph.depth;

// --- texts of sections

/** From the first character of its first line to the last of its last that is not blank. */
function whole(draft: Draft, { block, until }: Section): Span {
  let last = block;
  for (let index = until - 1; index > block.index; index--) {
    const one = draft.blocks[index]!;
    if (one.paragraph.role === 'blank') continue;
    last = one;
    break;
  }
  return { start: block.start, end: last.start + last.paragraph.text.length };
}

const isContent = (block: Block | undefined): boolean => block !== undefined && block.paragraph.role !== 'blank';

/** How a section is taken out. Blank lines behind the last of its siblings part them from what follows: these stay. */
function cut(draft: Draft, section: Section): Edit {
  const { start, end } = whole(draft, section);
  let next = section.until;
  while (next < draft.blocks.length && !isContent(draft.blocks[next])) next++;
  let before = section.block.index - 1;
  while (before >= 0 && !isContent(draft.blocks[before])) before--;
  const [above, below] = [draft.blocks[before], draft.blocks[next]];
  if (below && (!above || siblingsOf(draft, section).at(-1) !== section))
    return { span: { start, end: below.start }, text: '' };
  return { span: { start: above ? above.start + above.paragraph.text.length : start, end }, text: '' };
}

/** What stands between a section and one of its siblings, the one that will be its neighbour's if there are two. */
function gapBeside(draft: Draft, target: Section, where: 'before' | 'after' | 'inside'): string {
  const siblings = where === 'inside' ? target.children : siblingsOf(draft, target);
  const at = where === 'inside' ? siblings.length - 1 : siblings.indexOf(target);
  for (const first of where === 'before' ? [at, at - 1] : [at - 1, at]) {
    const [one, other] = [siblings[first], siblings[first + 1]];
    const gap = one && other ? draft.text.slice(whole(draft, one).end, other.block.start) : '';
    if (/^[ \t\u3000]*\r?\n\s*$/.test(gap)) return gap;
  }
  return paragraphGap(draft);
}

function moveTo(draft: Draft, section: Section, change: Extract<Change, { kind: 'move' }>): Step | Refused {
  const target = sectionAt(draft, blockAt(draft, change.target));
  if (!target) return refuse('只能移到另一节旁边', 'It can only be moved beside another section');
  for (let one: Section | undefined = target; one; one = one.parent)
    if (one === section) return refuse('不能移到自己里面', 'It cannot be moved into itself');
  if (partOf(draft, target) !== partOf(draft, section))
    return refuse('不能移到另一份文件里', 'It cannot be moved into another document');
  return move(draft, section, target, change.where);
}

const partOf = (draft: Draft, section: Section): Part | undefined =>
  draft.parts.find(({ from, until }) => from <= section.block.index && section.block.index < until);

function move(draft: Draft, section: Section, target: Section, where: 'before' | 'after' | 'inside'): Step | Refused {
  const edit = cut(draft, section);
  const gap = gapBeside(draft, target, where);
  const beside = where === 'inside' ? target.children[0] : target;
  const style =
    beside?.marker?.style ?? (where === 'inside' && target.marker ? below(draft, target.marker.style) : undefined);
  const depth = where === 'inside' ? (depthOf(beside) ?? deeper(depthOf(target))) : depthOf(target);
  const changed = restyle(draft, section, style, depth);
  if ('refused' in changed) return changed;
  const { start, end } = whole(draft, section);
  const moved = applyEdits(
    draft.text.slice(start, end),
    changed.map(({ span, text }) => ({ span: shift(span, -start), text })),
  );
  const at = where === 'before' ? target.block.start : whole(draft, target).end;
  const put: Edit = { span: { start: at, end: at }, text: where === 'before' ? moved + gap : gap + moved };
  if (at > edit.span.start && at < edit.span.end) return refuse('已经在那里了', 'It is there already');
  // Taken out right behind the place where it goes: the insertion stands first.
  const text = applyEdits(draft.text, at <= edit.span.start ? [put, edit] : [edit, put]);
  const shifted = at <= edit.span.start ? at : at - (edit.span.end - edit.span.start);
  return { text, at: shifted + (where === 'before' ? 0 : gap.length) };
}

const deeper = (depth: number | undefined): number | undefined => (depth === undefined ? undefined : depth + 1);

function insertBehind(draft: Draft, section: Section): Step | Refused {
  const { marker, block } = section;
  const mark = marker && markLike(draft, marker.style, marker.ordinal + 1);
  if (!mark) return refuse('这一节没有序号', 'The section has no number');
  const indent = /^[ \t\u3000]*/.exec(block.paragraph.text)![0];
  const hashes = block.paragraph.depth === undefined ? '' : `${'#'.repeat(block.paragraph.depth)} `;
  const { end } = whole(draft, section);
  const gap = gapBeside(draft, section, 'after');
  const text = applyEdits(draft.text, [{ span: { start: end, end }, text: gap + indent + hashes + mark }]);
  return { text, at: end + gap.length };
}

// --- styles

/** The style of sections below one of `style`: that of this document, or of GB/T 9704. */
function below(draft: Draft, style: MarkerStyle): MarkerStyle | undefined {
  for (const section of sectionsIn(draft.outline)) {
    const child = section.marker?.style === style ? section.children[0]?.marker?.style : undefined;
    if (child && !CLAUSES.has(child)) return child;
  }
  return childStyle[style];
}

/** A mark, and the blank behind it, as this document writes those of its style; as the standard writes them where it has none. */
function markLike(draft: Draft, style: MarkerStyle, ordinal: number): string | undefined {
  for (const { block, marker } of sectionsIn(draft.outline)) {
    if (marker?.style !== style) continue;
    const { text } = block.paragraph;
    const { span, numeral } = marker;
    const written = numeralLike(text.slice(numeral.start, numeral.end), ordinal);
    const blank = SPACED.has(style) ? blankBehind({ text, marker }) : '';
    return text.slice(span.start, numeral.start) + written + text.slice(numeral.end, span.end) + blank;
  }
  return writeOrdinal(style, ordinal);
}

function restyled(
  draft: Draft,
  section: Section,
  style: MarkerStyle | undefined,
  depth: number | undefined,
): Step | Refused {
  const edits = restyle(draft, section, style, depth);
  if ('refused' in edits) return edits;
  if (edits.length === 0) return refuse('这一节没有序号，不能升降级', 'The section has no number to change');
  return { text: applyEdits(draft.text, edits), at: section.block.start };
}

function markEdit({ block }: Section, marker: Marker, to: MarkerStyle, mark: string): Edit {
  const blank = SPACED.has(marker.style) || SPACED.has(to) ? blankBehind({ text: block.paragraph.text, marker }) : '';
  const end = marker.span.end + blank.length;
  return { span: shift({ start: marker.span.start, end }, block.start), text: mark };
}

/** Gives a section another style, and what belongs to it the styles below that one. */
function restyle(
  draft: Draft,
  section: Section,
  style: MarkerStyle | undefined,
  depth: number | undefined,
): readonly Edit[] | Refused {
  const edits: Edit[] = [];
  const own = depthOf(section);
  const by = depth === undefined || own === undefined ? 0 : depth - own;
  if (style && CLAUSES.has(style)) return notAClause;
  const change = (one: Section, to: MarkerStyle | undefined): boolean => {
    const { block, marker } = one;
    const old = depthOf(one);
    if (by !== 0 && old !== undefined) {
      const hashes = /^[ \t]*(#{1,6})/.exec(block.paragraph.text);
      if (old + by > 6 || old + by < 1 || !hashes) return false;
      const at = block.start + hashes[0].length - hashes[1]!.length;
      edits.push({ span: { start: at, end: at + hashes[1]!.length }, text: '#'.repeat(old + by) });
    }
    if (marker && to && marker.style !== to) {
      const mark = markLike(draft, to, marker.ordinal);
      if (mark === undefined) return false;
      edits.push(markEdit(one, marker, to, mark));
    }
    const next = to && below(draft, to);
    for (const child of one.children) {
      if (child.marker && CLAUSES.has(child.marker.style)) continue;
      if (child.marker && to && next === undefined) return false;
      if (!change(child, to === marker?.style ? child.marker?.style : next)) return false;
    }
    return true;
  };
  return change(section, section.marker ? style : undefined)
    ? edits
    : refuse('下面的小节已经是最低一级', 'A section below it is on the lowest level');
}

// --- numbers

/** Numbers, counts and references after the text was changed. */
function settle(old: Draft, { text, at }: Step, reader: Reader, isNew: boolean): Rearranged {
  let draft = reader.read(text);
  let place = at;
  for (const changes of [movedStems, touchedNumbers, changedCounts]) {
    const edits = changes(old, draft, reader);
    if (edits.length === 0) continue;
    draft = reader.read(applyEdits(draft.text, edits));
    place = moved(place, edits);
  }
  const section = sectionAt(draft, blockAt(draft, Math.min(place, draft.text.length)));
  const end = section ? contentSpan(section.block).end : place;
  const selection = isNew ? { start: end, end } : (section?.span ?? { start: place, end: place });
  return { draft, selection, stale: staleIn(old, draft) };
}

const moved = (offset: number, edits: readonly Edit[]): number =>
  edits.reduce((at, { span, text }) => (span.end <= offset ? at + text.length - (span.end - span.start) : at), offset);

/** What a section says, without its number: by this it is known again. */
const keyOf = ({ block, marker }: Section): string =>
  block.paragraph.text.slice(marker ? marker.span.end : block.paragraph.indent).trim();

interface List {
  readonly key: string;
  readonly members: readonly Member[];
}

const listKey = (series: Series, parent: Section | undefined): string =>
  `${series.part.from === 0 ? '' : series.part.title} ${parent ? keyOf(parent) : ''} ${series.style}`;

/** The members of a series by parent, in order. */
function listsOf(series: Series): List[] {
  const lists: { key: string; members: Member[] }[] = [];
  for (const member of series.members) {
    const last = lists.at(-1);
    const { parent } = member.section;
    if (last && last.members[0]!.section.parent === parent) last.members.push(member);
    else lists.push({ key: listKey(series, parent), members: [member] });
  }
  return lists;
}

const membersKey = ({ key, members }: List): string =>
  `${key}\n${members.map(({ section }) => keyOf(section)).join('\n')}`;

/** 2.3 that stands below 3 now. Others that did not fit before are left as they are. */
function movedStems(old: Draft, draft: Draft): Edit[] {
  const decimals = (one: Draft): Section[] =>
    sectionsIn(one.outline).filter(({ marker }) => marker && decimalDepth(marker.style));
  const before = decimals(old);
  const misplaced = new Set(before.filter(isMisplaced).map(keyOf));
  if (misplaced.size * 2 > before.length) return [];
  const wrong = decimals(draft).filter((section) => isMisplaced(section) && !misplaced.has(keyOf(section)));
  return numberSections(
    draft,
    wrong.map((section) => [section, { fits: true }]),
  );
}

/** Numbers of the lists that gained, lost or moved a member; others are left as they are, right or wrong. */
function touchedNumbers(old: Draft, draft: Draft): Edit[] {
  const before = seriesIn(old);
  const untouched = new Set<string>();
  /** Behind prose nothing tells where a list begins but the number that it had. */
  const begun = new Set(
    before.flatMap(({ members }) =>
      members.filter(({ after, ordinal }) => after === 'pause' && ordinal === 1).map(({ section }) => keyOf(section)),
    ),
  );
  /** Lines of the headings without an ordinal. */
  const plain = new Set(
    old.parts
      .flatMap(({ sections }) => sectionsIn(sections))
      .flatMap(({ marker, block: { paragraph } }) => (marker || paragraph.depth ? [] : [paragraph.text.trim()])),
  );
  const anew = ({ after, section, block }: Member, last: Member | undefined): boolean =>
    beginsList(after) ||
    (after === 'pause' && begun.has(keyOf(section))) ||
    (plain.size > 0 &&
      last !== undefined &&
      draft.blocks.slice(last.block.index, block.index).some(({ paragraph }) => plain.has(paragraph.text.trim())));
  const firsts = new Map<string, number>();
  for (const series of before) {
    for (const list of listsOf(series)) {
      untouched.add(membersKey(list));
      if (!firsts.has(list.key)) firsts.set(list.key, Math.min(...list.members.map(({ ordinal }) => ordinal)));
    }
  }
  const changes: [Section, NewNumber][] = [];
  for (const series of seriesIn(draft)) {
    const same = before.find(({ part, style }) => style === series.style && part.title === series.part.title);
    if (same && restarts(same.members) === 'continues') {
      const first = goesOnFrom(same, series);
      const [last, next] = [series.members[first - 1], series.members[first]];
      if (!next) continue;
      const goesOn = last && !anew(next, last) ? last.ordinal + 1 : 1;
      changes.push(...count(series.members.slice(first), last ? goesOn : same.members[0]!.ordinal, anew));
      continue;
    }
    for (const list of listsOf(series)) {
      if (!untouched.has(membersKey(list))) changes.push(...count(list.members, firsts.get(list.key) ?? 1, anew));
    }
  }
  return numberSections(draft, changes);
}

/** Index of the first member that is another than before, in a series that goes on through the document. */
function goesOnFrom(before: Series, after: Series): number {
  let at = 0;
  const keyAt = ({ members }: Series): string | undefined => {
    const member = members[at];
    return member && keyOf(member.section);
  };
  while (at < after.members.length && keyAt(before) === keyAt(after)) at++;
  return at;
}

/** Counts members up from `first`, and from 1 where a list begins `anew`. */
function count(
  members: readonly Member[],
  first: number,
  anew: (member: Member, last: Member | undefined) => boolean,
): [Section, NewNumber][] {
  let expected = first;
  return members.flatMap((member, index) => {
    if (index > 0 && anew(member, members[index - 1])) expected = 1;
    const ordinal = expected++;
    return member.ordinal === ordinal ? [] : [[member.section, { ordinal }]];
  });
}

/** 讲三点意见 that was right before and is not any more. */
function changedCounts(old: Draft, draft: Draft, reader: Reader): readonly Edit[] {
  const wrong = (one: Draft): Map<string, Finding> => {
    const found = new Map<string, Finding>();
    for (const finding of reader.check(one)) {
      if (finding.rule !== 'item-count') continue;
      const block = one.blocks[blockAt(one, finding.span.start)]!;
      found.set(`${finding.span.start - block.start} ${block.paragraph.text}`, finding);
    }
    return found;
  };
  const now = wrong(draft);
  if (now.size === 0) return [];
  const before = wrong(old);
  return [...now].flatMap(([key, { fixes }]) => (before.has(key) ? [] : (fixes[0]?.edits ?? [])));
}

// --- 重排序号

/**
 * Repairs every series of headings and numbered paragraphs.
 * @param within only numbers that stand in this span are changed; absent: all
 */
export function renumberAll(draft: Draft, reader: Reader, within?: Span): Rearranged | Refused {
  const inside = (all: Edit[], place = within): Edit[] =>
    all.filter(({ span }) => !place || (place.start <= span.start && span.end <= place.end));
  const changes = seriesIn(draft).flatMap((series) => {
    const apart = series.style !== 'article' && restarts(series.members) !== 'continues';
    return apart ? listsOf(series).flatMap(({ members }) => repairs(members)) : repairs(series.members);
  });
  const edits = inside(numberSections(draft, changes));
  const numbered = edits.length === 0 ? draft : reader.read(applyEdits(draft.text, edits));
  const misplaced = stemFaultsOf(seriesIn(numbered), () => false).flatMap(({ sections, lacksHeading }) =>
    lacksHeading ? [] : sections.map((section): [Section, NewNumber] => [section, { fits: true }]),
  );
  const place = within && { start: moved(within.start, edits), end: moved(within.end, edits) };
  const stems = inside(numberSections(numbered, misplaced), place);
  if (edits.length + stems.length === 0) return refuse('序号都是连续的', 'All numbers are in sequence');
  const now = stems.length === 0 ? numbered : reader.read(applyEdits(numbered.text, stems));
  const start = moved(moved(within?.start ?? [...edits, ...stems][0]!.span.start, edits), stems);
  return { draft: now, selection: { start, end: start }, stale: staleIn(draft, now) };
}

function repairs(members: readonly Member[]): [Section, NewNumber][] {
  const ordinals: Ordinal[] = members.map(({ ordinal, after }, index) => ({
    ordinal,
    after: index === 0 ? 'none' : after,
  }));
  // Each round repairs up to the next place where the series begins anew: more rounds than members are not needed.
  for (let round = 0; round <= members.length; round++) {
    const fault = faultsOf(ordinals)[0];
    if (!fault) break;
    const at = 'other' in fault ? Math.min(fault.at, fault.other) : fault.at;
    const begins = at === 0 || ordinals[at]!.after === 'parent';
    // The first of the two that changed places, or of the stretch that one was moved over, bears the lower number.
    const expected = fault.kind !== 'moved' ? fault.expected : begins ? 1 : ordinals[at - 1]!.ordinal + 1;
    const changes = fault.kind === 'wrong' ? [{ at, ordinal: expected }] : renumber(ordinals, at, expected);
    if (changes.length === 0) break;
    for (const change of changes) ordinals[change.at] = { ...ordinals[change.at]!, ordinal: change.ordinal };
  }
  return members.flatMap(({ section, ordinal: old }, index) => {
    const { ordinal } = ordinals[index]!;
    return ordinal === old ? [] : [[section, { ordinal }]];
  });
}

/** Numbers the section at an offset and those beside it one after another, as after one was put in between. */
export function renumberSiblings(draft: Draft, offset: number, reader: Reader): Rearranged | Refused {
  const section = sectionAt(draft, blockAt(draft, offset));
  const changes = seriesIn(draft)
    .flatMap(listsOf)
    .filter(({ members }) => members.some((member) => member.section === section))
    .flatMap(({ members }) =>
      count(members, Math.min(...members.map(({ ordinal }) => ordinal)), ({ after }) => beginsList(after)),
    );
  const edits = numberSections(draft, changes);
  if (edits.length === 0) return refuse('序号都是连续的', 'All numbers are in sequence');
  const now = reader.read(applyEdits(draft.text, edits));
  const place = moved(offset, edits);
  return { draft: now, selection: { start: place, end: place }, stale: [] };
}

// --- references

/** References that meant one section before and mean another now. */
function staleIn(old: Draft, draft: Draft): StaleReference[] {
  const keyed = (one: Draft) => {
    const known = sectionKeys(one);
    const seen = new Map<string, number>();
    return references(one).map((reference) => {
      const { paragraph } = one.blocks[reference.block]!;
      const body = paragraph.text.slice(paragraph.marker?.span.end ?? 0);
      const place = `${reference.text} ${body}`;
      const nth = (seen.get(place) ?? 0) + 1;
      seen.set(place, nth);
      return { key: `${nth} ${place}`, reference, target: known.get(reference.target)! };
    });
  };
  const before = keyed(old);
  if (before.length === 0) return [];
  const after = new Map(keyed(draft).map((one) => [one.key, one]));
  const bySection = new Map([...sectionKeys(draft)].map(([section, key]) => [key, section]));
  const stale: StaleReference[] = [];
  for (const { key, target, reference } of before) {
    const now = after.get(key);
    if (now?.target === target) continue;
    const meant = bySection.get(target);
    const span = now?.reference.span ?? placeOf(old, draft, reference.block, reference.span);
    if (!span) continue;
    const mark = meant?.marker && draft.text.slice(...offsetsOf(meant.block, meant.marker));
    stale.push({ span, text: reference.text, ...(mark ? { now: mark } : {}) });
  }
  return stale;
}

const offsetsOf = (block: Block, { span }: Marker): [number, number] => [
  block.start + span.start,
  block.start + span.end,
];

/** Sections with what they are known by; of equal ones the first is the first. */
function sectionKeys(draft: Draft): Map<Section, string> {
  const seen = new Map<string, number>();
  const keys = new Map<Section, string>();
  for (const section of sectionsIn(draft.outline)) {
    const key = keyOf(section);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    keys.set(section, `${nth} ${key}`);
  }
  return keys;
}

/** Where a place of a paragraph is now, by the paragraph's text; `undefined` where the paragraph is gone. */
function placeOf(old: Draft, draft: Draft, index: number, span: Span): Span | undefined {
  const bodyOf = ({ paragraph }: Block): string => paragraph.text.slice(paragraph.marker?.span.end ?? 0);
  const block = old.blocks[index]!;
  const body = bodyOf(block);
  const now = draft.blocks.find((one) => bodyOf(one) === body);
  if (!now) return undefined;
  const fromEnd = block.start + block.paragraph.text.length - span.start;
  const start = now.start + now.paragraph.text.length - fromEnd;
  return { start, end: start + (span.end - span.start) };
}

/** The one edit that turns a text into another, as short as can be, on whole lines at its start. */
export function difference(from: string, to: string): Edit | undefined {
  if (from === to) return undefined;
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  )
    end++;
  // Neither half of a pair of code units, nor of a line end, is an edit.
  const splits = (text: string, at: number): boolean =>
    (/[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '')) ||
    (text[at] === '\n' && text[at - 1] === '\r');
  while (start > 0 && (splits(from, start) || splits(to, start))) start--;
  while (end > 0 && (splits(from, from.length - end) || splits(to, to.length - end))) end--;
  return { span: { start, end: from.length - end }, text: to.slice(start, to.length - end) };
}
