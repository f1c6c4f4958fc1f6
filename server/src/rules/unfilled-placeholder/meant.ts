import { type Family, familyAt } from './families.js';
import { CALCULATES, type Place } from './place.js';
import {
  isCodeAt,
  isDigitAt,
  isHanAt,
  isLatinAt,
  isNumeralAt,
  isQuoteAt,
  isSurnameAt,
  skipBlankLeft,
  skipBlankRight,
} from './text.js';
import { isMaskedName, isNameAfter, isUnitAfter, PERCENT, PLACE_AFTER } from './values.js';

/** A run of one mask character, and what stands beside it. */
interface Run {
  readonly place: Place;
  /** The prose of its paragraph. */
  readonly s: string;
  readonly start: number;
  readonly end: number;
  readonly length: number;
  readonly family: Family;
  /** The characters right beside it; empty where there is none. */
  readonly before: string;
  readonly after: string;
  /** Where the nearest characters stand that are not blank. */
  readonly left: number;
  readonly right: number;
  /** Nothing else stands in the paragraph. */
  readonly alone: boolean;
}

/**
 * Whether a run of mask characters stands for a value, and not for what has the same look in official text: X光, 3×5米,
 * *.txt, 王某某, 二○○八年, a line to sign on.
 */
export function isPlaceholder(place: Place, start: number, end: number, family: Family): boolean {
  const { p, s } = place;
  const left = skipBlankLeft(s, start - 1);
  const right = skipBlankRight(s, end);
  const run: Run = {
    place,
    s,
    start,
    end,
    length: end - start,
    family,
    before: s[start - 1] ?? '',
    after: s[end] ?? '',
    left,
    right,
    alone: left < p.indent && right >= p.end,
  };
  return isOfDate(run) ?? (isOfValue(run) || (!isOfCode(run) && isMask[family](run)));
}

/** 2024.X.X, 2024-XX-XX: whether it is the month or the day; `undefined` for what is no such date. */
function isOfDate({ s, start, end, length, family, before, after }: Run): boolean | undefined {
  if (length > 2 || family === 'some' || !/[.\-/]/.test(before)) return undefined;
  if (
    /^(?:19|20)\d[\dXxＸ×*]$/.test(s.slice(Math.max(0, start - 5), start - 1)) &&
    /[.\-/]/.test(after) &&
    familyAt(s, end + 1) === family
  )
    return true;
  return familyAt(s, start - 2) === family &&
    /(?:19|20)\d[\dXxＸ×*][.\-/].{1,2}$/.test(s.slice(Math.max(0, start - 8), start - 1))
    ? !isCodeAt(s, end)
    : undefined;
}

/** *农发〔2024〕1号, X字[xx]8号: what follows in the number of a document, whatever the office. */
const NUMBERED =
  /^[\u4e00-\u9fff]{1,8}[〔[［【（(](?:[12]\d{3}|[Xx×*]{1,4})[〕\]］】）)](?:第?\d{1,4}|[Xx×*]{1,3}) ?号/;

/** What follows where half of a number was masked: 收入xx458元. */
const REST_OF_NUMBER = /^[.．]?\d{1,6}(?:[.．]\d{1,4})?(?:[%％]|万|亿|元|公里|公顷|亩|户|吨)/;

/** Whether it surely stands for a value, letters and digits beside it or not. */
function isOfValue(run: Run): boolean {
  const { s, start, end, length, family, before, after } = run;
  // 二0xx年
  if (length === 2 && before === '0' && s[start - 2] === '二' && after === '年') return true;
  // 在×××2023年工作会上
  if (length > 1 && family !== 'some' && family !== 'line' && /^20\d\d年/.test(s.slice(end, end + 5)))
    return !isCodeAt(s, start - 1);
  if (family === 'letter' && length > 1) {
    // 增长xx6.8%, 收入xx458元
    if (isHanAt(s, start - 1) && REST_OF_NUMBER.test(s.slice(end, end + 16))) return true;
    // 实现GDPxxxx万元
    if ((s.startsWith('GDP', start - 3) || s.startsWith('gdp', start - 3)) && isUnitAfter(s, end)) return true;
  }
  return family !== 'some' && (isQuotedName(run) || NUMBERED.test(s.slice(end, end + 24)));
}

/** What follows behind the name of a thought, a plan, a brand. */
const QUOTED_NAME =
  /^(?:重要思想|规划|时期|精神|战略|品牌|疫情|以来|期间|的?(?:思想|理念|方针|目标|思路)|的(?:要求|自觉))/;

