import { isDigit, isHan, Kind, kindOf, type Paragraph } from '../../core/index.js';
import {
  isMaskedPerson,
  isNameAfter,
  isUnitAfter,
  PERCENT,
  PERSON_AFTER,
  PLACE_AFTER,
  SURNAMES,
  UNIT_AFTER,
} from './around.js';
import { type Family, familyAt } from './families.js';
import { code, isCode, isLatin, isQuote, skipBlankLeft, skipBlankRight } from './found.js';

/** Behind X these make a word in which it is itself: X光, X染色体, X轴. */
const WORD_AFTER_X =
  /^(?:光|线|射线|[－-]?射线|染色体|连锁|轴|坐标|方向|型|形|档案|战警|世代|因子|透视|片|探伤|刀|波段|综合征|衍射|荧光|影像|断层|理论|值|变量|字|级片|部位片|胸片|架|摄影|造影|照相|频道|大于|小于|等于|不等于)/;

const CHROMOSOMES = /^(?:染色体|综合征|型染色体)/;

const FORMULA = /[+＋=＝<>＜＞≤≥÷/^²³⁰¹⁴⁵⁶⁷⁸⁹₀₁₂₃√∑∫≈±∈·|\\]/;

/**
 * 把*做大做强，打造*都市圈: stars within words, in clauses of their own: no product, and no emphasis either. Behind the
 * name of a figure (增加值*) one refers to a footnote.
 */
function hasStarsApart(s: string): boolean {
  let first = -1;
  let last = -1;
  let governed = false;
  for (let at = s.search(/[*＊]/); at !== -1 && at < s.length; at++) {
    if (familyAt(s, at) !== 'star' || !isHan(code(s, at - 1)) || !isHan(code(s, at + 1))) continue;
    if ('值额率数比量标分计品类表员人度入价带打加注画积'.includes(s[at - 1]!)) return false;
    governed ||= '把在向为对使让与和的从到以将给我全由造望新化进实'.includes(s[at - 1]!);
    if (first === -1) first = at;
    last = at;
  }
  return governed && last > first && /[，。；,;]/.test(s.slice(first, last)) && !CALCULATES.test(s);
}

const CALCULATES = /[=＝÷]|等于|公式|乘|元[/／]|计算|计发|系数|比例|费率|基数/;

/** A paragraph with what is asked of it more than once: worked out at the first question. */
export class Place {
  readonly p: Paragraph;
  readonly s: string;
  #emphasis: ReadonlySet<number> | undefined;
  #form: boolean | undefined;
  #starred: boolean | undefined;
  #crossed: boolean | undefined;
  #lined: boolean | undefined;

  constructor(p: Paragraph) {
    this.p = p;
    this.s = p.prose;
  }

  get emphasis(): ReadonlySet<number> {
    this.#emphasis ??= emphasisIn(this.s);
    return this.#emphasis;
  }

  /** Whether a single star of the paragraph certainly hides a name or a date. */
  get starred(): boolean {
    this.#starred ??=
      /(?:第[*＊]|[*＊](?:同志|党委|书记|周年|[省市县镇村乡年月日届次](?![数限场价均])))/.test(this.s) ||
      hasStarsApart(this.s);
    return this.#starred;
  }

  /** The same of a single ×. */
  get crossed(): boolean {
    this.#crossed ??=
      /第×|×(?:同志|党委|书记|[省市县镇村乡年月日届次个](?![数限场价均人体])|副[省市县区局])/.test(this.s) &&
      !CALCULATES.test(this.s);
    return this.#crossed;
  }

  /** Whether several words of a sentence have a single line within: 在_大读书，百年_大. */
  get lined(): boolean {
    this.#lined ??=
      /[，,。]/.test(this.s) && (this.s.match(/(?<=[\u4e00-\u9fff])_(?=[\u4e00-\u9fff])/g)?.length ?? 0) > 1;
    return this.#lined;
  }

