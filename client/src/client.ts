import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import {
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
import { say } from './language.js';
import { Layout } from './layout.js';
import { StatusItem } from './status.js';

/** Languages of the documents that are checked. */
export const LANGUAGES = ['plaintext', 'markdown', 'gongwen'];

/** What both extension hosts tell the server. */
export function clientOptions(): LanguageClientOptions {
  const offers: InitializationOptions = { status: true, readFile: true, writeFile: true };
  return {
    documentSelector: LANGUAGES.flatMap((language) =>
      ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'memfs'].map((scheme) => ({
        language,
        scheme,
      })),
    ),
    diagnosticCollectionName: 'gongwen',
    initializationOptions: offers,
    synchronize: { configurationSection: 'gongwen' },
    diagnosticPullOptions: { onChange: true, onTabs: false },
  };
}

/** What other extensions, and the tests, get from `activate`. */
export interface Api {
  /** The status of a document as the server told it last. */
  status(uri: vscode.Uri): Status | undefined;
}

let running: BaseLanguageClient | undefined;

/** Starts the server and puts up what belongs to it. */
export async function activateClient(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<Api> {
  running = client;
  const status = new StatusItem();
  context.subscriptions.push(status, new Layout(client), ...registerCommands(client, status));
  context.subscriptions.push(...registerDesk(client, status));
  context.subscriptions.push(
    client.onNotification(DID_CHECK, (checked: Status) => status.set(checked)),
    client.onRequest(READ_FILE, ({ uri }: ReadFileParams) => readFile(vscode.Uri.parse(uri))),
    client.onRequest(WRITE_FILE, ({ uri, text }: WriteFileParams) => writeFile(vscode.Uri.parse(uri), text)),
    client.onDidChangeState(({ newState }) => status.serverIs(newState === State.Running)),
  );
  try {
    await client.start();
  } catch (error) {
    status.serverIs(false);
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      say({ zh: `公文校对没有启动：${reason}`, en: `The proofreader did not start: ${reason}` }),
    );
  }
  return { status: (uri) => status.of(uri) };
}

/** Stops the server. */
export function deactivateClient(): Thenable<void> | undefined {
  return running?.stop();
}

async function readFile(uri: vscode.Uri): Promise<string | null> {
  // An open editor knows better than the disk.
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}

async function writeFile(uri: vscode.Uri, text: string): Promise<null> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, open.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    await open.save();
  } else {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  return null;
}
