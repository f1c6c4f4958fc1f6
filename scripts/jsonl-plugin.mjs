// `import rows from './x.jsonl'`: an array of records, for esbuild and for vite (tests). One parser, so that a bundle and a
// test never read the same file differently.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { needsOf } from './needs.mjs';
import { neighboursOf } from './word-list.mjs';

/**
 * @param {string} text a JSON Lines file
 * @param {string} file its name, for the error
 * @returns {unknown[]} one value a line; blank lines are left out
 * @throws {SyntaxError} that names file and line
 */
export function parseJsonl(text, file) {
  const rows = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      rows.push(JSON.parse(line));
    } catch (error) {
      throw new SyntaxError(`${file}:${index + 1}: ${error.message}`);
    }
  }
  return rows;
}

/**
 * Records as the program reads them. Where they come from and what they are tried on are for those who keep them, a third
 * of the lists, which every start would read; what can be known of them beforehand is found here, so that no start has to.
 *
 * @param {readonly Record<string, unknown>[]} rows
 * @param {string} file
 */
function packed(rows, file) {
  const kept = rows.map(({ source: _, example: _e, accepts: _a, ...row }) =>
    'pattern' in row ? { ...row, needs: needsOf(row.pattern) } : row,
  );
  if (basename(file) !== 'typos.jsonl') return kept;
  const short = kept.filter(({ wrong }) => wrong.length === 2);
  for (const [index, beside] of neighboursOf(short.map(({ wrong }) => wrong)).entries()) short[index].beside = beside;
  return kept;
}

// JSON.parse of a string literal starts several times faster than the same value written as code.
const moduleOf = (text, file) =>
  `export default JSON.parse(${JSON.stringify(JSON.stringify(packed(parseJsonl(text, file), file)))});`;

export const jsonl = {
  /** @returns {import('esbuild').Plugin} */
  esbuild: () => ({
    name: 'jsonl',
    setup(build) {
      build.onLoad({ filter: /\.jsonl$/ }, ({ path }) => ({
        contents: moduleOf(readFileSync(path, 'utf8'), path),
        loader: 'js',
      }));
    },
  }),
  /** @returns {import('vite').Plugin} */
  vite: () => ({
    name: 'jsonl',
    transform(code, id) {
      return id.endsWith('.jsonl') ? { code: moduleOf(code, id), map: null } : null;
    },
  }),
};
