import { type BlockRule, type Fix, isDigit, isHan, Kind, kindOf, type Report, type Severity } from '../core/index.js';

const MOJIBAKE =
  /^(?:锟斤拷(?:锟斤拷|锟斤|锟)*|烫烫烫+|屯屯屯+|锛[\u4e00-\u9fff]|銆[\u4e00-\u9fff\u20ac]|鈥[\u4e00-\u9fff\u20ac]|â€[\u0080-\u2fff]|Â[\u00a0-\u00bf])/;

const ENTITY =
  /^&(?:nbsp|ensp|emsp|thinsp|sp|amp|lt|gt|quot|apos|ldquo|rdquo|lsquo|rsquo|hellip|mdash|ndash|middot|times|copy|#\d{1,6}|#x[\da-f]{1,5});/i;

const CHARACTERS: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  thinsp: '',
  sp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  times: '×',
  copy: '©',
};

/** The character that an entity stands for. */
function characterOf(entity: string): string {
  const name = entity.slice(1, -1);
  const known = CHARACTERS[name.toLowerCase()];
  if (known !== undefined) return known;
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code === 0xa0) return ' ';
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}

/** A title whose 《》 came out as question marks. */
const LOST_TITLE =
  /\?(关于[^?？。；！\n]{4,60}?(?:通知|意见|办法|条例|规定|决定|方案|纲要|规划|细则|报告|决议|通报|公告|通告|公报|批复|函))\?/y;

/** 按照?规范行为、减负增效?的思路: no question goes on with 的 or 、, and none begins behind 按照. */
const LOST_QUOTES = /\?([^?？。；！!“”\n]{2,40})\?(?=的(?!确)|、|等(?!等)|精神|要求|工程|行动|活动|战略|原则|机制)/y;
const ASKS = /[吗呢么吧谁哪何几]|怎|为什|多少|是否|能否|是不是|有没有/;

const remove = (start: number, end: number, zh: string, en: string, safety: Fix['safety']): Fix => ({
  title: { zh, en },
  safety,
  edits: [{ span: { start, end }, text: '' }],
});

