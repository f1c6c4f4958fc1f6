#!/usr/bin/env node
/**
 * Takes the README's pictures (docs/images/*.png) from the real thing: the sample drafts in VS Code with the Chinese interface, and
 * the command in a terminal. Run it after a change of what they show, and look at them:
 *
 *   node scripts/vscode/screenshots.mjs [problems] [quickfix] [outline] [cli]      (nothing named: all)
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../build.mjs';
import { startBrowser, startNodeHost } from './host.mjs';
import { ensureSharp } from './install.mjs';
import { SELECTORS, Workbench } from './workbench.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const images = path.join(root, 'docs/images');
/** CSS pixels; twice as many in the file, so that it is sharp where it is shown at this size. */
const SIZE = { width: 1040, height: 660, scale: 2 };
/** Larger pictures make the README slow to read. Bytes. */
const LARGEST = 200_000;

const SETTINGS = {
  'editor.minimap.enabled': false,
  'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
  'editor.fontSize': 14,
  'editor.lineHeight': 1.7,
  'editor.wordWrap': 'on',
  'editor.renderLineHighlight': 'none',
  'editor.occurrencesHighlight': 'off',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/** What to do in a window before its picture is taken; each starts from a fresh window. */
const scenes = {
  problems: async (window) => {
    await window.openFile('1-');
    await window.squiggles(5);
    await window.problems(8);
    await window.click(window.all(SELECTORS.lines).first());
  },
  quickfix: async (window) => {
    await window.openFile('1-');
    await window.squiggles(5);
    await window.toSquiggle('幸苦');
    // the text moves up, so that the list has room below the word
    for (let lines = 0; lines < 8; lines++) await window.page.keyboard.press('Control+ArrowDown');
    await window.page.mouse.move(0, 0);
    await window.quickFixes();
  },
  outline: async (window) => {
    await window.openFile('2-');
    await window.outline(3);
    await window.growOutline();
    await window.all(SELECTORS.outline).nth(2).click();
    await window.status('行 13');
    await window.page.mouse.move(0, 0);
  },
};

const wanted = process.argv.slice(2);
const chosen = (name) => wanted.length === 0 || wanted.includes(name);
const known = [...Object.keys(scenes), 'cli'];
if (wanted.some((name) => !known.includes(name))) throw new Error(`pictures: ${known.join(', ')}`);

await build({ log: () => {} });
fs.mkdirSync(images, { recursive: true });

// A copy under the samples' own name, which the window shows: the pictures must not change the drafts.
const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-pictures-'));
process.on('exit', () => fs.rmSync(temp, { recursive: true, force: true, maxRetries: 3 }));
const folder = path.join(temp, '公文');
fs.cpSync(path.join(root, 'samples'), folder, { recursive: true });

const locale = 'zh-cn';
const host = await startNodeHost({ folder, locale, linked: [root], settings: SETTINGS });
for (const [name, scene] of Object.entries(scenes)) {
  if (!chosen(name)) continue;
  const browser = await startBrowser({ locale, ...SIZE });
  const window = new Workbench(browser.page);
  try {
    await window.open(host.page());
    await scene(window);
    await window.screenshot(picture(name));
  } catch (error) {
    await window.screenshot(path.join(os.tmpdir(), `gongwen-${name}.png`));
    throw error;
  } finally {
    await browser.stop();
  }
  await report(name);
}
await host.stop();
if (chosen('cli')) {
  await terminal(picture('cli'), 'lint', '1-网上粘来的讲话稿.txt');
  await report('cli');
}

function picture(name) {
  return path.join(images, `${name}.png`);
}

/** Makes a picture small and says how large it is. */
async function report(name) {
  const file = picture(name);
  fs.writeFileSync(
    file,
    await (await ensureSharp())(fs.readFileSync(file)).png({ palette: true, effort: 10 }).toBuffer(),
  );
  const { size } = fs.statSync(file);
  console.log(`docs/images/${name}.png: ${(size / 1024).toFixed(0)} KB`);
  if (size > LARGEST) process.exitCode = 1;
}

/** Takes a picture of what a command prints, in a terminal's colours. */
async function terminal(file, ...args) {
  const env = { ...process.env, FORCE_COLOR: '1', LANG: 'zh_CN.UTF-8' };
  delete env.NO_COLOR;
  const { stdout } = spawnSync(process.execPath, [path.join(root, 'dist/cli.cjs'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  const lines = stdout.trimEnd().split('\n');
  const shown = lines.length > 24 ? [...lines.slice(0, 21), '…', ...lines.slice(-2)] : lines;
  const browser = await startBrowser({ locale, width: 1040, height: 100, scale: 2 });
  await browser.page.setContent(
    `<style>body { margin: 0; background: #1e1e1e }
     pre { margin: 0; padding: 16px 20px; color: #ddd; font: 14px/1.5 'Noto Sans Mono CJK SC', monospace; white-space: pre-wrap }</style>
     <pre>$ gongwen ${args.join(' ')}\n${shown.map(html).join('\n')}</pre>`,
  );
  await browser.page.locator('pre').screenshot({ path: file });
  await browser.stop();
}

/** Terminal colours as HTML. */
function html(line) {
  const styles = {
    1: 'font-weight: bold',
    2: 'opacity: .6',
    4: 'text-decoration: underline',
    31: 'color: #f48771',
    32: 'color: #89d185',
    33: 'color: #e2c08d',
    34: 'color: #75beff',
    35: 'color: #d7a0e0',
    36: 'color: #4ec9d4',
    90: 'color: #8b8b8b',
  };
  let on = [];
  const parts = line.split(/\x1b\[([\d;]*)m/);
  return parts
    .map((part, i) => {
      if (i % 2 === 0) {
        const text = part.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        return text && on.length
          ? `<span style="${on.map((code) => styles[code] ?? '').join(';')}">${text}</span>`
          : text;
      }
      for (const code of part.split(';').map(Number)) {
        if (code === 0) on = [];
        else if (code === 22) on = on.filter((one) => one > 2);
        else if (code === 24) on = on.filter((one) => one !== 4);
        else if (code === 39) on = on.filter((one) => one < 30);
        else on.push(code);
      }
      return '';
    })
    .join('');
}
