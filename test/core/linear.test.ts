import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse } from 'scslre';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';

/** Whether an expression may take more than linear time on some text, wherever in it a search begins. */
const isSuperLinear = (source: string, flags: string): boolean => analyse({ source, flags }).reports.length > 0;

const source = fileURLToPath(new URL('../../server/src/', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function* literalsIn(file: string): Iterable<readonly [source: string, flags: string]> {
  const tree = ts.createSourceFile(file, readFileSync(source + file, 'utf8'), ts.ScriptTarget.Latest);
  const nodes: ts.Node[] = [tree];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)!;
      yield [body!, flags!];
    }
    node.forEachChild((child) => void nodes.push(child));
  }
}

/** What modules put together from pieces while they load. */
const made = new Map<string, string>();

beforeAll(async () => {
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, [pattern, flags]: [string | RegExp, string?]) {
      const one = new target(pattern, flags);
      made.set(one.source, one.flags);
      return one;
    },
  });
  try {
    await import('../../server/src/rules/index.js');
    await import('../../server/src/core/index.js');
  } finally {
    globalThis.RegExp = native;
  }
});

test('tells a square from a line', () => {
  expect(isSuperLinear('^\\s*x?\\s*$', 'u')).toBe(true);
  expect(isSuperLinear('a+b', '')).toBe(true);
  expect(isSuperLinear('(?<!a)a{1,40}b', '')).toBe(false);
});

test.each(files)('every expression of %s is linear', (file) => {
  for (const [pattern, flags] of literalsIn(file)) expect(isSuperLinear(pattern, flags), `/${pattern}/`).toBe(false);
});

test('so are those that rules put together', () => {
  expect(made.size).toBeGreaterThan(20);
  expect([...made].filter(([pattern, flags]) => isSuperLinear(pattern, flags)).map(([pattern]) => pattern)).toEqual([]);
});

test('and the patterns of seeds/residue.jsonl', () => {
  const rows = readFileSync(new URL('../../seeds/residue.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const patterns = rows.map((row) => (JSON.parse(row) as { pattern: string }).pattern);
  expect(patterns.filter((pattern) => isSuperLinear(pattern, 'u'))).toEqual([]);
});
