import * as vscode from 'vscode';
import { RENAME_TERM, type RenameTermParams, type RenameTermResult } from '../../server/src/protocol.js';
import { type ActiveDraft, toPlaceRange } from './draft.js';
import { say } from './language.js';

/** 全文替换名称: what is selected, or the term at the cursor, everywhere in the draft. */
export async function renameTerm(draft: ActiveDraft): Promise<void> {
  const { editor } = draft;
  if (!editor) return;
  const params: Omit<RenameTermParams, 'uri'> = { range: toPlaceRange(editor.selection) };
  const found = await draft.ask<RenameTermResult>(RENAME_TERM, params);
  if (!found || found.ranges.length === 0) {
    vscode.window.setStatusBarMessage(say({ zh: '光标处没有可以替换的词', en: 'No term at the cursor' }), 4000);
    return;
  }
  const { term, ranges } = found;
  const to = await vscode.window.showInputBox({
    title: say({
      zh: `把全文 ${ranges.length} 处“${term}”改为`,
      en: `Replace “${term}” at ${ranges.length} places by`,
    }),
    value: term,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' ? say({ zh: '新名称不能为空', en: 'The new name is empty' }) : undefined,
  });
  if (to === undefined || to.trim() === term || to.trim() === '') return;
  const result = await draft.ask<RenameTermResult>(RENAME_TERM, { ...params, to: to.trim() });
  if (!result || !(await draft.apply(result.edits, result.version))) return;
  vscode.window.setStatusBarMessage(
    say({
      zh: `已替换 ${result.edits.length} 处，可一次撤销`,
      en: `${result.edits.length} places replaced, undone in one step`,
    }),
    5000,
  );
}
