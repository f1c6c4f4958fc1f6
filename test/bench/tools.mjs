// The tools that are measured beside ours. They are installed in this folder only, when they are wanted:
//   npm install --prefix test/bench
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

/** Pairs of wrong and right words for prh: ours, as far as a list of words can say them. */
function writePairs(folder) {
  const path = join(folder, 'prh.yml');
  const rows = readFileSync(`${root}seeds/typos.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const pairs = rows.filter(({ right }) => right.length === 1);
  const lines = pairs.map(({ wrong, right }) => `  - expected: ${right[0]}\n    pattern: ${wrong}`);
  writeFileSync(path, `version: 1\nrules:\n${lines.join('\n')}\n`);
  return path;
}

/**
 * @param {string} folder for what the tools must be given as files
 * @returns {Promise<{ name: string, inProcess?: (text: string) => unknown, command: (files: string[]) => string[] }[]>}
 * `command`: what follows `node`; empty where the tools are not installed
 */
export async function loadTools(folder) {
  if (!existsSync(`${here}node_modules`)) return [];
  const bin = (name, path) => join(here, 'node_modules', name, path);
  const pairs = writePairs(folder);
  const textlintrc = join(folder, '.textlintrc.json');
  writeFileSync(textlintrc, JSON.stringify({ rules: { prh: { rulePaths: [pairs] } } }));

  const autocorrect = require('autocorrect-node');
  const zhlint = await import('zhlint');
  const { createLinter, loadTextlintrc } = await import('textlint');
  const descriptor = await loadTextlintrc({ configFilePath: textlintrc, node_modulesDir: join(here, 'node_modules') });
  const textlint = createLinter({ descriptor });

  return [
    {
      name: 'autocorrect',
      // Behind a number of calls in one process it checks no large text any more, and says so in its result.
      inProcess: (text) => {
        const { error } = autocorrect.lintFor(text, 'draft.txt');
        if (error) throw new Error('gives up: call limit reached');
      },
      command: (files) => [bin('autocorrect-node', 'cli.js'), '--lint', '--format', 'json', ...files],
    },
    {
      name: 'textlint + prh',
      inProcess: (text) => textlint.lintText(text, 'draft.txt'),
      command: (files) => [bin('textlint', 'bin/textlint.js'), '--config', textlintrc, '--format', 'json', ...files],
    },
    {
      name: 'zhlint',
      inProcess: (text) => zhlint.run(text, { rules: { preset: 'default' } }),
      // It takes names below the folder that it runs in, no others.
      command: (files) => [bin('zhlint', 'bin/index.js'), ...files.map((file) => basename(file))],
    },
  ];
}
