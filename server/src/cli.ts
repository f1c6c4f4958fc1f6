import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { main } from './cli/main.js';
import { Engine } from './core/index.js';
import { lexicon } from './lexicon/index.js';
import type * as Mine from './mine.js';
import { rules } from './rules/index.js';

declare const __VERSION__: string;

// A run is over before most code has become hot. Node compiles a regular expression when it is first used and again, for
// speed, at the second use, and it begins to optimize a function after some hundred calls: a run is a tenth quicker where
// the one is done at once and the other later. A later Node might not know these flags, and would say so at each run.
if (Number.parseInt(process.versions.node, 10) <= 24) {
  setFlagsFromString('--no-regexp-tier-up');
  setFlagsFromString('--interrupt-budget=300000');
}

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
