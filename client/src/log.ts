import type * as vscode from 'vscode';

/** How many lines are remembered. */
const LINES = 60;

/**
 * An output channel that remembers the last lines written to it, for a report of a problem. Addresses of files are left
 * out of what is remembered: their names are the writer's own.
 */
export class RememberedLog {
  readonly channel: vscode.LogOutputChannel;
  readonly #lines: string[] = [];

  constructor(channel: vscode.LogOutputChannel) {
    const remember = (level: string, args: readonly unknown[]): void => {
      const text = args.map((one) => (one instanceof Error ? (one.stack ?? one.message) : String(one))).join(' ');
      if (text.trim() !== '') this.#add(`${level} ${text.trimEnd()}`);
    };
    this.channel = new Proxy(channel, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') return value;
        const wanted = ['warn', 'error', 'info', 'append', 'appendLine'].includes(String(name));
        return (...args: unknown[]) => {
          if (wanted) remember(String(name), args);
          return value.apply(target, args);
        };
      },
    });
  }

  /** The last lines, oldest first. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  #add(text: string): void {
    for (const line of text.split('\n')) this.#lines.push(withoutNames(line));
    this.#lines.splice(0, Math.max(0, this.#lines.length - LINES));
  }
}

/** A line of a log without addresses and paths, and without Chinese text, which may be the document's. */
export const withoutNames = (line: string): string =>
  line
    .slice(0, 500)
    .replace(/[a-z][a-z0-9+.-]*:\/\/[^\s)]+|untitled:[^\s)]+/gi, '<uri>')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/:()]+){2,}/g, '<path>')
    .replace(/\p{Script=Han}[\p{Script=Han}\p{P}\s]*/gu, '…');
