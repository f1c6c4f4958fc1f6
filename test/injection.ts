import {
  applyEdits,
  DEFAULT_CONFIG,
  type Draft,
  type Engine,
  type Finding,
  type Format,
  LineIndex,
  type Member,
  numeralSpan,
  seriesIn,
  writeChinese,
  writeOrdinal,
} from '../server/src/core/index.js';

/** A fault put into a text that had none of its kind. */
export interface Injected {
  readonly kind: string;
  readonly text: string;
  /** Offsets in the new text of which one must lie on the line of the finding (or beside it, for `near`). */
  readonly places: readonly number[];
  readonly near?: boolean;
  /** Rules of which one must speak. */
  readonly rules: readonly string[];
  /** Whether one of the fixes must give the old text back. */
  readonly restores: boolean;
}

const CONFIG = { ...DEFAULT_CONFIG, enable: 'always' as const };

const put = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

/** Headings and numbered paragraphs dropped, repeated, renumbered, exchanged. */
export function* numberingFaults(text: string, draft: Draft): Iterable<Injected> {
  for (const { members } of seriesIn(draft)) {
    if (members.length < 2) continue;
    for (const [i, member] of members.entries()) yield* faultsAt(text, members, i, member);
  }
}

function* faultsAt(text: string, members: readonly Member[], i: number, member: Member): Iterable<Injected> {
  const { block } = member;
  const next = members[i + 1];
  const goesOn = next?.ordinal === member.ordinal + 1;
  const end = block.start + block.paragraph.text.length;
  const lineEnd = text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
  const line = text.slice(block.start, lineEnd);
  const rules = ['heading-sequence'];
  // Without its last member a series is still a series.
  if (goesOn) {
    yield {
      kind: 'dropped',
      text: put(text, block.start, lineEnd, ''),
      places: [next.block.start - line.length],
      rules,
      restores: false,
    };
  }
  if (line.endsWith('\n')) {
    yield {
      kind: 'repeated',
      text: put(text, lineEnd, lineEnd, line),
      places: [block.start, lineEnd],
      rules,
      restores: true,
    };
  }
  const numeral = numeralSpan(member);
  const written = text.slice(numeral.start, numeral.end);
  for (const by of [2, -1, 1]) {
    const ordinal = member.ordinal + by;
    if (ordinal < 1) continue;
    const other = writeOrdinal(written, ordinal);
    const shift = other.length - written.length;
    // 一 alone under its heading may be any number's first; a number doubled may be wrong at either place.
    const places = [block.start, ...(next ? [next.block.start + shift] : [])];
    yield {
      kind: 'renumbered',
      text: put(text, numeral.start, numeral.end, other),
      places,
      rules,
      // A number that goes on from the heading before may be right.
      restores:
        members.length > 2 &&
        (goesOn || members[i - 1]?.ordinal === member.ordinal - 1) &&
        ordinal !== (members[i - 1]?.ordinal ?? 0) + 1,
    };
  }
  if (goesOn) {
    const second = numeralSpan(next);
    const exchanged = applyEdits(text, [
      { span: numeral, text: text.slice(second.start, second.end) },
      { span: second, text: written },
    ]);
    yield { kind: 'exchanged', text: exchanged, places: [block.start, next.block.start], rules, restores: true };
  }
}

const announced =
  /(?:以下|如下|讲|提|做好|抓好|把握)(?:好|以下)?([二三四五六七八九十两])(?:个方面|方面|点|条|项)[^，。；：:\n]{0,10}[。：:]/gu;

