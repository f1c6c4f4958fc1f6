import {
  type BlockRule,
  type Draft,
  type Format,
  isBlank,
  isDigit,
  Kind,
  kindOf,
  MASK,
  type Paragraph,
  type Part,
  type Report,
  type Text,
  VALUE_NAMES,
  type ValueKind,
} from '../core/index.js';

interface Found {
  readonly start: number;
  readonly end: number;
  /** A function where it takes a look at what stands around. */
  readonly value: ValueKind | (() => ValueKind);
  /** Nothing stands where the value belongs. */
  readonly empty?: boolean;
}

/** A run of one mask character that was taken for a placeholder. */
interface Token {
  start: number;
  end: number;
  year: boolean;
}

type Family = 'letter' | 'times' | 'star' | 'line' | 'circle' | 'some';

const FAMILY: Readonly<Record<string, Family>> = {
  X: 'letter',
  x: 'letter',
  Ｘ: 'letter',
  ｘ: 'letter',
  Х: 'letter',
  Χ: 'letter',
  '×': 'times',
  '╳': 'times',
  '✕': 'times',
  '☓': 'times',
  '✖': 'times',
  '✗': 'times',
  '⨯': 'times',
  Ⅹ: 'times',
  ⅹ: 'times',
  '*': 'star',
  '＊': 'star',
  _: 'line',
  '＿': 'line',
  '○': 'circle',
  '◯': 'circle',
  〇: 'circle',
  某: 'some',
};

const MASK_CHARACTER = /[XxＸｘХΧ×Ⅹⅹ╳✕☓✖✗⨯*＊_＿○◯〇某]/g;

/** Behind X these make a word in which it is itself: X光, X染色体, X轴. */
const WORD_AFTER_X =
  /^(?:光|线|射线|[－-]?射线|染色体|连锁|轴|坐标|方向|型|形|档案|战警|世代|因子|透视|片|探伤|刀|波段|综合征|衍射|荧光|影像|断层|理论|值|变量|字|级片|部位片|胸片|架|摄影|造影|照相|频道|大于|小于|等于|不等于)/;
const CHROMOSOMES = /^(?:染色体|综合征|型染色体)/;

const PLACE_AFTER =
  /^(?:自治区|自治州|自治县|开发区|新区|街道|社区|行政村|省|市|县|区|州|盟|旗|乡|镇|村|屯|组|路|街|港|湖|河|山|岛)/;
const UNIT_AFTER =
  /^(?:有限公司|分公司|公司|集团|企业|单位|部门|学校|大学|学院|中学|小学|幼儿园|医院|银行|公安|分局|分校|[一二三四五六七八九十]中(?![全央])|工委|管委会|局|厅|委|办|处|科(?![学技研普])|所|院|站|厂|部队|部(?!署)|党支部|支部|党委|党组|协会|中心|基地|园区|报|网|大(?=校长|学|[，,]))/;
const PERSON_AFTER =
  /^(?:同志|先生|女士|书记|组长|主任|主席|局长|厅长|处长|科长|部长|市长|县长|区长|镇长|乡长|省长|州长|院长|校长|会长|所长|站长|董事长|总经理|经理|总|老师|教授|代表|委员|常委|秘书长|等同志|等领导|领导|副|说|讲|作了|作题为|主持)/;
const PERSON_BEFORE =
  /(?:书记|主任|主席|[局厅处科部市县区镇乡省州院校会所站组]长|经理|代表|委员|同志|记者|姓名|联系人|主持人|发言人|责任人|负责人|党员|村民|教师|由)[:：]?$/;
const NUMBER_AFTER =
  /^(?:多|余|来|几)?(?:[个名人家项件次万亿元亩户台套条座所公里米平吨千瓦小时分天周岁倍度处种类批起支篇份期届号组队场张块棵株头只艘辆架栋层间床位例宗笔分秒克斤顷升门部方点大级章节款目步星辈代轮成季]|百|毫米|厘米|毫升|微克|毫克|立方|美元|欧元|百分点|左右|以上|以下|以内)/;
/** Words that begin with a measure word and count nothing: X人才, X项目. */
const NOT_COUNTED =
  /^(?:人[才民员大社文力口士物家生类]|名[牌城片家师]|家[庭乡园长风族]|个[人体]|项目|户[籍外]|台[账阶]|座谈|条[例件]|所[属在有]|处[理置]|种[植子业养]|类型|批[示复]|支[柱援撑持部]|篇章|期间|组[织团]|队伍|场[所地景馆]|架构|层[面级]|位置|例会|宗[旨教]|分[局公管院校]|升级|门户|部[署门队]|方[案式针法向略]|点[位评]|大[会学桥厦道队街厅赛讲]|章程|节[目约点日]|款项|代表|成[果绩员效]|周边|元[素旦]|平[台安原]|时[代期]|小[学区组镇]|公[开园路益交共安司民众务]|号召|百[姓货日])/;
const YEAR_BEFORE = /(?:到|至|于|在|自|从|截至|截止|从今年到|力争|预计|计划)$/;
const YEAR_AFTER = /^年(?:度|底|末|初|以来|[^多余来左内后间的时]|$)/;

const PERCENT = /^\s*[%％‰]/;
const FORMULA = /[+＋=＝<>＜＞≤≥÷/^²³⁰¹⁴⁵⁶⁷⁸⁹₀₁₂₃√∑∫≈±∈·|\\]/;

/** Characters in which a person's name often begins; a name masked as 王某某 in a notice of a case is meant to stay so. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边';

const code = (s: string, at: number): number => (at < 0 || at >= s.length ? 10 : s.charCodeAt(at));
const isLatin = (c: number): boolean => (kindOf(c) & Kind.latin) !== 0;
const isHanCode = (c: number): boolean => (kindOf(c) & Kind.han) !== 0;
const isQuote = (c: number): boolean => (kindOf(c) & Kind.quote) !== 0;
const familyAt = (s: string, at: number): Family | undefined => FAMILY[s[at] ?? ''];

/** Latin letters and digits beside a mask make it part of a code, a size, a telephone number. Masks themselves do not. */
const isCode = (s: string, at: number): boolean => {
  const c = code(s, at);
  return isDigit(c) || (isLatin(c) && familyAt(s, at) !== 'letter');
};

function skipBlankLeft(s: string, at: number): number {
  let i = at;
  while (i >= 0 && isBlank(code(s, i))) i--;
  return i;
}
function skipBlankRight(s: string, at: number): number {
  let i = at;
  while (i < s.length && isBlank(code(s, i))) i++;
  return i;
}

/** Where the digits that end right before `at` begin. At most four are looked at. */
function digitsBefore(s: string, at: number): number {
  let i = at;
  while (i > 0 && at - i < 5 && isDigit(code(s, i - 1))) i--;
  return i;
}

/** 20XX, 202X年, 20**年: where the year begins, or -1. */
function yearStart(s: string, start: number, end: number): number {
  const from = digitsBefore(s, start);
  const digits = s.slice(from, start);
  if (!/^(?:19|20)\d?$/.test(digits)) return -1;
  const before = code(s, from - 1);
  if (isLatin(before) || before === 46 || before === 95) return -1;
  const next = s[end] ?? '';
  if (isCode(s, end)) return -1;
  const length = end - from;
  if (next === '年' || next === '学' || next === '届' || next === '级') return end - start <= 4 ? from : -1;
  // 201X/X/XX
  if (length === 4 && end - start === 1 && /^([./-])(?:[XxＸ×*]{1,2}|\d{1,2})\1/.test(s.slice(end, end + 4)))
    return from;
  return length === 4 && end - start === 2 ? from : -1;
}

/** 二〇××年, 二○二×年: how the year begins. */
const YEAR_IN_CHARACTERS = /(?:二[〇○零0Oo]|一九)[〇○零一二三四五六七八九]?$/;

