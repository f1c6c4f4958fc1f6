#!/usr/bin/env node
/**
 * What the extension costs VS Code at its start, by VS Code's own figures (Developer: Startup Performance): with a draft open, and with
 * a file that is none of ours.
 *
 *   node scripts/vscode/startup.mjs [--runs N] [--host node|web] [--json]
 *
 * Milliseconds in the extension host: `load` reading and running the bundle, `activate` the call of activate() until it returns,
 * `finish` until what it returned is settled; the last of them waits and occupies nothing.
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

/** The command's title and the heading of its table; both stand in English in the editor that it opens. */
const COMMAND = 'Developer: Startup Performance';
const OURS = 'gongwen.gongwen';

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

async function measure(host, file) {
  const browser = await startBrowser();
  try {
    const window = new Workbench(browser.page);
    await window.open(host.page());
    await window.openFile(file);
    if (file.endsWith('.txt')) await window.status('讲话稿').catch(() => window.status('Speech'));
    else await sleep(5000); // whatever would be activated by then
    await window.command(COMMAND);
    await window.all(`${SELECTORS.tab}.active`, 'Startup Performance').waitFor();
    await sleep(2500); // the figures come in after the view is open
    await window.all(SELECTORS.editor).first().click();
    await window.page.keyboard.press('Control+KeyA');
    await window.page.keyboard.press('Control+KeyC');
    await sleep(200);
    return ours(await window.page.evaluate(() => navigator.clipboard.readText()));
  } finally {
    await browser.stop();
  }
}

await build({ log: () => {} });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-startup-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
fs.writeFileSync(path.join(folder, 'draft.txt'), DRAFT);
fs.writeFileSync(path.join(folder, 'other.json'), '{}\n');

const start = values.host === 'web' ? startWebHost : startNodeHost;
const withDraft = [];
let without = 0;
for (let run = 0; run < Number(values.runs); run++) {
  // a server of its own each time: its extension host and its caches are as after a start of the machine's owner
  const host = await start({ folder, linked: [root] });
  const figures = await measure(host, 'draft.txt');
  if (!figures) throw new Error('the extension was not activated by a draft');
  withDraft.push(figures);
  if (await measure(host, 'other.json')) without++;
  await host.stop();
}
const result = {
  runs: withDraft.length,
  load: median(withDraft.map(({ load }) => load)),
  activate: median(withDraft.map(({ activate }) => activate)),
  finish: median(withDraft.map(({ finish }) => finish)),
  largest: Math.max(...withDraft.map(({ load, activate }) => load + activate)),
  activatedWithoutDraft: without,
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.table(withDraft);
  console.log(`median: load ${result.load} ms, activate ${result.activate} ms, finish ${result.finish} ms`);
  console.log(`load + activate at most ${result.largest} ms; activated without a draft: ${without} of ${result.runs}`);
}
