import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarked } from '../../scripts/specimens.mjs';
import { DEFAULT_CONFIG, type Finding, type Format, formatOf } from '../../server/src/core/index.js';
import { type SemanticToken, semanticTokens, tokensIn } from '../../server/src/features/index.js';
import { engineOf } from '../support.js';

const always = { ...DEFAULT_CONFIG, enable: 'always' as const };

function tokensOf(text: string, format: Format = 'plain', config = always) {
  const engine = engineOf();
  const draft = engine.read(text, format, config);
  const { findings } = engine.check(draft, config);
  return { draft, findings, tokens: semanticTokens(draft, findings) };
}

/** Each token as `type text`, the level of a heading beside its type. */
const shown = (text: string, format: Format = 'plain'): string[] =>
  tokensOf(text, format).tokens.map(
    ({ type, level = '', span }) => `${type}${level} ${text.slice(span.start, span.end)}`,
  );

const NOTICE = `关于做好秸秆利用工作的通知

各乡镇人民政府，县直各单位：
　　现将有关事项通知如下，请照此办理。
　　一、目标要求
　　秋收以后，各村利用率要达到XX%。
　　二、主要措施
　　（一）还田。粉碎以后及时深翻入土，一是翻得深，二是埋得严。
　　（二）离田。打捆以后及时外运。
　　1.组织人手。各村组建队伍，及时外运。
　　特此通知。

　　附件：1.利用率统计表
　　　　　2.责任分工表

青山县人民政府
2024年5月6日
`;

