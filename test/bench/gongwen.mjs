// Our engine as the product bundles it, for use inside the process.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { jsonl } from '../../scripts/jsonl-plugin.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @returns {Promise<{ Engine: any, DEFAULT_CONFIG: any, lexicon: any, rules: readonly any[] }>} */
export async function loadEngine() {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-bench-'));
  try {
    const outfile = join(folder, 'engine.mjs');
    const built = await esbuild.build({
      absWorkingDir: root,
      stdin: {
        contents: `export * from './server/src/core/index.js';
export { lexicon } from './server/src/lexicon/index.js';
export { rules } from './server/src/rules/index.js';`,
        resolveDir: root,
        loader: 'ts',
      },
      bundle: true,
      charset: 'utf8',
      format: 'esm',
      platform: 'node',
      target: 'node20.12',
      minify: true,
      plugins: [jsonl.esbuild()],
      write: false,
      logLevel: 'warning',
    });
    writeFileSync(outfile, built.outputFiles[0].contents);
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
