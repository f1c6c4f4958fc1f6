import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { type Draft, MASK, parse, type Section } from '../../server/src/core/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';

const read = (text: string, format: 'plain' | 'markdown' = 'plain', previous?: Draft): Draft =>
  parse(text, { format, lexicon }, previous);

it('takes the genre that is set only where no title names one', () => {
  const genre = (text: string, set?: string) => parse(text, { format: 'plain', lexicon, genre: set }).parts[0]?.genre;
  const body = '各镇人民政府：\n　　现将有关事项说明如下。\n';
  expect(genre(`关于加强防汛值守的通知\n${body}`, 'speech')).toBe('notice');
  expect(genre(`关于加强防汛值守\n${body}`, 'request')).toBe('request');
  const speech = '同志们：\n　　今天我讲三点意见。\n';
  expect(genre(speech)).toBe('speech');
  expect(genre(speech, 'letter')).toBe('letter');
});

const roles = (text: string): string[] =>
  read(text)
    .blocks.filter(({ paragraph }) => paragraph.role !== 'blank')
    .map(({ paragraph }) => paragraph.role);

const tree = (sections: readonly Section[]): unknown[] =>
  sections.map(({ title, children }) => (children.length > 0 ? [title, tree(children)] : title));

describe('numbers of several parts', () => {
  const outline = (text: string, format?: 'markdown') => tree(read(text, format).outline);

  it('are headings below each other', () => {
    expect(
      outline(
        '防汛应急预案\n1 总 则\n1.1 目的\n略。\n1.2 范围\n略。\n2 组织\n2.1 指挥部\n2.1.1 值守组\n略。\n2.1.2 抢险组\n略。\n2.2　专家组\n略。\n',
      ),
    ).toEqual([
      ['1 总 则', ['1.1 目的', '1.2 范围']],
      ['2 组织', [['2.1 指挥部', ['2.1.1 值守组', '2.1.2 抢险组']], '2.2　专家组']],
    ]);
  });

  it('stand below 第一章 and 一、 where these bear their first number', () => {
    const below = ['1.1 目的', '1.2 范围'];
    const body = '1.1 目的\n略。\n1.2 范围\n略。\n';
    expect(outline(`第一章　总则\n${body}第二章　组织\n2.1 指挥部\n略。\n`)).toEqual([
      ['第一章　总则', below],
      ['第二章　组织', ['2.1 指挥部']],
    ]);
    expect(outline(`一、总则\n${body}二、组织\n2.1 指挥部\n略。\n`)).toEqual([
      ['一、总则', below],
      ['二、组织', ['2.1 指挥部']],
    ]);
  });

  it('leave the lists below them lists', () => {
    expect(
      outline(
        '1.总则\n1.1目的\n略。\n1.2范围\n1.本县。\n2.邻县。\n（1）东。\n（2）西。\n2.组织\n2.1指挥部\n略。\n3.附则\n略。\n',
      ),
    ).toEqual([
      ['1.总则', ['1.1目的', ['1.2范围', ['1.本县', ['2.邻县', ['（1）东', '（2）西']]]]]],
      ['2.组织', ['2.1指挥部']],
      '3.附则',
    ]);
  });

  it('are read in Markdown, too', () => {
    expect(outline('# 预案\n\n## 1 总则\n\n### 1.1 目的\n\n略。\n\n### 1.2 范围\n\n略。\n', 'markdown')).toEqual([
      ['1 总则', ['1.1 目的', '1.2 范围']],
    ]);
  });

  it.each([
    ['amounts', '一、完成情况\n投资\n1.1亿元，\n增长\n1.2倍。\n1.1\n1.2\n'],
    ['days', '培训日程\n9.1 报到\n9.2 开班\n9.4 结业\n'],
    ['one number', '一、完成情况\n1.1 抓项目\n略。\n二、下步打算\n略。\n'],
  ])('are not %s', (_, text) => {
    const styles = read(text).blocks.map(({ paragraph: { marker } }) => marker?.style ?? '');
    expect(styles.filter((style) => style.startsWith('decimal'))).toEqual([]);
  });

  it('go and come back with the number that tells them', () => {
    const before = read('1 总则\n1.1 目的\n略。\n1.2 范围\n略。\n');
    const cut = before.text.replace('1.2 范围', '范围');
    expect(read(cut, 'plain', before)).toEqual(read(cut));
    expect(read(before.text, 'plain', read(cut, 'plain', before))).toEqual(before);
  });
});

