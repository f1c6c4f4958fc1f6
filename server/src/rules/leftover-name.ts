import { type DraftRule, Kind, listOf, perParagraph, type Report, type Span, wordTable } from '../core/index.js';

/** Surnames that do not begin a common word before an office: 党, 全, 常, 年 and their like are left out. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦邢齐梅莫辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚娄狄虞斯肖闫付仇蓝麦栾迟巩储郁练寇商艾荆缪';
const OFFICES =
  '部长|书记|副书记|省长|副省长|市长|副市长|县长|副县长|区长|副区长|州长|镇长|乡长|主任|副主任|局长|副局长|厅长|副厅长|主席|副主席|秘书长|常委|部务委员';
/** Leaders whose names stand in speeches by right: a mask beside them means nothing. */
const KNOWN =
  /^(?:习近平|毛泽东|邓小平|江泽民|胡锦涛|周恩来|刘少奇|朱德|陈云|温家宝|李克强|李强|赵乐际|王沪宁|蔡奇|丁薛祥|李希|王岐山|栗战书|汪洋|韩正)/u;

/** What is done at a meeting: the name before it is of one who was there, not of a model to learn from. */
const AT_MEETING = '领誓|主持|通报|宣读|传达|作了|作的|到会|汇报|发了言|介绍了|讲了话|安排部署|亲自';

/** A name at the end of what stands before an office: one character in front of it, three of its own, 同志. */
const BEFORE = 6;
const named = new RegExp(
  `(?:[部委府局厅办会院、，,。：:“（(\\s]|^)([${SURNAMES}][\\u4e00-\\u9fa5]{1,2})(?:同志)?$`,
  'u',
);
/** What a masked name looks like: **同志, XX书记, ×××部长. */
const mask = new RegExp(`(?:[*＊×XxＸ]{1,4}|某某?)(?:同志|${OFFICES})`, 'u');

const NONE: readonly Span[] = [];
const offices = wordTable(
  listOf([...OFFICES.split('|'), ...AT_MEETING.split('|').map((verb) => `同志${verb}`)], (word) => word),
);

const isMasked = perParagraph(({ prose, kinds }) => (kinds & Kind.mask) !== 0 && mask.test(prose));

const names = perParagraph(({ prose, kinds }): readonly Span[] => {
  if ((kinds & Kind.han) === 0) return NONE;
  let found: Span[] | undefined;
  for (const office of offices.find(prose)) {
    const from = Math.max(0, office.start - BEFORE);
    const match = named.exec(prose.slice(from, office.start));
    const name = match?.[1];
    if (!match || !name || KNOWN.test(name) || NOT_A_NAME.test(name)) continue;
    const start = from + match.index + match[0].indexOf(name);
    found ??= [];
    found.push({ start, end: start + name.length });
  }
  return found ?? NONE;
});

/** Second characters that make a word of a surname: 高级, 文明, 关键. */
const NOT_A_NAME =
  /^(?:.*[和与及的是在为副总]|[\u4e00-\u9fa5]?[市县区省局部委办厅]|高级|文明|关心|关于|许多|何时|单位|左右|包括|强化|解决|管理|来自|应当|齐抓|武装|宁夏|万[名个]|司法|商务|华侨|卫生|车间|古城|史志|强调|盛大|全国|全体|全市|全省|全县|石油|石化|温州|甘肃|吉林|林业|马克|龙头|白天|景区|申请|祝贺|车队|查处|游客|席卷|边防|项目|章程|房产|江苏|程序|齐心)/u;

/** A real person's name in a text whose other names are masked. */
export const rule: DraftRule = {
  id: 'leftover-name',
  title: { zh: '漏改的人名', en: 'A name left over' },
  why: {
    zh: '别处的人名都隐去了（**同志、×××书记），这里却留着真名，多半是套稿时漏改的。',
    en: 'The other names of the text are masked (**同志), and here a real one stands: it was probably overlooked.',
  },
  severity: 'info',
  scope: 'draft',
  examples: [
    { bad: '**同志亲自到会讲话，市委组织部⟦余长松⟧部长作了动员，对抓好这项活动提出了要求。' },
    { bad: '今天的仪式由***同志主持。刚才，⟦余长松⟧同志领誓，大家深受鼓舞。' },
  ],
  accepts: [
    '××同志主持会议，会议号召学习余长松同志的先进事迹。',
    '市委组织部余长松部长作了动员，对抓好这项活动提出了要求。',
    '**同志亲自到会讲话，习近平总书记的重要指示为我们指明了方向。',
    '×××同志传达了会议精神，组织部副部长、党组书记、办公室主任参加会议。',
    '**书记主持会议，市委常委、纪委书记和高级顾问出席。',
  ],
  ahead: (paragraph) => void names(paragraph),
  check(draft) {
    if (!draft.blocks.some(({ paragraph }) => isMasked(paragraph))) return [];
    const reports: Report[] = [];
    for (const block of draft.blocks) {
      for (const { start, end } of names(block.paragraph)) {
        const name = block.paragraph.prose.slice(start, end);
        reports.push({
          span: { start: block.start + start, end: block.start + end },
          message: {
            zh: `别处的人名都隐去了，这里却留着“${name}”。核对是不是套稿时漏改的。`,
            en: `Other names are masked, and ${name} stands here. See whether it was left over from another draft.`,
          },
        });
      }
    }
    return reports;
  },
};
