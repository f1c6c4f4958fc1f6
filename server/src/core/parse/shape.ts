import { Kind } from '../chars.js';
import { contentOf, type MarkerStyle, type Paragraph, wholeLineOf } from '../draft.js';
import type { Genre, Lexicon } from '../lexicon.js';
import { genreOfTitle } from './genre.js';

/** What a line looks like by itself; where it stands decides what it is. */
export interface Shape {
  /** 二〇二四年五月六日, 2024年5月6日, also with masked figures. */
  readonly date: boolean;
  /** 国发〔2024〕5号 */
  readonly number: boolean;
  /** 同志们： */
  readonly salutation: boolean;
  /** 各区人民政府，市政府各部门： */
  readonly addressee: boolean;
  /** （此件公开发布） */
  readonly note: boolean;
  /** 附件, 附件1, 附： alone: what it announces follows. */
  readonly attachmentMark: boolean;
  /** 附件：1.… before the signature. */
  readonly attachmentList: boolean;
  /** A name without any mark, short enough to sign with. */
  readonly signature: boolean;
  /** ——2024年1月2日在…上 */
  readonly subtitle: boolean;
  /** Cells, or names in columns. */
  readonly cells: boolean;
  /** A line that a website left. */
  readonly residue: boolean;
  /** Short, with no mark at its end: it may be part of a title. */
  readonly titleLike: boolean;
  /** Holds a full stop, or is long: it is prose. */
  readonly prose: boolean;
  /** The genre that it would have as a title. */
  readonly genre: Genre | undefined;
  /** Without blanks at its ends. */
  readonly content: string;
}

const date =
  /^(?:[\d０-９Xx×*＊]{2,4}|[〇○零Oo一二三四五六七八九十]{4})\s?年\s?[\d０-９Xx×*＊〇一二三四五六七八九十元_]{1,3}\s?月\s?(?:[\d０-９Xx×*＊〇一二三四五六七八九十_]{1,3}\s?日)?$/u;
const number =
  /^[\p{Script=Han}A-Za-z×*X]{1,16}\s?[〔［[【（(]\s?[\dXx×*＊_○〇]{2,4}\s?[〕］\]】）)]\s?第?\s?[\dXx×*＊_]{1,5}\s?号$/u;
const people =
  '同志|代表|委员|来宾|嘉宾|贵宾|朋友|领导|女士|先生|老师|同学|战友|乡亲|兄弟|同仁|同事|居民|市民|村民|父老|企业家|专家|评委|队员|学员|青年|团员|党员|干部|职工|员工|客人|伙伴|校友|家长|记者|工友|师生|官兵|师傅|大家|书记|市长|省长|县长|区长|镇长|乡长|主任|部长|局长|厅长|处长|主席|会长|院长|校长|董事长|总经理|总书记|总理|教授|评委|考官|常委|组长|团长|理事|工作者|劳动者|建设者|志愿者|教师|医护人员|运动员|战士|将士|指战员|姐妹|小朋友|少先队员|家属|参与者|经营者|消费者|从业者|驾驶员|同胞|侨胞|业主|股东|考生|读者|网友|商户|车主|工人';
const salutation = new RegExp(
  `^[^。；;！？]{0,80}(?:${people})们?(?:[，,、\\s　]{0,2}(?:大家|各位|上午|下午|晚上|早上|你们|您|同志们)好)?\\s?[：:]$`,
  'u',
);
/** 同志们：今天… on one line. */
const opensSpeech = /^(?:(?:同志|朋友|女士|老师|同学|战友|乡亲)们|各位[\u4e00-\u9fff]{1,8})[：:]/;
const saluting =
  /^(?:尊敬|敬爱|亲爱|致|各位|诸位|[\u4e00-\u9fff]{1,6}们|大家|主持人|广大|全[体国省市县区乡镇村校]|.{0,40}(?:各位|同志们|朋友们|代表|委员|来宾|领导))/u;
const hello = '(?:大家|各位|你们)?(?:上午|中午|下午|晚上|早上|早)?好';
const called = new RegExp(
  `^(?:(?:(?:尊敬|敬爱|亲爱)的|各位|诸位|广大|全体)[\\u4e00-\\u9fff]{0,14}(?:${people})们?|[\\u4e00-\\u9fff]{0,6}(?:${people})们)(?:${hello})?$`,
  'u',
);
const greeted = new RegExp(`^${hello}$`, 'u');

