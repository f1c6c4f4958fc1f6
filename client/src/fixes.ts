import * as vscode from 'vscode';
import { ClientCommand, FIXED_TEXT, type FixedText, type PreviewEditsArguments } from '../../server/src/protocol.js';
import { isOurs } from './documents.js';
import { editorInSight, toRange } from './draft.js';
import { say } from './language.js';
import { changedMeanwhile, type Outcome, Preview, tell, textAfter } from './preview.js';
import type { Server } from './server.js';

/** 全部修复并对照, and 全部修复同类 where not all of it is safe: the draft and what would become of it, until a person says yes or no. */
export class FixPreview implements vscode.Disposable {
  readonly #server: Server;
  readonly #preview = new Preview('gongwen-fixed', 'gongwen.fixPreview');
  readonly #subscriptions: vscode.Disposable[];

  constructor(server: Server) {
    this.#server = server;
    const { registerCommand } = vscode.commands;
    this.#subscriptions = [
      this.#preview,
      registerCommand('gongwen.previewFixes', () => this.run()),
      registerCommand('gongwen.applyFixes', () => this.#preview.accept()),
      registerCommand('gongwen.discardFixes', () => this.#preview.discard()),
      registerCommand(ClientCommand.previewEdits, (edits: PreviewEditsArguments) => this.#show(edits)),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Shows what all safe fixes would change. */
  async run(): Promise<Outcome> {
    const document = editorInSight()?.document;
    if (!isOurs(document)) return 'unchanged';
    const result = await this.#server.sendRequest<FixedText | null>(FIXED_TEXT, { uri: document.uri.toString() });
    if (!result || result.text === document.getText()) {
      tell({ zh: '没有可以自动修改的地方', en: 'Nothing that can be corrected without asking' });
      return 'unchanged';
    }
    const { version, text, fixed } = result;
    if (version !== document.version) return changedMeanwhile();
    return this.#preview.show({
      document,
      version,
      text,
      edits: linesThatDiffer(document, text),
      title: say({ zh: `修改对照（${fixed} 处）`, en: `Corrections (${fixed})` }),
      question: say({ zh: `可以自动修改 ${fixed} 处。`, en: `${fixed} findings can be corrected.` }),
      ...answers(),
    });
  }

  async #show({ uri, version, title, edits: given }: PreviewEditsArguments): Promise<Outcome> {
    const wanted = vscode.Uri.parse(uri).toString();
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === wanted);
    if (document?.version !== version) return changedMeanwhile();
    const edits = given.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
    return this.#preview.show({
      document,
      version,
      text: textAfter(document, edits),
      edits,
      title,
      question: say({
        zh: `将修改 ${edits.length} 处。其中有的要看上下文才能定，请先看一遍。`,
        en: `${edits.length} changes. Some depend on what stands around them: look at them first.`,
      }),
      ...answers(),
    });
  }
}

const answers = () => ({
  yes: say({ zh: '全部修改', en: 'Correct All' }),
  done: say({ zh: '已全部修改，可一次撤销', en: 'All corrected, undone in one step' }),
});

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
