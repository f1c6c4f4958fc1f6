import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/index.js';
import { actions } from '../../server/src/features/index.js';
import { rules } from '../../server/src/rules/index.js';
import { lint } from '../support.js';
import { read } from './read.js';

/** The text when the action of that title was taken for the first misspelt word. */
function taken(text: string, title: string): string {
  const findings = lint(text, { format: 'markdown' });
  const { span } = findings.find(({ rule }) => rule === 'typo')!;
  const offered = actions({
    uri: 'file:///a.md',
    draft: read(text, 'markdown'),
    findings,
    span,
    ruleOf: (id) => rules.find((rule) => rule.id === id),
    canIgnore: false,
    canConfirm: true,
    canGiveReason: false,
    canFill: false,
  });
  return applyEdits(text, offered.find((one) => one.title.zh.startsWith(title))!.edits!);
}

const typos = (text: string): number => lint(text, { format: 'markdown' }).filter(({ rule }) => rule === 'typo').length;
const unused = (text: string): number =>
  lint(text, { format: 'markdown' }).filter(({ rule }) => rule === 'unused-ignore').length;

describe.each([
  ['a paragraph', '# 关于防汛的通知\n\n值守人员\n十分幸苦。\n\n各村也十分幸苦。\n'],
  ['a list', '# 关于防汛的通知\n\n- 值守人员十分幸苦。\n- 各村也十分幸苦。\n'],
  ['other line ends', '# 关于防汛的通知\r\n\r\n值守人员十分幸苦。\r\n\r\n各村也十分幸苦。\r\n'],
  ['the first line, behind a mark', '\ufeff值守人员十分幸苦。\n\n各村也十分幸苦。\n'],
  ['front matter', '---\ntitle: 通知\n---\n\n值守人员十分幸苦。\n\n各村也十分幸苦。\n'],
])('comments for %s', (_, text) => {
  it('leave the paragraph alone', () => {
    const commented = taken(text, '用注释忽略这一段');
    expect(commented).toMatch(/<!-- gongwen-disable-next-line typo -->\r?\n/);
    expect([typos(text), typos(commented), unused(commented)]).toEqual([2, 1, 0]);
  });

  it('leave the whole file alone', () => {
    const commented = taken(text, '用注释忽略全文');
    expect([typos(commented), unused(commented)]).toEqual([0, 0]);
    expect(commented.startsWith('---')).toBe(text.startsWith('---'));
    expect(commented.charCodeAt(0) === 0xfeff).toBe(text.charCodeAt(0) === 0xfeff);
  });
});

it('for a paragraph are not offered between the rows of a table', () => {
  const table = '# 通知\n\n| 项目 | 说明 |\n| --- | --- |\n| 值守 | 十分幸苦 |\n';
  expect(() => taken(table, '用注释忽略这一段')).toThrow();
  expect(typos(taken(table, '用注释忽略全文'))).toBe(0);
});
