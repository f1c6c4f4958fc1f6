import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, type Finding, type Text } from '../../server/src/core/index.js';
import { type ReportFormat, type ReportInput, report, status } from '../../server/src/features/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';
import { rules } from '../../server/src/rules/index.js';
import { engineOf, plain } from '../support.js';

const engine = engineOf(rules);
const DRAFT = `在全县秋收工作会议上的讲话

同志们：
　　今年大家十分幸苦，XX县种粮X万亩。下面讲两点意见。
　　一、认清形势
　　（一）天气正好。要加快进度。
　　二、抓好秋收
　　颗粒归仓，一亩不丢。
　　同志们，让我们一起努力！
`;

function input(text = DRAFT, more: Partial<ReportInput> = {}, language: keyof Text = 'zh'): ReportInput {
  const config = DEFAULT_CONFIG;
  const draft = engine.read(text, 'plain', config);
  const { findings } = engine.check(draft, config);
  return {
    name: '讲话.txt',
    date: '2026年3月1日',
    draft,
    findings,
    ignored: [],
    status: status({ uri: 'file:///a.txt', version: 1 }, draft, findings, config, lexicon, language),
    ruleOf: (id) => rules.find((rule) => rule.id === id),
    language,
    ...more,
  };
}

const formats: ReportFormat[] = ['markdown', 'html'];

/** Either form as HTML. */
const page = (one: ReportInput, format: ReportFormat): string =>
  format === 'html' ? report(one, format) : new MarkdownIt({ html: true }).render(report(one, format));

const cells = (html: string): string[] => [...html.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell!);

const rows = (html: string): string[][] => html.split('</tr>').map(cells);

describe.each(formats)('a report in %s', (format) => {
  it('says what was found by rule, with line and place', () => {
    const html = page(input(), format);
    expect(html).toMatch(/<h2>问题（3）<\/h2>/);
    expect(html).toMatch(/<h3>[^<]+（2）<\/h3>/);
    expect(html).toContain('今年大家十分【幸苦】，XX县种粮X万亩');
    expect(cells(html)).toContain('4');
  });

  it('says what the document is, its outline and what is open', () => {
    const html = page(input(), format);
    expect(html).toContain('讲话');
    expect(html).toMatch(/<li>一、认清形势（\d+字）\s*<ul>\s*<li>（一）天气正好/);
    expect(html).toMatch(/待填项（2）/);
    expect(cells(html)).toContain('今年大家十分幸苦，XX县种粮【X】万亩。');
  });

  it('says what was changed and what was left', () => {
    const typo = input().findings.find(({ rule }) => rule === 'typo')!;
    const html = page(
      input(DRAFT, { gone: [{ rule: 'typo', text: '帐蓬' }], ignored: [{ finding: typo, reason: '原文如此' }] }),
      format,
    );
    expect(html).toContain('打开以来改好的（1）');
    expect(cells(html)).toEqual(expect.arrayContaining(['帐蓬', '原文如此']));
    expect(page(input(), format)).not.toContain('打开以来');
  });

  it('counts what is alike instead of listing it', () => {
    const gone = [
      ...Array(3).fill({ rule: 'typo', text: '幸苦' }),
      { rule: 'missing-salutation', text: '今' },
      { rule: 'typo', text: '帐蓬' },
    ];
    const masked = DRAFT.replace('颗粒归仓', '收X亩，种X亩，奖XX名，颗粒归仓');
    const html = page(input(masked, { gone }), format);
    expect(html).toContain('打开以来改好的（5）');
    expect(rows(html)).toEqual(
      expect.arrayContaining([
        ['错别字', '幸苦', '3'],
        ['缺称谓或主送机关', '', '1'],
        ['8', '数量', 'X', '2', '二、抓好秋收', '收【X】亩，种X亩，奖XX名，颗粒归仓，一亩不丢。'],
        ['8', '数量', 'XX', '1', '二、抓好秋收', '收X亩，种X亩，奖【XX】名，颗粒归仓，一亩不丢。'],
      ]),
    );
    // Not a second time among the findings.
    expect(cells(html).filter((cell) => cell.includes('【X】亩'))).toHaveLength(1);
  });

  it('says so where there is nothing', () => {
    const html = page(input(DRAFT.replace('幸苦', '辛苦').replace('XX县种粮X', '全县种粮十')), format);
    expect(html).toContain('没有发现问题。');
    expect(html).toContain('都填好了。');
  });

  it('says so where the document is none of ours', () => {
    const html = page(input('今天天气不错，我们去公园走走。'), format);
    expect(html).toContain('这份文件没有检查。');
    expect(html).toContain('没有带序号的标题。');
  });

  it('is English for those who read English', () => {
    const html = page(input(DRAFT, {}, 'en'), format);
    expect(html).toContain('Proofreading report');
    const headings = [...html.matchAll(/<h[23]>([^<]*)<\/h/g)].map(([, text]) => text!);
    expect(headings.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('shows marks of either form as they stand in the text', () => {
    const mark = '<b>|*_`[a](b)&amp;\\';
    const typo: Finding = { ...plain(input().findings[0]!), message: { zh: mark, en: mark } };
    const html = page(input(DRAFT, { name: mark, findings: [typo] }), format);
    const shown = mark.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(cells(html)).toContain(shown);
    expect(html).toContain(`<h1>校对报告：${shown}</h1>`);
  });
});

it('a report as a page needs nothing but itself', () => {
  const html = report(input(), 'html');
  expect(html).not.toMatch(/<(?:script|link|img|iframe)|https?:|url\(|@import/);
  expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">/);
  // Colours are the reader's.
  expect(html).not.toMatch(/#[0-9a-f]{3,6}\b|rgb/i);
});

it('a report in Markdown begins with what it says, and has a head on every table', () => {
  const text = report(input(), 'markdown');
  expect(text).toMatch(/^# 校对报告：讲话.txt\n\n\| 项目 \| 内容 \|/);
  expect(text).toMatch(/<!-- gongwen: never -->\n$/);
  expect(text).not.toMatch(/^\|(?: *\|)+$/m);
});

it('a report in Markdown is not checked itself', () => {
  const text = report(input(), 'markdown');
  const draft = engine.read(text, 'markdown', DEFAULT_CONFIG);
  expect(draft.verdict.official).toBe(false);
});
