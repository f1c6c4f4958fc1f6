import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  type BlockRule,
  type Config,
  chooseFixes,
  DEFAULT_CONFIG,
  type Draft,
  type Finding,
  safeFix,
} from '../../server/src/core/index.js';
import { rules } from '../../server/src/rules/index.js';
import { engineOf, fixAll, lint, markUp, plain, unmark } from '../support.js';

const root = new URL('../../', import.meta.url);
const filesOf = (folder: string, end: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(end) && name !== `index${end}` && name !== `README${end}`)
    .map((name) => name.slice(0, -end.length))
    .sort();

it('registers every rule file, and only those', () => {
  const folders = readdirSync(new URL('server/src/rules', root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(rules.map(({ id }) => id)).toEqual([...filesOf('server/src/rules', '.ts'), ...folders].sort());
});

it('has one page a rule', () => {
  expect(filesOf('docs/rules', '.md')).toEqual(rules.map(({ id }) => id));
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const only = [rule];

  it('says what it is in both languages', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const texts = [rule.title, rule.why, ...Object.values(rule.options ?? {}).map(({ title }) => title)];
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[A-Za-z]{2}/);
      expect(en.trim()).toBe(en);
    }
    expect(rule.examples.length).toBeGreaterThan(0);
    expect(rule.accepts.length).toBeGreaterThan(0);
  });

  it('is documented', () => {
    const page = new URL(`docs/rules/${id}.md`, root);
    expect(existsSync(page)).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain(rule.why.zh);
  });

  it.each(rule.examples.map((example) => [example.bad, example] as const))('finds %s', (_, example) => {
    const { text, spans } = unmark(example.bad);
    const reading = { ...example, rules: only };
    const findings = lint(text, reading);
    expect(
      markUp(
        text,
        findings.map(({ span }) => span),
      ),
    ).toBe(markUp(text, spans));
    expect(findings.length).toBe(spans.length);
    for (const { message, fixes } of findings) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/[A-Za-z]{2}/);
      for (const { title } of fixes) {
        expect(title.zh).not.toBe('');
        expect(title.en).not.toBe('');
      }
    }
    if (example.good === undefined) {
      expect(findings.flatMap(({ fixes }) => fixes)).toEqual([]);
      return;
    }
    expect(fixAll(text, findings)).toBe(example.good);
    expect(
      markUp(
        example.good,
        lint(example.good, reading).map(({ span }) => span),
      ),
    ).toBe(example.good);
  });

  const accepted = rule.accepts.map((one) => (typeof one === 'string' ? { text: one } : one));
  it.each(accepted.map((one) => [one.text, one] as const))('accepts %s', (_, one) => {
    const findings = lint(one.text, { ...one, rules: only });
    expect(
      markUp(
        one.text,
        findings.map(({ span }) => span),
      ),
    ).toBe(one.text);
  });

  it('is silent on nothing', () => {
    for (const text of ['', '\n', '\ufeff', '　　', '\r\n\r\n']) expect(lint(text, { rules: only })).toEqual([]);
  });

  it('finds the same places with CRLF, a BOM and an emoji before them', () => {
    for (const { bad, format, config } of rule.examples) {
      const reading = { rules: only, ...(format && { format }), ...(config && { config }) };
      const { text } = unmark(bad);
      const found = (source: string): string[] =>
        lint(source, reading).map(({ span }) => source.slice(span.start, span.end).replaceAll('\r\n', '\n'));
      const plain = found(text);
      expect(found(text.replaceAll('\n', '\r\n'))).toEqual(plain);
      expect(found(`\ufeff${text}`)).toEqual(plain);
    }
  });

  // No clock: a quadratic rule does not come to the end of these lines before the test's own limit.
  it('comes to the end of very long lines', () => {
    for (const draft of longLines()) {
      const { findings, failures } = engineOf(only).check(draft, ALWAYS);
      expect(failures).toEqual([]);
      for (const { span, fixes } of findings) {
        expect(span.end).toBeLessThanOrEqual(draft.text.length);
        for (const { edits } of fixes)
          for (const edit of edits) expect(edit.span.end).toBeLessThanOrEqual(draft.text.length);
      }
    }
  });
});

it('keeps a finding whose fixes cannot be made, and tells of the rule with the next run', () => {
  const rule: BlockRule = {
    ...(rules.find(({ id }) => id === 'typo') as BlockRule),
    id: 'thrower',
    check: () => [
      {
        span: { start: 0, end: 1 },
        message: { zh: '错', en: 'wrong' },
        fixes: () => {
          throw new Error('no fix');
        },
      },
    ],
  };
  const engine = engineOf([rule]);
  const check = () => engine.check(engine.read('各单位要抓好落实。', 'plain', ALWAYS), ALWAYS);
  const { findings, failures } = check();
  expect(failures).toEqual([]);
  expect(findings.map(({ fixes }) => fixes)).toEqual([[]]);
  expect(check().failures).toEqual([{ rule: 'thrower', error: new Error('no fix') }]);
  expect(check().failures).toEqual([]);
});

