import { isDigit, isHan } from '../../core/index.js';
import { code, digitsBefore, isCode, isLatin } from './found.js';

/** What stands around a mask and tells what value it hides. Behind it: a kind of place. */
export const PLACE_AFTER =
  /^(?:自治区|自治州|自治县|开发区|新区|街道|社区|行政村|省|市|县|区|州|盟|旗|乡|镇|村|屯|组|路|街|港|湖|河|山|岛)/;

/** A kind of organisation. */
export const UNIT_AFTER =
  /^(?:有限公司|分公司|公司|集团|企业|单位|部门|学校|大学|学院|中学|小学|幼儿园|医院|银行|公安|分局|分校|[一二三四五六七八九十]中(?![全央])|工委|管委会|局|厅|委|办|处|科(?![学技研普])|所|院|站|厂|部队|部(?!署)|党支部|支部|党委|党组|协会|中心|基地|园区|报|网|大(?=校长|学|[，,]))/;

/** An office, or what a person does. */
export const PERSON_AFTER =
  /^(?:同志|先生|女士|书记|组长|主任|主席|局长|厅长|处长|科长|部长|市长|县长|区长|镇长|乡长|省长|州长|院长|校长|会长|所长|站长|董事长|总经理|经理|总|老师|教授|代表|委员|常委|秘书长|等同志|等领导|领导|副|说|讲|作了|作题为|主持)/;

/** An office in front of a name. */
export const PERSON_BEFORE =
  /(?:书记|主任|主席|[局厅处科部市县区镇乡省州院校会所站组]长|经理|代表|委员|同志|记者|姓名|联系人|主持人|发言人|责任人|负责人|党员|村民|教师|由)[:：]?$/;

/** A measure word. */
export const NUMBER_AFTER =
  /^(?:多|余|来|几)?(?:[个名人家项件次万亿元亩户台套条座所公里米平吨千瓦小时分天周岁倍度处种类批起支篇份期届号组队场张块棵株头只艘辆架栋层间床位例宗笔分秒克斤顷升门部方点大级章节款目步星辈代轮成季]|百|毫米|厘米|毫升|微克|毫克|立方|美元|欧元|百分点|左右|以上|以下|以内)/;

/** Words that begin with a measure word and count nothing: X人才, X项目. */
export const NOT_COUNTED =
  /^(?:人[才民员大社文力口士物家生类]|名[牌城片家师]|家[庭乡园长风族]|个[人体]|项目|户[籍外]|台[账阶]|座谈|条[例件]|所[属在有]|处[理置]|种[植子业养]|类型|批[示复]|支[柱援撑持部]|篇章|期间|组[织团]|队伍|场[所地景馆]|架构|层[面级]|位置|例会|宗[旨教]|分[局公管院校]|升级|门户|部[署门队]|方[案式针法向略]|点[位评]|大[会学桥厦道队街厅赛讲]|章程|节[目约点日]|款项|代表|成[果绩员效]|周边|元[素旦]|平[台安原]|时[代期]|小[学区组镇]|公[开园路益交共安司民众务]|号召|百[姓货日])/;

/** 到X年: a year, not a number of years. */
export const YEAR_BEFORE = /(?:到|至|于|在|自|从|截至|截止|从今年到|力争|预计|计划)$/;

/** 年底, 年度: behind these it is a year. */
export const YEAR_AFTER = /^年(?:度|底|末|初|以来|[^多余来左内后间的时]|$)/;

/** A share. */
export const PERCENT = /^\s*[%％‰]/;

/** Characters in which a person's name often begins; a name masked as 王某某 in a notice of a case is meant to stay so. */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边';

/** 20XX, 202X年, 20**年: where the year begins, or -1. */
export function yearStart(s: string, start: number, end: number): number {
  const from = digitsBefore(s, start);
  const digits = s.slice(from, start);
  // 1920x年: a figure and a mask that ran into each other.
  if (s[end] === '年' && /^(?:19|20)\d\d$/.test(digits) && !isDigit(code(s, from - 1))) return from;
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
export function characterYearStart(s: string, start: number, end: number): number {
  if (s[end] !== '年') return -1;
  const begun = YEAR_IN_CHARACTERS.exec(s.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  return begun > 0 && begun + end - start === 4 ? start - begun : -1;
}

/** 当事人：黄××，男 and 周××　4307…: a person whose name a notice or a judgment keeps back. */
export const isMaskedPerson = (s: string, start: number, end: number): boolean =>
  isMaskedName(s, start) &&
  /^(?:[，,](?:男|女|身份证|电话|住)|[ \t\u3000，,]{1,4}(?:身份证\S{0,3}[:：])?\d{6})/.test(s.slice(end, end + 16));

/** Whether a number is counted, measured or dated behind `end`. */
export const isUnitAfter = (s: string, end: number): boolean => {
  const rest = s.slice(end, end + 4);
  return PERCENT.test(rest) || /^[年月日号时]/.test(rest) || NUMBER_AFTER.test(rest);
};

/** What goes on behind a hidden name, and behind hardly anything else: 县, 同志, 党委. */
const NAME_AFTER =
  /^(?:(?:省|市|县|州|旗|乡|镇|村)(?![级直属情域内外容务])|[省市县州乡镇]委|区(?![别分域间])|近平(?:同志|总书记|主席|新时代)|街道|社区|同志|党委|党组|支部|党支部|公司|集团|学校|大学|医院|学子|校友|师生|副?书记|副?主任|副?主席|教授|院士|副?[局厅处科部市县区镇乡州院校会所站]长)/;

/** Whether a hidden name goes on behind `end`. */
export const isNameAfter = (s: string, end: number): boolean => NAME_AFTER.test(s.slice(end, end + 4));

/** 贾××，男: a surname that stands by itself in front of the mask. */
export const isMaskedName = (s: string, start: number): boolean =>
  start > 0 && SURNAMES.includes(s[start - 1]!) && !isHan(code(s, start - 2));