/** 二〇××年: where the year begins, or -1. */
function characterYearStart(s: string, start: number, end: number): number {
  if (s[end] !== '年') return -1;
  const begun = YEAR_IN_CHARACTERS.exec(s.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  return begun > 0 && begun + end - start === 4 ? start - begun : -1;
}

/**
 * 把*做大做强，打造*都市圈: stars within words, in clauses of their own: no product, and no emphasis either. Behind the
 * name of a figure (增加值*) one refers to a footnote.
 */
function hasStarsApart(s: string): boolean {
  let first = -1;
  let last = -1;
  let governed = false;
  for (let at = s.search(/[*＊]/); at !== -1 && at < s.length; at++) {
    if (familyAt(s, at) !== 'star' || !isHanCode(code(s, at - 1)) || !isHanCode(code(s, at + 1))) continue;
    if ('值额率数比量标分计品类表员人度入价带打加注画积'.includes(s[at - 1]!)) return false;
    governed ||= '把在向为对使让与和的从到以将给我全由造望新化进实'.includes(s[at - 1]!);
    if (first === -1) first = at;
    last = at;
  }
  return governed && last > first && /[，。；,;]/.test(s.slice(first, last)) && !CALCULATES.test(s);
}
const CALCULATES = /[=＝÷]|等于|公式|乘|元[/／]|计算|计发|系数|比例|费率|基数/;

/** A paragraph with what is asked of it more than once: worked out at the first question. */
class Place {
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

function isPlaceholder(place: Place, start: number, end: number, family: Family): boolean {
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
    isHanCode(code(s, start - 1)) &&
    /^[.．]?\d{1,6}(?:[.．]\d{1,4})?(?:[%％]|万|亿|元|公里|公顷|亩|户|吨)/.test(s.slice(end, end + 16))
  )
    return true;
  if (family !== 'some' && (isQuotedName(s, start, end, family) || NUMBERED.test(s.slice(end, end + 24)))) return true;
  // 实现GDPxxxx万元
  if (
    family === 'letter' &&
    length > 1 &&
    /(?:GDP|gdp)$/.test(s.slice(Math.max(0, start - 3), start)) &&
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
      if (!isHanCode(code(s, end))) return false;
      return HIDDEN_BEFORE.test(s.slice(Math.max(0, start - 2), start))
        ? /[。！!]/.test(s)
        : isHanCode(code(s, start - 1)) && place.lined;
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
        (isHanCode(code(s, end)) && (isHanCode(code(s, start - 1)) || /[，。；、,;]/.test(before)) && place.crossed)
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

/** 当事人：黄××，男 and 周××　4307…: a person whose name a notice or a judgment keeps back. */
const isMaskedPerson = (s: string, start: number, end: number): boolean =>
  isMaskedName(s, start) &&
  /^(?:[，,](?:男|女|身份证|电话|住)|[ \t\u3000，,]{1,4}(?:身份证\S{0,3}[:：])?\d{6})/.test(s.slice(end, end + 16));

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
    if (left !== start - 1 && right !== end && !isHanCode(code(s, left)) && !isHanCode(code(s, right))) return false;
    // 用X代表消防车: what a letter stands for is being said.
    if (
      /^(?:代表|表示|标识|为|是|指)/.test(rest) &&
      /(?:用|以|字母|代号|代码|号码|编号|符号|设|令|[SJYZ])[为：:“]?$/.test(s.slice(Math.max(0, start - 4), start))
    )
      return false;
    // x-x月，全县…
    if (/^[-–—~～][XxＸ×]{1,2}[年月日个家%％]/.test(s.slice(end, end + 4))) return true;
    if (isHanCode(code(s, left)) || isHanCode(code(s, right)) || PERCENT.test(s.slice(end))) return true;
    return (
      s[left] === '、' &&
      (isHanCode(code(s, left - 1)) || familyAt(s, left - 1) === 'letter') &&
      /[。，；、,;]/.test(s[right] ?? '')
    );
  }
  if (length === 2 && CHROMOSOMES.test(rest)) return false;
  return true;
}

const isUnitAfter = (s: string, end: number): boolean => {
  const rest = s.slice(end, end + 4);
  return PERCENT.test(rest) || /^[年月日号时]/.test(rest) || NUMBER_AFTER.test(rest);
};

/** What goes on behind a hidden name, and behind hardly anything else: 县, 同志, 党委. */
const NAME_AFTER =
  /^(?:(?:省|市|县|州|旗|乡|镇|村)(?![级直属情域内外容务])|[省市县州乡镇]委|区(?![别分域间])|近平(?:同志|总书记|主席|新时代)|街道|社区|同志|党委|党组|支部|党支部|公司|集团|学校|大学|医院|学子|校友|师生|副?书记|副?主任|副?主席|教授|院士|副?[局厅处科部市县区镇乡州院校会所站]长)/;
const isNameAfter = (s: string, end: number): boolean => NAME_AFTER.test(s.slice(end, end + 4));

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
  if (length >= 5 && !isHanCode(code(s, left)) && !isHanCode(code(s, right))) return false;
  if (length === 1) {
    // 我县 * 月份, 中共 * 市 * 镇委员会
    if (left === start - 2 && right === end + 1) {
      if (!isHanCode(code(s, left)) || isCalculation(s, start, end)) return false;
      return /^[个名家项件次万亿年月日户人]/.test(s[right] ?? '') || (isNameAfter(s, right) && s[right + 1] !== '场');
    }
    if (OF_PARTY.test(s.slice(Math.max(0, start - 2), end + 2))) return true;
    const within = isHanCode(code(s, start - 1));
    if (!within && !/^[个名家项件万亿年月日户%％]/.test(after) && !isNameAfter(s, end))
      // 。*掀开了新的一页
      return /[，。；、,;“]/.test(before) && isHanCode(code(s, end)) && place.starred;
    const surname = SURNAMES.includes(before) && before !== '';
    if (surname && !isHanCode(code(s, start - 2)) && !isUnitAfter(s, end) && !isNameAfter(s, end)) return false;
    // 人数*天数, 带*项目为必填
    if (isCalculation(s, start, end) || FACTOR.test(s.slice(end, end + 2))) return false;
    if (/[带标打加注]/.test(before) && /[号项的者]/.test(after)) return false;
    if (before === '第' || isUnitAfter(s, end) || isNameAfter(s, end)) return true;
    // 推动*发展: between two words, where other stars of the paragraph are surely masks.
    return within && isHanCode(code(s, end)) && place.starred;
  }
  // 张**、李**: a list of names that are meant to stay masked.
  if (
    before !== '' &&
    SURNAMES.includes(before) &&
    !isHanCode(code(s, start - 2)) &&
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
    const edges = isHanCode(code(s, skipBlankLeft(s, open - 1))) && isHanCode(code(s, close + 2));
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

function maskTokens(p: Paragraph, accepted: readonly string[]): Token[] {
  const s = p.prose;
  const place = new Place(p);
  const tokens: Token[] = [];
  MASK_CHARACTER.lastIndex = 0;
  for (let hit = MASK_CHARACTER.exec(s); hit; hit = MASK_CHARACTER.exec(s)) {
    let start = hit.index;
    const family = FAMILY[hit[0]]!;
    let end = start + 1;
    while (familyAt(s, end) === family) end++;
    // \_\_: each escaped, as converters to Markdown write them.
    while (s[end] === MASK && p.text[end] === '\\' && familyAt(s, end + 1) === family) {
      if (start === hit.index && p.text[start - 1] === '\\') start--;
      end += 2;
      while (familyAt(s, end) === family) end++;
    }
    // X X 市: one name, spaced.
    while (
      family !== 'some' &&
      family !== 'star' &&
      s[end] === ' ' &&
      familyAt(s, end + 1) === family &&
      end - start < 12
    ) {
      end += 2;
      while (familyAt(s, end) === family) end++;
    }
    MASK_CHARACTER.lastIndex = end;
    // 项目#x个
    if (family === 'letter' && /[#＃]/.test(s[start - 1] ?? '') && isHanCode(code(s, start - 2))) start--;
    if (accepted.some((word) => coveredBy(s, start, end, word))) continue;
    let year = family === 'some' || family === 'circle' ? -1 : yearStart(s, start, end);
    if (year === -1 && (family === 'letter' || family === 'times' || family === 'star'))
      year = characterYearStart(s, start, end);
    if (year !== -1) tokens.push({ start: year, end, year: true });
    else if (isPlaceholder(place, start, end, family)) {
      // [X]%: the brackets go with the mask.
      const square = /^[[［【]$/.test(s[start - 1] ?? '') && /^[\]］】](?!号)/.test(s.slice(end, end + 2));
      const whole = square && isUnitAfter(s, end + 1);
      tokens.push(whole ? { start: start - 1, end: end + 1, year: false } : { start, end, year: false });
    }
  }
  return tokens;
}

function coveredBy(s: string, start: number, end: number, word: string): boolean {
  const from = Math.max(0, end - word.length);
  const at = s.slice(from, start + word.length).indexOf(word);
  return word !== '' && at !== -1 && from + at <= start;
}

const DATE_UNITS = ['年', '月', '日', '时', '分'];

/** Puts together what is one value: X-X, X.X, X%—X%, 20XX年X月X日. */
function merge(s: string, tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = { ...tokens[i]! };
    for (;;) {
      const next = tokens[i + 1];
      if (!next) break;
      const gap = s.slice(token.end, Math.min(next.start, token.end + 5));
      const ofDate = token.year && gap === '/';
      if (next.start - token.end <= 4 && (ofDate || /^(?:[%％]?[-–—~～－]{1,2}|[.．·]|)$/.test(gap))) {
        token.end = next.end;
        i++;
        continue;
      }
      const unit = DATE_UNITS.indexOf(s[token.end] ?? '');
      const following = unit === -1 ? undefined : DATE_UNITS[unit + 1];
      // 20XX年5月X日: what is already filled in between belongs to the same date.
      const between = following && /^.\d{1,2}[月日时]/.exec(s.slice(token.end, token.end + 4));
      const skip = between ? between[0].length : 1;
      if (following && next.start === token.end + skip && DATE_UNITS.includes(s[next.end] ?? '')) {
        if (between && !s.startsWith(following, token.end + skip - 1)) break;
        token.end = next.end;
        token.year = false;
        i++;
        continue;
      }
      break;
    }
    if (token.end !== tokens[i]!.end || token.start !== tokens[i]!.start) {
      const unit = s[token.end] ?? '';
      if (DATE_UNITS.includes(unit) && unit !== '年') token.end++;
    }
    merged.push(token);
  }
  return merged;
}

function readValue(s: string, { start, end, year }: Token): ValueKind {
  // XX、XX、XX同志: what stands behind the last of a row tells of all.
  const row = /^(?:、[Xx×*]{1,4}){0,5}/.exec(s.slice(end, end + 25))![0].length;
  const after = s.slice(skipBlankRight(s, end + row), end + row + 10);
  const before = s.slice(Math.max(0, start - 8), skipBlankLeft(s, start - 1) + 1);
  if (year) return /[./-]/.test(s.slice(start, end)) ? 'date' : 'year';
  if (PERCENT.test(after)) return 'percent';
  if (/\d{4}[.\-/]$/.test(before)) return 'date';
  if (/[月日时分]$/.test(s.slice(start, end)) || /^(?:月|日)/.test(after)) return 'date';
  if (/^年/.test(after) && YEAR_BEFORE.test(before) && YEAR_AFTER.test(after)) return 'year';
  if (before.endsWith('第')) return 'number';
  if (/^年/.test(after)) return isYear(before, after, end - start) ? 'year' : 'number';
  // 总书记来X时
  if (/[来到赴回]$/.test(before) && /^时[，,]/.test(after)) return 'place';
  if (PERSON_AFTER.test(after) && !/^代表(?:大会|团)/.test(after)) return 'name';
  if (UNIT_AFTER.test(after) && !/^(?:(?:处|部|所|科|项目)(?:[，。、；,]|$)|所[中小高大幼学])/.test(after))
    return 'unit';
  if (PLACE_AFTER.test(after) && !/^组织/.test(after)) return 'place';
  if (NUMBER_AFTER.test(after) && !NOT_COUNTED.test(after)) return 'number';
  if (/^[:：][Xx×*]{2}(?![Xx×*])/.test(after) || /[Xx×*]{2}[:：]$/.test(before)) return 'date';
  // 我谨代表XX，: an office speaks, seldom a person.
  if (/[我谨]代表$/.test(before)) return 'unit';
  if (PERSON_BEFORE.test(before) || /^[：:](?!\d)/.test(after)) return 'name';
  if (isMaskedName(s, start)) return 'name';
  if (/百分之$/.test(before)) return 'percent';
  if (/(?:星期|周)$/.test(before) || /^[：:]\d/.test(after)) return 'date';
  if (/(?:我|全|在|(?<![达高加长降升低])到|来|赴|回|使|为)$/.test(before) && isHanCode(code(after, 0))) return 'place';
  return 'other';
}

/** XXXX年, 。XX年，全县, 比X年增加: a year; XX年来 and 走过XXX年 count years. */
const isYear = (before: string, after: string, length: number): boolean =>
  (length === 4 && !/^年(?:来|间|多|左右)/.test(after)) ||
  (/(?:^|[，。；、：:,;）)])$/.test(before) && /^年(?:度|底|末|初|[，,全我本上下]|$)/.test(after)) ||
  (/[比较]$/.test(before) && /^年(?:增|减|提|下|上|同)/.test(after)) ||
  /^年(?:是|全[省市县区乡镇校局]|[\u4e00-\u9fff]{0,2}工作(?:总结|要点|计划|情况|的))/.test(after);

/** 贾××，男: a surname that stands by itself in front of the mask. */
const isMaskedName = (s: string, start: number): boolean =>
  start > 0 && SURNAMES.includes(s[start - 1]!) && !isHanCode(code(s, start - 2));

const EMPTY_BRACKETS = /[（(【〔《[［][ \t\u00a0\u3000]*[）)】〕》\]］]/g;
const BRACKETED = /[（(【[［〔｛{<＜]([^（(【[［〔｛{<＜）)】\]］〕｝}>＞\n]{2,24})[）)】\]］〕｝}>＞]/g;
const TO_FILL =
  /^(?:此处|这里|在此|在此处)(?:应|需|请)?(?:填|插|补|写|加|输|录)|^待(?:补|填|核|录|完善|提供|更新)|^请(?:在此处?|于此)?(?:填入|补充(?:具体|完整|相关|数据)|输入|插入|替换)|^请?(?:填写|填入|插入|输入|补充)(?:单位|姓名|时间|日期|地点|数字|数据|具体|内容|名称|地名|部门|职务|金额|标题|本地|本单位|相关数据)|^(?:具体|相关)(?:数字|数据|日期|时间|地点|金额|名称|人名|单位)(?:待|略|$)|^(?:请)?根据实际(?:情况)?(?:填|补|修改)|^联系人(?:姓名|电话|职务)$|^(?:单字|双字|词语|文字|名称)替换$|^(?:明确列出|简要(?:说明|描述|列出)|具体会议室)/;
const TO_FILL_SQUARE =
  /^(?:待定|待确认|填写|填空|单位名称|公司名称|学校名称|部门名称|机关名称|地名|人名|姓名|单位|某地|数字|金额|具体时间|具体地点|某某)$|^(?:填写|插入|输入|填入)/;
/** [项目名称], [上级部门/领导], <姓名>: the name of a field, in brackets that are no book title's. */
const FIELD =
  /^(?:请?(?:填写|填入|插入|输入))?(?:具体|相关|有关|上级|本|贵|你的?|所在|拟)?(?:单位|部门|公司|企业|学校|机构|组织|机关|领导|项目|活动|会议|任务|工作|职务|职位|姓名|名字|日期|时间|年份|年月日|地点|地址|地名|城市|金额|数量|数字|数据|人数|比例|百分比|文号|电话|联系方式|联系人|联系电话|文件|政策|行业|领域|产品)(?:或工作|或项目)?(?:的?(?:名称|名|全称|简称|姓名|编号|号码|内容))?(?:[/／、或](?:单位|部门|公司|领导|名称|姓名|地点|日期|时间|电话))?$/;
const SIGNATURE_BLANK = /^(?:(?:上级|发文)?(?:单位|公司|学校|机关|部门)名称|落款单位|发文单位|日期|年月日|成文日期)$/;

function* emptyBrackets(p: Paragraph): Iterable<Found> {
  const s = p.prose;
  let choices = 0;
  const found: Found[] = [];
  EMPTY_BRACKETS.lastIndex = 0;
  for (let hit = EMPTY_BRACKETS.exec(s); hit; hit = EMPTY_BRACKETS.exec(s)) {
    const start = hit.index;
    const end = start + hit[0].length;
    const blanks = end - start - 2;
    const open = hit[0][0]!;
    const wide = open === '（' || open === '〔' || open === '【' || open === '《';
    if (!'（）()【】〔〕《》[]［］'.includes(open + hit[0].at(-1)!)) continue;
    const before = s.slice(Math.max(0, start - 4), start);
    const ofNumber = /[发办函字]$/.test(before) && /^\d{1,5}号/.test(s.slice(end, end + 6));
    // f(), [], [ ]: code, and the box of a task.
    if (!wide && !ofNumber && (blanks < 2 || open === '[')) continue;
    if (/(?:号|括|书名)$/.test(before)) continue;
    if (open !== '〔' && /^(?:号|内|中|里|表示|标|括|符)/.test(s.slice(end, end + 2))) continue;
    // 下列说法正确的是（　　）: a question of an examination.
    if (/(?:的是|的有|的为|[项组个句]是)$/.test(before)) continue;
    if (isQuote(code(s, start - 1)) && isQuote(code(s, end))) continue;
    if (/[是否有无同意A-Da-dＡ-Ｄ√对错]$/.test(before) || /^[是否有无]/.test(s[end] ?? '')) choices++;
    found.push({ start, end, value: ofNumber || open === '〔' ? 'year' : 'other', empty: true });
  }
  if (choices < 2) yield* found;
}

/** 建设“ ”, 实施“ ”工程: nothing between the marks. */
const EMPTY_QUOTES = /“[ \u3000]{0,8}”/g;

function* emptyQuotes(s: string): Iterable<Found> {
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

function* toFill(p: Paragraph): Iterable<Found> {
  const s = p.prose;
  if (s.includes('替换'))
    for (const { 0: note, index } of hitsOf(NOTE, s)) yield { start: index, end: index + note.length, value: 'other' };
  BRACKETED.lastIndex = 0;
  for (let hit = BRACKETED.exec(s); hit; hit = BRACKETED.exec(s)) {
    const start = hit.index;
    const end = start + hit[0].length;
    const inside = hit[1]!.trim();
    // <姓名>: in manuals angle brackets hold a good deal more.
    const angle = '<＜'.includes(s[start]!);
    if (angle && (!'>＞'.includes(s[end - 1]!) || !SURE_FIELD.test(inside) || !isHanCode(code(s, end)))) continue;
    const square = !'（('.includes(hit[0][0]!);
    const whole = skipBlankLeft(s, start - 1) < p.indent && skipBlankRight(s, end) >= p.end;
    const heads = skipBlankLeft(s, start - 1) < p.indent;
    const label = square && (heads || /[:：]/.test(s[end] ?? '')) && !whole;
    if (
      TO_FILL.test(inside) ||
      (square && !whole && FIELD.test(inside) && isField(s, start, end, heads)) ||
      (square && !label && TO_FILL_SQUARE.test(inside) && !isOnScreen(s, start, end)) ||
      (square && namesLabel(s, start, inside)) ||
      (whole && SIGNATURE_BLANK.test(inside))
    )
      yield {
        start,
        end,
        value: /姓名|人名/.test(inside)
          ? 'name'
          : /日期|时间/.test(inside)
            ? 'date'
            : /单位|名称|部门/.test(inside)
              ? 'unit'
              : /数|金额/.test(inside)
                ? 'number'
                : 'other',
      };
  }
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
  if (s[start] === '[' || s[start] === '{') return isHanCode(code(s, start - 1)) || before === '“';
  return SURE_FIELD.test(s.slice(start, end)) && '由为是在经向对于给请待将与从至系'.includes(before || '\n');
}

const isOnScreen = (s: string, start: number, end: number): boolean =>
  ON_SCREEN.test(s.slice(Math.max(0, start - 4), start)) || PART_OF_SCREEN.test(s.slice(end, end + 4));

/** 点击【项目】, 【部门】栏: something on a screen. */
const ON_SCREEN = /(?:点击|单击|选择|选中|勾选|进入|打开|按下|登录|填写|输入|录入|检查|核对|查看|包括|显示)$/;
const PART_OF_SCREEN = /^(?:按钮|一?栏|菜单|选项|模块|页|标签|字段|列|频道|界面|图标|键)/;
const SURE_FIELD = /名称|姓名|名字|日期|电话|编号|具体|金额|单位|部门|领导|地点|职务/;

/** 会议地点：【会议地点】 */
const namesLabel = (s: string, start: number, inside: string): boolean =>
  /[：:]/.test(s[start - 1] ?? '') && s.slice(0, start - 1).endsWith(inside);

const BLANKS = /[ \t\u00a0\u3000]+/g;
const NUMBER_EXPECTED =
  /(?:总值|收入|投资|产值|税收|利润|资金|存款|贷款|余额|增加值|支出|面积|总额|完成|实现|达到?|突破|共有?|总计|累计|超过?|净增|新增|增加|减少|近|约)$/;
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

/** 下降的有、、、。; 他们是：以及各科室; 面积38850亩,,,,,产量; 市委、召开的会议; 受的委托: what was named is gone. */
const NOTHING_LISTED =
  /(?<=[有是为括：:])、{2,}|[，,]{4,}|(?<=[是有为括])[：:](?=、?(?:以及|及其))|(?<=[委府了])、(?=召开|决定|批准|同意|印发|下发|高度)|和、(?=《)|(?<![接承])受的(?=委托)/g;

/** 听取了王华、 、李平的发言: a name went from between two marks. */
const NOTHING_BETWEEN = /、[ \u00a0\u3000]{1,8}、/g;

/** 生产总值 亿元, 共有党员   名。, 占  %, 第  次: the gap is still there. */
function* gaps(p: Paragraph): Iterable<Found> {
  const s = p.prose;
  const often = new Map<number, string>();
  for (const { 0: gap, index } of hitsOf(OFTEN_ALONE, s)) if (isHanCode(code(s, index - 1))) often.set(index, gap);
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
    if (!isHanCode(code(s, start - 1))) continue;
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

/** 常务副市长...同志: a row of points stands for a name. */
const POINTS_FOR_NAME =
  /(?:书记|主任|主席|[省市县区州镇乡]长|[部局厅处科校院会]长|常委|委员)(\.{3,6}|…{1,2}|。{3,6})(?=同志(?!们))/g;

/** 请 同志宣读；其中： 同志任组长: a name was to stand in the gap. */
const NAME_EXPECTED = /(?:请|由|推选|推荐|选举|任命|聘任|免去|学习|贯彻|传达|中[：:])$/;
const NAME_ALONE =
  /同志(?=重要讲话|系列|代表|宣读|主持|作[重主动]|作.{0,8}(?:报告|讲话|说明)|讲话|发言|为|任|到会|致|传达|通报|安排|汇报|介绍|总结)/y;

/** 请同志宣读；同志就…提出了要求；中共委、人民政府向全广大教师: nothing was left of a name. */
const NO_NAME =
  /请同志(?=宣读|主持|作[重主动]|作.{0,8}(?:报告|讲话|说明)|讲话|发言|致(?!以)|传达|通报)|[，。；,;]同志(?=就.{2,30}(?:讲了|提出|作了|谈了|进行了))|(?<=[，。；,;] ?|刚才|刚刚|会上)同志(?=(?:分别)?(?:传达|通报|宣读|汇报|介绍|总结|安排|部署|作)了|分别)|(?<=^[\ufeff \u3000]{0,8})[乡镇村县](?=位于|地处)|(?<=^[\ufeff \u3000]{0,8}|[，。；,;])同志(?=主持(?:会议|召开|了)|出席(?:会议|并)|到会)|(?<=由)同志(?=主持|作|担任|任|负责|宣读|传达)|(?<=落实|按照|贯彻|传达|学习)同志(?=的?(?:重要)?(?:讲话|指示|批示))|(?<![安健完齐周保成顾两])全(?=上下(?:要|都|认真|齐心|坚持|深入|紧紧|务必|进一步|迅速)|各(?:级各|部门|单位|乡镇))|中共(?=委、)|(?:代表|[在向由对])(?=委、(?:人民)?政府)|[向对与和，。；,;]全(?=广大(?:教师|干部|群众|党员|市民|职工|青年|教育))|(?<![安健完齐周保成顾两])全(?=共(?:发生|完成|投入|实现|查处|排查|新增|引进))/g;

/** 以同志为核心的党中央, 坚持理论和“三个代表”: the name that a website hides is gone. */
const NO_LEADER = /以(?:同志)?为(?:核心|总书记)(?=的(?:党中央|中央|第))|(?:以|坚持|高举|学习)理论(?=和“三个代表”)/g;

/** 总值完成亿元, 增长个百分点, 培训余人次: nothing was left of the number. */
const UNIT_OR_REST =
  /[亿万]元(?=[，。；、和,;])|个(?:百分点|项目|企业|村|乡镇|行政村|党支部|街道|居委会|(?=[，。；,;]))|余(?:万元|亿元|人次|万人|万亩)|连续个(?![人体别性案股])/g;
const AMOUNT_EXPECTED = /(?:完成|到达|总值|分别为|余额|(?:总值|GDP|[Gg]dp)(?:总量)?(?:达到|实现))$/;
const CHANGE_EXPECTED = /(?:增长|提高|下降|上升|回落|增加|高于全[国省市]|低于全[国省市])$/;
const COUNT_EXPECTED = /(?:共有|建成|新建|实施|引进|签约|下辖|(?<=[镇乡县区市街])辖)$/;
const PLACES_EXPECTED = /(?:现有|共有|辖)$/;
/** 争取项目个，: a noun that 个 counts, before it. */
const COUNTED_NOUN =
  /(?:项目|企业|支部|社区|乡镇|行政村|示范村|自然村|小组|基地|园区|示范区|示范点|站点|党组织|合作社|协会|大户)$/;
/** What may stand before 个百分点 of itself. */
const BEFORE_POINTS =
  /[一二三四五六七八九十百千万亿两几多数余来半点零〇每这那某单各整首上下前后些壹贰俩仨若干约近少哪逐同]/;
/** What stands before a unit for which a number is missing. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  个百分点: CHANGE_EXPECTED,
  个项目: COUNT_EXPECTED,
  个企业: COUNT_EXPECTED,
  个村: COUNT_EXPECTED,
  个: COUNTED_NOUN,
  个乡镇: PLACES_EXPECTED,
  个行政村: PLACES_EXPECTED,
  个党支部: PLACES_EXPECTED,
  个街道: PLACES_EXPECTED,
  个居委会: PLACES_EXPECTED,
};
/** What may stand before 余 of itself: a numeral, 其余, 剩余, 富余. */
const BEFORE_REST = /[一二三四五六七八九十百千万亿两几数其剩残盈富冗多空业零]/;

function* traceless(s: string): Iterable<Found> {
  UNIT_OR_REST.lastIndex = 0;
  for (let hit = UNIT_OR_REST.exec(s); hit; hit = UNIT_OR_REST.exec(s)) {
    const at = hit.index;
    const end = at + hit[0].length;
    if (hit[0].startsWith('余')) {
      if (isHanCode(code(s, at - 1)) && !BEFORE_REST.test(s[at - 1]!))
        yield { start: at, end, value: 'number', empty: true };
      continue;
    }
    if (hit[0] === '连续个') {
      yield { start: at, end, value: 'number', empty: true };
      continue;
    }
    const before = s.slice(Math.max(0, at - 9), at);
    const head = EXPECTED[hit[0]]?.exec(before)?.[0] ?? AMOUNT_EXPECTED.exec(before)?.[0];
    if (head !== undefined) yield { start: at - head.length, end, value: 'number', empty: true };
    // 高于全省平均水平个百分点
    else if (hit[0] === '个百分点' && isHanCode(code(s, at - 1)) && !BEFORE_POINTS.test(s[at - 1]!))
      yield { start: at, end, value: 'number', empty: true };
  }
}

/** 面积亩，, 距县城公里，, 收入元。, 占产值的以上，, 比例为：，: a unit right behind what it measures. */
const BARE_UNIT =
  /面积(?:达到?|为|约)?(?:亩|公顷|平方(?:公里|千米|米))(?=[，。；、,;])|(?:全长|总长|里程|相距|距离?[\u4e00-\u9fff]{1,6}|道路|公路|铁路|管网|管道|河道|绿道|步道|堤防|渠道|线路)(?<![一二三四五六七八九十百千万几数多余两半平方每华若干近约整])公里(?=[，。；、,;])|(?:达到|建成|完成|新增|新建|改造)公里(?=[，。；、,;])|(?:新增|转移|再)就业万人(?=[，。；、,;]|以上|左右)|达个(?=[，。；、,;])|新增个(?=国家|省级|市级|县级)|建议件(?=[，。；、,;])|(?<=[，。；、,;])(?:家(?=企业|单位|公司)|个(?=国家[级森湿]|省级|市级|县级|乡镇|行政村|贫困村|重点项目))|(?<![公国中总一])共[项家个户件台套辆](?=[，。；、,;）])|达到[项家个户件台套辆](?=[，。；、,;）])|(?:新中国成立|共和国成立|共产党成立|诞辰|逝世|战争胜利|长征胜利|改革开放)周年|人口为?万人?(?=[，。；,;])|(?:占地|耕地|林地|土地)(?:面积)?(?:亩|公顷|平方(?:公里|米))(?=[，。；、,;])|(?:共计|合计|总计|累计)(?:[亿万]?元|吨|公里)(?=[，。；,;])|(?:收入|增收|投资|资金|工资|补助|损失|罚款)(?:达到?|为|约)?元(?=[，。；、,;])|(?:总产|产量|亩产)(?:达到?|为|约)?(?:吨|公斤|斤)(?=[，。；、,;])|增长倍(?=[，。；,;])|死亡人(?=以上)|人均元(?=[，。；、,;])|(?<=[元吨亩][，,])(?:同比|比上年|年均)?(?:增长|下降)(?=[；;。])|(?<![%％\d])的(?:以上|左右)(?=[，。；、,;])|[为比][：:](?=[，。；、,;])|[达有共口]户人(?=[，。；、,;])|用年(?=左右|的?时间)|死亡人(?=[，。；、,;])|(?:法规|规章|提案)件(?=[，。；、,;])|事故起(?=[、，,](?:死亡|伤|亡))|户户人(?=[，。；、,;])|的倍(?=[，。；、,;])|(?<!公)共个(?=村委|行政村|自然村|乡镇|社区居)|(?:共计|共有|总计|总共|参加|到会|参会|群众|职工|党员|干部|人口)余人(?=[，。；,;])|(?:现有|共有|发展|表彰|培训|评选|选举|选出|招聘|引进|应到|实到)[\u4e00-\u9fff]{0,6}(?:党员|干部|职工|教师|代表|委员|学员|学生|人员|人才)名(?=[，。；,;])|的名(?=代表(?=[参出到齐汇和共们、，。])|党员|干部|同志|学员|职工|群众|委员|村民|队员|官兵|考生)/g;
/** 总值.万元, 公路.公里, 增长.%、%: only the point is left. */
const BARE_POINT =
  /(?<=[\u4e00-\u9fff])\.(?:[%％]|(?:[亿万]?元|公里|平方公里|平方米|个百分点|万[亩吨人户])(?=[，。；、,;]))/g;
const SECOND_PERCENT = /(?<=[%％][、和—－])[%％](?=[，。；、和,;])/g;
/** 庆祝第教师节, 第次代表大会, 居全省第位: the ordinal went. */
const NO_ORDINAL =
  /(?<![等品次])第(?:[次届](?=[\u4e00-\u9fff，。])|个(?![人别体])|号(?=令|公告|文件)|[条款](?=规定|的规定)|季度|批(?=[\u4e00-\u9fff])|(?=教师节|护士节|记者节|建军节|劳动节|国庆节))|(?<![及门次等府宅品科落])第[位名](?=[，。；、）,;])|党的届(?=[一二三四五六七八九]中)|(?:[委政府党国中省市县厅局]发|[办政委]函)号(?=文|[）)])/g;
/** 年，全县…; 于年7月; 自年月日起: the year went. */
const NO_YEAR =
  /(?<=^[\ufeff \u3000]{0,8}|[。；！？])五(?=来[，,])|(?<=^[\ufeff \u3000]{0,8}|[。；！？])年(?=[，,](?:全|我|本)[省市县区州镇乡校局])|(?<=^[\ufeff \u3000]{0,8}|[。；！？，,;于自从至])年(?=\d{1,2}月)|(?<=(?<![确体定化解实排])[到至])年(?=[，,]?(?:全[省市县区]|我[省市县区]|力争|基本实现|实现|建成)|[，,]产值)|(?<=^[\ufeff \u3000]{0,8}|[，。；：—])年月日(?=[，,在上下召至由经])|(?<=^[\ufeff \u3000]{0,8}[一二三四五六七八九十]、)年(?=工作回顾|主要[任工]|工作[安打重]|总体要求|发展目标|重点工作)|(?<![历各同逐每当闰])年月(?=底|初|末|[上中下]旬|份|生[，,])|(?<=(?<![确体细])至)年月日(?=[，。；）])|(?<=连续)年(?![份度限数代])|(?<=连续)次(?=[获被荣])|(?<=(?:^|[，。；：,;])[ \u3000]?(?:力争)?到)年(?=[，,])|(?<=过去的)年(?=[，,])|(?<=^[\ufeff \u3000]{0,8}|[。；！？])年(?=是(?:“十|我[省市县区]|全[省市县区]))|(?<=[从自])年(?=开始|起(?![步点伏草源])|以来|实施|启动|推行)|(?<=(?<!由)于)年(?=被|由|召开|成立|建成|荣获|投产|竣工|开工|通过)|(?<=^[\ufeff \u3000]{0,8}|[。；！？])年月(?=[，,])|(?<=[于自从至])年月日(?=起|止|前|召开|在|由|经|发布|施行|印发|通过|举行|至)|(?<=在)年(?=全[省市县区])|(?<![\d生签])(?:19|20)\d\d年(?:月日)(?!均)/g;
/** The rest of a page that was stripped of its figures; 突破亿元 by itself may be meant. */
const AMOUNT_ALONE =
  /(?:达到?|突破|超过?|实现|投入|投资|收入|资金|产值|税收|利税|存款|贷款|支出)(?:[亿万]元)(?=[，。；、,;])|(?<=[，。；,;])(?:投资|投入|利用外资|到位)[亿万]元|(?<=实际)(?:到位|利用外资)[亿万]元(?=[，。；、,;])|(?<=[元吨亩][，,])(?:同比|比上年|年均)?(?:增长|下降)(?=[，,])|投资[亿万]元(?=的|建设|建成|新建|修建|改造)|发生[\u4e00-\u9fff]{0,6}事故起(?=[，。；、,;])|案件[件宗](?=[，。；、,;])|(?<=[镇村乡户县])、万人口?(?=[，。；,;])|[\u4e00-\u9fff](?<![一二三四五六七八九十百千几数两多余上近约超过逾成第])万(?:人|个|套|亩|户|吨|辆)(?=[，。；、,;])|(?<=[率幅])[%％](?=[，。；,;])|(?<=[。；，,;])万人(?=[，。；,;])|建设个(?=新|高|标|示)/g;

/** What stands before a unit whose number is gone: no numeral, and nothing of 上亿元, 突破亿元, 每平方公里. */
const NOT_NUMERAL =
  '(?<=[\\u4e00-\\u9fff])(?<![一二三四五六七八九十百千万亿数几多余两半每单上近超约逾成第按以各破越元])';
/** 提案件，, 造林万亩，, 普通高中所，: a unit right behind what it counts, looked for only beside a figure that is surely lost. */
const UNIT_ALONE_BESIDE = new RegExp(
  [
    `${NOT_NUMERAL}(?:万?亿(?:元|美元|吨|斤|人次|千瓦时|立方米)|万(?:元|美元|人次|平方米|平方公里|标准?箱|千瓦|家|件|名|台|张|公里|公斤|立方米|头|只|株|枚)|平方公里|平方米|立方米|公顷|人次(?!和)|微克|[%％](?!比))(?=[，。；、和,;]|左右|以上[，。；、,;])`,
    '(?<=海拔|高度|深度|厚度|长度|宽度|雨量|降水量)(?:为|达)?(?:毫米|厘米|米)(?=[，。；、,;])',
    '(?<=单产|总产|亩产|产量|原粮|粮食)(?:达到?|为|约)?万?(?:吨|公斤|斤)(?=[，。；、,;])',
    '(?<=受伤|劳动力|人口|职工|教师|学生|研究生|本科生|干部|党员|村民|移民|人员)人(?=[，。；、,;])|(?<=[、，,])伤人(?=[，、,])',
    '事故起(?=[，。；、,;])|(?<=寿命|年龄)(?:达到?|为|提高到)?岁(?=[，。；、,;])',
    '(?<=小学|初中|高中|中学|大学|电大|高校|院校|学校|幼儿园|医院|卫生院|敬老院)所(?=[，。；、,;])',
    '(?<=企业|商户|申报|机构|单位|公司|中心|工厂|增至|新增|达到|超过|合为)家(?=[，。；、,;])',
    '(?<=法规|规章|提案|议案|草案|专利|实事)件(?=[，。；、,;])',
    '(?<=公园|小区|街区|乡村|村庄|产业园|集群|平台|中心|品牌|工程|岗位|学位|床位|泊位|车位|网点|团队|机构)个(?=[，。；、,;])',
    '(?<=公园|电站|大桥|水库|工厂|场馆|车站|水厂)座(?=[，。；、,;])',
    `${NOT_NUMERAL}(?<![住门])户人(?=[，。；、,;])|(?<=[路段线渠网道])公里(?=[，。；、和,;])`,
    '(?<=建成|新建|打造|认定|实施|培育|打通)[个家项条座](?=国家|省级|市级|产业|区域|重点|断头)',
    '(?<=了)[个户家](?=[省市县国]级|贫困|行政村|乡镇)|(?<=委员会|村委|小组)个(?=村|居|自然|社)',
    '(?<=部署|总结|回顾)年(?=的?[\\u4e00-\\u9fff]{0,4}工作)(?!年[度底末终初中前后内])',
  ].join('|'),
  'g',
);

/** 党的大精神, “五”规划: a number was dropped from the name. */
const NO_CONGRESS = /党的(大)(?=精神|报告|召开|以来|胜利|提出)|“([五])”(?=规划|时期|期间|末|开局)|党的(?=以来)/g;

const NO_PERCENT =
  /(?:增长|下降|提高|降低|上升|占比|占|达到|达|约|超过|完成|控制在|率为|[了到的在至超逾])[%％‰](?=[，。；、,;）)—－]|以上|左右|以内|以下|的(?!比例))|[\u4e00-\u9fff](?<![号示])[%％](?=以上|左右|以内|以下)/g;
/** 比上年增长12.5；: a rate without its %. */
const NO_SIGN =
  /(?:同比|比上年|比去年|较上年|比上年同期|较去年)增长 ?\d{1,3}(?:\.\d{1,2})?(?: ?和 ?\d{1,3}(?:\.\d{1,2})?)?(?!。\d)(?=[，。；;])/g;
/** 总产值85亿元，增长14；: behind an amount only a rate comes so. */
const NO_SIGN_BESIDE = /[亿万]元[，,](增长 ?\d{1,3}(?:\.\d{1,2})?)(?!。\d)(?=[，。；;])/g;
const NO_SERIAL = /[〔[［【][12]\d{3}[〕\]］】]([ \t\u00a0\u3000]*号)/g;
const NO_DAY =
  /(?:[12]\d{3} ?年|[一二]九?[〇○零一二三四五六七八九]{2,3}年|截至|截止|定于|将于)([ \t\u00a0\u3000]+月(?:[ \t\u00a0\u3000]*日|(?=[底初中上下旬份至，。、；)）]|$)))/g;

/** 于 年 月 日开标: nothing of a date. */
const NO_DATE = /(?<=[于在自从至到])(?:20)?[ \t\u00a0\u3000]+年[ \t\u00a0\u3000]+月[ \t\u00a0\u3000]+日/g;

/** 3月日, 月日召开, 为期一的, 今月: the number went without a trace. */
const NO_FIGURE =
  /(?:\d{1,2}|(?<![\u4e00-\u9fff])[一二三四五六七八九十]{1,2})月日(?=[，,。；;）)、上下晚召—－至]|[ \u3000]*$)|(?<=日[—－至])月日(?=[，。；,;）)])|(?<=^[\ufeff \u3000]{0,8}|[。；，,;])(?:元?至|[—－-])月(?=[，,份])|(?<=^[\ufeff \u3000]{0,8}|[，,。；;：（])月日(?=[，,、上下晚召在至起前由经）])|今月(?=[，,])|从去月(?=起|底)|为期[一二两三四五六七八九十]?的|(?:[今去前]年|(?<![写注标载列说申证签表])明年)月(?:日(?![报记历常程益])|(?=[上中下]{1,2}旬|份))/g;

