import * as vscode from 'vscode';
import { type Api, activateClient, clientOptions, deactivateClient } from './client.js';

/** The desktop: the server is a Node process beside the editor, spoken to over IPC. */
export function activate(context: vscode.ExtensionContext): Api {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  return activateClient(context, async () => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    return new LanguageClient('gongwen', '公文校对', { module, transport: TransportKind.ipc }, clientOptions());
  });
}

export const deactivate = deactivateClient;
