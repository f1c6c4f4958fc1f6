// Checks the word lists in seeds/ (typos, variants, wording, spun). With folders as arguments it also reports every hit of
// a row in the .txt and .md files below them: on sound documents there should be next to none.
//   node scripts/check-seeds.mjs [--min-weight n] [folder …]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseJsonl } from './jsonl-plugin.mjs';

const PAIR = ['wrong', 'right', 'unless?', 'source'];
/** Keys of each list in their order; `?` marks one that may be missing. */
export const LISTS = {
  typos: PAIR,
  variants: PAIR,
  wording: ['wrong', 'right', 'unless?', 'why', 'source'],
  spun: ['spun', 'plain', 'unless?', 'weight', 'quiet?', 'source'],
};

/** Chinese characters, the D, dang, ZZ and GJ that sites put for 党, 政治 and 国家, and a mark that the word stands before. */
const HAN = /^(?:dang|ZZ|GJ|[\p{Script=Han}D、])+[》，,。：]?$/u;
// A list whose wrong word is right in another record cannot be trusted; a variant may be one step from a misspelling.
const STRICT = new Set(['typos', 'variants']);

const wordOf = (row) => row.wrong ?? row.spun;
const formsOf = (row) => row.right ?? row.plain;

/**
 * @param {string} seeds folder of the lists
 * @returns {Record<string, object[]>} the rows of each list
 * @throws when a file is missing or a line is no JSON
 */
export function readLists(seeds) {
  return Object.fromEntries(
    Object.keys(LISTS).map((name) => {
      const file = join(seeds, `${name}.jsonl`);
      return [name, parseJsonl(readFileSync(file, 'utf8'), file)];
    }),
  );
}

function checkShape(name, row) {
  const faults = [];
  const optional = new Set(LISTS[name].filter((key) => key.endsWith('?')).map((key) => key.slice(0, -1)));
  const order = LISTS[name].map((key) => key.replace('?', ''));
  const keys = Object.keys(row);
  const expected = order.filter((key) => keys.includes(key) || !optional.has(key));
  if (keys.join() !== expected.join()) faults.push(`keys ${keys.join()} instead of ${expected.join()}`);
  const word = wordOf(row);
  const forms = formsOf(row);
  const strings = (list) => Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === 'string');
  if (typeof word !== 'string' || word.length < 2 || !HAN.test(word))
    faults.push('the word is not two or more Chinese characters');
  if (!strings(forms)) faults.push('no right form');
  if (faults.length > 0) return faults;
  if (new Set(forms).size !== forms.length) faults.push('a right form twice');
  for (const form of forms) {
    if (!HAN.test(form)) faults.push(`right form ${form} is not Han`);
    // Replacing a word by one that contains it would find it again, for ever.
    if (form.includes(word) && !row.unless?.includes(form)) faults.push(`right form ${form} contains the word`);
  }
  if ('unless' in row) {
    if (!strings(row.unless)) faults.push('unless is empty or no list of strings');
    else
      for (const guard of row.unless) {
        if (!guard.includes(word)) faults.push(`unless ${guard} does not contain the word`);
        if (guard === word) faults.push('unless is the word itself');
        if (row.unless.some((other) => other !== guard && guard.includes(other)))
          faults.push(`unless ${guard} is covered by another`);
      }
    if (strings(row.unless) && new Set(row.unless).size !== row.unless.length) faults.push('an unless twice');
  }
  if ('weight' in row && ![1, 2, 3].includes(row.weight)) faults.push('weight is not 1, 2 or 3');
  if ('why' in row && !(row.why?.zh && row.why?.en)) faults.push('why lacks a language');
  if (typeof row.source !== 'string' || row.source.trim() === '') faults.push('no source');
  return faults;
}

/** Whether `row` applies to `word` at `at`, that is, whether no exception of it covers the place. */
function applies(row, text, at) {
  const word = wordOf(row);
  return !(row.unless ?? []).some((guard) => {
    for (let offset = guard.indexOf(word); offset !== -1; offset = guard.indexOf(word, offset + 1))
      if (at >= offset && text.startsWith(guard, at - offset)) return true;
    return false;
  });
}

/**
 * @param {Record<string, object[]>} lists as {@link readLists} gives them
 * @returns {string[]} what is wrong, a sentence each; empty when all is well
 */
export function check(lists) {
  const faults = [];
  for (const [name, rows] of Object.entries(lists)) {
    const seen = new Set();
    for (const row of rows) {
      const word = wordOf(row);
      for (const fault of checkShape(name, row)) faults.push(`${name} ${word}: ${fault}`);
      if (seen.has(word)) faults.push(`${name} ${word}: twice`);
      seen.add(word);
    }
    if (!STRICT.has(name)) continue;
    for (const row of rows) {
      for (const form of rows.flatMap(formsOf)) {
        const at = form.indexOf(wordOf(row));
        if (at !== -1 && applies(row, form, at))
          faults.push(`${name} ${wordOf(row)}: stands in the right form ${form}`);
      }
      for (const other of rows) {
        // The longer one wins where both match, so it must not say anything else than the shorter one.
        const [long, short] = [wordOf(other), wordOf(row)];
        if (long === short || !long.includes(short)) continue;
        const same = row.right.some((form) => other.right.includes(long.replace(short, form)));
        if (!same) faults.push(`${name} ${short}: stands in ${long}, which has another right form`);
      }
    }
  }
  const typos = new Set((lists.typos ?? []).map(wordOf));
  for (const { wrong } of lists.variants ?? [])
    if (typos.has(wrong)) faults.push(`variants ${wrong}: is among the typos too`);
  return faults;
}

/**
 * @param {Record<string, object[]>} lists
 * @param {string} text
 * @param {number} [minWeight] spun words of less weight are left out
 * @yields {{ list: string, word: string, weight: number | undefined, at: number }}
 */
export function* hits(lists, text, minWeight = 1) {
  for (const [list, rows] of Object.entries(lists))
    for (const row of rows) {
      if ('weight' in row && row.weight < minWeight) continue;
      const word = wordOf(row);
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
        if (applies(row, text, at)) yield { list, word, weight: row.weight, at };
    }
}

function main(args) {
  const lists = readLists(fileURLToPath(new URL('../seeds', import.meta.url)));
  const flag = args.indexOf('--min-weight');
  const minWeight = flag === -1 ? 1 : Number(args.splice(flag, 2)[1]);
  const faults = check(lists);
  for (const fault of faults) console.error(fault);
  console.log(
    Object.entries(lists)
      .map(([name, rows]) => `${name} ${rows.length}`)
      .join(', '),
  );
  for (const folder of args) {
    const count = {};
    let characters = 0;
    for (const name of readdirSync(folder, { recursive: true })) {
      if (!/\.(?:txt|md)$/i.test(name)) continue;
      const text = readFileSync(join(folder, name), 'utf8');
      characters += text.length;
      for (const { list, word, weight, at } of hits(lists, text, minWeight)) {
        count[list] = (count[list] ?? 0) + 1;
        const around = text.slice(Math.max(0, at - 8), at + word.length + 8).replace(/\s+/g, ' ');
        console.log(`${name}\t${list}${weight ? ` ${weight}` : ''}\t${word}\t${around}`);
      }
    }
    const sums = Object.keys(lists).map((list) => `${list} ${count[list] ?? 0}`);
    console.log(`${folder}: ${characters} characters, hits: ${sums.join(', ')}`);
  }
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
