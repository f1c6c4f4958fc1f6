import { describe, expect, it } from 'vitest';
import type { ValueKind } from '../../server/src/core/index.js';
import { applyEdits, DEFAULT_CONFIG } from '../../server/src/core/index.js';
import { checkValue, fill, placeholders } from '../../server/src/features/index.js';
import { engineOf } from '../support.js';
import { read } from './read.js';

const listOf = (text: string) => {
  const draft = read(text);
  const { findings } = engineOf().check(draft, { ...DEFAULT_CONFIG, enable: 'always' });
  return { draft, list: placeholders(draft, findings) };
};

/** Fills the placeholder number `index` and gives the text, or what is said of the value. */
const filled = (text: string, index: number, value: string, all = false) => {
  const { draft, list } = listOf(text);
  const result = fill(draft, list, index, value, all);
  return 'edits' in result ? applyEdits(text, result.edits) : result.problem.zh;
};

describe('placeholders', () => {
  const text =
    '关于XX县秋粮收购的报告\n\n一、基本情况\n　　全县收购X万吨，增长X%。XX县粮库已满。\n二、打算\n　　20XX年再建粮库X座，由××同志负责。\n';

  it('stand with their kind, sentence and section', () => {
    const { list } = listOf(text);
    expect(list.map(({ kind, written, section }) => [kind, written, section?.title])).toEqual([
      ['place', 'XX', undefined],
      ['number', 'X', '一、基本情况'],
      ['percent', 'X', '一、基本情况'],
      ['place', 'XX', '一、基本情况'],
      ['year', '20XX', '二、打算'],
      ['number', 'X', '二、打算'],
      ['name', '××', '二、打算'],
    ]);
    for (const { sentence, at, written } of list) expect(sentence.slice(at.start, at.end)).toBe(written);
    expect(list[3]?.sentence).toBe('XX县粮库已满。');
  });

  it('before a word that only begins like a measure are no count', () => {
    const kinds = (line: string) => listOf(`关于工作的报告\n\n${line}\n`).list.map(({ kind }) => kind);
    expect(kinds('　　引进X人才，推进X项目，落实X条例。')).toEqual(['other', 'other', 'other']);
    expect(kinds('　　引进X人，推进X项重点任务，走访X户。')).toEqual(['number', 'number', 'number']);
  });

  it('of which nothing was left tell what is missing', () => {
    const kinds = (line: string) =>
      listOf(`关于工作的报告\n\n　　${line}\n`).list.map(({ kind, written }) => [written, kind]);
    expect(kinds('在庆祝第教师节大会上，通报二〇××年情况。')).toEqual([
      ['第', 'number'],
      ['二〇××', 'year'],
    ]);
    expect(kinds('全乡财政收入万元，人均纯收入元，均增长.%、%。')).toEqual([
      ['收入万元', 'number'],
      ['收入元', 'number'],
      ['.%', 'number'],
      ['%', 'percent'],
    ]);
    expect(kinds('建成后，年收入突破亿元，带动增收万元。')).toEqual([]);
    expect(kinds('由[日期]前完成[项目名称]，负责人为{姓名}，增长[X]%。')).toEqual([
      ['[日期]', 'date'],
      ['[项目名称]', 'unit'],
      ['{姓名}', 'name'],
      ['[X]', 'percent'],
    ]);
  });

  it('of one masked place want one value, counts do not', () => {
    const { list } = listOf(text);
    expect(list.map(({ others }) => others)).toEqual([1, 0, 0, 1, 0, 0, 0]);
    expect(list[3]?.group).toBe(list[0]?.group);
    expect(list[1]?.group).toBeUndefined();
  });

  it('are filled together on demand, and alone otherwise', () => {
    expect(filled(text, 0, '青山', true)).toBe(text.replaceAll('XX县', '青山县'));
    expect(filled(text, 3, '青山县')).toBe(text.replace('XX县粮库', '青山县粮库'));
  });

  it('of two years in one sentence are two years', () => {
    const { list } = listOf('关于规划的通知\n　　从20XX年到20XX年分步实施。\n　　20XX年验收。');
    expect(list.filter(({ kind }) => kind === 'year').map(({ others }) => others)).toEqual([1, 1, 2]);
    expect(filled('关于规划的通知\n　　从20XX年到20XX年分步实施。\n　　20XX年验收。', 1, '2024', true)).toBe(
      '关于规划的通知\n　　从20XX年到2024年分步实施。\n　　2024年验收。',
    );
  });

  it('say how many there are, not which: a long list stays as short as its items', () => {
    const count = 300;
    const { list } = listOf(`关于工作的报告\n\n${'　　XX县的工作很好。\n'.repeat(count)}`);
    expect(list).toHaveLength(count);
    expect(list.every(({ others }) => others === count - 1)).toBe(true);
    expect(JSON.stringify(list[0]).length).toBeLessThan(300);
  });

  it.each([
    ['全县共有党组织X个，运转正常。', '12', '全县共有党组织12个，运转正常。'],
    ['全县共有党组织X个，运转正常。', '十二个', '全县共有党组织十二个，运转正常。'],
    ['全年完成固定资产投资 亿元，有所增长。', '3.5', '全年完成固定资产投资3.5亿元，有所增长。'],
    ['城镇居民人均可支配收入增长%，好于预期。', '6.8%', '城镇居民人均可支配收入增长6.8%，好于预期。'],
    ['生产总值完成亿元，好于预期。', '１２', '生产总值完成12亿元，好于预期。'],
    ['参加会议的有各单位负责人（　　），共三十人。', '王明', '参加会议的有各单位负责人（王明），共三十人。'],
    ['会议定于20XX年X月X日在县里召开。', '2024-03-05', '会议定于2024年3月5日在县里召开。'],
    ['会议定于20XX年X月X日在县里召开。', '二〇二四年三月五日', '会议定于二〇二四年三月五日在县里召开。'],
    ['县人民政府办公室\n2024年  月  日', '3.5', '县人民政府办公室\n2024年3月5日'],
    ['活动到20xx年底结束。', '二零二四', '活动到二〇二四年底结束。'],
  ])('%s takes %s', (before, value, after) => {
    expect(filled(before, 0, value)).toBe(after);
  });

  it.each<[ValueKind, string, string]>([
    ['number', '很多', '数字'],
    ['percent', '一半', '百分比'],
    ['year', '24', '年份'],
    ['year', '3024', '年份'],
    ['place', 'Qingshan', '地名'],
    ['name', '王1', '姓名'],
    ['other', 'XX', '占位'],
    ['other', ' ', '没有输入'],
  ])('a %s is not %j', (kind, value, said) => {
    const checked = checkValue(kind, value, { before: '', after: '', written: 'XX' });
    expect('problem' in checked && checked.problem.zh).toContain(said);
  });

  it.each(['2月30日', '13月1日', '2024年3月5日', '三十'])('X月X日 is not %s', (value) => {
    const checked = checkValue('date', value, { before: '', after: '', written: 'X月X日' });
    expect('problem' in checked && checked.problem.zh).toContain('3月5日');
  });
});