/** “X”品牌, “*”重要思想; “X·X”事故: what a website hid between quotation marks. */
function isQuotedName({ s, start, end, family, before, after }: Run): boolean {
  if (after === '·') return before === '“' && familyAt(s, end + 1) === family;
  if (before === '·') return after === '”' && familyAt(s, start - 2) === family;
  return before === '“' && after === '”' && QUOTED_NAME.test(s.slice(end + 1, end + 5));
}

/** Signs beside which a mask character is a variable, or multiplies. */
const FORMULA = /[+＋=＝<>＜＞≤≥÷/^²³⁰¹⁴⁵⁶⁷⁸⁹₀₁₂₃√∑∫≈±∈·|\\]/;

/** X.25, S11-M-X, *.txt, x＞0, 带*号的: part of a code or of a formula. */
function isOfCode({ s, start, end, length, before, after, left, right }: Run): boolean {
  if (isCodeAt(s, start - 1) || isCodeAt(s, end)) return true;
  if ((after === '.' || after === '．') && isCodeAt(s, end + 1)) return true;
  // 带*号的, 打×号
  if (length === 1 && after === '号' && /[带标加打画划有为]/.test(before)) return true;
  if (/[-–—]/.test(before) && isCodeAt(s, start - 2)) return true;
  if (/[-–—]/.test(after) && isCodeAt(s, end + 1)) return true;
  return FORMULA.test(s[left] ?? '') || FORMULA.test(s[right] ?? '');
}

/** By the family of the character. */
const isMask: Readonly<Record<Family, (run: Run) => boolean>> = {
  letter: isLetterMask,
  times: isTimesMask,
  star: isStarMask,
  line: isLineMask,
  circle: isCircleMask,
  some: isSomeMask,
};

/** 某某同志. 某村, 某些 are words, and 李某某 is how a published case names a person. */
function isSomeMask({ s, start, end, length }: Run): boolean {
  if (length < 2 || /^(?:人|事|时|种|些|地的)/.test(s.slice(end, end + 2))) return false;
  return length > 2 || !isSurnameAt(s, start - 1);
}

/** ○○同志; 二○○八年 is a numeral. */
function isCircleMask({ s, start, end, length, after, alone }: Run): boolean {
  if (alone || isNumeralAt(s, start - 1)) return false;
  // 约○○万元
  if (isNumeralAt(s, end)) return length > 1 && /^[万亿]/.test(after);
  return length > 1 || /^[月日]/.test(after);
}

/** What names somebody or something next. */
const HIDDEN_BEFORE = /(?:贯彻|落实|学习|传达|按照|根据|遵照|围绕|[在以向和与为])$/;

/** _文明办, _县_镇人民政府: an office whose place was hidden. */
const OFFICE_BEHIND_LINE =
  /^(?:文明[办委]|纪委|(?:[省市县区州]_?)?[省市县区镇乡村](?:人民|党)?(?:政府|委(?!员?托)|人大))/;

/** ____年. A line by itself is a rule, and those of a form are filled in by hand. */
function isLineMask({ place, s, start, end, length, after, alone }: Run): boolean {
  if (alone || place.form) return false;
  if (length > 1 || /^[年月日%％]/.test(after)) return true;
  // 贯彻_和省、市的要求: what a website hid in a sentence.
  if (!isHanAt(s, end)) return false;
  if (OFFICE_BEHIND_LINE.test(s.slice(end, end + 8))) return true;
  return HIDDEN_BEFORE.test(s.slice(Math.max(0, start - 2), start))
    ? /[。！!]/.test(s)
    : isHanAt(s, start - 1) && place.lined;
}

