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

/** @returns {[word: string, frequency: number][]} words of Chinese characters */
function dictionary() {
  const folder = dirname(require.resolve('@node-rs/jieba/package.json'));
  return readFileSync(join(folder, 'dict.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word]) => /^\p{Script=Han}+$/u.test(word))
    .map(([word, frequency]) => [word, Number(frequency)]);
}

/** @returns {string} the text described above */
export function wordList() {
  const { pinyin } = require('pinyin-pro');
  const words = [];
  const characters = new Set();
  for (const [word, frequency] of dictionary()) {
    if (word.length > LONGEST) continue;
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

/** Rarer words no reader would cut from two others. */
const COMMON = 20;

/**
 * @param {readonly string[]} words of two characters
 * @returns {{ before: string, after: string }[]} for each, the characters that stand before its first one in some word, and
 * behind its second: where neither is beside it, no word reaches across its ends
 */
export function neighboursOf(words) {
  const before = new Map();
  const after = new Map();
  const add = (map, key, character) => character && map.set(key, (map.get(key) ?? new Set()).add(character));
  const wanted = new Set(words);
  for (const [word, frequency] of dictionary()) {
    if (frequency < COMMON || word.length < 2) continue;
    add(before, word.at(-1), word.at(-2));
    add(after, word[0], word[1]);
    for (let at = 0; at + 1 < word.length; at++) {
      if (!wanted.has(word.slice(at, at + 2))) continue;
      add(before, word[at], word[at - 1]);
      add(after, word[at + 1], word[at + 2]);
    }
  }
  const listed = (map, key) => [...(map.get(key) ?? [])].sort().join('');
  return words.map((word) => ({ before: listed(before, word[0]), after: listed(after, word[1]) }));
}

/** @returns {import('esbuild').Plugin} */
export const wordListPlugin = () => ({
  name: 'words',
  setup(build) {
    build.onResolve({ filter: /^gongwen:words$/ }, ({ path }) => ({ path, namespace: 'words' }));
    build.onLoad({ filter: /.*/, namespace: 'words' }, () => ({ contents: gzipSync(wordList()), loader: 'binary' }));
  },
});
