#!/usr/bin/env node
/**
 * Walks a draft from a pasted web page to a clean text in the real VS Code, with the Chinese interface and by keys alone, as a writer does:
 *
 *   node scripts/vscode/walk.mjs [FILE] [--host node|web] [--untrusted] [--shots DIR] [--term WORD]… [--answer NEXT=VALUE]…
 *
 * FILE is the text to paste, absent: the first sample. --untrusted opens the folder in restricted mode (Node host). A picture is taken
 * after each step (absent --shots: into a new temporary folder).
 *
 * What only the writer knows is given: --term names a word that stands in quotation marks, behind which a lost mark is typed where the
 * first fix offered would guess another place; --answer fills VALUE where NEXT stands behind a placeholder. What is done with each
 * finding is printed, so that it can be judged.
 *
 * Ends with 1 where findings are left, hints among them; each of them is printed.
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
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    host: { type: 'string', default: 'node' },
    untrusted: { type: 'boolean', default: false },
    shots: { type: 'string' },
    term: { type: 'string', multiple: true, default: [] },
    answer: { type: 'string', multiple: true, default: [] },
  },
});
if (values.host !== 'node' && values.host !== 'web') throw new Error('--host is node or web');
const pasted = fs.readFileSync(positionals[0] ?? path.join(root, 'samples/1-网上粘来的讲话稿.txt'), 'utf8');
const shots = path.resolve(values.shots ?? fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-walk-')));
fs.mkdirSync(shots, { recursive: true });

/** What the writer enters, by the kind that the question names; what the check refuses is answered with the example that it gives. */
const ANSWERS = { 数量: '12', 百分比: '85', 日期: '6', 年份: '2025', 地名: '青山', 单位: '县水利局', 姓名: '王小明' };
const OTHER = '青山';
/** More rounds than this say that a fix brings its finding back. */
const MOST = 400;

const locale = 'zh-cn';
const file = '讲话稿.txt';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-draft-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
fs.writeFileSync(path.join(folder, file), '');

await build({ only: ['server', 'worker', 'client', 'client-library', 'client-browser'], log: () => {} });
const start = values.host === 'web' ? startWebHost : startNodeHost;
const settings = { 'editor.minimap.enabled': false, 'editor.wordWrap': 'on' };
const { untrusted } = values;
const host = await start({ folder, locale, linked: [root], settings, untrusted });
const browser = await startBrowser({ locale, width: 1440, height: 900 });
const { page } = browser;
const window = new Workbench(page);
const press = (key) => page.keyboard.press(key);

let taken = 0;
/** Takes the picture of a step and says what it shows. */
async function shot(name, said = '') {
  taken++;
  await sleep(250); // what opens is drawn in steps
  await window.screenshot(path.join(shots, `${String(taken).padStart(2, '0')}-${name}.png`));
  console.log(`${name}${said && `：${said}`}`);
}

const statusItem = window.all('.statusbar-item[id*="gongwen.status"]').first();

/** How many findings the status item counts, once it stands still. */
async function findings() {
  let before;
  let same = 0;
  const text = await window.until(
    async () =>
      (await statusItem.isVisible()) &&
      // while it checks, a wheel turns
      !(await statusItem.innerHTML()).includes('codicon-sync') &&
      (await statusItem.innerText()).trim(),
    (now) => {
      same = now !== false && now === before ? same + 1 : 0;
      before = now;
      return same >= 12;
    },
  );
  return [...text.matchAll(/\d+/g)].reduce((sum, [number]) => sum + Number(number), 0);
}

const inEditor = async () => {
  // a pointer that rests on the text takes away what a key shows there
  await page.mouse.move(0, 0);
  await press('Control+1');
  await press('Control+Home');
};

/** Answers the questions of 逐一填写待填项 until there are no more. @returns how many were asked */
async function fill() {
  const title = window.all('.quick-input-widget:not(.hidden) .quick-input-title');
  const message = window.all('.quick-input-widget:not(.hidden) .quick-input-message');
  let asked = 0;
  await press('Control+Alt+Shift+Enter');
  for (let before = ''; asked < MOST; ) {
    const open = await window
      .until(
        async () => (await title.isVisible()) && (await title.innerText()),
        (now) => now !== false && now !== before,
      )
      .catch(() => undefined);
    if (!open) return asked;
    before = open;
    if (!open.startsWith('填写')) {
      if (asked < 3) await shot('同值一起填', open);
      await press('Enter');
      continue;
    }
    asked++;
    const kind = Object.keys(ANSWERS).find((one) => open.includes(one));
    const sentence = await message.innerText();
    const given = values.answer.map((one) => one.split('=')).find(([next]) => sentence.includes(`】${next}`));
    await page.keyboard.insertText(given?.[1] ?? (kind ? ANSWERS[kind] : OTHER));
    await sleep(250);
    const example = /^请输入.*?如 ([^，、]+)/.exec(await message.innerText())?.[1];
    if (asked === 1 || example) await shot(`填写第${asked}处`, open);
    if (example) {
      await press('Control+KeyA');
      await page.keyboard.insertText(example);
      await sleep(250);
    }
    await press('Enter');
    if (/（(\d+)\/\1）/.test(open)) {
      await title.waitFor({ state: 'hidden' });
      return asked;
    }
  }
  return asked;
}

