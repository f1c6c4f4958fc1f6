import * as vscode from 'vscode';
import { type Api, activateClient, clientOptions, deactivateClient } from './client.js';
import type * as Library from './library.js';

/** The desktop: the server is a Node process beside the editor, spoken to over IPC. */
export function activate(context: vscode.ExtensionContext): Api {
  const bundle = (name: string): string => vscode.Uri.joinPath(context.extensionUri, 'dist', name).fsPath;
  return activateClient(context, async () => {
    const { LanguageClient, TransportKind } = require(bundle('client.library.cjs')) as typeof Library;
    const server = { module: bundle('server.cjs'), transport: TransportKind.ipc };
    return new LanguageClient('gongwen', '公文校对', server, clientOptions(context.extensionUri));
  });
}

export const deactivate = deactivateClient;