/** 各位代表、同志们！ 同志们：大家好！: people called out, a greeting behind them, and nothing else. */
function isCalledOut(content: string): boolean {
  const open = '，,'.includes(content.at(-1)!);
  const pieces = content
    .slice(0, -1)
    .split(/[：:，,、\s　]+/u)
    .filter(Boolean);
  if (pieces.length > 1 && greeted.test(pieces.at(-1)!)) pieces.pop();
  // 各位来宾，各位朋友，: all of the line; 各位代表， alone may be the first words of a line that was broken.
  return pieces.length > (open ? 1 : 0) && pieces.every((piece) => called.test(piece));
}

const organisation =
  /(?:政府|委员会|委|局|厅|部|署|办|办公室|办公厅|机关|单位|部门|机构|公司|集团|银行|学校|大学|学院|中学|小学|幼儿园|中心|医院|支部|党委|党组|总支|团委|工会|妇联|协会|学会|商会|联合会|基金会|院|所|站|社|会|企业|镇|乡|村|社区|街道|办事处|省|市|县|区|州|盟|旗|国务院|部队|代表|委员|科室|科|处|室|队|组织|人员|家庭|同志|工厂|厂|矿|法院|检察院|指挥部|领导小组|[文残侨台青学科商]联|[^的]协|[分支]行|商行|信用社|海关|监狱|看守所|第[一二三四五六七八九十]+师|兵团)(?:（[^（）]{0,60}）)?\s?[：:]$/u;
const announces =
  /(?:如下|意见|问题|要求|措施|工作|内容|原则|目标|任务|表示|指出|强调|认为|提出|以下|方面|情况|建议|附件|时间|地点|(?<!各[\u4e00-\u9fa5]{0,6})单位|主题|名单|事项)\s?[：:]$/u;
const attachment = /^附\s?(?:件|表|录|图)?\s?(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s?[：:.．]?$/u;
const attachmentList = /^附\s?件\s?[：:]\s?\S/u;
const signature = /^[^，。；：、！？,;:!?“”]{2,40}$/u;
const columns = /\t|[ \u3000]{2}\S|\S[ \u3000]\S[：:]\S+[ \u3000]{2}/u;
const terminal = '。；：，、,;:?？';

/** 第一章 and 1.1 are told from the heading by a blank, the others by their own mark. */
export const SPACED: ReadonlySet<MarkerStyle> = new Set([
  'part',
  'chapter',
  'section',
  'article',
  'decimal-1',
  'decimal-2',
  'decimal-3',
  'decimal-4',
]);

/**
 * Cells of a row. 第一章  总  则 is set with blanks as a table is: behind such an ordinal only a tab makes columns. A number by itself is
 * a cell where it is no ordinal.
 */
function hasCells({ marker, kinds, han }: Paragraph, content: string): boolean {
  if (marker && SPACED.has(marker.style)) return content.includes('\t');
  return ((kinds & Kind.blank) !== 0 && columns.test(content)) || (han === 0 && /^[\d.,%％\-—/]+$/u.test(content));
}

/** Each expression is tried where a character or two say that it may match: most lines are plain prose. */
export function shapeOf(paragraph: Paragraph, lexicon: Lexicon): Shape {
  const content = contentOf(paragraph);
  // An address at the end of the line is no prose, but it tells a website's line.
  const whole = wholeLineOf(paragraph);
  const first = content[0] ?? '';
  const last = content.at(-1) ?? '';
  const short = content.length <= 80;
  const colon = last === '：' || last === ':';
  const isSalutation = colon
    ? short && salutation.test(content) && saluting.test(content)
    : content.length <= 40 && '！!。，,'.includes(last) && isCalledOut(content);
  const isDate = content.length <= 20 && content.includes('年') && date.test(content);
  const titleLike =
    short &&
    paragraph.han >= 2 &&
    !terminal.includes(last) &&
    !content.includes('。') &&
    !paragraph.marker &&
    !opensSpeech.test(content);
  return {
    date: isDate,
    number: content.length <= 40 && last === '号' && number.test(content),
    salutation: isSalutation,
    addressee:
      colon &&
      !isSalutation &&
      content.length <= 300 &&
      !/[。；！？]/u.test(content) &&
      organisation.test(content) &&
      !announces.test(content),
    note: content.length <= 120 && (first === '（' || first === '(') && /^[（(][^（）()]*[）)]$/u.test(content),
    attachmentMark: content.length <= 12 && first === '附' && attachment.test(content),
    attachmentList: first === '附' && attachmentList.test(content),
    signature: short && signature.test(content) && paragraph.han >= 2 && !paragraph.marker && !isDate,
    subtitle: short && (first === '—' || content.startsWith('--')),
    cells: content.length <= 200 && hasCells(paragraph, content) && !content.includes('。'),
    residue: whole.length <= 200 && lexicon.residue.test(whole),
    titleLike,
    prose: content.includes('。') || paragraph.han > 80,
    genre: titleLike ? genreOfTitle(content, lexicon) : undefined,
    content,
  };
}
