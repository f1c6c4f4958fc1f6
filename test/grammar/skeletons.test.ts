import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/core/index.js';
import { engineOf, lint } from '../support.js';
import { expand, parseBody, type Snippet } from './snippet.js';

const load = (name: string) =>
  Object.entries(
    JSON.parse(readFileSync(new URL(`../../snippets/${name}.json`, import.meta.url), 'utf8')) as Record<
      string,
      Snippet
    >,
  );

/** Every text that a snippet can leave behind: the hints as they are, each choice in turn. */
function texts({ body }: Snippet): string[] {
  const parts = parseBody(body.join('\n'));
  const choices = parts.map((part) => (part.kind === 'stop' ? (part.choices?.length ?? 1) : 1));
  return Array.from({ length: Math.max(...choices) }, (_, pick) => expand(parts, pick));
}

const parts = load('gongwen').filter(([name]) => name.startsWith('部件：'));

describe.each([
  ['plain', 'gongwen'],
  ['markdown', 'markdown'],
] as const)('in %s, the skeleton', (format, file) => {
  const skeletons = load(file).filter(([name]) => !name.startsWith('部件：'));

  it.each(skeletons)('%s reads as an official document of a known genre', (_, snippet) => {
    const engine = engineOf();
    for (const text of texts(snippet)) {
      const draft = engine.read(text, format, DEFAULT_CONFIG);
      expect(draft.verdict.official).toBe(true);
      expect(draft.parts.map(({ genre }) => typeof genre)).toEqual(['string']);
    }
  });

  it.each(skeletons)('%s has nothing for the linter to find', (_, snippet) => {
    for (const text of texts(snippet)) {
      expect(lint(text, { format }).map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toEqual([]);
    }
  });
});

/** A document around a part, without numbers or marks of its own. */
const around = (part: string) =>
  `某镇人民政府关于修缮校舍的通知\n\n各中心小学：\n　　为改善办学条件，要把校舍修好。\n${part}\n\n某镇人民政府\n2024年3月5日\n`;

it.each(parts)('%s has no error where it is used', (_, snippet) => {
  for (const text of texts(snippet).map(around)) {
    const errors = lint(text).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toEqual([]);
  }
});
