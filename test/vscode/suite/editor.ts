import * as vscode from 'vscode';

/** Tools of the suite: it acts on documents as a person does, and waits for events, never for time alone. */

/** How long something may take before the test gives up on it, in milliseconds. */
const PATIENCE = 10_000;

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name), { preview: false });
}

/** Opens an untitled document. */
export async function untitled(content: string, language = 'plaintext'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }), {
    preview: false,
  });
}

/** Waits until `look` gives something, looking again whenever diagnostics or a document change, and now and then. */
export function until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscriptions: vscode.Disposable[] = [];
    const stop = (): void => {
      clearInterval(timer);
      clearTimeout(limit);
      for (const one of subscriptions) one.dispose();
    };
    const check = (): void => {
      let found: T | undefined | false | null;
      try {
        found = look();
      } catch (error) {
        stop();
        reject(error);
        return;
      }
      if (!found) return;
      stop();
      resolve(found);
    };
    const timer = setInterval(check, 100);
    const limit = setTimeout(() => {
      stop();
      reject(new Error(`waited in vain for ${what}`));
    }, PATIENCE);
    subscriptions.push(vscode.languages.onDidChangeDiagnostics(check), vscode.workspace.onDidChangeTextDocument(check));
    check();
  });
}

/** What the server said of a document. */
export const statusOf = (document: vscode.TextDocument): { official: boolean } | undefined =>
  vscode.extensions.getExtension('gongwen.gongwen')!.exports?.status(document.uri);

/** Waits until the server has said whether it is official prose: that comes by itself, before or behind the findings. */
export const judged = (document: vscode.TextDocument, official = true): Promise<unknown> =>
  until('the verdict', () => statusOf(document)?.official === official);

/** Rule id of a diagnostic. */
export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' && code !== null ? code.value : code);

/** Our diagnostics of a document. */
export const diagnosticsOf = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === '公文校对' || source === 'gongwen');

/** Waits until the diagnostics of a document are what `right` asks for. */
export const diagnostics = (
  document: vscode.TextDocument,
  what: string,
  right: (found: vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<vscode.Diagnostic[]> =>
  until(`${what} in ${document.fileName}`, () => {
    const found = diagnosticsOf(document);
    return right(found) && found;
  });

/** Code actions at a range, of a kind. */
export async function actions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind?.value);
}

/** Does what choosing a code action does. */
export async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) await vscode.workspace.applyEdit(edit);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Names and children of document symbols. */
export const tree = (symbols: readonly vscode.DocumentSymbol[]): unknown[] =>
  symbols.map(({ name, children }) => (children.length > 0 ? [name, tree(children)] : name));

/** Closes all editors without saving. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
