import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import english from '../../package.nls.json' with { type: 'json' };
import chinese from '../../package.nls.zh-cn.json' with { type: 'json' };
import {
  applyEdits,
  type Config,
  DEFAULT_CONFIG,
  DEFAULT_FORMAT,
  type Format,
  type FormatOptions,
  type Formatted,
  format,
  readFormatOptions,
  type Span,
} from '../../server/src/core/index.js';
import { engineOf } from '../support.js';

const KEEP: Partial<FormatOptions> = { blankLines: 'keep', indent: 'keep' };

interface Reading {
  readonly options?: Partial<FormatOptions>;
  readonly format?: Format;
  readonly config?: Partial<Config>;
  readonly range?: Span;
  readonly force?: boolean;
}

/** Lays a text out as official prose; its edits must give its text, ascend, and not touch. */
function run(text: string, { options, format: as = 'plain', config, ...rest }: Reading = {}): Formatted {
  const done = format(engineOf(), {
    text,
    format: as,
    config: { ...DEFAULT_CONFIG, enable: 'always', ...config },
    options: { ...DEFAULT_FORMAT, ...options },
    ...rest,
  });
  expect(applyEdits(text, done.edits)).toBe(done.text);
  done.edits.forEach(({ span, text: after }, at) => {
    expect(text.slice(span.start, span.end)).not.toBe(after);
    if (at > 0) expect(span.start).toBeGreaterThan(done.edits[at - 1]!.span.end);
  });
  return done;
}

const laidOut = (text: string, reading?: Reading): string => run(text, reading).text;
/** Without blank lines and indents, so that a test shows one step. */
const marked = (text: string, reading?: Reading): string =>
  laidOut(text, { ...reading, options: { ...KEEP, ...reading?.options } });

const SPEECH = [
  '在全县水利冬修动员会上的讲话',
  '同志们：',
  '　　今天召开这次会议，任务是把今冬明春的水利冬修部署下去。刚才两个镇作了发言，讲得都很实在。下面，我讲两点意见。',
  '　　一、看清短板，把冬修当作眼下最要紧的农事',
  '　　去年夏天连下了九天雨，全县有十一座小水库超过警戒水位，三处渠道垮了口子，下游两个村的稻田泡了四天。账算下来，修渠的钱远没有受灾的钱多。',
  '　　（一）底数要再摸一遍。渠系、涵闸、泵站逐处走到，能用的登记，坏了的拍照，讲不清归谁管的当场定下来。',
  '　　（二）人手要提前排好。外出的劳力正月才走，各村趁着人在家，把工日排到户、把工段分到组，干一段验一段。',
  '　　二、盯住质量，把每一方土都夯到位',
  '　　工程好不好，水来了才知道。县水利局要派技术员驻点，土料、石料进场先验，验不过的退回去，谁签字谁负责到底。',
  '　　同志们，冬闲不闲，早动一天就主动一天。希望大家回去以后马上开会、马上上堤，为明年丰收打好底子。谢谢大家！',
];

/** The speech as a viewer gives it away: in one line, a blank where each line ended. */
const FLAT = SPEECH.map((line) => line.trim()).join(' ');

/** Cut into pages, each with its number before it. */
function paged(text: string, length: number, eol: string): string {
  const pages: string[] = [];
  for (let at = 0; at < text.length; at += length) pages.push(`${pages.length + 1}、${text.slice(at, at + length)}`);
  return pages.join(eol + eol);
}

