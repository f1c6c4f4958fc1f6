#!/usr/bin/env node
/**
 * `npm start [-- --web] [--port N] [FOLDER]`: opens VS Code with the extension on a folder of drafts, absent: samples/.
 * Where the command `code` is there it is the desktop VS Code; otherwise one made from npm packages, in the browser. `--web` takes the
 * web extension host, as on vscode.dev. Runs until Ctrl+C.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { startNodeHost, startWebHost } from './host.mjs';
import { Fault, say } from './say.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    web: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    port: { type: 'string', default: '3737' },
    locale: { type: 'string', default: localeOf(process.env) },
  },
});
const folder = path.resolve(positionals[0] ?? path.join(root, 'samples'));

try {
  if (!fs.existsSync(folder)) throw new Fault(`没有这个文件夹：${folder}`, `There is no such folder: ${folder}`);
  await build({ log: () => {} });
  if (!values.web && !values.browser && hasCode()) desktop();
  else await inBrowser();
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Chinese unless the environment asks for another language: the drafts are Chinese. */
function localeOf({ LC_ALL, LC_MESSAGES, LANG }) {
  const language = LC_ALL || LC_MESSAGES || LANG || '';
  return /^(?:zh|C\b|POSIX|$)/i.test(language) ? 'zh-cn' : 'en';
}

function hasCode() {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}

function desktop() {
  say('正在打开桌面版 VS Code……', 'Opening the desktop VS Code …');
  spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

async function inBrowser() {
  say(
    '正在准备浏览器里的 VS Code，第一次要几分钟……',
    'Preparing VS Code in the browser; the first time takes some minutes …',
  );
  const { locale } = values;
  const settings = { 'security.workspace.trust.enabled': false };
  const options = { folder, locale, settings, linked: [root], port: Number(values.port) };
  // the server can read and write files: others on this machine must not reach it
  const host = await (values.web ? startWebHost(options) : startNodeHost({ ...options, token: true }));
  const first = path.join(folder, '1-网上粘来的讲话稿.txt');
  const address = host.page(positionals[0] ? {} : { file: first });
  say(`在浏览器里打开：\n\n${address}\n`, 'Open this address in a browser. Ctrl+C ends it.（按 Ctrl+C 结束）');
  show(address);
}

/** Opens the address in the person's own browser, where there is one. */
function show(address) {
  if (process.env.CI) return;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler'] // `start` would end the address at its first &
        : ['xdg-open'];
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // no browser here: the address is printed
  child.unref();
}
