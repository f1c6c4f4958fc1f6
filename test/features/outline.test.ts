import { describe, expect, it } from 'vitest';
import { foldings, type OutlineItem, outline, statistics } from '../../server/src/features/index.js';
import { read } from './read.js';

/** The outline as a page: names, indented by level. */
const page = (items: readonly OutlineItem[], indent = ''): string =>
  items.map(({ name, children }) => `${indent}${name}\n${page(children, `${indent}  `)}`).join('');

const notice = `××县人民政府关于印发《秸秆利用方案》的通知

各乡镇人民政府：
　　现将《秸秆利用方案》印发给你们，请认真执行。

××县人民政府
2024年5月6日

秸秆利用方案

　　一、目标
　　到年底利用率达到九成。
　　二、措施
　　（一）还田。粉碎后深翻。
　　（二）离田。打捆后外运。
`;

describe('outline', () => {
  it('is hierarchical, with run-in headings without their text', () => {
    expect(page(outline(read('一、目标\n到年底。\n二、措施\n（一）还田。深翻。\n（二）离田。外运。')))).toBe(
      '一、目标\n二、措施\n  （一）还田\n  （二）离田\n',
    );
  });

  it('holds the headings of Markdown', () => {
    expect(
      page(outline(read('# 方案\n\n## 目标\n\n到年底。\n\n## 措施\n\n### 还田\n\n深翻。\n', 'markdown'))),
    ).toContain('目标\n');
  });

  it('puts a document within the document under its title', () => {
    expect(page(outline(read(notice)))).toContain(
      '秸秆利用方案\n  一、目标\n  二、措施\n    （一）还田\n    （二）离田\n',
    );
  });

  it('keeps every selection inside its span, and every child inside its parent', () => {
    const check = (items: readonly OutlineItem[], within: { start: number; end: number }): void => {
      for (const { span, selection, children } of items) {
        expect(span.start).toBeGreaterThanOrEqual(within.start);
        expect(span.end).toBeLessThanOrEqual(within.end);
        expect(selection.start).toBeGreaterThanOrEqual(span.start);
        expect(selection.end).toBeLessThanOrEqual(span.end);
        check(children, span);
      }
    };
    check(outline(read(notice)), { start: 0, end: notice.length });
  });

  it('cuts a name that would fill the view, and not inside a character', () => {
    const [item] = outline(read(`一、${'甲'.repeat(76)}𠮷乙丙丁\n正文。`));
    expect(item?.name.length ?? 0).toBeLessThanOrEqual(80);
    expect(item?.name).not.toMatch(/\p{Surrogate}/u);
  });

  it('of nothing is nothing', () => {
    expect(outline(read(''))).toEqual([]);
    expect(foldings(read(''))).toEqual([]);
  });
});

describe('foldings', () => {
  it('reach from the heading to the last line that is not blank', () => {
    const text = '一、目标\n到年底。\n\n\n二、措施\n深翻。\n';
    const draft = read(text);
    expect(foldings(draft).map(({ start, end }) => text.slice(start, end))).toEqual([
      '一、目标\n到年底。',
      '二、措施\n深翻。',
    ]);
  });
});

describe('statistics', () => {
  const characters = (text: string, format?: 'markdown') => statistics(read(text, format)).characters;

  it.each([
    ['各位代表：', 5],
    ['　　增长 12.5%，', 5],
    ['GDP达到1,000亿元', 6],
    ['2024年5月6日', 6],
    ['𠮷祥', 2],
    ['\r\n\r\n', 0],
  ])('%s counts %d', (text, count) => {
    expect(characters(text)).toBe(count);
  });

  it('leaves out what is no prose in Markdown', () => {
    expect(characters('**重点**工作\n\n```\n代码\n```\n', 'markdown')).toBe(4);
  });

  it('gives the minutes to read it aloud, slowly and fast', () => {
    expect(statistics(read('字'.repeat(4800))).minutes).toEqual({ from: 20, to: 24 });
    expect(statistics(read('短')).minutes).toEqual({ from: 1, to: 1 });
    expect(statistics(read('')).minutes).toEqual({ from: 0, to: 0 });
  });
});
