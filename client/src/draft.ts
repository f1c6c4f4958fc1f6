import * as vscode from 'vscode';
import type { Place, PlaceEdit, Range, Status } from '../../server/src/protocol.js';
import { isChecked, isOurs } from './documents.js';
import type { Server } from './server.js';
import type { StatusItem } from './status.js';

/** Whether the editor holds a draft, and not the right side of a preview. */
const holdsDraft = ({ document }: vscode.TextEditor): boolean => isChecked(document);

/** The editor that a command means: the active one, or where a page or a view has the focus, the draft that is in sight. */
export function editorInSight(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return activeTextEditor ?? visibleTextEditors.find(({ document }) => isOurs(document));
}

export const toPosition = ({ line, character }: Place): vscode.Position => new vscode.Position(line, character);

export const toRange = ({ start, end }: Range): vscode.Range => new vscode.Range(toPosition(start), toPosition(end));

/** Plain data: a class of VS Code's does not cross to a web worker. */
export const toPlace = ({ line, character }: vscode.Position): Place => ({ line, character });

export const toPlaceRange = ({ start, end }: vscode.Range): Range => ({
  start: toPlace(start),
  end: toPlace(end),
});

/** How long the views wait after the last key, in milliseconds. */
const PAUSE = 200;

/** The draft that views and commands work on: that of the active editor, or of the last one where a view has the focus. */
export class ActiveDraft implements vscode.Disposable {
  readonly server: Server;
  readonly #status: StatusItem;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #editor: vscode.TextEditor | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was said last of whether it is official prose. */
  #shown: boolean | undefined;

  /** Another draft, or another text, or another opinion of it. */
  readonly onDidChange = this.#changed.event;

  constructor(server: Server, status: StatusItem) {
    this.server = server;
    this.#status = status;
    this.#subscriptions = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => this.#look(0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#editor?.document) this.#look(PAUSE);
      }),
      vscode.workspace.onDidCloseTextDocument(() => this.#look(0)),
      status.onDidChange((uri) => {
        // Every key may bring a new status: the views wait with it, unless they have to come or to go.
        if (uri === this.#editor?.document.uri.toString()) this.#look(this.official === this.#shown ? PAUSE : 0);
      }),
    ];
    this.#look(0);
  }

  /** The editor, where its document is one of ours; beside a preview, the one with the draft that it shows. */
  get editor(): vscode.TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    if (activeTextEditor && holdsDraft(activeTextEditor)) return activeTextEditor;
    if (activeTextEditor && !isOurs(activeTextEditor.document)) return undefined;
    if (this.#editor && visibleTextEditors.includes(this.#editor)) return this.#editor;
    return activeTextEditor && visibleTextEditors.find(holdsDraft);
  }

  /** What the server said last of it. */
  get status(): Status | undefined {
    const { editor } = this;
    return editor && this.#status.of(editor.document.uri);
  }

  get official(): boolean {
    return this.status?.official === true;
  }

  /** Asks the server something about the draft; `undefined` where there is none, or no answer. */
  async ask<R>(method: string, params: object = {}): Promise<R | undefined> {
    const { editor } = this;
    if (!editor || !this.server.isRunning()) return undefined;
    try {
      const uri = editor.document.uri.toString();
      return (await this.server.sendRequest<R | null>(method, { uri, ...params })) ?? undefined;
    } catch {
      // The server says in its log what went wrong.
      return undefined;
    }
  }

  /**
   * Applies edits as one step of undo.
   * @param version of the document that they were made for: nothing is done where it has changed since
   */
  async apply(edits: readonly PlaceEdit[], version: number, joined = false): Promise<boolean> {
    const { editor } = this;
    if (!editor || editor.document.version !== version) return false;
    return editor.edit(
      (builder) => {
        for (const { range, newText } of edits) builder.replace(toRange(range), newText);
      },
      { undoStopBefore: !joined, undoStopAfter: true },
    );
  }

  /** Selects a range and brings it into sight; the editor takes the focus. */
  async reveal(range: vscode.Range): Promise<void> {
    const { editor } = this;
    if (!editor) return;
    const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn ?? vscode.ViewColumn.Active);
    shown.selection = new vscode.Selection(range.start, range.end);
    shown.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#subscriptions) one.dispose();
  }

  #look(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const now = vscode.window.activeTextEditor;
      if (now && holdsDraft(now)) this.#editor = now;
      const set = (key: string, value: unknown) => vscode.commands.executeCommand('setContext', key, value);
      this.#shown = this.official;
      void set('gongwen.official', this.official);
      void set('gongwen.view', this.editor === undefined ? 'none' : this.official ? 'official' : 'other');
      this.#changed.fire();
    }, after);
  }
}
