import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateClient, clientOptions, deactivateClient } from './client.js';

/** vscode.dev and github.dev: the server is a web worker. */
export function activate(context: vscode.ExtensionContext): Promise<object> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.worker.js');
  const server = () => Promise.resolve(new Worker(script.toString(true)));
  return activateClient(context, new LanguageClient('gongwen', '公文校对', server, clientOptions()));
}

export const deactivate = deactivateClient;
