import { describe, expect, it } from 'vitest';
import { applyEdits, type Finding } from '../../server/src/core/index.js';
import { actions, completions, escapeMarkdown, explain, hover } from '../../server/src/features/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';
import { rules } from '../../server/src/rules/index.js';
import { engineOf } from '../support.js';
import { read, readAt } from './read.js';

const page = (id: string) => `https://example.org/${id}`;

describe('completions', () => {
  const texts = (marked: string, format?: 'markdown') => {
    const { draft, offset } = readAt(marked, format);
    return completions(draft, offset, lexicon).map(({ text }) => text);
  };

  it('begin a numbering where there is none', () => {
    expect(texts('关于秋收的报告\n\n正文。\n‸')).toContain('一、');
  });

  it('go on with every open level, the lowest first', () => {
    expect(texts('一、甲\n（一）乙。丙。\n1.丁\n戊。\n‸').filter((one) => one.length <= 4)).toEqual([
      '（1）',
      '2.',
      '（二）',
      '二、',
    ]);
  });

  it('go on with numbers of several parts, with the blank of the one above', () => {
    const plan = '防汛预案\n1　总则\n1.1　目的\n略。\n1.2　范围\n略。\n‸';
    expect(texts(plan).slice(0, 3)).toEqual(['1.2.1　', '1.3　', '2　']);
    expect(texts(plan.replaceAll('　', '')).slice(0, 3)).toEqual(['1.2.1', '1.3', '2']);
  });

  it('replace what is already typed of it', () => {
    const { draft, offset } = readAt('一、甲\n（一）乙。丙。\n　　（‸');
    const [first] = completions(draft, offset, lexicon);
    expect(first).toMatchObject({ text: '（二）', span: { start: offset - 1, end: offset } });
  });

  it('write the ordinal that comes after ten', () => {
    expect(texts('十、甲\n乙。\n‸')).toContain('十一、');
  });

  it('address the listeners below the title of a speech, once', () => {
    const salutations = lexicon.formulas
      .filter(({ genre, part }) => genre === 'speech' && part === 'salutation')
      .map(({ text }) => text);
    expect(texts('在全县秋收工作会议上的讲话\n\n‸')).toEqual(expect.arrayContaining(salutations));
    const after = texts('在全县秋收工作会议上的讲话\n\n同志们：\n‸');
    expect(salutations.some((one) => after.includes(one))).toBe(false);
  });

  it('close a 请示 with what closes one', () => {
    const closings = texts('关于购置设备的请示\n\n县政府：\n　　设备老化，拟购置十台。\n　　‸');
    expect(closings.some((text) => text.includes('请批示'))).toBe(true);
  });

  it('keep out of code, sentences, and text behind the cursor', () => {
    expect(texts('```\n‸\n```\n', 'markdown')).toEqual([]);
    expect(texts('今天召开全县秋收工作会议，主要任务是‸')).toEqual([]);
    expect(texts('一、甲\n‸乙')).toEqual([]);
  });
});

describe('hover', () => {
  const context = { findings: [], ruleOf: () => undefined, pageOf: page };
  const at = (marked: string, format?: 'markdown') => {
    const { draft, offset } = readAt(marked, format);
    return hover(draft, offset, context)?.markdown;
  };

  it('counts sections of one style under one parent', () => {
    expect(at('一、甲\n（一）乙。\n（二‸）丙。\n二、丁\n（一）戊。')).toEqual({
      zh: '第2节，共2节',
      en: 'section 2 of 2',
    });
  });

  it('counts the clauses of a paragraph', () => {
    expect(at('要做到：一是早谋划，二‸是早部署，三是早落实。')?.zh).toBe('第2项，共3项');
  });

  it('says nothing of plain words', () => {
    expect(at('要早‸谋划。')).toBeUndefined();
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('explains %s in both languages', (_, rule) => {
    const { zh, en } = explain(rule, page(rule.id));
    expect(zh).toContain(escapeMarkdown(rule.title.zh));
    expect(en).toContain(escapeMarkdown(rule.why.en));
    for (const text of [zh, en]) {
      expect(text).toContain(`](${page(rule.id)})`);
      expect(text).not.toMatch(/[⟦⟧]/);
    }
  });
});

describe('actions', () => {
  const finding = (start: number, rule = 'a', safety: 'safe' | 'suggestion' = 'safe'): Finding => {
    const span = { start, end: start + 1 };
    return {
      rule,
      severity: 'warning',
      span,
      message: { zh: '错', en: 'wrong' },
      fixes: [{ title: { zh: '改', en: 'fix' }, safety, edits: [{ span, text: '对' }] }],
    };
  };
  const ask = (text: string, findings: readonly Finding[], only?: readonly string[]) =>
    actions({
      uri: 'file:///a.txt',
      draft: read(text),
      findings,
      span: findings[0]?.span ?? { start: 0, end: 0 },
      ruleOf: (id) => engineOf(rules).linter.rule(id),
      canIgnore: false,
      canConfirm: true,
      canGiveReason: false,
      canFill: false,
      ...(only ? { only } : {}),
    });

  it('a suggestion that is one of several is not preferred', () => {
    const one = finding(0, 'a', 'suggestion');
    expect(ask('甲', [{ ...one, fixes: [...one.fixes, ...one.fixes] }]).map(({ preferred }) => preferred)).toEqual([
      false,
      false,
    ]);
    expect(ask('甲', [one])[0]?.preferred).toBe(true);
  });

  it('fixing all takes none of two fixes that touch', () => {
    const text = '甲乙丙';
    const wide = {
      ...finding(0),
      fixes: [{ ...finding(0).fixes[0]!, edits: [{ span: { start: 0, end: 2 }, text: '对' }] }],
    };
    const [all] = ask(text, [wide, finding(1), finding(2)], ['source.fixAll']);
    expect(all?.findings).toHaveLength(2);
    expect(applyEdits(text, all?.edits ?? [])).toBe('对对');
  });

  it('suggestions are never applied by fixing all', () => {
    expect(ask('甲', [finding(0, 'a', 'suggestion')], ['source.fixAll.gongwen'])).toEqual([]);
  });

  it('other kinds are not answered', () => {
    expect(ask('甲', [finding(0)], ['refactor'])).toEqual([]);
    expect(ask('甲', [finding(0)], ['source.organizeImports'])).toEqual([]);
  });

  it('findings elsewhere offer nothing here', () => {
    const here = { start: 5, end: 5 };
    const request = { uri: 'file:///a.txt', draft: read('甲乙丙丁戊己'), findings: [finding(0)], span: here };
    expect(
      actions({
        ...request,
        ruleOf: () => undefined,
        canIgnore: true,
        canConfirm: true,
        canGiveReason: false,
        canFill: false,
      }),
    ).toEqual([]);
  });
});
