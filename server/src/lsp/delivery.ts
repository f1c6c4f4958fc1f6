import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Cancel, Runtime } from './runtime.js';

/** How diagnostics come to the client: by its asking or by our sending, never both. */
export interface Delivery {
  /** The document was opened or changed. */
  changed(document: TextDocument): void;
  /** Settings changed: what was delivered may no longer hold. */
  refresh(documents: readonly TextDocument[]): void;
  closed(uri: string): void;
}

/** The client asks (textDocument/diagnostic); it only has to be told when to ask again. */
export const pull = (connection: Connection, canRefresh: boolean): Delivery => ({
  changed: () => {},
  refresh: () => {
    if (canRefresh) connection.languages.diagnostics.refresh().catch(() => {});
  },
  closed: () => {},
});

/** What is to be sent of a document: of its newest version, whatever that is when it is asked for. */
export interface Checked {
  readonly version: number;
  readonly items: readonly Diagnostic[];
  /** Milliseconds that the check took. */
  readonly cost: number;
}

/** A check that took this long or longer, in milliseconds, waits for a pause in the typing. */
const QUICK = 8;
const MAX_DELAY = 1000;

/** How long to wait for the next key, by what the last check took: nothing for a quick one, then twice its cost. */
export const delayAfter = (cost: number): number => (cost < QUICK ? 0 : Math.min(MAX_DELAY, cost * 2));

interface Pending {
  cancel: Cancel;
  /** Counts what came, so that an answer that was overtaken on the way is not sent. */
  turn: number;
  cost: number;
  sent: readonly Diagnostic[] | undefined;
}

/** We send (textDocument/publishDiagnostics), with the version that was checked, when the typing allows. */
export function push(
  connection: Connection,
  { afterMessages, afterDelay }: Pick<Runtime, 'afterMessages' | 'afterDelay'>,
  check: (uri: string) => Promise<Checked | undefined>,
): Delivery {
  const pending = new Map<string, Pending>();

  async function send(uri: string, state: Pending, turn: number): Promise<void> {
    const checked = await check(uri);
    if (!checked || pending.get(uri) !== state || state.turn !== turn) return;
    state.cost = checked.cost;
    state.sent = checked.items;
    await connection.sendDiagnostics({ uri, version: checked.version, diagnostics: [...checked.items] });
  }

  function schedule({ uri }: TextDocument): void {
    let state = pending.get(uri);
    if (!state) {
      state = { cancel: () => {}, turn: 0, cost: 0, sent: undefined };
      pending.set(uri, state);
    }
    const { cost } = state;
    state.cancel();
    const turn = ++state.turn;
    const run = (): void => {
      send(uri, state, turn).catch((error) => connection.console.error(`diagnostics of ${uri}: ${String(error)}`));
    };
    const delay = delayAfter(cost);
    state.cancel = delay === 0 ? afterMessages(run) : afterDelay(run, delay);
  }

  return {
    changed: schedule,
    refresh: (documents) => documents.forEach(schedule),
    closed(uri) {
      const state = pending.get(uri);
      pending.delete(uri);
      state?.cancel();
      // What was never sent need not be taken back.
      if (state?.sent?.length) connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => {});
    },
  };
}
