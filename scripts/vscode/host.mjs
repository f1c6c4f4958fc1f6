/**
 * A real VS Code for tests, pictures and `npm start`: starts the server of either host and a browser on it, and works the workbench
 * as a person does. Both hosts come from the cache that install.mjs fills.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBrowser, ensureNodeHost, ensureWebHost, unpackVsix } from './install.mjs';
import { Fault } from './say.mjs';

/** @typedef {'en' | 'zh-cn'} Locale The language of VS Code's interface. */

/** Settings that keep VS Code from showing anything but the draft: no welcome, no accounts, no updates, no network. */
export const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
};

/** Over them: no folder is trusted, and nobody is asked. */
const RESTRICTED_SETTINGS = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

// What was started is ended with this process, however it ends.
const cleanups = new Set();
process.on('exit', () => {
  for (const cleanup of cleanups) cleanup();
});
for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }))
  process.on(signal, () => process.exit(128 + number));

function temporary(prefix) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  const remove = () => {
    cleanups.delete(remove);
    try {
      fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // a file that is still open on Windows; the system's own cleaning takes it
    }
  };
  cleanups.add(remove);
  return { dir, remove };
}

/** A port of 127.0.0.1 that is free now: `wanted` if that is, else any. */
export async function freePort(wanted = 0) {
  const listen = (port) =>
    new Promise((resolve, reject) => {
      const server = net.createServer();
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const { port: got } = server.address();
        server.close(() => resolve(got));
      });
    });
  return listen(wanted).catch(() => listen(0));
}

/** The path part of a file's URI, not percent-encoded: /c:/… on Windows. */
const uriPath = (file) => decodeURIComponent(pathToFileURL(path.resolve(file)).pathname);

const writeJson = (file, value) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
};

/**
 * @typedef {object} Host A running VS Code server.
 * @property {'node' | 'web'} kind
 * @property {string} url Where it listens, without a path.
 * @property {(file: string) => string} uri The URI by which its workbench knows a file of this machine (for the web host: one inside the folder).
 * @property {(options?: { file?: string, line?: number, payload?: [string, string][] }) => string} page The address that opens the folder, and a file in it.
 * @property {string} log The server's log file.
 * @property {() => Promise<void>} stop
 */

/**
 * Starts VS Code's server with a Node extension host.
 * @param {object} options
 * @param {string} options.folder The folder to open.
 * @param {Locale} [options.locale]
 * @param {Record<string, unknown>} [options.settings] User settings besides QUIET_SETTINGS.
 * @param {string[]} [options.vsix] Packages to install, as a user would.
 * @param {string[]} [options.linked] Extension folders to have installed where they lie, for a build in the checkout.
 * @param {string} [options.extensionDevelopmentPath] Only read when `driver` is on.
 * @param {string} [options.extensionTestsPath] Only read when `driver` is on.
 * @param {boolean} [options.driver] VS Code's smoke-test driver: needed for development and tests paths in the address; it hides
 *   notifications and answers no dialog, so leave it off to see VS Code as a user does.
 * @param {boolean} [options.untrusted] Opens the folder in restricted mode, without asking.
 * @param {boolean} [options.token] Ask for a secret in the address, so that other users of this machine stay out.
 * @param {number} [options.port] Wanted port.
 * @returns {Promise<Host>}
 */
