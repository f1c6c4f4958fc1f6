import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Check } from './checks.js';
import type { Resolved } from './configuration.js';

/** A document of ours as it stands now, with all that is known of it. */
export interface Subject {
  readonly document: TextDocument;
  readonly resolved: Resolved;
  readonly check: Check;
}
