import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { IGrammar, IRawGrammar, IRawTheme } from 'vscode-textmate';
import textmateModule from 'vscode-textmate';
import { createRegistry } from './tokenize.js';

const require = createRequire(import.meta.url);

/** A theme file as VS Code reads it; `tokenColors` is what vscode-textmate calls `settings`. */
function themeOf(name: string): IRawTheme {
  const theme = JSON.parse(readFileSync(require.resolve(`tm-themes/themes/${name}.json`), 'utf8')) as {
    tokenColors: IRawTheme['settings'];
    colors: Record<string, string>;
  };
  const defaults = {
    settings: {
      foreground: theme.colors['editor.foreground'] ?? '#808080',
      background: theme.colors['editor.background'] ?? '#000000',
    },
  };
  return { name, settings: [defaults, ...theme.tokenColors] };
}

const samples: [what: string, line: string, offset: number][] = [
  ['a title', '关于修缮校舍的通知', 0],
  ['a heading', '一、打牢基础', 0],
  ['the sentence of a run-in heading', '（一）先易后难。由近及远逐户上门。', 4],
  ['an ordinal', '一是守时，二是守信。', 0],
  ['an addressee', '同志们：', 0],
  ['a placeholder', '走访X户。', 2],
  ['a document number', '国发〔2024〕5号', 0],
  ['a date', '2024年3月5日', 0],
  ['a book title', '学习《条例》。', 2],
  ['a quotation', '实行“首问负责”。', 2],
  ['a closing', '特此通知。', 0],
];

/** The scopes that give each of our semantic tokens its colour, by `contributes.semanticTokenScopes`. */
const semantic: [type: string, scopes: string[]][] = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).contributes.semanticTokenScopes.flatMap(({ scopes }: { scopes: object }) => Object.entries(scopes));

describe.each(['dark-plus', 'light-plus', 'monokai', 'solarized-light', 'github-dark-default', 'github-light-default'])(
  'the theme %s colours',
  async (name) => {
    const registry = createRegistry(themeOf(name));
    const gongwen = (await registry.loadGrammar('text.gongwen'))!;
    const styleAt = (line: string, offset: number, grammar: IGrammar = gongwen) => {
      const { tokens } = grammar.tokenizeLine2(line, textmateModule.INITIAL);
      let metadata = 0;
      for (let i = 0; i < tokens.length && tokens[i]! <= offset; i += 2) metadata = tokens[i + 1]!;
      // Foreground and font style as vscode-textmate packs them: bits 15–23 and 11–14.
      return [(metadata >>> 15) & 0x1ff, (metadata >>> 11) & 0xf].join(' ');
    };
    const plain = styleAt('这一行没有任何标记', 0);
    it.each(samples)('%s', (_, line, offset) => {
      expect(styleAt(line, offset)).not.toBe(plain);
    });
    it.each(semantic)('the semantic token %s', async (type, [scope]) => {
      const marked = { scopeName: `semantic.${type}`, patterns: [{ match: '字', name: scope }] };
      const grammar = await registry.addGrammar(marked as unknown as IRawGrammar);
      expect(styleAt('字', 0, grammar)).not.toBe(plain);
    });
  },
);
