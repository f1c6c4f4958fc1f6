import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import {
  createConnection,
  createProtocolConnection,
  ErrorCodes,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Engine } from '../../server/src/core/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';
import { startServer } from '../../server/src/lsp/index.js';
import { STATUS } from '../../server/src/protocol.js';

/** A server that nobody has spoken to yet. */
function untouched() {
  const [up, down] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)), {
    engine: new Engine([], lexicon),
    now: () => 0,
    afterMessages: (action) => {
      const timer = setImmediate(action);
      return () => clearImmediate(timer);
    },
    afterDelay: () => () => {},
  });
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connection.listen();
  return connection;
}

const textDocument = { uri: 'file:///a.txt' };
const requests: readonly (readonly [string, object])[] = [
  ['textDocument/hover', { textDocument, position: { line: 0, character: 0 } }],
  ['textDocument/diagnostic', { textDocument }],
  ['textDocument/semanticTokens/full', { textDocument }],
  ['textDocument/rename', { textDocument, position: { line: 0, character: 0 }, newName: 'x' }],
  [STATUS, textDocument],
];

it('answers between initialize and shutdown, and refuses what comes before and after', async () => {
  const connection = untouched();
  const codes = () =>
    Promise.all(
      requests.map(([method, params]) =>
        connection.sendRequest(method, params).then(
          () => 'answered',
          (error: { code: number }) => error.code,
        ),
      ),
    );
  expect(await codes()).toEqual(requests.map(() => ErrorCodes.ServerNotInitialized));
  // A document that is opened too early is not known afterwards.
  const opened = { textDocument: { ...textDocument, languageId: 'plaintext', version: 1, text: '关于防汛的通知' } };
  await connection.sendNotification('textDocument/didOpen', opened);
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  expect(await codes()).toEqual(requests.map(() => 'answered'));
  expect(await connection.sendRequest(STATUS, textDocument)).toBeNull();
  await connection.sendNotification('textDocument/didOpen', opened);
  expect(await connection.sendRequest(STATUS, textDocument)).toMatchObject({ uri: textDocument.uri });
  await connection.sendRequest('shutdown');
  expect(await codes()).toEqual(requests.map(() => ErrorCodes.InvalidRequest));
  connection.dispose();
});
