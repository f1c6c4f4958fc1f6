#!/usr/bin/env node
/**
 * The server in other editors, without a window: neovim.lua and emacs.el say what is done there. Where there is no Neovim it is installed
 * by apt, if that may be; Emacs is taken where it is there with eglot. What cannot be had is not claimed: with neither it is
 * `0 passed, 0 failed`, and a line that says why.
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

/** The version of the Emacs that is there with eglot, or undefined. */
function emacs() {
  const check = "(progn (require 'package) (package-initialize) (require 'eglot) (princ emacs-version))";
  const { status, stdout } = spawnSync('emacs', ['-q', '--no-site-file', '--batch', '--eval', check], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-editors-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
const script = (name) => path.join(root, 'test/editors', name);
const total = { passed: 0, failed: 0 };
await build({ only: ['cli', 'server'], folder: path.join(folder, 'bin'), log: () => {} });

const problem = neovim() ? undefined : install();
const version = neovim();
if (version)
  await walk(`Neovim ${version}`, 'nvim', ['--headless', '--clean', '-n', '-c', `luafile ${script('neovim.lua')}`]);
else console.log(`Neovim: skipped on this machine, nothing was tested: ${problem ?? 'nvim does not start'}`);

const other = emacs();
if (other) await walk(`Emacs ${other}`, 'emacs', ['-q', '--no-site-file', '--batch', '-l', script('emacs.el')]);
else console.log('Emacs: skipped on this machine, nothing was tested: no emacs with eglot in PATH');

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs an editor through its walk and adds up what it says. */
async function walk(name, command, args) {
  const home = path.join(folder, command);
  fs.mkdirSync(home);
  const draft = path.join(home, 'draft.txt');
  fs.writeFileSync(draft, DRAFT);
  const env = {
    ...process.env,
    GONGWEN_SERVER: JSON.stringify([process.execPath, path.join(folder, 'bin/cli.cjs'), 'lsp', '--stdio']),
    GONGWEN_DRAFT: draft,
    // nobody's own configuration, and no trace in it
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_STATE_HOME: path.join(home, 'state'),
    XDG_CACHE_HOME: path.join(home, 'cache'),
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
  };
  const child = spawn(command, args, { env, cwd: home });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  let output = '';
  // editors without a window print to their standard error
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
  clearTimeout(limit);
  const lines = output.replaceAll('\r', '').trimEnd();
  const [, passed = '0', failed = '1'] = /^(\d+) passed, (\d+) failed$/m.exec(lines) ?? [];
  console.log(`${name}\n${lines}`);
  total.passed += Number(passed);
  total.failed += code === 0 ? Number(failed) : Math.max(1, Number(failed));
}
