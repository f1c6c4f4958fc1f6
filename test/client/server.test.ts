import { beforeEach, expect, it, vi } from 'vitest';
import type { BaseLanguageClient } from 'vscode-languageclient';

const shown: string[] = [];
vi.mock('vscode', () => ({
  window: { showErrorMessage: (text: string) => shown.push(text) },
  workspace: { getConfiguration: () => ({ get: (_: string, value: string) => value }) },
  env: { language: 'zh-cn' },
}));
const { Server } = await import('../../client/src/server.js');

beforeEach(() => {
  shown.length = 0;
});

/** A client as far as the server asks for it, whose start fails or not. */
function client(starts: boolean) {
  let running = false;
  return {
    disposed: false,
    isRunning: () => running,
    start: async () => {
      if (!starts) throw new Error('缺少文件');
      running = true;
    },
    stop: async () => {
      running = false;
    },
    async dispose() {
      this.disposed = true;
    },
  };
}

it('makes a new client after a start that failed, and keeps one that runs', async () => {
  const made = [client(false), client(true)];
  let loads = 0;
  const server = new Server(async () => made[loads++] as unknown as BaseLanguageClient);
  expect(await server.start()).toBe(false);
  expect(shown).toEqual(['公文校对没有启动：缺少文件']);
  await vi.waitFor(() => expect(made[0]!.disposed).toBe(true));
  await server.restart();
  expect([loads, server.isRunning()]).toEqual([2, true]);
  await server.restart();
  expect([loads, server.isRunning(), shown.length]).toEqual([2, true, 1]);
});

it('loads again where the library could not be loaded', async () => {
  let loads = 0;
  const server = new Server(async () => {
    if (++loads === 1) throw new Error('缺少文件');
    return client(true) as unknown as BaseLanguageClient;
  });
  expect(await server.start()).toBe(false);
  expect(await server.start()).toBe(true);
});
