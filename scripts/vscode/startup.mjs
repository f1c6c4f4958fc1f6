#!/usr/bin/env node
/**
 * What the extension costs VS Code at its start, by VS Code's own figures (Developer: Startup Performance): with a draft open, and with
 * a file that is none of ours.
 *
 *   node scripts/vscode/startup.mjs [--runs N] [--host node|web] [--json]
 *
 * Milliseconds in the extension host: `load` reading and running the bundle, `activate` the call of activate() until it returns,
 * `finish` until what it returned is settled; the last of them waits and occupies nothing. All are by the clock: a busy machine shows
 * in them.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { startBrowser, startNodeHost, startWebHost } from './host.mjs';
import { SELECTORS, Workbench } from './workbench.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    host: { type: 'string', default: 'node' },
    json: { type: 'boolean', default: false },
  },
});

const OURS = 'gongwen.gongwen';
const NAME = JSON.parse(fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8')).displayName;
/** What the status item says of the draft, once the server has answered. */
const GENRE = /讲话稿|Speech/i;

const DRAFT = `在全县春季农业生产会议上的讲话

同志们：

　　今天召开全县春季农业生产会议，主要任务是安排部署春耕备耕工作。下面，我讲两点意见。

　　一、认清形势

　　各乡镇要把思想统一到县委的部署上来。

　　二、抓好落实

　　要做到不误农时，保质保量完成任务。

　　谢谢大家！
`;

/** The row of our extension in VS Code's table, or undefined where it was not activated. */
function ours(report) {
  const lines = report.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const head = lines.find((cells) => cells.includes('Load Code'));
  if (!head) throw new Error(`no table of activations in:\n${report.slice(0, 2000)}`);
  const row = lines.find((cells) => cells.includes(OURS));
  if (!row) return undefined;
  const number = (title) => Number(row[head.indexOf(title)]);
  return {
    load: number('Load Code'),
    activate: number('Call Activate'),
    finish: number('Finish Activate'),
    event: row[head.indexOf('Event')],
  };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Names of the extensions that run now, from Developer: Show Running Extensions. */
async function running(window) {
  await window.command('Developer: Show Running Extensions');
  const rows = window.all('.runtime-extensions-editor .monaco-list-row .name');
  await rows.first().waitFor();
  return rows.allInnerTexts();
}

/** Opens a file in a window of its own and gives what VS Code says of our start; undefined where there was none. */
async function measure(host, file) {
  const browser = await startBrowser({ height: 1600 });
  try {
    const window = new Workbench(browser.page);
    await window.open(host.page());
    await window.openFile(file);
    if (!file.endsWith('.txt')) {
      await sleep(5000); // whatever would be activated by then
      // Not the report: it is a Markdown text, and would itself activate us.
      return (await running(window)).includes(NAME) ? {} : undefined;
    }
    await window.status(GENRE);
    await window.command('Developer: Startup Performance');
    await window.all(`${SELECTORS.tab}.active`, 'Startup Performance').waitFor();
    // the figures come in after the view is open
    const report = await window.until(
      async () => {
        await window.all(SELECTORS.editor).first().click();
        await window.page.keyboard.press('Control+KeyA');
        await window.page.keyboard.press('Control+KeyC');
        await sleep(300);
        return window.page.evaluate(() => navigator.clipboard.readText());
      },
      (text) => text.includes('Load Code') && text.includes(OURS),
    );
    const figures = ours(report);
    if (!(await running(window)).includes(NAME)) throw new Error(`${NAME} is not in the list of running extensions`);
    return figures;
  } finally {
    await browser.stop();
  }
}

await build({ log: () => {} });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-startup-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
fs.writeFileSync(path.join(folder, 'draft.txt'), DRAFT);
fs.writeFileSync(path.join(folder, 'other.json'), '{}\n');

/** Measures with a server of its own: nothing is left in it of another window. */
async function alone(file) {
  const host = await (values.host === 'web' ? startWebHost : startNodeHost)({ folder, linked: [root] });
  try {
    return await measure(host, file);
  } finally {
    await host.stop();
  }
}

const withDraft = [];
let without = 0;
for (let run = 0; run < Number(values.runs); run++) {
  const figures = await alone('draft.txt');
  if (!figures) throw new Error('the extension was not activated by a draft');
  withDraft.push(figures);
  if (await alone('other.json')) without++;
}
const result = {
  runs: withDraft.length,
  load: median(withDraft.map(({ load }) => load)),
  activate: median(withDraft.map(({ activate }) => activate)),
  finish: median(withDraft.map(({ finish }) => finish)),
  least: Math.min(...withDraft.map(({ load, activate }) => load + activate)),
  largest: Math.max(...withDraft.map(({ load, activate }) => load + activate)),
  activatedWithoutDraft: without,
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.table(withDraft);
  console.log(`median: load ${result.load} ms, activate ${result.activate} ms, finish ${result.finish} ms`);
  console.log(
    `load + activate ${result.least} to ${result.largest} ms; activated without a draft: ${without} of ${result.runs}`,
  );
}
