import * as vscode from 'vscode';
import { REPORT, type ReportParams } from '../../server/src/protocol.js';
import { isOurs } from './documents.js';
import { editorInSight } from './draft.js';
import { isChinese, say } from './language.js';
import type { Server } from './server.js';

/** How a report is wanted. A caller that says all of it is asked nothing. */
export interface ReportWish {
  readonly format?: ReportParams['format'];
  /** Where to save it; absent: it is opened as a new document. */
  readonly to?: vscode.Uri;
}

interface Choice extends vscode.QuickPickItem {
  readonly format: ReportParams['format'];
  readonly save: boolean;
}

/** 导出校对报告: a report of the active document as a new document, or saved. */
export async function exportReport(server: Server, wish: ReportWish = {}): Promise<vscode.Uri | undefined> {
  const document = editorInSight()?.document;
  if (!isOurs(document)) {
    const text = { zh: '先打开一份文稿（.txt 或 .md），再导出报告。', en: 'Open a draft (.txt or .md) first.' };
    void vscode.window.showInformationMessage(say(text));
    return undefined;
  }
  const choice = wish.format ? { format: wish.format, save: wish.to !== undefined } : await choose();
  if (!choice) return undefined;
  const { format, save } = choice;
  const name = document.uri.path.split('/').at(-1) || document.fileName;
  const date = new Date().toLocaleDateString(isChinese() ? 'zh-CN' : 'en-GB', { dateStyle: 'long' });
  const params: ReportParams = { uri: document.uri.toString(), format, name, date };
  const content = await server.sendRequest<string | null>(REPORT, params);
  if (content === null) {
    const text = { zh: '报告没有做成：校对服务没有回答。', en: 'There is no report: the proofreader gave none.' };
    void vscode.window.showWarningMessage(say(text));
    return undefined;
  }
  if (!save) {
    const opened = await openReport(document, fileName(name, format), format, content);
    await vscode.window.showTextDocument(opened, { preview: false });
    return opened.uri;
  }
  const to = wish.to ?? (await askWhere(document, name, format));
  if (!to) return undefined;
  await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(content));
  const open = say({ zh: '打开', en: 'Open' });
  void vscode.window
    .showInformationMessage(say({ zh: '校对报告已保存。', en: 'The report was saved.' }), open)
    .then(async (answer): Promise<void> => {
      if (answer !== open) return;
      // A page is for the browser, where the file is one that it can reach.
      if (format === 'html' && to.scheme === 'file') await vscode.env.openExternal(to);
      else await vscode.window.showTextDocument(to);
    });
  return to;
}

const fileName = (name: string, format: ReportParams['format']): string =>
  `${say({ zh: '校对报告', en: 'Report' })}-${name.replace(/\.[^.]+$/, '')}.${format === 'html' ? 'html' : 'md'}`;

/** Where a document that is saved finds its folder again: not every file system of the web can be named by a path alone. */
const NAMED = ['file', 'vscode-remote'];

/** A new document under the name that the report is to have, beside the draft; a report that is open is written anew. */
async function openReport(
  draft: vscode.TextDocument,
  name: string,
  language: string,
  content: string,
): Promise<vscode.TextDocument> {
  const folder = draft.isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(draft.uri, '..');
  if (!folder || !NAMED.includes(folder.scheme)) return vscode.workspace.openTextDocument({ language, content });
  try {
    const place = vscode.Uri.joinPath(folder, name).with({ scheme: 'untitled' });
    const opened = await vscode.workspace.openTextDocument(place);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(opened.uri, new vscode.Range(0, 0, opened.lineCount, 0), content);
    if (await vscode.workspace.applyEdit(edit)) return opened;
  } catch {
    // There is a file of that name: it is not to be written over unasked.
  }
  return vscode.workspace.openTextDocument({ language, content });
}

async function choose(): Promise<Choice | undefined> {
  const items: Choice[] = [
    {
      label: say({ zh: '在编辑器里打开', en: 'Open in the Editor' }),
      description: 'Markdown',
      format: 'markdown',
      save: false,
    },
    {
      label: say({ zh: '存为网页，用浏览器看或打印…', en: 'Save as a Page for the Browser…' }),
      description: 'HTML',
      format: 'html',
      save: true,
    },
    {
      label: say({ zh: '存为 Markdown 文件…', en: 'Save as Markdown…' }),
      description: 'Markdown',
      format: 'markdown',
      save: true,
    },
  ];
  return vscode.window.showQuickPick(items, {
    title: say({ zh: '导出校对报告', en: 'Export a Report' }),
    placeHolder: say({ zh: '选择形式', en: 'Choose a form' }),
  });
}

function askWhere(
  document: vscode.TextDocument,
  name: string,
  format: ReportParams['format'],
): Thenable<vscode.Uri | undefined> {
  const file = fileName(name, format);
  const folder = document.isUntitled
    ? vscode.workspace.workspaceFolders?.[0]?.uri
    : vscode.Uri.joinPath(document.uri, '..');
  return vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, file) } : {}),
    filters: format === 'html' ? { HTML: ['html'] } : { Markdown: ['md'] },
  });
}
