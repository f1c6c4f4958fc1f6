import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, State } from 'vscode-languageclient';
import { bytesOfText, textOfBytes } from '../../server/src/bytes.js';
import {
  ClientCommand,
  DID_CHECK,
  type InitializationOptions,
  READ_FILE,
  type ReadFileParams,
  type Status,
  WRITE_FILE,
  type WriteFileParams,
} from '../../server/src/protocol.js';
import { registerCommands } from './commands.js';
import { registerDesk } from './desk.js';
import { LANGUAGES, SCHEMES } from './documents.js';
import { registerFindings } from './findings.js';
import { FixPreview } from './fixes.js';
import { openSample, reportProblem, toggleFocus } from './help.js';
import { say } from './language.js';
import { Layout } from './layout.js';
import { RememberedLog } from './log.js';
import { exportReport, type ReportWish } from './report.js';
import { Review } from './review.js';
import { openRule } from './rule-pages.js';
import { Server } from './server.js';
import { StatusItem } from './status.js';

let channel: vscode.LogOutputChannel | undefined;
let log: RememberedLog | undefined;

/**
 * What both extension hosts tell the server.
 * @param extension where it is installed
 */
export function clientOptions(extension: vscode.Uri): LanguageClientOptions {
  // A client that did not start is made anew: what is logged stays in one place.
  channel ??= vscode.window.createOutputChannel('公文校对', { log: true });
  log ??= new RememberedLog(channel);
  const offers: InitializationOptions = {
    status: true,
    readFile: true,
    writeFile: true,
    tokenTypes: true,
    commands: Object.values(ClientCommand),
    // In a browser there is the internet; the pages there are on no disk that its tabs can open.
    ...(extension.scheme === 'file' ? { rulePages: vscode.Uri.joinPath(extension, 'docs', 'rules').toString() } : {}),
  };
  return {
    documentSelector: LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme }))),
    diagnosticCollectionName: 'gongwen',
    outputChannel: log.channel,
    // Messages hold the text of documents: they are not to be remembered.
    traceOutputChannel: channel,
    initializationOptions: offers,
    markdown: { isTrusted: { enabledCommands: [ClientCommand.openRule] } },
    synchronize: { configurationSection: 'gongwen' },
    diagnosticPullOptions: { onChange: true, onTabs: false },
  };
}

/** What other extensions, and the tests, get from `activate`. */
export interface Api {
  /** The status of a document as the server told it last. */
  status(uri: vscode.Uri): Status | undefined;
}

let running: Server | undefined;

/** `State.Running` and `State.Starting` of vscode-languageclient: an import of the values would load the library. */
const UP: readonly State[] = [2, 3];

/**
 * Puts up what belongs to the server, and has it started when VS Code is done with activating: the library that speaks to it takes
 * longer to load than all else, and nobody waits for it but the server's own answers.
 *
 * @param load loads the library and makes a client of it
 */
export function activateClient(context: vscode.ExtensionContext, load: () => Promise<BaseLanguageClient>): Api {
  const status = new StatusItem();
  const server = new Server(async () => {
    const client = await load();
    client.onNotification(DID_CHECK, (checked: Status) => status.set(checked));
    client.onRequest(READ_FILE, ({ uri }: ReadFileParams) => readFile(vscode.Uri.parse(uri)));
    client.onRequest(WRITE_FILE, ({ uri, text }: WriteFileParams) => writeFile(vscode.Uri.parse(uri), text));
    client.onDidChangeState(({ newState }) => status.serverIs(UP.includes(newState)));
    return client;
  });
  running = server;
  context.subscriptions.push(status, new Layout(server), ...registerCommands(server, status));
  context.subscriptions.push(...registerDesk(server, status), ...registerFindings());
  context.subscriptions.push(new Review(server), new FixPreview(server), ...registerHelp(context, server, status));
  const soon = setTimeout(async () => status.serverIs(await server.start()), 0);
  context.subscriptions.push({ dispose: () => clearTimeout(soon) });
  return { status: (uri) => status.of(uri) };
}

/** What writers need who do not know their way yet, and what they pass on. */
function registerHelp(
  { extension, extensionUri }: vscode.ExtensionContext,
  server: Server,
  status: StatusItem,
): vscode.Disposable[] {
  const { executeCommand, registerCommand } = vscode.commands;
  return [
    registerCommand('gongwen.exportReport', (wish?: ReportWish) => exportReport(server, wish)),
    registerCommand('gongwen.toggleFocus', toggleFocus),
    registerCommand(ClientCommand.openRule, (id?: string) => openRule(extension, id)),
    registerCommand('gongwen.openSample', (number?: number) => openSample(extensionUri, number)),
    registerCommand('gongwen.openWalkthrough', () =>
      executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false),
    ),
    registerCommand('gongwen.reportProblem', () => reportProblem(extension, status, log?.lines ?? [])),
  ];
}

/** Stops the server. */
export function deactivateClient(): Thenable<void> | undefined {
  return running?.stop();
}

async function readFile(uri: vscode.Uri): Promise<string | null> {
  // What is not saved yet counts. Otherwise the disk knows better: VS Code holds a document for a while that was closed and deleted.
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) return open.getText();
  const bytes = await bytesAt(uri);
  return bytes ? textOfBytes(bytes) : null;
}

/** What a file holds, `undefined` where it cannot be read. */
async function bytesAt(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}

async function writeFile(uri: vscode.Uri, text: string): Promise<null> {
  const bytes = bytesOfText(text, await bytesAt(uri));
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, open.lineCount, 0), text);
    // Without an error the server would take it for written, and the person for done.
    if (!(await vscode.workspace.applyEdit(edit)) || !(await open.save()))
      throw new Error(
        say({
          zh: `没有写进 ${vscode.workspace.asRelativePath(uri)}，请保存后再试一次`,
          en: `${vscode.workspace.asRelativePath(uri)} was not written: save it and try again`,
        }),
      );
  } else {
    await vscode.workspace.fs.writeFile(uri, bytes);
  }
  return null;
}
