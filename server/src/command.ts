import { join } from 'node:path';
import { main } from './cli/main.js';
import { Engine } from './core/index.js';
import { lexicon } from './lexicon/index.js';
import type * as Mine from './mine.js';
import { rules } from './rules/index.js';

declare const __VERSION__: string;

/** The commands, with all that they need. */
main(process.argv.slice(2), {
  engine: new Engine(rules, lexicon),
  version: __VERSION__,
  // A bundle of its own: the protocol's library alone would double the start of every other command.
  serve: () => require(join(__dirname, 'server.cjs')),
  // Another one, with a word list: the editor's package does without it.
  miner: (engine) => (require(join(__dirname, 'mine.cjs')) as typeof Mine).miner(engine),
}).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
