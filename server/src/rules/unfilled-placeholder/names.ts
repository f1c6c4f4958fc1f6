import { Kind, type Paragraph } from '../../core/index.js';
import { type Add, anyOf, emptyPhrases, type Found, hitsOf, isSentence } from './found.js';
import { Sign } from './signs.js';

/** Names, and what was listed, that went without a trace. @param signs what the paragraph shows */
export function missingNames(p: Paragraph, signs: number, add: Add): void {
  const s = p.prose;
  if ((signs & Sign.list) !== 0 || s.includes('，，，') || s.includes(',,,'))
    add(emptyPhrases(s, NOTHING_LISTED, 'other'));
  if ((signs & Sign.leader) !== 0) add(emptyPhrases(s, NO_LEADER, 'name'));
  if (!isSentence(p)) return;
  if ((signs & Sign.name) !== 0) add(lostNames(s));
  if (p.kinds & Kind.blank) add(emptyPhrases(s, NOTHING_BETWEEN, 'name'));
}

/** What was named, listed or did something is gone. */
const NOTHING_LISTED = anyOf(
  // 下降的有、、、。
  /(?<=[有是为括：:])、{2,}/,
  // 面积38850亩,,,,,产量
  /[，,]{4,}/,
  // 他们是：以及各科室
  /(?<=[是有为括])[：:](?=、?(?:以及|及其))/,
  // 市委、召开的会议
  /(?<=[委府了])、(?=召开|决定|批准|同意|印发|下发|高度)/,
  // 传达了会议精神和、《决定》
  /和、(?=《)/,
  // 受的委托
  /(?<![接承])受的(?=委托)/,
);

/** 听取了王华、 、李平的发言: a name went from between two marks. */
const NOTHING_BETWEEN = /、[ \u00a0\u3000]{1,8}、/g;

/** The name that a website hides is gone. */
const NO_LEADER = anyOf(
  // 以同志为核心的党中央
  /以(?:同志)?为(?:核心|总书记)(?=的(?:党中央|中央|第))/,
  // 坚持理论和“三个代表”
  /(?:以|坚持|高举|学习)理论(?=和“三个代表”)/,
);

/** Nothing was left of a name. A match ends beside the place where it stood. */
const NO_NAME = anyOf(
  // 请同志宣读
  /请同志(?=述职|宣读|主持|作[重主动]|作.{0,8}(?:报告|讲话|说明)|讲话|发言|致(?!以)|传达|通报)/,
  // 会上，同志就…提出了要求
  /[，。；,;]同志(?=就.{2,30}(?:讲了|提出|作了|谈了|进行了))/,
  // 刚才同志传达了
  /(?<=[，。；,;] ?|刚才|刚刚|会上)同志(?=(?:分别)?(?:传达|通报|宣读|汇报|介绍|总结|安排|部署|作)了|分别)/,
  // 镇位于县城东部
  /(?<=^[\ufeff \u3000]{0,8})[乡镇村县](?=位于|地处)/,
  // 同志主持会议
  /(?<=^[\ufeff \u3000]{0,8}|[，。；,;])同志(?=主持(?:会议|召开|了)|出席(?:会议|并)|到会)/,
  // 由同志担任
  /(?<=由)同志(?=主持|作|担任|任|负责|宣读|传达)/,
  // 学习同志的重要讲话
  /(?<=落实|按照|贯彻|传达|学习)同志(?=的?(?:重要)?(?:讲话|指示|批示))/,
  // 全上下要, 全各部门; 健全, 完全 are words
  /(?<![安健完齐周保成顾两])全(?=上下(?:要|都|认真|齐心|坚持|深入|紧紧|务必|进一步|迅速)|各(?:级各|部门|单位|乡镇))/,
  // 中共委、人民政府
  /中共(?=委、)/,
  // 我代表委、政府
  /(?:代表|[在向由对])(?=委、(?:人民)?政府)/,
  // 向全广大教师
  /[向对与和，。；,;]全(?=广大(?:教师|干部|群众|党员|市民|职工|青年|教育))/,
  // 全共发生
  /(?<![安健完齐周保成顾两])全(?=共(?:发生|完成|投入|实现|查处|排查|新增|引进))/,
);

/** Reports the word beside the lost name: 同志, 全, 中共, 代表. */
function* lostNames(s: string): Iterable<Found> {
  for (const { 0: phrase, index } of hitsOf(NO_NAME, s)) {
    const end = index + phrase.length;
    const value = phrase.endsWith('同志') ? 'name' : 'place';
    yield { start: Math.max(index, end - (phrase.endsWith('全') ? 1 : 2)), end, value, empty: true };
  }
}
