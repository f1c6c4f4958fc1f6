#!/usr/bin/env node
// All that must hold, one step after another, and one line at the end: N passed, N failed.
//   node scripts/test.mjs [--only step,step] [--skip step,step]
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}`;
const node = (...args) => [process.execPath, args];

/** Each: a name, and what to run. A step that counts its tests says `N passed, N failed` or vitest's `Tests  N passed`. */
const steps = {
  generated: node('scripts/generate.mjs', '--check'),
  seeds: node('scripts/check-seeds.mjs'),
  types: [bin('tsc'), ['-b']],
  lint: [bin('biome'), ['check', '--error-on-warnings', '.']],
  boundaries: [bin('depcruise'), ['server/src', 'client/src', '--config', '.dependency-cruiser.cjs']],
  build: node('scripts/build.mjs'),
  units: [bin('vitest'), ['run']],
  editors: node('test/editors/run.mjs'),
  package: node('scripts/package.mjs'),
  desktop: node('scripts/vscode/run-suite.mjs', '--host', 'node'),
  restricted: node('scripts/vscode/run-suite.mjs', '--host', 'node', '--untrusted'),
  web: node('scripts/vscode/run-suite.mjs', '--host', 'web'),
};

/** Runs a command, shows what it prints, and gives back its exit code and output. */
function run([command, args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        process.stdout.write(data);
      });
    }
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Tests that a step says it has run; a step that counts nothing is one test. */
function counted(output, code) {
  const plain = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  if (plain) return { passed: Number(plain[1]), failed: Math.max(Number(plain[2]), code === 0 ? 0 : 1) };
  const vitest = /^\s*Tests\s+(?:(\d+) failed \| )?(?:(\d+) passed)?/m.exec(output);
  if (vitest) return { passed: Number(vitest[2] ?? 0), failed: Math.max(Number(vitest[1] ?? 0), code === 0 ? 0 : 1) };
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const { values } = parseArgs({ options: { only: { type: 'string' }, skip: { type: 'string' } } });
const names = (list) => list?.split(',') ?? [];
for (const name of [...names(values.only), ...names(values.skip)]) {
  if (!Object.hasOwn(steps, name)) throw new Error(`no step ${name}: ${Object.keys(steps).join(', ')}`);
}

const total = { passed: 0, failed: 0 };
const broken = [];
for (const [name, command] of Object.entries(steps)) {
  if (values.only ? !names(values.only).includes(name) : names(values.skip).includes(name)) continue;
  console.log(`\n== ${name}`);
  const started = Date.now();
  const { code, output } = await run(command);
  const { passed, failed } = counted(output, code);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) broken.push(name);
  console.log(`== ${name}: ${failed > 0 ? 'FAILED' : 'ok'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
if (broken.length > 0) console.log(`\nfailed: ${broken.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
