import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anyOf, needsOf } from '../../server/src/lexicon/needs.js';

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
    ['^版权所有.{0,9}$', ['版权所有']],
    ['^(?:上一|下一)篇[:：]', ['上一', '下一']],
    ['(?:页面)?加载中', ['加载中']],
    ['载入{1,3}中', ['载入']],
    ['点?击阅读+全文', ['击阅读']],
    ['^(?!附件)阅读(?:全文|更多)', ['阅读']],
    ['\\.docx', ['.docx']],
    ['^[上下]一页$', ['一页']],
    ['^第\\d{1,3}页$', undefined],
    ['^(?:完|全文完)$', undefined],
    ['(?:相关推荐)?', undefined],
    ['热门(?:阅读', undefined],
  ])('%s', (source, words) => {
    expect(needsOf(source)).toEqual(words);
  });

  test('every residue pattern still knows its example and leaves alone what it accepts', () => {
    const known = anyOf(rows.map(({ pattern }) => pattern));
    const plain = rows.map(({ pattern }) => new RegExp(pattern, 'u'));
    for (const { example, accepts } of rows) {
      for (const line of [example, ...accepts])
        expect([line, known.test(line)]).toEqual([line, plain.some((one) => one.test(line))]);
    }
  });
});
