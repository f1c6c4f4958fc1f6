import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { afterEach } from 'vitest';
import {
  type CodeAction,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Engine, type Rule } from '../../server/src/core/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';
import { type Runtime, startServer } from '../../server/src/lsp/index.js';
import { rules as shipped } from '../../server/src/rules/index.js';

/** What a test's client can do and what its world holds. */
export interface ClientOptions {
  readonly rules?: readonly Rule[];
  /** Absent: the client pulls. */
  readonly push?: boolean;
  /** Content of the section `gongwen`; may be changed while the client lives. */
  readonly settings?: Record<string, unknown>;
  /** Text by URI: what the runtime reads and writes. */
  readonly files?: Map<string, string>;
  readonly folders?: readonly string[];
  readonly locale?: string;
  readonly initializationOptions?: object;
  readonly capabilities?: Partial<InitializeParams['capabilities']>;
  /** What else is said, or not said, when it begins. */
  readonly params?: Partial<InitializeParams>;
  readonly runtime?: Partial<Runtime>;
}

/** A client that keeps its documents as an editor does, and waits for events, never for time. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly documents = new Map<string, TextDocument>();
  /** Every publishDiagnostics, in the order in which it came. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  readonly notifications: { method: string; params: unknown }[] = [];
  refreshes = 0;
  settings: Record<string, unknown>;
  result!: InitializeResult;
  readonly #waiting: { done: () => boolean; resolve: () => void }[] = [];

  constructor(connection: ProtocolConnection, settings: Record<string, unknown> = {}) {
    this.connection = connection;
    this.settings = settings;
    (connection as unknown as MessageConnection).onNotification((method, params) => {
      if (method === 'textDocument/publishDiagnostics') this.published.push(params as PublishDiagnosticsParams);
      else if (method === 'window/logMessage') this.logged.push((params as { message: string }).message);
      else this.notifications.push({ method, params });
      this.#wake();
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#wake();
      return null;
    });
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      this.#wake();
      return null;
    });
    connection.listen();
  }

  async initialize({
    push = false,
    folders = [],
    locale = 'zh-cn',
    initializationOptions,
    capabilities,
    params,
  }: ClientOptions) {
    this.result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      locale,
      initializationOptions,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities: {
        textDocument: {
          publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          ...(push ? {} : { diagnostic: { relatedInformation: true, codeDescriptionSupport: true } }),
        },
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
          workspaceEdit: { documentChanges: true },
          workspaceFolders: true,
        },
        ...capabilities,
      },
      ...params,
    } satisfies InitializeParams);
    await this.connection.sendNotification('initialized', {});
  }

  /** Resolves once `done` holds; asked again after each message. */
  until(done: () => boolean): Promise<void> {
    if (done()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ done, resolve }));
  }

  #wake(): void {
    for (const one of [...this.#waiting]) {
      if (!one.done()) continue;
      this.#waiting.splice(this.#waiting.indexOf(one), 1);
      one.resolve();
    }
  }

  async open(uri: string, text: string, languageId = uri.endsWith('.md') ? 'markdown' : 'plaintext'): Promise<void> {
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces `start` … `end` (offsets) by `text`, here and on the server. */
  async edit(uri: string, start: number, end: number, text: string): Promise<void> {
    const document = this.documents.get(uri)!;
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    await this.change(uri, [{ range, text }]);
  }

  async change(
    uri: string,
    contentChanges: ({ range: TextEdit['range']; text: string } | { text: string })[],
  ): Promise<void> {
    const document = this.documents.get(uri)!;
    TextDocument.update(document, contentChanges, document.version + 1);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('a report without a previous id must be full');
    return report.items;
  }

  /** Resolves with what was published of the document's present version. */
  async nextPublished(uri: string): Promise<Diagnostic[]> {
    const version = this.documents.get(uri)?.version;
    const find = () => this.published.findLast((one) => one.uri === uri && one.version === version);
    await this.until(() => find() !== undefined);
    return find()!.diagnostics;
  }

  request<T>(method: string, uri: string, rest: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, ...rest });
  }

  codeActions(uri: string, diagnostic: Diagnostic, only?: string[]): Promise<CodeAction[]> {
    return this.request('codeAction', uri, {
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], ...(only ? { only } : {}) },
    });
  }

  /** Applies an action's edits, as an editor would. */
  async apply(action: CodeAction): Promise<void> {
    for (const [uri, edits] of Object.entries(action.edit?.changes ?? {})) {
      await this.change(uri, [{ text: TextDocument.applyEdits(this.documents.get(uri)!, edits) }]);
    }
    for (const change of action.edit?.documentChanges ?? []) {
      if (!('edits' in change)) throw new Error('only edits are expected');
      const document = this.documents.get(change.textDocument.uri)!;
      if (change.textDocument.version !== document.version) throw new Error('edits of another version');
      const text = TextDocument.applyEdits(document, change.edits as TextEdit[]);
      await this.change(change.textDocument.uri, [{ text }]);
    }
  }

  text(uri: string): string {
    return this.documents.get(uri)!.getText();
  }

  /** What a diagnostic's range covers. */
  covered(uri: string, { range }: Diagnostic): string {
    return this.documents.get(uri)!.getText(range);
  }

  /** @param exit whether the server's process may be told to go */
  async stop(exit = false): Promise<void> {
    await this.connection.sendRequest('shutdown');
    if (exit) await this.connection.sendNotification('exit');
    this.connection.dispose();
  }
}

const engines = new Map<readonly Rule[], Engine>();
const connected: TestClient[] = [];

afterEach(async () => {
  await Promise.all(connected.splice(0).map((client) => client.stop()));
});

/** A server and its client, joined by two streams in this process, until the test ends. */
export async function connect(options: ClientOptions = {}): Promise<TestClient> {
  const { rules = shipped, files = new Map<string, string>() } = options;
  const [up, down] = [new PassThrough(), new PassThrough()];
  const engine = engines.get(rules) ?? new Engine(rules, lexicon);
  engines.set(rules, engine);
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(server, {
    engine,
    now: () => performance.now(),
    afterMessages(action) {
      let timer = setImmediate(() => {
        timer = setImmediate(action);
      });
      return () => clearImmediate(timer);
    },
    afterDelay(action, milliseconds) {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    readFile: async (uri) => files.get(uri),
    writeFile: async (uri, text) => void files.set(uri, text),
    ...options.runtime,
  });
  const client = new TestClient(
    createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up)),
    options.settings,
  );
  connected.push(client);
  await client.initialize(options);
  return client;
}

/** A server in a process of its own, over stdio. */
export async function launch(command: string, args: string[], options: ClientOptions = {}) {
  const child: ChildProcess = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = new TestClient(
    createProtocolConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!)),
    options.settings,
  );
  await client.initialize(options);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { client, exited };
}
