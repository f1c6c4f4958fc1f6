// `import data from 'gongwen:words'`: the word list and the readings that `gongwen mine` works with, packed as one gzipped
// text (Uint8Array): characters with their syllables, an empty line, words with their frequency. Made from two packages of
// the npm registry, both under the MIT licence (see NOTICE): the dictionary of @node-rs/jieba, the readings of pinyin-pro.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/** Longer words are names and sayings that nobody misspells without a shorter one showing it. */
const LONGEST = 5;
/** Rare readings would make half the characters sound alike. */
const READINGS = 2;

/** @returns {string} the text described above */
export function wordList() {
  const folder = dirname(require.resolve('@node-rs/jieba/package.json'));
  const { pinyin } = require('pinyin-pro');
  const words = [];
  const characters = new Set();
  for (const line of readFileSync(join(folder, 'dict.txt'), 'utf8').split('\n')) {
    const [word, frequency] = line.split(' ');
    if (!word || word.length > LONGEST || !/^\p{Script=Han}+$/u.test(word)) continue;
    words.push(`${word} ${frequency}`);
    if (word.length === 1) characters.add(word);
  }
  // Neighbours that begin alike pack better.
  words.sort();
  const readings = [...characters].sort().map((character) => {
    const all = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
    return `${character} ${[...new Set(all)].slice(0, READINGS).join(' ')}`;
  });
  return `${readings.join('\n')}\n\n${words.join('\n')}\n`;
}

/** @returns {import('esbuild').Plugin} */
export const wordListPlugin = () => ({
  name: 'words',
  setup(build) {
    build.onResolve({ filter: /^gongwen:words$/ }, ({ path }) => ({ path, namespace: 'words' }));
    build.onLoad({ filter: /.*/, namespace: 'words' }, () => ({ contents: gzipSync(wordList()), loader: 'binary' }));
  },
});
