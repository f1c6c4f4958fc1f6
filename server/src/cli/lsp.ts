import { didYouMean, Failure } from './failure.js';
import type { Shell } from './shell.js';

/** Options of vscode-languageserver's, which reads them from the command line itself, and whether a value follows. */
const OPTIONS: ReadonlyMap<string, boolean> = new Map([
  ['--stdio', false],
  ['--node-ipc', false],
  ['--socket', true],
  ['--pipe', true],
  ['--clientProcessId', true],
]);

/** Options that say how to speak. */
const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

/**
 * Starts the language server. Without an option it speaks on the standard streams, as most servers do: an editor's log shows little
 * of what a server says before it speaks.
 *
 * @throws {Failure} for an option that is none of the server's
 */
export async function lsp(args: readonly string[], shell: Shell, serve: () => void): Promise<void> {
  let transport = false;
  for (let at = 0; at < args.length; at++) {
    const [name = '', inline] = args[at]!.split('=', 2);
    const takesValue = OPTIONS.get(name);
    if (takesValue === undefined) {
      const hint = await didYouMean(name, [...OPTIONS.keys()]);
      throw new Failure(
        name.startsWith('-')
          ? { zh: `lsp 没有选项 ${name}${hint.zh}`, en: `lsp: unknown option ${name}${hint.en}` }
          : { zh: `lsp 不带文件名：${name}`, en: `lsp takes no files: ${name}` },
      );
    }
    if (takesValue && inline === undefined && args[++at] === undefined)
      throw new Failure({ zh: `选项 ${name} 后面缺少值`, en: `option ${name} needs a value` });
    if (!takesValue && inline !== undefined)
      throw new Failure({ zh: `选项 ${name} 不带值`, en: `option ${name} takes no value` });
    transport ||= TRANSPORTS.includes(name);
  }
  if (!transport) process.argv.push('--stdio');
  if (process.stdin.isTTY && process.stdout.isTTY) {
    shell.note({
      zh: '语言服务器已启动，在等编辑器说话。这条命令是给编辑器用的；要检查文件，请用 gongwen lint 文件名。Ctrl+C 退出',
      en: 'the language server waits for an editor, which is who runs this command; to check files: gongwen lint FILE. Ctrl+C ends it',
    });
  }
  serve();
}
