import {
  type Block,
  type DraftRule,
  type Fault,
  faultsOf,
  HEADING_STYLES,
  type Marker,
  type MarkerStyle,
  type Ordinal,
  type Report,
  renumber,
  type Span,
  shift,
  writeOrdinal,
} from '../core/index.js';

/** Series that count clauses: 一是…二是…, 一要…二要…, 其一…其二…, （1）…（2）… inside a paragraph, 关键之一…关键之二…. */
export const rule: DraftRule = {
  id: 'item-sequence',
  title: { zh: '段内序数不连续', en: 'Items out of sequence' },
  why: {
    zh: '“一是……二是……三是……”这类段内序数，删改后常常缺一个或重一个，念稿时听众一数就露馅。',
    en: 'Items counted inside a paragraph (一是…二是…三是…) often lose or double one when the text is edited, and listeners count along.',
  },
  severity: 'warning',
  scope: 'draft',
  examples: [
    {
      bad: '要做到以下几点：一是认识到位，二是措施到位，⟦四是⟧责任到位。',
      good: '要做到以下几点：一是认识到位，二是措施到位，三是责任到位。',
    },
    { bad: '一要严格程序。\n二要公开透明。\n⟦二要⟧接受监督。', good: '一要严格程序。\n二要公开透明。\n三要接受监督。' },
    { bad: '一是建机制。⟦三是⟧强队伍。二是抓考核。', good: '一是建机制。二是强队伍。三是抓考核。' },
    {
      bad: '原因有三：其一，基础薄弱；⟦其三，⟧投入不足；其四，人才短缺。',
      good: '原因有三：其一，基础薄弱；其二，投入不足；其三，人才短缺。',
    },
  ],
  accepts: [
    '一是抓产业。二是抓项目。\n一是看进度。二是看质量。三是看安全。',
    '首先，要加强学习；其次，要深入调研；最后，要狠抓落实。',
    '一方面要抓进度，二是要抓质量。',
    '一是一，二是二，不能含糊。',
    '同志们，这项工作一要快，二要准，三要实。',
    '第一，提高认识。第二，抓好落实。',
    '一是建机制。二要强队伍。三是抓考核。',
  ],
  *check(draft) {
    for (const series of itemsIn(draft.blocks)) {
      const faults = faultsOf(series.members).filter((fault) => !filled(series, fault));
      for (const fault of faults) yield report(series, fault, draft.text);
    }
  },
};

interface Item extends Ordinal {
  readonly block: Block;
  readonly marker: Marker;
}

interface Items {
  readonly members: readonly Item[];
  /** Ordinals of the other styles of the same stretch, which may stand in for a missing one. */
  readonly others: readonly Item[];
}

const CLAUSE_STYLES: ReadonlySet<MarkerStyle> = new Set(['shi', 'yao', 'qi', 'di']);
const LIST_STYLES: ReadonlySet<MarkerStyle> = new Set(['han-paren', 'arabic-paren', 'arabic', 'zhi']);

/** Series of items between one heading and the next; a series may begin anew wherever its author likes. */
function* itemsIn(blocks: readonly Block[]): Iterable<Items> {
  let stretch = new Map<string, Item[]>();
  for (const block of blocks) {
    const { items, marker, role } = block.paragraph;
    if (items.length === 0) continue;
    if (role !== 'body' && role !== 'heading' && role !== 'closing') continue;
    const heads = marker !== undefined && HEADING_STYLES.has(marker.style);
    if (heads) {
      yield* settled(stretch);
      stretch = new Map();
    }
    for (const item of items) {
      if (heads && item === marker) continue;
      if (!CLAUSE_STYLES.has(item.style) && !LIST_STYLES.has(item.style)) continue;
      // Lists in brackets do not run on from one paragraph into the next.
      const key = `${item.style}${item.stem ?? ''}${LIST_STYLES.has(item.style) ? block.index : ''}`;
      const members = stretch.get(key) ?? [];
      members.push({
        ordinal: item.ordinal,
        after: item.ordinal === 1 && members.length > 0 ? 'parent' : 'none',
        block,
        marker: item,
      });
      stretch.set(key, members);
    }
  }
  yield* settled(stretch);
}

