import { expect, test } from 'vitest';
import { lint } from '../support.js';

const HEAD = '在全市工作会议上的讲话\n\n同志们：\n';

/** Edits of all fixes of all findings: what a result takes in memory and in time. */
const editsOf = (line: string, times: number): number =>
  lint(HEAD + line.repeat(times))
    .flatMap(({ fixes }) => fixes)
    .reduce((sum, { edits }) => sum + edits.length, 0);

test.each([
  '一、抓好落实\n',
  '一、抓好落实\n三、抓好落实\n',
  '（一）抓好落实。要抓细。\n',
  '第一，抓好落实。',
  '二是抓好落实。',
  '下面讲三点意见：\n一、抓好落实\n',
  '共有X个，“抓好落实',
])('what is said of %j again and again grows with its length, not with its square', (line) => {
  const short = editsOf(line, 200);
  expect(editsOf(line, 800)).toBeLessThanOrEqual(4 * short + 200);
});
