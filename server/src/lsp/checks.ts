import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Config,
  type Draft,
  type Engine,
  type Finding,
  type Format,
  type LintResult,
  parse,
} from '../core/index.js';

/** A version of a document as it was checked. */
export interface Check {
  /** A client that opens one twice makes another of it, whose changes are counted anew. */
  readonly document: TextDocument;
  /** Counts the changes of the document; a version number is only what the client says. */
  readonly revision: number;
  readonly version: number;
  readonly config: Config;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  readonly unusedIgnores: LintResult['unusedIgnores'];
  /** Milliseconds that it took. */
  readonly cost: number;
  /** Whether the checker itself failed: nothing is known of the document then. */
  readonly failed: boolean;
}

/** What the checks tell their owner. */
export interface CheckEvents {
  /** Milliseconds on a clock that does not jump. */
  readonly now: () => number;
  /** A rule failed; said once for each rule. */
  readonly onRuleFailure: (rule: string, error: unknown) => void;
  readonly onFailure: (uri: string, error: unknown) => void;
}

/** The last check of each open document. Diagnostics, actions and all else read the same findings. */
export class Checks {
  readonly #engine: Engine;
  readonly #events: CheckEvents;
  readonly #last = new Map<string, Check>();
  readonly #failed = new Set<string>();

  constructor(engine: Engine, events: CheckEvents) {
    this.#engine = engine;
    this.#events = events;
  }

  /** The document's check, made now if it changed since the last one. Never throws. */
  of(document: TextDocument, revision: number, format: Format, config: Config, excluded: boolean): Check {
    const last = this.#last.get(document.uri);
    if (last && last.document === document && last.revision === revision && last.config === config) return last;
    const check = this.#run(document, revision, format, config, excluded, last);
    this.#last.set(document.uri, check);
    return check;
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }

  #run(
    document: TextDocument,
    revision: number,
    format: Format,
    config: Config,
    excluded: boolean,
    last: Check | undefined,
  ): Check {
    const began = this.#events.now();
    const text = document.getText();
    const base = { document, revision, version: document.version, config };
    const set: Config = excluded ? { ...config, enable: 'never' } : config;
    try {
      const draft = this.#engine.read(text, format, set, last?.failed ? undefined : last?.draft);
      const { findings, failures, unusedIgnores } = this.#engine.check(draft, config);
      for (const { rule, error } of failures) {
        if (this.#failed.has(rule)) continue;
        this.#failed.add(rule);
        this.#events.onRuleFailure(rule, error);
      }
      return { ...base, draft, findings, unusedIgnores, cost: this.#events.now() - began, failed: false };
    } catch (error) {
      this.#events.onFailure(document.uri, error);
      const { lexicon } = this.#engine;
      const draft = parse('', { format, lexicon });
      return { ...base, draft, findings: [], unusedIgnores: [], cost: this.#events.now() - began, failed: true };
    }
  }
}
