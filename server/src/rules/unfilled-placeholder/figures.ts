import { Kind, type Paragraph } from '../../core/index.js';
import { type Add, anyOf, blanks, emptyPhrases, type Found, hitsOf, isSentence, phrasesAround } from './found.js';
import { places, Sign } from './signs.js';
import { isHanAt } from './text.js';

/** Figures that went without a trace: 生产总值达到亿元, 增长%. @param signs what the paragraph shows */
export function missingFigures(p: Paragraph, signs: number, add: Add): void {
  const s = p.prose;
  if ((signs & Sign.ordinal) !== 0) add(emptyPhrases(s, NO_ORDINAL, 'number'));
  if ((signs & Sign.congress) !== 0) add(emptyPhrases(s, NO_CONGRESS, 'number'));
  if (p.kinds & Kind.bracket && s.includes('号')) add(blanks(s, NO_SERIAL, 'number'));
  if (isSentence(p)) {
    stripped(p, signs, add);
    if ((signs & Sign.rate) !== 0) {
      add(emptyPhrases(s, NO_SIGN, 'percent'));
      add(blanks(s, NO_SIGN_BESIDE, 'percent'));
    }
  } else if ((signs & Sign.percent) !== 0 && p.han > 8) add(emptyPhrases(s, NO_PERCENT, 'percent'));
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

/** Units without a digit; what stands before them tells whether a number is missing: {@link EXPECTED}, {@link BEFORE_REST}. */
const UNIT_OR_REST =
  /[亿万]元(?=[，。；、和,;])|个(?:百分点|项目|企业|村|乡镇|行政村|党支部|街道|居委会|(?=[，。；,;]))|余(?:万元|亿元|人次|万人|万亩)|连续个(?![人体别性案股])/g;

// Words that a number follows, by what it counts; a unit right behind them has lost its number.
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

/** By what the unit is, what stands before it where its number is missing; {@link AMOUNT_EXPECTED} for all others. */
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

/** 总值完成亿元, 增长个百分点, 培训余人次: nothing was left of the number. */
function* traceless(s: string): Iterable<Found> {
  UNIT_OR_REST.lastIndex = 0;
  for (let hit = UNIT_OR_REST.exec(s); hit; hit = UNIT_OR_REST.exec(s)) {
    const at = hit.index;
    const end = at + hit[0].length;
    if (hit[0].startsWith('余')) {
      if (isHanAt(s, at - 1) && !BEFORE_REST.test(s[at - 1]!)) yield { start: at, end, value: 'number', empty: true };
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
    else if (hit[0] === '个百分点' && isHanAt(s, at - 1) && !BEFORE_POINTS.test(s[at - 1]!))
      yield { start: at, end, value: 'number', empty: true };
  }
}

/** A unit right behind what it measures. */
const BARE_UNIT = anyOf(
  // 面积亩，; 面积按亩 is a way to count
  /面积(?:达到?|为|约)?(?:亩|公顷|平方(?:公里|千米|米))(?=[，。；、,;])/,
  // 距县城公里，; 每公里, 十公里 are complete
  /(?:全长|总长|里程|相距|距离?[\u4e00-\u9fff]{1,6}|道路|公路|铁路|管网|管道|河道|绿道|步道|堤防|渠道|线路)(?<![一二三四五六七八九十百千万几数多余两半平方每华若干近约整])公里(?=[，。；、,;])/,
  /(?:达到|建成|完成|新增|新建|改造)公里(?=[，。；、,;])/,
  // 再就业万人，
  /(?:新增|转移|再)就业万人(?=[，。；、,;]|以上|左右)/,
  /达个(?=[，。；、,;])/,
  /新增个(?=国家|省级|市级|县级)/,
  /建议件(?=[，。；、,;])/,
  // ，家企业
  /(?<=[，。；、,;])(?:家(?=企业|单位|公司)|个(?=国家[级森湿]|省级|市级|县级|乡镇|行政村|贫困村|重点项目))/,
  // 共项，
  /(?<![公国中总一])共[项家个户件台套辆](?=[，。；、,;）])/,
  /达到[项家个户件台套辆](?=[，。；、,;）])/,
  // 庆祝新中国成立周年
  /(?:新中国成立|共和国成立|共产党成立|诞辰|逝世|战争胜利|长征胜利|改革开放)周年/,
  /人口为?万人?(?=[，。；,;])/,
  /(?:占地|耕地|林地|土地)(?:面积)?(?:亩|公顷|平方(?:公里|米))(?=[，。；、,;])/,
  // 共计元，
  /(?:共计|合计|总计|累计)(?:[亿万]?元|吨|公里)(?=[，。；,;])/,
  // 人均收入元，
  /(?:收入|增收|投资|资金|工资|补助|损失|罚款)(?:达到?|为|约)?元(?=[，。；、,;])/,
  /(?:总产|产量|亩产)(?:达到?|为|约)?(?:吨|公斤|斤)(?=[，。；、,;])/,
  // 分别比上年增长、；
  /(?:增长|下降|提高)、(?=[；;，,。])/,
  /增长倍(?=[，。；,;])/,
  /人均元(?=[，。；、,;])/,
  // 12亿元，增长；
  /(?<=[元吨亩][，,])(?:同比|比上年|年均)?(?:增长|下降)(?=[；;。])/,
  // 占总产值的以上，
  /(?<![%％\d])的(?:以上|左右)(?=[，。；、,;])/,
  // 比例为：，
  /[为比][：:](?=[，。；、,;])/,
  // 贫困人口达户人，
  /[达有共口]户人(?=[，。；、,;])/,
  // 用年左右时间
  /用年(?=左右|的?时间)/,
  /死亡人(?=以上|[，。；、,;])/,
  /(?:法规|规章|提案)件(?=[，。；、,;])/,
  /事故起(?=[、，,](?:死亡|伤|亡))/,
  /户户人(?=[，。；、,;])/,
  // 是上年的倍，
  /的倍(?=[，。；、,;])/,
  /(?<!公)共个(?=村委|行政村|自然村|乡镇|社区居)/,
  // 到会余人，
  /(?:共计|共有|总计|总共|参加|到会|参会|群众|职工|党员|干部|人口)余人(?=[，。；,;])/,
  // 培训党员干部名，
  /(?:现有|共有|发展|表彰|培训|评选|选举|选出|招聘|引进|应到|实到)[\u4e00-\u9fff]{0,6}(?:党员|干部|职工|教师|代表|委员|学员|学生|人员|人才)名(?=[，。；,;])/,
  // 来自各县的名代表
  // 实到党员人，正式党员名，因事请假的名，共发出选票张，（共人）
  /(?:应到|实到)会?[\u4e00-\u9fff]{0,6}(?:党员|团员|代表|会员|委员|选民|职工)人(?=[，。；、,;])/,
  /(?:正式|预备)党员名(?=[，。；、,;])/,
  /(?:请假|缺席)的[名人](?=[，。；、,;])/,
  /(?<![门车邮入])(?:选票|有效票|废票|反对票|赞成票|弃权票|表决票)[张票](?=[，。；、,;])/,
  /[（(]共[人名][）)]/,
  // 水位同比高出米，
  /(?:高出|超出|水位|雨量)(?:达到?|为|约)?(?:毫米|厘米|米)米?(?=[，。；、,;])/,
  /的名(?=代表(?=[参出到齐汇和共们、，。])|党员|干部|同志|学员|职工|群众|委员|村民|队员|官兵|考生)/,
);

/** 总值.万元, 公路.公里, 增长.%: only the point is left. */
const BARE_POINT =
  /(?<=[\u4e00-\u9fff])\.(?:[%％]|(?:[亿万]?元|公里|平方公里|平方米|个百分点|万[亩吨人户])(?=[，。；、,;]))/g;

/** 增长%, 率在%左右: a percent sign behind a word that wants a rate. */
const NO_PERCENT = anyOf(
  /(?:增长|下降|提高|降低|上升|占比|占|达到|达|约|超过|完成|控制在|率为|[了到的在至超逾])[%％‰](?=[，。；、,;）)—－]|以上|左右|以内|以下|的(?!比例))/,
  /[\u4e00-\u9fff](?<![号示])[%％](?=以上|左右|以内|以下)/,
);

/** 达到%、%: the second of two. */
const SECOND_PERCENT = /(?<=[%％][、和—－])[%％](?=[，。；、和,;])/g;

/** What is looked for only beside a figure that is surely lost: 突破亿元 by itself may be meant. */
const AMOUNT_ALONE = anyOf(
  /(?:达到?|突破|超过?|实现|投入|投资|收入|资金|产值|税收|利税|存款|贷款|支出)(?:[亿万]元)(?=[，。；、,;])/,
  /(?<=[，。；,;])(?:投资|投入|利用外资|到位)[亿万]元/,
  /(?<=实际)(?:到位|利用外资)[亿万]元(?=[，。；、,;])/,
  /(?<=[元吨亩][，,])(?:同比|比上年|年均)?(?:增长|下降)(?=[，,])/,
  /投资[亿万]元(?=的|建设|建成|新建|修建|改造)/,
  /发生[\u4e00-\u9fff]{0,6}事故起(?=[，。；、,;])/,
  /案件[件宗](?=[，。；、,;])/,
  /(?<=[镇村乡户县])、万人口?(?=[，。；,;])/,
  /[\u4e00-\u9fff](?<![一二三四五六七八九十百千几数两多余上近约超过逾成第])万(?:人|个|套|亩|户|吨|辆)(?=[，。；、,;])/,
  /(?<=[率幅])[%％](?=[，。；,;])/,
  /(?<=[。；，,;])万人(?=[，。；,;])/,
  /建设个(?=新|高|标|示)/,
);

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
    '(?<=发展|开展|扩大|增加|达)到(?:[户家个]|万余?[亩人户吨头只株])(?=[，。；、,;])|(?<=新增|增加)[户名人](?=[，。；、,;])',
    '(?<=建成|新建|打造|认定|实施|培育|打通)[个家项条座](?=国家|省级|市级|产业|区域|重点|断头)',
    '(?<=了)[个户家](?=[省市县国]级|贫困|行政村|乡镇)|(?<=委员会|村委|小组)个(?=村|居|自然|社)',
    '(?<=部署|总结|回顾)年(?=的?[\\u4e00-\\u9fff]{0,4}工作)(?!年[度底末终初中前后内])',
  ].join('|'),
  'g',
);

