import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import envPaths from 'env-paths';
import { runKept } from './cli/kept-code.js';

/** Hash of command.cjs. */
declare const __RUNS__: string;

/** What is run often, on the whole of a folder or before each commit; the others run seldom, or for long. */
const OFTEN = ['lint', 'format', 'outline'];

// A run is over before most code has become hot. Node compiles a regular expression when it is first used and again, for
// speed, at the second use, and it begins to optimize a function after some hundred calls: a run is a fifth quicker where
// the one is done at once and the other later. New objects get 16 MB as soon as their first room is full, and are cleared out
// twice instead of six times. A Node that does not know a flag would say so at each run.
const major = Number.parseInt(process.versions.node, 10);
if (major <= 24) {
  setFlagsFromString('--no-regexp-tier-up');
  setFlagsFromString('--semi-space-growth-factor=16');
}
if (major <= 20) setFlagsFromString('--interrupt-budget=500000');

const command = OFTEN.find((name) => name === process.argv[2]);
const file = join(__dirname, 'command.cjs');
if (!command || process.env.NODE_DISABLE_COMPILE_CACHE) require(file);
else runKept(file, { code: join(envPaths('gongwen', { suffix: '' }).cache, `${command}.code`), hash: __RUNS__ });