/** 2024年　月　日 by itself, which looks like a row of a table. */
const DATE_ALONE = /^[ \t\u00a0\u3000]*[12]\d{3} ?年([ \t\u00a0\u3000]+月[ \t\u00a0\u3000]*日)[ \t\u00a0\u3000]*$/;

/** What a search finds of a paragraph is put to the rest. */
type Add = (found: Iterable<Found>) => void;

function missingNumbers(p: Paragraph, signs: number, add: Add): void {
  const s = p.prose;
  if (p.role === 'table') {
    const date = DATE_ALONE.exec(s);
    if (date) add([blankOf(date, 'date')]);
    return;
  }
  // A row of a table in blanks has no sentence marks: 生产总值　亿元.
  const sentence = (p.kinds & (Kind.mark | Kind.halfwidth)) !== 0;
  if ((signs & Sign.ordinal) !== 0) add(emptyPhrases(s, NO_ORDINAL, 'number'));
  if ((signs & Sign.year) !== 0) add(phrasesAround(s, places.year, NO_YEAR, 'date'));
  if ((signs & Sign.list) !== 0) add(emptyPhrases(s, NOTHING_LISTED, 'other'));
  if ((signs & Sign.leader) !== 0) add(emptyPhrases(s, NO_LEADER, 'name'));
  if (sentence) stripped(p, signs, add);
  if ((signs & Sign.figure) !== 0) add(emptyPhrases(s, NO_FIGURE, 'date'));
  if ((signs & Sign.congress) !== 0) add(emptyPhrases(s, NO_CONGRESS, 'number'));
  if (sentence && (signs & Sign.name) !== 0) add(lostNames(s));
  if (p.kinds & Kind.blank) {
    if (sentence) {
      add(gaps(p));
      add(emptyPhrases(s, NOTHING_BETWEEN, 'name'));
    }
    if ((signs & Sign.month) !== 0 && !/签字|签名|盖章|签章|填表|出生/.test(s)) {
      add(blanks(s, NO_DAY, 'date'));
      if (sentence) add(emptyPhrases(s, NO_DATE, 'date'));
    }
  }
  if (p.kinds & Kind.bracket && s.includes('号')) add(blanks(s, NO_SERIAL, 'number'));
  if ((signs & Sign.percent) !== 0 && !sentence && p.han > 8) add(emptyPhrases(s, NO_PERCENT, 'percent'));
  if ((signs & Sign.rate) !== 0 && sentence) {
    add(emptyPhrases(s, NO_SIGN, 'percent'));
    add(blanks(s, NO_SIGN_BESIDE, 'percent'));
  }
}

