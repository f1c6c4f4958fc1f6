#!/usr/bin/env node
// Bundles the entries to dist/: the command, the servers, the clients.
//   node scripts/build.mjs [--dev] [--only cli,server,…] [--metafile]
// --dev: readable, with source maps; --metafile: what takes the room in each bundle.
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { jsonl } from './jsonl-plugin.mjs';
import { wordListPlugin } from './word-list.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Node: the command and the desktop. Modules are read before UMD builds, whose inner requires no bundler can follow. */
const node = {
  platform: 'node',
  format: 'cjs',
  target: 'node20.12',
  mainFields: ['module', 'main'],
  // fdir makes a require of its own from it; a CommonJS bundle has no import.meta.
  define: { 'import.meta.url': '__filename' },
};
/** Where there is no Node: a web worker. */
const web = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/**
 * Of iconv-lite only GB18030 is used, and only to write; its tables of other languages are a quarter of the command, which
 * every start would read.
 *
 * @type {import('esbuild').Plugin}
 */
const onlyGb18030 = {
  name: 'only-gb18030',
  setup(bundler) {
    bundler.onLoad(
      { filter: /iconv-lite[\\/]encodings[\\/](?:tables[\\/].*\.json|sbcs-data(?:-generated)?\.js)$/ },
      ({ path }) =>
        /(?:cp936|gbk-added|gb18030-ranges)\.json$/.test(path)
          ? undefined
          : { contents: 'module.exports = {}', loader: 'js' },
    );
  },
};

/** @type {Record<string, import('esbuild').BuildOptions & { entry: string, out: string, runs?: string,
 *   listsApart?: boolean }>} */
const bundles = {
  // It keeps the compiled code of the program beside it, and must know which program that code was made of. Kept code
  // cannot import().
  cli: { ...node, entry: 'server/src/cli.ts', out: 'cli.cjs', banner: { js: '#!/usr/bin/env node' }, runs: 'command' },
  command: {
    ...node,
    entry: 'server/src/command.ts',
    out: 'command.cjs',
    supported: { 'dynamic-import': false },
    listsApart: true,
  },
  // For `gongwen mine` alone: the word list in it is larger than all else.
  mine: { ...node, entry: 'server/src/mine.ts', out: 'mine.cjs' },
  server: { ...node, entry: 'server/src/node.ts', out: 'server.cjs' },
  worker: { ...web, entry: 'server/src/browser.ts', out: 'server.worker.js', format: 'iife' },
  client: { ...node, entry: 'client/src/node.ts', out: 'client.cjs', external: ['vscode'] },
  // Beside it, the library that speaks to the server, nine tenths of both: VS Code reads client.cjs while it activates.
  'client-library': { ...node, entry: 'client/src/library.ts', out: 'client.library.cjs', external: ['vscode'] },
  'client-browser': {
    ...web,
    entry: 'client/src/browser.ts',
    out: 'client.browser.cjs',
    format: 'cjs',
    external: ['vscode'],
  },
};

/**
 * @param {{ dev?: boolean, only?: readonly string[], metafile?: boolean, folder?: string, log?: (line: string) => void }}
 * [options] `only`: names of bundles; absent: all · `folder`: where to put them, absent: dist
 * @returns {Promise<void>} rejects where a bundle could not be made; esbuild has then said why
 */
export async function build({ dev = false, only, metafile = false, folder = 'dist', log = console.log } = {}) {
  for (const name of only ?? []) {
    if (!Object.hasOwn(bundles, name)) throw new Error(`no bundle ${name}: ${Object.keys(bundles).join(', ')}`);
  }
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  /** @type {Map<string, Promise<string>>} bundles under way, each the hash of its file */
  const made = new Map();
  const hashOf = (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name);
  };
  const putList = (name, list) => replaceFile(resolve(root, folder, 'seeds', name), list);
  const make = async (name) => {
    const { entry, out: file, define, runs, listsApart, ...options } = bundles[name];
    const out = `${folder}/${file}`;
    const result = await esbuild.build({
      absWorkingDir: root,
      bundle: true,
      charset: 'utf8',
      define: {
        ...define,
        __VERSION__: JSON.stringify(version),
        ...(runs && { __RUNS__: JSON.stringify(await hashOf(runs)) }),
        ...(dev ? {} : { 'process.env.NODE_ENV': '"production"' }),
      },
      entryPoints: [entry],
      legalComments: 'none',
      logLevel: 'warning',
      metafile: true,
      minify: !dev,
      outfile: out,
      plugins: [jsonl.esbuild(listsApart ? { apart: putList } : {}), onlyGb18030, wordListPlugin()],
      sourcemap: dev ? 'linked' : false,
      write: false,
      ...options,
    });
    for (const { path, contents } of result.outputFiles) replaceFile(path, contents);
    if (options.banner) chmodSync(resolve(root, out), 0o755);
    const [{ bytes }] = Object.values(result.metafile.outputs).filter(({ entryPoint }) => entryPoint);
    log(`${out}: ${(bytes / 1024).toFixed(1)} KB`);
    if (metafile) log(await esbuild.analyzeMetafile(result.metafile));
    return result.outputFiles.find(({ path }) => path.endsWith(file)).hash;
  };
  await Promise.all((only ?? Object.keys(bundles)).map(hashOf));
}

/** Puts a file in its place whole: whoever reads it meanwhile has the old one or the new one. */
function replaceFile(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}`;
  writeFileSync(next, contents);
  renameSync(next, path);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const { values } = parseArgs({
    options: { dev: { type: 'boolean' }, metafile: { type: 'boolean' }, only: { type: 'string' } },
  });
  const { dev = false, metafile = false, only } = values;
  await build({ dev, metafile, ...(only ? { only: only.split(',') } : {}) });
}
