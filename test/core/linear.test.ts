import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse } from 'scslre';
import ts from 'typescript';
import { expect, it } from 'vitest';

// A draft may hold a line of sixty thousand blanks. An expression that looks at them again from each of them takes minutes:
// found here without a clock, by what its quantifiers share. Only runs of one character are found so, and only literals.

const source = fileURLToPath(new URL('../../server/src/', import.meta.url));
const FOLDERS = ['cli', 'core', 'features', 'lexicon', 'lsp', 'mine', 'project'];

/** Expressions that are applied to what is never long. */
const SHORT: Readonly<Record<string, string>> = {
  '/\\/+$/': 'addresses, and globs, whose length is limited',
  '/（.*?）/g': 'names of genres, which are our own',
  '/⟦([^⟧]*)⟧/g': 'examples of rules, which are our own',
};

/** What makes an expression take more than linear time, where something does. */
function faultsOf(literal: string): string[] {
  const [, pattern, flags] = /^\/(.*)\/([a-z]*)$/s.exec(literal)!;
  return analyse({ source: pattern!, flags: flags! }).reports.map(({ type }) => type);
}

function literalsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

it('knows the expressions that were too slow once', () => {
  for (const slow of [
    '/[ \\t]+#+[ \\t]*$/',
    '/^[ \\t]*\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?[ \\t]*$/',
    '/^答案[\\s　]*[：:]?[\\s　]*[A-D]/u',
  ])
    expect(faultsOf(slow), slow).not.toEqual([]);
});

it.each(FOLDERS)('all expressions of %s take linear time', (folder) => {
  const files = readdirSync(source + folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const literals = files.flatMap((name) =>
    literalsOf(`${source}${folder}/${name}`).map((literal) => ({ name, literal })),
  );
  expect(files.length).toBeGreaterThan(0);
  expect(literals.filter(({ literal }) => !Object.hasOwn(SHORT, literal) && faultsOf(literal).length > 0)).toEqual([]);
});
