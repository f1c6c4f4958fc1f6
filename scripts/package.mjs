#!/usr/bin/env node
// Makes gongwen-VERSION.vsix and lists what is in it.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

/** A larger extension takes its time to install, and tells that something crept in. */
const LARGEST = 1.5 * 1024 * 1024;

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const file = `${name}-${version}.vsix`;

await build({ log: () => {} });
const vsce = `${root}node_modules/@vscode/vsce/vsce`;
const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--skip-license', '--out', file], options);
const { size } = statSync(`${root}${file}`);
console.log(`${file}: ${(size / 1024).toFixed(0)} KB`);
if (size > LARGEST) {
  console.error(`${file} is larger than ${LARGEST / 1024} KB`);
  process.exitCode = 1;
}