describe('roles', () => {
  it('reads a speech', () => {
    const text = [
      '在全县春耕生产现场会上的讲话',
      '（2024年3月12日）',
      '同志们：',
      '今天我们召开这次现场会，主要任务是部署春耕生产。下面，我讲两点意见。',
      '一、认清形势，增强紧迫感',
      '（一）天气形势不容乐观。去冬以来雨雪偏少，部分地块墒情较差。',
      '（二）农资供应总体平稳。化肥、种子储备充足。',
      '二、突出重点，抓好落实',
      '一要抓好备耕。二要抓好灌溉。',
      '同志们，春耕生产时间紧、任务重，让我们立即行动起来！',
    ].join('\n');
    expect(roles(text)).toEqual([
      'title',
      'byline',
      'salutation',
      'body',
      'heading',
      'body',
      'body',
      'heading',
      'body',
      'closing',
    ]);
    const draft = read(text);
    expect(draft.parts[0]).toMatchObject({ kind: 'main', genre: 'speech', title: '在全县春耕生产现场会上的讲话' });
    expect(tree(draft.outline)).toEqual([
      ['一、认清形势，增强紧迫感', ['（一）天气形势不容乐观', '（二）农资供应总体平稳']],
      '二、突出重点，抓好落实',
    ]);
  });

  it('reads a notice that encloses a scheme', () => {
    const draft = read(
      [
        '某县人民政府办公室关于印发',
        '《全县防汛工作方案》的通知',
        '某政办发〔2024〕8号',
        '各乡镇人民政府，县政府各部门：',
        '《全县防汛工作方案》已经县政府同意，现印发给你们，请认真贯彻执行。',
        '某县人民政府办公室',
        '2024年4月2日',
        '（此件公开发布）',
        '全县防汛工作方案',
        '为做好今年防汛工作，制定本方案。',
        '一、工作目标',
        '确保安全度汛。',
      ].join('\r\n'),
    );
    expect(draft.parts.map(({ kind, genre, title }) => [kind, genre, title])).toEqual([
      ['main', 'notice', '某县人民政府办公室关于印发《全县防汛工作方案》的通知'],
      ['enclosed', 'scheme', '全县防汛工作方案'],
    ]);
    expect(draft.blocks.map(({ paragraph }) => paragraph.role)).toEqual([
      'title',
      'title',
      'number',
      'addressee',
      'closing',
      'signature',
      'date',
      'note',
      'title',
      'body',
      'heading',
      'body',
    ]);
  });

  it.each([
    ['各有关单位：', 'addressee'],
    ['各县人民政府，市直各单位：', 'addressee'],
    ['责任单位：', 'body'],
    ['主要工作内容：', 'body'],
  ])('%s below the title is read as %s', (line, role) => {
    expect(roles(`关于修缮校舍的通知\n${line}\n现将有关事项通知如下。`)[1]).toBe(role);
  });

  it('finds the title behind what a website left', () => {
    const text =
      '下面是小编为大家整理的春耕讲话，供大家参考。\n\n在春耕生产会上的讲话\n\n同志们：\n\n今天的会议很重要。';
    expect(roles(text)).toEqual(['residue', 'title', 'salutation', 'body']);
  });

  it('reads on behind the time at which a website put a speech online', () => {
    const text = '某学院开学典礼致辞\n2024-06-08 09:34\n各位老师、各位同学：\n大家好！金秋九月，我们迎来了新同学。';
    expect(roles(text)).toEqual(['title', 'byline', 'salutation', 'body']);
  });

  it('takes a salutation with a text behind it for no line of the head', () => {
    const text = '在全县春耕生产现场会上的讲话\n同志们：春耕时间紧，任务重\n下面，我讲两点意见。';
    expect(roles(text)).toEqual(['title', 'body', 'body']);
  });

  it('takes a notice for official by a title that names who issues it', () => {
    const text = (by: string) =>
      `${by}关于对东门街实行限时管制的通告\n　　放学时东门街禁止车辆通行，敬请谅解。\n　　本通告即日起施行。\n${by}\n2024年 9 月 9 日\n`;
    expect(read(text('清河县公安局交通警察大队')).verdict.official).toBe(true);
    expect(read(text('东门街小卖部')).verdict.official).toBe(false);
  });

  it('takes the speech that a newspaper leads to for official', () => {
    const text = '尊敬的各位来宾、各位朋友：\n　　很高兴和大家见面。祝大家身体健康。\n';
    expect(read(`以下是县长张三在晚宴上的致辞全文：\n${text}`).verdict.official).toBe(true);
    expect(roles(`欢迎晚宴致辞全文\n*********\n以下是县长张三的致辞全文（译文）：\n${text}`).slice(0, 4)).toEqual([
      'title',
      'byline',
      'byline',
      'salutation',
    ]);
  });

  it('calls out to several with a comma', () => {
    const text = '　　当前，清河已进入高质量发展的新阶段。\n';
    expect(roles(`各位嘉宾，各位朋友，\n${text}`)[0]).toBe('salutation');
    expect(roles(`各位嘉宾，\n${text}`)[0]).not.toBe('salutation');
  });

  it('tells answers and reports from speeches by what stands below the salutation', () => {
    const genre = (below: string) => read(`主任、各位副主任、各位委员：\n　　${below}\n`).parts[0]?.genre;
    expect(genre('今天我讲三点意见。')).toBe('speech');
    expect(genre('你们提出的关于增设站点的建议收悉，现答复如下：')).toBe('proposal-reply');
    expect(genre('我受县政府委托，向会议报告预算执行审计情况，请予审议。')).toBe('congress-report');
  });

  it('takes no speaker for the title', () => {
    const text = '清河县审计局局长　张三\n2024年3月1日\n主任、各位副主任、各位委员：\n　　现在报告审计情况。\n';
    expect(roles(text).slice(0, 3)).toEqual(['byline', 'byline', 'salutation']);
  });

  it('takes an emergency plan for official by its title', () => {
    const text = '清河镇突发事件应急预案（试行）\n1总则\n1.1目的\n减少损失。\n1.2范围\n适用于本镇。\n';
    expect(read(text).verdict.official).toBe(true);
    expect(read(text.replace('应急预案', '处置模型')).verdict.official).toBe(false);
  });

  it('knows a speech whose line ends a website lost', () => {
    const text =
      '第1页共2页总经理在桥梁开工仪式上的讲话尊敬的各位来宾，今天天气晴朗，大家都很高兴，我们站在这里看河水流过，心里有许多话想说，桥通了以后两岸的孩子上学就近了。';
    expect(read(text).verdict.official).toBe(true);
    expect(read(text.replace('上的讲话尊敬的各位来宾', '上看到了各位来宾')).verdict.official).toBe(false);
  });

  it('keeps the place of every block', () => {
    const text = '\ufeff　　一、总体要求  \r\n\r\n　　坚持😀稳中求进。\n（一）目标。略。\r结束。';
    const draft = read(text);
    for (const { start, paragraph } of draft.blocks) {
      expect(text.slice(start, start + paragraph.text.length)).toBe(paragraph.text);
    }
    expect(draft.blocks.map(({ paragraph }) => paragraph.text)).toEqual(text.split(/\r\n|\n|\r/));
  });
});

