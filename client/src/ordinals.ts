import * as vscode from 'vscode';
import { NEXT_ORDINAL, REARRANGE, type RearrangeResult } from '../../server/src/protocol.js';
import { isOurs, LANGUAGES } from './documents.js';
import { type ActiveDraft, toPlace } from './draft.js';

/** What Enter does behind a numbered paragraph: `offer` the next ordinal in grey, `insert` it, or nothing. */
type Mode = 'offer' | 'insert' | 'off';

const modeOf = (document: vscode.TextDocument): Mode =>
  vscode.workspace.getConfiguration('gongwen', document).get<Mode>('continueNumbering', 'offer');

/** A line that begins with an ordinal: a first look, the server knows better. */
const NUMBERED =
  /^[\s\u3000]*(?:#{1,6} )?(?:第[〇一二三四五六七八九十百\d]{1,5}[，,部章节条]|[（(][〇一二三四五六七八九十\d]{1,3}[）)]|[〇一二三四五六七八九十]{1,3}[、是要]|\d{1,3}[.．、)）]|\d{1,2}[ \u3000]|[①-⑳])/u;
/** Nothing but an ordinal. */
const BARE =
  /^[\s\u3000]*(?:[（(][〇一二三四五六七八九十\d]{1,3}[）)]|[〇一二三四五六七八九十]{1,3}、|\d{1,3}[.．、]|\d{1,2}(?:[.．]\d{1,2}){1,3}[.．、]?|\d{1,2}[ \u3000]|[①-⑳])[\s\u3000]*$/u;

const indentOf = (line: string): string => /^[ \t\u3000]*/.exec(line)![0];

/** The next ordinal after Enter: in grey, to be taken with Tab; or at once, where that is set. */
export class Ordinals implements vscode.InlineCompletionItemProvider, vscode.Disposable {
  readonly #draft: ActiveDraft;
  readonly #subscriptions: vscode.Disposable[];
  #continues = false;

  constructor(draft: ActiveDraft) {
    this.#draft = draft;
    const languages = LANGUAGES.map((language) => ({ language }));
    this.#subscriptions = [
      vscode.languages.registerInlineCompletionItemProvider(languages, this),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#look(textEditor)),
      draft.onDidChange(() => this.#look(vscode.window.activeTextEditor)),
      vscode.commands.registerCommand('gongwen.continueNumbering', () => this.#enter()),
      vscode.commands.registerCommand('gongwen.renumberSiblings', () => this.#renumberSiblings()),
    ];
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    _: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const { line } = position;
    if (document !== this.#draft.editor?.document || !this.#mayBeOfficial || modeOf(document) !== 'offer') return [];
    const { text } = document.lineAt(line);
    if (/[^\s\u3000]/u.test(text) || line === 0) return [];
    // Only right behind what is numbered, or one blank line further down.
    let above = line - 1;
    if (above > 0 && document.lineAt(above).isEmptyOrWhitespace) above--;
    const before = document.lineAt(above).text;
    if (!NUMBERED.test(before)) return [];
    const next = await this.#draft.ask<string>(NEXT_ORDINAL, { place: toPlace(position) });
    if (!next || token.isCancellationRequested) return [];
    const range = new vscode.Range(position, position);
    const item = new vscode.InlineCompletionItem((text === '' ? indentOf(before) : '') + next, range);
    item.command = { title: '', command: 'gongwen.renumberSiblings' };
    return [item];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Says to the key binding whether Enter is ours; only where somebody has asked for it. */
  #look(editor: vscode.TextEditor | undefined): void {
    const continues = editor !== undefined && this.#draft.official && this.#isOurs(editor);
    if (continues === this.#continues) return;
    this.#continues = continues;
    void vscode.commands.executeCommand('setContext', 'gongwen.continues', continues);
  }

  /** What the server says of a draft comes behind its first findings: until then it is asked, and answers nothing in other texts. */
  get #mayBeOfficial(): boolean {
    return this.#draft.status?.official !== false;
  }

  #isOurs({ document, selections }: vscode.TextEditor): boolean {
    if (selections.length !== 1 || !isOurs(document) || document !== this.#draft.editor?.document) return false;
    const { isEmpty, active } = selections[0]!;
    if (!isEmpty || !this.#mayBeOfficial || modeOf(document) !== 'insert') return false;
    const { text } = document.lineAt(active.line);
    return active.character === text.length && NUMBERED.test(text);
  }

  async #enter(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const plain = () => vscode.commands.executeCommand('type', { text: '\n' });
    if (!this.#isOurs(editor)) return void (await plain());
    const { active } = editor.selection;
    const { text } = editor.document.lineAt(active.line);
    // A second Enter takes back what the first put in.
    if (BARE.test(text)) {
      const whole = new vscode.Range(active.line, 0, active.line, text.length);
      await editor.edit((builder) => builder.delete(whole));
      return;
    }
    const { version } = editor.document;
    const next = await this.#draft.ask<string>(NEXT_ORDINAL, { place: toPlace(active) });
    if (!next || version !== editor.document.version) return void (await plain());
    await editor.edit((builder) => builder.insert(active, `\n${indentOf(text)}${next}`), {
      undoStopBefore: true,
      undoStopAfter: false,
    });
    await this.#renumberSiblings();
  }

  /** Those behind the new one count on; undone together with it. */
  async #renumberSiblings(): Promise<void> {
    const { editor } = this.#draft;
    if (!editor) return;
    const { active } = editor.selection;
    const result = await this.#draft.ask<RearrangeResult>(REARRANGE, { change: 'siblings', place: toPlace(active) });
    if (!result || result.edits.length === 0) return;
    if (await this.#draft.apply(result.edits, result.version, true))
      editor.selection = new vscode.Selection(active, active);
  }
}
