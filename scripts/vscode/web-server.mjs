/**
 * Serves VS Code for the browser; host.mjs starts it as a process of its own, because `@vscode/test-web` prints what it serves.
 * Argument: one JSON object, `module` (test-web's server module), `port`, and `config` as that module takes it.
 */
import { createRequire } from 'node:module';

const { module, port, config } = JSON.parse(process.argv[2]);
const { runServer } = createRequire(import.meta.url)(module);
await runServer('127.0.0.1', port, config);