/** Titles of quick fixes that change the text: those that ignore come last in the list and are not a correction. */
const corrects = (title) => !/^(?:忽略|本文件不查|在项目中|用注释|没有可用)/.test(title);

/** What the writer says of a finding that only he can settle. */
const REASON = '已核对，照原稿';

const preview = window.all(`${SELECTORS.tab}.active`, /全部修复同类|排版预览|修改对照/);

/** Looks at a comparison, which has come up or not, and accepts it by key. */
async function acceptPreview(name) {
  const shown = await preview.waitFor({ timeout: 4000 }).then(
    () => true,
    () => false,
  );
  if (!shown) return false;
  await sleep(1500);
  await shot(name, (await preview.innerText()).trim());
  await press('Control+Enter');
  await preview.waitFor({ state: 'detached' });
  return true;
}

/** Behind a lone “ that stands before a term which the writer knows: types the other mark. @returns the term */
async function typeMark(before) {
  const term = values.term.find((one) => before.startsWith(`“${one}`) && !before.startsWith(`“${one}”`));
  if (!term) return undefined;
  for (let steps = term.length + 1; steps > 0; steps--) await press('ArrowRight');
  await page.keyboard.insertText('”');
  return term;
}

/** The text behind the cursor, as far as the line goes on the screen. */
async function behindCursor() {
  await press('Shift+End');
  await press('Control+KeyC');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await press('ArrowLeft');
  return text;
}

/** What the hover at the cursor says. A check that ends meanwhile takes it away: then it is asked for again. */
async function hovered() {
  const hover = window.all(SELECTORS.hover).first();
  const read = async () => {
    await hover.waitFor({ timeout: 3000 });
    await sleep(300);
    return hover.innerText({ timeout: 1000 });
  };
  const text = await read().catch(async () => {
    await press('Control+KeyK');
    await press('Control+KeyI');
    return read();
  });
  return text.replace(/\s+/g, ' ').trim();
}

/** Goes from finding to finding, hints among them, and settles each as a careful writer does. @returns what could not be settled */
async function fixRest() {
  const left = new Set();
  const seen = new Set();
  for (let round = 1, idle = 0; round < MOST; round++) {
    const count = await findings();
    if (count === 0 || idle > count) break;
    await press('Control+F8');
    const said = await hovered();
    const rule = /[a-z]+(?:-[a-z]+)+/.exec(said)?.[0] ?? '';
    const first = !seen.has(rule);
    seen.add(rule);
    if (round === 1) await shot('转到问题', said);
    await press('Escape');
    const rest = await behindCursor();
    const term = await typeMark(rest);
    if (term) {
      console.log(`  ${rule}：“${rest.slice(1, 16)}… → 在“${term}”后写上 ”`);
      await sleep(500);
      continue;
    }
    let titles = [];
    try {
      titles = await window.quickFixes();
    } catch {
      // a finding without any action
    }
    const wanted =
      titles.find((one) => one.startsWith('全部修复同类')) ??
      titles.find(corrects) ??
      titles.find((one) => one.endsWith('，并写明理由…'));
    if (!wanted) {
      left.add(said);
      idle++;
      await press('Escape');
      continue;
    }
    console.log(`  ${rule}：${rest.slice(0, 16)}… → ${wanted}`);
    if (first) await shot(`快速修复-${rule}`, wanted);
    const focused = window.all(`${SELECTORS.action}.focused`, wanted);
    for (let steps = titles.length; steps > 0 && (await focused.count()) === 0; steps--) await press('ArrowDown');
    await press('Enter');
    await window.all(SELECTORS.action).first().waitFor({ state: 'detached' });
    if (wanted.startsWith('全部修复同类')) await acceptPreview(`先看再改-${rule}`);
    else if (wanted.endsWith('…')) {
      const input = window.all(SELECTORS.input);
      await input.waitFor();
      await page.keyboard.insertText(REASON);
      await shot(`写明理由-${rule}`, REASON);
      await press('Enter');
      await input.waitFor({ state: 'hidden' });
    }
    await sleep(500);
    // as many as before means that the fix did nothing
    if ((await findings()) >= count) {
      left.add(`${said}（${wanted}）`);
      idle++;
    } else idle = 0;
  }
  return [...left];
}

/** The words that announce how many parts follow, as they stand on the screen. */
const announced = async () =>
  (await window.text())
    .join('')
    .match(/[讲谈说强调提]+[一二两三四五六七八九十]+(?:个)?(?:点|方面)[^。：:]{0,4}/)?.[0] ?? '';

