import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { needsOf } from '../../scripts/needs.mjs';
import residue from '../../seeds/residue.jsonl';
import { anyOf, type ResidueRow } from '../../server/src/lexicon/residue.js';

interface Row {
  readonly pattern: string;
  readonly example: string;
  readonly accepts: readonly string[];
}
const rows: Row[] = readFileSync(new URL('../../seeds/residue.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

describe('words that an expression needs', () => {
  test.each([
    ['^版权所有.{0,9}$', ['版权所有'], 0],
    ['^(?:上一|下一)篇[:：]', ['上一', '下一'], 0],
    ['(?:页面)?加载中', ['加载中'], undefined],
    ['^(?:页面)?加载中', ['加载中'], 2],
    ['^.{0,4}加载中', ['加载中'], 8],
    ['^\\d*加载中', ['加载中'], undefined],
    ['^(?:正在|还在)?(?:缓冲中|载入中){1,3}', ['缓冲中', '载入中'], 2],
    ['^推荐|推荐$', ['推荐', '推荐'], undefined],
    ['^推荐|^(?:更多)?推荐', ['推荐', '推荐'], 2],
    ['(?:^推荐)?相关', ['相关'], undefined],
    ['载入{1,3}中', ['载入'], undefined],
    ['^载入{1,3}中心区', ['中心区'], 4],
    ['点?击阅读+全文', ['击阅读'], undefined],
    ['^(?!附件)阅读(?:全文|更多)', ['阅读'], 0],
    ['^(.)\\1阅读全文', ['阅读全文'], undefined],
    ['\\.docx', ['.docx'], undefined],
    ['^[上下]一页$', ['一页'], 2],
  ])('%s', (source, words, within) => {
    expect(needsOf(source)).toEqual({ words, within });
  });

  test.each(['^第\\d{1,3}页$', '^(?:完|全文完)$', '(?:相关推荐)?', '热门(?:阅读', '热门{x}'])('%s: none', (source) => {
    expect(needsOf(source)).toBeUndefined();
  });

  test('every residue pattern still knows its example and leaves alone what it accepts', () => {
    const known = anyOf(residue as readonly ResidueRow[]);
    const plain = rows.map(({ pattern }) => new RegExp(pattern, 'u'));
    for (const { example, accepts } of rows) {
      for (const line of [example, ...accepts])
        expect([line, known.test(line)]).toEqual([line, plain.some((one) => one.test(line))]);
    }
  });
});
