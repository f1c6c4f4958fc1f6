import * as vscode from 'vscode';
import { ClientCommand, Command, type IgnoreArguments, type RemoveIgnoreArguments } from '../../server/src/protocol.js';
import { isOurs } from './documents.js';
import { editorInSight, toPlace } from './draft.js';
import { say } from './language.js';
import { tell } from './preview.js';

/** The rule that finds ignores which are no longer used. */
const UNUSED_IGNORE = 'unused-ignore';

/** What is done with findings besides correcting them: going through all of them, and leaving some with a reason. */
export function registerFindings(): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand('gongwen.nextFinding', () => step(1)),
    registerCommand('gongwen.previousFinding', () => step(-1)),
    registerCommand(ClientCommand.ignoreWithReason, ignoreWithReason),
    vscode.languages.registerCodeActionsProvider(
      { pattern: '**/.gongwenrc.json' },
      { provideCodeActions: removals },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  ];
}

/** Whether a diagnostic is one of ours. */
export const isFinding = ({ source }: vscode.Diagnostic): boolean => source === '公文校对' || source === 'gongwen';

/** The id of the rule that found it. */
export const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/**
 * Goes to the next or previous finding, hints among them, which VS Code's own F8 passes over, and shows what it says. Behind the last
 * comes the first.
 */
async function step(by: 1 | -1): Promise<vscode.Range | undefined> {
  const editor = editorInSight();
  if (!editor || !isOurs(editor.document)) return undefined;
  const { document, selection } = editor;
  const found = vscode.languages
    .getDiagnostics(document.uri)
    .filter(isFinding)
    .sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end));
  const next =
    by === 1
      ? (found.find(({ range }) => range.start.isAfter(selection.active)) ?? found[0])
      : (found.findLast(({ range }) => range.start.isBefore(selection.active)) ?? found.at(-1));
  if (!next) {
    tell({ zh: '没有问题了', en: 'There are no findings' });
    return undefined;
  }
  const { start } = next.range;
  const shown = await vscode.window.showTextDocument(document, editor.viewColumn ?? vscode.ViewColumn.Active);
  shown.selection = new vscode.Selection(start, start);
  shown.revealRange(next.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  return next.range;
}

/** Asks why a finding is to be left, and leaves it. */
async function ignoreWithReason(argument: IgnoreArguments, given?: string): Promise<void> {
  const reason =
    given ??
    (await vscode.window.showInputBox({
      title: say({ zh: '忽略此处的理由', en: 'Why this place is ignored' }),
      prompt: say({
        zh: '记在项目文件里，供以后核对；可以不写',
        en: 'Kept in the project file for those who review it; may be left empty',
      }),
      placeHolder: say({ zh: '如：引用原文；单位全称如此', en: 'Such as: quoted word for word' }),
      validateInput: (text) =>
        text.length > MOST
          ? say({ zh: `太长了，最多 ${MOST} 字`, en: `Too long: ${MOST} characters at most` })
          : undefined,
      ignoreFocusOut: true,
    }));
  if (reason === undefined) return;
  const text = reason.trim();
  await vscode.commands.executeCommand(Command.ignore, text === '' ? argument : { ...argument, reason: text });
}

/** What the project file takes, in UTF-16 units. */
const MOST = 500;

/** Quick fixes in the project file: what is no longer used goes. */
function removals(
  { uri }: vscode.TextDocument,
  _range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  return diagnostics
    .filter((one) => isFinding(one) && ruleOf(one) === UNUSED_IGNORE)
    .map((diagnostic) => {
      const title = say({ zh: '删去这条忽略', en: 'Remove this ignore' });
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      const argument: RemoveIgnoreArguments = { uri: uri.toString(), place: toPlace(diagnostic.range.start) };
      action.command = { title, command: Command.removeIgnore, arguments: [argument] };
      action.diagnostics = [diagnostic];
      action.isPreferred = true;
      return action;
    });
}