/** Whether the editor's search finds a text. */
async function holds(text) {
  await window.all(SELECTORS.editor).first().click();
  await press('Control+KeyF');
  await window.all('.find-widget.visible textarea, .find-widget.visible .monaco-findInput input').first().fill(text);
  await sleep(500);
  const found = await window.all('.find-widget.visible .matchesCount').first().innerText();
  // the first Escape may be for something that lies over it
  while (await window.all('.find-widget.visible').count()) {
    await press('Escape');
    await sleep(300);
  }
  return !/无结果|No results/.test(found);
}

/** Moves a section, adds one and takes it away again. @returns whether numbers, outline and counts followed */
async function walkSections() {
  const before = await announced();
  // a text that was cut off may have two sections only
  const whole = await holds('　　三、');
  if (!whole) console.log('这份稿子只到第二部分，后面缺了：移动第二节。');
  const [from, to] = whole ? ['三', '二'] : ['二', '一'];
  if (!(await holds(`　　${from}、`))) {
    console.log('没有可以移动的章节。');
    return true;
  }
  await window.toSquiggle(`　　${from}、`);
  const heading = async (ordinal) =>
    (await window.text()).map((line) => line.trim()).find((line) => line.startsWith(`${ordinal}、`));
  // a long title is folded on the screen
  const title = (await heading(from)).slice(2, 10);
  await press('Control+Alt+PageUp');
  await sleep(1500);
  const moved = (await heading(to))?.startsWith(`${to}、${title}`) === true;
  await shot(`第${from}节移到第${to}节之前`, `${moved ? `${to}、${title}…` : '没有移动'}，还有 ${await findings()} 处`);
  // VS Code asks for the outline a while after an edit, the longer the slower it was answered before
  const since = Date.now();
  const above = async () => (await window.breadcrumbs()).map((one) => one.trim());
  const fresh = await window
    .until(above, (crumbs) => crumbs.some((one) => one.startsWith(`${to}、${title}`)))
    .catch(() => undefined);
  const waited = ((Date.now() - since + 1500) / 1000).toFixed(1);
  console.log(fresh ? `路径在 ${waited} 秒内跟着变了` : `路径没有跟着变：${(await above()).join(' > ')}`);
  await window.command('公文校对: 在后面添加同级一节');
  await sleep(1500);
  await shot('添加一节');
  await inEditor();
  await sleep(800);
  const more = await announced();
  await shot('数目跟着变', `${before} → ${more}`);
  await press('Control+KeyZ');
  await sleep(1500);
  await inEditor();
  const again = await announced();
  await shot('撤销添加', `${again}，还有 ${await findings()} 处`);
  const follows = before !== '' && more !== before && again === before;
  if (!follows) console.log(`数目没有跟着变：${before} → ${more} → ${again}`);
  return moved && fresh !== undefined && follows;
}

let code = 1;
try {
  await window.open(host.page());
  await window.openFile(file);
  await window.all(SELECTORS.editor).first().click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
  await press('Control+KeyV');
  await window.squiggles(3);
  await press('Control+Home');
  await shot('粘贴', `${await findings()} 处`);

  await press('Control+Alt+Shift+KeyL');
  // first as one who thinks better of it
  await preview.waitFor();
  await sleep(500);
  await press('Escape');
  await preview.waitFor({ state: 'detached' });
  await press('Control+Alt+Shift+KeyL');
  await acceptPreview('排版预览');
  await inEditor();
  await shot('一键排版', `${await findings()} 处`);

  await window.command('显示 公文');
  await window.all('.pane-header', '待填项').first().waitFor();
  await sleep(800);
  await shot('待填项与章节');
  await inEditor();
  const asked = await fill();
  await sleep(1000);
  await shot('填完', `问了 ${asked} 次，还有 ${await findings()} 处`);

  await inEditor();
  await press('Control+Alt+Shift+KeyF');
  await shot('修复全部', `${await findings()} 处`);
  await inEditor();
  const left = await fixRest();
  await press('Control+Home');
  await shot('改完', `还有 ${await findings()} 处`);

  const follows = await walkSections();

  const count = await findings();
  await press('Control+KeyS');
  await press('Control+Alt+Shift+KeyR');
  await window.all(SELECTORS.choice).first().waitFor();
  await shot('导出报告');
  await press('Enter');
  await window.all(`${SELECTORS.tab}.active`, '校对报告').waitFor();
  await sleep(1500);
  await shot('报告');

  for (const one of count > 0 ? left : []) console.log(`  - ${one}`);
  console.log(`还有 ${count} 处。图在 ${shots}`);
  code = count === 0 && follows ? 0 : 1;
} catch (error) {
  await shot('停在这里').catch(() => {});
  console.error(error);
  console.log(`图在 ${shots}`);
} finally {
  await browser.stop();
  await host.stop();
}
process.exit(code);
