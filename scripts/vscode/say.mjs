/**
 * Prints one message to the terminal, the Chinese line first, then the English one.
 * @param {string} zh
 * @param {string} en
 * @param {(line: string) => void} [write] Where the lines go; `console.error` for faults.
 */
export function say(zh, en, write = console.log) {
  write(zh);
  write(`  ${en}`);
}

/** A fault that is told to the person in both languages; its `message` is both lines. */
export class Fault extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   * @param {{ infrastructure?: boolean, cause?: unknown }} [options] `infrastructure`: the machine's fault (a server that
   *   did not start), not the extension's, so that trying once more makes sense.
   */
  constructor(zh, en, { infrastructure = false, cause } = {}) {
    super(`${zh}\n  ${en}`, { cause });
    this.name = 'Fault';
    this.infrastructure = infrastructure;
  }
}
