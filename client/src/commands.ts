import * as vscode from 'vscode';
import { Command, FIX_ALL, type SetEnableArguments } from '../../server/src/protocol.js';
import { isChecked, isOurs } from './documents.js';
import { editorInSight } from './draft.js';
import { keyName } from './keys.js';
import { counted, say, type Text } from './language.js';
import type { Server } from './server.js';
import { REOPEN, SHOW_MENU, type StatusItem, spoken } from './status.js';

/** Name of the project file. */
const PROJECT_FILE = '.gongwenrc.json';

/** All commands that the client offers; their titles are in package.json. */
export function registerCommands(server: Server, status: StatusItem): vscode.Disposable[] {
  const command = vscode.commands.registerCommand;
  return [
    command(SHOW_MENU, () => showMenu(status)),
    command('gongwen.fixAll', fixAll),
    command('gongwen.newDraft', newDraft),
    command('gongwen.setEnable', (value?: string, scope?: Scope) => setEnable(status, value, scope)),
    command('gongwen.openProjectFile', () => openProjectFile(status)),
    command('gongwen.openSettings', () =>
      vscode.commands.executeCommand('workbench.action.openSettings', '@ext:gongwen.gongwen'),
    ),
    command('gongwen.showOutput', () => server.showOutput()),
    command('gongwen.restart', () => restart(server)),
    command(REOPEN, reopen),
  ];
}

/** Applies every safe fix, as one step of undo, until none is left. */
async function fixAll(): Promise<void> {
  const editor = editorInSight();
  if (!editor || !isOurs(editor.document)) return;
  let applied = 0;
  // A fix may lay bare another: a line that is gone joins two others.
  for (let round = 0; round < 5; round++) {
    const { document } = editor;
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append('gongwen');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      whole,
      kind.value,
    );
    const action = actions.find((one) => one.kind?.value === FIX_ALL && one.edit);
    if (!action?.edit) break;
    const edits = action.edit.get(document.uri);
    const done = await editor.edit(
      (builder) => {
        for (const { range, newText } of edits) builder.replace(range, newText);
      },
      { undoStopBefore: applied === 0, undoStopAfter: false },
    );
    if (!done) break;
    applied += edits.length;
  }
  vscode.window.setStatusBarMessage(
    say(
      applied > 0
        ? { zh: `已修改 ${applied} 处，可一次撤销`, en: `${counted(applied, 'change')} made, undone in one step` }
        : { zh: '没有可以自动修改的地方', en: 'Nothing that can be corrected without asking' },
    ),
    5000,
  );
}

interface Skeleton {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[] | string;
}

/** Opens an untitled document with a skeleton to fill in. */
async function newDraft(): Promise<void> {
  // The skeletons are needed here alone: no start pays for them.
  const { default: skeletons } = await import('../../snippets/gongwen.json');
  const items = Object.entries(skeletons as unknown as Record<string, Skeleton>)
    .filter(([name]) => !name.startsWith('部件'))
    .map(([label, { description, body }]) => ({ label, detail: description, body: [body].flat().join('\n') }));
  const picked = await vscode.window.showQuickPick(items, {
    title: say({ zh: '新建文稿', en: 'New draft' }),
    placeHolder: say({ zh: '选择文种', en: 'Choose a genre' }),
    matchOnDetail: true,
  });
  if (!picked) return;
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(picked.body));
}

const ENABLE: Readonly<Record<string, Text>> = {
  auto: { zh: '自动判断（只查公文、讲话稿）', en: 'Automatic (official prose only)' },
  always: { zh: '总是检查', en: 'Always check' },
  never: { zh: '停用', en: 'Never check' },
};

/** For what `setEnable` speaks: one file, or all of the workspace. */
type Scope = 'file' | 'all';

/** Says when to check: for the file in sight, in the project file; or `gongwen.enable`. Asks for what is not given. */
async function setEnable(status: StatusItem, value?: string, scope?: Scope): Promise<void> {
  const document = editorInSight()?.document;
  const known = document && status.of(document.uri);
  const configuration = vscode.workspace.getConfiguration('gongwen', document);
  const now = known?.enable ?? configuration.get<string>('enable', 'auto');
  const chosen =
    value !== undefined && value in ENABLE
      ? value
      : (
          await vscode.window.showQuickPick(
            Object.entries(ENABLE).map(([id, text]) => ({
              id,
              label: say(text),
              description: id === now ? say({ zh: '当前', en: 'now' }) : '',
            })),
            { title: say({ zh: '什么时候检查', en: 'When to check' }) },
          )
        )?.id;
  if (chosen === undefined) return;
  const file = isChecked(document) && !document.isUntitled && document;
  const wanted = scope ?? (file ? await askScope(file, chosen) : 'all');
  if (wanted === undefined) return;
  if (wanted === 'file' && file) {
    const argument: SetEnableArguments = { uri: file.uri.toString(), enable: chosen as SetEnableArguments['enable'] };
    await vscode.commands.executeCommand(Command.setEnable, argument);
    return;
  }
  await setEverywhere(configuration, chosen);
  if (known?.enableByProject) tellProjectDecides();
}