describe('ordinals', () => {
  const marker = (text: string): string | undefined => {
    const found = read(text).blocks[0]!.paragraph.marker;
    return found && `${found.style} ${found.ordinal}`;
  };
  it.each([
    ['一、总体要求', 'han 1'],
    ['二十一、附则', 'han 21'],
    ['（三）强化保障。', 'han-paren 3'],
    ['(十二)其他', 'han-paren 12'],
    ['1.压实责任', 'arabic 1'],
    ['１２．压实责任', 'arabic 12'],
    ['3、压实责任', 'arabic 3'],
    ['（4）建立台账', 'arabic-paren 4'],
    ['5）建立台账', 'arabic-half 5'],
    ['⑥建立台账', 'circled 6'],
    ['第一章　总则', 'chapter 1'],
    ['第二十条　本办法自公布之日起施行。', 'article 20'],
    ['第三，抓好落实', 'di 3'],
    ['二要抓好落实', 'yao 2'],
    ['三是抓好落实', 'shi 3'],
    ['　　四、督促检查', 'han 4'],
    ['2.5万名群众受益', undefined],
    ['第一、第二产业协调发展', undefined],
    ['一个目标', undefined],
    ['2024年工作', undefined],
    ['十分重要', undefined],
  ])('%s → %s', (text, expected) => expect(marker(text)).toBe(expected));
});