/** Matches of {@link UNIT_ALONE_BESIDE}. */
function* unitsBeside(s: string): Iterable<Found> {
  for (const { 0: unit, index } of hitsOf(UNIT_ALONE_BESIDE, s))
    yield { start: index, end: index + unit.length, value: /[%％]/.test(unit) ? 'percent' : 'number', empty: true };
}

/** The number of an ordinal went. */
const NO_ORDINAL = anyOf(
  // 第次代表大会, 第教师节; 等第, 品第 are words
  /(?<![等品次])第(?:[次届](?=[\u4e00-\u9fff，。])|个(?![人别体])|号(?=令|公告|文件)|[条款](?=规定|的规定)|季度|批(?=[\u4e00-\u9fff])|(?=教师节|护士节|记者节|建军节|劳动节|国庆节))/,
  // 居全省第位; 府第, 及第 are words
  /(?<![及门次等府宅品科落])第[位名](?=[，。；、）,;])/,
  // 党的届三中全会
  /党的届(?=[一二三四五六七八九]中)/,
  // 国发号文件
  /(?:[委政府党国中省市县厅局]发|[办政委]函)号(?=文|[）)])/,
);

/** A number was dropped from the name of a congress or a plan. */
const NO_CONGRESS = /党的(?:大(?=精神|报告|召开|以来|胜利|提出)|(?=以来))|“五”(?=规划|时期|期间|末|开局)/g;

/** 比上年增长12.5；: a rate without its %. */
const NO_SIGN =
  /(?:同比|比上年|比去年|较上年|比上年同期|较去年)增长 ?\d{1,3}(?:\.\d{1,2})?(?: ?和 ?\d{1,3}(?:\.\d{1,2})?)?(?!。\d)(?=[，。；;])/g;

/** 总产值85亿元，增长14；: behind an amount only a rate comes so. Group 1 is what is reported. */
const NO_SIGN_BESIDE = /[亿万]元[，,](增长 ?\d{1,3}(?:\.\d{1,2})?)(?!。\d)(?=[，。；;])/g;

/** 县政发〔2024〕 号: the number of a document. Group 1 is what is reported. */
const NO_SERIAL = /[〔[［【][12]\d{3}[〕\]］】]([ \t\u00a0\u3000]*号)/g;