/** Text that was damaged on its way: lost or garbled characters, invisible ones, entities of a web page. */
export const rule: BlockRule = {
  id: 'damaged-text',
  title: { zh: '乱码和残留代码', en: 'Garbled or damaged characters' },
  why: {
    zh: '文件换了编码、从网页或扫描件复制时，有的字会变成问号、方框、乱码，有的会带上看不见的字符或网页代码。打印和转换格式时这些地方会露出来。',
    en: 'When a file changes its encoding, or text is copied from a web page or a scan, characters turn into question marks, boxes or gibberish, and invisible characters or HTML entities slip in. They show in print.',
  },
  severity: 'info',
  scope: 'block',
  kinds: Kind.odd | Kind.surrogate,
  examples: [
    { bad: '今年以来，全县粮食产量达到⟦\ufffd⟧万吨。' },
    {
      bad: '近日印发了⟦?⟧关于加强山洪防御工作的通知?，请认真执行。',
      good: '近日印发了《关于加强山洪防御工作的通知》，请认真执行。',
    },
    { bad: '要按照⟦?⟧规范行为、减负增效?的思路抓落实。', good: '要按照“规范行为、减负增效”的思路抓落实。' },
    { bad: '做大做强⟦〝⟧龙头⟦〞⟧企业。', good: '做大做强“龙头”企业。' },
    { bad: '全县的方⟦แ⟧案已经落实。', good: '全县的方案已经落实。' },
    { bad: '县政府⟦&nbsp;⟧办公室', good: '县政府 办公室' },
    { bad: '各乡镇⟦\u200b⟧人民政府要抓好落实。', good: '各乡镇人民政府要抓好落实。' },
    { bad: '据⟦锟斤拷锟斤拷⟧统计，全县共有12个乡镇。' },
    { bad: "市民既是城市文明的⟦'⟧建设者，也是受益者。", good: '市民既是城市文明的建设者，也是受益者。' },
    {
      bad: '根据领导同志的⟦`⟧批示，按照某发⟦„2009‟⟧3号文件办理。',
      good: '根据领导同志的批示，按照某发〔2009〕3号文件办理。',
    },
    {
      bad: '纪念“7⟦〃⟧27”讲话发表，介绍克拉拉⟦〃⟧蔡特金的生平。',
      good: '纪念“7·27”讲话发表，介绍克拉拉·蔡特金的生平。',
    },
    { bad: '推动全县经济⟦.⟧发展再上新台阶。' },
    { bad: '不得焚烧容易产生烟尘的⟦.⟧物品。', good: '不得焚烧容易产生烟尘的物品。' },
    {
      bad: '各乡镇⟦(zhèn)⟧要抓好春(chūn)季造林，把任务(wù)落到实处。',
      good: '各乡镇要抓好春季造林，把任务落到实处。',
    },
    {
      bad: '春季造林正当其时⟦🌲⟧，各乡镇要抓紧备苗🧍‍♂️、整地🌱，确保完成任务👩🏿‍🍼。',
      good: '春季造林正当其时，各乡镇要抓紧备苗、整地，确保完成任务。',
    },
    { bad: '认真落实⟦\\⟧"三包⟦\\⟧"责任。', good: '认真落实"三包"责任。' },
  ],
  accepts: [
    '入党为什么?在位干什么?的问题要答好，能做到吗?能做好吗?的追问要记牢。',
    '为什么?因为群众有需要?不全是。',
    'R&D经费投入增长8%，AT&T公司来访。',
    '👩‍👩‍👧一家三口参加了活动。',
    '来自泰国（ประเทศไทย）的代表团到会祝贺。',
    "实施'头雁“工程。",
    '姓名 单位\n张某 〃\n李某 〃 〃',
    "要抓住干部的'关键少数'，突出'重点'。",
    '作者约翰.史密斯的论述，下载使用的.doc文件。',
    '成绩是大家共同取得的.同志们要再接再厉.',
    '“垚”（yáo）字和“淼”(miǎo)字都是人名用字，䶮（yǎn）字也是。',
    '同志们辛苦了👍！谢谢大家！',
    '文件存放在D:\\\\公文\\\\讲话稿，请各单位自取。',
  ],
  check({ prose, role, han, kinds }, { format }) {
    if (role === 'code' || role === 'residue') return [];
    const emoji = (kinds & Kind.surrogate) === 0 ? undefined : strewn(prose, EMOJI, PICTURES);
    let found: Report[] | undefined = emoji && [emoji];
    let pinyin = false;
    for (let at = 0; at < prose.length; at++) {
      if ((kindOf(prose.charCodeAt(at)) & Kind.odd) === 0) continue;
      if (TONED.test(prose[at]!)) {
        if (pinyin) continue;
        pinyin = true;
        const read = strewn(prose, PINYIN, READINGS);
        if (read) found = [...(found ?? []), read];
        continue;
      }
      const report = reportAt(prose, at, han, format === 'markdown');
      if (!report) continue;
      found ??= [];
      found.push(report);
      at = report.span.end - 1;
    }
    return found ?? [];
  },
};

/** 领(lǐng)导: how a character is read, which a converter of pages puts behind it. */
const PINYIN = /(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)/g;
const TONED = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/;
/** 落实👩🏿‍🍼，: a picture between a character and a mark or the next character. */
const EMOJI =
  /(?<=[\u4e00-\u9fff])(?:[\u{1f300}-\u{1faff}\u2600-\u27bf][\u{1f3fb}-\u{1f3ff}\ufe0f]?\u200d?){1,8}(?=[，。；、：”》,;:])/gu;

/** What is strewn over a text, and from how many in one paragraph on nobody meant it. */
interface Strewn {
  readonly least: number;
  readonly zh: string;
  readonly en: string;
}

const READINGS: Strewn = {
  least: 3,
  zh: '这一段的字后面夹着括号拼音，是网页转换时加上的，不是文稿的内容。请删去。',
  en: 'Readings in brackets stand behind characters here: a converter of web pages added them. Delete them.',
};
const PICTURES: Strewn = {
  least: 4,
  zh: '这一段的标点前夹着表情符号，是有的网站为防复制加上的，不是文稿的内容。请删去。',
  en: 'Emoji stand before the marks of this paragraph: some websites add them so that a copy can be told. Delete them.',
};

/** One report for all of them in the paragraph. */
function strewn(prose: string, pattern: RegExp, { least, zh, en }: Strewn): Report | undefined {
  const spans = [...prose.matchAll(pattern)].map(({ 0: text, index }) => ({ start: index, end: index + text.length }));
  if (spans.length < least) return undefined;
  return {
    span: spans[0]!,
    severity: 'warning',
    message: { zh, en },
    fixes: [
      {
        title: { zh: `删去这 ${spans.length} 处`, en: `Delete all ${spans.length}` },
        safety: 'safe',
        edits: spans.map((span) => ({ span, text: '' })),
      },
    ],
  };
}

