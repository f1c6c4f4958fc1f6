import { isHan, type Paragraph } from '../../core/index.js';
import { code, type Found, hitsOf } from './found.js';

/** A row of blanks. */
const BLANKS = /[ \t\u00a0\u3000]+/g;

/** Words that a number follows. */
const NUMBER_EXPECTED =
  /(?:总值|收入|投资|产值|税收|利润|资金|存款|贷款|余额|增加值|支出|面积|总额|完成|实现|达到?|突破|共有?|总计|累计|超过?|净增|新增|增加|减少|近|约)$/;

/** Units behind a blank where their number stood. */
const UNIT_ALONE =
  /(?:亿元|万元|万亿元|亿美元|万美元|万人|万吨|万亩|万户|平方公里|平方米|公里|个百分点|余?(?:个(?=[村镇乡县区市省项]|社区|单位|部门|党|小组|行政|自然|基层|示范|[，。；、,;])|家(?=企业|单位|公司|社会|[，。；、,;])|名(?=党员|干部|同志|学生|教师|代表|[，。；、,;])|户(?=农|居民|贫困|家庭|困难|[，。；、,;])))(?!以上|级|项目|企业|村|镇|强|元|大会|富翁)/y;

/** 接受信访 件, 接待来访 人次: one by itself may be a row of names; two are not. */
const OFTEN_ALONE = / (?:万?人次|[件次个名户亩]|万元|亿元|公里|[%％](?:以上|以下|左右)?)(?=[，。；、,;])/g;

const COUNT_ALONE = /(?:名|个|家|户|项|件|次|批|人|亩|吨|万元|亿元|公里|平方米)(?=[，。；、,;])/y;

/** 全长 米，宽 米，工期 个月: a measure behind the word that names it. */
const MEASURED = /(?:全长|长|宽|高|深|工期|面积|小时|双向|距离|历时|为期|建设|开工|总投资|约)$/;

const MEASURE_ALONE = /(?:公里|平方公里|平方米|米|车道|个月|天|层|亩|吨|项(?!目)|亿元|万元)/y;

/** 有效期 年；团的 届四中全会 */
const TERM = /(?:有效期为?|任期为?)$/;

const TERM_ALONE = /年(?=[，。；、,;])/y;

const SESSION_ALONE = /届(?=[一二三四五六七八九]中全会|[一二三四五六七八九]次)/y;

/** 位于 ，我代表 ，: a word that wants an object, and a comma. */
const OBJECT_EXPECTED = /(?:位于|[我谨]代表|形成|坐落于|来自|授予|任命)$/;

/** 中标单位为 公司，: the name of a firm. */
const FIRM_ALONE = /(?:公司|集团|单位)(?=[，。；、,;])/y;

const COUNTED_BEFORE =
  /(?:应到|实到|到会|参会|出席|列席|缺席|请假|(?:代表|委员|党员|选民|候选人|监票人|计票人)(?:共|各|为)?|应到会(?:的)?[\u4e00-\u9fff]{0,4}为)$/;

const PEOPLE_ALONE = /[名人位](?=[，。；、,;（(])/y;

const SHARE_ALONE = /[%％](?=[，。；、,;])/y;

const ORDINAL_ALONE = /(?:次|届|期|号|条|款|批|名|位|个|季度|章|节)/y;

/** 生产总值 亿元, 共有党员   名。, 占  %, 第  次: the gap is still there. */
export function* gaps(p: Paragraph): Iterable<Found> {
  const s = p.prose;
  const often = new Map<number, string>();
  for (const { 0: gap, index } of hitsOf(OFTEN_ALONE, s)) if (isHan(code(s, index - 1))) often.set(index, gap);
  if (often.size < 2) often.clear();
  for (const [start, gap] of often)
    yield { start, end: start + gap.length, value: /[%％]/.test(gap) ? 'percent' : 'number', empty: true };
  BLANKS.lastIndex = p.indent;
  for (let hit = BLANKS.exec(s); hit && hit.index < p.end; hit = BLANKS.exec(s)) {
    const start = hit.index;
    if (often.has(start)) continue;
    const at = start + hit[0].length;
    const matched = (pattern: RegExp): number => {
      pattern.lastIndex = at;
      return pattern.test(s) ? pattern.lastIndex : -1;
    };
    if (s[at] === '同' && NAME_EXPECTED.test(s.slice(Math.max(0, start - 4), start)) && matched(NAME_ALONE) !== -1) {
      yield { start, end: at + 2, value: 'name', empty: true };
      continue;
    }
    if (!isHan(code(s, start - 1))) continue;
    let end = s[start - 1] === '第' ? matched(ORDINAL_ALONE) : -1;
    if (end === -1 && NUMBER_EXPECTED.test(s.slice(Math.max(0, start - 4), start))) end = matched(UNIT_ALONE);
    if (end === -1 && at - start > 1) end = matched(COUNT_ALONE);
    // 选出代表 名，到会 名: the same phrase a second time, or a count of people said to be there.
    if (end === -1 && COUNTED_BEFORE.test(s.slice(Math.max(0, start - 5), start))) end = matched(PEOPLE_ALONE);
    if (end === -1 && MEASURED.test(s.slice(Math.max(0, start - 3), start))) end = matched(MEASURE_ALONE);
    if (end === -1 && TERM.test(s.slice(Math.max(0, start - 4), start))) end = matched(TERM_ALONE);
    if (end === -1 && s[at] === '届' && /[的省市县区]/.test(s[start - 1]!)) end = matched(SESSION_ALONE);
    if (end === -1 && OBJECT_EXPECTED.test(s.slice(Math.max(0, start - 3), start)) && /[，,]/.test(s[at] ?? '')) {
      yield { start, end: at, value: 'other', empty: true };
      continue;
    }
    if (end === -1 && /[为由]$/.test(s[start - 1]!) && matched(FIRM_ALONE) !== -1) {
      yield { start, end: at + 2, value: 'unit', empty: true };
      continue;
    }
    if (end !== -1) yield { start, end, value: 'number', empty: true };
    else if (matched(SHARE_ALONE) !== -1) yield { start, end: at + 1, value: 'percent', empty: true };
  }
}

/** 请 同志宣读；其中： 同志任组长: a name was to stand in the gap. */
const NAME_EXPECTED = /(?:请|由|推选|推荐|选举|任命|聘任|免去|学习|贯彻|传达|中[：:])$/;

const NAME_ALONE =
  /同志(?=重要讲话|系列|代表|宣读|主持|作[重主动]|作.{0,8}(?:报告|讲话|说明)|讲话|发言|为|任|到会|致|传达|通报|安排|汇报|介绍|总结)/y;