export async function startNodeHost({
  folder,
  locale = 'en',
  settings = {},
  vsix = [],
  linked = [],
  extensionDevelopmentPath,
  extensionTestsPath,
  driver = false,
  untrusted = false,
  token = false,
  port,
}) {
  const { node, server } = await ensureNodeHost();
  const temp = temporary('gongwen-vscode-');
  const data = path.join(temp.dir, 'data');
  const extensions = path.join(temp.dir, 'extensions');
  const log = path.join(temp.dir, 'server.log');
  fs.mkdirSync(extensions, { recursive: true });
  // The server reads User settings from data/User or data/data/User, depending on which of the two folder options it goes by.
  for (const place of ['User', 'Machine', 'data/User', 'data/Machine'])
    writeJson(path.join(data, place, 'settings.json'), {
      ...QUIET_SETTINGS,
      ...(untrusted ? RESTRICTED_SETTINGS : {}),
      ...settings,
    });
  if (locale === 'zh-cn') {
    const { i18n } = await ensureWebHost();
    writeJson(path.join(data, 'languagepacks.json'), {
      'zh-cn': {
        hash: createHash('sha256').update(fs.readFileSync(i18n)).digest('hex').slice(0, 32),
        label: '中文(简体)',
        extensions: [{ extensionIdentifier: { id: 'gongwen.language-pack-zh-cn' }, version: '1.0.0' }],
        translations: { vscode: i18n },
      },
    });
  }
  if (linked.length) writeJson(path.join(extensions, 'extensions.json'), linked.map(installedEntry));

  const folders = ['--server-data-dir', data, '--user-data-dir', data, '--extensions-dir', extensions];
  const env = {
    ...process.env,
    HOME: temp.dir,
    TMPDIR: temp.dir,
    EXTENSIONS_GALLERY: '{}',
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
  };
  // a VS Code or an npm around us must not leak into this one
  for (const name of Object.keys(env)) if (/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name)) delete env[name];
  for (const file of vsix)
    await installVsix(
      node,
      [server, '--accept-server-license-terms', ...folders, '--install-extension', path.resolve(file)],
      env,
    );

  const secret = token ? randomBytes(16).toString('hex') : undefined;
  const listening = await freePort(port);
  const url = `http://127.0.0.1:${listening}`;
  const stop = await serve({
    command: node,
    args: [
      server,
      ...['--host', '127.0.0.1', '--port', String(listening), '--accept-server-license-terms'],
      ...['--disable-telemetry', '--disable-experiments', ...(untrusted ? [] : ['--disable-workspace-trust'])],
      ...(secret ? ['--connection-token', secret] : ['--without-connection-token']),
      ...(locale === 'en' ? [] : ['--locale', locale]),
      ...(driver ? ['--enable-smoke-test-driver'] : []),
      ...folders,
    ],
    env,
    log,
    ready: `${url}/version`,
    temp,
  });
  const uri = (file) => `vscode-remote://127.0.0.1:${listening}${pathToFileURL(path.resolve(file)).pathname}`;
  const development = [
    ...(extensionDevelopmentPath ? [['extensionDevelopmentPath', uri(extensionDevelopmentPath)]] : []),
    ...(extensionTestsPath ? [['extensionTestsPath', uri(extensionTestsPath)]] : []),
  ];
  return {
    kind: 'node',
    url,
    uri,
    log,
    stop,
    page: (options = {}) =>
      address(url, { ...(secret && { tkn: secret }), folder: uriPath(folder) }, uri, development, options),
  };
}

/**
 * What VS Code writes to extensions.json for an installed extension, less `relativeLocation`, which would win over a location outside
 * the extensions folder.
 */
function installedEntry(folder) {
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: uriPath(folder), scheme: 'file' },
    metadata: { installedTimestamp: 0, pinned: true, source: 'vsix' },
  };
}

async function installVsix(node, args, env) {
  let output = '';
  const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (d) => (output += d));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0)
    throw new Fault(
      `VS Code 装不上这个扩展包：\n${output.trim()}`,
      'VS Code could not install this .vsix; its words are above.',
    );
}

/**
 * Starts a server and waits until it answers, at most 30 s.
 * @returns {Promise<() => Promise<void>>} Ends the server and removes its folder.
 * @throws {Fault} Of the infrastructure, with the end of the server's log.
 */
async function serve({ command, args, env, log, ready, temp }) {
  const output = fs.openSync(log, 'a');
  // the leader of its own process group, so that the extension hosts that it starts go with it
  const child = spawn(command, args, {
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', output, output],
  });
  fs.closeSync(output);
  let failure;
  child.on('error', (error) => {
    failure = error;
  });
  const running = () => !failure && child.exitCode === null && child.signalCode === null;
  const signal = (name) => {
    try {
      if (process.platform === 'win32') child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // it is gone already
    }
  };
  const kill = () => signal('SIGKILL');
  cleanups.delete(temp.remove); // the server goes first, then its folder
  cleanups.add(kill);
  cleanups.add(temp.remove);
  const stop = async () => {
    signal('SIGTERM');
    for (const since = Date.now(); running() && Date.now() - since < 3000; ) await sleep(50);
    kill();
    cleanups.delete(kill);
    temp.remove();
  };
  for (const since = Date.now(); running() && Date.now() - since < 30_000; await sleep(50)) {
    try {
      const response = await fetch(ready, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
      if (response.status < 500) return stop;
    } catch {
      // it does not listen yet
    }
  }
  const tail = failure ?? fs.readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n');
  await stop();
  throw new Fault(
    `VS Code 的服务没有启动。日志末尾：\n${tail}`,
    'The VS Code server did not start; the end of its log is above.',
    { infrastructure: true },
  );
}

function address(url, query, uri, development, { file, line, payload = [] }) {
  const open = file
    ? [['openFile', uri(file) + (line ? `:${line}` : '')], ...(line ? [['gotoLineMode', 'true']] : [])]
    : [];
  const all = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...open, ...development, ...payload];
  const text = Object.entries({ ...query, payload: JSON.stringify(all) }).map(
    ([k, v]) => `${k}=${encodeURIComponent(v)}`,
  );
  return `${url}/?${text.join('&')}`;
}