describe('semantic tokens', () => {
  it('colour what each line is, and leave the prose plain', () => {
    expect(shown(NOTICE)).toEqual([
      'title 关于做好秸秆利用工作的通知',
      'addressee 各乡镇人民政府，县直各单位',
      'heading1 一、目标要求',
      'placeholder XX',
      'heading1 二、主要措施',
      'heading2 （一）还田。',
      'ordinal 一是',
      'ordinal 二是',
      'heading2 （二）离田。',
      'heading3 1.组织人手。',
      'closing 特此通知。',
      'attachment 附件：1.利用率统计表',
      'attachment 2.责任分工表',
      'signature 青山县人民政府',
      'date 2024年5月6日',
    ]);
  });

  it('colour the title, the addressee and the signature of each document in the text', () => {
    const text = `关于印发《秸秆利用办法》的通知

各乡镇人民政府：
　　现将《秸秆利用办法》印发给你们，请认真贯彻执行。

青山县人民政府
2024年5月6日

秸秆利用办法

第一章　总则
第一条　为了用好秸秆，制定本办法。
第二条　本办法所称秸秆，是指收割以后留在地里的茎秆。县农业农村局负责解释。
`;
    expect(shown(text)).toEqual([
      'title 关于印发《秸秆利用办法》的通知',
      'addressee 各乡镇人民政府',
      'closing 现将《秸秆利用办法》印发给你们，请认真贯彻执行。',
      'signature 青山县人民政府',
      'date 2024年5月6日',
      'title 秸秆利用办法',
      'heading1 第一章　总则',
      'heading2 第一条',
      'heading2 第二条',
    ]);
  });

  it.each([
    ['of a real series', '一是守时，二是守信，三是守密。', ['ordinal 一是', 'ordinal 二是', 'ordinal 三是']],
    ['of a faulty one too', '一要快，二要准，四要实。', ['ordinal 一要', 'ordinal 二要', 'ordinal 四要']],
    ['in words', '首先，要学；其次，要做；最后，要查。', ['ordinal 首先', 'ordinal 其次', 'ordinal 最后']],
    ['not one that stands alone', '这一是因为天旱，收成不好。', []],
    ['not one that begins in the middle', '另外，三是人手不够。', []],
    ['not a word that is no count', '一是一，二是二，不能含糊。', []],
    ['not 首先 alone', '首先，我代表县委问候大家。', []],
  ])('colour ordinals %s', (_, sentence, expected) => {
    const all = shown(`在秋收会议上的讲话\n\n同志们：\n　　下面讲几句。${sentence}\n`);
    expect(all.slice(2)).toEqual(expected);
  });

  it('colour 第一， before a paragraph only where there is a second', () => {
    const head = '在秋收会议上的讲话\n\n同志们：\n';
    const long = '要抓住晴好天气，组织机手连夜抢收，收一块、腾一块、种一块，不误农时，'.repeat(3);
    expect(shown(`${head}　　第一，${long}颗粒归仓。\n`).slice(2)).toEqual([]);
    expect(shown(`${head}　　第一，${long}颗粒归仓。\n　　第二，${long}种足种好。\n`).slice(2)).toEqual([
      'ordinal 第一，',
      'ordinal 第二，',
    ]);
  });

  it('leave a long numbered sentence plain but for its number', () => {
    const provision = '各乡镇、各部门要把秸秆利用摆上重要位置，主要负责人亲自抓，分管负责人具体抓，一级抓一级。';
    expect(shown(`关于秸秆利用的通知\n　　一、${provision}\n　　二、${provision}\n`).slice(1)).toEqual([
      'heading1 一、',
      'heading1 二、',
    ]);
  });

  it('leave the peroration of a speech plain', () => {
    const text = '在秋收会议上的讲话\n\n同志们：\n　　今年丰收在望。\n　　同志们，让我们一起努力！\n　　谢谢大家！\n';
    expect(shown(text)).toEqual(['title 在秋收会议上的讲话', 'addressee 同志们', 'closing 谢谢大家！']);
  });

  it('dim what a website left, placeholders in it too', () => {
    const text = `XX县秋收会议讲话.docx\n在全县秋收会议上的讲话\n\n同志们：\n　　今年种粮X万亩。\n　　谢谢大家！\n下一篇：在XX县春耕会议上的讲话\n`;
    expect(shown(text)).toEqual([
      'residue XX县秋收会议讲话.docx',
      'title 在全县秋收会议上的讲话',
      'addressee 同志们',
      'placeholder X',
      'closing 谢谢大家！',
      'residue 下一篇：在XX县春耕会议上的讲话',
    ]);
  });

  it('cut out placeholders from what they stand in', () => {
    const text =
      'XX县关于秋收的报告\n\n县人民政府：\n　　一、种粮X万亩\n　　颗粒归仓。\n\nXX县农业农村局\n20XX年X月6日\n';
    expect(shown(text)).toEqual([
      'placeholder XX',
      'title 县关于秋收的报告',
      'addressee 县人民政府',
      'heading1 一、种粮',
      'placeholder X',
      'heading1 万亩',
      'placeholder XX',
      'signature 县农业农村局',
      'placeholder 20XX年X月',
      'date 6日',
    ]);
  });

  it('leave out Markdown marks', () => {
    const text =
      '# 在秋收会议上的讲话\n\n各位代表：\n\n## 一、**抓好**[抢收](https://a.example/b)\n\n> - 一是快，二是准。\n';
    expect(shown(text, 'markdown')).toEqual([
      'title 在秋收会议上的讲话',
      'addressee 各位代表',
      'heading1 一、',
      'heading1 抓好',
      'heading1 抢收',
      'ordinal 一是',
      'ordinal 二是',
    ]);
  });

  it('are none in what is no official prose', () => {
    const notes = '# 笔记\n\n一、买菜\n二、做饭\n';
    expect(tokensOf(notes, 'markdown', DEFAULT_CONFIG as typeof always).tokens).toEqual([]);
    expect(tokensOf(NOTICE, 'plain', { ...DEFAULT_CONFIG, enable: 'never' } as never).tokens).toEqual([]);
  });

  it('stand at the same words whatever the line ends, behind a byte order mark and emoji', () => {
    const plain = shown(NOTICE);
    for (const end of ['\r\n', '\r']) expect(shown(NOTICE.replaceAll('\n', end))).toEqual(plain);
    expect(shown(`\ufeff${NOTICE}`)).toEqual(plain);
    const emoji = NOTICE.replace('翻得深', '翻得深🌾').replace('还田。', '还田🚜。');
    expect(shown(emoji)).toEqual(
      plain.map((one) => (one === 'heading2 （一）还田。' ? 'heading2 （一）还田🚜。' : one)),
    );
  });

  it('reach over no line end, whatever a rule finds', () => {
    const { draft } = tokensOf(NOTICE);
    const span = { start: NOTICE.indexOf('目标'), end: NOTICE.indexOf('措施') };
    const finding: Finding = {
      rule: 'unfilled-placeholder',
      severity: 'error',
      span,
      message: { zh: '空', en: 'open' },
      fixes: [],
    };
    const tokens = semanticTokens(draft, [finding, { ...finding, span: { start: span.end, end: span.end } }]);
    const covered = tokens.filter(({ type }) => type === 'placeholder').map((one) => at(NOTICE, one));
    expect(covered).toEqual(['目标要求', '　　秋收以后，各村利用率要达到XX%。', '　　二、主要']);
    expect(tokens.map((one) => at(NOTICE, one))).toContain('措施');
  });
});

