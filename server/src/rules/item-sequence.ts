import {
  type ClauseItem,
  type ClauseSeries,
  clauseSeriesIn,
  type DraftRule,
  type Fault,
  faultsOf,
  later,
  MOST_FAULTS,
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
    {
      bad: '要把握以下几点：⟦二是⟧摸清底数，二是压实责任，三是严格考核。',
      good: '要把握以下几点：一是摸清底数，二是压实责任，三是严格考核。',
    },
    {
      bad: '第一个问题，统一思想。思想要先行。\n第二个问题，明确任务。任务要具体。\n⟦第四个问题⟧，压实责任。责任要到人。',
      good: '第一个问题，统一思想。思想要先行。\n第二个问题，明确任务。任务要具体。\n第三个问题，压实责任。责任要到人。',
    },
    { bad: '⟦二是⟧摸清底数。一是压实责任。三是严格考核。', good: '一是摸清底数。二是压实责任。三是严格考核。' },
  ],
  accepts: [
    '一是抓产业。二是抓项目。\n一是看进度。二是看质量。三是看安全。',
    '首先，要加强学习；其次，要深入调研；最后，要狠抓落实。',
    '一方面要抓进度，二是要抓质量。',
    '一是一，二是二，不能含糊。',
    '同志们，这项工作一要快，二要准，三要实。',
    '第一，提高认识。第二，抓好落实。',
    '要抓好三个环节：一是抓部署。重点做到两个明确：一是明确任务；二是明确时限。二是抓推进。三是抓考核。',
    '一是建机制。二要强队伍。三是抓考核。',
    '首先要抓春耕。二是抓防火。\n一个是抓项目，二是抓民生。',
    '问题有两个，一是资金不足，一是人才短缺。',
    '第一点，要统一思想。\n第二，要明确任务。\n第三点，要压实责任。',
    '第一点，要统一思想。第一，学文件。第二，讲党课。\n第二点，要明确任务。第一，定目标。第二，定时限。\n第三点，要压实责任。',
    '下面讲三点意见：第一点，要统一思想；第二点，要明确任务；第三，要压实责任。',
    '我想说两句话。第三个问题，我已经回答过了。',
  ],
  *check(draft) {
    for (const series of clauseSeriesIn(draft)) {
      const faults = faultsOf(series.members);
      // One by one where there are too many: a fix of the whole series names all its members.
      const whole = faults.length <= MOST_FAULTS;
      for (const fault of faults.slice(0, MOST_FAULTS))
        if (!filled(series, fault))
          yield later(
            place(series.members[fault.at]!),
            () => report(series, fault, draft.text, whole),
            gapBefore(series, fault),
          );
    }
  },
};

/** 一是…二要…三是: another style holds the number that is missing. */
function filled({ members, others }: ClauseSeries, fault: Fault): boolean {
  const { ordinal, block, marker, after } = members[fault.at]!;
  // Nothing stands between it and the colon that announces the series.
  if (after === 'list') return false;
  const before = members[fault.at - 1];
  const from = before ? before.block.start + before.marker.span.start : 0;
  const until = block.start + marker.span.start;
  const between = others().filter(
    (item) => item.block.start + item.marker.span.start > from && item.block.start + item.marker.span.start < until,
  );
  if (fault.kind === 'gap' || fault.kind === 'wrong')
    return (
      between.some((item) => item.ordinal >= fault.expected && item.ordinal < ordinal) ||
      between.some((item) => item.ordinal === fault.expected)
    );
  return fault.kind === 'repeat' && between.length > 0;
}

/** Where the item that is missing would stand. */
function gapBefore({ members }: ClauseSeries, { kind, at }: Fault): Span | undefined {
  if (kind !== 'gap' && kind !== 'start') return undefined;
  const item = members[at]!;
  const before = members[at - 1];
  return { start: before ? place(before).end : item.block.start, end: place(item).start };
}

const place = ({ block, marker }: ClauseItem): Span => shift(marker.span, block.start);
const numeral = ({ block, marker }: ClauseItem): Span => shift(marker.numeral, block.start);

function exchanged(item: ClauseItem, other: ClauseItem, text: string): Report {
  const mine = text.slice(place(item).start, place(item).end);
  const second = text.slice(place(other).start, place(other).end);
  const put = (one: ClauseItem, by: ClauseItem) => ({
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

function report({ members }: ClauseSeries, fault: Fault, text: string, whole: boolean): Report {
  const item = members[fault.at]!;
  const span = place(item);
  const found = text.slice(span.start, span.end);
  if (fault.kind === 'swap') return exchanged(item, members[fault.other]!, text);
  const write = (one: ClauseItem, ordinal: number): string =>
    writeOrdinal(text.slice(numeral(one).start, numeral(one).end), ordinal);
  const right =
    text.slice(span.start, numeral(item).start) + write(item, fault.expected) + text.slice(numeral(item).end, span.end);
  const rest = (whole ? renumber(members, fault.at, fault.expected) : []).map(({ at, ordinal }) => ({
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
