import * as vscode from 'vscode';
import { keyName } from './keys.js';
import { isChinese, say, type Text } from './language.js';

/** What became of a change that is shown before it is made. */
export type Outcome = 'unchanged' | 'applied' | 'preview' | 'cancelled';

/** A change that waits for a person's answer. */
export interface Proposal {
  readonly document: vscode.TextDocument;
  /** Of the document that it was made for: nothing is done where that has changed since. */
  readonly version: number;
  /** The document as it would be. */
  readonly text: string;
  /** Above the comparison. */
  readonly title: string;
  /** What would be done, in a sentence. */
  readonly question: string;
  /** Name of the button that accepts. */
  readonly yes: string;
  readonly edits: readonly vscode.TextEdit[];
  /** What to say when it is done. */
  readonly done: string;
}

/**
 * The document and what would become of it side by side, until a person says yes (a button, Ctrl+Enter, the title bar) or no (a button,
 * Escape, closing the tab). One at a time for each scheme.
 */
export class Preview implements vscode.Disposable {
  readonly #scheme: string;
  readonly #context: string;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[];
  #waiting: Proposal | undefined;
  #opening = false;

  /**
   * @param scheme of the right side: package.json binds keys and menus to it
   * @param context key that holds while the comparison is the active tab
   */
  constructor(scheme: string, context: string) {
    this.#scheme = scheme;
    this.#context = context;
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => this.#waiting?.text ?? '',
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some((tab) => this.#shows(tab))) this.#waiting = undefined;
        this.#tellActive();
      }),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#tellActive()),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Shows a change, instead of one that was shown before. */
  async show(proposal: Proposal): Promise<Outcome> {
    await this.discard();
    const { document, title, question, yes } = proposal;
    const side = document.uri.with({
      scheme: this.#scheme,
      authority: '',
      query: document.uri.toString(),
      fragment: '',
    });
    this.#waiting = proposal;
    this.#changed.fire(side);
    // Its name may not tell the language: an untitled document has none.
    const shown = await vscode.workspace.openTextDocument(side);
    if (shown.languageId !== document.languageId)
      await vscode.languages.setTextDocumentLanguage(shown, document.languageId);
    // The keys hold as soon as it is seen: a person may answer before this command has.
    this.#opening = true;
    this.#tellActive();
    try {
      await vscode.commands.executeCommand('vscode.diff', document.uri, side, title, {
        preview: true,
      } satisfies vscode.TextDocumentShowOptions);
    } finally {
      this.#opening = false;
      this.#tellActive();
    }
    if (this.#waiting !== proposal) return 'cancelled';
    const no = say({ zh: '放弃', en: 'Discard' });
    const keys = say({
      zh: `左边是现在的文稿，右边是改过的。按 ${keyName('Ctrl+Enter')} ${yes}，按 Esc ${no}。`,
      en: `Left: now; right: changed. ${keyName('Ctrl+Enter')}: ${yes}, Escape: ${no}.`,
    });
    void vscode.window.showInformationMessage(question + (isChinese() ? '' : ' ') + keys, yes, no).then((answer) => {
      // The answer may come after another preview was opened.
      if (answer === undefined || this.#waiting !== proposal) return undefined;
      return answer === yes ? this.accept() : this.discard();
    });
    return 'preview';
  }

  /** Makes the change that is shown, as one step of undo. */
  async accept(): Promise<Outcome> {
    const proposal = this.#waiting;
    if (!proposal) return 'unchanged';
    const { document, version, edits, done } = proposal;
    await this.discard();
    if (document.isClosed || document.version !== version) return changedMeanwhile();
    const beside = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, beside?.viewColumn ?? vscode.ViewColumn.Active);
    return applyEdits(document, edits, done);
  }

  /** Closes the comparison and leaves the document as it is. */
  async discard(): Promise<Outcome> {
    // The question in the corner is answered: it cannot be taken back, only put out of sight.
    if (this.#waiting) await vscode.commands.executeCommand('notifications.hideToasts');
    this.#waiting = undefined;
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter((tab) => this.#shows(tab)));
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
    this.#tellActive();
    return 'cancelled';
  }

  #shows({ input }: vscode.Tab): boolean {
    return input instanceof vscode.TabInputTextDiff && input.modified.scheme === this.#scheme;
  }

  #tellActive(): void {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    const active = this.#waiting !== undefined && (this.#opening || (tab !== undefined && this.#shows(tab)));
    void vscode.commands.executeCommand('setContext', this.#context, active);
  }
}

/** Makes edits as one step of undo, and says so. */
export async function applyEdits(
  document: vscode.TextDocument,
  edits: readonly vscode.TextEdit[],
  done: string,
): Promise<Outcome> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [...edits]);
  if (!(await vscode.workspace.applyEdit(edit))) return changedMeanwhile();
  vscode.window.setStatusBarMessage(done, 5000);
  return 'applied';
}

/** Says something for a moment, in the status bar. */
export const tell = (text: Text): void => void vscode.window.setStatusBarMessage(say(text), 5000);

export function changedMeanwhile(): Outcome {
  tell({ zh: '文稿刚有改动，请再试一次', en: 'The document has just been changed; try again' });
  return 'cancelled';
}

/** The text of a document after edits, which come in order and do not overlap. */
export function textAfter(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  const text = document.getText();
  let out = '';
  let at = 0;
  for (const { range, newText } of edits) {
    out += text.slice(at, document.offsetAt(range.start)) + newText;
    at = document.offsetAt(range.end);
  }
  return out + text.slice(at);
}
