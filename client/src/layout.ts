import * as vscode from 'vscode';
import { FORMAT, type FormatParams, type FormatResult } from '../../server/src/protocol.js';
import { isOurs } from './documents.js';
import { editorInSight, toPlaceRange, toRange } from './draft.js';
import { counted, say } from './language.js';
import { applyEdits, changedMeanwhile, type Outcome, Preview, tell, textAfter } from './preview.js';
import type { Server } from './server.js';

/**
 * 一键排版. Punctuation and blanks are changed at once; before lines are deleted, joined or split, the document and what
 * would become of it stand side by side until a person says yes or no.
 */
export class Layout implements vscode.Disposable {
  readonly #server: Server;
  readonly #preview = new Preview('gongwen-layout', 'gongwen.layoutPreview');
  readonly #subscriptions: vscode.Disposable[];

  constructor(server: Server) {
    this.#server = server;
    const command = vscode.commands.registerCommand;
    this.#subscriptions = [
      this.#preview,
      command('gongwen.format', () => this.run()),
      command('gongwen.applyFormat', () => this.#preview.accept()),
      command('gongwen.discardFormat', () => this.#preview.discard()),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Lays out the selection of the active editor, or its document. */
  async run(): Promise<Outcome> {
    const editor = editorInSight();
    if (!editor || !isOurs(editor.document)) return 'unchanged';
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
    const { version, counts } = result;
    if (version !== document.version) return changedMeanwhile();
    const edits = result.edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
    const done = say({
      zh: `排版完成，改动 ${edits.length} 处，可一次撤销`,
      en: `${counted(edits.length, 'change')} made, undone in one step`,
    });
    if (counts.residue + counts.joins + counts.splits === 0) return applyEdits(document, edits, done);
    const what = describe(counts);
    return this.#preview.show({
      document,
      version,
      text: textAfter(document, edits),
      edits,
      title: say({ zh: `排版预览（${what}）`, en: `Layout preview (${what})` }),
      question: say({ zh: `排版会${what}。`, en: `Layout: ${what}.` }),
      yes: say({ zh: '应用', en: 'Apply' }),
      done,
    });
  }

  async #ask(params: FormatParams): Promise<FormatResult | null> {
    return this.#server.sendRequest<FormatResult | null>(FORMAT, params);
  }
}

/** What of a layout touches more than marks and blanks. */
const describe = ({ residue, joins, splits }: FormatResult['counts']): string =>
  say({
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
