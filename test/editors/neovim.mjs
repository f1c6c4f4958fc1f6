#!/usr/bin/env node
/**
 * The server in Neovim, headless: neovim.lua says what is done there. Where there is no Neovim it is installed by apt, if that may be;
 * where it cannot be had nothing is claimed: `0 passed, 0 failed`, and a line that says why.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../scripts/build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Milliseconds after which Neovim hangs. */
const LIMIT = 120_000;

const DRAFT = `在全县秋粮收购工作会议上的讲话

同志们：

　　今年全县粮食丰收，各乡镇十分幸苦。现讲两点意见。

　　一、抓好收购

　　要敞开收购,不打白条。

　　二、管好仓储

　　要保证储粮安全。

　　谢谢大家！
`;

/** The version of the Neovim that is there, or undefined. */
function neovim() {
  const { status, stdout } = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
  return status === 0 ? /v(\d+\.\d+)\S*/.exec(stdout)?.[0] : undefined;
}

/** @returns {string | undefined} why it could not be installed */
function install() {
  if (process.platform !== 'linux') return 'no nvim in PATH';
  if (process.getuid?.() !== 0) return 'no nvim in PATH, and only root may install it';
  if (spawnSync('apt-get', ['--version']).status !== 0) return 'no nvim in PATH, and no apt to install it';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  const get = () => apt('install', '-y', '--no-install-recommends', 'neovim');
  if (get().status === 0) return undefined;
  apt('update');
  const { status, stderr } = get();
  return status === 0 ? undefined : `apt could not install neovim: ${stderr.trim().split('\n').at(-1)}`;
}

const problem = neovim() ? undefined : install();
const version = neovim();
if (!version) {
  console.log(`skipped on this machine, nothing was tested: ${problem ?? 'nvim does not start'}`);
  console.log('0 passed, 0 failed');
} else {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-neovim-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  await build({ only: ['cli', 'server'], folder: path.join(folder, 'bin'), log: () => {} });
  const draft = path.join(folder, 'draft.txt');
  fs.writeFileSync(draft, DRAFT);
  console.log(`Neovim ${version}`);
  process.exitCode = await walk(folder, draft);
}

/** Runs the walk and gives the exit code. */
function walk(folder, draft) {
  const env = {
    ...process.env,
    GONGWEN_SERVER: JSON.stringify([process.execPath, path.join(folder, 'bin/cli.cjs'), 'lsp', '--stdio']),
    GONGWEN_DRAFT: draft,
    // nobody's own configuration, and no trace in it
    HOME: folder,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_DATA_HOME: path.join(folder, 'data'),
    XDG_STATE_HOME: path.join(folder, 'state'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
  };
  const script = path.join(root, 'test/editors/neovim.lua');
  const child = spawn('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${script}`], { env, cwd: folder });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  let output = '';
  // a headless Neovim prints to its standard error
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      output += String(error);
    });
    child.on('close', (code) => {
      clearTimeout(limit);
      const lines = output.replaceAll('\r', '');
      console.log(lines.trimEnd());
      if (!/^\d+ passed, \d+ failed$/m.test(lines)) console.log('0 passed, 1 failed');
      resolve(code ?? 1);
    });
  });
}