/** Figures of which nothing was left, and what else of the paragraph looks so beside them. */
function stripped(p: Paragraph, signs: number, add: Add): void {
  const s = p.prose;
  let any = false;
  const note: Add = (all) => {
    for (const one of all) {
      any = true;
      add([one]);
    }
  };
  if ((signs & Sign.unit) !== 0) note(traceless(s));
  if ((signs & Sign.bare) !== 0) note(phrasesAround(s, places.bare, BARE_UNIT, 'number'));
  if ((signs & Sign.point) !== 0 && p.han > 8) note(emptyPhrases(s, BARE_POINT, 'number'));
  if ((signs & Sign.percent) !== 0 && p.han > 8) {
    note(emptyPhrases(s, NO_PERCENT, 'percent'));
    note(emptyPhrases(s, SECOND_PERCENT, 'percent'));
  }
  if (any) {
    add(emptyPhrases(s, AMOUNT_ALONE, 'number'));
    add(unitsBeside(s));
  }
}

const NO_HITS: readonly RegExpExecArray[] = [];

/** What `matchAll` finds, without a copy of the pattern for each paragraph. @param pattern never matches the empty string */
function hitsOf(pattern: RegExp, s: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let hit = pattern.exec(s);
  if (!hit) return NO_HITS;
  const hits: RegExpExecArray[] = [];
  for (; hit; hit = pattern.exec(s)) hits.push(hit);
  return hits;
}

