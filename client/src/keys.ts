import * as vscode from 'vscode';

/**
 * The name of a key on the keyboard that is used. Where the extension runs on another machine than the editor, it cannot know: both
 * are named then.
 */
export function keyName(key: string): string {
  const mac = key.replace('Ctrl+', 'Cmd+');
  if (vscode.env.remoteName !== undefined) return `${key} (Mac: ${mac})`;
  const { process, navigator } = globalThis as {
    readonly process?: { readonly platform?: string };
    readonly navigator?: { readonly userAgent?: string };
  };
  const onMac =
    process?.platform === undefined ? /Mac/.test(navigator?.userAgent ?? '') : process.platform === 'darwin';
  return onMac ? mac : key;
}
