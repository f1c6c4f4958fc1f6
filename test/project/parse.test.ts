import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexicon } from '../../server/src/lexicon/index.js';
import { EMPTY_PROJECT, namesOf, parseProject } from '../../server/src/project/index.js';
import { rules } from '../../server/src/rules/index.js';

const names = namesOf(rules, lexicon.genres);
const read = (text: string) => parseProject(text, names);

/** The texts at which problems were found, with what was said of them. */
const said = (text: string): string[] =>
  read(text).problems.map(({ span, message }) => `${text.slice(span.start, span.end)} → ${message.zh}`);

it('knows no genre by the name of what every object has', () => {
  expect(said('{ "genre": "constructor" }')).toHaveLength(1);
});

describe('a right file', () => {
  it('may be empty', () => {
    expect(read('{}')).toEqual({ project: EMPTY_PROJECT, problems: [], places: new Map() });
  });

  it('is read with comments and trailing commas', () => {
    const { project, problems } = read(`{
      // 全县统一
      "enable": "always", "genre": "讲话", /* 都是讲话稿 */
      "rules": {
        "typo": "warning",
        "unfilled-placeholder": { "severity": "info", "genres": ["notice", "请示"], "files": ["初稿/**"], },
      },
      "words": [
        { "avoid": "村官", "prefer": "村干部", "why": "规范称谓" },
        { "avoid": "亲自参加", "prefer": ["参加"], "unless": ["亲自参加过"], "safe": true },
      ],
      "tables": ["词表.tsv"],
      "required": [{ "genres": ["request"], "anyOf": ["妥否，请批示"], "severity": "error" }],
      "ignores": [{ "rule": "*", "text": "X光", "before": "购置", "after": "机", "file": "a.txt", "reason": "设备名" }],
      "exclude": ["归档"],
      "overrides": [{ "files": ["*.md"], "enable": "never", "genre": "report", "rules": { "typo": "off" } }],
    }`);
    expect(problems).toEqual([]);
    expect(project).toEqual({
      enable: 'always',
      genre: 'speech',
      rules: {
        typo: { severity: 'warning' },
        'unfilled-placeholder': { severity: 'info', genres: ['notice', 'request'], files: ['初稿/**'] },
      },
      words: [
        { avoid: '村官', prefer: ['村干部'], why: '规范称谓' },
        { avoid: '亲自参加', prefer: ['参加'], unless: ['亲自参加过'], safe: true },
      ],
      tables: ['词表.tsv'],
      required: [{ genres: ['request'], anyOf: ['妥否，请批示'], severity: 'error' }],
      formulas: [],
      ignores: [{ rule: '*', text: 'X光', before: '购置', after: '机', file: 'a.txt', reason: '设备名' }],
      exclude: ['归档'],
      overrides: [{ files: ['*.md'], enable: 'never', genre: 'report', rules: { typo: { severity: 'off' } } }],
    });
  });
});

it('says where each ignore stands, also behind one that is wrong', () => {
  const text = '{ "ignores": [{ "rule": "tpyo" }, { "rule": 3 }, { "rule": "typo", "text": "幸苦" }] }';
  const { project, places } = read(text);
  const spans = project.ignores.map((ignore) => places.get(ignore)!);
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['{ "rule": "typo", "text": "幸苦" }']);
});

