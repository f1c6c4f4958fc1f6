import * as vscode from 'vscode';
import type { Status } from '../../server/src/protocol.js';
import { isOurs } from './documents.js';
import { editorInSight } from './draft.js';
import { isFinding, ruleOf } from './findings.js';
import { say, type Text } from './language.js';
import type { StatusItem } from './status.js';

/** 示例文稿, in samples/: the web's extensions cannot be listed, so they are named here. */
const SAMPLES: readonly {
  readonly file: string;
  readonly language: string;
  readonly name: Text;
  readonly what: Text;
}[] = [
  {
    file: '1-网上粘来的讲话稿.txt',
    language: 'plaintext',
    name: { zh: '网上粘来的讲话稿', en: 'A speech pasted from a website' },
    what: {
      zh: '有网页残留、空着没填的、错字、乱了的序号',
      en: 'Residue, placeholders, misspelt words, wrong numbers',
    },
  },
  {
    file: '2-改好的讲话稿.txt',
    language: 'plaintext',
    name: { zh: '改好的讲话稿', en: 'A clean speech' },
    what: { zh: '同一篇讲话改好的样子', en: 'The same speech when it is done' },
  },
  {
    file: '3-请示.txt',
    language: 'plaintext',
    name: { zh: '请示', en: 'A request (请示)' },
    what: { zh: '主送机关、结尾用语、落款', en: 'Addressee, closing, signature' },
  },
  {
    file: '4-主持词.md',
    language: 'markdown',
    name: { zh: '主持词（Markdown）', en: 'The words of a chair (Markdown)' },
    what: { zh: '用 Markdown 写的会议主持词', en: 'Written in Markdown' },
  },
  {
    file: '5-通知.txt',
    language: 'plaintext',
    name: { zh: '通知', en: 'A notice (通知)' },
    what: { zh: '印发一份办法，办法附在后面', en: 'Issues rules, which follow it' },
  },
];

/**
 * 打开示例文稿: a copy, as a document of its own, which may be spoilt.
 * @param number of the sample, from 1; absent: asks
 */
export async function openSample(extension: vscode.Uri, number?: number): Promise<vscode.TextEditor | undefined> {
  const sample =
    (typeof number === 'number' ? SAMPLES[number - 1] : undefined) ??
    (
      await vscode.window.showQuickPick(
        SAMPLES.map((one) => ({ label: say(one.name), detail: say(one.what), one })),
        {
          title: say({ zh: '打开示例文稿', en: 'Open a Sample' }),
          placeHolder: say({ zh: '选一篇，打开的是副本，可以随意改', en: 'It is a copy: change it as you like' }),
        },
      )
    )?.one;
  if (!sample) return undefined;
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'samples', sample.file));
  const content = new TextDecoder().decode(bytes);
  const document = await vscode.workspace.openTextDocument({ language: sample.language, content });
  return vscode.window.showTextDocument(document, { preview: false });
}

/** 专注模式: turns `gongwen.focus` over, where it is set. */
export async function toggleFocus(): Promise<boolean> {
  const configuration = vscode.workspace.getConfiguration('gongwen');
  const focus = !configuration.get<boolean>('focus', false);
  const inWorkspace = configuration.inspect('focus')?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update('focus', focus || inWorkspace ? focus : undefined, target);
  const text = focus
    ? { zh: '专注模式：只显示错误', en: 'Focus: only errors are shown' }
    : { zh: '专注模式已关，显示全部问题', en: 'Focus is off: everything is shown' };
  vscode.window.setStatusBarMessage(say(text), 4000);
  return focus;
}

