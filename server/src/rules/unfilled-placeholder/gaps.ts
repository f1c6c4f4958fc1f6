import type { Paragraph, ValueKind } from '../../core/index.js';
import { type Found, hitsOf } from './found.js';
import { isHanAt } from './text.js';

/** A blank that is left where a value stood. */
interface Gap {
  /** The words before it; at most five characters are shown to it. Where it is missing, any Chinese character may stand there. */
  readonly before?: RegExp;
  /** What stands behind it, sticky; its match belongs to what is reported. */
  readonly behind: RegExp;
  readonly value: ValueKind;
  /** Only of two blanks or more: one by itself may divide a row of names. */
  readonly wide?: boolean;
}

/** 请 同志宣读；其中： 同志任组长: a name was to stand there. */
const NAME: Gap = {
  before:
    /(?:请|由|宣布|推选|推荐|选举|任命|聘任|免去|学习|贯彻|传达|中[：:]|(?:[^笔登速摘]书记|主任|主席|[局部市县镇乡区院校处科厅省]长|经理))$/,
  behind:
    /同志(?=述职|当选|担任|重要讲话|系列|代表|宣读|主持|作[重主动]|作.{0,8}(?:报告|讲话|说明)|讲话|发言|为|任|到会|致|传达|通报|安排|汇报|介绍|总结)/y,
  value: 'name',
};

/** The first that fits counts. */
const GAPS: readonly Gap[] = [
  NAME,
  // 第  次
  { before: /第$/, behind: /(?:次|届|期|号|条|款|批|名|位|个|季度|章|节)/y, value: 'number' },
  // 生产总值 亿元, 共有 个村
  {
    before:
      /(?:总值|收入|投资|产值|税收|利润|资金|存款|贷款|余额|增加值|支出|面积|总额|完成|实现|达到?|突破|共有?|总计|累计|超过?|净增|新增|增加|减少|近|约)$/,
    behind:
      /(?:亿元|万元|万亿元|亿美元|万美元|万人|万吨|万亩|万户|平方公里|平方米|公里|个百分点|余?(?:个(?=[村镇乡县区市省项]|社区|单位|部门|党|小组|行政|自然|基层|示范|[，。；、,;])|家(?=企业|单位|公司|社会|[，。；、,;])|名(?=党员|干部|同志|学生|教师|代表|[，。；、,;])|户(?=农|居民|贫困|家庭|困难|[，。；、,;])))(?!以上|级|项目|企业|村|镇|强|元|大会|富翁)/y,
    value: 'number',
  },
  // 共有党员   名。
  {
    behind: /(?:名|个|家|户|项|件|次|批|人|亩|吨|万元|亿元|公里|平方米)(?=[，。；、,;])/y,
    value: 'number',
    wide: true,
  },
  // 选出代表 名，到会 名: a count of people said to be there.
  {
    before:
      /(?:应到|实到|到会|参会|出席|列席|缺席|请假|(?:代表|委员|党员|选民|候选人|监票人|计票人)(?:共|各|为)?|应到会[\u4e00-\u9fff]?为)$/,
    behind: /[名人位](?=[，。；、,;（(])/y,
    value: 'number',
  },
  // 全长 米，宽 米，工期 个月: a measure behind the word that names it.
  {
    before: /(?:全长|长|宽|高|深|工期|面积|小时|双向|距离|历时|为期|建设|开工|总投资|约)$/,
    behind: /(?:公里|平方公里|平方米|米|车道|个月|天|层|亩|吨|项(?!目)|亿元|万元)/y,
    value: 'number',
  },
  // 有效期 年；
  { before: /(?:有效期为?|任期为?)$/, behind: /年(?=[，。；、,;])/y, value: 'number' },
  // 团的 届四中全会
  { before: /[的省市县区]$/, behind: /届(?=[一二三四五六七八九]中全会|[一二三四五六七八九]次)/y, value: 'number' },
  // 位于 ，我代表 ，: a word that wants an object, and a comma.
  { before: /(?:位于|[我谨]代表|形成|坐落于|来自|授予|任命)$/, behind: /(?=[，,])/y, value: 'other' },
  // 中标单位为 公司，: the name of a firm.
  { before: /[为由]$/, behind: /(?:公司|集团|单位)(?=[，。；、,;])/y, value: 'unit' },
  // 占  %，
  { behind: /[%％](?=[，。；、,;])/y, value: 'percent' },
];

/** A row of blanks. */
const BLANKS = /[ \t\u00a0\u3000]+/g;

/** 接受信访 件, 接待来访 人次: one by itself may be a row of names; two are not. */
const OFTEN_ALONE = / (?:万?人次|[件次个名户亩]|万元|亿元|公里|[%％](?:以上|以下|左右)?)(?=[，。；、,;])/g;

/** 生产总值 亿元, 共有党员   名。, 占  %, 第  次: the gap is still there. */
export function* gaps(p: Paragraph): Iterable<Found> {
  const s = p.prose;
  const often = hitsOf(OFTEN_ALONE, s).filter(({ index }) => isHanAt(s, index - 1));
  const known = new Set<number>();
  if (often.length > 1) {
    for (const { 0: gap, index: start } of often) {
      known.add(start);
      yield { start, end: start + gap.length, value: /[%％]/.test(gap) ? 'percent' : 'number', empty: true };
    }
  }
  BLANKS.lastIndex = p.indent;
  for (let hit = BLANKS.exec(s); hit && hit.index < p.end; hit = BLANKS.exec(s)) {
    const start = hit.index;
    if (known.has(start)) continue;
    const gap = gapAt(s, start, start + hit[0].length);
    if (gap) yield { start, end: gap.behind.lastIndex, value: gap.value, empty: true };
  }
}

/** The first of {@link GAPS} that fits; `lastIndex` of its `behind` is left where the word behind it ends. */
function gapAt(s: string, start: number, end: number): Gap | undefined {
  // Only a name is missing behind anything but a Chinese character.
  if (!isHanAt(s, start - 1)) return s[end] === '同' && isGap(NAME, s, start, end) ? NAME : undefined;
  for (const gap of GAPS) if (isGap(gap, s, start, end)) return gap;
  return undefined;
}

function isGap({ before, behind, wide }: Gap, s: string, start: number, end: number): boolean {
  if (wide && end - start < 2) return false;
  behind.lastIndex = end;
  return behind.test(s) && (before?.test(s.slice(Math.max(0, start - 5), start)) ?? true);
}
