import { readFile, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { bytesOfText, textOfBytes } from './bytes.js';
import { Engine } from './core/index.js';
import { lexicon } from './lexicon/index.js';
import { type Cancel, startServer } from './lsp/index.js';
import { rules } from './rules/index.js';

// The server in Node: over stdio (--stdio), IPC (--node-ipc), a pipe or a socket, as the command line says.

/** Twice: a message that was read together with the one being handled comes in between. */
function afterMessages(action: () => void): Cancel {
  let timer = setImmediate(() => {
    timer = setImmediate(action);
  });
  return () => clearImmediate(timer);
}

const connection = createConnection(ProposedFeatures.all);
// One answer that went wrong is no reason to leave all documents unchecked.
process.on('unhandledRejection', (reason) => {
  connection.console.error(`unhandled: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
});

startServer(connection, {
  engine: new Engine(rules, lexicon),
  now: () => performance.now(),
  afterMessages,
  afterDelay(action, milliseconds) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  async readFile(uri) {
    if (!uri.startsWith('file:')) return undefined;
    const bytes = await bytesAt(uri);
    return bytes && textOfBytes(bytes);
  },
  writeFile: async (uri, text) => writeFile(fileURLToPath(uri), bytesOfText(text, await bytesAt(uri))),
});

/** What a file holds, `undefined` where there is none. */
async function bytesAt(uri: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(fileURLToPath(uri));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
