/** What one pass over a paragraph sees, so that a search is begun only where it may find something. */
export const Sign = {
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
  /** *组织, _员: a filter took 党 out. */
  party: 2097152,
} as const;

const ENDS = '，。；、,;';

/** What stands beside the ends of a paragraph. */
const NOTHING_THERE = '\0';

/** A set of {@link ROWS}, whole: any Chinese character. */
const HAN = '\u4e00-\u9fff';

/** A character, what may stand before it and behind it (empty: anything), what they are a sign of, and what may stand third. */
type Row = readonly [characters: string, before: string, next: string, sign: number, third?: string];

const ROWS: readonly Row[] = [
  ['T', '', 'OB', Sign.todo],
  ['N?？', HAN, 'N?？起个名家项件次户人吨亩条篇%％亿元万百', Sign.count],
  ['#＃□△■●◎☆★▲◆◇&$＄', '', '', Sign.other],
  ['%', '', '%', Sign.other],
  ['*＊_＿', '', '员组支中章课费风性内的执积申志誓', Sign.party],
  ['〇', '', '', Sign.zero],
  ['个余元', '', '', Sign.unit],
  ['月', '', '', Sign.month],
  ['月', '', '日', Sign.figure],
  ['月', '今去年', '', Sign.figure],
  ['月', '至—－-', '，,份', Sign.figure],
  ['月', '于从自', '至到—－-', Sign.figure],
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
  ['年', `${NOTHING_THERE}\ufeff。；！？ \u3000`, '是政工', Sign.year],
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
  ['名', '的', `代党干同学职群委村队官考${ENDS}`, Sign.bare],
  ['人', '员表民工的共', `${ENDS}）)`, Sign.bare],
  ['张票', '票', ENDS, Sign.bare],
  ['名', '共', '）)', Sign.bare],
  ['米', '出位量毫厘达到为约', `${ENDS}米`, Sign.bare],
  ['名', '员部工师表生才', ENDS, Sign.bare],
  ['余', '', '人', Sign.bare],
  ['亡', '', '人', Sign.bare],
  ['元', '均', ENDS, Sign.bare],
  ['长降', '增下', '；;。', Sign.bare],
  ['、', '长降高', '；;，,。', Sign.bare],
  ['以左', '的', '上右', Sign.bare],
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

/** {@link Row} with its sets as bits of a character's {@link Sides}: 0 for anything. */
interface Look {
  readonly before: Side;
  readonly next: Side;
  readonly third: Side;
  readonly sign: number;
}

/** One set: a bit, and in which of the two words it lies. */
interface Side {
  readonly bit: number;
  readonly high: boolean;
}

const ANYTHING: Side = { bit: 0, high: false };

/** To which sets each character belongs: a bit for each, in two words of 32. */
interface Sides {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly sets: string[];
}

/** From here on a sign is the number of a character's looks. */
const FIRST_LOOK = 128;

const looks: Look[][] = [];
const signOf = new Uint8Array(65536);

function sidesWithHan(): Sides {
  const low = new Int32Array(65536);
  // Twenty thousand characters at once, before anything is known of one.
  low.fill(1, 0x4e00, 0xa000);
  return { low, high: new Int32Array(65536), sets: [HAN] };
}

const beforeIt = sidesWithHan();
const behindIt = sidesWithHan();

function sideOf({ low, high, sets }: Sides, set: string): Side {
  if (set === '') return ANYTHING;
  const known = sets.indexOf(set);
  const index = known === -1 ? sets.push(set) - 1 : known;
  if (index >= 64) throw new Error('more sets beside a character than 64');
  const side = { bit: 1 << (index % 32), high: index >= 32 };
  if (known === -1) for (const character of set) (side.high ? high : low)[character.charCodeAt(0)]! |= side.bit;
  return side;
}

for (const [characters, before, next, sign, third = ''] of ROWS) {
  const look = {
    before: sideOf(beforeIt, before),
    next: sideOf(behindIt, next),
    third: sideOf(behindIt, third),
    sign,
  };
  for (const character of characters) {
    const at = character.charCodeAt(0);
    if (signOf[at] === 0) signOf[at] = FIRST_LOOK + looks.push([]) - 1;
    looks[signOf[at]! - FIRST_LOOK]!.push(look);
  }
}
// What needs no look beside it.
for (const [characters, before, next, sign] of ROWS) {
  for (const character of characters) {
    const at = character.charCodeAt(0);
    if (before === '' && next === '' && sign < FIRST_LOOK && looks[signOf[at]! - FIRST_LOOK]?.length === 1)
      signOf[at] = sign;
  }
}

/** Where the last paragraph that was looked through has signs of {@link Sign.bare} and {@link Sign.year}. */
export const places = { bare: [] as number[], year: [] as number[] };

/** All signs of a paragraph as bits of {@link Sign}; where those of two kinds stand is left in {@link places}. */
export function signsIn(prose: string): number {
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
  const left = prose.charCodeAt(at - 1) | 0;
  const right = prose.charCodeAt(at + 1) | 0;
  const before = beforeIt.low[left]!;
  const next = behindIt.low[right]!;
  let signs = 0;
  for (let i = 0; i < all.length; i++) {
    const look = all[i]!;
    if (look.before.bit !== 0 && ((look.before.high ? beforeIt.high[left]! : before) & look.before.bit) === 0) continue;
    if (look.next.bit !== 0 && ((look.next.high ? behindIt.high[right]! : next) & look.next.bit) === 0) continue;
    if (look.third.bit !== 0) {
      const third = (look.third.high ? behindIt.high : behindIt.low)[prose.charCodeAt(at + 2) | 0]!;
      if ((third & look.third.bit) === 0) continue;
    }
    signs |= look.sign;
  }
  return signs;
}
