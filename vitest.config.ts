import { defineConfig } from 'vitest/config';
import { jsonl } from './scripts/jsonl-plugin.mjs';

export default defineConfig({
  plugins: [jsonl.vite()],
  test: { include: ['test/**/*.test.ts'], exclude: ['test/vscode/**', '**/node_modules/**'], pool: 'threads' },
});
