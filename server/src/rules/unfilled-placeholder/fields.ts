import type { Paragraph, ValueKind } from '../../core/index.js';
import { type Found, hitsOf, masksFor } from './found.js';
import { isHanAt, isQuoteAt, skipBlankLeft, skipBlankRight } from './text.js';

/** （　）, 《》: a place to fill in. */
const EMPTY_BRACKETS = /[（(【〔《[［][ \t\u00a0\u3000]*[）)】〕》\]］]/g;

/** A few words in brackets of any kind. */
const BRACKETED = /[（(【[［〔｛{<＜]([^（(【[［〔｛{<＜）)】\]］〕｝}>＞\n]{2,24})[）)】\]］〕｝}>＞]/g;

/** （此处填写日期）: words that say what is to be put in. */
const TO_FILL =
  /^(?:此处|这里|在此|在此处)(?:应|需|请)?(?:填|插|补|写|加|输|录)|^待(?:补|填|核|录|完善|提供|更新)|^请(?:在此处?|于此)?(?:填入|补充(?:具体|完整|相关|数据)|输入|插入|替换)|^请?(?:填写|填入|插入|输入|补充)(?:单位|姓名|时间|日期|地点|数字|数据|具体|内容|名称|地名|部门|职务|金额|标题|本地|本单位|相关数据)|^(?:具体|相关)(?:数字|数据|日期|时间|地点|金额|名称|人名|单位)(?:待|略|$)|^(?:请)?根据实际(?:情况)?(?:填|补|修改)|^联系人(?:姓名|电话|职务)$|^(?:单字|双字|词语|文字|名称)替换$|^(?:明确列出|简要(?:说明|描述|列出)|具体会议室)/;

/** 【单位名称】: in square brackets a noun says it. */
const TO_FILL_SQUARE =
  /^(?:待定|待确认|填写|填空|单位名称|公司名称|学校名称|部门名称|机关名称|地名|人名|姓名|单位|某地|数字|金额|具体时间|具体地点|某某)$|^(?:填写|插入|输入|填入)/;

/** [项目名称], [上级部门/领导], <姓名>: the name of a field, in brackets that are no book title's. */
const FIELD =
  /^(?:请?(?:填写|填入|插入|输入))?(?:具体|相关|有关|上级|本|贵|你的?|所在|拟)?(?:单位|部门|公司|企业|学校|机构|组织|机关|领导|项目|活动|会议|任务|工作|职务|职位|姓名|名字|日期|时间|年份|年月日|地点|地址|地名|城市|金额|数量|数字|数据|人数|比例|百分比|文号|电话|联系方式|联系人|联系电话|文件|政策|行业|领域|产品)(?:或工作|或项目)?(?:的?(?:名称|名|全称|简称|姓名|编号|号码|内容))?(?:[/／、或](?:单位|部门|公司|领导|名称|姓名|地点|日期|时间|电话))?$/;

/** A field that surely asks for a value. */
const SURE_FIELD = /名称|姓名|名字|日期|电话|编号|具体|金额|单位|部门|领导|地点|职务/;

/** 发文单位, 成文日期: a field that fills the line of a signature. */
const SIGNATURE_BLANK = /^(?:(?:上级|发文)?(?:单位|公司|学校|机关|部门)名称|落款单位|发文单位|日期|年月日|成文日期)$/;

/** Brackets with nothing inside. */
export function* emptyBrackets(p: Paragraph): Iterable<Found> {
  const s = p.prose;
  let choices = 0;
  const found: Found[] = [];
  for (const { 0: brackets, index: start } of hitsOf(EMPTY_BRACKETS, s)) {
    const end = start + brackets.length;
    const blanks = end - start - 2;
    const open = brackets[0]!;
    const wide = open === '（' || open === '〔' || open === '【' || open === '《';
    if (!'（）()【】〔〕《》[]［］'.includes(open + brackets.at(-1)!)) continue;
    const before = s.slice(Math.max(0, start - 4), start);
    const ofNumber = /[发办函字]$/.test(before) && /^\d{1,5}号/.test(s.slice(end, end + 6));
    // f(), [], [ ]: code, and the box of a task.
    if (!wide && !ofNumber && (blanks < 2 || open === '[')) continue;
    if (/(?:号|括|书名)$/.test(before)) continue;
    if (open !== '〔' && /^(?:号|内|中|里|表示|标|括|符)/.test(s.slice(end, end + 2))) continue;
    // 下列说法正确的是（　　）: a question of an examination.
    if (/(?:的是|的有|的为|[项组个句]是)$/.test(before)) continue;
    if (isQuoteAt(s, start - 1) && isQuoteAt(s, end)) continue;
    if (/[是否有无同意A-Da-dＡ-Ｄ√对错]$/.test(before) || /^[是否有无]/.test(s[end] ?? '')) choices++;
    found.push({ start, end, value: ofNumber || open === '〔' ? 'year' : 'other', empty: true });
  }
  if (choices < 2) yield* found;
}

