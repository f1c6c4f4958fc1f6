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

/** What the values of severities and `enable` mean. */
const MEANINGS = {
  off: '关闭 the rule is off',
  error: '错误：定稿前必须改 must be fixed',
  warning: '警告：很可能有问题 very likely wrong',
  info: '提示：值得看一眼 worth a look',
  hint: '弱提示：不醒目 quiet',
  auto: '由内容判断是不是公文 decided by the content',
  always: '都检查 always checked',
  never: '都不检查 never checked',
};

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
  const { genres } = lexicon;
  const ids = genres.map(({ id }) => id);
  const names = genres.map(({ zh }) => zh);
  const genre = {
    description: '文种：中文名或代号。A genre, by its Chinese name or id.',
    // The last takes what the reader takes too: the words that end titles.
    anyOf: [
      { enum: names, enumDescriptions: genres.map(({ id, en }) => `${id}: ${en}`) },
      { enum: ids, enumDescriptions: genres.map(({ zh, en }) => `${zh} ${en}`) },
      { type: 'string', minLength: 1 },
    ],
  };
  const optionsOf = ({ options = {} }) => ({
    type: 'object',
    description: '这条规则的选项。Options of this rule.',
    properties: Object.fromEntries(
      Object.entries(options).map(([name, { default: value, title }]) => [
        name,
        {
          type: Array.isArray(value) ? 'array' : typeof value,
          default: value,
          description: `${title.zh}。${title.en}.`,
        },
      ]),
    ),
    additionalProperties: false,
  });
  const set = {
    type: 'object',
    description: made.properties.rules.description,
    properties: Object.fromEntries(
      rules.map((one) => [
        one.id,
        {
          allOf: [{ $ref: '#/definitions/rule' }],
          properties: { options: optionsOf(one) },
          description: `${one.title.zh}（${one.severity}）。${one.title.en}.`,
        },
      ]),
    ),
    additionalProperties: false,
  };
  const replaced = new Map([
    ['rules', () => ({ $ref: '#/definitions/rules' })],
    ['genre', ({ description }) => ({ allOf: [{ $ref: '#/definitions/genre' }], description })],
    ['genres', (old) => ({ ...old, items: { $ref: '#/definitions/genre' } })],
  ]);
  const walk = (value) => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const out = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key !== 'properties') return [key, walk(inner)];
        const properties = Object.entries(inner).map(([name, old]) => [name, replaced.get(name)?.(old) ?? walk(old)]);
        return [key, Object.fromEntries(properties)];
      }),
    );
    const meanings = out.enum?.map((one) => MEANINGS[one]);
    return meanings?.every(Boolean) ? { ...out, enumDescriptions: meanings } : out;
  };
  const { $schema, ...rest } = walk(made);
  const ignored = rest.properties.ignores.items.properties.rule;
  ignored.enum = ['*', ...rules.map(({ id }) => id)];
  ignored.enumDescriptions = ['全部规则 all rules', ...rules.map(({ title }) => `${title.zh} ${title.en}`)];
  return {
    $schema,
    title: '公文校对的项目文件（.gongwenrc.json）',
    description:
      '本单位的用词、规则级别、忽略和排除。可以写注释。The project file of gongwen: words, severities, ignores, exclusions. Comments are allowed.',
    ...rest,
    definitions: { rule: walk(rule), rules: set, genre },
  };
}