describe('a wrong file', () => {
  it.each([
    ['', '', []],
    ['[]', '项目文件的最外层要是 { }', []],
    ['{ "rule": {} }', '"rule" → 没有 “rule” 这个键，是不是 rules？', []],
    ['{ "rules": { "tpyo": "off" } }', '"tpyo" → 没有 “tpyo” 这个规则，是不是 typo？', []],
    [
      '{ "rules": { "typo": "eror" } }',
      '"eror" → “rules.typo” 只能是 off、error、warning、info、hint；是不是 error？',
      [],
    ],
    ['{ "rules": { "typo": { "severty": "off" } } }', '"severty" → 没有 “severty” 这个键，是不是 severity？', []],
    ['{ "rules": { "typo": 3 } }', '3 → “rules.typo” 只能是', []],
    ['{ "rules": [] }', '[] → “rules” 应为对象 { }', []],
    ['{ "enable": true }', 'true → “enable” 只能是 auto、always、never', []],
    ['{ "genre": "通之" }', '"通之" → 没有 “通之” 这个文种，是不是 通', []],
    ['{ "words": [{ "prefer": "好" }] }', '→ 缺少 “avoid”', []],
    ['{ "words": [{ "avoid": "的" }] }', '"的" → “words[0].avoid” 至少要两个字', []],
    ['{ "words": "a" }', '"a" → “words” 应为数组 [ ]', []],
    ['{ "tables": ["a.docx"] }', '"a.docx" → “tables[0]” 要以 .jsonl 或 .tsv 结尾', []],
    ['{ "required": [{ "anyOf": [] }] }', '[] → “required[0].anyOf” 不能为空', []],
    ['{ "ignores": [{ "rule": "tipo" }] }', '"tipo" → 没有 “tipo” 这个规则，是不是 typo？', []],
    ['{ "exclude": ["*a*a*a*a*a*a*a*a*a*"] }', '“exclude[0]” 里的 * 太多', []],
    ['{ "overrides": [{ "files": [], "rules": {} }] }', '[] → “overrides[0].files” 不能为空', []],
    ['{ "format": { "ident": "two" } }', '"ident" → 没有 “ident” 这个键，是不是 indent？', []],
    ['{ "format": { "indent": "four" } }', '"four" → “format.indent” 只能是 two、none、keep', []],
    ['{ "format": { "quotes": "no" } }', '"no" → “format.quotes” 应为true 或 false', []],
    ['{ "words": [}', '这里缺少值', []],
    ['{ "words": 1', '缺少 }', []],
    ['{ “words”: 1 }', '不认识的符号', []],
  ])('%s', (text, expected) => {
    const problems = said(text);
    if (expected === '') expect(read(text).project).toEqual(EMPTY_PROJECT);
    else expect(problems.join('\n')).toContain(expected);
  });

  it('keeps all that is right', () => {
    const text = `{
      "enable": "sometimes",
      "rules": { "typo": "off", "tpyo": "off", "heading-style": { "severity": "loud" }, "heading-level": "hint" },
      "words": [{ "avoid": "甲乙" }, { "avoid": 1 }, { "avoid": "丙丁", "perfer": "x" }, { "prefer": "戊" }, { "avoid": "己庚" }],
      "required": [{ "anyOf": [1, "请批示"] }, { "anyOf": [1] }, { "genres": ["通之"], "anyOf": ["此复"] }],
    }`;
    const { project, problems } = read(text);
    expect(project.enable).toBeUndefined();
    expect(Object.keys(project.rules)).toEqual(['typo', 'heading-style', 'heading-level']);
    expect(project.words.map(({ avoid }) => avoid)).toEqual(['甲乙', '丙丁', '己庚']);
    expect(project.required).toEqual([{ anyOf: ['请批示'] }]);
    expect(problems.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '"sometimes"',
      '"tpyo"',
      '"loud"',
      '1',
      '"perfer"',
      '{ "prefer": "戊" }',
      '1',
      '1',
      '"通之"',
    ]);
  });

  it('never throws, and points into the text', () => {
    const pieces = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"words"',
        '"avoid"',
        '"rules"',
        '"typo"',
        '"off"',
        '1',
        'null',
        '//',
        '"',
        '“',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (some) => {
        const text = some.join(' ');
        for (const { span } of read(text).problems) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.start).toBeLessThanOrEqual(span.end);
        }
      }),
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        read(json);
      }),
    );
  });
});

describe('the JSON schema', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/gongwenrc.schema.json', import.meta.url), 'utf8'));

  it('knows every rule', () => {
    expect(Object.keys(schema.definitions.rules.properties)).toEqual(rules.map(({ id }) => id));
  });

  it('describes every key in both languages', () => {
    for (const [key, value] of Object.entries<{ description?: string; $ref?: string }>(schema.properties)) {
      if (key === '$schema') continue;
      const description = value.description ?? schema.definitions.rules.description;
      expect(description, key).toMatch(/\p{Script=Han}/u);
      expect(description, key).toMatch(/[A-Z][a-z]+/);
    }
  });

  it('completes genres by name and id, rules in ignores, and says what values mean', () => {
    const { rule, rules: byId, genre } = schema.definitions;
    const [zh, ids, other] = genre.anyOf;
    expect(zh.enum).toEqual(lexicon.genres.map((one) => one.zh));
    expect(ids.enum).toEqual(lexicon.genres.map(({ id }) => id));
    expect(other).toEqual({ type: 'string', minLength: 1 });
    for (const list of [zh, ids, rule.anyOf[0], schema.properties.ignores.items.properties.rule]) {
      expect(list.enumDescriptions).toHaveLength(list.enum.length);
    }
    expect(schema.properties.ignores.items.properties.rule.enum).toEqual(['*', ...rules.map(({ id }) => id)]);
    expect(byId.properties['spun-wording'].properties.options.properties.density).toMatchObject({
      type: 'number',
      default: 4,
    });
  });
});

it('knows no genre by the names that every object has', () => {
  for (const name of ['constructor', 'toString', '__proto__']) {
    expect(said(JSON.stringify({ genre: name }))).toEqual([expect.stringContaining(`没有 “${name}” 这个文种`)]);
    expect(read(JSON.stringify({ genre: name })).project).toEqual(EMPTY_PROJECT);
  }
});

it('says so where brackets are nested too deeply', () => {
  for (const text of ['['.repeat(60_000), `{ "words": ${'['.repeat(60_000)}`, '{"a":'.repeat(60_000)]) {
    const { project, problems } = read(text);
    expect(project).toEqual(EMPTY_PROJECT);
    expect(problems.map(({ message }) => message.zh)).toEqual([expect.stringContaining('太深')]);
  }
});
