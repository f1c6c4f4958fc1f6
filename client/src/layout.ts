import * as vscode from 'vscode';
import { FORMAT, type FormatParams, type FormatResult } from '../../server/src/protocol.js';
import { editorInSight, toPlaceRange, toRange } from './draft.js';
import { say } from './language.js';
import type { Server } from './server.js';

/** Scheme of the preview: the document as it would be. */
const SCHEME = 'gongwen-layout';
/** Set while a preview waits for an answer. */
const CONTEXT = 'gongwen.layoutPreview';

/** What became of 一键排版: nothing to do, done, or shown for a person to decide. */
export type Outcome = 'unchanged' | 'applied' | 'preview' | 'cancelled';

interface Waiting {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly edits: readonly vscode.TextEdit[];
  readonly preview: vscode.Uri;
}

/**
 * 一键排版. Punctuation and blanks are changed at once; before lines are deleted, joined or split, the document and what
 * would become of it stand side by side until a person says yes or no.
 */
export class Layout implements vscode.Disposable {
  readonly #server: Server;
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: vscode.Disposable[];
  #waiting: Waiting | undefined;

  constructor(server: Server) {
    this.#server = server;
    const command = vscode.commands.registerCommand;
    this.#subscriptions = [
      command('gongwen.format', () => this.run()),
      command('gongwen.applyFormat', () => this.apply()),
      command('gongwen.discardFormat', () => this.discard()),
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some((tab) => this.#shows(tab))) this.#forget();
      }),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Lays out the selection of the active editor, or its document. */
  async run(): Promise<Outcome> {
    const editor = editorInSight();
    if (!editor || !['plaintext', 'markdown', 'gongwen'].includes(editor.document.languageId)) return 'unchanged';
    const { document, selection } = editor;
    const range = selection.isEmpty ? {} : { range: toPlaceRange(selection) };
    const uri = document.uri.toString();
    let result = await this.#ask({ uri, ...range });
    if (result && !result.official) {
      const yes = say({ zh: '仍要排版', en: 'Lay It Out' });
      const answer = await vscode.window.showWarningMessage(
        say({
          zh: '这份文件不像公文，排版会改动其中的标点和段落。仍要排版吗？',
          en: 'This does not read like an official document; its punctuation and paragraphs would be changed. Lay it out all the same?',
        }),
        { modal: true },
        yes,
      );
      if (answer !== yes) return 'cancelled';
      result = await this.#ask({ uri, ...range, force: true });
    }
    if (!result || result.edits.length === 0) {
      tell({ zh: '已经排好，没有要改的地方', en: 'Laid out already, nothing to change' });
      return 'unchanged';
    }
    if (result.version !== document.version) return this.#changedMeanwhile();
    const edits = result.edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
    const { residue, joins, splits } = result.counts;
    if (residue + joins + splits > 0) {
      await this.#show(document, edits, result.counts);
      return 'preview';
    }
    return this.#edit(document, edits);
  }

  /** Takes what the preview shows. */
  async apply(): Promise<Outcome> {
    const waiting = this.#waiting;
    if (!waiting) return 'unchanged';
    const { document, version, edits } = waiting;
    await this.discard();
    if (document.isClosed || document.version !== version) return this.#changedMeanwhile();
    await vscode.window.showTextDocument(document);
    return this.#edit(document, edits);
  }

  /** Closes the preview and leaves the document as it is. */
  async discard(): Promise<Outcome> {
    // The question in the corner is answered: it cannot be taken back, only put out of sight.
    if (this.#waiting) await vscode.commands.executeCommand('notifications.hideToasts');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter((tab) => this.#shows(tab)));
    this.#forget();
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
    return 'cancelled';
  }

  async #ask(params: FormatParams): Promise<FormatResult | null> {
    return this.#server.sendRequest<FormatResult | null>(FORMAT, params);
  }

  async #show(
    document: vscode.TextDocument,
    edits: readonly vscode.TextEdit[],
    { residue, joins, splits }: FormatResult['counts'],
  ): Promise<void> {
    await this.discard();
    const preview = document.uri.with({ scheme: SCHEME, authority: '', query: document.uri.toString(), fragment: '' });
    this.#waiting = { document, version: document.version, edits, preview };
    this.#texts.set(preview.toString(), applied(document, edits));
    await vscode.commands.executeCommand('setContext', CONTEXT, true);
    // Its name may not tell the language: an untitled document has none.
    const shown = await vscode.workspace.openTextDocument(preview);
    if (shown.languageId !== document.languageId)
      await vscode.languages.setTextDocumentLanguage(shown, document.languageId);
    const what = say({
      zh: [
        ...(residue > 0 ? [`删去残留 ${residue} 行`] : []),
        ...(joins > 0 ? [`接段 ${joins} 处`] : []),
        ...(splits > 0 ? [`拆行 ${splits} 处`] : []),
      ].join('、'),
      en: [
        ...(residue > 0 ? [`${residue} lines deleted`] : []),
        ...(joins > 0 ? [`${joins} joined`] : []),
        ...(splits > 0 ? [`${splits} split`] : []),
      ].join(', '),
    });
    await vscode.commands.executeCommand(
      'vscode.diff',
      document.uri,
      preview,
      say({ zh: `排版预览（${what}）`, en: `Layout preview (${what})` }),
      { preview: true } satisfies vscode.TextDocumentShowOptions,
    );
    const [yes, no] = [say({ zh: '应用', en: 'Apply' }), say({ zh: '放弃', en: 'Discard' })];
    const mine = this.#waiting;
    void vscode.window
      .showInformationMessage(
        say({
          zh: `排版会${what}。左边是现在的文稿，右边是排好的。`,
          en: `Layout: ${what}. Left: now; right: laid out.`,
        }),
        yes,
        no,
      )
      .then((answer) => {
        // The answer may come after another preview was opened.
        if (answer === undefined || this.#waiting !== mine) return undefined;
        return answer === yes ? this.apply() : this.discard();
      });
  }

  async #edit(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): Promise<Outcome> {
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [...edits]);
    if (!(await vscode.workspace.applyEdit(edit))) return this.#changedMeanwhile();
    tell({
      zh: `排版完成，改动 ${edits.length} 处，可一次撤销`,
      en: `${edits.length} changes made, undone in one step`,
    });
    return 'applied';
  }

  #changedMeanwhile(): Outcome {
    tell({ zh: '文稿刚有改动，请再排一次', en: 'The document has just been changed; lay it out again' });
    return 'cancelled';
  }

  #shows({ input }: vscode.Tab): boolean {
    return input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME;
  }

  #forget(): void {
    this.#waiting = undefined;
    this.#texts.clear();
    void vscode.commands.executeCommand('setContext', CONTEXT, false);
  }
}

const tell = (text: Parameters<typeof say>[0]): void => void vscode.window.setStatusBarMessage(say(text), 5000);

/** The text of a document after edits, which come in order and do not overlap. */
function applied(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  const text = document.getText();
  let out = '';
  let at = 0;
  for (const { range, newText } of edits) {
    out += text.slice(at, document.offsetAt(range.start)) + newText;
    at = document.offsetAt(range.end);
  }
  return out + text.slice(at);
}