describe('a flattened draft', () => {
  it.each([
    ['\n', 'LF'],
    ['\r\n', 'CRLF'],
  ])('cut into pages comes out as title, salutation, headings and paragraphs (%j)', (eol) => {
    const text = `全县水利冬修动员会讲话.docx_第1页${eol}${eol}${paged(FLAT, 137, eol)}${eol}${eol}展开阅读全文${eol}`;
    const done = run(text, { options: { blankLines: 'none' } });
    expect(done.text).toBe(SPEECH.join(eol) + eol);
    expect(done.counts.residue).toBe(2);
    expect(done.counts.splits).toBe(SPEECH.length - 1);
  });

  it('keeps one line where the step is off', () => {
    expect(marked(FLAT, { options: { splits: false } })).not.toContain('\n');
  });

  it('splits off a salutation and lost indents, and nothing else', () => {
    expect(marked('同志们： 今天开个短会，把秋粮入库的事情再明确一下。请大家记一记。')).toBe(
      '同志们：\n今天开个短会，把秋粮入库的事情再明确一下。请大家记一记。',
    );
    expect(marked('入库进度总体正常，质量也不错。　　下一步要抓紧整修仓房，把通风设备检查一遍，确保粮食安全。')).toBe(
      '入库进度总体正常，质量也不错。\n下一步要抓紧整修仓房，把通风设备检查一遍，确保粮食安全。',
    );
    const single = '（一）要以“清清爽爽”的作风，当好粮仓的“守门人”。 守门人守的是全县百姓的饭碗，一粒都不能少。';
    expect(marked(single)).toBe(single.replace('。 ', '。'));
  });
});

describe('marks', () => {
  it.each([
    ['同志们:会议很重要,请认真听(不要请假);会后落实!', '同志们：会议很重要，请认真听（不要请假）；会后落实！'],
    ['修水渠、建粮仓、铺村路。。。桩桩件件都办成了。', '修水渠、建粮仓、铺村路……桩桩件件都办成了。'],
    ['要发扬"钉钉子"精神，把工作抓到底。', '要发扬“钉钉子”精神，把工作抓到底。'],
    ['要发扬“钉钉子"精神，把工作抓到底。', '要发扬“钉钉子”精神，把工作抓到底。'],
    ['全面落实“河长“、“林长”制度。', '全面落实“河长”、“林长”制度。'],
    ['他说：“要牢记“实干兴县”四个字，一年接着一年干。”', '他说：“要牢记‘实干兴县’四个字，一年接着一年干。”'],
    ['现将《办法》印发给你们（县政发[2024]12号）。', '现将《办法》印发给你们（县政发〔2024〕12号）。'],
    ['（一）、加强领导。各单位主要负责同志亲自抓。', '（一）加强领导。各单位主要负责同志亲自抓。'],
    ['第一、思想认识要到位。要反复学、经常学。', '第一，思想认识要到位。要反复学、经常学。'],
    ['1、压实责任。各单位主要负责同志亲自抓。', '1.压实责任。各单位主要负责同志亲自抓。'],
  ])('%s', (before, after) => {
    expect(marked(before)).toBe(after);
  });

  it.each([
    '会议10:30开始，预算1,000元，比例3:1。',
    '要抓好春耕、夏种、秋收等……，一样都不能少，。',
    '严格执行“四个意识”、“四个自信”的要求。',
    '现将《办法》印发给你们（县政发[2024]第012号）。',
    '这项工作三、四个月就能见效，涉及五万～十万人。',
  ])('leaves what changes a word or is a choice: %s', (text) => {
    expect(marked(text)).toBe(text);
  });

  it.each([
    ['punctuation', '请认真听,会后落实。'],
    ['quotes', '要发扬"钉钉子"精神，把工作抓到底。'],
    ['headings', '（一）、加强领导。各单位主要负责同志亲自抓。'],
    ['numbers', '现将《办法》印发给你们（县政发[2024]12号）。'],
    ['spaces', '全县共有 12 个乡镇，今年都要完成任务。'],
    ['joins', '各单位要把这项工作摆上重要位置，主要负责同志亲自抓，\n分管负责同志具体抓，一级一级压实责任。'],
    ['residue', '全县春季造林动员会讲话.docx\n在全县春季造林动员会上的讲话\n同志们：\n今天召开动员会。'],
  ] as const)('%s can be switched off', (step, text) => {
    expect(marked(text)).not.toBe(text);
    expect(marked(text, { options: { [step]: false } })).toBe(text);
  });

  it('leaves what the settings ignore or switch off', () => {
    const text = '请认真听,会后落实。';
    expect(marked(text, { config: { rules: { 'halfwidth-punctuation': { severity: 'off' } } } })).toBe(text);
    expect(marked(text, { config: { ignores: [{ rule: 'halfwidth-punctuation', text: ',' }] } })).toBe(text);
  });
});

