import * as vscode from 'vscode';
import { type Api, activateClient, clientOptions, deactivateClient } from './client.js';
import type * as Library from './library.js';

/**
 * What is read anew after a key in a very large draft outlives the smallest collections of garbage, and would be copied at every
 * second key: with room for more (MB), at every fifth.
 */
const YOUNG_GENERATION = ['--max-semi-space-size=32'];

/** The desktop: the server is a Node process beside the editor, spoken to over IPC. */
export function activate(context: vscode.ExtensionContext): Api {
  const bundle = (name: string): string => vscode.Uri.joinPath(context.extensionUri, 'dist', name).fsPath;
  return activateClient(context, async () => {
    const { LanguageClient, TransportKind } = require(bundle('client.library.cjs')) as typeof Library;
    const server = {
      module: bundle('server.cjs'),
      transport: TransportKind.ipc,
      options: { execArgv: YOUNG_GENERATION },
    };
    return new LanguageClient('gongwen', '公文校对', server, clientOptions(context.extensionUri));
  });
}

export const deactivate = deactivateClient;
