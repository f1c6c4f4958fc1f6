import type { Config } from './config.js';
import type { Draft, Format } from './draft.js';
import { type Lexicon, withFormulas } from './lexicon.js';
import { Linter, type LintResult } from './linter.js';
import { parse } from './parse/index.js';
import type { Rule } from './rule.js';

/** Rules and data assembled: what every shell (server, command line) is given by its entry. */
export class Engine {
  readonly linter: Linter;
  readonly lexicon: Lexicon;

  constructor(rules: readonly Rule[], lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.linter = new Linter(rules, lexicon);
  }

  /**
   * Reads a text. Never fails.
   * @param previous an earlier version of the same document: what did not change is not read again
   */
  read(text: string, format: Format, config: Config, previous?: Draft): Draft {
    return parse(
      text,
      { format, lexicon: this.lexiconFor(config), enable: config.enable, genre: config.genre },
      previous,
    );
  }

  /** The data with what the config adds to it. */
  lexiconFor(config: Config): Lexicon {
    return withFormulas(this.lexicon, config.formulas);
  }

  /** Checks a draft that was read with the same config. Never throws because of the draft or of a rule. */
  check(draft: Draft, config: Config): LintResult {
    return this.linter.lint(draft, config);
  }
}

/** `markdown` for .md and .markdown, by the end of a path or URI; `plain` for all others. */
export const formatOf = (path: string): Format => (/\.(?:md|markdown|mdown|mkd)$/i.test(path) ? 'markdown' : 'plain');