/** Faults of the other kinds, a few of each. */
export function* otherFaults(text: string, draft: Draft, engine: Engine): Iterable<Injected> {
  const body = draft.blocks.filter(({ paragraph }) => paragraph.role === 'body' && paragraph.han > 60);
  for (const match of text.matchAll(announced)) {
    const at = match.index + match[0].indexOf(match[1]!);
    const number = '零一二三四五六七八九十'.indexOf(match[1] === '两' ? '二' : match[1]!);
    yield {
      kind: 'count',
      text: put(text, at, at + 1, writeChinese(number + 2)),
      places: [at],
      rules: ['item-count'],
      restores: true,
    };
  }
  for (const { start, paragraph } of body) {
    for (const mark of ['“', '”', '《', '》', '（', '）']) {
      const at = paragraph.text.indexOf(mark, paragraph.marker?.span.end ?? 0);
      if (at === -1) continue;
      yield {
        kind: 'mark dropped',
        text: put(text, start + at, start + at + 1, ''),
        places: [start],
        rules: ['unpaired-punctuation'],
        restores: false,
      };
    }
  }
  for (const { start, paragraph } of body) {
    const at = paragraph.text.indexOf('，', 30);
    if (at === -1 || at > paragraph.text.length - 20) continue;
    yield {
      kind: 'broken',
      text: put(text, start + at + 1, start + at + 1, draft.format === 'markdown' ? '\n\n' : '\n'),
      places: [start, start + at + 2],
      near: true,
      rules: ['broken-paragraph'],
      restores: true,
    };
  }
  const first = draft.parts[0]!;
  const genre = engine.lexicon.genres.find(({ id }) => id === first.genre);
  const closing = draft.blocks.filter(({ paragraph }) => paragraph.role === 'closing');
  if (genre?.closing === 'required' && closing.length > 0) {
    const from = closing[0]!.start;
    const until = closing.at(-1)!.start + closing.at(-1)!.paragraph.text.length;
    yield {
      kind: 'closing cut',
      text: put(text, from, until, ''),
      places: [text.slice(0, from).trimEnd().length - 1],
      near: true,
      rules: ['missing-closing'],
      restores: false,
    };
  }
  const own = [...text.matchAll(/我市/g)];
  if (own.length > 0 && text.split(/全市|市委|我市|市政府/).length > 9) {
    const { index } = own[Math.floor(own.length / 2)]!;
    yield {
      kind: 'region',
      text: put(text, index, index + 2, '我州'),
      places: [index],
      rules: ['mixed-region'],
      restores: true,
    };
  }
  const pairs = [...engine.lexicon.typos.find('幸苦布署竟争迫不急待再接再励松驰')];
  for (const [i, { start, paragraph }] of body.entries()) {
    const pair = pairs[i % pairs.length]!.entry;
    const at = paragraph.text.indexOf('。');
    if (at === -1) continue;
    const added = `，${pair.wrong}`;
    yield {
      kind: 'typo',
      text: put(text, start + at, start + at, added),
      places: [start],
      rules: ['typo'],
      restores: false,
    };
  }
}

/** What came of an injected fault. */
export interface Outcome {
  /** Findings that were not there before. */
  readonly found: readonly Finding[];
  readonly one: boolean;
  readonly atPlace: boolean;
  readonly restored: boolean;
}

/** Lints a text with a fault in it. */
export function judge(
  engine: Engine,
  format: Format,
  before: readonly Finding[],
  old: string,
  fault: Injected,
): Outcome {
  const { findings } = engine.check(engine.read(fault.text, format, CONFIG), CONFIG);
  const known = new Map<string, number>();
  for (const { message } of before) known.set(message.zh, (known.get(message.zh) ?? 0) + 1);
  const found = findings.filter(({ rule, message, severity }) => {
    const count = known.get(message.zh) ?? 0;
    known.set(message.zh, count - 1);
    return count <= 0 && (fault.rules.includes(rule) || severity === 'error' || severity === 'warning');
  });
  const index = new LineIndex(fault.text);
  const line = (offset: number): number => index.positionAt(offset).line;
  const right = found.filter(({ rule }) => fault.rules.includes(rule));
  const atPlace = right.some(({ span }) =>
    fault.places.some((place) => Math.abs(line(place) - line(span.start)) <= (fault.near ? 1 : 0)),
  );
  const restored = right.some(({ fixes }) => fixes.some(({ edits }) => applyEdits(fault.text, edits) === old));
  return { found, one: found.length === 1 && right.length === 1, atPlace, restored };
}

/** Findings of a text as it is. */
export const lintAlways = (
  engine: Engine,
  text: string,
  format: Format,
): { draft: Draft; findings: readonly Finding[] } => {
  const draft = engine.read(text, format, CONFIG);
  return { draft, findings: engine.check(draft, CONFIG).findings };
};