/** How far a phrase and what it asks for reach before and behind the character that is its sign. */
const REACH = { before: 24, behind: 12 };
/** Fewer characters behind a cut, the beginning of the paragraph is not told from it. */
const CUT = 10;

/** The same as {@link emptyPhrases}, looked for around `places` only. */
function* phrasesAround(s: string, places: readonly number[], pattern: RegExp, value: ValueKind): Iterable<Found> {
  let done = 0;
  for (const at of places) {
    const from = Math.max(0, at - REACH.before);
    for (const { 0: phrase, index } of hitsOf(pattern, s.slice(from, at + REACH.behind))) {
      const start = from + index;
      // What begins well behind the sign has one of its own, and here perhaps not all that must not follow.
      if (start < done || start > at + 2 || (index < CUT && from > 0)) continue;
      done = start + phrase.length;
      yield { start, end: done, value, empty: true };
    }
  }
}

/** Whole matches of `pattern`: words between which a value is missing. */
function* emptyPhrases(s: string, pattern: RegExp, value: ValueKind): Iterable<Found> {
  for (const { 0: phrase, index } of hitsOf(pattern, s))
    yield { start: index, end: index + phrase.length, value, empty: true };
}

function* unitsBeside(s: string): Iterable<Found> {
  for (const { 0: unit, index } of hitsOf(UNIT_ALONE_BESIDE, s))
    yield { start: index, end: index + unit.length, value: /[%％]/.test(unit) ? 'percent' : 'number', empty: true };
}

function* lostNames(s: string): Iterable<Found> {
  for (const { 0: phrase, index } of hitsOf(NO_NAME, s)) {
    const end = index + phrase.length;
    const value = phrase.endsWith('同志') ? 'name' : 'place';
    yield { start: Math.max(index, end - (phrase.endsWith('全') ? 1 : 2)), end, value, empty: true };
  }
}

function* blanks(s: string, pattern: RegExp, value: ValueKind): Iterable<Found> {
  for (const hit of hitsOf(pattern, s)) yield blankOf(hit, value);
}

function blankOf(hit: RegExpExecArray, value: ValueKind): Found {
  const start = hit.index + hit[0].indexOf(hit[1]!);
  return { start, end: hit.index + hit[0].length, value, empty: true };
}

