import { describe, expect, it } from 'vitest';
import { EMPTY_PROJECT, MAX_WORD_LENGTH, MAX_WORDS, parseTable, withTables } from '../../server/src/project/index.js';

describe('a table with tabs', () => {
  it('is avoid, prefer, why', () => {
    const text =
      '\ufeffavoid\tprefer\twhy\r\n# 县委办 2024\r\n村官\t村干部\t规范称谓\r\n\r\n亲自参加\t参加|出席\r\n废止词\r\n';
    expect(parseTable('a.tsv', text)).toEqual({
      words: [
        { avoid: '村官', prefer: ['村干部'], why: '规范称谓' },
        { avoid: '亲自参加', prefer: ['参加', '出席'] },
        { avoid: '废止词', prefer: [] },
      ],
      formulas: [],
      problems: [],
    });
  });

  it('leaves wrong lines out and points at them', () => {
    const text = `村\t村庄\n村官\t村干部\n${'长'.repeat(MAX_WORD_LENGTH + 1)}\t短\n`;
    const { words, problems } = parseTable('a.tsv', text);
    expect(words).toHaveLength(1);
    expect(problems.map(({ span }) => text.slice(span.start, span.end).slice(0, 2))).toEqual(['村\t', '长长']);
    expect(problems[0]?.message.zh).toContain('至少要两个字');
  });
});

describe('a table of records', () => {
  it('takes the shape of the project file and that of the shipped lists', () => {
    const text = [
      { avoid: '村官', prefer: '村干部', severity: 'error', safe: true },
      { wrong: '拌脚石', right: ['绊脚石'], unless: ['拌脚石头'], why: { zh: '音近', en: 'alike' }, source: '某处' },
      { spun: '效劳', plain: ['服务'], weight: 2, source: '某处' },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n');
    expect(parseTable('a.jsonl', text)).toEqual({
      words: [
        { avoid: '村官', prefer: ['村干部'], severity: 'error', safe: true },
        { avoid: '拌脚石', prefer: ['绊脚石'], unless: ['拌脚石头'], why: '音近' },
        { avoid: '效劳', prefer: ['服务'] },
      ],
      formulas: [],
      problems: [],
    });
  });

  it('leaves wrong lines out and points at them', () => {
    const text = '{"avoid":"村官"}\nnot json\n{"avoid":"甲乙","severity":"loud"}\n{"prefer":"甲"}\n';
    const { words, problems } = parseTable('a.jsonl', text);
    expect(words.map(({ avoid }) => avoid)).toEqual(['村官']);
    expect(problems.map(({ message }) => message.zh)).toEqual([
      '这一行不是 JSON',
      '“severity” 的值不对',
      '不要写的词至少要两个字',
    ]);
  });
});

it('gives up a file that is no table', () => {
  const { problems } = parseTable('a.jsonl', 'x\n'.repeat(10_000));
  expect(problems.length).toBeLessThan(100);
});

it('says where there are too many words, and keeps the first', () => {
  const text = '甲乙\t丙\n'.repeat(MAX_WORDS + 5);
  const { words, problems } = parseTable('a.tsv', text);
  expect(words).toHaveLength(MAX_WORDS);
  expect(problems[0]?.message.zh).toContain(`只用前 ${MAX_WORDS} 个`);
  const project = withTables({ ...EMPTY_PROJECT, words: [{ avoid: '村官', prefer: [] }] }, [{ words, formulas: [] }]);
  expect(project.words).toHaveLength(MAX_WORDS);
});
