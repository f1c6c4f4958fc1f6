import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addIgnore, parseProject, removeIgnore, setEnable, setRule } from '../../server/src/project/index.js';

const names = { ruleIds: ['typo', 'heading-style'], genreIds: [] };
const ignore = { rule: 'typo', text: '幸苦', before: '十分', after: '。', file: 'a.txt' };

describe('a new project file', () => {
  it.each([undefined, '', '\n', '{}', '{}\n'])('is made from %j', (text) => {
    const { project, problems } = parseProject(addIgnore(text, ignore), names);
    expect(problems).toEqual([]);
    expect(project.ignores).toEqual([ignore]);
  });

  it('is laid out to be read', () => {
    expect(setRule(undefined, 'typo', 'off')).toBe('{\n  "rules": {\n    "typo": "off"\n  }\n}\n');
  });
});

describe('an edit', () => {
  const before = `{
    // 用词由县委办统一
    "ignores": [
        { "rule": "typo", "text": "村官" }, // 2023
    ],
    "rules": { "typo": { "severity": "info", "options": { "a": 1 } }, /* 留着 */ "heading-style": "off" }
}
`;

  it('keeps comments, order and formatting', () => {
    const after = addIgnore(before, { rule: 'typo', text: '亲自参加' });
    const added = '        { "rule": "typo", "text": "亲自参加" },';
    expect(after).toBe(before.replace('// 2023\n', `// 2023\n${added}\n`));
    const { project, problems } = parseProject(after, names);
    expect(problems).toEqual([]);
    expect(project.ignores.map(({ text }) => text)).toEqual(['村官', '亲自参加']);
  });

  it.each([
    ['{ "ignores": [] }', '{ "ignores": [\n  { "rule": "typo" }\n] }'],
    ['{ "ignores": [{ "rule": "*" }] }', '{ "ignores": [{ "rule": "*" }, { "rule": "typo" }] }'],
    ['{\n\t"enable": "auto"\n}', '{\n\t"enable": "auto",\n\t"ignores": [\n\t\t{ "rule": "typo" }\n\t]\n}'],
    [
      '{\n  "enable": "auto" // 全部\n}',
      '{\n  "enable": "auto", // 全部\n  "ignores": [\n    { "rule": "typo" }\n  ]\n}',
    ],
    ['{\n  "ignores": [\n    // 还没有\n  ]\n}', '{\n  "ignores": [\n    // 还没有\n    { "rule": "typo" }\n  ]\n}'],
    [
      '{\n  "ignores": [\n    { "rule": "*" }\n    // 完\n  ]\n}',
      '{\n  "ignores": [\n    { "rule": "*" },\n    { "rule": "typo" }\n    // 完\n  ]\n}',
    ],
  ])('puts an item into %j', (text, expected) => {
    expect(addIgnore(text, { rule: 'typo' })).toBe(expected);
  });

  it('gives a rule that has options a severity', () => {
    const text = '{ "rules": { "typo": { "options": {} } } }';
    expect(setRule(text, 'typo', 'off')).toBe('{ "rules": { "typo": { "options": {}, "severity": "off" } } }');
  });

  it('sets a severity, and leaves the options of the rule alone', () => {
    const after = setRule(before, 'typo', 'error');
    expect(parseProject(after, names).project.rules.typo).toEqual({ severity: 'error', options: { a: 1 } });
    expect(after.replace('"error"', '"info"')).toBe(before);
  });

  it('takes a setting out', () => {
    const after = setRule(before, 'heading-style', undefined);
    expect(Object.keys(parseProject(after, names).project.rules)).toEqual(['typo']);
  });

  it('adds nothing twice', () => {
    const once = addIgnore(before, ignore);
    expect(addIgnore(once, { ...ignore })).toBe(once);
    expect(addIgnore(once, { ...ignore, after: '，' })).not.toBe(once);
  });

  it('keeps the line ends of the file', () => {
    const after = addIgnore(before.replaceAll('\n', '\r\n'), ignore);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('refuses a file that it could destroy', () => {
    for (const text of ['{ "words": ', '[]', '"x"', '{ "ignores": {} }', '{ "rules": [] }']) {
      expect(() => {
        addIgnore(text, ignore);
        setRule(text, 'typo', 'off');
      }, text).toThrow(SyntaxError);
    }
  });

  it('stores any text whole', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (texts) => {
        const after = texts.reduce<string | undefined>(
          (text, found) => addIgnore(text, { rule: 'typo', text: found }),
          undefined,
        );
        const { project } = parseProject(after ?? '{}', names);
        expect(project.ignores.map(({ text }) => text)).toEqual([...new Set(texts)]);
      }),
    );
  });
});

describe('removeIgnore', () => {
  const remove = (source: string, what: string): string => removeIgnore(source, source.indexOf(what));
  const [a, b, c] = ['a', 'b', 'c'].map((rule) => `{ "rule": "${rule}" }`);

  it.each([
    ['the first', `{ "ignores": [${a}, ${b}, ${c}] }`, a!, `{ "ignores": [${b}, ${c}] }`],
    ['one between', `{ "ignores": [${a}, ${b}, ${c}] }`, b!, `{ "ignores": [${a}, ${c}] }`],
    ['the last', `{ "ignores": [${a}, ${b}] }`, b!, `{ "ignores": [${a}] }`],
    ['the only one', `{ "ignores": [${a}] }`, a!, '{ "ignores": [] }'],
    ['a line', `{\n  "ignores": [\n    ${a},\n    ${b}\n  ]\n}`, a!, `{\n  "ignores": [\n    ${b}\n  ]\n}`],
    ['the last line', `{\r\n"ignores": [\r\n  ${a},\r\n  ${b},\r\n]}`, b!, `{\r\n"ignores": [\r\n  ${a},\r\n]}`],
    ['beside comments', `{"ignores": [\n// ，\n${a}, // 一,\n${b}\n]}`, b!, `{"ignores": [\n// ，\n${a} // 一,\n]}`],
  ])('takes out %s', (_, source, what, left) => {
    expect(remove(source, what)).toBe(left);
  });

  it('changes nothing elsewhere, and nothing that is broken', () => {
    const source = `{ "words": [], "ignores": [${a}] }`;
    expect(remove(source, 'words')).toBe(source);
    expect(() => remove(`{ "ignores": [${a} `, a!)).toThrow(SyntaxError);
  });
});

describe('whether one file is checked', () => {
  const overrides = (text: string) =>
    parseProject(text, names).project.overrides.map(({ files, enable }) => [files[0], enable]);

  it('is changed where it was said last, and said anew behind what would win over it', () => {
    const first = setEnable('{\n  // 注释\n}\n', './a.txt', 'never');
    expect(overrides(first)).toEqual([['./a.txt', 'never']]);
    expect(first).toContain('// 注释');
    const again = setEnable(first, './a.txt', 'auto');
    expect(overrides(again)).toEqual([['./a.txt', 'auto']]);
    const other = setEnable(again, '**', 'always');
    const last = setEnable(other, './a.txt', 'never');
    expect(overrides(last)).toEqual([
      ['./a.txt', 'auto'],
      ['**', 'always'],
      ['./a.txt', 'never'],
    ]);
  });

  it('leaves what else is set for the file alone', () => {
    const text = '{ "overrides": [{ "files": ["./a.txt"], "rules": { "typo": "off" } }] }';
    expect(overrides(setEnable(text, './a.txt', 'never'))).toEqual([
      ['./a.txt', undefined],
      ['./a.txt', 'never'],
    ]);
  });
});
