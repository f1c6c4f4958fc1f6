import type { Engine } from '../core/index.js';
import type { Miner } from '../mine/index.js';
import { Failure } from './failure.js';
import { type Language, languageOf } from './language.js';
import { Shell } from './shell.js';

/** What the entry puts in. */
export interface Program {
  readonly engine: Engine;
  readonly version: string;
  /** Starts the language server on the standard streams. */
  serve(): void;
  /** Loads what `mine` needs. @throws where this installation does not hold it */
  miner(engine: Engine): Miner;
}

const COMMANDS = ['lint', 'format', 'outline', 'rules', 'mine', 'lsp', 'help'] as const;
type Command = (typeof COMMANDS)[number];

/**
 * The command line.
 *
 * @param args what follows the program's name
 * @returns the exit code: 0 clean, 1 findings, 2 where the run itself failed; `undefined` where the server goes on
 */
export async function main(args: readonly string[], program: Program): Promise<number | undefined> {
  const { language, rest } = takeLanguage(args);
  const shell = new Shell(language ?? languageOf(process.env), process.cwd());
  try {
    if (language === null) {
      throw new Failure({ zh: '--lang 只有 zh 和 en', en: '--lang is zh or en' });
    }
    return await dispatch(rest, shell, program);
  } catch (error) {
    if (error instanceof Failure) shell.fail(error.text);
    else {
      const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
      shell.fail({
        zh: `程序内部出错，请把下面的内容报告给我们\n${trace}`,
        en: `internal error, please report it\n${trace}`,
      });
    }
    return 2;
  }
}

/** Takes `--lang zh` out, so that even what is wrong with the other arguments is said in it; `null` for a wrong one. */
function takeLanguage(args: readonly string[]): { language: Language | null | undefined; rest: string[] } {
  const rest = [...args];
  const at = rest.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const end = rest.indexOf('--');
  if (at === -1 || (end !== -1 && end < at)) return { language: undefined, rest };
  const inline = rest[at]!.slice('--lang='.length);
  const value = rest[at] === '--lang' ? rest[at + 1] : inline;
  rest.splice(at, rest[at] === '--lang' ? 2 : 1);
  return { language: value === 'zh' || value === 'en' ? value : null, rest };
}

async function dispatch(args: readonly string[], shell: Shell, program: Program): Promise<number | undefined> {
  const [first, ...rest] = args;
  if (first === '--version' || first === '-v') {
    shell.out(`${program.version}\n`);
    return 0;
  }
  if (first === undefined || first === '--help' || first === '-h') {
    const { help } = await import('./help.js');
    shell.out(help(undefined, shell.say));
    return first === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((name) => name === first);
  if (!command) throw await unknownCommand(first);
  if (command === 'help') {
    const { help, isTopic } = await import('./help.js');
    const topic = rest[0];
    if (topic !== undefined && !isTopic(topic)) throw await unknownCommand(topic);
    shell.out(help(topic, shell.say));
    return 0;
  }
  const end = rest.indexOf('--');
  const options = end === -1 ? rest : rest.slice(0, end);
  if (options.some((arg) => arg === '--help' || arg === '-h')) {
    const { help } = await import('./help.js');
    shell.out(help(command, shell.say));
    return 0;
  }
  if (options.some((arg) => arg === '--version' || arg === '-v')) {
    shell.out(`${program.version}\n`);
    return 0;
  }
  return run(command, rest, shell, program);
}

async function run(
  command: Exclude<Command, 'help'>,
  args: readonly string[],
  shell: Shell,
  { engine, version, serve, miner }: Program,
): Promise<number | undefined> {
  switch (command) {
    case 'lint':
      return (await import('./lint.js')).lint(args, shell, engine, version);
    case 'format':
      return (await import('./format.js')).formatFiles(args, shell, engine);
    case 'outline':
      return (await import('./outline.js')).outline(args, shell, engine);
    case 'rules':
      return (await import('./rules.js')).rules(args, shell, engine);
    case 'mine':
      return (await import('./mine.js')).mine(args, shell, () => miner(engine));
    case 'lsp':
      await (await import('./lsp.js')).lsp(args, shell, serve);
      return undefined;
  }
}

async function unknownCommand(name: string): Promise<Failure> {
  const { didYouMean } = await import('./failure.js');
  const hint = await didYouMean(name, COMMANDS);
  return new Failure({
    zh: `没有命令 ${name}${hint.zh || `，可用：${COMMANDS.join('、')}`}`,
    en: `unknown command ${name}${hint.en || `; choose from: ${COMMANDS.join(', ')}`}`,
  });
}
