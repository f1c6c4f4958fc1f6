// Bundles the suite that runs inside VS Code, one file for both extension hosts.
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the bundle is, relative to the project. */
export const SUITE = 'dist/test/suite.cjs';

/** Makes the bundle. */
export async function bundleSuite() {
  await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    define: { global: 'globalThis' },
    entryPoints: ['test/vscode/index.ts'],
    external: ['vscode'],
    format: 'cjs',
    logLevel: 'warning',
    outfile: SUITE,
    platform: 'browser',
    sourcemap: 'inline',
    target: 'es2022',
  });
  return SUITE;
}
