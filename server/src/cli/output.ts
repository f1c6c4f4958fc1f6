import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';

/**
 * The standard output or the standard error. To a file or a pipe it writes by itself: Node's own stream, which knows
 * terminals and those who read slowly, takes a twentieth of a short run to make, so it is made when it is needed.
 */
export class Output {
  readonly #fd: 1 | 2;
  readonly #isPlain: boolean;
  #made: NodeJS.WriteStream | undefined;

  constructor(fd: 1 | 2) {
    this.#fd = fd;
    this.#isPlain = isPlain(fd);
  }

  /** Whether it is a terminal. */
  get isTTY(): boolean {
    return !this.#isPlain && this.#stream.isTTY === true;
  }

  /** Cells in a line of the terminal; `undefined` where it is none. */
  get columns(): number | undefined {
    return this.#isPlain ? undefined : this.#stream.columns;
  }

  write(text: string | Uint8Array): void {
    let rest = typeof text === 'string' ? Buffer.from(text) : text;
    try {
      while (this.#isPlain && !this.#made && rest.length > 0) rest = rest.subarray(writeSync(this.#fd, rest));
    } catch (error) {
      // EAGAIN: a pipe that somebody has set not to wait is full. The stream waits.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') onError(error as NodeJS.ErrnoException);
    }
    if (rest.length > 0) this.#stream.write(rest);
  }

  get #stream(): NodeJS.WriteStream {
    if (!this.#made) {
      this.#made = this.#fd === 1 ? process.stdout : process.stderr;
      this.#made.on('error', onError);
    }
    return this.#made;
  }
}

/** A reader that has seen enough (head) closes the pipe: no fault of ours. */
function onError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}

/** A file, a pipe or the device that takes everything. On Windows the stream alone knows what a console takes. */
function isPlain(fd: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stat = fstatSync(fd);
    return !stat.isCharacterDevice() || stat.rdev === statSync(devNull).rdev;
  } catch {
    return false;
  }
}
