import * as vscode from 'vscode';
import type { Diagnostic } from 'vscode-languageclient';
import { textOfBytes } from '../../server/src/bytes.js';
import { CHECK_TEXT, type CheckTextParams, type CheckTextResult } from '../../server/src/protocol.js';
import { counted, say, type Text } from './language.js';
import type { Server } from './server.js';

/** What a review came to. */
export interface Reviewed {
  /** Texts that were read. */
  readonly files: number;
  /** Those of them that are official prose. */
  readonly official: number;
  readonly errors: number;
  readonly problems: number;
  /** Files that are no text, or too large. */
  readonly skipped: number;
  /** Their names, as far as there is room for them. */
  readonly skippedNames: readonly string[];
  readonly cancelled: boolean;
}

/** Ends of the names of files that are checked. */
const OURS = /\.(?:txt|md|markdown)$/i;
/** Folders in which nobody keeps drafts. */
const FOREIGN = /^(?:\..*|node_modules)$/;
/** A larger text is no draft, in bytes. */
const LARGEST = 4 * 1024 * 1024;
/** How many files a message names. */
const NAMED = 5;
/** Set while there are results to clear. */
const CONTEXT = 'gongwen.reviewed';

type Where = vscode.Uri | readonly vscode.Uri[];

/**
 * 检查工作区: what is wrong in files that are not open, in the list of problems. A file that is open has its own
 * diagnostics: those found here stand back for as long as it is.
 */
export class Review implements vscode.Disposable {
  readonly #server: Server;
  readonly #shown = vscode.languages.createDiagnosticCollection('gongwen-review');
  readonly #found = new Map<string, Found>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(server: Server) {
    this.#server = server;
    const { registerCommand } = vscode.commands;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{txt,md,markdown}', true);
    const settle = (): void => this.#settle();
    this.#subscriptions = [
      this.#shown,
      watcher,
      watcher.onDidChange((uri) => this.#again(uri)),
      watcher.onDidDelete((uri) => this.#forget(uri)),
      vscode.window.tabGroups.onDidChangeTabs(settle),
      vscode.workspace.onDidOpenTextDocument(settle),
      vscode.workspace.onDidCloseTextDocument(settle),
      registerCommand('gongwen.checkWorkspace', (token?: vscode.CancellationToken) =>
        this.run(vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [], token),
      ),
      registerCommand('gongwen.checkFolder', (uri?: vscode.Uri, uris?: readonly vscode.Uri[]) =>
        this.#folder(uri, uris),
      ),
      registerCommand('gongwen.clearReview', () => this.clear()),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Takes all results back. */
  clear(): void {
    this.#found.clear();
    this.#shown.clear();
    void vscode.commands.executeCommand('setContext', CONTEXT, false);
  }

  /**
   * Checks files, and all that are in folders; what was found before is replaced.
   * @param token cancels it as the button does; what was found up to then stays
   */
  async run(where: Where, token?: vscode.CancellationToken): Promise<Reviewed | undefined> {
    const roots = [where].flat() as vscode.Uri[];
    if (roots.length === 0) {
      const open = say({ zh: '打开文件夹', en: 'Open Folder' });
      const text = say({ zh: '先打开存放文稿的文件夹，再检查。', en: 'Open the folder of the drafts first.' });
      void vscode.window.showInformationMessage(text, open).then((answer) => {
        if (answer === open) void vscode.commands.executeCommand('vscode.openFolder');
      });
      return undefined;
    }
    this.clear();
    const reviewed = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: say({ zh: '检查文稿', en: 'Checking drafts' }),
        cancellable: true,
      },
      (progress, button) =>
        this.#check(roots, progress, () => button.isCancellationRequested || token?.isCancellationRequested === true),
    );
    void vscode.commands.executeCommand('setContext', CONTEXT, this.#found.size > 0);
    this.#tell(reviewed);
    return reviewed;
  }

  #folder(uri?: vscode.Uri, uris?: readonly vscode.Uri[]): Promise<Reviewed | undefined> | Promise<void> {
    if (uri) return this.run(uris && uris.length > 0 ? uris : uri);
    return this.#pick();
  }