function* settled(stretch: ReadonlyMap<string, Item[]>): Iterable<Items> {
  for (const [key, members] of stretch) {
    // A single item counts nothing, and a series that begins with 二 may have had 首先 or 一方面 for its first.
    if (members.length < 2 || members[0]!.ordinal !== 1) continue;
    const style = members[0]!.marker.style;
    if (LIST_STYLES.has(style) && (members.length < 3 || members.some(({ ordinal }, i) => ordinal === 1 && i > 0)))
      continue;
    const others = [...stretch].filter(([other]) => other !== key).flatMap(([, items]) => items);
    yield { members, others };
  }
}

/** 一是…二要…三是: another style holds the number that is missing. */
function filled({ members, others }: Items, fault: Fault): boolean {
  const { ordinal, block, marker } = members[fault.at]!;
  const before = members[fault.at - 1];
  const from = before ? before.block.start + before.marker.span.start : 0;
  const until = block.start + marker.span.start;
  const between = others.filter(
    (item) => item.block.start + item.marker.span.start > from && item.block.start + item.marker.span.start < until,
  );
  if (fault.kind === 'gap' || fault.kind === 'wrong')
    return (
      between.some((item) => item.ordinal >= fault.expected && item.ordinal < ordinal) ||
      between.some((item) => item.ordinal === fault.expected)
    );
  return fault.kind === 'repeat' && between.length > 0;
}

const place = ({ block, marker }: Item): Span => shift(marker.span, block.start);
const numeral = ({ block, marker }: Item): Span => shift(marker.numeral, block.start);

function exchanged(item: Item, other: Item, text: string): Report {
  const mine = text.slice(place(item).start, place(item).end);
  const second = text.slice(place(other).start, place(other).end);
  const put = (one: Item, by: Item) => ({
    span: numeral(one),
    text: writeOrdinal(text.slice(numeral(one).start, numeral(one).end), by.ordinal),
  });
  return {
    span: place(item),
    message: {
      zh: `“${mine}”和“${second}”的次序颠倒了。把两个序数对调，或把两句话对调。`,
      en: `${mine} and ${second} have changed places. Exchange the numbers, or the clauses.`,
    },
    related: [{ span: place(other), message: { zh: '与它颠倒的序数', en: 'the other of the two' } }],
    fixes: [
      {
        title: { zh: '对调两个序数', en: 'Exchange the two numbers' },
        safety: 'suggestion',
        edits: [put(item, other), put(other, item)],
      },
    ],
  };
}

function report({ members }: Items, fault: Fault, text: string): Report {
  const item = members[fault.at]!;
  const span = place(item);
  const found = text.slice(span.start, span.end);
  if (fault.kind === 'swap') return exchanged(item, members[fault.other]!, text);
  const write = (one: Item, ordinal: number): string =>
    writeOrdinal(text.slice(numeral(one).start, numeral(one).end), ordinal);
  const right =
    text.slice(span.start, numeral(item).start) + write(item, fault.expected) + text.slice(numeral(item).end, span.end);
  const rest = renumber(members, fault.at, fault.expected).map(({ at, ordinal }) => ({
    span: numeral(members[at]!),
    text: write(members[at]!, ordinal),
  }));
  const one = { span: numeral(item), text: write(item, fault.expected) };
  const title = { zh: `改为“${right}”`, en: `Change it to ${right}` };
  const many = { zh: `从这里起依次改正（${rest.length}处）`, en: `Renumber from here on (${rest.length} places)` };
  const single = { title, safety: 'suggestion' as const, edits: [one] };
  const all = { title: many, safety: 'suggestion' as const, edits: rest };
  return {
    span,
    message: {
      zh:
        fault.kind === 'repeat'
          ? `“${found}”重复了，这里应为“${right}”。`
          : `“${found}”前面缺“${right}”。漏了就补上；没有漏，就改为“${right}”。`,
      en:
        fault.kind === 'repeat'
          ? `${found} is there already; it should be ${right} here.`
          : `${right} is missing before ${found}. Add it, or change this to ${right}.`,
    },
    fixes: fault.kind === 'wrong' || rest.length <= 1 ? [single] : [all, single],
  };
}