  /** Whether the blanks are there to be filled in by hand on paper. */
  get form(): boolean {
    if (this.#form === undefined) {
      const fields = this.s.match(/[：:][ \u3000]?[_＿]{2,}/g)?.length ?? 0;
      const blanks = this.s.match(/[_＿]{2,}/g)?.length ?? 0;
      this.#form =
        /签字|签名|盖章|签章|公章|填表|填报人|承诺人/.test(this.s) ||
        fields > 1 ||
        (blanks > 1 && /性别|身份证|年龄|民族|籍贯|职务/.test(this.s));
    }
    return this.#form;
  }
}

/** *农发〔2024〕1号, X字[xx]8号: what follows in the number of a document, whatever the office. */
const NUMBERED =
  /^[\u4e00-\u9fff]{1,8}[〔[［【（(](?:[12]\d{3}|[Xx×*]{1,4})[〕\]］】）)](?:第?\d{1,4}|[Xx×*]{1,3}) ?号/;

/** ×政发〔2024〕1号: the letters of an office in a document number. */
const OFFICE_CODE = /^(?:人?政|府|委|办|党|发改|财|教|组|宣){1,3}(?:办|函|发|字|规)*[〔[［【]/;

/** Whether a run of mask characters stands for a value, and is not what official text writes with them. */
export function isPlaceholder(place: Place, start: number, end: number, family: Family): boolean {
  const { p, s } = place;
  const length = end - start;
  const before = s[start - 1] ?? '';
  const after = s[end] ?? '';
  // 2024.X.X, 2024-XX-XX
  if (length <= 2 && family !== 'some' && /[.\-/]/.test(before)) {
    if (
      /^(?:19|20)\d[\dXxＸ×*]$/.test(s.slice(Math.max(0, start - 5), start - 1)) &&
      /[.\-/]/.test(after) &&
      familyAt(s, end + 1) === family
    )
      return true;
    if (
      familyAt(s, start - 2) === family &&
      /(?:19|20)\d[\dXxＸ×*][.\-/].{1,2}$/.test(s.slice(Math.max(0, start - 8), start - 1))
    )
      return !isCode(s, end);
  }
  // 二0xx年
  if (length === 2 && before === '0' && s[start - 2] === '二' && after === '年') return true;
  // 增长xx6.8%, 收入xx458元: half of a number was masked.
  if (
    family === 'letter' &&
    length > 1 &&
    isHan(code(s, start - 1)) &&
    /^[.．]?\d{1,6}(?:[.．]\d{1,4})?(?:[%％]|万|亿|元|公里|公顷|亩|户|吨)/.test(s.slice(end, end + 16))
  )
    return true;
  if (family !== 'some' && (isQuotedName(s, start, end, family) || NUMBERED.test(s.slice(end, end + 24)))) return true;
  // 实现GDPxxxx万元
  if (
    family === 'letter' &&
    length > 1 &&
    (s.startsWith('GDP', start - 3) || s.startsWith('gdp', start - 3)) &&
    isUnitAfter(s, end)
  )
    return true;
  if (isCode(s, start - 1) || isCode(s, end)) return false;
  // *.txt, X.25, x.y
  if ((after === '.' || after === '．') && isCode(s, end + 1)) return false;
  // 带*号的, 打×号
  if (length === 1 && after === '号' && /[带标加打画划有为]/.test(before)) return false;
  if (/[-–—]/.test(before) && isCode(s, start - 2)) return false;
  if (/[-–—]/.test(after) && isCode(s, end + 1)) return false;
  const left = skipBlankLeft(s, start - 1);
  const right = skipBlankRight(s, end);
  const far = { before: s[left] ?? '', after: s[right] ?? '' };
  if (FORMULA.test(far.before) || FORMULA.test(far.after)) return false;
  const alone = left < p.indent && right >= p.end;

  switch (family) {
    case 'some':
      // 某村, 某些; 李某某 is how a published case names a person.
      if (length < 2 || /^(?:人|事|时|种|些|地的)/.test(s.slice(end, end + 2))) return false;
      return !(SURNAMES.includes(before) && before !== '') || length > 2;
    case 'circle': {
      const numeral = Kind.numeral | Kind.digit;
      if (alone || (kindOf(code(s, start - 1)) & numeral) !== 0) return false;
      // 约○○万元
      if ((kindOf(code(s, end)) & numeral) !== 0) return length > 1 && /^[万亿]/.test(after);
      return length > 1 || /^[月日]/.test(after);
    }
    case 'line':
      if (alone) return false;
      if (place.form) return false;
      if (length > 1 || /^[年月日%％]/.test(after)) return true;
      // 贯彻_和省、市的要求: what a website hid in a sentence.
      if (!isHan(code(s, end))) return false;
      return HIDDEN_BEFORE.test(s.slice(Math.max(0, start - 2), start))
        ? /[。！!]/.test(s)
        : isHan(code(s, start - 1)) && place.lined;
    case 'star':
      return isStarPlaceholder(place, start, end, left, right);
    case 'times':
      // 第Ⅹ章: a Roman ten; two of them are none.
      if (length === 1 && /[Ⅹⅹ]/.test(s[start]!)) return false;
      if (length < 3 && isMaskedPerson(s, start, end)) return false;
      // 第××集团军: the number of a unit of the army is secret.
      if (
        before === '第' &&
        /^(?:集团军|军|师|旅|团|营|医院|研究所)(?![\u4e00-\u9fff]{0,6}(?:大会|会议|书记))/.test(
          s.slice(end, end + 14),
        ) &&
        /[陆海空]军|火箭军|武警|部队|解放军|战区|军区/.test(s.slice(Math.max(0, start - 12), start))
      )
        return false;
      // 打×, 记×: the sign itself. 书记× is a person.
      if (
        /[√✓✔]/.test(s.slice(Math.max(0, start - 3), end + 3)) ||
        (length < 3 && /[打画划标]/.test(before)) ||
        (length < 3 && before === '记' && s[start - 2] !== '书')
      )
        return false;
      if (isQuote(code(s, start - 1)) && isQuote(code(s, end)) && length === 1) return false;
      if (length > 1) return true;
      if (
        alone ||
        isDigit(code(s, left)) ||
        isDigit(code(s, right)) ||
        isLatin(code(s, left)) ||
        isLatin(code(s, right))
      )
        return false;
      // 工资×月数: one × between two nouns multiplies, unless a unit or the suffix of a name follows.
      if (isCalculation(s, start, end)) return false;
      if (FACTOR.test(s.slice(end, end + 2))) return false;
      return (
        before === '第' ||
        before === '驻' ||
        isUnitAfter(s, end) ||
        PLACE_AFTER.test(s.slice(end, end + 4)) ||
        isNameAfter(s, end) ||
        OFFICE_CODE.test(s.slice(end, end + 12)) ||
        // 加快×产业发展, where other crosses of the paragraph are surely masks
        (isHan(code(s, end)) && (isHan(code(s, start - 1)) || /[，。；、,;]/.test(before)) && place.crossed)
      );
    case 'letter':
      return isLetterPlaceholder(s, start, end, left, right, alone);
  }
}

/** “X”品牌, “*”重要思想; “X·X”事故: what a website hid between quotation marks. */
function isQuotedName(s: string, start: number, end: number, family: Family): boolean {
  const [before, after] = [s[start - 1], s[end]];
  if (after === '·') return before === '“' && familyAt(s, end + 1) === family;
  if (before === '·') return after === '”' && familyAt(s, start - 2) === family;
  return before === '“' && after === '”' && QUOTED_NAME.test(s.slice(end + 1, end + 5));
}

const QUOTED_NAME =
  /^(?:重要思想|规划|时期|精神|战略|品牌|疫情|以来|期间|的?(?:思想|理念|方针|目标|思路)|的(?:要求|自觉))/;

/** 党的*精神, 党的*即将召开: the congress was hidden. */
const OF_PARTY = /^党的[*＊](?:精神|即将|召开|胜利|报告|以来)/;

/** What names somebody or something next. */
const HIDDEN_BEFORE = /(?:贯彻|落实|学习|传达|按照|根据|遵照|围绕|[在以向和与为])$/;

/** What is multiplied: 天数, 个人缴费. */
const FACTOR = /^(?:.[数限例率值量价额]|个人|个体)/;

/** 月工资×缴费比例, 基数*年限: a sign of multiplication. */
const isCalculation = (s: string, start: number, end: number): boolean =>
  CALCULATES.test(s.slice(Math.max(0, start - 60), end + 60));

function isLetterPlaceholder(
  s: string,
  start: number,
  end: number,
  left: number,
  right: number,
  alone: boolean,
): boolean {
  const length = end - start;
  const rest = s.slice(right, right + 5);
  const closed = /^[（([［【“‘"']$/.test(s[start - 1] ?? '') && /^[）)\]］】”’"']$/.test(s[end] ?? '');
  if (length === 1) {
    if (alone || closed) {
      // 增长[X]%, [X]万辆
      const square = /[[［【]/.test(s[start - 1] ?? '') && /[\]］】]/.test(s[end] ?? '');
      return square && left !== start - 2 && isUnitAfter(s, end + 1);
    }
    if (WORD_AFTER_X.test(rest)) return false;
    if (isLatin(code(s, left)) || isLatin(code(s, right))) return false;
    // x、y两个变量
    if (/[、和与及到至,，]/.test(s[right] ?? '') && isCode(s, right + 1)) return false;
    if (/[、和与及到至,，]/.test(s[left] ?? '') && isCode(s, left - 1)) return false;
    if (isDigit(code(s, left)) && isDigit(code(s, right))) return false;
    if (/[打画划]/.test(s[start - 1] ?? '')) return false;
    // 身份证末位为X
    if (/(?:末位|尾号|末尾|最后一位)[为是]?$/.test(s.slice(Math.max(0, start - 6), start))) return false;
    // “X+Y”模式（X为企业，Y为农户）
    if (
      /^[为指]/.test(rest) &&
      /[（(，,；;]/.test(s[start - 1] ?? '') &&
      /[+＋]/.test(s.slice(Math.max(0, start - 30), start))
    )
      return false;
    // A cell of a table, an option: nothing beside it.
    if (left !== start - 1 && right !== end && !isHan(code(s, left)) && !isHan(code(s, right))) return false;
    // 用X代表消防车: what a letter stands for is being said.
    if (
      /^(?:代表|表示|标识|为|是|指)/.test(rest) &&
      /(?:用|以|字母|代号|代码|号码|编号|符号|设|令|[SJYZ])[为：:“]?$/.test(s.slice(Math.max(0, start - 4), start))
    )
      return false;
    // x-x月，全县…
    if (/^[-–—~～][XxＸ×]{1,2}[年月日个家%％]/.test(s.slice(end, end + 4))) return true;
    if (isHan(code(s, left)) || isHan(code(s, right)) || PERCENT.test(s.slice(end))) return true;
    return (
      s[left] === '、' &&
      (isHan(code(s, left - 1)) || familyAt(s, left - 1) === 'letter') &&
      /[。，；、,;]/.test(s[right] ?? '')
    );
  }
  if (length === 2 && CHROMOSOMES.test(rest)) return false;
  return true;
}

function isStarPlaceholder(place: Place, start: number, end: number, left: number, right: number): boolean {
  const { p, s } = place;
  const length = end - start;
  const after = s[end] ?? '';
  const before = s[start - 1] ?? '';
  if (left < p.indent) {
    // Bullets, rules of stars, footnotes; what is a name begins with two or more.
    if (right >= p.end || right !== end) return false;
    if (length === 1 && !/^[个名家项件万亿年月户%％]/.test(after) && !isNameAfter(s, end)) return false;
  }
  // 注：**表示差异极显著
  if (/^(?:表示|代表|为?显著|[pP][<＜])/.test(s.slice(end, end + 4))) return false;
  if (length >= 5 && !isHan(code(s, left)) && !isHan(code(s, right))) return false;
  if (length === 1) {
    // 我县 * 月份, 中共 * 市 * 镇委员会
    if (left === start - 2 && right === end + 1) {
      if (!isHan(code(s, left)) || isCalculation(s, start, end)) return false;
      return /^[个名家项件次万亿年月日户人]/.test(s[right] ?? '') || (isNameAfter(s, right) && s[right + 1] !== '场');
    }
    if (OF_PARTY.test(s.slice(Math.max(0, start - 2), end + 2))) return true;
    const within = isHan(code(s, start - 1));
    if (!within && !/^[个名家项件万亿年月日户%％]/.test(after) && !isNameAfter(s, end))
      // 。*掀开了新的一页
      return /[，。；、,;“]/.test(before) && isHan(code(s, end)) && place.starred;
    const surname = SURNAMES.includes(before) && before !== '';
    if (surname && !isHan(code(s, start - 2)) && !isUnitAfter(s, end) && !isNameAfter(s, end)) return false;
    // 人数*天数, 带*项目为必填
    if (isCalculation(s, start, end) || FACTOR.test(s.slice(end, end + 2))) return false;
    if (/[带标打加注]/.test(before) && /[号项的者]/.test(after)) return false;
    if (before === '第' || isUnitAfter(s, end) || isNameAfter(s, end)) return true;
    // 推动*发展: between two words, where other stars of the paragraph are surely masks.
    return within && isHan(code(s, end)) && place.starred;
  }
  // 张**、李**: a list of names that are meant to stay masked.
  if (
    before !== '' &&
    SURNAMES.includes(before) &&
    !isHan(code(s, start - 2)) &&
    /^(?:[、，,；;。）)\s]|$)/.test(after)
  )
    return false;
  return length !== 2 || !place.emphasis.has(start);
}

/**
 * Places of the ** that emphasise in a text that is no Markdown: 1. **压实责任**：…. A pair that encloses the rest of a
 * name (**村书记**) or half a sentence is two masks, and where one pair is masks, the others are not trusted either.
 */
function emphasisIn(s: string): ReadonlySet<number> {
  const marks = [...s.matchAll(/(?<!\*)\*\*(?!\*)/g)].map(({ index }) => index);
  if (marks.length % 2 !== 0) return new Set();
  for (let i = 0; i < marks.length; i += 2) {
    const open = marks[i]!;
    const close = marks[i + 1]!;
    const inside = s.slice(open + 2, Math.min(close, open + 62));
    const edges = isHan(code(s, skipBlankLeft(s, open - 1))) && isHan(code(s, close + 2));
    // - **科技创新**：…: a label at the head of the line, whatever it begins with.
    if (
      /^[\s\u3000\-*+•·\d.、（()）]*$/.test(s.slice(0, open)) &&
      /[:：]/.test(s[close + 2] ?? '') &&
      /^[^\s，。；,;]{3,20}$/.test(inside)
    )
      continue;
    if (
      inside === '' ||
      inside.length >= 60 ||
      /^\s|\s$|[。，；,;][^。，；,;]*[^”’]$/.test(inside) ||
      PLACE_AFTER.test(inside) ||
      PERSON_AFTER.test(inside) ||
      UNIT_AFTER.test(inside) ||
      (edges && !/[。：:，；！？、]$/.test(inside))
    )
      if (!/^[^。]{2,58}。$/.test(inside) || edges) return new Set();
  }
  return new Set(marks);
}
