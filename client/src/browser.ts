import * as vscode from 'vscode';
import { type Api, activateClient, clientOptions, deactivateClient } from './client.js';

/** vscode.dev and github.dev: the server is a web worker. */
export function activate(context: vscode.ExtensionContext): Api {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.worker.js');
  return activateClient(context, async () => {
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
      'vscode-languageclient/browser'
    );
    const server = () => {
      // Not the worker alone: VS Code's own `Worker` makes objects that are no instances of it, which the client would not take for one.
      const worker = new Worker(script.toString(true));
      return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
    };
    return new LanguageClient('gongwen', '公文校对', server, clientOptions(context.extensionUri));
  });
}

export const deactivate = deactivateClient;
