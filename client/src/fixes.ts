import * as vscode from 'vscode';
import { FIXED_TEXT, type FixedText } from '../../server/src/protocol.js';
import { editorInSight, isOurs } from './draft.js';
import { say, type Text } from './language.js';
import type { Server } from './server.js';

/** Scheme of the preview: the document as it would be. */
const SCHEME = 'gongwen-fixed';
/** Set while a preview waits for an answer. */
const CONTEXT = 'gongwen.fixPreview';

interface Waiting {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly text: string;
}

/** What became of 全部修复并对照. */
export type Outcome = 'unchanged' | 'preview' | 'applied' | 'cancelled';

/** 全部修复并对照: the document and what all safe fixes would make of it side by side, until a person says yes or no. */
export class FixPreview implements vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[];
  #waiting: Waiting | undefined;

  constructor(server: Server) {
    this.#server = server;
    const { registerCommand } = vscode.commands;
    this.#subscriptions = [
      this.#changed,
      registerCommand('gongwen.previewFixes', () => this.run()),
      registerCommand('gongwen.applyFixes', () => this.apply()),
      registerCommand('gongwen.discardFixes', () => this.discard()),
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => this.#waiting?.text ?? '',
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some(shows)) this.#forget();
      }),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Shows what would be changed. */
  async run(): Promise<Outcome> {
    const document = editorInSight()?.document;
    if (!isOurs(document)) return 'unchanged';
    const result = await this.#server.sendRequest<FixedText | null>(FIXED_TEXT, { uri: document.uri.toString() });
    if (!result || result.text === document.getText()) {
      tell({ zh: '没有可以自动修改的地方', en: 'Nothing that can be corrected without asking' });
      return 'unchanged';
    }
    if (result.version !== document.version) return changedMeanwhile();
    await this.discard();
    const preview = document.uri.with({ scheme: SCHEME, authority: '', query: document.uri.toString(), fragment: '' });
    const mine: Waiting = { document, version: document.version, text: result.text };
    this.#waiting = mine;
    this.#changed.fire(preview);
    await vscode.commands.executeCommand('setContext', CONTEXT, true);
    // Its name may not tell the language: an untitled document has none.
    const shown = await vscode.workspace.openTextDocument(preview);
    if (shown.languageId !== document.languageId)
      await vscode.languages.setTextDocumentLanguage(shown, document.languageId);
    await vscode.commands.executeCommand(
      'vscode.diff',
      document.uri,
      preview,
      say({ zh: `修改对照（${result.fixed} 处）`, en: `Corrections (${result.fixed})` }),
      { preview: true } satisfies vscode.TextDocumentShowOptions,
    );
    const [yes, no] = [say({ zh: '全部修改', en: 'Correct All' }), say({ zh: '放弃', en: 'Discard' })];
    const question = say({
      zh: `可以自动修改 ${result.fixed} 处。左边是现在的文稿，右边是改过的。`,
      en: `${result.fixed} findings can be corrected. Left: now; right: corrected.`,
    });
    void vscode.window.showInformationMessage(question, yes, no).then((answer) => {
      // The answer may come after another preview was opened.
      if (answer === undefined || this.#waiting !== mine) return undefined;
      return answer === yes ? this.apply() : this.discard();
    });
    return 'preview';
  }

  /** Takes what the preview shows, as one step of undo. */
  async apply(): Promise<Outcome> {
    const waiting = this.#waiting;
    if (!waiting) return 'unchanged';
    const { document, version, text } = waiting;
    await this.discard();
    if (document.isClosed || document.version !== version) return changedMeanwhile();
    const beside = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, beside?.viewColumn ?? vscode.ViewColumn.Active);
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, linesThatDiffer(document, text));
    if (!(await vscode.workspace.applyEdit(edit))) return changedMeanwhile();
    tell({ zh: '已全部修改，可一次撤销', en: 'All corrected, undone in one step' });
    return 'applied';
  }

  /** Closes the preview and leaves the document as it is. */
  async discard(): Promise<Outcome> {
    // The question in the corner is answered: it cannot be taken back, only put out of sight.
    if (this.#waiting) await vscode.commands.executeCommand('notifications.hideToasts');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(shows));
    this.#forget();
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
    return 'cancelled';
  }

  #forget(): void {
    this.#waiting = undefined;
    void vscode.commands.executeCommand('setContext', CONTEXT, false);
  }
}

const shows = ({ input }: vscode.Tab): boolean =>
  input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME;

const tell = (text: Text): void => void vscode.window.setStatusBarMessage(say(text), 5000);

function changedMeanwhile(): Outcome {
  tell({ zh: '文稿刚有改动，请再试一次', en: 'The document has just been changed; try again' });
  return 'cancelled';
}

/** Edits of single lines where there are as many as before, so that the cursor stays; else of the whole. */
function linesThatDiffer(document: vscode.TextDocument, text: string): vscode.TextEdit[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length !== document.lineCount)
    return [vscode.TextEdit.replace(new vscode.Range(0, 0, document.lineCount, 0), text)];
  return lines.flatMap((line, index) => {
    const { range, text: now } = document.lineAt(index);
    return line === now ? [] : [vscode.TextEdit.replace(range, line)];
  });
}
