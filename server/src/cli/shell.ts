import type { Text } from '../core/index.js';
import { type Language, type Say, sayIn } from './language.js';
import { Output } from './output.js';

/** The terminal, as far as a command needs it. */
export class Shell {
  readonly language: Language;
  readonly say: Say;
  readonly cwd: string;
  readonly stdout = new Output(1);
  readonly stderr = new Output(2);
  /** Whether a command has failed in part: the run goes on and ends with 2. */
  failed = false;
  #progress = false;

  constructor(language: Language, cwd: string) {
    this.language = language;
    this.say = sayIn(language);
    this.cwd = cwd;
  }

  /** Whether to colour what goes to that stream; NO_COLOR and FORCE_COLOR are heeded. */
  colors(stream: Output): boolean {
    const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
    if (NO_COLOR) return false;
    if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0';
    return stream.isTTY && TERM !== 'dumb';
  }

  /** Cells in a line of the terminal. */
  get columns(): number {
    return this.stdout.columns ?? 100;
  }

  out(text: string | Uint8Array): void {
    this.stdout.write(text);
  }

  /** A line for the person, beside the output. */
  note(text: Text): void {
    this.progress('');
    this.stderr.write(`gongwen: ${printable(this.say(text))}\n`);
  }

  /** Says what failed; the run goes on. */
  fail(text: Text): void {
    this.failed = true;
    this.note(text);
  }

  /** Replaces the line of progress on a terminal; the empty text takes it away. */
  progress(text: string): void {
    if ((text === '' && !this.#progress) || !this.stderr.isTTY) return;
    this.#progress = text !== '';
    this.stderr.write(`\r\x1b[K${printable(text)}`);
  }
}

/** The text without control characters: what stands in a file or its name must not steer the terminal. */
export const printable = (text: string): string =>
  text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '�');

/** All that comes in on the standard input. */
export async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Whether the standard input is a pipe or a file, so that somebody means it to be read. */
export async function stdinIsGiven(): Promise<boolean> {
  const { fstatSync } = await import('node:fs');
  try {
    const stat = fstatSync(0);
    return stat.isFIFO() || stat.isFile() || stat.isSocket();
  } catch {
    return false;
  }
}
