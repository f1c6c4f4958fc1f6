import * as vscode from 'vscode';
import {
  REARRANGE,
  type RearrangeParams,
  type RearrangeResult,
  SECTIONS,
  type SectionItem,
  type Sections,
} from '../../server/src/protocol.js';
import { type ActiveDraft, toPlace, toPlaceRange, toRange } from './draft.js';
import { say } from './language.js';

/** What is dragged from our own view. VS Code asks for this name. */
const DRAGGED = 'application/vnd.code.tree.gongwen.sections';

/** A section with the one that holds it. */
export interface SectionNode {
  readonly item: SectionItem;
  readonly parent: SectionNode | undefined;
  readonly children: readonly SectionNode[];
}

/** 章节: the sections of the draft, to be moved by mouse, key and menu. Numbers and counts keep themselves. */
export class SectionView
  implements vscode.TreeDataProvider<SectionNode>, vscode.TreeDragAndDropController<SectionNode>, vscode.Disposable
{
  readonly dragMimeTypes = [DRAGGED];
  readonly dropMimeTypes = [DRAGGED];
  readonly #draft: ActiveDraft;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<SectionNode>;
  readonly #subscriptions: vscode.Disposable[];
  #nodes: readonly SectionNode[] = [];
  #asked = 0;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(draft: ActiveDraft) {
    this.#draft = draft;
    this.#view = vscode.window.createTreeView('gongwen.sections', {
      treeDataProvider: this,
      dragAndDropController: this,
      showCollapseAll: true,
    });
    const command = vscode.commands.registerCommand;
    const change = (name: string, kind: RearrangeParams['change']) =>
      command(name, (node?: SectionNode) => this.#change({ change: kind, place: this.#placeOf(node) }));
    this.#subscriptions = [
      this.#changed,
      this.#view,
      draft.onDidChange(() => this.refresh()),
      this.#view.onDidChangeVisibility(() => this.refresh()),
      change('gongwen.moveSectionUp', 'up'),
      change('gongwen.moveSectionDown', 'down'),
      change('gongwen.promoteSection', 'promote'),
      change('gongwen.demoteSection', 'demote'),
      change('gongwen.insertSection', 'insert'),
      change('gongwen.deleteSection', 'delete'),
      command('gongwen.renumber', () => this.#renumber()),
      command('gongwen.goToSection', ({ item }: SectionNode) => draft.reveal(toRange(item.range))),
    ];
  }

  getTreeItem(node: SectionNode): vscode.TreeItem {
    const { title, characters, placeholders, kind } = node.item;
    const open =
      node.children.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None;
    const item = new vscode.TreeItem(title, open);
    const left = placeholders > 0 ? say({ zh: `，待填 ${placeholders}`, en: `, ${placeholders} to fill` }) : '';
    item.description = `${say({ zh: `${characters} 字`, en: `${characters} characters` })}${left}`;
    item.tooltip = title;
    item.accessibilityInformation = { label: `${title} ${item.description}` };
    item.contextValue = kind;
    if (kind === 'part') item.iconPath = new vscode.ThemeIcon('file');
    item.command = { title: say({ zh: '转到', en: 'Go to' }), command: 'gongwen.goToSection', arguments: [node] };
    return item;
  }

  getChildren(node?: SectionNode): SectionNode[] {
    return [...(node ? node.children : this.#nodes)];
  }

  getParent({ parent }: SectionNode): SectionNode | undefined {
    return parent;
  }

  handleDrag(source: readonly SectionNode[], data: vscode.DataTransfer): void {
    const [node] = source;
    if (node?.item.kind === 'section') data.set(DRAGGED, new vscode.DataTransferItem(node));
  }

  /** On a section of the same level: to its place. On one of another level: below it, as its last. */
  async handleDrop(target: SectionNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const dragged: unknown = data.get(DRAGGED)?.value;
    const source = this.#find(dragged);
    if (!source || !target || source === target || target.item.kind !== 'section') return;
    const siblings = target.parent?.children ?? this.#nodes;
    const from = siblings.indexOf(source);
    const sameLevel = levelOf(source) === levelOf(target);
    const where = !sameLevel ? 'inside' : from !== -1 && from < siblings.indexOf(target) ? 'after' : 'before';
    await this.#change({
      change: 'move',
      place: source.item.range.start,
      target: target.item.range.start,
      where: sameLevel && from === -1 ? 'after' : where,
    });
  }

  /** Asks for the sections where somebody sees them. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    if (!this.#view.visible) return;
    const known = this.#draft.official ? await this.#draft.ask<Sections>(SECTIONS) : undefined;
    if (asked !== this.#asked) return;
    this.#nodes = (known?.items ?? []).map((item) => nodeOf(item, undefined));
    this.#changed.fire();
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** What was dragged came through a copy, or through a text: it is looked up by its place. */
  #find(dragged: unknown): SectionNode | undefined {
    const range = (dragged as SectionNode | undefined)?.item?.range;
    if (!range) return undefined;
    const among = (nodes: readonly SectionNode[]): SectionNode | undefined => {
      for (const node of nodes) {
        if (node.item.range.start.line === range.start.line) return node;
        const found = among(node.children);
        if (found) return found;
      }
      return undefined;
    };
    return among(this.#nodes);
  }

  /** Of the node that a menu was opened on, or of the cursor. */
  #placeOf(node: SectionNode | undefined): RearrangeParams['place'] {
    const { line, character } = this.#draft.editor?.selection.active ?? new vscode.Position(0, 0);
    return node?.item?.range.start ?? { line, character };
  }

  async #renumber(): Promise<void> {
    const selection = this.#draft.editor?.selection;
    if (!selection) return;
    await this.#change({
      change: 'renumber',
      place: toPlace(selection.start),
      ...(selection.isEmpty ? {} : { range: toPlaceRange(selection) }),
    });
  }

  async #change(params: Omit<RearrangeParams, 'uri'>): Promise<void> {
    // A key binding of somebody's own may lead here from any text.
    if (!this.#draft.official) return;
    const result = await this.#draft.ask<RearrangeResult>(REARRANGE, params);
    if (!result) return;
    if (result.refused !== undefined) {
      vscode.window.setStatusBarMessage(`$(info) ${result.refused}`, 4000);
      return;
    }
    if (!(await this.#draft.apply(result.edits, result.version))) return;
    if (result.selection) await this.#draft.reveal(toRange(result.selection));
    await this.refresh();
    if (result.stale.length > 0) void this.#tellStale(result.stale);
  }

  /** References that speak of another section now: the writer decides what each should say. */
  async #tellStale(stale: RearrangeResult['stale']): Promise<void> {
    const look = say({ zh: '逐处查看', en: 'Look at them' });
    const chosen = await vscode.window.showInformationMessage(
      say({
        zh: `文中有 ${stale.length} 处提到的节变了位置，请核对：${stale.map(({ text }) => text).join('、')}`,
        en: `Sections have moved that the text speaks of; please check (${stale.length}): ${stale.map(({ text }) => text).join(', ')}`,
      }),
      look,
    );
    if (chosen !== look) return;
    const picked = await vscode.window.showQuickPick(
      stale.map(({ range, text, now }) => ({
        label: text,
        description:
          now === undefined
            ? say({ zh: '原指的节已删除', en: 'its section is gone' })
            : say({ zh: `原指的节现在是“${now}”`, en: `its section is ${now} now` }),
        detail: this.#draft.editor?.document.lineAt(range.start.line).text.trim().slice(0, 80) ?? '',
        range,
      })),
      { title: say({ zh: '需要核对的提法', en: 'References to check' }) },
    );
    if (picked) await this.#draft.reveal(toRange(picked.range));
  }
}

function nodeOf(item: SectionItem, parent: SectionNode | undefined): SectionNode {
  const children: SectionNode[] = [];
  const node: SectionNode = { item, parent, children };
  for (const child of item.children) children.push(nodeOf(child, node));
  return node;
}

function levelOf({ parent }: SectionNode): number {
  let level = 0;
  for (let one = parent; one; one = one.parent) level++;
  return level;
}