/**
 * Starts VS Code for the browser, with a web extension host. What is edited there stays in the browser; the folder on disk is only read.
 * @param {object} options
 * @param {string} options.folder The folder to open.
 * @param {Locale} [options.locale]
 * @param {Record<string, unknown>} [options.settings]
 * @param {string[]} [options.vsix] Packages to have installed.
 * @param {string[]} [options.linked] Extension folders to have installed where they lie.
 * @param {string} [options.extensionDevelopmentPath]
 * @param {string} [options.extensionTestsPath] Must lie inside `extensionDevelopmentPath`.
 * @param {number} [options.port] Wanted port.
 * @returns {Promise<Host>}
 */
export async function startWebHost({
  folder,
  locale = 'en',
  settings = {},
  vsix = [],
  linked = [],
  extensionDevelopmentPath,
  extensionTestsPath,
  port,
}) {
  const web = await ensureWebHost();
  const temp = temporary('gongwen-web-');
  const defaults = path.join(temp.dir, 'defaults');
  // the web host keeps its settings in the browser; an extension of our own can give others from the start
  writeJson(path.join(defaults, 'package.json'), {
    name: 'defaults',
    publisher: 'gongwen-harness',
    version: '1.0.0',
    engines: { vscode: '*' },
    contributes: { configurationDefaults: { ...QUIET_SETTINGS, ...settings } },
  });
  const unpacked = await Promise.all(vsix.map((file, i) => unpackVsix(file, path.join(temp.dir, `vsix-${i}`))));
  const root = path.dirname(web.require.resolve('@vscode/test-web/package.json'));
  const listening = await freePort(port);
  const development =
    extensionDevelopmentPath &&
    localized(path.resolve(extensionDevelopmentPath), path.join(temp.dir, 'development'), locale);
  const log = path.join(temp.dir, 'server.log');
  const config = {
    build: { type: 'static', location: web.builds[locale] },
    printServerLog: false,
    folderMountPath: path.resolve(folder),
    extensionPaths: [
      defaults,
      ...[...unpacked, ...linked].map((dir, i) =>
        localized(path.resolve(dir), path.join(temp.dir, `linked-${i}`), locale),
      ),
    ],
    extensionDevelopmentPath: development,
    extensionTestsPath:
      extensionTestsPath && path.join(development, path.relative(extensionDevelopmentPath, extensionTestsPath)),
  };
  const stop = await serve({
    command: process.execPath,
    args: [
      fileURLToPath(new URL('web-server.mjs', import.meta.url)),
      JSON.stringify({ module: path.join(root, 'out/server/main.js'), port: listening, config }),
    ],
    env: process.env,
    log,
    ready: `http://127.0.0.1:${listening}/`,
    temp,
  });
  // a name, not a number: webviews and the extension host live on subdomains of it, which browsers take for this machine
  const url = `http://localhost:${listening}`;
  const mount = 'vscode-test-web://mount/';
  const uri = (file) => mount + path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/');
  return {
    kind: 'web',
    url,
    uri,
    log,
    stop,
    page: (options = {}) => address(url, { folder: mount }, uri, [], options),
  };
}

/**
 * The web host takes every extension's texts from its package.nls.json. For another language, an extension folder made of links in
 * which that file is the translation.
 */
function localized(extension, into, locale) {
  const translation = path.join(extension, `package.nls.${locale}.json`);
  if (locale === 'en' || !fs.existsSync(translation)) return extension;
  fs.mkdirSync(into, { recursive: true });
  for (const entry of fs.readdirSync(extension, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name.startsWith('package.nls.')) continue;
    const [from, to] = [path.join(extension, entry.name), path.join(into, entry.name)];
    if (entry.isDirectory()) fs.symlinkSync(from, to, 'junction');
    else fs.copyFileSync(from, to);
  }
  fs.copyFileSync(translation, path.join(into, 'package.nls.json'));
  return into;
}

/**
 * Starts a headless browser with an empty profile.
 * @param {{ locale?: Locale, width?: number, height?: number, scale?: number }} [options] Size in CSS pixels; `scale`: device pixels for one.
 */
export async function startBrowser({ locale = 'en', width = 1280, height = 800, scale = 1 } = {}) {
  const { chromium, executable, args } = await ensureBrowser();
  const profile = temporary('gongwen-browser-');
  // the web host's webviews are on other origins than the page and need storage there
  writeJson(path.join(profile.dir, 'Default/Preferences'), {
    profile: {
      block_third_party_cookies: false,
      cookie_controls_mode: 0,
      default_content_setting_values: { cookies: 1 },
    },
  });
  let context;
  try {
    context = await chromium.launchPersistentContext(profile.dir, {
      executablePath: executable,
      headless: true,
      locale: locale === 'en' ? 'en-US' : 'zh-CN',
      viewport: { width, height },
      deviceScaleFactor: scale,
      args: [
        ...args,
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  } catch (cause) {
    profile.remove();
    throw new Fault(`浏览器没有启动：${executable}\n${cause.message.split('\n')[0]}`, 'The browser did not start.', {
      infrastructure: true,
      cause,
    });
  }
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    stop: async () => {
      await context.close().catch(() => {});
      profile.remove();
    },
  };
}