/** One misjudged file is no reason to change how all others are checked: it comes first. */
async function askScope({ uri }: vscode.TextDocument, enable: string): Promise<Scope | undefined> {
  const items: (vscode.QuickPickItem & { readonly scope: Scope })[] = [
    {
      label: say({ zh: '只对这个文件', en: 'This file only' }),
      description: vscode.workspace.asRelativePath(uri, false),
      detail: say({ zh: `写进项目文件 ${PROJECT_FILE}`, en: `Written to the project file ${PROJECT_FILE}` }),
      scope: 'file',
    },
    {
      label: vscode.workspace.workspaceFolders
        ? say({ zh: '整个工作区', en: 'The whole workspace' })
        : say({ zh: '所有文件', en: 'All files' }),
      detail: say({ zh: '写进设置 gongwen.enable', en: 'Written to the setting gongwen.enable' }),
      scope: 'all',
    },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: say(ENABLE[enable]!) });
  return picked?.scope;
}

async function setEverywhere(configuration: vscode.WorkspaceConfiguration, enable: string): Promise<void> {
  const { globalValue, workspaceFolderValue } = configuration.inspect('enable') ?? {};
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  // To take the setting out would let the one of all workspaces come through.
  const under = globalValue !== undefined && globalValue !== 'auto';
  if (!vscode.workspace.workspaceFolders)
    return configuration.update('enable', enable === 'auto' ? undefined : enable, Global);
  if (workspaceFolderValue !== undefined && workspaceFolderValue !== enable)
    await configuration.update('enable', undefined, WorkspaceFolder);
  await configuration.update('enable', enable === 'auto' && !under ? undefined : enable, Workspace);
}

function tellProjectDecides(): void {
  const open = say({ zh: '打开项目设置文件', en: 'Open Project File' });
  const text = say({
    zh: `这个文件查不查由项目文件 ${PROJECT_FILE} 里的 enable 决定，刚才的设置对它不起作用。`,
    en: `Whether this file is checked is said by “enable” in the project file ${PROJECT_FILE}: the setting does not change it.`,
  });
  void vscode.window.showInformationMessage(text, open).then((answer) => {
    if (answer === open) void vscode.commands.executeCommand('gongwen.openProjectFile');
  });
}

/** Opens the project file that applies to the document; where none does, that of its folder, made on the spot. */
async function openProjectFile(status: StatusItem): Promise<void> {
  const document = editorInSight()?.document;
  const applies = document && status.of(document.uri)?.projectFile;
  if (applies !== undefined) {
    await vscode.window.showTextDocument(vscode.Uri.parse(applies));
    return;
  }
  const folder =
    (document && vscode.workspace.getWorkspaceFolder(document.uri)) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    void vscode.window.showInformationMessage(
      say({ zh: '先打开一个文件夹，项目设置要存在里面。', en: 'Open a folder first: the project file is kept in it.' }),
    );
    return;
  }
  const uri = vscode.Uri.joinPath(folder.uri, PROJECT_FILE);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('{\n  "rules": {},\n  "words": [],\n  "ignores": []\n}\n'),
    );
  }
  await vscode.window.showTextDocument(uri);
}

async function restart(server: Server): Promise<void> {
  await server.restart();
  vscode.window.setStatusBarMessage(say({ zh: '校对服务已重新启动', en: 'The proofreader was restarted' }), 3000);
}

/** `openTextDocument` of VS Code 1.100 and later: it reads a file again that is open in another encoding. */
type OpenWithEncoding = (uri: vscode.Uri, options: { readonly encoding: string }) => Thenable<vscode.TextDocument>;

/** Opens the file again in the national encoding; where VS Code cannot, or something was changed since, it asks for one itself. */
async function reopen(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!isOurs(document)) return;
  if ('encoding' in document && !document.isDirty) {
    try {
      await (vscode.workspace.openTextDocument as OpenWithEncoding)(document.uri, { encoding: 'gb18030' });
      return;
    } catch {
      // VS Code's own question below
    }
  }
  await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
}

interface MenuItem extends vscode.QuickPickItem {
  readonly run?: () => Thenable<unknown> | unknown;
}

