import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, directivesIn } from '../../server/src/core/index.js';
import { engineOf, lint } from '../support.js';

const ALWAYS = { ...DEFAULT_CONFIG, enable: 'always' } as const;
const read = (text: string, format: 'markdown' | 'plain' = 'markdown') => engineOf().read(text, format, ALWAYS);

/** Rules of what is found, with the text. */
const found = (text: string, format: 'markdown' | 'plain' = 'markdown'): string[] =>
  lint(text, { format }).map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);

describe('a directive', () => {
  it('names rules and a reason', () => {
    const text = '正文。\n\n<!-- gongwen-disable typo, web-residue -- 引用原文，不改 -->\n\n正文。\n';
    expect(directivesIn(read(text))).toMatchObject([
      { kind: 'disable', rules: [{ id: 'typo' }, { id: 'web-residue' }], reason: '引用原文，不改' },
    ]);
    const [{ span, rules }] = directivesIn(read(text)) as [ReturnType<typeof directivesIn>[number]];
    expect(text.slice(span.start, span.end)).toMatch(/^<!--.*-->$/);
    expect(rules.map((rule) => text.slice(rule.span.start, rule.span.end))).toEqual(['typo', 'web-residue']);
  });

  it.each([
    '<!-- gongwen-disabled typo -->',
    '<!-- gongwen-disable-line typo -->',
    '<!-- gongwen: never -->',
    '```\n<!-- gongwen-disable typo -->\n```',
    '<!-- gongwen-disable typo',
  ])('is nothing else: %s', (text) => {
    expect(directivesIn(read(`${text}\n\n正文。\n`))).toEqual([]);
  });

  it('is none in plain text', () => {
    const text = '<!-- gongwen-disable typo -->\n十分幸苦。\n';
    expect(directivesIn(read(text, 'plain'))).toEqual([]);
    expect(found(text, 'plain')).toContain('typo 幸苦');
  });
});

describe('what it leaves', () => {
  it('from there to the end', () => {
    expect(found('十分幸苦。\n\n<!-- gongwen-disable typo -->\n\n十分幸苦。\n\n成了拌脚石。\n')).toEqual(['typo 幸苦']);
  });

  it('until it is enabled again, by name or as a whole', () => {
    for (const enable of ['gongwen-enable typo', 'gongwen-enable']) {
      const text = `<!-- gongwen-disable typo -->\n\n十分幸苦。\n\n<!-- ${enable} -->\n\n成了拌脚石。\n`;
      expect(found(text)).toEqual(['typo 拌脚石']);
    }
  });

  it('every rule where it names none, but for those enabled by name', () => {
    const text =
      '<!-- gongwen-disable -->\n\n十分幸苦，完成XX个。\n\n<!-- gongwen-enable unfilled-placeholder -->\n\n成了拌脚石，完成XX个。\n';
    expect(found(text)).toEqual(
      ['unfilled-placeholder XX个'].map((one) => expect.stringContaining(one.split('个')[0]!)),
    );
  });

  it('the paragraph below, across a blank line', () => {
    for (const gap of ['\n', '\n\n']) {
      const text = `<!-- gongwen-disable-next-line typo -->${gap}十分幸苦。\n\n成了拌脚石。\n`;
      expect(found(text)).toEqual(['typo 拌脚石']);
    }
  });

  it('with other line ends too', () => {
    expect(found('<!-- gongwen-disable-next-line typo -->\r\n十分幸苦。\r\n\r\n成了拌脚石。\r\n')).toEqual([
      'typo 拌脚石',
    ]);
  });
});

describe('one that is of no use', () => {
  const unused = (text: string) => lint(text, { format: 'markdown' }).filter(({ rule }) => rule === 'unused-ignore');

  it('is told, with the rule that does nothing', () => {
    const text = '<!-- gongwen-disable-next-line typo web-residue -->\n十分幸苦。\n';
    const [finding, ...others] = unused(text);
    expect(others).toEqual([]);
    expect(text.slice(finding!.span.start, finding!.span.end)).toBe('web-residue');
    const [edit] = finding!.fixes[0]!.edits;
    expect(text.slice(0, edit!.span.start) + text.slice(edit!.span.end)).toContain('next-line typo -->');
  });

  it('is told where a rule is misspelt', () => {
    expect(unused('<!-- gongwen-disable tpyo -->\n\n十分幸苦。\n')[0]?.message.zh).toContain('没有规则 tpyo');
  });

  it('is told where nothing follows', () => {
    expect(unused('正文。\n\n<!-- gongwen-disable-next-line typo -->\n')).toHaveLength(1);
  });

  it('is not told where the rule is off', () => {
    const config = { rules: { 'unused-ignore': { severity: 'off' } } } as const;
    expect(lint('<!-- gongwen-disable typo -->\n\n正文。\n', { format: 'markdown', config })).toEqual([]);
  });
});
