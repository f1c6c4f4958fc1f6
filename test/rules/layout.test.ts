import { describe, expect, it } from 'vitest';
import { readSpecimens } from '../../scripts/specimens.mjs';
import { lint } from '../support.js';

/** What a writer's program or a website changes without touching a word. */
const layouts: Readonly<Record<string, (text: string) => string>> = {
  'indents of two full-width blanks': (text) => text.replace(/^[ \t\u3000]*(?=\S)/gm, '　　'),
  'indents of tabs': (text) => text.replace(/^[ \t\u3000]*(?=\S)/gm, '\t'),
  'no indents': (text) => text.replace(/^[ \t\u3000]+/gm, ''),
  'blank lines between paragraphs': (text) => text.replace(/\n+/g, '\n\n'),
  'blanks at line ends': (text) => text.replace(/$/gm, '  '),
  'characters of no width at line ends': (text) => text.replace(/\n/g, '\u200b\n'),
  'characters of no width at line starts': (text) => text.replace(/\n/g, '\n\u200b'),
  'line ends of Windows': (text) => text.replace(/\n/g, '\r\n'),
};

/** Half-width marks, as many websites write them. */
const half = (text: string): string =>
  text.replace(/[，：；（）！？]/g, (mark) => ',:;()!?'['，：；（）！？'.indexOf(mark)]!);

/** What is found, in order of the text, but for the rules that are about the change itself. */
const found = (text: string, without: readonly string[]): string[] =>
  lint(text)
    .filter(({ rule }) => !without.includes(rule))
    .map(({ rule, span }) => `${rule} ${half(text.slice(span.start, span.end)).replace(/[\s\u200b]/g, '')}`);

const specimens = readSpecimens()
  .filter(({ name }) => name.endsWith('.txt'))
  .map(({ name, text }) => [name, text.replace(/\r\n?/g, '\n')] as const);

describe.each(Object.entries(layouts))('%s', (_, change) => {
  it.each(specimens)('change nothing in %s', (_, text) => {
    const without = ['damaged-text'];
    expect(found(change(text), without)).toEqual(found(text, without));
  });
});

describe('half-width marks', () => {
  it.each(specimens)('hide nothing in %s', (_, text) => {
    const without = ['halfwidth-punctuation', 'punctuation-style', 'damaged-text'];
    expect(found(half(text), without)).toEqual(found(text, without));
  });
});
