#!/usr/bin/env node
/**
 * Opens VS Code with this checkout's extension on the sample drafts (`npm start`):
 *
 *   node scripts/vscode/start.mjs [--browser] [--web] [--locale zh-cn|en] [--port N] [--no-open] [FOLDER]
 *
 * The desktop VS Code when `code` is there, else one from npm packages in the browser, at an address that is printed, until Ctrl+C.
 * `--browser`: the latter in any case; `--web`: the same with the web extension host, as on vscode.dev. FOLDER: other drafts to open.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startNodeHost, startWebHost } from './host.mjs';
import { ensureWebHost, onPath } from './install.mjs';
import { Fault, say } from './say.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Asked for first, so that the address stays the same from one start to the next. */
const PORT = 8321;

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        browser: { type: 'boolean', default: Boolean(process.env.GONGWEN_NPM_VSCODE) },
        web: { type: 'boolean', default: false },
        locale: { type: 'string', default: 'zh-cn' },
        port: { type: 'string', default: String(PORT) },
        open: { type: 'boolean', default: true },
      },
    });
    const folder = path.resolve(positionals[0] ?? path.join(root, 'samples'));
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new Fault(`没有这个文件夹：${folder}`, `No such folder: ${folder}`);
    if (!['zh-cn', 'en'].includes(values.locale))
      throw new Fault('--locale 只能是 zh-cn 或 en。', '--locale is zh-cn or en.');
    if (!/^\d{1,5}$/.test(values.port)) throw new Fault('--port 要写端口号。', '--port takes the number of a port.');
    return { ...values, port: Number(values.port), folder };
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`参数有误：${error.message}`, `Wrong arguments: ${error.message}`);
  }
}

/** Opens the folder in the desktop VS Code; gives false when that does not work. */
function desktop(code, folder) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder];
  const windows = process.platform === 'win32';
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args;
  const { status } = spawnSync(windows ? `"${code}"` : code, quoted, { stdio: 'inherit', shell: windows });
  if (status === 0) say('已在 VS Code 中打开示例文稿。', 'The sample drafts are open in VS Code.');
  else say(`“${code}”没有打开，改用浏览器。`, `“${code}” did not open; taking the browser instead.`, console.error);
  return status === 0;
}

/** Shows an address in the default browser, where there is a screen. */
function show(url) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {}) // no such command: the address is printed anyway
    .unref();
}

async function main() {
  const { browser, web, port, open, folder, ...rest } = options();
  const built = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Fault('扩展没有编译成功，见上。', 'The extension did not build; see above.');

  const code = onPath(process.platform === 'win32' ? 'code.cmd' : 'code');
  if (code && !browser && !web && desktop(code, folder)) return;

  let locale = /** @type {import('./host.mjs').Locale} */ (rest.locale);
  if (locale !== 'en' && !web) {
    try {
      await ensureWebHost(); // the Chinese interface comes with it
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      say(
        '没有拿到中文界面，改用英文界面。',
        'No Chinese interface could be had; taking the English one.',
        console.error,
      );
      locale = 'en';
    }
  }
  const host = await (web
    ? startWebHost({ folder, locale, port, linked: [root] })
    : startNodeHost({ folder, locale, port, linked: [root], token: true }));
  const first = fs.readdirSync(folder).find((name) => /\.(txt|md)$/.test(name));
  const url = host.page(first ? { file: path.join(folder, first) } : {});
  say('VS Code 已就绪，请用浏览器打开：', 'VS Code is ready; open in a browser:');
  console.log(`\n${url}\n`);
  if (web)
    say(
      '在这里改动的文稿只留在浏览器里，不写回磁盘。',
      'What you edit here stays in the browser and is not written to disk.',
    );
  say('按 Ctrl+C 结束。', 'Ctrl+C ends it.');
  if (open) show(url);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Fault ? error.message : error);
  process.exitCode = error instanceof Fault ? 2 : 1;
}
