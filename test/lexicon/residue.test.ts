import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { needsOf } from '../../scripts/needs.mjs';
import residue from '../../seeds/residue.jsonl';
import { recordsOf } from '../../server/src/lexicon/packed.js';
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

describe('what an expression needs', () => {
  test.each([
    ['^版权所有.{0,9}$', ['版权所有'], 0, '版'],
    ['^(?:上一|下一)篇[:：]', ['上一', '下一'], 0, '上下'],
    ['(?:页面)?加载中', ['加载中'], undefined, undefined],
    ['^(?:页面)?加载中', ['加载中'], 2, '页加'],
    ['^.{0,4}加载中', ['加载中'], 8, undefined],
    ['^\\d*加载中', ['加载中'], undefined, '0123456789加'],
    ['^(?:正在|还在)?(?:缓冲中|载入中){1,3}', ['缓冲中', '载入中'], 2, '正还缓载'],
    ['^推荐|推荐$', ['推荐', '推荐'], undefined, undefined],
    ['^推荐|^(?:更多)?推荐', ['推荐', '推荐'], 2, '推更'],
    ['(?:^推荐)?相关', ['相关'], undefined, undefined],
    ['载入{1,3}中', ['载入'], undefined, undefined],
    ['^载入{1,3}中心区', ['中心区'], 4, '载'],
    ['点?击阅读+全文', ['击阅读'], undefined, undefined],
    ['^(?!附件)阅读(?:全文|更多)', ['阅读'], 0, '阅'],
    ['^(.)\\1阅读全文', ['阅读全文'], undefined, undefined],
    ['\\.docx', ['.docx'], undefined, undefined],
    ['^[上下]一页$', ['一页'], 2, '上下'],
    ['^第\\d{1,3}页$', undefined, undefined, '第'],
    ['^(?:完|全文完)$', undefined, undefined, '完全'],
    ['^[a-c\\-.]?\\u3010', undefined, undefined, 'abc-.【'],
    ['^[^a]页', undefined, undefined, undefined],
    ['^[一-鿿]页', undefined, undefined, undefined],
    ['^(?:完)?', undefined, undefined, undefined],
    ['(?:相关推荐)?', undefined, undefined, undefined],
    ['热门(?:阅读', undefined, undefined, undefined],
    ['热门{x}', undefined, undefined, undefined],
  ])('%s', (source, words, within, starts) => {
    expect(needsOf(source)).toEqual({
      ...(words && { words }),
      ...(within !== undefined && { within }),
      ...(starts && { starts }),
    });
  });

  test('every residue pattern still knows its example and leaves alone what it accepts', () => {
    const known = anyOf(recordsOf<ResidueRow>(residue));
    const plain = rows.map(({ pattern }) => new RegExp(pattern, 'u'));
    for (const { example, accepts } of rows) {
      for (const line of [example, ...accepts])
        expect([line, known.test(line)]).toEqual([line, plain.some((one) => one.test(line))]);
    }
  });
});
