import { Kind, type Paragraph } from '../../core/index.js';
import { type Add, anyOf, blankOf, blanks, emptyPhrases, isSentence, phrasesAround } from './found.js';
import { places, Sign } from './signs.js';

/** Years, months and days that went without a trace, or of which a gap is left. @param signs what the paragraph shows */
export function missingDates(p: Paragraph, signs: number, add: Add): void {
  const s = p.prose;
  if ((signs & Sign.year) !== 0) add(phrasesAround(s, places.year, NO_YEAR, 'date'));
  if ((signs & Sign.figure) !== 0) add(emptyPhrases(s, NO_FIGURE, 'date'));
  if (p.kinds & Kind.blank && (signs & Sign.month) !== 0 && !/签字|签名|盖章|签章|填表|出生/.test(s)) {
    add(blanks(s, NO_DAY, 'date'));
    if (isSentence(p)) add(emptyPhrases(s, NO_DATE, 'date'));
  }
}

/** 2024年　月　日 by itself, which looks like a row of a table. */
export function missingDateAlone(s: string, add: Add): void {
  const date = DATE_ALONE.exec(s);
  if (date) add([blankOf(date, 'date')]);
}

/** The year went, or how many of them. */
const NO_YEAR = anyOf(
  // 五来，
  /(?<=^[\ufeff \u3000]{0,8}|[。；！？])五(?=来[，,])/,
  // 年，全县…
  /(?<=^[\ufeff \u3000]{0,8}|[。；！？])年(?=[，,](?:全|我|本)[省市县区州镇乡校局])/,
  // 于年7月
  /(?<=^[\ufeff \u3000]{0,8}|[。；！？，,;于自从至])年(?=\d{1,2}月)/,
  // 到年，全市; 落实到年 is complete
  /(?<=(?<![确体定化解实排])[到至])年(?=[，,]?(?:全[省市县区]|我[省市县区]|力争|基本实现|实现|建成)|[，,]产值)/,
  // 年月日，市里召开
  /(?<=^[\ufeff \u3000]{0,8}|[，。；：— ])年月日(?=[，,在上下召至由经])/,
  // 一、年工作回顾
  /(?<=^[\ufeff \u3000]{0,8}[一二三四五六七八九十]、)年(?=工作回顾|主要[任工]|工作[安打重]|总体要求|发展目标|重点工作)/,
  // 年政府工作的回顾
  /(?<=^[\ufeff \u3000]{0,8}|[。 ])年(?=(?:政府)?工作的?回[顾忆])/,
  // 年，是我镇…的一年
  /(?<=^[\ufeff \u3000]{0,8}|[。；！？ ])年(?=[，,]是[我全本][省市县区州镇乡村校局院公])/,
  // 截至年月底
  /(?<![历各同逐每当闰])年月(?=底|初|末|[上中下]旬|份|生[，,])/,
  // 至年月日。
  /(?<=(?<![确体细])至)年月日(?=[，。；）])/,
  // 连续年被评为
  /(?<=连续)年(?![份度限数代])/,
  // 连续次荣获
  /(?<=连续)次(?=[获被荣])/,
  // 到年，
  /(?<=(?:^|[，。；：,;])[ \u3000]?(?:力争)?到)年(?=[，,])/,
  // 过去的年，
  /(?<=过去的)年(?=[，,])/,
  // 年是“十五”开局之年
  /(?<=^[\ufeff \u3000]{0,8}|[。；！？])年(?=是(?:“十|我[省市县区]|全[省市县区]))/,
  // 从年起
  /(?<=[从自])年(?=开始|起(?![步点伏草源])|以来|实施|启动|推行)/,
  // 于年竣工; 由于年… is a word
  /(?<=(?<!由)于)年(?=被|由|召开|成立|建成|荣获|投产|竣工|开工|通过)/,
  // 年月，
  /(?<=^[\ufeff \u3000]{0,8}|[。；！？])年月(?=[，,])/,
  // 自年月日起
  /(?<=[于自从至])年月日(?=起|止|前|召开|在|由|经|发布|施行|印发|通过|举行|至)/,
  // 在年全县三干会上
  /(?<=在)年(?=全[省市县区])/,
  // 2023年月日修订
  /(?<![\d生签])(?:19|20)\d\d年(?:月日)(?!均)/,
);

/** The number of a month or a day went. */
const NO_FIGURE = anyOf(
  // 3月日，
  /(?:\d{1,2}|(?<![\u4e00-\u9fff])[一二三四五六七八九十]{1,2})月日(?=[，,。；;）)、上下晚召—－至]|[ \u3000]*$)/,
  // 3月5日至月日，
  /(?<=日[—－至])月日(?=[，。；,;）)])/,
  // —月，
  /(?<=^[\ufeff \u3000]{0,8}|[。；，,;])(?:元?至|[—－-])月(?=[，,份])/,
  // 于月至月全面展开
  /(?<=[于从自])月(?:至|到|[—－-])月(?=[，,。全开在])/,
  // 月日召开
  /(?<=^[\ufeff \u3000]{0,8}|[，,。；;：（])月日(?=[，,、上下晚召在至起前由经）])/,
  // 今月，
  /今月(?=[，,])/,
  // 从去月起
  /从去月(?=起|底)/,
  // 为期一的
  /为期[一二两三四五六七八九十]?的/,
  // 去年月日，今年月中旬
  /(?:[今去前]年|(?<![写注标载列说申证签表])明年)月(?:日(?![报记历常程益])|(?=[上中下]{1,2}旬|份))/,
);

/** 截至　　月　　日, 2024年　月底: a year or a word that a date follows, and blanks. Group 1 is what is reported. */
const NO_DAY =
  /(?:[12]\d{3} ?年|[一二]九?[〇○零一二三四五六七八九]{2,3}年|截至|截止|定于|将于)([ \t\u00a0\u3000]+月(?:[ \t\u00a0\u3000]*日|(?=[底初中上下旬份至，。、；)）]|$)))/g;

/** 于 年 月 日开标: nothing of a date. */
const NO_DATE = /(?<=[于在自从至到])(?:20)?[ \t\u00a0\u3000]+年[ \t\u00a0\u3000]+月[ \t\u00a0\u3000]+日/g;

const DATE_ALONE = /^[ \t\u00a0\u3000]*[12]\d{3} ?年([ \t\u00a0\u3000]+月[ \t\u00a0\u3000]*日)[ \t\u00a0\u3000]*$/;
