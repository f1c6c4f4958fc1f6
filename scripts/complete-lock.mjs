#!/usr/bin/env node
// Some registries serve the binaries of one platform only; a lock file written there lacks the others, and `npm ci`
// refuses it. This adds what is missing of optional platform packages, by their names: run it after `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** linux-x64-musl → os, cpu and libc as npm writes them. */
function platformOf(name) {
  const [, os, cpu, abi] =
    /-(android|darwin|freebsd|linux|openharmony|win32|wasm32)(?:-([a-z0-9]+))?(?:-([a-z]+))?$/.exec(name) ?? [];
  if (!os) return undefined;
  if (os === 'wasm32') return { cpu: ['wasm32'] };
  const libc = abi === 'musl' ? 'musl' : os === 'linux' && (abi === 'gnu' || abi === 'gnueabihf') ? 'glibc' : undefined;
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] };
}

let added = 0;
for (const entry of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const platform = platformOf(name);
    if (!platform || lock.packages[key] || !/^\d/.test(version)) continue;
    const { cpu, libc, os } = platform;
    lock.packages[key] = {
      version,
      ...(cpu ? { cpu } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      ...(os ? { os } : {}),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (added > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added to package-lock.json`);