describe('Markdown', () => {
  const prose = (line: string): string => read(line, 'markdown').blocks[0]!.paragraph.prose.replaceAll(MASK, '');
  it.each([
    ['## 一、总体要求 ##', ' 一、总体要求'],
    ['**重点**工作', '重点工作'],
    ['由**“双随机”**监管', '由“双随机”监管'],
    ['**同志到会讲话', '**同志到会讲话'],
    ['**同志主持，**同志讲话', '**同志主持，**同志讲话'],
    ['- 抓好`config`落实', ' 抓好落实'],
    ['见[通知](https://a.b/c)全文', '见通知全文'],
    ['![图](a.png)说明', '说明'],
    ['> 引用的话', '引用的话'],
    ['20**年完成*两*项', '20**年完成两项'],
    ['| 单位 | 数量 |', ' 单位  数量 '],
  ])('%s', (line, expected) => expect(prose(line)).toBe(expected));

  it('takes for code what markdown-it takes for code', () => {
    const text =
      '---\ntitle: 说明\n---\n# 标题\n\n正文一段。\n\n```js\nconst x = 1;\n```\n\n<!-- 注释\n还是注释 -->\n\n~~~\n代码\n~~~\n\n正文又一段。\n';
    const lines = text.split('\n');
    const draft = read(text, 'markdown');
    // The front matter is not markdown-it's business: its lines are left out of what it reads, not out of the count.
    const tokens = new MarkdownIt({ html: true }).parse(lines.map((line, i) => (i < 3 ? '' : line)).join('\n'), {});
    const code = new Set<number>([0, 1, 2]);
    for (const { type, map } of tokens) {
      if (type !== 'fence' && type !== 'code_block' && type !== 'html_block') continue;
      for (let i = map![0]; i < map![1]; i++) if (lines[i] !== '') code.add(i);
    }
    expect(draft.blocks.filter(({ paragraph }) => paragraph.role === 'code').map(({ index }) => index)).toEqual([
      ...code,
    ]);
  });

  it('lets a comment decide whether the text is checked', () => {
    expect(read('随便写写。', 'markdown').verdict.official).toBe(false);
    expect(read('<!-- gongwen: always -->\n随便写写。', 'markdown').verdict.official).toBe(true);
  });
});

/** Pieces that meet in drafts, and some that meet nowhere. */
const piece = fc.constantFrom(
  '一、',
  '二、',
  '（一）',
  '1.',
  '第一，',
  '一是',
  '同志们：',
  '在大会上的讲话',
  '国发〔2024〕1号',
  '2024年1月1日',
  '附件',
  '（此件公开发布）',
  '各区人民政府：',
  '要抓好落实。',
  '下面是小编为大家整理的',
  '“',
  '”',
  '**',
  '`',
  '```',
  '# ',
  '<!--',
  '-->',
  '[',
  '](',
  '|',
  '---',
  '　　',
  '😀',
  'X%',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '县人民政府',
  '，',
  '；',
  '抓',
  'abc',
  '\ufeff',
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

const plain = (draft: Draft): unknown => ({
  ...draft,
  parts: draft.parts.map(strip),
  outline: draft.outline.map(bare),
});
const strip = ({ sections, ...part }: Draft['parts'][number]): unknown => ({ ...part, sections: sections.map(bare) });
const bare = ({ parent: _, children, ...section }: Section): unknown => ({ ...section, children: children.map(bare) });

describe('any text', () => {
  it('is read without fail, every character in one block', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('plain' as const, 'markdown' as const), (whole, format) => {
        const draft = read(whole, format);
        expect(draft.blocks.map(({ paragraph }) => paragraph.text)).toEqual(whole.split(/\r\n|\n|\r/));
        for (const { start, paragraph } of draft.blocks) {
          expect(whole.startsWith(paragraph.text, start)).toBe(true);
          expect(paragraph.prose).toHaveLength(paragraph.text.length);
          for (const { span } of paragraph.items) expect(span.end).toBeLessThanOrEqual(paragraph.text.length);
        }
        expect(draft.parts[0]!.from).toBe(0);
        expect(draft.parts.at(-1)!.until).toBe(draft.blocks.length);
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same after edits as afresh', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.integer({ min: 0, max: 12 }),
      insert: fc.array(piece, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        text,
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('plain' as const, 'markdown' as const),
        (whole, edits, format) => {
          let now = whole;
          let draft = read(now, format);
          for (const { at, remove, insert } of edits) {
            const place = now.length === 0 ? 0 : at % (now.length + 1);
            now = now.slice(0, place) + insert.join('') + now.slice(place + remove);
            draft = read(now, format, draft);
            expect(plain(draft)).toEqual(plain(read(now, format)));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
