import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateClient, clientOptions, deactivateClient } from './client.js';

/** The desktop: the server is a Node process beside the editor, spoken to over IPC. */
export function activate(context: vscode.ExtensionContext): Promise<object> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const server = { module, transport: TransportKind.ipc };
  return activateClient(context, new LanguageClient('gongwen', '公文校对', server, clientOptions()));
}

export const deactivate = deactivateClient;
