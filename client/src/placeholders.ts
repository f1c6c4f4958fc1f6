import * as vscode from 'vscode';
import {
  ClientCommand,
  FILL,
  type FillParams,
  type FillPlaceholderArguments,
  type FillResult,
  PLACEHOLDERS,
  type PlaceholderItem,
  type Placeholders,
} from '../../server/src/protocol.js';
import { type ActiveDraft, toPosition, toRange } from './draft.js';
import { say } from './language.js';

/** A section with placeholders, or one of them. */
export type PlaceholderNode =
  | { readonly kind: 'section'; readonly title: string; readonly items: readonly PlaceholderNode[] }
  | { readonly kind: 'item'; readonly item: PlaceholderItem };

/** Characters of the sentence that are shown before a placeholder. */
const LEFT = 8;

/** 待填项: what is still to be filled in, by section. */
export class PlaceholderView implements vscode.TreeDataProvider<PlaceholderNode>, vscode.Disposable {
  readonly #draft: ActiveDraft;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<PlaceholderNode>;
  readonly #subscriptions: vscode.Disposable[];
  /** The most that were open at once, by document: what is missing of them has been filled in. */
  readonly #most = new Map<string, number>();
  #known: Placeholders | undefined;
  #nodes: readonly PlaceholderNode[] = [];
  #asked = 0;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(draft: ActiveDraft) {
    this.#draft = draft;
    this.#view = vscode.window.createTreeView('gongwen.placeholders', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    const command = vscode.commands.registerCommand;
    this.#subscriptions = [
      this.#changed,
      this.#view,
      draft.onDidChange(() => this.#update()),
      this.#view.onDidChangeVisibility(() => this.#update()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#most.delete(uri.toString())),
      command('gongwen.nextPlaceholder', () => this.#step(1)),
      command('gongwen.previousPlaceholder', () => this.#step(-1)),
      command(ClientCommand.fillPlaceholder, (target?: PlaceholderNode | FillPlaceholderArguments, value?: Value) =>
        this.#fillOne(target, value),
      ),
      command('gongwen.fillPlaceholders', () => this.#fillAll()),
      command('gongwen.goToPlaceholder', (item: PlaceholderItem) => draft.reveal(toRange(item.range))),
    ];
  }

  getTreeItem(node: PlaceholderNode): vscode.TreeItem {
    if (node.kind === 'section') {
      const item = new vscode.TreeItem(node.title, vscode.TreeItemCollapsibleState.Expanded);
      item.description = String(node.items.length);
      item.iconPath = new vscode.ThemeIcon('list-tree');
      return item;
    }
    const { kindName, sentence, at, written } = node.item;
    // The view is narrow: the kind comes first, and a long sentence is cut before the placeholder.
    const from = at.start > LEFT ? at.start - LEFT + 1 : 0;
    const head = `${kindName} · ${from > 0 ? '…' : ''}`;
    const shift = head.length - from;
    const item = new vscode.TreeItem({
      label: head + sentence.slice(from),
      highlights: [[at.start + shift, at.end + shift]],
    });
    item.tooltip = sentence;
    item.contextValue = 'placeholder';
    item.command = {
      title: say({ zh: '转到', en: 'Go to' }),
      command: 'gongwen.goToPlaceholder',
      arguments: [node.item],
    };
    item.accessibilityInformation = {
      label: `${kindName}: ${written.trim() || say({ zh: '空白', en: 'blank' })}, ${sentence}`,
    };
    return item;
  }

  getChildren(node?: PlaceholderNode): PlaceholderNode[] {
    if (!node) return [...this.#nodes];
    return node.kind === 'section' ? [...node.items] : [];
  }

  /** Lists what is open where somebody sees it; how much it is, is known of the status. */
  #update(): void {
    if (this.#view.visible) void this.refresh();
    else {
      // What is asked for now comes too late, and what is known grows old.
      this.#asked++;
      this.#known = undefined;
      this.#tell();
    }
  }

  /** Asks for what is open and shows it. */
  async refresh(): Promise<Placeholders | undefined> {
    const asked = ++this.#asked;
    const known = this.#draft.official ? await this.#draft.ask<Placeholders>(PLACEHOLDERS) : undefined;
    if (asked !== this.#asked) return known;
    this.#known = known;
    this.#nodes = known ? bySection(known.items) : [];
    this.#tell();
    this.#changed.fire();
    return known;
  }

  /** Says how much is open, beside the name of the view and on its icon. */
  #tell(): void {
    const { open, filled } = this.#counts();
    this.#view.description = this.#draft.official
      ? say({ zh: `${open} 处待填，已填 ${filled}`, en: `${open} to fill, ${filled} filled` })
      : '';
    this.#view.badge =
      open > 0 ? { value: open, tooltip: say({ zh: `${open} 处待填`, en: `${open} to fill` }) } : undefined;
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  #counts(): { readonly open: number; readonly filled: number } {
    const uri = this.#draft.editor?.document.uri.toString();
    if (uri === undefined || !this.#draft.official) return { open: 0, filled: 0 };
    const open = this.#known?.items.length ?? this.#draft.status?.placeholders ?? 0;
    const most = Math.max(open, this.#most.get(uri) ?? 0);
    this.#most.set(uri, most);
    return { open, filled: most - open };
  }

  /** Goes to the next or previous placeholder; behind the last comes the first. */
  async #step(by: 1 | -1): Promise<PlaceholderItem | undefined> {
    const { editor } = this.#draft;
    const known = await this.refresh();
    if (!editor || !known) return undefined;
    if (known.items.length === 0) {
      this.#nothingLeft();
      return undefined;
    }
    const { start, end } = editor.selection;
    const { items } = known;
    const next =
      by === 1
        ? (items.find(
            ({ range }) => toPosition(range.start).isAfter(start) && !toPosition(range.start).isBefore(end),
          ) ?? items[0]!)
        : (items.findLast(({ range }) => toPosition(range.start).isBefore(start)) ?? items.at(-1)!);
    await this.#draft.reveal(toRange(next.range));
    return next;
  }

  /** The placeholder at a place, or under the cursor; where there is none, the next one. */
  async #here(place?: vscode.Position): Promise<PlaceholderItem | undefined> {
    const { editor } = this.#draft;
    const known = await this.refresh();
    if (!editor || !known) return undefined;
    const active = place ?? editor.selection.active;
    const start = place ?? editor.selection.start;
    const { items } = known;
    const here =
      items.find(({ range }) => toRange(range).contains(active)) ??
      items.find(({ range }) => toPosition(range.start).isAfterOrEqual(start)) ??
      items[0];
    if (!here) this.#nothingLeft();
    return here;
  }

  /** @param target a row of the view, or what a quick fix names; the one under the cursor if absent */
  async #fillOne(target?: PlaceholderNode | FillPlaceholderArguments, value?: Value): Promise<void> {
    const place = target && 'place' in target ? toPosition(target.place) : undefined;
    const item = target && 'item' in target ? target.item : await this.#here(place);
    if (item && (value ? await this.#put(item, value) : await this.#fill(item))) {
      const left = await this.refresh();
      if (left?.items.length === 0) this.#nothingLeft();
      else await this.#here().then((next) => next && this.#draft.reveal(toRange(next.range)));
    }
  }

  /** One after another, until all are filled or Escape. */
  async #fillAll(): Promise<void> {
    for (let item = await this.#here(); item; item = await this.#here()) {
      if (!(await this.#fill(item))) return;
    }
  }

  #nothingLeft(): void {
    const { filled } = this.#counts();
    void vscode.window.showInformationMessage(
      filled > 0
        ? say({ zh: `全部填完了：共 ${filled} 处。`, en: `All filled in: ${filled} in all.` })
        : say({ zh: '没有待填项。', en: 'There is nothing to fill in.' }),
    );
  }

  /** Asks for a value and puts it in. @returns whether it was filled */
  async #fill(item: PlaceholderItem): Promise<boolean> {
    await this.#draft.reveal(toRange(item.range));
    const { open, filled } = this.#counts();
    const { sentence, at } = item;
    const value = await vscode.window.showInputBox({
      title: say({
        zh: `填写${item.kindName}（${filled + 1}/${open + filled}）`,
        en: `Fill in: ${item.kindName} (${filled + 1}/${open + filled})`,
      }),
      prompt: `${sentence.slice(0, at.start)}【${sentence.slice(at.start, at.end)}】${sentence.slice(at.end)}`,
      ignoreFocusOut: true,
      validateInput: async (entered) =>
        entered === ''
          ? undefined
          : (await this.#draft.ask<FillResult>(FILL, fillParams(item, { value: entered })))?.problem,
    });
    if (value === undefined || value.trim() === '') return false;
    const all = item.others > 0 && (await this.#askAll(item, value));
    if (all === undefined) return false;
    return this.#put(item, { value, all });
  }

  async #put(item: PlaceholderItem, value: Value): Promise<boolean> {
    const result = await this.#draft.ask<FillResult>(FILL, fillParams(item, value));
    return result !== undefined && result.problem === undefined && this.#draft.apply(result.edits, result.version);
  }

  async #askAll({ written, others }: PlaceholderItem, value: string): Promise<boolean | undefined> {
    const picked = await vscode.window.showQuickPick(
      [
        {
          label: say({ zh: `全部填上（共 ${others + 1} 处）`, en: `Fill all ${others + 1}` }),
          all: true,
        },
        { label: say({ zh: '只填这一处', en: 'Only this one' }), all: false },
      ],
      {
        title: say({
          zh: `还有 ${others} 处“${written}”很可能也是“${value.trim()}”`,
          en: `${others} more “${written}” are very likely “${value.trim()}” too`,
        }),
        ignoreFocusOut: true,
      },
    );
    return picked?.all;
  }
}

/** What a key binding or another extension gives the command to fill in without asking. */
interface Value {
  readonly value: string;
  /** Fill those that want the same value too. */
  readonly all?: boolean;
}

const fillParams = ({ range }: PlaceholderItem, { value, all = false }: Value): Omit<FillParams, 'uri'> => ({
  place: range.start,
  value,
  all,
});

function bySection(items: readonly PlaceholderItem[]): readonly PlaceholderNode[] {
  const sections: { kind: 'section'; title: string; key: string; items: PlaceholderNode[] }[] = [];
  for (const item of items) {
    const { section } = item;
    const key = section ? `${section.place.line} ${section.title}` : '';
    let last = sections.at(-1);
    if (last?.key !== key) {
      last = { kind: 'section', title: section?.title ?? say({ zh: '（开头）', en: '(Beginning)' }), key, items: [] };
      sections.push(last);
    }
    last.items.push({ kind: 'item', item });
  }
  return sections;
}
