import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../core/index.js';
import type { Check } from './checks.js';
import type { Resolved } from './configuration.js';

/** A document of ours as it stands now, with all that is known of it. */
export interface Subject {
  readonly document: TextDocument;
  readonly resolved: Resolved;
  readonly check: Check;
  /** Its findings without those that the writer may be about to settle. */
  readonly shown: readonly Finding[];
}