/** The menu behind the status item: what was decided about the document, and what can be done. */
async function showMenu(status: StatusItem): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const known = document && status.of(document.uri);
  const run =
    (command: string, ...rest: unknown[]) =>
    () =>
      vscode.commands.executeCommand(command, ...rest);
  const items: MenuItem[] = [
    ...(known?.official
      ? [
          {
            label: `$(wand) ${say({ zh: '修复能自动修复的', en: 'Correct what can be corrected without asking' })}`,
            description: say({ zh: `${known.fixable} 处`, en: `${known.fixable}` }),
            run: run('gongwen.fixAll'),
          },
          {
            label: `$(diff) ${say({ zh: '先对照再修复…', en: 'Compare before correcting…' })}`,
            run: run('gongwen.previewFixes'),
          },
          {
            label: `$(list-selection) ${say({ zh: '一键排版', en: 'Lay out' })}`,
            run: run('gongwen.format'),
          },
          {
            label: `$(arrow-down) ${say({ zh: '下一个问题', en: 'Next problem' })}`,
            description: 'F8',
            run: run('editor.action.marker.next'),
          },
          ...(known.counts.hint > 0
            ? [
                {
                  label: `$(lightbulb) ${say({ zh: '下一处问题或弱提示', en: 'Next finding or hint' })}`,
                  description: keyName('Ctrl+F8'),
                  run: run('gongwen.nextFinding'),
                },
              ]
            : []),
          {
            label: `$(list-unordered) ${say({ zh: '问题清单', en: 'List of problems' })}`,
            run: run('workbench.actions.view.problems'),
          },
          {
            label: `$(checklist) ${say({ zh: '逐一填写待填项', en: 'Fill in all placeholders' })}`,
            description: say({ zh: `${known.placeholders} 处`, en: `${known.placeholders}` }),
            run: run('gongwen.fillPlaceholders'),
          },
          {
            label: `$(list-ordered) ${say({ zh: '重排序号', en: 'Renumber' })}`,
            run: run('gongwen.renumber'),
          },
          { label: `$(list-tree) ${say({ zh: '章节', en: 'Sections' })}`, run: run('gongwen.sections.focus') },
          {
            label: `$(output) ${say({ zh: '导出校对报告…', en: 'Export a report…' })}`,
            run: run('gongwen.exportReport'),
          },
        ]
      : []),
    { label: `$(new-file) ${say({ zh: '新建文稿…', en: 'New draft…' })}`, run: run('gongwen.newDraft') },
    {
      label: `$(checklist) ${say({ zh: '检查工作区', en: 'Check the workspace' })}`,
      run: run('gongwen.checkWorkspace'),
    },
    { label: say({ zh: '检查', en: 'Checking' }), kind: vscode.QuickPickItemKind.Separator },
    ...Object.entries(ENABLE).map(([id, text]) => ({
      label: `${known?.enable === id ? '$(check)' : '$(blank)'} ${say(text)}`,
      run: run('gongwen.setEnable', id),
    })),
    {
      label: `${focused() ? '$(check)' : '$(blank)'} ${say({ zh: '专注模式（只显示错误）', en: 'Focus (show only errors)' })}`,
      run: run('gongwen.toggleFocus'),
    },
    { label: say({ zh: '设置', en: 'Settings' }), kind: vscode.QuickPickItemKind.Separator },
    {
      label: `$(json) ${say({ zh: '项目设置文件', en: 'Project file' })}`,
      description: PROJECT_FILE,
      run: run('gongwen.openProjectFile'),
    },
    { label: `$(gear) ${say({ zh: '全部设置', en: 'All settings' })}`, run: run('gongwen.openSettings') },
    {
      label: `$(debug-restart) ${say({ zh: '重新启动校对服务', en: 'Restart the proofreader' })}`,
      run: run('gongwen.restart'),
    },
    { label: say({ zh: '帮助', en: 'Help' }), kind: vscode.QuickPickItemKind.Separator },
    { label: `$(mortar-board) ${say({ zh: '五步入门', en: 'First steps' })}`, run: run('gongwen.openWalkthrough') },
    { label: `$(info) ${say({ zh: '查看规则说明…', en: 'About a rule…' })}`, run: run('gongwen.openRule') },
    { label: `$(book) ${say({ zh: '打开示例文稿…', en: 'Open a sample…' })}`, run: run('gongwen.openSample') },
    {
      label: `$(report) ${say({ zh: '报告校对工具的问题', en: 'Report a problem with the proofreader' })}`,
      run: run('gongwen.reportProblem'),
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: titleOf(known),
    placeHolder: say({ zh: '选择操作', en: 'Choose' }),
  });
  await picked?.run?.();
}

const focused = (): boolean => vscode.workspace.getConfiguration('gongwen').get<boolean>('focus', false);

function titleOf(known: ReturnType<StatusItem['of']>): string {
  if (!known) return say({ zh: '公文校对', en: 'Official documents' });
  if (!known.official) return say({ zh: '公文校对：这份文件不作检查', en: 'This document is not checked' });
  return spoken(known);
}
