import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../core/index.js';
import type { Check } from './checks.js';
import { stopWriting, writtenAt } from './documents.js';
import type { Cancel, Runtime } from './runtime.js';

/** Milliseconds without a key after which the writer has stopped. */
const PAUSE = 10_000;

/** What of a check is shown at a place of the writer. */
interface Shown {
  readonly check: Check;
  readonly place: number | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Keeps back findings that the writer is about to settle: a quotation mark is open while its quotation is typed, and a
 * speech has no end before it is written. They are shown when somebody writes elsewhere, saves or pauses.
 */
export class Writing {
  readonly #afterDelay: Runtime['afterDelay'];
  readonly #stopped: (document: TextDocument) => void;
  readonly #pauses = new Map<string, Cancel>();
  readonly #shown = new Map<string, Shown>();

  /** @param stopped told of a document of which more is to be shown than before, without a change */
  constructor({ afterDelay }: Pick<Runtime, 'afterDelay'>, stopped: (document: TextDocument) => void) {
    this.#afterDelay = afterDelay;
    this.#stopped = stopped;
  }

  /** The document was changed. */
  changed(document: TextDocument): void {
    const { uri } = document;
    this.#pauses.get(uri)?.();
    this.#pauses.delete(uri);
    if (writtenAt(document) === undefined) return;
    this.#pauses.set(
      uri,
      this.#afterDelay(() => this.stop(document), PAUSE),
    );
  }

  /** The writer saves, or has paused. */
  stop(document: TextDocument): void {
    const { uri } = document;
    this.#pauses.get(uri)?.();
    this.#pauses.delete(uri);
    if (!stopWriting(document)) return;
    const last = this.#shown.get(uri);
    if (last && last.findings.length < last.check.findings.length) this.#stopped(document);
  }

  /** The findings of a document's check without those that are kept back; the same array as long as nothing changes. */
  shown(document: TextDocument, check: Check): readonly Finding[] {
    const { uri } = document;
    const place = writtenAt(document);
    const last = this.#shown.get(uri);
    if (last?.check === check && last.place === place) return last.findings;
    const { findings } = check;
    const isHeld = ({ awaits }: Finding): boolean =>
      awaits !== undefined && place !== undefined && awaits.start <= place && place <= awaits.end;
    const left = place !== undefined && findings.some(isHeld) ? findings.filter((one) => !isHeld(one)) : findings;
    this.#shown.set(uri, { check, place, findings: left });
    return left;
  }

  forget(uri: string): void {
    this.#pauses.get(uri)?.();
    this.#pauses.delete(uri);
    this.#shown.delete(uri);
  }
}
