import * as vscode from 'vscode';
import type { ActiveDraft } from './draft.js';
import { say } from './language.js';

/** The second item of the status bar: 字数 and 预计时长. */
export class LengthItem implements vscode.Disposable {
  readonly #draft: ActiveDraft;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];

  constructor(draft: ActiveDraft) {
    this.#draft = draft;
    this.#item = vscode.window.createStatusBarItem('gongwen.length', vscode.StatusBarAlignment.Right, 99);
    this.#item.name = say({ zh: '公文字数', en: 'Length of the draft' });
    this.#item.command = 'gongwen.sections.focus';
    this.#subscriptions = [
      this.#item,
      draft.onDidChange(() => this.#show()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('gongwen')) this.#show();
      }),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  #show(): void {
    const { status } = this.#draft;
    const wanted = vscode.workspace.getConfiguration('gongwen').get<boolean>('showLength', true);
    if (!status?.official || !wanted) {
      this.#item.hide();
      return;
    }
    const { characters, minutes } = status;
    const time = minutes.from === minutes.to ? String(minutes.from) : `${minutes.from}–${minutes.to}`;
    this.#item.text = say({ zh: `${characters} 字，约 ${time} 分钟`, en: `${characters} characters, ${time} min` });
    this.#item.accessibilityInformation = { label: this.#item.text };
    this.#item.tooltip = say({
      zh: '字数和朗读时长。语速在设置 gongwen.readingSpeed 里改。点此看各节字数',
      en: 'Length and time to read aloud; the speed is the setting gongwen.readingSpeed. Click for the sections',
    });
    this.#item.show();
  }
}