/** Other signs that websites put for what they hide, and the name of × in HTML: only where a name or a date goes on. */
const OTHER_MASK =
  /(?:(?<!#)#{2,}|(?<!＃)＃{2,}|(?<!□)□{2,}|(?<!△)△{2,}|(?<!■)■{2,}|(?<!●)●{2,}|(?<!◎)◎{2,}|(?<!☆)☆{2,}|(?<![★星级])★{2,3}(?!★)|(?<!▲)▲{2,}|(?<!◆)◆{2,}|(?<!◇)◇{2,}|(?<![\d%])%{2}(?!%)|(?<!&)&{2,}|(?<!&times;)(?:&times;)+)(?=[省市县区州乡镇村年月日]|街道|社区|同志|书记|主任|[局厅处科部校院]长|局|公司|党委|支部)/g;
/** □□个村, 约△△万元: shapes with which nobody counts or decorates. */
const SHAPES_FOR_NUMBER =
  /(?<=[\u4e00-\u9fff，、])(?:□{2,}|△{2,}|◇{2,})(?=[个名家项件次户人吨亩条座所处%％岁天]|公里|[万亿]?元|[万亿][人亩吨户元])/g;
/** 发生N起, 引进企业？？家: a letter or question marks where a number was to come, behind a word that wants one. */
const COUNT_MASK =
  /(?<=发生[\u4e00-\u9fff]{0,4}|完成|新增|共有?|达到?|累计|处理|查处[\u4e00-\u9fff]{0,4}|建成|引进|实现|下降|增长|企业|收到|投入)(?:N{1,3}|[?？]{2,3})(?=[起个名家项件次户人吨亩条篇%％]|亿?元|万[元人吨亩]|百分点)/g;

/** 对##小学, “##”系列: hashes within a sentence; #话题##话题# are tags, and ##落实## between marks is emphasis. */
const HASHES = /(?<=[\u4e00-\u9fff“，。、；,;]|^[\ufeff \u3000]{0,8})[#＃]{2,4}(?=[\u4e00-\u9fff，。、；”,;])/g;
/** 投资$亿元, 果园#万亩: one sign where a number was to come. */
const SIGN_FOR_NUMBER = /(?<=[\u4e00-\u9fff])[#＃$＄](?=[亿万]元|万[亩吨人户]|个(?:项目|百分点)|[%％])/g;

function* hashes(s: string): Iterable<Found> {
  const runs = hitsOf(HASHES, s);
  for (let i = 0; i < runs.length; i++) {
    const { 0: mask, index } = runs[i]!;
    const end = index + mask.length;
    const heads = index < 9 && /^[\ufeff \u3000]*$/.test(s.slice(0, index));
    const opens = heads || !isHanCode(code(s, index - 1));
    const next = runs[i + 1];
    if (
      opens &&
      next &&
      !/[，。、；,;“]/.test(s.slice(end, next.index)) &&
      !isHanCode(code(s, next.index + next[0].length))
    ) {
      i++;
      continue;
    }
    // ##一、总体要求: half of a heading's Markdown.
    if (heads && !s.includes('。')) continue;
    const token = { start: index, end, year: false };
    yield { start: index, end, value: () => readValue(s, token) };
  }
}

function* otherMasks(s: string, signs: number): Iterable<Found> {
  if ((signs & Sign.count) !== 0) {
    for (const { 0: mask, index } of hitsOf(COUNT_MASK, s))
      yield { start: index, end: index + mask.length, value: 'number' };
  }
  if ((signs & Sign.other) === 0) return;
  if (s.includes('##') || s.includes('＃＃')) {
    if (!/#[^#\s，。、；]{1,20}#(?!#)/.test(s.replace(/#{2,}/g, ''))) yield* hashes(s);
  }
  for (const pattern of [SIGN_FOR_NUMBER, SHAPES_FOR_NUMBER]) {
    for (const { 0: mask, index } of hitsOf(pattern, s))
      yield { start: index, end: index + mask.length, value: 'number' };
  }
  for (const { 0: mask, index } of hitsOf(OTHER_MASK, s)) {
    // ★★公司动态: the ornament of a heading.
    if ('★▲◆'.includes(mask[0]!) && skipBlankLeft(s, index - 1) < 0 && !s.includes('。')) continue;
    const begun =
      s[index + mask.length] === '年' && /(?<!\d)(?:19|20)\d?$/.test(s.slice(Math.max(0, index - 4), index));
    const start = begun ? digitsBefore(s, index) : index;
    const token = { start, end: index + mask.length, year: begun };
    yield { start: token.start, end: token.end, value: () => readValue(s, token) };
  }
}

/** TODO, TBD: what a draft was left with. */
const TO_DO = /(?<![A-Za-z\d_-])(?:TODO|TBD)(?![A-Za-z\d_-])/g;

/** 尊敬的---领导, 在-----学校: a row of hyphens behind a word that wants an object. */
const HYPHENS = /(?<=尊敬的|代表|来自|[在向由与和])-{3,}(?=[\u4e00-\u9fff])/g;
/** 是因为---书记, 今天，----校在: the same in front of an office or a place. */
const HYPHENS_FOR_NAME =
  /(?<=[\u4e00-\u9fff，。；、！,;!“])-{3,}(?=同志|书记|主任|老师|[校镇乡县区市局]长|公司|校(?![对验正准])|中学|小学|学校|大学|党委|政府|[省市县区乡镇村](?:委|人|党|政府)|等(?:小学|中学|学校|同志|老师|领导))/g;
/** 完成投资…亿元, 生产总值000亿元: points or noughts where a number was to come. */
const POINTS_FOR_NUMBER =
  /(?<=[资成现到达为入值长降高共约过额])(?:…{1,2}|\.{3,6})(?=[亿万]元(?!户)|[%％]|个百分点|万[吨亩人户]|平方公里|公里)/g;
const NOUGHTS = /(?<=[\u4e00-\u9fff])(?<!第)0{2,4}(?:\.0{1,2})?(?=[亿万]元|[%％]|个百分点|万[吨亩人户]|平方公里|公里)/g;

function* rowsForValue(s: string, pattern: RegExp): Iterable<Found> {
  for (const { 0: mask, index } of hitsOf(pattern, s)) {
    const token = { start: index, end: index + mask.length, year: false };
    yield { start: token.start, end: token.end, value: () => readValue(s, token) };
  }
}

const SILENT = new Set(['code', 'residue', 'blank']);

/** What one pass over a paragraph sees, so that a search is begun only where it may find something. */
const Sign = {
  /** N ? ？ */
  count: 1,
  /** # □ △ and their like. */
  other: 2,
  /** 〇 */
  zero: 4,
  /** 元, 个 or 余: a figure may be missing before it. */
  unit: 8,
  /** 月 */
  month: 16,
  /** 党的大, 党的以 or “五: a number may be missing. */
  congress: 32,
  /** An opening bracket before a blank or a closing one. */
  empty: 64,
  /** 请同, 共委, 全广 or 同志就: a name may be missing. */
  name: 128,
  /** 月日, 今月, 去月, 年月 or 为期: a figure may be missing in a date. */
  figure: 256,
  /** 第次, 第位, 第教: an ordinal may be missing. */
  ordinal: 512,
  /** 于年, 自年 or a sentence that begins with 年: the year may be missing. */
  year: 1024,
  /** 以为核, 同志为总, 理论和“: a name may be missing. */
  leader: 2048,
  /** 面积亩, 收入元, 的名代: a unit right behind what it measures. */
  bare: 4096,
  /** < before the name of a field. */
  angle: 8192,
  /** A point, or a row of them, before a unit. */
  point: 16384,
  /** 00 behind a Chinese character. */
  noughts: 32768,
  /** 增长%, 、%: a percent sign without a number. */
  percent: 65536,
  /** 增长12: a rate. */
  rate: 131072,
  /** TO, TB */
  todo: 262144,
  /** 、、 、 ,,,, or 是：以及: what was listed is gone. */
  list: 524288,
  /** 第多少, 投资多少亿: a question for a figure. */
  many: 1048576,
} as const;

const ENDS = '，。；、,;';
/** What stands beside the ends of a paragraph. */
const NOTHING_THERE = '\0';

/** A set of {@link ROWS}: any Chinese character. */
const HAN = '\u4e00-\u9fff';

/** A character, what may stand before it and behind it (empty: anything), what they are a sign of, and what may stand third. */
type Row = readonly [characters: string, before: string, next: string, sign: number, third?: string];

const ROWS: readonly Row[] = [
  ['T', '', 'OB', Sign.todo],
  ['N?？', HAN, 'N?？起个名家项件次户人吨亩条篇%％亿元万百', Sign.count],
  ['#＃□△■●◎☆★▲◆◇&$＄', '', '', Sign.other],
  ['%', '', '%', Sign.other],
  ['〇', '', '', Sign.zero],
  ['个余元', '', '', Sign.unit],
  ['月', '', '', Sign.month],
  ['月', '', '日', Sign.figure],
  ['月', '今去年', '', Sign.figure],
  ['月', '至—－-', '，,份', Sign.figure],
  ['期', '为', '', Sign.figure],
  ['（(【〔《[［', '', '）)】〕》]］ \t\u00a0\u3000', Sign.empty],
  ['<＜', '', '姓名单部日具金上相领地电职编责所项填公学', Sign.angle],
  ['请', '', '同', Sign.name],
  ['共', '', '委', Sign.name],
  ['广共', '全', '', Sign.name],
  ['委', '表在向由对', '、', Sign.name],
  ['就', '志', '', Sign.name],
  ['传通宣汇介总安部作分', '志', '', Sign.name],
  ['主出到担任负', '志', '', Sign.name],
  ['志', '同', '的重讲指批', Sign.name],
  ['上', '全', '下', Sign.name],
  ['各', '全', '级部单乡', Sign.name],
  ['乡镇村县', `${NOTHING_THERE}\ufeff \u3000`, '位地', Sign.name],
  ['、', '有是为括：:', '、', Sign.list],
  ['，,', '', '，,', Sign.list, '，,'],
  ['：:', '是有为括', '以、', Sign.list],
  ['、', '委府了', '召决批同印下高', Sign.list],
  ['、', '和', '《', Sign.list],
  ['受', '', '的', Sign.list, '委'],
  ['少', '多', '亿万亩公个届', Sign.many],
  ['核总', '为', '', Sign.leader],
  ['论', '理', '和', Sign.leader, '“'],
  ['第', '', '次届号条款批个位名季教护记建劳国', Sign.ordinal],
  ['号', '发函', '', Sign.ordinal],
  ['党', '', '的', Sign.congress | Sign.ordinal, '大以届'],
  ['五', '“', '', Sign.congress],
  ['五', '', '来', Sign.year],
  ['年', '', '月', Sign.year],
  ['年', '于自从至在', '', Sign.year],
  ['年', '到', '，,全', Sign.year],
  ['续', '连', '年次', Sign.year],
  ['年', '的', '，,', Sign.year],
  ['年', `${NOTHING_THERE}\ufeff。；！？ \u3000`, '是', Sign.year],
  ['年', '、', '工主总发重', Sign.year],
  ['年', `${NOTHING_THERE}\ufeff。；！？，,; \u3000`, '，,0123456789', Sign.year],
  ['.', HAN, '%％亿万元公平个', Sign.point],
  ['….', '', '%％亿万公平个', Sign.point],
  ['0', HAN, '0', Sign.noughts],
  ['%％‰', '长降高低升比占到达约过成在了的为至超逾', '', Sign.percent],
  ['%％', '、和—－', ENDS, Sign.percent],
  ['%％', HAN, '以左', Sign.percent],
  ['长', '增', '0123456789 ', Sign.rate],
  ['倍', '长', ENDS, Sign.bare],
  ['吨', '产量达到为约', ENDS, Sign.bare],
  ['斤', '产量公达到', ENDS, Sign.bare],
  ['亩', '积达到为约地', ENDS, Sign.bare],
  ['吨', '计', ENDS, Sign.bare],
  ['件', '议规章案', ENDS, Sign.bare],
  ['万', '业', '人', Sign.bare],
  ['个', '达', ENDS, Sign.bare],
  ['个', '增', '国省市县', Sign.bare],
  ['家', '，。；、,;', '企单公', Sign.bare],
  ['个', '，。；、,;', '国省市县乡行贫重', Sign.bare],
  ['项家个户件台套辆', '共到', `${ENDS}）`, Sign.bare],
  ['周', '立辰世利放', '年', Sign.bare],
  ['公', '地', '顷', Sign.bare],
  ['里', '公', ENDS, Sign.bare],
  ['平', '积达到为约地', '', Sign.bare],
  ['名', '的', '代党干同学职群委村队官考', Sign.bare],
  ['名', '员部工师表生才', ENDS, Sign.bare],
  ['余', '', '人', Sign.bare],
  ['亡', '', '人', Sign.bare],
  ['元', '均', ENDS, Sign.bare],
  ['长降', '增下', '；;。', Sign.bare],
  ['的', '', '以左', Sign.bare, '上右'],
  ['：:', '为比', ENDS, Sign.bare],
  ['户', '达有共口', '人', Sign.bare],
  ['年', '用', '左时的', Sign.bare],
  ['起', '故', '、，,', Sign.bare],
  ['户', '户', '人', Sign.bare],
  ['倍', '的', ENDS, Sign.bare],
  ['个', '共', '村行乡自社', Sign.bare],
  ['口', '人', '万为', Sign.bare],
  ['元', '入收资金助失款达到为约计', ENDS, Sign.bare],
  ['万亿', '计', '元', Sign.bare],
];

/** {@link Row} with its sets as bits: of {@link besideOf} for what stands before, of its other half for what follows. */
interface Look {
  readonly before: number;
  readonly next: number;
  readonly third: number;
  readonly sign: number;
}

/** From here on a sign is the number of a character's looks. */
const FIRST_LOOK = 128;
const looks: Look[][] = [];
const signOf = new Uint8Array(65536);
const beforeBits = new Int32Array(65536);
const nextBits = new Int32Array(65536);

function bitsOf(table: Int32Array, sets: string[], set: string): number {
  if (set === '') return 0;
  const known = sets.indexOf(set);
  const bit = 1 << (known === -1 ? sets.push(set) - 1 : known);
  for (const character of set) table[character.charCodeAt(0)]! |= bit;
  return bit;
}

{
  // Twenty thousand characters at once, before anything is known of one.
  beforeBits.fill(1, 0x4e00, 0xa000);
  nextBits.fill(1, 0x4e00, 0xa000);
  const befores = [HAN];
  const nexts = [HAN];
  for (const [characters, before, next, sign, third = ''] of ROWS) {
    const look = {
      before: bitsOf(beforeBits, befores, before),
      next: bitsOf(nextBits, nexts, next),
      third: bitsOf(nextBits, nexts, third),
      sign,
    };
    for (const character of characters) {
      const at = character.charCodeAt(0);
      if (signOf[at] === 0) signOf[at] = FIRST_LOOK + looks.push([]) - 1;
      looks[signOf[at]! - FIRST_LOOK]!.push(look);
    }
  }
  // What needs no look beside it.
  for (const [character, before, next, sign] of ROWS)
    for (const one of character) {
      const at = one.charCodeAt(0);
      if (before === '' && next === '' && sign < FIRST_LOOK && looks[signOf[at]! - FIRST_LOOK]?.length === 1)
        signOf[at] = sign;
    }
}

/** Where the last paragraph that was looked through has signs of {@link Sign.bare} and {@link Sign.year}. */
const places = { bare: [] as number[], year: [] as number[] };

function signsIn(prose: string): number {
  let signs = 0;
  places.bare.length = 0;
  places.year.length = 0;
  for (let at = 0; at < prose.length; at++) {
    const sign = signOf[prose.charCodeAt(at)]!;
    if (sign === 0) continue;
    if (sign < FIRST_LOOK) signs |= sign;
    else {
      const beside = signBeside(prose, at, looks[sign - FIRST_LOOK]!);
      if ((beside & Sign.bare) !== 0) places.bare.push(at);
      if ((beside & Sign.year) !== 0) places.year.push(at);
      signs |= beside;
    }
  }
  return signs;
}

function signBeside(prose: string, at: number, all: readonly Look[]): number {
  // Beyond the ends there is NaN, of which | 0 makes an index.
  const before = beforeBits[prose.charCodeAt(at - 1) | 0]!;
  const next = nextBits[prose.charCodeAt(at + 1) | 0]!;
  let signs = 0;
  for (let i = 0; i < all.length; i++) {
    const look = all[i]!;
    if (
      (look.before === 0 || (before & look.before) !== 0) &&
      (look.next === 0 || (next & look.next) !== 0) &&
      (look.third === 0 || (nextBits[prose.charCodeAt(at + 2) | 0]! & look.third) !== 0)
    )
      signs |= look.sign;
  }
  return signs;
}

/** 第多少个教师节: nobody asks so. */
const HOW_MANYTH = /(?<=第)多少(?=届|个(?:教师节|护士节|记者节|建军节|劳动节|国庆节|春秋|年头))/g;
/** 投资多少亿元, where other values of the paragraph were taken out. */
const HOW_MUCH =
  /(?<=第)多少(?=届|个(?:教师节|护士节|记者节|建军节|劳动节|国庆节|春秋|年头))|(?<=投资|投入|学位|新增|新建|完成|实现|收入|总额)多少(?=[亿万]元|万个|万人|亩|公里)/g;

const NOTHING: readonly Found[] = [];
const NO_WORDS: readonly string[] = [];

function findAll(p: Paragraph, accepted: readonly string[]): readonly Found[] {
  const s = p.prose;
  let found: Found[] | undefined;
  const add: Add = (all) => {
    for (const one of all) {
      found ??= [];
      found.push(one);
    }
  };
  const signs = signsIn(s);
  if (p.kinds & Kind.mask || ((signs & Sign.zero) !== 0 && /〇[〇月日]/.test(s))) add(masks(p, accepted));
  if ((signs & (Sign.count | Sign.other)) !== 0) add(otherMasks(s, signs));
  if ((signs & Sign.empty) !== 0) add(emptyBrackets(p));
  if (p.kinds & Kind.quote && (s.includes('“”') || s.includes('“ ') || s.includes('“　'))) add(emptyQuotes(s));
  if (p.kinds & Kind.bracket || (signs & Sign.angle) !== 0) add(toFill(p));
  if (p.kinds & Kind.dash && s.includes('---')) {
    add(rowsForValue(s, HYPHENS));
    add(rowsForValue(s, HYPHENS_FOR_NAME));
  }
  if ((signs & Sign.point) !== 0) add(rowsForValue(s, POINTS_FOR_NUMBER));
  if ((signs & Sign.todo) !== 0) add(rowsForValue(s, TO_DO));
  if ((signs & Sign.noughts) !== 0) add(rowsForValue(s, NOUGHTS));
  if (s.includes('同志') && (p.kinds & Kind.dot || s.includes('。。。'))) add(pointsForNames(s));
  missingNumbers(p, signs, add);
  if ((signs & Sign.many) !== 0) add(rowsForValue(s, found ? HOW_MUCH : HOW_MANYTH));
  if (!found || found.length === 1) return found ?? NOTHING;
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function* pointsForNames(s: string): Iterable<Found> {
  for (const hit of hitsOf(POINTS_FOR_NAME, s)) {
    const end = hit.index + hit[0].length;
    yield { start: end - hit[1]!.length, end, value: 'name' };
  }
}

function* masks(p: Paragraph, accepted: readonly string[]): Iterable<Found> {
  for (const token of merge(p.prose, maskTokens(p, accepted)))
    yield { start: token.start, end: token.end, value: () => readValue(p.prose, token) };
}

/** Values that nobody filled in: X个, ××市, 20**年, ____, （  ）, 【待补】, 生产总值 亿元. */
export const rule: BlockRule = {
  id: 'unfilled-placeholder',
  title: { zh: '未填写的占位', en: 'Value not filled in' },
  why: {
    zh: '套用范文或模板时，数字、日期、地名、单位、姓名常用 X、×、*、某某、下划线或空括号代替。成文前应逐一填上实际内容，否则会原样念出或印发。',
    en: 'Model texts stand in X, ×, *, 某某, underscores or empty brackets for numbers, dates, places, organisations and names. Each must be replaced by the real value before the text goes out.',
  },
  severity: 'error',
  scope: 'block',
  kinds: Kind.han | Kind.mask | Kind.bracket | Kind.percent | Kind.blank,
  options: {
    accept: {
      default: [],
      title: {
        zh: '含有占位符号、但本来就这样写的词，如 "X项目"；不报。',
        en: 'Words that hold a mask character and are meant so, such as "X项目": not reported.',
      },
    },
  },
  examples: [
    {
      bad: '下面，请⟦同志⟧宣读表彰决定。刚才，县长通报了情况，⟦同志⟧就做好下一步工作提出了要求。',
    },
    { bad: '⟦中共⟧委、县人民政府谨向⟦全⟧广大教师致以节日的问候！请⟦XX⟧、⟦XX⟧同志发言。' },
    { bad: '肉类产量⟦比上年增长12.5⟧；劳务收入12亿元，增长5%；税金⟦同比增长21和9.4⟧。' },
    { bad: '中央以中发⟦[]⟧31号文件、省委以鲁发⟦〔〕⟧5号文件作了部署，⟦去年月日⟧市委转发。' },
    { bad: '全县共有基层党组织⟦X⟧个，其中⟦X⟧个被评为先进，占⟦X⟧%。' },
    { bad: '年内力争新建⟦X-X⟧个示范点。' },
    { bad: '活动从⟦20**⟧年春季开始，到⟦20xx⟧年底结束，⟦202x⟧年组织验收。' },
    { bad: '⟦*月*日⟧，市里召开了动员会，⟦**⟧同志到会讲话。' },
    { bad: '会议定于⟦20XX年X月X日⟧在⟦XX⟧市召开。' },
    { bad: '⟦***⟧村的做法值得推广，⟦**⟧村也要跟上，为⟦××⟧的发展多作贡献。' },
    { bad: '请⟦某某⟧同志发言，请⟦某某⟧市的代表做好准备。' },
    { bad: '现任命⟦____⟧为项目负责人，任期自⟦20__⟧年起。' },
    { bad: '参加会议的有县直各单位负责人⟦（　　）⟧，共三十人。' },
    { bad: '联系人为办公室⟦【待补】⟧，电话另行通知。' },
    { bad: '全年完成固定资产投资⟦ 亿元⟧，比上年有所增长。' },
    { bad: '城镇居民人均可支配收入⟦增长%⟧，高于全国平均水平。' },
    { bad: '县人民政府办公室\n2024年⟦  月  日⟧' },
    { bad: '要学习贯彻“⟦x⟧重要思想，推动⟦x⟧跨越式发展。' },
    { bad: '全年财政收入⟦X.X⟧亿元，同比增长⟦X%—X⟧%。' },
    { bad: '全体干部要保持昂扬的劲头，奋勇争先、⟦X⟧。' },
    { bad: '⟦ⅩⅩ⟧市的做法值得学习，⟦╳╳⟧同志主持会议。听取了王华⟦、 、⟧李平三位同志的发言。' },
    { bad: '⟦○○○⟧同志主持会议，⟦××⟧省代表团参加。' },
    { bad: '去年⟦×月×日⟧，我们在⟦×⟧县召开了现场会。' },
    { bad: '围绕创建工作，全区已评出“⟦XX⟧人家”三百户。' },
    { bad: '活动由⟦[填写单位名称]⟧承办，⟦【此处插入照片】⟧。' },
    { bad: '经研究，同意印发，文号为县政发〔2024〕⟦　号⟧。' },
    { bad: '会议时间：⟦______⟧，请准时到会。' },
    { bad: '区委副书记⟦*⟧同志传达了⟦*⟧党委第⟦*⟧巡视组的意见，要求加快⟦*⟧发展。' },
    { bad: '⟦*⟧党委派来巡视组，收入⟦xx⟧458元，增长⟦xx⟧6.8%。' },
    { bad: '生产总值⟦完成亿元⟧，⟦增长个百分点⟧，培训⟦余人次⟧，⟦共有个项目⟧开工。' },
    { bad: '⟦***⟧万亩番茄示范区建成投产。' },
    { bad: '⟦今年月⟧中旬以来，⟦连续个⟧暖冬之后又遇低温，要认真贯彻⟦_⟧和省、市的要求。' },
    { bad: '⟦##⟧县经验、⟦&times;&times;⟧同志的报告要认真学习，⟦二0xx⟧年再评一次。' },
    { bad: '一、会议地点：⟦【会议地点】⟧，请提前到场。' },
    { bad: '中共某县委办公室\n　　　　　　2024年⟦　　月　　日⟧' },
    { bad: '会议定于⟦\\_\\_月\\_\\_日⟧召开，由⟦\\_\\_⟧局承办。', format: 'markdown' },
    { bad: '会期从2024.⟦X.X⟧起。' },
    { bad: '汇报时间定在⟦202X/X/XX⟧，雨量超过⟦XX⟧毫米的乡镇都要参加。' },
    { bad: '围绕建设⟦“ ”⟧这一目标，接待来访群众⟦ 人次⟧，结案⟦ 件⟧，结案率⟦ %以上⟧。' },
    { bad: '下面，请市委常委、常务副市长⟦...⟧同志宣读表彰决定，请镇党委书记⟦……⟧同志讲话。' },
    { bad: '下面，请镇党委书记⟦×××⟧同志讲话，副书记⟦×××⟧宣读文件，再请⟦×⟧教授作辅导。' },
    { bad: '工程位于⟦ ⟧，全长⟦ 米⟧，宽⟦ 米⟧，于⟦ 年 月 日⟧开标，中标单位为⟦ 公司⟧，工期⟦ 个月⟧。' },
    { bad: '去年⟦3月日⟧，我县召开会议，⟦月日⟧，市里派人指导，开展了⟦为期一的⟧活动。' },
    { bad: '会期为⟦3月日⟧—⟦月日⟧，预计投资⟦增长%⟧—⟦%⟧。' },
    { bad: '自从⟦党的大⟧召开以来，⟦“五”⟧规划实施顺利。' },
    { bad: '全年发生⟦N⟧起事故，引进企业⟦？？⟧家。' },
    { bad: '要贯彻党的⟦*⟧精神，应对“⟦*·**⟧”疫情，落实“⟦*⟧”规划，打出“⟦X⟧”品牌，学习⟦*⟧近平总书记的讲话。' },
    { bad: '加快把⟦*⟧做大做强，着力打造⟦*⟧都市圈。庆祝⟦*⟧建市⟦*⟧周年，展望⟦*⟧的明天。' },
    {
      bad: '各位代表：这次会议是中共 ⟦*⟧ 市 ⟦*⟧ 镇第五届代表大会，⟦年⟧10月1日至⟦年⟧3月31日，建立经费⟦（名称替换）⟧增长机制。',
    },
    { bad: '全市⟦×⟧产业板块的⟦×⟧个项目进展顺利，⟦×⟧高新区走在前列。' },
    { bad: '全县有⟦◯◯⟧个村，投入约⟦○○⟧万元；辖⟦□□⟧户、⟦☓☓⟧人，增长⟦△△⟧%。' },
    { bad: '⟦二〇××⟧年启动，⟦20□□⟧年验收；按照⟦*⟧农办发〔2022〕6号、⟦X⟧字[⟦xx⟧]8号文件办理。' },
    { bad: '产值比上年增长⟦[X]⟧%，产量达到⟦【XX】⟧万辆。' },
    { bad: '推进⟦[项目名称]⟧建设，由⟦[日期]⟧前完成⟦[具体任务]⟧，责任人为⟦{姓名}⟧，联系⟦<部门>⟧办理。' },
    { bad: '⟦[上级单位名称]⟧：\n因工作需要，拟申请办公用房三间。' },
    { bad: '这里是⟦%%⟧省的南大门，⟦▲▲⟧同志主持，⟦★★⟧公司参加。尊敬的⟦---⟧领导，我代表⟦-----⟧学校欢迎大家。' },
    { bad: '全市完成投资⟦…⟧亿元，增长⟦…⟧%，生产总值⟦000⟧亿元，增速提高⟦00⟧个百分点。' },
    { bad: '⟦五⟧来，全乡总产值达到⟦.万元⟧，财政⟦收入万元⟧，人均纯⟦收入元⟧，均增长⟦.%⟧、⟦%⟧。' },
    { bad: '⟦年⟧，全县生产⟦总值达到亿元⟧，财政收入⟦突破万元⟧，城乡建设⟦投资万元⟧。' },
    { bad: '脐橙种植⟦面积亩⟧，新修公路⟦全长公里⟧，我镇⟦距县城公里⟧，粮食⟦总产吨⟧，外贸⟦增长倍⟧，总⟦人口万人⟧。' },
    { bad: '全县⟦现有个乡镇⟧⟦、万人口⟧，县⟦辖个村⟧，争取⟦项目个⟧，查处⟦案件件⟧，比全省平均水平高出⟦个百分点⟧。' },
    { bad: '来自各县⟦的名⟧代表参加，⟦共计余人⟧；⟦培训党员干部名⟧，杜绝了一次⟦死亡人⟧以上的事故。' },
    { bad: '在庆祝⟦第⟧教师节大会上，通过了⟦第次⟧代表大会和⟦党的届⟧三中全会精神，位居全省⟦第位⟧，学习⟦国发号⟧文件。' },
    { bad: '条例于⟦年⟧7月26日通过，自⟦年月日⟧起施行，⟦2023年月日⟧修订，在⟦年⟧全县三干会上宣布。' },
    { bad: '⟦年月⟧，新厂动工；到⟦年⟧，产值翻番，项目于⟦年⟧竣工，增幅提高⟦了%⟧。' },
    { bad: '⟦月日⟧在县里开会，截至⟦年月⟧底，连续⟦年⟧被评为先进，从⟦年⟧起推行，庆祝⟦新中国成立周年⟧。' },
    {
      bad: '新修⟦道路公里⟧，办理⟦建议件⟧，⟦家⟧企业投产，⟦个⟧省级园区建成，任务⟦共项⟧，示范村⟦达到个⟧，满意⟦率%⟧以上，覆盖面稳定⟦在%⟧左右，⟦再就业万人⟧，市政府⟦第次⟧常务会议通过，于⟦年月日⟧至⟦年月日⟧。',
    },
    { bad: '完成任务⟦的%⟧，园区⟦占地亩⟧，补助⟦共计元⟧，负责人⟦TBD⟧。' },
    {
      bad: '在⟦以同志为核心⟧的党中央领导下，⟦坚持理论⟧和“三个代表”重要思想，⟦党的⟧以来成绩很大，⟦全⟧共发生事故三起，我⟦代表⟧委、政府感谢大家。',
    },
    { bad: '生产总值85亿元，⟦增长14⟧；税收8亿元，⟦比上年增长 21 和 9.4⟧；出生率⟦控制在‰⟧以内。' },
    { bad: '学习⟦ 同志⟧重要讲话，落实团的⟦ 届⟧四中全会精神，证书有效期⟦ 年⟧，自⟦20 年 月 日⟧起施行。' },
    { bad: '现在请⟦ 同志⟧宣读选举办法，应到代表⟦ 名⟧，实到⟦ 名⟧。' },
    { bad: '刚才,⟦同志⟧传达了上级精神,⟦同志⟧通报了情况；会上，⟦同志⟧分别发了言，⟦同志⟧就抓好落实讲了意见。' },
    { bad: '⟦乡⟧位于县东南部，排名上升的有⟦、、、、⟧。到会的领导是⟦：⟧以及各科室负责人。' },
    { bad: '播种面积3885亩⟦,,,,,⟧水产品总产量606吨；粮食与经济作物之比⟦为：⟧，产值占总产值⟦的以上⟧。' },
    { bad: '财政收入2亿元，⟦增长⟧；全镇⟦人均元⟧，新批种养⟦协会个⟧，贫困人口⟦达户人⟧，争取⟦用年⟧左右时间全面小康。' },
    {
      bad: '⟦##⟧教育再上台阶。我代表长沙市⟦##⟧委，对⟦##⟧小学表示祝贺，打造“⟦##⟧”系列，投资⟦$⟧亿元，建设果园⟦#⟧万亩、项目⟦#x⟧个。',
    },
    { bad: '今天，⟦----⟧校召开大会；我们高兴，是因为⟦---⟧书记圆满完成了任务。' },
    { bad: '⟦x-x月⟧，全乡实现GDP⟦xxxx⟧万元，要树立“⟦X⟧”的理念。' },
    { bad: '会议以来，全县人民在⟦*⟧重庆市委的领导下，按照市里和⟦*⟧江津区委的部署，感谢驻⟦×⟧各单位和全体⟦×⟧学子。' },
    { bad: '我代表镇⟦(单字替换)⟧委向大家问好！在第⟦多少⟧个教师节来临之际，新建学校⟦×⟧所，投资⟦多少⟧亿元。' },
    { bad: '相聚在⟦_⟧大，百年⟦_⟧大又添了新的篇章。' },
    {
      bad: '全镇生产⟦总值亿元⟧，累计造⟦林万亩⟧，接待游客⟦人次⟧，优良天数比例⟦%⟧，办理⟦提案件⟧，普通高中⟦所⟧，退出⟦户人⟧，平均寿命⟦岁⟧。',
    },
    { bad: '一、⟦年⟧工作回顾' },
    { bad: '会议是市委⟦、⟧召开的，传达了会议精神⟦和、⟧《决定》，县长⟦受的⟧委托到会。' },
    { bad: '⟦(一次重大会议,请结合上下文准确替换,再删去括号里的内容)⟧报告提出了要求。' },
    { bad: '⟦年⟧是“十五”开局之年，过去的⟦年⟧，全市连续⟦次⟧荣获表彰，到⟦年⟧，工业再翻一番。' },
    { bad: '⟦—月⟧，办理⟦提案件⟧，出台⟦规章件⟧，任务完成⟦的%⟧、⟦%⟧、⟦%⟧。' },
    { bad: '会议由⟦同志⟧主持，学习⟦同志⟧的重要讲话。⟦全⟧上下要齐心协力，⟦全⟧各部门要抓好落实。' },
    { bad: '全市⟦发生事故起⟧、⟦死亡人⟧，低保⟦户户人⟧，是上年⟦的倍⟧，全镇⟦共个⟧行政村。' },
  ],
  accepts: [
    '陆军第××集团军某旅和解放军第×××医院派出医疗队。',
    '标点用引号“”时要成对，获奖的有张三 名列第一，李四 次之。',
    '下面请同志们发言，有请同志代表王明作发言，同志就是同志，不能称兄道弟。',
    '医院新购置X光机两台，群众拍X线片不用再出远门，X射线防护也有了规范。',
    '人有X染色体和Y染色体，女性为XX染色体。',
    '图中X轴表示年份，x坐标为零处是基期，X值越大越好。',
    '用XML格式报送，尺码有XL码和XXL码，车型是CX-5，最大值用MAX表示。',
    '企业引进了Model X和iPhone X，SpaceX公司也派人参加。',
    '会议室长3×5米，展板尺寸5x8厘米，另有3 × 5米的背景板。',
    '总产量为3×10⁸千克，见2×2列联表，建成2×60万千瓦机组和3×300MW机组。',
    '只上传扩展名为*.txt的文件，账号为la****1，电话138****0000，身份证号110***********1234。',
    '某些干部有某种错误认识，某个部门甚至不闻不问，某村村民为此多次反映。',
    '在接力赛4×100米项目中获得第一名。',
    '垫块规格为20×5毫米，路径写作201x/doc，型号为201X-3。',
    '推行“1+X”证书制度，探索“党建＋X”模式，培养“X”型人才。',
    '应缴金额＝基数×费率，补偿费＝面积×单价×年限。',
    '按工资×月数计发补贴。',
    '正确的打“√”，错误的打“×”，不打“×”号的视为弃权。',
    '变量(X)与变量(Y)相关，若y=x+1，则x＞0，x²也大于零。',
    '犯罪嫌疑人王某某、李某某已被移送审查起诉。',
    '* 各单位要及时报送材料。',
    '*注：本表数据为快报数。',
    '地区生产总值*按可比价计算。',
    '***',
    '____________________',
    '承诺人（签字）：________　　____年__月__日',
    '关于开展申报工作的通知\n各乡镇文化站：\n现就有关事项通知如下。\n附件：申报表\n县文化局\n2024年3月25日\n\n附件\n县级传承人申报表\n项目名称：______________\n申 报 人：______________\n填报日期：____年____月____日\n通讯地址：__________________',
    '承诺书\n本人______，系______单位职工，现郑重承诺如下：\n一、材料真实、合法、有效。\n二、自觉遵守有关规定。\n承诺人：__________\n____年____月____日',
    '姓名____　性别____　民族____',
    '带*号的为必填项，*以上数据来源于统计部门。',
    '联系人：______　联系电话：__________',
    '二○○八年北京奥运会，二〇〇〇年第五次全国人口普查，一九九○年的统计。',
    '请在括号（）内打钩：是（　　）否（　　）。',
    '投资亿元以上项目三十个，亿元企业发展到五家，占比（%）见附表。',
    '1. **压实责任**：层层落实任务。2. **严格考核**：每月通报。',
    '- **科研条件**：新建实验室三个，面积有所增加。',
    '形成“1+N”政策体系，出台N个方案，反复核对N次；为什么？？个人认为还要再议。',
    '要珍惜党的大好形势，“五一”期间照常值班，开展为期三个月的活动，正月日常值守不减。',
    '不同意的画×，弃权的记×，书记处同志负责计票。',
    '各位领导： 同志们到会祝贺，请 同志们就座。',
    { text: '要把**重点**放在**基层**，*不搞*形式。', format: 'markdown' },
    '身份证号码末位为X的，须大写。按照“X+Y”模式（X为企业，Y为农户）推进。',
    '注：**表示差异极显著（P＜0.01），*表示差异显著（P＜0.05）。',
    '当事人：黄××，男，住城关镇。姓名：张××，身份证号：430726********1234。',
    '公示名单：张*、李*明、王**、赵**。',
    '2024年 3 月 5 日，第 5 次会议召开。',
    '在T×T检验中，K×L的结果为0.1×，倍率为10×。',
    '汽车后桥采用X型支撑，路口改造成X形交叉，X波段雷达投入使用。',
    '请务必填写（附件1）报名表，（请于3月1日前填写）逾期不候。',
    '【时间】2024年5月1日【地点】市会议中心',
    '会议时间（待定）另行通知。',
    '牌照代号用X代表消防，以Y代表应急；设x为人口数。',
    '分为甲、乙、丙三类，编号依次为V、W、X。',
    '粮食产量*不含豆类，其余人员返回，共有个人账户三千个，突破亿元大关。',
    '设变量x、y相关，母本×父本杂交，长×宽×高为箱体尺寸。',
    '月缴费额按本人月工资×个人缴费比例计算，奖励为基数*年限。',
    '实现 户户通电，新增 户籍人口不少，达到 家喻户晓。',
    '一○○万元、二〇〇亿元，授予★★★户，请在□□内打√。',
    '评定为☆☆☆级，请在□内打钩，附件_个人简历不用上传。',
    '地区生产总值*按可比价增长5%，工业增加值*增长6%，长*宽*高，人数*天数，面积*单价，带*项必填，标*项选填。',
    '投资亿元以上项目五十个，万元户早成历史，三年内年产值突破亿元，村集体收入超百万元，全镇生产总值突破亿元。',
    '群众的事件件有着落，案件件数下降，从事故起因看是违章，自发生安全事故起一小时内上报，自企业发生事故起，保护现场。',
    '人口约万人，面积达万亩，产量万吨，面积按亩、里程按公里统计，距离约二十公里，相距数公里，距县城三十余公里。',
    '应当写明年月日，成文日期精确到年月日，出生年月日要一致，2023年月日均客流，于年底、自年初、从年轻干部中选拔。',
    '全县5月日照充足，日期精确到年月日，由于年久失修，年底前完成。',
    '年，是团圆的节日。今年，全县丰收；一来，任务重；二来，时间紧；2023 年，全市平稳。',
    '第一次、第三批、第四季度、依次第个别谈话，等第名次、门第名望、品第次第、及第后授官、府第位于城东。',
    '其余人，请继续；参加培训的百余人，到会三十余人；各地的名家、名师，代表的名额，干部的名字，评选教师署名，排名。',
    '以人民为中心，以为核心问题已解决，误以为总书记到了，坚持理论和实践相结合，党的以往经验，健全共建共享，安全共治。',
    '提高一个百分点，两三个百分点，近十个百分点；有个项目，建个基地，共有个体户，现有个别项目，企业好几个，项目每村一个。',
    '收入以元计，收入来源多元，投资主体多元，补助一元，同比增长3倍，成倍增长，增长倍增。',
    '会议认为……很好……万元以上的另计，80后、00后干部，100%，2000元，编号000123，从北京---上海，方案---下面说明。',
    '请检查【班级】和【项目名称】是否正确，输入【姓名】；档案精确到年，任务分解到年，细化到月；登录系统，点击【项目】按钮，选择【部门】，在【姓名】栏填写，再按【日期】键；收入<支出，<中国青年>杂志。',
    '补贴为工资×月数，奖金为单价×数量；报酬为工资*月数，奖金为单价*数量；市经委、政府办联合发文；提高多少个百分点？',
    '会议安排：[时间]上午九点；[地点]县会议中心。',
    '[单位名称]县财政局',
    '那些年月，出生年月，当年月底，连续年度审计，自年起步，公司周年庆，每公里、单位公里数、百公里，中共个别人，企业家，家企合作。',
    '与群众和平共处，与自然和谐共处，公共户，公共项，纪念建党周年书画展，连续年数，闰年月底，达到个人上限，意见建议、案件、公共处所，总共几个，一共三项，个人、个体，国家、个人，个别县级单位，家、校、社，正负号%以上为误差。',
    '在委、办、局任职，按TOD模式开发，那年月，生活苦；由于年久失修，一年到头，到年底，以%表示，单位为万元，增长的比例，TODOS。',
    '土地、耕地、林地按亩统计，占地万亩，合计百万元，累计数公里，神的名代表尊荣，本地的名代表作。',
    '★★★公司动态★★★',
    '大家团圆.元宵节到了，热闹.万人空巷，收入低.万元户少，保留两位小数，即3.5亿元、4.2%。',
    '发号施令，复函号召，发函号码，国发〔2010〕5号文。',
    '同志们分别讨论，志同道合的同志分别作了自我介绍，刚才同志们通报了情况。',
    '我乡位于县东南部，村里有学校、医院，苹果、、、梨子都有，总产值为：三亿元，占比80%的以上。',
    '对外贸易增长。利润增长，成本下降；人均元素含量，采用年金制度，全村共户籍人口三百。',
    '规模突破万亿元，完成投资十亿元，游客人次和收入都在增长，百万人次、数万亩、每平方公里，优良比例%。',
    '#乡村振兴##产业发展# 话题很热，##抓好落实##，要求第1,000、2,000名。',
    '建设“X”的大楼，投资多少亿元要算清楚，这是第多少次了；下列说法恰当的一项是(    )。',
    '在安全上下功夫，健全各级各类制度，完全上下一致；审议案件，依法规办件；截至月底，忙到年底，到年前，过去的年代，由同志们负责。',
    '市委、市政府召开会议，接受的委托不少，报告和《决定》都要学，把旧灯（含支架）替换掉。',
    '他说---这是校对、校验，方案---市场部，附件_个人简历。',
    '变压器型号为S11-M-X，X-ray检测合格，X－射线衍射仪到货。',
  ],
  check(paragraph, { options: { accept }, format }) {
    if (SILENT.has(paragraph.role)) return [];
    const accepted = Array.isArray(accept) ? accept.filter((one) => typeof one === 'string') : NO_WORDS;
    const found = findAll(paragraph, accepted);
    return found.length === 0 ? [] : reportsOf(paragraph, found, format);
  },
  isMeant: ({ span }, { index, paragraph: { text } }, draft) =>
    !LINES.test(text.slice(span.start, span.end)) ||
    !formsOf(draft).some(({ from, until }) => index >= from && index < until),
};

/** ____, ____年__月__日: to be filled in by hand. */
const LINES = /^[\s\u3000年月日时分]*[_＿][_＿\s\u3000年月日时分]*$/u;
const FORM = /(?:表|书|合同|协议|回执|单|证明|样本|样式|格式)(?:[（(][^（）()]{0,12}[）)])?$|示范文本|样表|范本/u;
/** So many lines with blanks make a form of what is called one. */
const FORM_LINES = 3;

const forms = new WeakMap<Draft, readonly Part[]>();

/** The documents of a draft that are forms: 申报表, 承诺书, 合同（示范文本）. */
function formsOf(draft: Draft): readonly Part[] {
  let known = forms.get(draft);
  if (!known) {
    known = draft.parts.filter(
      ({ title, from, until }) =>
        FORM.test(title ?? '') &&
        draft.blocks.slice(from, until).filter(({ paragraph }) => /[_＿]{2}/u.test(paragraph.text)).length >=
          FORM_LINES,
    );
    forms.set(draft, known);
  }
  return known;
}

/** ** in Markdown: emphasis that is not closed yet looks like it. */
const EMPHASIS = /^(?:\*{1,3}|_{1,3})$/;

function* reportsOf({ text }: Paragraph, found: readonly Found[], format: Format): Iterable<Report> {
  let until = 0;
  for (const one of found) {
    const { start, end } = one;
    if (start < until) continue;
    until = end;
    const opens = format === 'markdown' && EMPHASIS.test(text.slice(start, end));
    yield {
      span: { start, end },
      kind: () => kindOfValue(one),
      message: () => say(text.slice(start, end), one),
      ...(opens && { awaits: { start: end, end: text.length } }),
    };
  }
}

const kindOfValue = ({ value }: Found): ValueKind => (typeof value === 'function' ? value() : value);

function say(written: string, found: Found): Text {
  const { zh, en } = VALUE_NAMES[kindOfValue(found)];
  return found.empty
    ? {
        zh: `此处缺少内容（${zh}）：位置空着，没有填写。请补上实际内容。`,
        en: `Something is missing here (${en}): the place was left blank. Fill in the real value.`,
      }
    : {
        zh: `“${written}”是占位符号，尚未填写（${zh}）。请换成实际内容。`,
        en: `“${written}” is a placeholder that was never filled in (${en}). Replace it with the real value.`,
      };
}
