#!/usr/bin/env node
// Writes schemas/gongwenrc.schema.json, by which editors complete and check .gongwenrc.json: from the shape that the
// project file's reader uses, and the rules and genres that there are. `--check` writes nothing and fails where the file is
// not what it would write.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { build } from 'esbuild';
import { jsonl } from './jsonl-plugin.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = 'schemas/gongwenrc.schema.json';

const { projectSchema, rules, lexicon } = await load();
const text = `${JSON.stringify(schemaOf(), undefined, 2)}\n`;
if (process.argv.includes('--check')) {
  if (read() !== text) {
    console.error(`not up to date (run npm run generate):\n  ${file}`);
    process.exitCode = 1;
  }
} else if (read() !== text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  console.log(`wrote ${file}`);
}

function read() {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function load() {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-schema-'));
  try {
    const outfile = join(folder, 'entry.mjs');
    await build({
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      logLevel: 'warning',
      outfile,
      platform: 'node',
      mainFields: ['module', 'main'],
      plugins: [jsonl.esbuild()],
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      stdin: {
        contents: `
          export { projectSchema } from './server/src/project/schema.js';
          export { rules } from './server/src/rules/index.js';
          export { lexicon } from './server/src/lexicon/index.js';`,
        resolveDir: root,
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function schemaOf() {
  // What the reader checks by code (globs with too many stars) has no form in JSON schema.
  const made = toJsonSchema(projectSchema, { errorMode: 'ignore', target: 'draft-07' });
  const rule = made.properties.rules.additionalProperties;
  const genres = lexicon.genres.map(({ zh }) => zh);
  const set = {
    type: 'object',
    description: made.properties.rules.description,
    properties: Object.fromEntries(
      rules.map(({ id, title, severity }) => [
        id,
        { allOf: [{ $ref: '#/definitions/rule' }], description: `${title.zh}（${severity}）。${title.en}.` },
      ]),
    ),
    additionalProperties: false,
  };
  const replaced = new Map([
    ['rules', () => ({ $ref: '#/definitions/rules' })],
    ['genre', (old) => ({ ...old, examples: genres })],
    ['genres', (old) => ({ ...old, items: { ...old.items, examples: genres } })],
  ]);
  const walk = (value) => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key !== 'properties') return [key, walk(inner)];
        const properties = Object.entries(inner).map(([name, old]) => [name, replaced.get(name)?.(old) ?? walk(old)]);
        return [key, Object.fromEntries(properties)];
      }),
    );
  };
  const { $schema, ...rest } = walk(made);
  const ignored = rest.properties.ignores.items.properties.rule;
  ignored.examples = ['*', ...rules.map(({ id }) => id)];
  return {
    $schema,
    title: '公文校对的项目文件（.gongwenrc.json）',
    description:
      '本单位的用词、规则级别、忽略和排除。可以写注释。The project file of gongwen: words, severities, ignores, exclusions. Comments are allowed.',
    ...rest,
    definitions: { rule: walk(rule), rules: set },
  };
}
