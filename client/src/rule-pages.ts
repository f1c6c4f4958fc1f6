import * as vscode from 'vscode';
import { editorInSight } from './draft.js';
import { isFinding, ruleOf } from './findings.js';
import { say } from './language.js';

/** A page of a rule, as it comes with the extension: an office without the internet reads it too. */
const pageOf = (extension: vscode.Uri, id: string): vscode.Uri =>
  vscode.Uri.joinPath(extension, 'docs', 'rules', `${id}.md`);

/**
 * 查看规则说明.
 * @param id of a rule; absent: asks, those found at the cursor first
 */
export async function openRule(extension: vscode.Extension<unknown>, id?: string): Promise<vscode.Uri | undefined> {
  const chosen = typeof id === 'string' ? id : await pick(extension);
  // A link may come from anywhere: only what is a rule is opened.
  if (chosen === undefined || !rulesOf(extension).has(chosen)) return undefined;
  const page = pageOf(extension.extensionUri, chosen);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch {
    // VS Code's own Markdown extension may be switched off.
    await vscode.window.showTextDocument(page, { preview: true });
  }
  return page;
}

async function pick(extension: vscode.Extension<unknown>): Promise<string | undefined> {
  const here = rulesAtCursor();
  const items = [...rulesOf(extension)].map(([label, detail]) => ({ label, detail }));
  const picked = await vscode.window.showQuickPick(
    [...items.filter(({ label }) => here.has(label)), ...items.filter(({ label }) => !here.has(label))],
    {
      title: say({ zh: '查看规则说明', en: 'About a Rule' }),
      placeHolder: say({ zh: '选一条规则', en: 'Choose a rule' }),
      matchOnDetail: true,
    },
  );
  return picked?.label;
}

/** What each rule is called, by id: the settings name them all. */
function rulesOf({ packageJSON }: vscode.Extension<unknown>): Map<string, string> {
  const { contributes } = packageJSON as {
    contributes: { configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[] };
  };
  const setting = contributes.configuration.map(({ properties }) => properties['gongwen.rules']).find(Boolean);
  return new Map(
    Object.entries(setting?.properties ?? {}).map(([id, { markdownDescription: name = '' }]) => {
      const [zh = '', en = zh] = name.split('\n\n');
      return [id, say({ zh, en })];
    }),
  );
}

interface Setting {
  readonly properties?: Readonly<Record<string, { readonly markdownDescription?: string }>>;
}

function rulesAtCursor(): ReadonlySet<string> {
  const editor = editorInSight();
  if (!editor) return new Set();
  const { active } = editor.selection;
  return new Set(
    vscode.languages
      .getDiagnostics(editor.document.uri)
      .filter((one) => isFinding(one) && one.range.contains(active))
      .map(ruleOf),
  );
}