const ALWAYS: Config = { ...DEFAULT_CONFIG, enable: 'always' };
let drafts: readonly Draft[] | undefined;

/** Each fragment over and over on one line, read once for all rules. */
function longLines(): readonly Draft[] {
  drafts ??= ADVERSARIAL.map((fragment) =>
    engineOf().read(fragment.repeat(Math.ceil(100_000 / fragment.length)), 'plain', ALWAYS),
  );
  return drafts;
}

const ADVERSARIAL = [
  'x',
  '*',
  '×',
  '_',
  '某',
  '的',
  '（',
  '“',
  '“”',
  '《',
  '【 ',
  '　',
  '一、',
  '（一）',
  '1.',
  '；\n',
  '。\n',
  '一是',
  '第一，',
  '大约左',
  '做的很',
  '。。',
  '…',
  '20xx年',
  '比拟',
  '同志们：\n',
  'a*b ',
  '2024',
  '是是是否',
  '、',
  '各地各部门要抓好落实，',
];

const FRAGMENTS = [
  ...ADVERSARIAL,
  '\n',
  '\r\n',
  '\r',
  '　　',
  '😀',
  '👨‍👩‍👧',
  '𠮷',
  '\ufeff',
  '\ufffc',
  '⟦',
  '通知',
  '关于做好工作的通知\n',
  '各县（市、区）人民政府：\n',
  '负肩负着',
  '幸苦',
  '付诸于',
  '做的比较好',
  '有意识的搭建',
  '大约十个左右',
  '超过一半以上',
  'X-X个',
  '*月*日',
  '20**年',
  '____',
  '（  ）',
  '**重点**',
  '`x`',
  '<!-- x -->',
  '# 一、标题\n',
  '- 项\n',
  '1、',
  '二、',
  '（三）',
  '②',
  '其一，',
  '首先',
  '讲三点意见',
  '2022年',
  '我州',
  '特此通知。',
  '谢谢大家！',
  '下面是小编为大家整理的',
  'https://example.com/a_b*c',
  '”',
  '）',
  '》',
  '"',
  "'",
  ',',
  ';',
  ':',
  '10:30',
  '3.5%',
  '5~10万元',
  '……',
  '...',
  '〔2024〕1号',
  '习了',
  '工作',
  '组织',
  '人人',
  '扎扎实实',
  '讲学习讲政治',
];

describe('any mixture of fragments', () => {
  const texts = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join(''));
  const formats = fc.constantFrom('plain' as const, 'markdown' as const);

  it('gives findings inside the text whose fixes can be applied', () => {
    fc.assert(
      fc.property(texts, formats, (text, format) => {
        for (const { span, fixes, related = [] } of lint(text, { format })) {
          for (const { start, end } of [span, ...related.map((one) => one.span)]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
            // A range that cuts a surrogate pair would be drawn through the middle of a character.
            for (const at of [start, end])
              expect(
                /^[\udc00-\udfff]/.test(text.slice(at)) && at > 0 && /[\ud800-\udbff]$/.test(text.slice(0, at)),
              ).toBe(false);
          }
          for (const { edits } of fixes) {
            for (const edit of edits) expect(edit.span.end).toBeLessThanOrEqual(text.length);
            expect(applyEdits(text, edits)).not.toBe(text);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds after an edit what it finds in the text as it is then', () => {
    const engine = engineOf();
    const found = (draft: Draft): Finding[] => engine.check(draft, ALWAYS).findings.map(plain);
    const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat(9), text: fc.constantFrom('', ...FRAGMENTS) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, formats, edits, (text, format, changes) => {
        let now = text;
        let draft = engine.read(now, format, ALWAYS);
        found(draft);
        for (const change of changes) {
          const at = change.at % (now.length + 1);
          now = now.slice(0, at) + change.text + now.slice(at + change.length);
          draft = engine.read(now, format, ALWAYS, draft);
          expect(found(draft)).toEqual(found(engine.read(now, format, ALWAYS)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is clean of safe fixes once they were applied', () => {
    const safe = (text: string, format: 'plain' | 'markdown'): string => {
      let now = text;
      for (let round = 0; round < 10; round++) {
        const { edits } = chooseFixes(lint(now, { format }), safeFix);
        if (edits.length === 0) return now;
        now = applyEdits(now, edits);
      }
      throw new Error(`never comes to rest: ${JSON.stringify(text)}`);
    };
    fc.assert(
      fc.property(texts, formats, (text, format) => {
        const once = safe(text, format);
        expect(safe(once, format)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });
});
