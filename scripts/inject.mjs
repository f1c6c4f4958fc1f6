#!/usr/bin/env node
// Puts faults into the clean documents of a folder, one at a time, and counts what the linter finds of them.
//   node scripts/inject.mjs FOLDER [--verbose]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { jsonl } from './jsonl-plugin.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { verbose: { type: 'boolean' } } });
const [folder] = positionals;
if (!folder) throw new Error('usage: node scripts/inject.mjs FOLDER [--verbose]');

const temp = mkdtempSync(join(tmpdir(), 'gongwen-inject-'));
const outfile = join(temp, 'all.mjs');
await esbuild.build({
  stdin: {
    contents: `export * from './test/injection.ts'; export { engineOf } from './test/support.ts';`,
    resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile,
  plugins: [jsonl.esbuild()],
  logLevel: 'error',
});
const { engineOf, judge, lintAlways, numberingFaults, otherFaults } = await import(pathToFileURL(outfile));
rmSync(temp, { recursive: true });

const engine = engineOf();
const table = {};
for (const name of readdirSync(folder).filter((file) => /\.(?:txt|md)$/.test(file))) {
  const text = readFileSync(join(folder, name), 'utf8');
  const format = name.endsWith('.md') ? 'markdown' : 'plain';
  const { draft, findings } = lintAlways(engine, text, format);
  for (const fault of [...numberingFaults(text, draft), ...otherFaults(text, draft, engine)]) {
    const { found, one, atPlace, restored } = judge(engine, format, findings, text, fault);
    table[fault.kind] ??= { injected: 0, one: 0, place: 0, none: 0, several: 0, restored: 0, mustRestore: 0 };
    const row = table[fault.kind];
    row.injected++;
    row.one += Number(one);
    row.place += Number(atPlace);
    row.none += Number(found.length === 0);
    row.several += Number(found.length > 1);
    row.mustRestore += Number(fault.restores);
    row.restored += Number(restored && fault.restores);
    if (values.verbose && (!one || !atPlace || (fault.restores && !restored))) {
      const place = fault.text.slice(fault.places[0], fault.places[0] + 24).replaceAll('\n', '⏎');
      console.log(
        `${fault.kind} in ${name} at “${place}”: ${found.map((f) => `${f.rule} ${f.message.zh.slice(0, 40)}`).join(' | ') || 'nothing'}`,
      );
    }
  }
}
console.table(table);
