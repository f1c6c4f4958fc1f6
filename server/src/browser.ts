import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { Engine } from './core/index.js';
import { lexicon } from './lexicon/index.js';
import { type Cancel, startServer } from './lsp/index.js';
import { rules } from './rules/index.js';

// The server in a web worker. It has no files: it asks the client for them.

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** A message to ourselves, behind those that have already come: a timer would wait 4 ms. */
function afterMessages(action: () => void): Cancel {
  let wanted = true;
  waiting.push(() => {
    if (wanted) action();
  });
  channel.port2.postMessage(null);
  return () => {
    wanted = false;
  };
}

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

startServer(connection, {
  engine: new Engine(rules, lexicon),
  now: () => performance.now(),
  afterMessages,
  afterDelay(action, milliseconds) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
});
