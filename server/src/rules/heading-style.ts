import { type BlockRule, type Edit, Kind, type Marker, type Text } from '../core/index.js';

/** Marks behind ordinals: 一、 （一） 1. （1） 第一， */
export const rule: BlockRule = {
  id: 'heading-style',
  title: { zh: '序号后的标点不合规范', en: 'Wrong mark after an ordinal' },
  why: {
    zh: '公文的层次序数依次用“一、”“（一）”“1.”“（1）”：汉字数字后用顿号，阿拉伯数字后用下脚点，带括号的后面不再加标点；“第一”“首先”后面用逗号。',
    en: 'Ordinals of official papers are 一、 （一） 1. （1）: a 顿号 after a Chinese numeral, a full stop after an Arabic one, nothing after brackets; 第一 takes a comma.',
  },
  clause: 'GB/T 9704—2012 7.3.3；GB/T 15834—2011 4.4.3.3 4.5.3.3 附录B.3',
  severity: 'warning',
  scope: 'block',
  yieldsTo: ['broken-paragraph', 'web-residue'],
  kinds: Kind.han | Kind.digit,
  examples: [
    { bad: '⟦1、⟧压实责任。各单位主要负责同志要亲自抓。', good: '1.压实责任。各单位主要负责同志要亲自抓。' },
    { bad: '⟦（一）、⟧加强组织领导', good: '（一）加强组织领导' },
    { bad: '⟦(2)、⟧按月调度进展。', good: '(2)按月调度进展。' },
    { bad: '⟦一.⟧总体要求', good: '一、总体要求' },
    { bad: '⟦二，⟧主要任务', good: '二、主要任务' },
    { bad: '⟦二 、⟧主要任务', good: '二、主要任务' },
    { bad: '⟦（ 一 ）⟧加强组织领导', good: '（一）加强组织领导' },
    { bad: '⟦第一、⟧思想认识要到位。要反复学、经常学。', good: '第一，思想认识要到位。要反复学、经常学。' },
  ],
  accepts: [
    '一、总体要求。',
    '（三）严格考核问效。把结果用起来。',
    '1．强化宣传。用好本地媒体。',
    '2.5万名群众从中受益。',
    '3、4月份连续出现强降雨。',
    '1、2号机组同步检修，3号机组备用。',
    '第一、第二产业增加值分别增长3%和6%。',
    '一，二，三，起！',
    '①摸清底数。②建立台账。',
    { text: '1. 第一项工作\n2. 第二项工作', format: 'markdown' },
  ],
  check({ marker, prose }) {
    if (!marker) return [];
    const { start, end } = marker.span;
    const written = prose.slice(start, end);
    const body = written.slice(0, written.length - marker.tail.length);
    const tight = body.replace(/[ \u3000]/g, '');
    const tail = rightTail(marker, prose);
    if (tail === undefined && tight === body) return [];
    const isGap = tail === undefined || marker.tail.trimStart() === tail;
    const corrected = tight + (tail ?? marker.tail);
    const from = tight === body ? end - marker.tail.length : start;
    const edit: Edit = { span: { start: from, end }, text: corrected.slice(from - start) };
    return [
      {
        span: marker.span,
        // Half of all offices write 1、: worth a look, no reason to hold a paper back. A blank is no more than untidy.
        ...(marker.style === 'arabic' || isGap ? { severity: 'info' as const } : {}),
        message: message(marker, written, corrected, isGap),
        fixes: [
          {
            title: { zh: `改为“${corrected}”`, en: `Change it to ${corrected}` },
            safety: 'suggestion',
            layout: 'headings',
            edits: [edit],
          },
        ],
      },
    ];
  },
};

/** What only looks like 、 is punctuation-style's. */
const ALIKE = /^[ \u3000]*[丶﹑､]$/u;

/** What should follow the numeral; `undefined` where what stands there is right. */
function rightTail({ style, tail, span, ordinal }: Marker, prose: string): string | undefined {
  if (ALIKE.test(tail)) return undefined;
  switch (style) {
    case 'han-paren':
    case 'arabic-paren':
      return tail === '' ? undefined : '';
    case 'circled':
      return tail === '' ? undefined : '';
    case 'han':
      return tail === '、' ? undefined : '、';
    case 'arabic':
      if (!tail.endsWith('、')) return undefined;
      // 3、4月份 and 1、2号机组 are two numbers, not a heading; a masked figure is none either.
      return /^[\s　]*[\dＸXx×*]/u.test(prose.slice(span.end, span.end + 4)) || ordinal > 40 ? undefined : '.';
    case 'di':
      return tail === '、' && /^第[一二三四五六七八九十]/u.test(prose.slice(span.end)) === false ? '，' : undefined;
    default:
      return undefined;
  }
}

const GAP: Text = { zh: '序号里面不空格', en: 'an ordinal takes no blank inside' };

function message({ style }: Marker, written: string, right: string, isGap: boolean): Text {
  const reason: Record<string, Text> = {
    'han-paren': { zh: '带括号的序号后面不加标点', en: 'brackets take no mark behind them' },
    'arabic-paren': { zh: '带括号的序号后面不加标点', en: 'brackets take no mark behind them' },
    circled: { zh: '带圈的序号后面不加标点', en: 'circled numbers take no mark behind them' },
    han: { zh: '汉字数字的序号后面用顿号', en: 'a Chinese numeral takes 、' },
    arabic: { zh: '阿拉伯数字的序号后面用下脚点', en: 'an Arabic numeral takes a full stop' },
    di: { zh: '“第一”“第二”后面用逗号', en: '第一 takes a comma' },
  };
  const why = isGap ? GAP : reason[style]!;
  return {
    zh: `“${written}”应写作“${right}”：${why.zh}。`,
    en: `${written} should be ${right}: ${why.en}.`,
  };
}
