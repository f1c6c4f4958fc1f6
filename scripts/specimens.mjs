// Specimens with faults (seeds/specimens/marked) carry their annotations in the text: ⟦rule|text⟧ marks what must be found,
// ⟦rule|text|right⟧ says what a fix must put there too, ⟦rule/other|text⟧ accepts either rule, ⟦?rule|text⟧ may be found
// or not, ⟦rule|⟧ stands for the whole document. As files with a table beside them, for a scorer:
//   node scripts/specimens.mjs FOLDER
// writes the plain drafts and expect.tsv (file, line, column, text, rules, need, fix; 1-based, UTF-16 columns) there.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const marked = fileURLToPath(new URL('../seeds/specimens/marked/', import.meta.url));
const MARK = /⟦(\?)?([a-z/-]+)\|([^⟦⟧|]*)(?:\|([^⟦⟧|]*))?⟧/g;

/**
 * @param {string} source a marked specimen, without a byte order mark
 * @returns {{ text: string, rows: { start: number, end: number, line: number, column: number, text: string,
 * rules: string[], need: 'must' | 'may', fix: string }[] }} the draft and what is to be found in it; offsets are UTF-16
 * @throws {SyntaxError} where a bracket is left over
 */
export function readMarked(source) {
  const rows = [];
  let text = '';
  let last = 0;
  for (const match of source.matchAll(MARK)) {
    text += source.slice(last, match.index);
    last = match.index + match[0].length;
    const lines = text.split(/\r\n|\r|\n/);
    rows.push({
      start: text.length,
      end: text.length + match[3].length,
      line: lines.length,
      column: lines[lines.length - 1].length + 1,
      text: match[3],
      rules: match[2].split('/'),
      need: match[1] ? 'may' : 'must',
      fix: match[4] ?? '',
    });
    text += match[3];
  }
  text += source.slice(last);
  const left = text.search(/[⟦⟧]/);
  if (left >= 0) throw new SyntaxError(`a mark is not closed: ${text.slice(left, left + 20)}`);
  return { text, rows };
}

/**
 * @returns {{ name: string, bom: boolean, text: string, rows: ReturnType<typeof readMarked>['rows'] }[]} all marked
 * specimens, in the order of their names
 */
export function readSpecimens() {
  return readdirSync(marked)
    .sort()
    .map((name) => {
      const source = readFileSync(join(marked, name), 'utf8');
      const bom = source.startsWith('\ufeff');
      return { name, bom, ...readMarked(bom ? source.slice(1) : source) };
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) {
    console.error('usage: node scripts/specimens.mjs FOLDER');
    process.exit(2);
  }
  mkdirSync(folder, { recursive: true });
  const table = ['file\tline\tcolumn\ttext\trules\tneed\tfix'];
  for (const { name, bom, text, rows } of readSpecimens()) {
    writeFileSync(join(folder, name), (bom ? '\ufeff' : '') + text);
    for (const row of rows)
      table.push([name, row.line, row.column, row.text, row.rules.join('|'), row.need, row.fix].join('\t'));
  }
  writeFileSync(join(folder, 'expect.tsv'), `${table.join('\n')}\n`);
}
