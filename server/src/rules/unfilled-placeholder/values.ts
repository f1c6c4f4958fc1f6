import type { ValueKind } from '../../core/index.js';
import type { Found } from './found.js';
import { isHanAt, isSurnameAt, skipBlankLeft, skipBlankRight } from './text.js';

/** What stands where a value belongs: UTF-16 offsets into the paragraph. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** The year of a date, with its digits that are there: 20XX. */
  readonly year?: boolean;
}

/** What was found where `token` stands for a value. */
export const hiding = (s: string, token: Token): Found => ({
  start: token.start,
  end: token.end,
  value: () => readValue(s, token),
});

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
const PERSON_BEFORE =
  /(?:书记|主任|主席|[局厅处科部市县区镇乡省州院校会所站组]长|经理|代表|委员|同志|记者|姓名|联系人|主持人|发言人|责任人|负责人|党员|村民|教师|由)[:：]?$/;

/** A measure word. */
const NUMBER_AFTER =
  /^(?:多|余|来|几)?(?:[个名人家项件次万亿元亩户台套条座所公里米平吨千瓦小时分天周岁倍度处种类批起支篇份期届号组队场张块棵株头只艘辆架栋层间床位例宗笔分秒克斤顷升门部方点大级章节款目步星辈代轮成季]|百|毫米|厘米|毫升|微克|毫克|立方|美元|欧元|百分点|左右|以上|以下|以内)/;

/** Words that begin with a measure word and count nothing: X人才, X项目. */
const NOT_COUNTED =
  /^(?:人[才民员大社文力口士物家生类]|名[牌城片家师]|家[庭乡园长风族]|个[人体]|项目|户[籍外]|台[账阶]|座谈|条[例件]|所[属在有]|处[理置]|种[植子业养]|类型|批[示复]|支[柱援撑持部]|篇章|期间|组[织团]|队伍|场[所地景馆]|架构|层[面级]|位置|例会|宗[旨教]|分[局公管院校]|升级|门户|部[署门队]|方[案式针法向略]|点[位评]|大[会学桥厦道队街厅赛讲]|章程|节[目约点日]|款项|代表|成[果绩员效]|周边|元[素旦]|平[台安原]|时[代期]|小[学区组镇]|公[开园路益交共安司民众务]|号召|百[姓货日])/;

/** 到X年: a year, not a number of years. */
const YEAR_BEFORE = /(?:到|至|于|在|自|从|截至|截止|从今年到|力争|预计|计划)$/;

/** 年底, 年度: behind these it is a year. */
const YEAR_AFTER = /^年(?:度|底|末|初|以来|[^多余来左内后间的时]|$)/;

export const PERCENT = /^\s*[%％‰]/;

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
export const isMaskedName = (s: string, start: number): boolean => isSurnameAt(s, start - 1) && !isHanAt(s, start - 2);

/** What value a mask hides, as far as the words beside it tell. */
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
  if (/(?:我|全|在|(?<![达高加长降升低])到|来|赴|回|使|为)$/.test(before) && isHanAt(after, 0)) return 'place';
  return 'other';
}

/** XXXX年, 。XX年，全县, 比X年增加: a year; XX年来 and 走过XXX年 count years. */
const isYear = (before: string, after: string, length: number): boolean =>
  (length === 4 && !/^年(?:来|间|多|左右)/.test(after)) ||
  (/(?:^|[，。；、：:,;）)])$/.test(before) && /^年(?:度|底|末|初|[，,全我本上下]|$)/.test(after)) ||
  (/[比较]$/.test(before) && /^年(?:增|减|提|下|上|同)/.test(after)) ||
  /^年(?:是|全[省市县区乡镇校局]|[\u4e00-\u9fff]{0,2}工作(?:总结|要点|计划|情况|的))/.test(after);
