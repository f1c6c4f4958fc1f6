import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differences, parseFixture, stretches } from './carets.js';
import { grammarOf, tokenize } from './tokenize.js';

const fixtures = new URL('fixtures/', import.meta.url);

for (const file of readdirSync(fixtures)) {
  const [name, language] = file.split('.') as [string, string];
  const cases = parseFixture(readFileSync(new URL(file, fixtures), 'utf8'));
  describe(`${name} in ${language}`, async () => {
    const grammar = await grammarOf(language);
    it.each(cases)('$title', ({ lines }) => {
      const tokenized = tokenize(grammar, lines.map(({ text }) => text).join('\n'));
      const report = lines.flatMap(({ text, at, expectations }, index) =>
        differences(text, tokenized[index]!.tokens, expectations).map((difference) => `line ${at}: ${difference}`),
      );
      expect(report).toEqual([]);
    });
  });
}

describe('the same grammar serves', () => {
  it('plain text and the language 公文', async () => {
    expect(await grammarOf('plaintext')).toBe(await grammarOf('gongwen'));
  });
});

describe('a line of 10,000 characters', () => {
  const scopeOf = async (language: string, line: string, scope: string) =>
    stretches(tokenize(await grammarOf(language), line)[0]!.tokens, scope);

  it.each(['plaintext', 'markdown'])('is coloured to its end in %s', async (language) => {
    const filler = '各村各社区分头落实，不留死角。';
    const line = `（一）包干到人。${filler.repeat(700)}一是建账，新增X个。`;
    expect(line.length).toBeGreaterThan(10_000);
    expect(await scopeOf(language, line, 'markup.heading.2')).toEqual(['0-8']);
    expect(await scopeOf(language, line, 'keyword.control.ordinal')).toEqual([
      `${line.length - 10}-${line.length - 8}`,
    ]);
    expect(await scopeOf(language, line, 'variable.parameter.placeholder')).toEqual([
      `${line.length - 3}-${line.length - 2}`,
    ]);
  });

  it.each([
    ['opening quotation marks', '“甲'],
    ['opening title marks', '《乙'],
    ['opening brackets', '【丙'],
    ['underscores', '_'],
    ['stars', '*'],
    ['crosses', '×'],
    ['numerals', '一'],
    ['brackets with a number', '（一'],
    ['full-width spaces', '　'],
  ])('of %s without partners leaves the next line as it is', async (_, unit) => {
    for (const language of ['plaintext', 'markdown']) {
      const lines = tokenize(await grammarOf(language), `${unit.repeat(10_000 / unit.length)}\n\n同志们：`);
      expect(stretches(lines[2]!.tokens, 'entity.name.type.addressee')).toEqual(['0-3']);
    }
  });
});