describe('blanks', () => {
  it.each([
    ['全县共有 12 个乡镇，增长 3.2 %，实现 “开门红”。', '全县共有12个乡镇，增长3.2%，实现 “开门红”。'],
    ['一、 总体要求', '一、总体要求'],
    ['1. 抓好春耕。各镇要早动手。', '1.抓好春耕。各镇要早动手。'],
    ['会议强调， 要抓好落实 。', '会议强调，要抓好落实。'],
    [
      '各级干部要深入田间地头，把技术送到农户手中，帮助群众解决实际困 难问题，确保不误农时，抓好各项工作。',
      '各级干部要深入田间地头，把技术送到农户手中，帮助群众解决实际困难问题，确保不误农时，抓好各项工作。',
    ],
    ['要抓好落实。 \t　', '要抓好落实。'],
  ])('%s', (before, after) => {
    expect(marked(before)).toBe(after);
  });

  it.each([
    '组　长：张　勇　　县委常委、副县长',
    '第一章　总则',
    '国 务 院 工 作 规 则',
    '1. 2024年任务',
    '序号 1 名称 2 数量 3',
    '《中共中央 国务院关于加强耕地保护的意见》已经印发，要抓好学习、贯彻、落实，各镇各部门都要拿出具体办法。',
    '全年实现生产总值 亿元，增长 %，定于20 年 月 日召开会议。',
    '执行GB 50180标准，安装Windows 11系统的电脑。',
  ])('leaves what aligns, parts or waits to be filled in: %s', (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe('lines', () => {
  const TEXT =
    '\n\n  关于加强值守的通知\n\n\n各镇人民政府：\n汛期将至，各镇要加强值守。\n \n\n  一、落实责任\n特此通知。\n\n        青山县人民政府\n        2024年6月3日\n\n\n';

  it('have at most one blank line between them, and two full-width spaces before paragraphs', () => {
    expect(laidOut(TEXT)).toBe(
      '关于加强值守的通知\n\n各镇人民政府：\n　　汛期将至，各镇要加强值守。\n\n　　一、落实责任\n　　特此通知。\n\n        青山县人民政府\n        2024年6月3日\n',
    );
  });

  it('follow the options', () => {
    expect(laidOut(TEXT, { options: { blankLines: 'none', indent: 'none' } })).toBe(
      '关于加强值守的通知\n各镇人民政府：\n汛期将至，各镇要加强值守。\n一、落实责任\n特此通知。\n        青山县人民政府\n        2024年6月3日\n',
    );
    expect(laidOut(TEXT, { options: { ...KEEP, spaces: false } })).toBe(TEXT);
  });

  it('are left alone where they are names, cells or bullets', () => {
    const text =
      '关于调整领导小组的通知\n　　现将名单通知如下：\n组　长：张　勇　　副县长\n成　员：李　明　　水利局局长\n- 办公室设在水利局。\n合计\n120\n';
    expect(laidOut(text)).toBe(text);
  });

  it('keep a mark of byte order at the beginning', () => {
    expect(laidOut('\ufeff关于加强值守的通知\n各镇人民政府：\n汛期将至，各镇要加强值守。')).toBe(
      '\ufeff关于加强值守的通知\n各镇人民政府：\n　　汛期将至，各镇要加强值守。',
    );
  });

  it('of one width are a layout of their own', () => {
    const text = [
      '在全县粮食工作会议上的讲话',
      '同志们：',
      ...Array.from(
        { length: 10 },
        (_, at) => `${'粮食安全是头等大事各级都要抓好落实'.slice(at % 3)}${'一二三'.slice(0, at % 3)}`,
      ),
      '谢谢大家。',
    ].join('\n');
    expect(laidOut(text)).toBe(text);
  });
});

describe('Markdown', () => {
  const text = [
    '---',
    'title: 讲话',
    '',
    '',
    '---',
    '# 在全县水利冬修动员会上的讲话',
    '',
    '',
    '同志们:  ',
    '今天开会,任务是部署水利冬修。',
    '',
    '1. 第一项工作  ',
    '2. 第二项工作',
    '',
    '```sh',
    'ls,  -l',
    '',
    '',
    'echo 好,的 ',
    '```',
  ];

  it('keeps its structure: lists, line breaks, code, front matter', () => {
    const done = laidOut(text.join('\n'), { format: 'markdown' });
    const expected = [...text];
    expected[8] = '同志们：  ';
    expected[9] = '今天开会，任务是部署水利冬修。';
    expected.splice(6, 1);
    expect(done).toBe(expected.join('\n'));
  });
});

describe('which text', () => {
  const README = '# 说明\n\n安装依赖,然后运行 `npm test`。 共 3 步。\n';

  it('is laid out only where it is official prose, or it is asked for', () => {
    const config = { enable: 'auto' } as const;
    const done = run(README, { format: 'markdown', config });
    expect(done).toMatchObject({ official: false, edits: [], text: README });
    expect(laidOut(README, { format: 'markdown', config, force: true })).toContain('依赖，然后');
  });

  it('may be a range: the lines that it touches', () => {
    const text = '同志们:\n今天开会,请认真听。\n会后落实,不走过场。\n散会!\n';
    const start = text.indexOf('今天') + 2;
    const done = run(text, { range: { start, end: start }, options: KEEP });
    expect(done.text).toBe('同志们:\n今天开会，请认真听。\n会后落实,不走过场。\n散会!\n');
    const lines = { start: text.indexOf('今天'), end: text.indexOf('散会') };
    expect(run(text, { range: lines, options: KEEP }).text).toBe(
      '同志们:\n今天开会，请认真听。\n会后落实，不走过场。\n散会!\n',
    );
  });

  it('is counted by what was done', () => {
    const text =
      '全县春季造林动员会讲话.docx\n在全县春季造林动员会上的讲话\n同志们： 各单位要把造林摆上重要位置，主要负责同志亲自抓,\n分管负责同志具体抓，一级一级压实责任。\n\n\n谢谢大家！';
    expect(run(text, { options: { indent: 'keep' } }).counts).toEqual({
      residue: 1,
      joins: 1,
      splits: 1,
      marks: 1,
      blanks: 1,
    });
  });
});

describe('the settings', () => {
  it('name every option, with its default, in both languages', () => {
    const settings = Object.assign({}, ...manifest.contributes.configuration.map(({ properties }) => properties));
    const offered = Object.entries(
      settings as Record<string, { default: unknown; markdownDescription: string }>,
    ).filter(([name]) => name.startsWith('gongwen.format.'));
    expect(Object.fromEntries(offered.map(([name, one]) => [name.split('.')[2], one.default]))).toEqual(DEFAULT_FORMAT);
    for (const [, { markdownDescription }] of offered) {
      const key = markdownDescription.replaceAll('%', '');
      for (const table of [chinese, english] as Record<string, string>[]) expect(table[key]).toMatch(/\S{2}/);
    }
  });

  it('are read as far as they are understood', () => {
    expect(readFormatOptions(null)).toEqual(DEFAULT_FORMAT);
    expect(readFormatOptions({ joins: false, indent: 'none', blankLines: 2, quotes: 'off', other: true })).toEqual({
      ...DEFAULT_FORMAT,
      joins: false,
      indent: 'none',
    });
  });
});

/** Chinese characters in order. */
const hanOf = (text: string): string => text.replace(/[^\p{Script=Han}]/gu, '');

describe('of any text', () => {
  const piece = fc.constantFrom(
    ...SPEECH.map((line) => line.trim()),
    '在全县水利冬修动员会上的讲话',
    '同志们:',
    '各镇人民政府：',
    '一、总体要求',
    '（一）、抓好春耕',
    '(2)按月调度',
    '1、压实责任',
    '2. 明确任务',
    '第一、要抓紧。',
    '一要抓早,',
    '二要抓实;',
    '“三个必须',
    '"清风"行动',
    '《办法》',
    '县政发[2024]12号',
    '2024 年',
    '增长 3.2 %',
    '共X个',
    '20 年',
    '张　勇',
    '主任：',
    '。',
    '，',
    ',',
    ';',
    ':',
    '!',
    '?',
    '(',
    ')',
    ' ',
    '  ',
    '　　',
    '\t',
    '\u00a0',
    '。。。',
    '“',
    '”',
    '"',
    '谢谢大家！',
    '特此通知。',
    '青山县人民政府',
    '2024年6月3日',
    '附件：1.名单',
    '附件',
    '😀',
    '👩‍👩‍👧',
    '\ufeff',
    'abc,def',
    'https://a.cn/b?c=1',
    '1、',
    '2、',
    '3、',
    '现将有关事项通知如下：',
    '——加强领导，压实责任。',
    '- 项目',
    '# 标题',
    '**重点**',
    '```',
    '| 一 | 二 |',
    '><',
  );
  const eol = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n \n', '\n\n\n', '');
  const text = fc
    .array(fc.tuple(piece, fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: eol })), {
      maxLength: 24,
    })
    .map((parts) => parts.flat().join(''));
  const options = fc.record({
    residue: fc.constant(false),
    joins: fc.boolean(),
    splits: fc.boolean(),
    punctuation: fc.boolean(),
    quotes: fc.boolean(),
    headings: fc.boolean(),
    numbers: fc.boolean(),
    spaces: fc.boolean(),
    blankLines: fc.constantFrom('keep', 'one', 'none'),
    indent: fc.constantFrom('two', 'none', 'keep'),
  } as const) as fc.Arbitrary<FormatOptions>;
  const as = fc.constantFrom<Format>('plain', 'markdown');
  const runs = Number(process.env.FORMAT_RUNS ?? 150);

  it('what is laid out stays as it is', () => {
    fc.assert(
      fc.property(text, options, as, (given, set, way) => {
        const once = laidOut(given, { options: set, format: way });
        expect(laidOut(once, { options: set, format: way })).toBe(once);
      }),
      { numRuns: runs },
    );
  });

  it('what is laid out with all steps stays as it is', () => {
    fc.assert(
      fc.property(text, as, (given, way) => {
        const once = laidOut(given, { format: way });
        expect(laidOut(once, { format: way })).toBe(once);
      }),
      { numRuns: runs },
    );
  });

  it('a line that is no prose stays', () => {
    const options = { blankLines: 'none' } as const;
    const text = '在全县水利冬修动员会上的讲话\n```同志们```\nhttps://example.com/a\n';
    expect(laidOut(text, { options, format: 'markdown' })).toBe(text);
    expect(laidOut(text.replaceAll('`', ''), { options })).toContain('https://example.com/a');
  });

  it('no word is changed', () => {
    fc.assert(
      fc.property(text, options, as, (given, set, way) => {
        expect(hanOf(laidOut(given, { options: set, format: way }))).toBe(hanOf(given));
      }),
      { numRuns: runs },
    );
  });

  it('the edits of a range are among those of the whole', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (given, a, b) => {
        const range = {
          start: Math.min(a % (given.length + 1), b % (given.length + 1)),
          end: Math.max(a % (given.length + 1), b % (given.length + 1)),
        };
        const all = run(given).edits.map((one) => JSON.stringify(one));
        for (const one of run(given, { range }).edits) expect(all).toContain(JSON.stringify(one));
      }),
      { numRuns: runs },
    );
  });
});