  /** From the command palette nobody has pointed at a folder. */
  async #pick(): Promise<void> {
    const picked = await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      ...(vscode.workspace.workspaceFolders?.[0] ? { defaultUri: vscode.workspace.workspaceFolders[0].uri } : {}),
      openLabel: say({ zh: '检查此文件夹', en: 'Check This Folder' }),
    });
    if (picked) await this.run(picked);
  }

  async #check(
    roots: readonly vscode.Uri[],
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    cancelled: () => boolean,
  ): Promise<Reviewed> {
    const count = { files: 0, official: 0, errors: 0, problems: 0, skipped: 0 };
    const skippedNames: string[] = [];
    const files = await filesIn(roots, cancelled);
    for (const [index, uri] of files.entries()) {
      if (cancelled()) break;
      const name = vscode.workspace.asRelativePath(uri);
      progress.report({ message: `${index + 1}/${files.length} ${name}`, increment: 100 / files.length });
      const result = await this.#one(uri);
      if (!result) {
        count.skipped++;
        if (skippedNames.length < NAMED) skippedNames.push(name);
        continue;
      }
      count.files++;
      if (result.official) count.official++;
      count.problems += result.diagnostics.length;
      count.errors += result.diagnostics.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length;
    }
    return { ...count, skippedNames, cancelled: cancelled() };
  }

  /** Checks a file as it is on the disk; `undefined` for what is no text. */
  async #one(uri: vscode.Uri): Promise<{ official: boolean; diagnostics: vscode.Diagnostic[] } | undefined> {
    const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    const text = open ? open.getText() : await textOf(uri);
    if (text === undefined) return undefined;
    const params: CheckTextParams = { uri: uri.toString(), text };
    const result = await this.#server.sendRequest<CheckTextResult | null>(CHECK_TEXT, params);
    if (!result) return undefined;
    const { protocol2CodeConverter: converter } = await this.#server.client();
    const diagnostics = await converter.asDiagnostics(result.diagnostics as Diagnostic[]);
    if (diagnostics.length > 0) this.#found.set(uri.toString(), { uri, diagnostics, open: undefined });
    else this.#found.delete(uri.toString());
    this.#show(uri);
    return { official: result.official, diagnostics };
  }

  /** A file that was found faulty was changed on the disk. */
  #again(uri: vscode.Uri): void {
    if (this.#found.has(uri.toString())) void this.#one(uri).catch(() => this.#forget(uri));
  }

  #forget(uri: vscode.Uri): void {
    this.#found.delete(uri.toString());
    this.#shown.delete(uri);
  }

  #show(uri: vscode.Uri): void {
    const found = this.#found.get(uri.toString());
    if (!found) {
      this.#shown.delete(uri);
      return;
    }
    const open = isShown(uri);
    // Editors come and go all the time: only what changed for this file is told.
    if (found.open === open) return;
    found.open = open;
    if (open) this.#shown.delete(uri);
    else this.#shown.set(uri, found.diagnostics);
  }

  /** Editors were opened or closed: each file's problems come from one side alone. */
  #settle(): void {
    for (const { uri } of this.#found.values()) this.#show(uri);
  }

  #tell({ files, official, errors, problems, skipped, skippedNames, cancelled }: Reviewed): void {
    if (files + skipped === 0 && !cancelled) {
      const text = { zh: '这里没有 .txt 或 .md 文稿。', en: 'There are no drafts (.txt, .md) here.' };
      void vscode.window.showInformationMessage(say(text));
      return;
    }
    const found =
      problems > 0
        ? {
            zh: `${problems} 个问题，错误 ${errors} 个`,
            en: `${counted(problems, 'problem')}, of which ${counted(errors, 'error')}`,
          }
        : { zh: '没有发现问题', en: 'nothing found' };
    const parts = [
      ...(cancelled ? [say({ zh: '检查已取消。', en: 'Cancelled. ' })] : []),
      ...(files > 0
        ? [
            say({
              zh: `查了 ${files} 份文件，其中公文 ${official} 份：${found.zh}。`,
              en: `${counted(files, 'file')} checked, ${official} official: ${found.en}. `,
            }),
          ]
        : []),
      ...(skipped > 0 ? [say(leftOut(skipped, skippedNames))] : []),
    ];
    const text = parts.join('').trim();
    if (problems === 0) {
      void vscode.window.showInformationMessage(text);
      return;
    }
    const clear = say({ zh: '清除结果', en: 'Clear Results' });
    // The other command for it would hide the list where it is shown.
    void vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    void vscode.window.showInformationMessage(text, clear).then((answer) => {
      if (answer === clear) this.clear();
    });
  }
}

/** What was found in a file. */
interface Found {
  readonly uri: vscode.Uri;
  readonly diagnostics: vscode.Diagnostic[];
  /** Whether it was open when that was told last; not told yet if absent. */
  open: boolean | undefined;
}

/** Which files were not read, and why. */
function leftOut(count: number, names: readonly string[]): Text {
  const more = count > names.length;
  const size = LARGEST / 1024 / 1024;
  return {
    zh: `跳过 ${count} 份（不是文本，或者超过 ${size} MB）：${names.join('、')}${more ? ' 等' : ''}。`,
    en: `${count} skipped (no text, or larger than ${size} MB): ${names.join(', ')}${more ? ' …' : ''}.`,
  };
}

/** Whether a file is open in an editor: the server tells of it then. */
function isShown(uri: vscode.Uri): boolean {
  const wanted = uri.toString();
  if (!vscode.workspace.textDocuments.some((one) => !one.isClosed && one.uri.toString() === wanted)) return false;
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
  );
}

/** All drafts in folders, by name. Walked by hand: the web has file systems that cannot be searched. */
async function filesIn(roots: readonly vscode.Uri[], cancelled: () => boolean): Promise<vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  const walk = async (folder: vscode.Uri): Promise<void> => {
    if (cancelled()) return;
    const entries = await vscode.workspace.fs.readDirectory(folder);
    for (const [name, type] of entries.sort(([a], [b]) => a.localeCompare(b, 'zh'))) {
      const uri = vscode.Uri.joinPath(folder, name);
      // A link to a folder may lead back to where it is.
      if (type === vscode.FileType.Directory && !FOREIGN.test(name)) await walk(uri).catch(() => {});
      else if ((type & vscode.FileType.File) !== 0 && OURS.test(name)) found.set(uri.toString(), uri);
    }
  };
  for (const root of roots) {
    const { type } = await vscode.workspace.fs.stat(root);
    if ((type & vscode.FileType.Directory) !== 0) await walk(root);
    else if (OURS.test(root.path)) found.set(root.toString(), root);
  }
  return [...found.values()];
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST) return undefined;
    const bytes = await vscode.workspace.fs.readFile(uri);
    const marked = bytes[0] === 0xff || bytes[0] === 0xfe;
    return !marked && bytes.includes(0) ? undefined : textOfBytes(bytes);
  } catch {
    return undefined;
  }
}
