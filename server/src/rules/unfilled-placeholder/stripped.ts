import { isHan, Kind, type Paragraph } from '../../core/index.js';
import { type Add, blankOf, blanks, code, emptyPhrases, type Found, hitsOf, phrasesAround } from './found.js';
import { gaps } from './gaps.js';
import { places, Sign } from './signs.js';

/** 下降的有、、、。; 他们是：以及各科室; 面积38850亩,,,,,产量; 市委、召开的会议; 受的委托: what was named is gone. */
const NOTHING_LISTED =
  /(?<=[有是为括：:])、{2,}|[，,]{4,}|(?<=[是有为括])[：:](?=、?(?:以及|及其))|(?<=[委府了])、(?=召开|决定|批准|同意|印发|下发|高度)|和、(?=《)|(?<![接承])受的(?=委托)/g;

/** 听取了王华、 、李平的发言: a name went from between two marks. */
const NOTHING_BETWEEN = /、[ \u00a0\u3000]{1,8}、/g;

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
      if (isHan(code(s, at - 1)) && !BEFORE_REST.test(s[at - 1]!))
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
    else if (hit[0] === '个百分点' && isHan(code(s, at - 1)) && !BEFORE_POINTS.test(s[at - 1]!))
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

/** Values that went without a trace: 生产总值达到亿元. @param signs what the paragraph shows */
export function missingNumbers(p: Paragraph, signs: number, add: Add): void {
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
  if ((signs & Sign.list) !== 0 || s.includes('，，，') || s.includes(',,,'))
    add(emptyPhrases(s, NOTHING_LISTED, 'other'));
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
