#!/usr/bin/env node
// Measures, and judges nothing: no test depends on a time.
//   npm run bench -- [FOLDER of faulty drafts] [--clean FOLDER] [--only process,command,keys] [--json] [--limit SECONDS]
// The other tools are measured when they are installed: npm install --prefix test/bench
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { loadEngine } from './gongwen.mjs';
import { typeKeys } from './keys.mjs';
import { command, finishes, inProcess } from './measure.mjs';
import { bytesOf, grow, loadDrafts } from './texts.mjs';
import { loadTools } from './tools.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clean: { type: 'string' },
    only: { type: 'string', default: 'process,command,keys' },
    json: { type: 'boolean', default: false },
    limit: { type: 'string', default: '60' },
  },
});
const wanted = new Set(values.only.split(','));
const limit = Number(values.limit) * 1000;
const note = (line) => process.stderr.write(`${line}\n`);

/** @type {{ what: string, tool: string, [figure: string]: string | number | undefined }[]} */
const rows = [];
const add = (row) => {
  rows.push(row);
  note(`${row.what} · ${row.tool}`);
};
const MB = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'gongwen-bench-'));
try {
  const { faulty, clean } = loadDrafts({ faulty: positionals[0], clean: values.clean });
  const five = faulty.map((text) => text.replace(/^\ufeff/, ''));
  const texts = [
    ['five drafts', five],
    ['1 MB faulty', [grow(faulty, MB)]],
    ['1 MB clean', [grow(clean, MB)]],
    ['10 MB clean', [grow(clean, 10 * MB)]],
  ];
  const tools = await loadTools(folder);
  if (tools.length === 0) note('The other tools are not installed: npm install --prefix test/bench');

  if (wanted.has('process')) {
    const { Engine, DEFAULT_CONFIG, lexicon, rules } = await loadEngine();
    const engine = new Engine(rules, lexicon);
    /** A config of its own for each run: nothing is known of any paragraph. */
    const lint = (some, all) => () => {
      const config = { ...DEFAULT_CONFIG };
      let findings = 0;
      for (const text of all) findings += some.check(some.read(text, 'plain', config), config).findings.length;
      return findings;
    };
    for (const [what, all] of texts) {
      const bytes = all.reduce((sum, text) => sum + bytesOf(text), 0);
      const speed = ({ min }) => bytes / 1000 / min;
      const findings = lint(engine, all)();
      const whole = await inProcess(lint(engine, all), what.startsWith('10') ? 6000 : 3000);
      add({ what, tool: 'gongwen, parse and all rules', ms: whole.min, 'MB/s': speed(whole), findings });
      const parse = await inProcess(() => all.map((text) => engine.read(text, 'plain', DEFAULT_CONFIG)));
      add({ what, tool: 'gongwen, parse alone', ms: parse.min, 'MB/s': speed(parse) });
      for (const tool of tools) {
        const files = all.map((text, at) => {
          const path = join(folder, `in-process-${at}.txt`);
          writeFileSync(path, text);
          return path;
        });
        if (bytes > MB / 2 && !(await finishes(scriptFor(tool.name, files), limit))) {
          add({ what, tool: tool.name, remark: `not done in ${limit / 1000} s` });
          continue;
        }
        try {
          const took = await inProcess(async () => {
            for (const text of all) await tool.inProcess(text);
          });
          add({ what, tool: tool.name, ms: took.min, 'MB/s': speed(took) });
        } catch (error) {
          add({ what, tool: tool.name, remark: error.message });
        }
      }
    }
    for (const [what, all] of texts.slice(1, 3)) {
      const none = await costOf(undefined);
      const costs = [];
      for (const rule of rules) costs.push([rule.id, (await costOf(rule)) - none]);
      for (const [id, ms] of costs.sort((a, b) => b[1] - a[1])) add({ what, tool: `rule ${id} alone`, ms });

      /** Checked alone, a rule that looks for words pays for the search that all of them share. */
      async function costOf(rule) {
        const one = new Engine(rule ? [rule] : [], lexicon);
        let least = Number.POSITIVE_INFINITY;
        for (let i = 0; i < 12; i++) {
          const config = { ...DEFAULT_CONFIG };
          const draft = engine.read(all[0], 'plain', config);
          const began = performance.now();
          one.check(draft, config);
          least = Math.min(least, performance.now() - began);
        }
        return least;
      }
    }
  }

  if (wanted.has('command') || wanted.has('keys')) await build({ only: ['cli', 'server'], log: note });

  if (wanted.has('command')) {
    const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
    const write = (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const drafts = five.map((text, at) => write(`draft-${at}.txt`, text));
    const large = [write('faulty.txt', texts[1][1][0])];
    const clear = [write('clean.txt', texts[2][1][0])];
    const bare = await command(['-e', '0'], { runs: 21 });
    add({ what: 'command', tool: 'node -e 0', ms: bare.p50, least: bare.min });
    for (const [what, files] of [
      ['five drafts', drafts],
      ['1 MB faulty', large],
      ['1 MB clean', clear],
    ]) {
      const all = [{ name: 'gongwen lint', command: (paths) => [cli, 'lint', '--format', 'json', ...paths] }, ...tools];
      for (const tool of all) {
        const took = await command(tool.command(files), { limit, cwd: folder });
        const row = { what: `command, ${what}`, tool: tool.name };
        if (!took) add({ ...row, remark: `not done in ${limit / 1000} s` });
        else add({ ...row, ms: took.p50, least: took.min, 'of bare node': took.min / bare.min });
      }
    }
  }

  if (wanted.has('keys')) {
    for (const [size, name] of [
      [10_000, '10 KB'],
      [100_000, '100 KB'],
      [MB, '1 MB'],
    ]) {
      for (const [kind, drafts] of [
        ['clean', clean],
        ['faulty', faulty],
      ]) {
        const { first, memory, diagnostics, ...took } = await typeKeys(grow(drafts, size));
        add({
          what: `key to diagnostics, ${name} ${kind}`,
          tool: 'gongwen',
          p50: took.p50,
          p95: took.p95,
          'p95 of the first 240': took.early,
          max: took.max,
          'opened in ms': first,
          diagnostics,
          'memory MB': memory,
        });
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Does once in a process of its own what the tool is to be measured at. */
function scriptFor(name, files) {
  const module = new URL('./tools.mjs', import.meta.url).href;
  return `import { loadTools } from ${JSON.stringify(module)};
import { readFileSync } from 'node:fs';
const tool = (await loadTools(${JSON.stringify(folder)})).find(({ name }) => name === ${JSON.stringify(name)});
for (const file of ${JSON.stringify(files)}) await tool.inProcess(readFileSync(file, 'utf8'));`;
}

const round = (value) =>
  typeof value === 'number'
    ? value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2)
    : (value ?? '');
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  date: new Date().toISOString().slice(0, 10),
};
if (values.json) {
  process.stdout.write(`${JSON.stringify({ machine, rows }, undefined, 2)}\n`);
} else {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  process.stdout.write(`Node ${machine.node}, ${machine.cores} × ${machine.cpu}, ${machine.date}\n\n`);
  process.stdout.write(`${line(columns)}\n${line(columns.map((_, at) => (at < 2 ? '---' : '--:')))}\n`);
  for (const row of rows) process.stdout.write(`${line(columns.map((column) => round(row[column])))}\n`);
}