/** 建设“ ”, 实施“ ”工程: nothing between the marks. */
const EMPTY_QUOTES = /“[ \u3000]{0,8}”/g;

/** “ ” with nothing inside. */
export function* emptyQuotes(s: string): Iterable<Found> {
  for (const { 0: quotes, index } of hitsOf(EMPTY_QUOTES, s)) {
    const end = index + quotes.length;
    // 使用引号“”: the marks themselves are meant.
    if (
      /(?:号|符|用|成|写|作|加)$/.test(s.slice(Math.max(0, index - 1), index)) ||
      /^[号符内中里]/.test(s.slice(end, end + 1))
    )
      continue;
    yield { start: index, end, value: 'other', empty: true };
  }
}

/** （你可以结合上下文进行准确的替换）: a note on how to fill in what was taken out. */
const NOTE = /[（(][^（）()\n]{4,60}(?:准确的?替换|括号[中里内]的?内容)[^（）()\n]{0,20}[）)]/g;

/** Brackets that name what is to be put in. */
export function* toFill(p: Paragraph): Iterable<Found> {
  const s = p.prose;
  if (s.includes('替换')) yield* masksFor(s, NOTE, 'other');
  for (const { 0: brackets, 1: within, index: start } of hitsOf(BRACKETED, s)) {
    const end = start + brackets.length;
    const inside = within!.trim();
    // <姓名>: in manuals angle brackets hold a good deal more.
    const angle = '<＜'.includes(s[start]!);
    if (angle && (!'>＞'.includes(s[end - 1]!) || !SURE_FIELD.test(inside) || !isHanAt(s, end))) continue;
    const square = !'（('.includes(s[start]!);
    const heads = skipBlankLeft(s, start - 1) < p.indent;
    const whole = heads && skipBlankRight(s, end) >= p.end;
    const label = square && (heads || /[:：]/.test(s[end] ?? '')) && !whole;
    if (
      TO_FILL.test(inside) ||
      (square && !whole && FIELD.test(inside) && isField(s, start, end, heads)) ||
      (square && !label && TO_FILL_SQUARE.test(inside) && !isOnScreen(s, start, end)) ||
      (square && namesLabel(s, start, inside)) ||
      (whole && SIGNATURE_BLANK.test(inside))
    )
      yield { start, end, value: namedBy(inside) };
  }
}

/** What value the name of a field asks for. */
function namedBy(field: string): ValueKind {
  if (/姓名|人名/.test(field)) return 'name';
  if (/日期|时间/.test(field)) return 'date';
  if (/单位|名称|部门/.test(field)) return 'unit';
  return /数|金额/.test(field) ? 'number' : 'other';
}

/**
 * Whether the name of a field stands where a value belongs: in a sentence, or as the whole addressee (尊敬的[领导姓名]：).
 * 【时间】3月5日【地点】会议中心 is a row of labels.
 */
function isField(s: string, start: number, end: number, heads: boolean): boolean {
  const rest = s.slice(end, end + 12);
  if (/^[ \u3000]*[:：]/.test(rest)) return /^[ \u3000]*[:：][ \u3000]*$/.test(rest) && (!heads || s[start] === '[');
  if (heads || /^[ \u3000]*[【［[]/.test(s) || isOnScreen(s, start, end)) return false;
  const before = s[start - 1] ?? '';
  if (s[start] === '[' || s[start] === '{') return isHanAt(s, start - 1) || before === '“';
  return SURE_FIELD.test(s.slice(start, end)) && '由为是在经向对于给请待将与从至系'.includes(before || '\n');
}

/** 点击【项目】 */
const ON_SCREEN = /(?:点击|单击|选择|选中|勾选|进入|打开|按下|登录|填写|输入|录入|检查|核对|查看|包括|显示)$/;

/** 【部门】栏 */
const PART_OF_SCREEN = /^(?:按钮|一?栏|菜单|选项|模块|页|标签|字段|列|频道|界面|图标|键)/;

/** 点击【项目】按钮: what is read on a screen is no field of the text. */
const isOnScreen = (s: string, start: number, end: number): boolean =>
  ON_SCREEN.test(s.slice(Math.max(0, start - 4), start)) || PART_OF_SCREEN.test(s.slice(end, end + 4));

/** 会议地点：【会议地点】: the label repeated where the value belongs. */
const namesLabel = (s: string, start: number, inside: string): boolean =>
  /[：:]/.test(s[start - 1] ?? '') && s.slice(0, start - 1).endsWith(inside);
