// Runs in the extension host of a real VS Code, on the desktop and in the browser alike: both call `run`.
// mocha's own browser build defines the global `mocha`; it needs neither Node nor a page.
import 'mocha/mocha.js';
import * as vscode from 'vscode';

declare const mocha: BrowserMocha;
interface BrowserMocha {
  setup(options: object): void;
  run(done: (failures: number) => void): Mocha.Runner;
}

/** What the suite says begins so: the runner tells it from what VS Code says. */
const OURS = '│ ';

/** One line a test, and at the end one that a machine can read. */
class Lines {
  constructor(runner: Mocha.Runner) {
    let passed = 0;
    let failed = 0;
    runner.on('suite', (suite) => {
      if (suite.title) console.log(`${OURS}${'  '.repeat(suite.titlePath().length - 1)}${suite.title}`);
    });
    runner.on('pass', (test) => {
      passed++;
      console.log(`${OURS}${'  '.repeat(test.titlePath().length - 1)}✓ ${test.title} (${test.duration} ms)`);
    });
    runner.on('fail', (test, error) => {
      failed++;
      console.log(`${OURS}${'  '.repeat(test.titlePath().length - 1)}✗ ${test.title}\n${error.stack ?? error.message}`);
    });
    runner.on('end', () => console.log(`${OURS}${passed} passed, ${failed} failed`));
  }
}

/** Runs the suite. Rejects where a test failed. */
export async function run(): Promise<void> {
  // It looks for options in the page's address, which a Node host has not.
  if (!('location' in globalThis)) Object.assign(globalThis, { location: { search: '' } });
  console.log(`${OURS}in a workspace that is ${vscode.workspace.isTrusted ? '' : 'not '}trusted`);
  mocha.setup({ ui: 'bdd', reporter: Lines, timeout: 30_000 });
  // The tests define themselves through mocha's globals: they are loaded when those are there.
  await import('./suite/all.js');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
