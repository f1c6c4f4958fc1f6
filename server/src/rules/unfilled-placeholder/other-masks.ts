import { Kind, type Paragraph } from '../../core/index.js';
import { type Add, anyOf, type Found, hitsOf, masksFor } from './found.js';
import { Sign } from './signs.js';
import { digitsBefore, isHanAt, skipBlankLeft } from './text.js';
import { hiding } from './values.js';

/** Rows of other signs, of hyphens, points and noughts, and TODO. @param signs what the paragraph shows */
export function otherMasks({ prose: s, kinds }: Paragraph, signs: number, add: Add): void {
  if ((signs & Sign.count) !== 0) add(masksFor(s, COUNT_MASK, 'number'));
  if ((signs & Sign.other) !== 0) {
    if ((s.includes('##') || s.includes('＃＃')) && !TAG.test(s.replace(/#{2,}/g, ''))) add(hashes(s));
    add(masksFor(s, SIGN_FOR_NUMBER, 'number'));
    add(masksFor(s, SHAPES_FOR_NUMBER, 'number'));
    add(shapes(s));
  }
  if (kinds & Kind.dash && s.includes('---')) add(hidden(s, HYPHENS));
  if ((signs & Sign.party) !== 0) add(masksFor(s, PARTY, 'other'));
  if ((signs & Sign.point) !== 0) add(hidden(s, POINTS_FOR_NUMBER));
  if ((signs & Sign.todo) !== 0) add(hidden(s, TO_DO));
  if ((signs & Sign.noughts) !== 0) add(hidden(s, NOUGHTS));
  if (s.includes('同志') && (kinds & Kind.dot || s.includes('。。。'))) add(masksFor(s, POINTS_FOR_NAME, 'name'));
}

/** 第多少个教师节: nobody asks so. */
const HOW_MANYTH = /(?<=第)多少(?=届|个(?:教师节|护士节|记者节|建军节|劳动节|国庆节|春秋|年头))/g;

/** 投资多少亿元, where other values of the paragraph were taken out. */
const HOW_MUCH = anyOf(
  HOW_MANYTH,
  /(?<=投资|投入|学位|新增|新建|完成|实现|收入|总额)多少(?=[亿万]元|万个|万人|亩|公里)/,
);

/** 多少 where a number was to come. @param others whether other values of the paragraph are missing */
export const howMuch = (s: string, others: boolean): Iterable<Found> => hidden(s, others ? HOW_MUCH : HOW_MANYTH);

/** Whole matches of `pattern`, each of which hides what the words beside it tell. */
function* hidden(s: string, pattern: RegExp): Iterable<Found> {
  for (const { 0: mask, index } of hitsOf(pattern, s)) yield hiding(s, { start: index, end: index + mask.length });
}

/** 发生N起, 引进企业？？家: a letter or question marks where a number was to come, behind a word that wants one. */
const COUNT_MASK =
  /(?<=发生[\u4e00-\u9fff]{0,4}|完成|新增|共有?|达到?|累计|处理|查处[\u4e00-\u9fff]{0,4}|建成|引进|实现|下降|增长|企业|收到|投入)(?:N{1,3}|[?？]{2,3})(?=[起个名家项件次户人吨亩条篇%％]|亿?元|万[元人吨亩]|百分点)/g;

/** 投资$亿元, 果园#万亩: one sign where a number was to come. */
const SIGN_FOR_NUMBER = /(?<=[\u4e00-\u9fff])[#＃$＄](?=[亿万]元|万[亩吨人户]|个(?:项目|百分点)|[%％])/g;

/** □□个村, 约△△万元: shapes with which nobody counts or decorates. */
const SHAPES_FOR_NUMBER =
  /(?<=[\u4e00-\u9fff，、])(?:□{2,}|△{2,}|◇{2,})(?=[个名家项件次户人吨亩条座所处%％岁天]|公里|[万亿]?元|[万亿][人亩吨户元])/g;

/** TODO, TBD: what a draft was left with. */
const TO_DO = /(?<![A-Za-z\d_-])(?:TODO|TBD)(?![A-Za-z\d_-])/g;

/** 尊敬的---领导, 在-----学校: a row of hyphens behind a word that wants an object, or before an office or a place. */
const HYPHENS = anyOf(
  /(?<=尊敬的|代表|来自|[在向由与和])-{3,}(?=[\u4e00-\u9fff])/,
  /(?<=[\u4e00-\u9fff，。；、！,;!“])-{3,}(?=同志|书记|主任|老师|[校镇乡县区市局]长|公司|校(?![对验正准])|中学|小学|学校|大学|党委|政府|[省市县区乡镇村](?:委|人|党|政府)|等(?:小学|中学|学校|同志|老师|领导))/,
);

/** 完成投资…亿元: points where a number was to come. */
const POINTS_FOR_NUMBER =
  /(?<=[资成现到达为入值长降高共约过额])(?:…{1,2}|\.{3,6})(?=[亿万]元(?!户)|[%％]|个百分点|万[吨亩人户]|平方公里|公里)/g;

/** 生产总值000亿元: noughts where it was. */
const NOUGHTS = /(?<=[\u4e00-\u9fff])(?<!第)0{2,4}(?:\.0{1,2})?(?=[亿万]元|[%％]|个百分点|万[吨亩人户]|平方公里|公里)/g;

/** 入*积极分子, 向_组织靠拢, 保证*的基本路线: a website's filter put a sign for 党. */
const PARTY =
  /(?<=[\u4e00-\u9fff，。、；：“])(?<![*＊_＿])[*＊_＿](?=员(?![工会额])|组织(?!部分|开展|实施|召开)|支部|中央(?!企业|财政|预算|单位|部门|在|级|及)|章(?:党规|的|规定|和)|课(?:[，。、]|教育|活动)|费(?:收缴|管理)|风廉政|性(?:修养|教育|锻炼|观念|原则)|内(?:政治|监督|民主|法规|生活)|(?<=入.)(?:积极分子|申请书|志愿书|誓词)|执政|的(?:领导|建设|组织|纪律|基本(?:知识|路线|理论)|宗旨|事业|十[六七八九]大|二十大|先进性|群众路线|执政|路线方针))/g;

/** 常务副市长...同志: a row of points stands for a name. */
const POINTS_FOR_NAME =
  /(?<=书记|主任|主席|[省市县区州镇乡]长|[部局厅处科校院会]长|常委|委员)(?:\.{3,6}|…{1,2}|。{3,6})(?=同志(?!们))/g;

/** 对##小学, “##”系列: hashes within a sentence; #话题##话题# are tags, and ##落实## between marks is emphasis. */
const HASHES = /(?<=[\u4e00-\u9fff“，。、；,;]|^[\ufeff \u3000]{0,8})[#＃]{2,4}(?=[\u4e00-\u9fff，。、；”,;])/g;

/** A tag of a social network: #乡村振兴#. */
const TAG = /#[^#\s，。、；]{1,20}#(?!#)/;

/** Masks of # in a sentence. */
function* hashes(s: string): Iterable<Found> {
  const runs = hitsOf(HASHES, s);
  for (let i = 0; i < runs.length; i++) {
    const { 0: mask, index } = runs[i]!;
    const end = index + mask.length;
    const heads = index < 9 && /^[\ufeff \u3000]*$/.test(s.slice(0, index));
    const opens = heads || !isHanAt(s, index - 1);
    const next = runs[i + 1];
    if (opens && next && !/[，。、；,;“]/.test(s.slice(end, next.index)) && !isHanAt(s, next.index + next[0].length)) {
      i++;
      continue;
    }
    // ##一、总体要求: half of a heading's Markdown.
    if (heads && !s.includes('。')) continue;
    yield hiding(s, { start: index, end });
  }
}

/** Other signs that websites put for what they hide, and the name of × in HTML: only where a name or a date goes on. */
const OTHER_MASK =
  /(?:(?<!#)#{2,}|(?<!＃)＃{2,}|(?<!□)□{2,}|(?<!△)△{2,}|(?<!■)■{2,}|(?<!●)●{2,}|(?<!◎)◎{2,}|(?<!☆)☆{2,}|(?<![★星级])★{2,3}(?!★)|(?<!▲)▲{2,}|(?<!◆)◆{2,}|(?<!◇)◇{2,}|(?<![\d%])%{2}(?!%)|(?<!&)&{2,}|(?<!&times;)(?:&times;)+)(?=[省市县区州乡镇村年月日]|街道|社区|同志|书记|主任|[局厅处科部校院]长|局|公司|党委|支部)/g;

/** Runs of {@link OTHER_MASK} that are no ornament. */
function* shapes(s: string): Iterable<Found> {
  for (const { 0: mask, index } of hitsOf(OTHER_MASK, s)) {
    // ★★公司动态: the ornament of a heading.
    if ('★▲◆'.includes(mask[0]!) && skipBlankLeft(s, index - 1) < 0 && !s.includes('。')) continue;
    const end = index + mask.length;
    // 20□□年
    const year = s[end] === '年' && /(?<!\d)(?:19|20)\d?$/.test(s.slice(Math.max(0, index - 4), index));
    yield hiding(s, { start: year ? digitsBefore(s, index) : index, end, year });
  }
}
