import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { say } from './language.js';

/**
 * The server, as the rest of the client sees it. The library that speaks to it is most of the client's code, so it is not loaded while
 * VS Code activates us: `start` loads it, and what asks before that waits. A URI goes over as `uri.toString()`, a range through
 * `toPlaceRange`; what needs the library's converters takes them from `client()`.
 */
export class Server {
  readonly #load: () => Promise<BaseLanguageClient>;
  #client: Promise<BaseLanguageClient> | undefined;
  #loaded: BaseLanguageClient | undefined;

  /** @param load makes the language client, with its listeners, not started */
  constructor(load: () => Promise<BaseLanguageClient>) {
    this.#load = load;
  }

  /**
   * Starts the server where it does not run. A failure is shown to the person and does not reject.
   * @returns whether it runs
   */
  async start(): Promise<boolean> {
    const starting = this.client();
    try {
      await (await starting).start();
      return true;
    } catch (error) {
      this.#drop(starting);
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(
        say({ zh: `公文校对没有启动：${reason}`, en: `The proofreader did not start: ${reason}` }),
      );
      return false;
    }
  }

  /** A client whose start failed keeps failing: the next start makes another one. */
  #drop(failed: Promise<BaseLanguageClient>): void {
    if (this.#client !== failed) return;
    this.#client = undefined;
    this.#loaded = undefined;
    // It may not be disposed of where it never ran.
    void failed.then((client) => client.dispose()).catch(() => {});
  }

  /** Stops the server where it runs. */
  async stop(): Promise<void> {
    await this.#loaded?.stop();
  }

  /** Stops the server and starts it again. */
  async restart(): Promise<void> {
    if (this.isRunning()) await this.stop();
    await this.start();
  }

  /** Whether requests are answered at once. */
  isRunning(): boolean {
    return this.#loaded?.isRunning() === true;
  }

  /** Sends a request of our own, once the server runs. @throws what the server answers as an error */
  async sendRequest<R>(method: string, params: object): Promise<R> {
    return (await this.client()).sendRequest<R>(method, params);
  }

  /** Shows what the server logs. */
  async showOutput(): Promise<void> {
    (await this.client()).outputChannel.show();
  }

  /** The library's client, with its converters; loads it where that was not done yet. */
  client(): Promise<BaseLanguageClient> {
    this.#client ??= this.#load().then((client) => {
      this.#loaded = client;
      return client;
    });
    return this.#client;
  }
}
