import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import onigurumaModule from 'vscode-oniguruma';
import type { IGrammar, IRawGrammar, IRawTheme } from 'vscode-textmate';
import textmateModule from 'vscode-textmate';

const require = createRequire(import.meta.url);
const root = new URL('../../', import.meta.url);

/** One coloured stretch of a line: UTF-16 offsets, end exclusive, and its scopes from the root inwards. */
export interface Token {
  start: number;
  end: number;
  scopes: string[];
}

interface Contribution {
  language?: string;
  scopeName: string;
  path: string;
  injectTo?: string[];
}

/** `contributes.grammars` of the extension's manifest: the tests load what VS Code would load. */
export const contributions: Contribution[] = (
  JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { contributes: { grammars: Contribution[] } }
).contributes.grammars;

const files = new Map<string, string>([
  ['text.html.markdown', require.resolve('tm-grammars/grammars/markdown.json')],
  ['source.yaml', require.resolve('tm-grammars/grammars/yaml.json')],
  ['text.html.derivative', require.resolve('tm-grammars/grammars/html-derivative.json')],
  ['text.html.basic', require.resolve('tm-grammars/grammars/html.json')],
  ['source.js', require.resolve('tm-grammars/grammars/javascript.json')],
]);
for (const { scopeName, path } of contributions) files.set(scopeName, fileURLToPath(new URL(path, root)));

const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
await onigurumaModule.loadWASM(new Uint8Array(wasm).buffer);

/** A registry as VS Code builds it: the manifest's grammars and injections, and Markdown's own grammar. */
export function createRegistry(theme?: IRawTheme) {
  const registry = new textmateModule.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new onigurumaModule.OnigScanner(patterns),
      createOnigString: (text) => new onigurumaModule.OnigString(text),
    }),
    loadGrammar: async (scopeName) => {
      const file = files.get(scopeName);
      return file ? (JSON.parse(readFileSync(file, 'utf8')) as IRawGrammar) : null;
    },
    getInjections: (scopeName) =>
      contributions.filter((grammar) => grammar.injectTo?.includes(scopeName)).map((grammar) => grammar.scopeName),
    ...(theme ? { theme } : {}),
  });
  return registry;
}

const registry = createRegistry();

/** The grammar that VS Code uses for a language: `plaintext`, `gongwen` or `markdown`. */
export async function grammarOf(language: string): Promise<IGrammar> {
  const scopeName =
    language === 'markdown'
      ? 'text.html.markdown'
      : contributions.find((grammar) => grammar.language === language)?.scopeName;
  const grammar = scopeName ? await registry.loadGrammar(scopeName) : null;
  if (!grammar) throw new Error(`no grammar for ${language}`);
  return grammar;
}

/** Tokens of each line of `text`, lines in order. */
export function tokenize(grammar: IGrammar, text: string): { line: string; tokens: Token[] }[] {
  let state = textmateModule.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return {
      line,
      tokens: result.tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes })),
    };
  });
}