/** 报告问题: versions, settings and the log's end as a text to be sent on; nothing of the document is in it, nothing is sent. */
export async function reportProblem(
  extension: vscode.Extension<unknown>,
  status: StatusItem,
  log: readonly string[],
): Promise<string> {
  const { version } = extension.packageJSON as { version: string };
  const { env } = vscode;
  const host = env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop';
  // The kind of a remote (wsl, ssh-remote) is told, its address is not.
  const remote = env.remoteName === undefined ? undefined : (/^[a-z-]+/.exec(env.remoteName)?.[0] ?? 'remote');
  const document = editorInSight()?.document;
  const known = isOurs(document) ? status.of(document.uri) : undefined;
  const content = [
    say({ zh: '# 公文校对：报告问题', en: '# Gongwen: a problem' }),
    '',
    // It speaks of documents and is none.
    '<!-- gongwen: never -->',
    '',
    say({ zh: '## 出了什么问题', en: '## What happened' }),
    '',
    say({
      zh: '（做了什么、看到什么、本来应该怎样。下面的内容里没有文稿，发送之前可以再看一遍。）',
      en: '(What you did, what you saw, what you expected. Nothing of the document is below; read it before you send it.)',
    }),
    '',
    say({ zh: '## 版本', en: '## Versions' }),
    '',
    `- gongwen ${version}`,
    `- ${env.appName} ${vscode.version} (${[host, env.appHost, ...(remote === undefined ? [] : [remote])].join(', ')})`,
    `- ${[env.language, ...system()].join(', ')}`,
    `- trusted: ${vscode.workspace.isTrusted}, folders: ${vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme).join(', ') || '0'}`,
    '',
    say({ zh: '## 设置', en: '## Settings' }),
    '',
    '```json',
    JSON.stringify(changedSettings(extension), undefined, 2),
    '```',
    '',
    say({ zh: '## 当前文稿（只有数字）', en: '## The document (figures only)' }),
    '',
    '```json',
    JSON.stringify(document ? figures(document, known) : null, undefined, 2),
    '```',
    '',
    say({ zh: '## 日志', en: '## Log' }),
    '',
    '```text',
    ...log,
    '```',
    '',
  ].join('\n');
  await env.clipboard.writeText(content);
  const opened = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(opened, { preview: false });
  void vscode.window.showInformationMessage(
    say({
      zh: '已写好并复制到剪贴板。补上出了什么问题，再贴到邮件或项目的问题页。',
      en: 'Written, and copied to the clipboard. Say what happened and paste it into a mail or the project’s issue page.',
    }),
  );
  return content;
}

/** What the extension runs on, as far as it can be told: Node's platform, or the browser. */
function system(): string[] {
  const { process, navigator } = globalThis as {
    readonly process?: { readonly platform?: string; readonly arch?: string };
    readonly navigator?: { readonly userAgent?: string };
  };
  return [process?.platform, process?.arch, navigator?.userAgent].filter((one) => one !== undefined);
}

/** The settings of ours that are not as they come. */
function changedSettings(extension: vscode.Extension<unknown>): Record<string, unknown> {
  const { contributes } = extension.packageJSON as {
    contributes: { configuration: readonly { readonly properties: object }[] };
  };
  const configuration = vscode.workspace.getConfiguration();
  const names = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  return Object.fromEntries(
    names.flatMap((name) => {
      const { defaultValue } = configuration.inspect(name) ?? {};
      const value = configuration.get(name);
      return JSON.stringify(value) === JSON.stringify(defaultValue) ? [] : [[name, value]];
    }),
  );
}

function figures(document: vscode.TextDocument, status: Status | undefined): object {
  const problems: Record<string, number> = {};
  for (const one of vscode.languages.getDiagnostics(document.uri).filter(isFinding)) {
    const rule = ruleOf(one);
    problems[rule] = (problems[rule] ?? 0) + 1;
  }
  return {
    language: document.languageId,
    scheme: document.uri.scheme,
    lines: document.lineCount,
    eol: document.eol === vscode.EndOfLine.CRLF ? 'CRLF' : 'LF',
    ...(status
      ? {
          official: status.official,
          score: status.score,
          reasons: status.reasons.map(({ id }) => id),
          genre: status.genre?.id ?? null,
          counts: status.counts,
          placeholders: status.placeholders,
          characters: status.characters,
        }
      : {}),
    problems,
  };
}
