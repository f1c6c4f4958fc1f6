import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markdownSnippets } from '../../scripts/snippets.mjs';
import { stretches } from './carets.js';
import { expand, parseBody, type Snippet } from './snippet.js';
import { grammarOf, tokenize } from './tokenize.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const load = (path: string) => Object.entries(JSON.parse(read(path)) as Record<string, Snippet>);
const contributed = (
  JSON.parse(read('package.json')) as { contributes: { snippets: { language: string; path: string }[] } }
).contributes.snippets;

const NUMERALS = '一二三四五六七八九十';
const PAIRS = ['“”', '‘’', '《》', '〈〉', '（）', '【】', '〔〕', '「」'];

/** Ordinals of a series that do not follow one another; a series begins anew at its first ordinal. */
function gaps(ordinals: number[]): string[] {
  return ordinals.flatMap((ordinal, index) =>
    ordinal === 1 || ordinal === (ordinals[index - 1] ?? 0) + 1 ? [] : [`${ordinals[index - 1] ?? 0} → ${ordinal}`],
  );
}

const numeralsOf = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => NUMERALS.indexOf(match[1]!) + 1 || Number(match[1]));

it('the manifest gives each language its skeletons', () => {
  expect(contributed.map(({ language }) => language).sort()).toEqual(['gongwen', 'markdown', 'plaintext']);
});

it('snippets/markdown.json is what scripts/snippets.mjs writes', () => {
  expect(read('snippets/markdown.json')).toBe(markdownSnippets(read('snippets/gongwen.json')));
});

describe.each([...new Set(contributed.map(({ path }) => path))])('%s', (path) => {
  const snippets = load(path);

  it('names each snippet once in Chinese and once in ASCII', () => {
    const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
    for (const [name, { prefix, description }] of snippets) {
      expect(prefix, name).toEqual([expect.stringMatching(/^\p{Script=Han}/u), expect.stringMatching(/^[a-z-]+$/)]);
      expect(description, name).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(snippets)('%s', async (_, { body }) => {
    const parts = parseBody(body.join('\n'));
    const stops = parts.filter((part) => part.kind === 'stop');

    const order = [...new Set(stops.map(({ index }) => index))].filter((index) => index > 0);
    expect(order).toEqual(order.map((_, index) => index + 1));
    expect(stops.filter(({ index }) => index === 0)).toHaveLength(1);
    for (const index of order) {
      const faces = new Set(
        stops.filter((stop) => stop.index === index).map((stop) => stop.hint ?? stop.choices?.join()),
      );
      expect([...faces], `tab stop ${index}`).toHaveLength(1);
      expect([...faces][0]).toMatch(/\S/);
    }

    const variants = Math.max(1, ...stops.map(({ choices }) => choices?.length ?? 1));
    for (let pick = 0; pick < variants; pick++) {
      const text = expand(parts, pick);
      for (const [open, close] of PAIRS.map((pair) => [...pair] as [string, string])) {
        for (const line of text.split('\n')) expect(line.split(open).length, line).toBe(line.split(close).length);
      }
      expect(text).not.toMatch(/\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}|[、，；：。][、，；：。]|）、/u);

      const lines = text.split('\n').map((line) => line.replace(/^(?:#+ |　+)/, ''));
      const first = numeralsOf(lines.join('\n'), /^([一二三四五六七八九十])、/gm);
      expect(gaps(first)).toEqual([]);
      expect(first.filter((ordinal) => ordinal === 1).length).toBeLessThanOrEqual(1);
      for (const section of lines.join('\n').split(/^[一二三四五六七八九十]、/m)) {
        const second = numeralsOf(section, /^（([一二三四五六七八九十])）/gm);
        expect(second).toEqual(second.map((_, index) => index + 1));
      }
      for (const line of lines)
        expect(gaps(numeralsOf(line, /(?<=^|[。；：，])([一二三四五六七八九十])[是要]/g))).toEqual([]);
      const announced = /讲([一二两三四五])点意见/.exec(text);
      if (announced && first.length)
        expect(first).toHaveLength(announced[1] === '两' ? 2 : NUMERALS.indexOf(announced[1]!) + 1);

      for (const { line, tokens } of tokenize(await grammarOf('plaintext'), text)) {
        expect(stretches(tokens, 'variable.parameter.placeholder'), line).toEqual([]);
      }
    }
  });
});