const at = (text: string, { span }: SemanticToken): string => text.slice(span.start, span.end);

const folder = new URL('../../seeds/specimens/', import.meta.url);
const specimens = ['clean', 'marked', 'other'].flatMap((kind) =>
  readdirSync(new URL(`${kind}/`, folder))
    .sort()
    .map((name) => {
      const source = readFileSync(new URL(`${kind}/${name}`, folder), 'utf8');
      return { name, text: kind === 'marked' ? readMarked(source).text : source, format: formatOf(name) };
    }),
);

/** In order, apart, not empty, inside of one line each. */
function expectSound(text: string, tokens: readonly SemanticToken[]): void {
  let behind = 0;
  for (const { span, type, level } of tokens) {
    expect(span.start).toBeGreaterThanOrEqual(behind);
    expect(span.end).toBeGreaterThan(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
    expect(text.slice(span.start, span.end)).not.toMatch(/[\r\n]/);
    expect(level !== undefined).toBe(type === 'heading');
    behind = span.end;
  }
}

describe('semantic tokens of the specimens', () => {
  it('are in order, apart, inside of their lines; some in each that is official prose', () => {
    for (const { text, format } of specimens) {
      const { draft, tokens } = tokensOf(text, format, DEFAULT_CONFIG as typeof always);
      expectSound(text, tokens);
      expect(tokens.length > 0).toBe(draft.verdict.official);
    }
  });

  it('hold for any mixture of them, and a range holds those that it touches', () => {
    const pieces = specimens.flatMap(({ text }) => text.split(/(?<=\n)/));
    const line = fc.constantFrom(...pieces);
    const noise = fc.constantFrom(
      '\ufeff',
      '\r\n',
      '\r',
      '🌾',
      '　',
      'XX',
      '**',
      '# ',
      '一是',
      '：',
      '（二）',
      '附件：',
    );
    const mixed = fc.array(fc.oneof({ weight: 4, arbitrary: line }, noise), { maxLength: 40 });
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(mixed, fc.constantFrom<Format>('plain', 'markdown'), part, part, (lines, format, a, b) => {
        const text = lines.join('');
        const { draft, findings, tokens } = tokensOf(text, format);
        expectSound(text, tokens);
        const [start, end] = [a, b].map((one) => Math.floor(one * text.length)).sort((x, y) => x - y) as [
          number,
          number,
        ];
        const inside = tokens.filter(({ span }) => span.start < end && span.end > start);
        expect(semanticTokens(draft, findings, { start, end })).toEqual(inside);
        expect(tokensIn(tokens, { start: 0, end: text.length })).toEqual(tokens);
      }),
      { numRuns: 150 },
    );
  });
});
