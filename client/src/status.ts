import * as vscode from 'vscode';
import type { Status } from '../../server/src/protocol.js';
import { isChecked } from './documents.js';
import { isGarbled, SAMPLE } from './encoding.js';
import { keyName } from './keys.js';
import { counted, isChinese, say } from './language.js';

/** The command behind the status item. */
export const SHOW_MENU = 'gongwen.showMenu';
/** The command behind it while the server does not run. */
const RESTART = 'gongwen.restart';
/** The command behind it where the file was opened in another encoding than its own. */
export const REOPEN = 'gongwen.reopenEncoding';

/** The item in the status bar: whether the document is checked, as what, and what was found. */
export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  readonly #known = new Map<string, Status>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #told = new vscode.EventEmitter<string>();
  /** Until it is known that the server does not run: its start is no reason to warn. */
  #running = true;

  /** The server said something new of the document with this URI. */
  readonly onDidChange = this.#told.event;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('gongwen.status', vscode.StatusBarAlignment.Right, 100);
    this.#item.name = say({ zh: '公文校对', en: 'Official documents' });
    this.#subscriptions = [
      this.#item,
      this.#told,
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.workspace.onDidCloseTextDocument((document) => this.#known.delete(document.uri.toString())),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('gongwen')) this.#show();
      }),
    ];
    this.#show();
  }

  /** Takes what the server says of a document. */
  set(status: Status): void {
    const uri = vscode.Uri.parse(status.uri).toString();
    this.#known.set(uri, status);
    this.#show();
    this.#told.fire(uri);
  }

  /** What the server said last of a document. */
  of(uri: vscode.Uri): Status | undefined {
    return this.#known.get(uri.toString());
  }

  /** Whether the server runs. */
  serverIs(running: boolean): void {
    this.#running = running;
    this.#show();
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  #show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!isChecked(document)) {
      this.#item.hide();
      return;
    }
    const status = this.of(document.uri);
    const garbled = this.#running && status?.official === false && isMisread(document);
    const { text, tooltip } = garbled ? wrongEncoding() : this.#running ? describe(status) : stopped();
    this.#item.text = text;
    this.#item.command = garbled ? REOPEN : this.#running ? SHOW_MENU : RESTART;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: status?.official && this.#running ? spoken(status) : plain(text) };
    this.#item.backgroundColor =
      this.#running && !garbled ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#item.show();
  }
}

/** So many lines are looked at for that. */
const LINES = 40;

/** Whether a file was opened in another encoding than its own. */
const isMisread = (document: vscode.TextDocument): boolean =>
  !document.isUntitled && isGarbled(document.getText(new vscode.Range(0, 0, LINES, 0)).slice(0, SAMPLE));

const wrongEncoding = (): { text: string; tooltip: string } => ({
  text: `$(warning) ${say({ zh: '编码不对', en: 'Wrong encoding' })}`,
  tooltip: say({
    zh: '打开时用的编码不对，文字成了乱码，没有检查。老文稿多半是国标编码（GBK、GB18030），点此重新打开。先不要存盘',
    en: 'Opened in a wrong encoding: the text is gibberish and was not checked. Older Chinese drafts are mostly in GBK or GB18030. Click to open it again; do not save it before',
  }),
});

/** A text without its icons, which cannot be read out. */
const plain = (text: string): string => text.replace(/\$\([a-z~-]+\)/g, '').trim();

/** What was found, in words: hints apart, which VS Code's list of problems and its F8 leave out. */
const countsOf = ({ counts: { error, warning, info, hint } }: Status): string =>
  say({
    zh: `错误 ${error}，警告 ${warning}，提示 ${info}${hint > 0 ? `，弱提示 ${hint}` : ''}`,
    en: `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'info')}${hint > 0 ? `, ${counted(hint, 'hint')}` : ''}`,
  });

/** What the icons say, for those who hear it, and for the menu. */
export function spoken(status: Status): string {
  const name = status.genre?.name ?? say({ zh: '公文', en: 'Official document' });
  return name + (isChinese() ? '：' : ': ') + countsOf(status);
}

const stopped = (): { text: string; tooltip: string } => ({
  text: `$(warning) ${say({ zh: '公文：未运行', en: 'Gongwen: not running' })}`,
  tooltip: say({ zh: '校对服务没有运行，点此重新启动', en: 'The proofreader is not running; click to restart it' }),
});

function describe(status: Status | undefined): { text: string; tooltip: string | vscode.MarkdownString } {
  if (!status) return { text: `$(sync~spin) ${say({ zh: '公文', en: 'Gongwen' })}`, tooltip: '' };
  if (!status.official) {
    const off = status.enable === 'never';
    return {
      text: `$(circle-slash) ${say(off ? { zh: '公文：已停用', en: 'Gongwen: off' } : { zh: '非公文', en: 'Not official prose' })}`,
      tooltip: say(
        off
          ? { zh: '设置为不检查。点此更改', en: 'Set not to be checked. Click to change' }
          : {
              zh: '看来不是公文或讲话稿，不作检查。点此更改',
              en: 'Does not look like an official document or a speech and is not checked. Click to change',
            },
      ),
    };
  }
  const { error, warning, info, hint } = status.counts;
  const genre = status.genre?.name ?? say({ zh: '公文', en: 'Official' });
  const parts = [
    error > 0 ? `$(error) ${error}` : '',
    warning > 0 ? `$(warning) ${warning}` : '',
    info > 0 ? `$(info) ${info}` : '',
    hint > 0 ? `$(lightbulb) ${hint}` : '',
  ].filter(Boolean);
  if (vscode.workspace.getConfiguration('gongwen').get<boolean>('focus', false))
    parts.push(say({ zh: '专注', en: 'focus' }));
  const text = `${genre} ${parts.length > 0 ? parts.join(' ') : '$(check)'}`;
  return { text, tooltip: details(status) };
}

function details(status: Status): vscode.MarkdownString {
  const { counts, placeholders, characters, minutes, genre, reasons } = status;
  const lines = [
    `**${say({ zh: '公文校对', en: 'Official documents' })}**`,
    say({
      zh: `文种：${genre?.name ?? '未识别'}　依据：${reasons.map(({ name }) => name).join('、')}`,
      en: `Genre: ${genre?.name ?? 'unknown'}; evidence: ${reasons.map(({ name }) => name).join(', ')}`,
    }),
    countsOf(status),
    ...(counts.hint > 0
      ? [
          say({
            zh: `弱提示不在“问题”清单里，F8 也不经过；按 ${keyName('Ctrl+F8')} 逐处看`,
            en: `Hints are not in the list of problems and F8 passes over them; ${keyName('Ctrl+F8')} goes through all`,
          }),
        ]
      : []),
    say({ zh: `待填 ${placeholders} 处`, en: `${placeholders} placeholders to fill` }),
    say({
      zh: `${characters} 字，朗读约 ${minutes.from}–${minutes.to} 分钟`,
      en: `${characters} characters, ${minutes.from}–${minutes.to} minutes to read aloud`,
    }),
    say({ zh: '点此打开菜单', en: 'Click for the menu' }),
  ];
  return new vscode.MarkdownString(lines.join('\n\n'));
}