/** ×政发〔2024〕1号: the letters of an office in a document number. */
const OFFICE_CODE = /^(?:人?政|府|委|办|党|发改|财|教|组|宣){1,3}(?:办|函|发|字|规)*[〔[［【]/;

/** A unit of the army whose number is secret: 第××集团军. */
const ARMY_AFTER = /^(?:集团军|军|师|旅|团|营|医院|研究所)(?![\u4e00-\u9fff]{0,6}(?:大会|会议|书记))/;
const ARMY_BEFORE = /[陆海空]军|火箭军|武警|部队|解放军|战区|军区/;

/** ××市, 第×届. One × between two nouns multiplies, unless a unit or the rest of a name follows. */
function isTimesMask(run: Run): boolean {
  const { place, s, start, end, length, before, left, right, alone } = run;
  // 第Ⅹ章: a Roman ten; two of them are none.
  if (length === 1 && /[Ⅹⅹ]/.test(s[start]!)) return false;
  if (length < 3 && isMaskedPerson(s, start, end)) return false;
  if (
    before === '第' &&
    ARMY_AFTER.test(s.slice(end, end + 14)) &&
    ARMY_BEFORE.test(s.slice(Math.max(0, start - 12), start))
  )
    return false;
  if (isCrossItself(run)) return false;
  if (length > 1) return true;
  if (isQuoteAt(s, start - 1) && isQuoteAt(s, end)) return false;
  if (alone || [left, right].some((at) => isDigitAt(s, at) || isLatinAt(s, at))) return false;
  if (isProduct(run)) return false;
  return (
    before === '第' ||
    before === '驻' ||
    isUnitAfter(s, end) ||
    PLACE_AFTER.test(s.slice(end, end + 4)) ||
    isNameAfter(s, end) ||
    OFFICE_CODE.test(s.slice(end, end + 12)) ||
    // 加快×产业发展, where other crosses of the paragraph are surely masks
    (isHanAt(s, end) && (isHanAt(s, start - 1) || /[，。；、,;]/.test(before)) && place.crossed)
  );
}

/** 打×, 记×, √或×: the sign itself. 书记× is a person. */
const isCrossItself = ({ s, start, end, length, before }: Run): boolean =>
  /[√✓✔]/.test(s.slice(Math.max(0, start - 3), end + 3)) ||
  (length < 3 && (/[打画划标]/.test(before) || (before === '记' && s[start - 2] !== '书')));

/** 当事人：黄××，男 and 周××　4307…: a person whose name a notice or a judgment keeps back. */
const isMaskedPerson = (s: string, start: number, end: number): boolean =>
  isMaskedName(s, start) &&
  /^(?:[，,](?:男|女|身份证|电话|住)|[ \t\u3000，,]{1,4}(?:身份证\S{0,3}[:：])?\d{6})/.test(s.slice(end, end + 16));

/** What is multiplied: 天数, 个人缴费. */
const FACTOR = /^(?:.[数限例率值量价额]|个人|个体)/;

/** 月工资×缴费比例, 基数*年限: a sign of multiplication. */
const isProduct = ({ s, start, end }: Run): boolean =>
  isInCalculation(s, start, end) || FACTOR.test(s.slice(end, end + 2));

/** Whether a word or a sign of calculation stands near. */
const isInCalculation = (s: string, start: number, end: number): boolean =>
  CALCULATES.test(s.slice(Math.max(0, start - 60), end + 60));

/** Behind X these make a word in which it is itself: X光, X染色体, X轴. */
const WORD_AFTER_X =
  /^(?:光|线|射线|[－-]?射线|染色体|连锁|轴|坐标|方向|型|形|档案|战警|世代|因子|透视|片|探伤|刀|波段|综合征|衍射|荧光|影像|断层|理论|值|变量|字|级片|部位片|胸片|架|摄影|造影|照相|频道|大于|小于|等于|不等于)/;

/** Behind XX: the two chromosomes. */
const CHROMOSOMES = /^(?:染色体|综合征|型染色体)/;

/** X个, XX同志. A single X is often itself. */
function isLetterMask(run: Run): boolean {
  const { s, start, end, length, before, after, left, right, alone } = run;
  const rest = s.slice(right, right + 5);
  if (length > 1) return length > 2 || !CHROMOSOMES.test(rest);
  if (alone || (/[（([［【“‘"']/.test(before) && /[）)\]］】”’"']/.test(after))) {
    // 增长[X]%, [X]万辆
    return /[[［【]/.test(before) && /[\]］】]/.test(after) && left !== start - 2 && isUnitAfter(s, end + 1);
  }
  if (WORD_AFTER_X.test(rest) || isVariable(run, rest)) return false;
  // A cell of a table, an option: nothing beside it.
  const beside = isHanAt(s, left) || isHanAt(s, right);
  if (left !== start - 1 && right !== end && !beside) return false;
  // “三防”x.x万亩
  if (/^[.．,][XxＸ×]{1,3}[\u4e00-\u9fff%％]/.test(s.slice(end, end + 5))) return true;
  // x-x月，全县…
  if (/^[-–—~～][XxＸ×]{1,2}[年月日个家%％]/.test(s.slice(end, end + 4))) return true;
  if (beside || PERCENT.test(s.slice(end))) return true;
  return (
    s[left] === '、' &&
    (isHanAt(s, left - 1) || familyAt(s, left - 1) === 'letter') &&
    /[。，；、,;]/.test(s[right] ?? '')
  );
}

/** x、y两个变量, 末位为X, 用X代表消防车: a letter that means itself. @param rest what follows behind blanks */
function isVariable({ s, start, before, left, right }: Run, rest: string): boolean {
  if (isLatinAt(s, left) || isLatinAt(s, right)) return true;
  if (/[、和与及到至,，]/.test(s[right] ?? '') && isCodeAt(s, right + 1)) return true;
  if (/[、和与及到至,，]/.test(s[left] ?? '') && isCodeAt(s, left - 1)) return true;
  if (isDigitAt(s, left) && isDigitAt(s, right)) return true;
  if (/[打画划]/.test(before)) return true;
  // 身份证末位为X
  if (/(?:末位|尾号|末尾|最后一位)[为是]?$/.test(s.slice(Math.max(0, start - 6), start))) return true;
  // “X+Y”模式（X为企业，Y为农户）
  if (/^[为指]/.test(rest) && /[（(，,；;]/.test(before) && /[+＋]/.test(s.slice(Math.max(0, start - 30), start)))
    return true;
  // What a letter stands for is being said.
  return (
    /^(?:代表|表示|标识|为|是|指)/.test(rest) &&
    /(?:用|以|字母|代号|代码|号码|编号|符号|设|令|[SJYZ])[为：:“]?$/.test(s.slice(Math.max(0, start - 4), start))
  );
}

/** 党的*精神, 党的*即将召开: the congress was hidden. */
const OF_PARTY = /^党的[*＊](?:精神|即将|召开|胜利|报告|以来)/;

/** *月*日, **同志. Stars also are bullets, footnotes and emphasis, and multiply. */
function isStarMask(run: Run): boolean {
  const { place, s, start, end, length, after, left, right } = run;
  if (left < place.p.indent) {
    // Bullets, rules of stars, footnotes; what is a name begins with two or more.
    if (right >= place.p.end || right !== end) return false;
    if (length === 1 && !/^[个名家项件万亿年月户%％]/.test(after) && !isNameAfter(s, end)) return false;
  }
  // 注：**表示差异极显著
  if (/^(?:表示|代表|为?显著|[pP][<＜])/.test(s.slice(end, end + 4))) return false;
  if (length === 1) return isSingleStarMask(run);
  if (length >= 5 && !isHanAt(s, left) && !isHanAt(s, right)) return false;
  // 张**、李**: a list of names that are meant to stay masked.
  if (isMaskedName(s, start) && /^(?:[、，,；;。）)\s]|$)/.test(after)) return false;
  return length !== 2 || !place.emphasis.has(start);
}

/** *同志, 推动*发展: one star by itself. */
function isSingleStarMask(run: Run): boolean {
  const { place, s, start, end, before, after, left, right } = run;
  // 我县 * 月份, 中共 * 市 * 镇委员会
  if (left === start - 2 && right === end + 1) {
    if (!isHanAt(s, left) || isInCalculation(s, start, end)) return false;
    return /^[个名家项件次万亿年月日户人]/.test(s[right] ?? '') || (isNameAfter(s, right) && s[right + 1] !== '场');
  }
  if (OF_PARTY.test(s.slice(Math.max(0, start - 2), end + 2))) return true;
  const within = isHanAt(s, start - 1);
  if (!within && !/^[个名家项件万亿年月日户%％]/.test(after) && !isNameAfter(s, end))
    // 。*掀开了新的一页
    return /[，。；、,;“]/.test(before) && isHanAt(s, end) && place.starred;
  if (isMaskedName(s, start) && !isUnitAfter(s, end) && !isNameAfter(s, end)) return false;
  // 人数*天数, 带*项目为必填
  if (isProduct(run)) return false;
  if (/[带标打加注]/.test(before) && /[号项的者]/.test(after)) return false;
  if (before === '第' || isUnitAfter(s, end) || isNameAfter(s, end)) return true;
  // 推动*发展: between two words, where other stars of the paragraph are surely masks.
  return within && isHanAt(s, end) && place.starred;
}