/** \"三包\": marks that a program escaped and did not restore. */
function escapeAt(prose: string, at: number): Report | undefined {
  let end = at + 1;
  while (prose[end] === '\\') end++;
  if (!/["'“”]/.test(prose[end] ?? '') || end - at > 3) return undefined;
  if (!isHan(prose.charCodeAt(end + 1)) && !isHan(prose.charCodeAt(at - 1))) return undefined;
  return {
    span: { start: at, end },
    severity: 'warning',
    message: {
      zh: '引号前的反斜杠是网站程序留下的，不是文稿的内容。请删去。',
      en: 'The backslash before this quotation mark was left by a website’s program. Delete it.',
    },
    fixes: [remove(at, end, '删去反斜杠', 'Delete the backslash', 'safe')],
  };
}

function reportAt(prose: string, at: number, han: number, markdown: boolean): Report | undefined {
  const code = prose.charCodeAt(at);
  switch (code) {
    case 0x26:
      return markdown ? undefined : entityAt(prose, at);
    case 0x5c:
      return markdown ? undefined : escapeAt(prose, at);
    case 0x3f:
      return questionMarkAt(prose, at, han);
    case 0x201e:
      return lostBrackets(prose, at);
    case 0x3003:
      return dittoAt(prose, at);
    case 0x301d:
    case 0x301e:
    case 0x301f:
      return quoteAt(prose, at);
    case 0x27:
    case 0x2e:
    case 0x60:
      return strayAt(prose, at);
    case 0xfffd: {
      let end = at + 1;
      while (prose.charCodeAt(end) === 0xfffd) end++;
      return damaged(
        at,
        end,
        'warning',
        '这里的字符已经损坏（�），读取时认不出原字。请对照原件补上。',
        'A character is lost here (�): it could not be decoded. Restore it from the original.',
      );
    }
    case 0xfeff:
      // At the very beginning of a text it is its byte order mark.
      return at === 0 ? undefined : invisibleAt(prose, at, code);
    case 0x200d:
      // Joins emoji.
      return (kindOf(prose.charCodeAt(at - 1)) & Kind.surrogate) !== 0 || prose.charCodeAt(at - 1) === 0xfe0f
        ? undefined
        : invisibleAt(prose, at, code);
  }
  if (code >= 0xe000 && code <= 0xf8ff) {
    let end = at + 1;
    while (prose.charCodeAt(end) >= 0xe000 && prose.charCodeAt(end) <= 0xf8ff) end++;
    return damaged(
      at,
      end,
      'info',
      `这里是只有个别字体才认得的字符（U+${hex(code)}），换一台电脑可能显示成方框。请改用标准汉字或符号。`,
      `A private-use character (U+${hex(code)}): only some fonts know it, elsewhere it is a box. Use a standard character.`,
    );
  }
  if (code >= 0x0e01 && code <= 0x0eff) return foreignAt(prose, at);
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0x200b && code <= 0x206f))
    return invisibleAt(prose, at, code);
  const garbled = MOJIBAKE.exec(prose.slice(at, at + 60));
  if (!garbled) return undefined;
  return damaged(
    at,
    at + garbled[0].length,
    'warning',
    `“${garbled[0]}”是乱码，由文件编码不对造成。请用正确的编码重新打开，或者对照原件补上。`,
    `${garbled[0]} is gibberish that a wrong encoding yields. Open the file in its own encoding, or restore the text from the original.`,
  );
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

const lost = (at: number): Report =>
  damaged(
    at,
    at + 1,
    'info',
    '这个问号多半是丢失的字符（如数字、‰、·）留下的。请对照原件补上。',
    'This question mark most likely stands for a character that was lost (a digit, ‰, ·). Restore it from the original.',
  );

const damaged = (start: number, end: number, severity: Severity, zh: string, en: string): Report => ({
  span: { start, end },
  severity,
  message: { zh, en },
});

/** 方แ案, 钟็吾: Thai and Lao letters that a site puts between characters, so that a copy can be told. */
function foreignAt(prose: string, at: number): Report | undefined {
  let end = at + 1;
  while (prose.charCodeAt(end) >= 0x0e01 && prose.charCodeAt(end) <= 0x0eff) end++;
  if (end - at > 2 || !isHan(prose.charCodeAt(at - 1))) return undefined;
  return {
    span: { start: at, end },
    message: {
      zh: '这里混进了外文字母，是有的网站为防复制加上的，不是文稿的内容。请删去。',
      en: 'A foreign letter that some websites put between characters, so that a copy can be told. Delete it.',
    },
    fixes: [remove(at, end, '删去这个字符', 'Delete the character', 'safe')],
  };
}

function invisibleAt(prose: string, at: number, code: number): Report {
  let end = at + 1;
  while (prose.charCodeAt(end) === code) end++;
  return {
    span: { start: at, end },
    message: {
      zh: `这里有看不见的字符（U+${hex(code)}），多半是从网页复制带来的，查找和排版时会出错。请删去。`,
      en: `An invisible character (U+${hex(code)}) stands here, most likely copied from a web page. It breaks search and layout: delete it.`,
    },
    fixes: [remove(at, end, '删去这个字符', 'Delete the character', 'safe')],
  };
}

/** 〝龙头〞: marks that some recognizers of scans write for “ and ”. Of “龙头〞 unpaired-punctuation tells. */
function quoteAt(prose: string, at: number): Report | undefined {
  const opens = prose[at] === '〝';
  const mixed = opens
    ? /^[^“”〝〞〟]{0,80}”/.test(prose.slice(at + 1, at + 82))
    : /“[^“”〝〞〟]{0,80}$/.test(prose.slice(Math.max(0, at - 81), at));
  if (mixed) return undefined;
  const [found, right] = [prose[at]!, opens ? '“' : '”'];
  const span = { start: at, end: at + 1 };
  return {
    span,
    message: {
      zh: `${found} 不是规范的引号，应为 ${right}。`,
      en: `${found} is no standard quotation mark: it should be ${right}.`,
    },
    fixes: [
      {
        title: { zh: `改为 ${right}`, en: `Change to ${right}` },
        safety: 'safe',
        edits: [{ span, text: right }],
      },
    ],
  };
}

/** 7〃27, 克拉拉〃蔡特金: a ditto mark for ·; in a table it stands alone. */
function dittoAt(prose: string, at: number): Report | undefined {
  const [before, after] = [prose.charCodeAt(at - 1), prose.charCodeAt(at + 1)];
  if (!(isHan(before) && isHan(after)) && !(isDigit(before) && isDigit(after))) return undefined;
  const span = { start: at, end: at + 1 };
  return {
    span,
    severity: 'warning',
    message: {
      zh: '“〃”是表示“同上”的符号，这里应是间隔号“·”，转换字体时变了。',
      en: '〃 means “ditto”; a middle dot (·) belongs here, which a change of font turned into it.',
    },
    fixes: [{ title: { zh: '改为“·”', en: 'Change it to ·' }, safety: 'suggestion', edits: [{ span, text: '·' }] }],
  };
}

function entityAt(prose: string, at: number): Report | undefined {
  const entity = ENTITY.exec(prose.slice(at, at + 12))?.[0];
  if (!entity) return undefined;
  const character = characterOf(entity);
  const span = { start: at, end: at + entity.length };
  return {
    span,
    message: {
      zh: `“${entity}”是网页代码，不是正文。请换成它代表的字符。`,
      en: `${entity} is code of a web page, not text. Put the character that it stands for.`,
    },
    fixes: [
      {
        title:
          character.trim() === ''
            ? { zh: '换成空格', en: 'Put a blank' }
            : { zh: `换成 ${character}`, en: `Put ${character}` },
        safety: 'suggestion',
        edits: [{ span, text: character }],
      },
    ],
  };
}

/**
 * 城市的'建设者, 产生烟尘的.物品: some websites put a mark behind a 的 so that a copy can be told. A pair of quotation marks
 * and the point in a foreign name are something else.
 */
function strayAt(prose: string, at: number): Report | undefined {
  const character = prose[at]!;
  // '先锋“: the opening mark of a quotation, of which unpaired-punctuation tells.
  if (character === "'" && /^[^。；“”\n]{1,40}“/.test(prose.slice(at + 1, at + 42))) return undefined;
  // 需要表决的',必须: behind 的 and before a mark, nothing was quoted.
  const closes =
    character === "'" && prose[at - 1] === '的' && prose.indexOf("'") === at && prose.indexOf("'", at + 1) === -1;
  if (!isHan(prose.charCodeAt(at + 1)) && !(closes && /[，。；、,;]/.test(prose[at + 1] ?? ''))) return undefined;
  if (character === '.' && prose.includes('。') && CENSORED.test(prose.slice(Math.max(0, at - 2), at + 3)))
    return damaged(
      at,
      at + 1,
      'warning',
      '这个点是网站屏蔽“社会”等字后留下的，这里缺了字。请对照原意补上。',
      'This point is what a website left of a word that it hides (社会). Put the word back.',
    );
  if (prose[at - 1] !== '的') {
    if (character === '.' || !isHan(prose.charCodeAt(at - 1))) return undefined;
  }
  if (character === '`' && (prose[at - 1] !== '的' || prose.indexOf('`', at + 1) !== -1)) return undefined;
  if (character === "'" && (prose.indexOf("'") !== at || prose.indexOf("'", at + 1) !== -1) && prose[at - 1] !== '的')
    return undefined;
  // 这是共同的.我们要……: a full stop, in a text that has no other.
  if (character === '.' && !prose.includes('。')) return undefined;
  // 的'重点': a quotation. Its end stands before a mark, or before no Han character.
  if (character === "'" && quoteEnds(prose, at)) return undefined;
  return {
    span: { start: at, end: at + 1 },
    severity: 'warning',
    message: {
      zh: `这里多了一个“${character}”，是网页为防复制夹带的字符，不是正文。请删去。`,
      en: `A stray ${character}, which some websites slip into their text to mark copies. Delete it.`,
    },
    fixes: [remove(at, at + 1, '删去这个字符', 'Delete the character', 'safe')],
  };
}

/** 经济.发展, 和谐.建设, 建设.主义: 社会 went missing. */
const CENSORED = /^(?:经济|和谐)\.|\.主义/;

const LOST_YEAR = /„\s?((?:19|20)\d\d)\s?[‟”’]/y;

/** 国发„2009‟3号: the brackets of a document number, from a font that has them elsewhere. */
function lostBrackets(prose: string, at: number): Report | undefined {
  LOST_YEAR.lastIndex = at;
  const found = LOST_YEAR.exec(prose);
  if (!found) return undefined;
  const span = { start: at, end: at + found[0].length };
  return {
    span,
    severity: 'warning',
    message: {
      zh: `“${found[0]}”两边的符号不对，应当是六角括号，转换格式时变了。请改回来。`,
      en: `The marks around ${found[1]} were 〔〕 before a conversion changed them. Put them back.`,
    },
    fixes: [
      {
        title: { zh: `改为〔${found[1]}〕`, en: `Change to 〔${found[1]}〕` },
        safety: 'suggestion',
        edits: [{ span, text: `〔${found[1]}〕` }],
      },
    ],
  };
}

/** Whether the mark at `at` opens a short quotation that a second one closes. */
function quoteEnds(prose: string, at: number): boolean {
  const close = prose.indexOf("'", at + 1);
  return close !== -1 && close - at <= 30 && prose[close - 1] !== '的';
}

function questionMarkAt(prose: string, at: number, han: number): Report | undefined {
  if (han < 2) return undefined;
  LOST_TITLE.lastIndex = at;
  const title = LOST_TITLE.exec(prose);
  if (title) {
    const end = at + title[0].length;
    return {
      // Not the whole title: what else is wrong in it has lines of its own under it.
      span: { start: at, end: at + 1 },
      related: [{ span: { start: end - 1, end }, message: { zh: '这里应当是 》', en: 'this was 》' } }],
      message: {
        zh: '文件名两边的问号应当是书名号《》，换编码时丢了。请改回来。',
        en: 'The question marks around this title were 《》 before an encoding lost them. Put them back.',
      },
      fixes: [
        {
          title: { zh: '改为《》', en: 'Change to 《》' },
          safety: 'suggestion',
          edits: [
            { span: { start: at, end: at + 1 }, text: '《' },
            { span: { start: end - 1, end }, text: '》' },
          ],
        },
      ],
    };
  }
  LOST_QUOTES.lastIndex = at;
  const quoted = isHan(prose.charCodeAt(at - 1)) ? LOST_QUOTES.exec(prose) : null;
  if (quoted && !ASKS.test(quoted[1]!) && !ASKS.test(prose.slice(Math.max(0, at - 8), at))) {
    const end = at + quoted[0].length;
    return {
      span: { start: at, end: at + 1 },
      related: [{ span: { start: end - 1, end }, message: { zh: '这里应当是 ”', en: 'this was ”' } }],
      severity: 'warning',
      message: {
        zh: '这两个问号应当是引号“”，换编码时丢了。请改回来。',
        en: 'These two question marks were “” before an encoding lost them. Put them back.',
      },
      fixes: [
        {
          title: { zh: '改为“”', en: 'Change to “”' },
          safety: 'suggestion',
          edits: [
            { span: { start: at, end: at + 1 }, text: '“' },
            { span: { start: end - 1, end }, text: '”' },
          ],
        },
      ],
    };
  }
  // 前1?。, 增长?%: no sentence has a mark behind a question mark and a digit before it.
  const after = prose.charCodeAt(at + 1);
  const before = prose.charCodeAt(at - 1);
  if (after === 0x25 || after === 0xff05) return lost(at);
  if ((after === 0x3002 || after === 0xff0c || after === 0x3001) && isDigit(before)) return lost(at);
  return undefined;
}
