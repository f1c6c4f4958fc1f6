// `import list from './x.jsonl'`: a function that gives the list as server/src/lexicon/packed.ts reads it, for esbuild and
// for vite (tests).
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
    'pattern' in row ? { ...row, ...needsOf(row.pattern) } : row,
  );
  if (basename(file) === 'typos.jsonl') {
    const short = kept.filter(({ wrong }) => wrong.length === 2);
    for (const [index, beside] of neighboursOf(short.map(({ wrong }) => wrong)).entries()) short[index].beside = beside;
  }
  const lines = kept.map((row) => JSON.stringify(row));
  const words = kept.map((row) => row.wrong ?? row.spun ?? row.word);
  return (words.includes(undefined) ? lines : [words.join(' '), ...lines]).join('\n');
}

const packedFile = (text, file) => packed(parseJsonl(text, file), file);
const inline = (list) => `export default () => ${JSON.stringify(list)};`;

export const jsonl = {
  /**
   * @param {{ apart?: (name: string, list: Buffer) => void }} [options] `apart`: puts a list into `seeds/` beside a CommonJS
   * bundle, which then reads it there. What stands in the code, Node decodes, hashes and keeps as code at every start; a
   * file in UTF-16 it takes as it is
   * @returns {import('esbuild').Plugin}
   */
  esbuild: ({ apart } = {}) => ({
    name: 'jsonl',
    setup(build) {
      build.onLoad({ filter: /\.jsonl$/ }, ({ path }) => {
        const list = packedFile(readFileSync(path, 'utf8'), path);
        if (!apart) return { contents: inline(list), loader: 'js' };
        const name = `${basename(path, '.jsonl')}.utf16`;
        apart(name, Buffer.from(list, 'utf16le'));
        const contents = `import { readFileSync } from 'node:fs';
          export default () => readFileSync(__dirname + ${JSON.stringify(`/seeds/${name}`)}, 'utf16le');`;
        return { contents, loader: 'js' };
      });
    },
  }),
  /** @returns {import('vite').Plugin} */
  vite: () => ({
    name: 'jsonl',
    transform(code, id) {
      return id.endsWith('.jsonl') ? { code: inline(packedFile(code, id)), map: null } : null;
    },
  }),
};
