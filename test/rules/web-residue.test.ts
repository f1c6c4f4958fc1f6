import { expect, test } from 'vitest';
import { fixAll, lint } from '../support.js';

const HEAD = '在全县春季造林动员会上的讲话\n\n同志们：\n\n今天召开动员会，部署春季造林工作。\n\n';

/** What is left of a line after all safe fixes. */
function safely(line: string): string {
  const text = `${HEAD}${line}\n\n谢谢大家！\n`;
  const safe = lint(text)
    .filter(({ rule }) => rule === 'web-residue')
    .map((finding) => ({ ...finding, fixes: finding.fixes.filter(({ safety }) => safety === 'safe') }))
    .filter(({ fixes }) => fixes.length > 0);
  return fixAll(text, safe);
}

test.each([
  '要一棵一棵栽好。（某某文秘网https://www.example.com省略826字，正式会员可完整阅读）',
  '现场会由县林业局承办。本文来源于某某网https://www.example.com，转载请注明出处。',
  '要学习借鉴先进经验。下面是小编为大家整理的造林讲话，欢迎参考。',
  '要一棵一棵栽好，常抓不懈。如有侵权请联系删除。',
  '版权声明：本文版权归原作者所有。要一棵一棵栽好，常抓不懈。',
  '希望本文对您有所帮助！要一棵一棵栽好，常抓不懈。',
  '（未完，全文共3600字，当前显示800字）要一棵一棵栽好，常抓不懈。',
])('no safe fix takes a sentence of the document: %s', (line) => {
  expect(safely(line)).toContain(line);
});

test.each(['下面是小编为大家整理的造林讲话，欢迎参考。', '版权声明：本文版权归原作者所有。转载请注明出处。'])(
  'a line that is all the site’s goes: %s',
  (line) => {
    expect(safely(line)).not.toContain(line);
  },
);
