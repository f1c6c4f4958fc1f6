import {
  type Connection,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensEdit,
  type SemanticTokensLegend,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import {
  DEEPEST_LEVEL,
  SEMANTIC_TOKEN_TYPES,
  type SemanticToken,
  type SemanticTokenType,
  semanticTokens,
  tokensIn,
} from '../features/index.js';
import type { Check } from './checks.js';
import * as convert from './convert.js';
import type { Subject } from './subject.js';

/** What the semantic tokens need of the server. */
export interface SemanticTokensHost {
  /** The document as it stands now; `undefined` where it is not open or not ours. */
  subject(uri: string | undefined): Promise<Subject | undefined>;
  failed(name: string, error: unknown): void;
}

/** For clients that do not know our types: the standard ones, which every editor has colours for. */
const STANDARD: Readonly<Record<SemanticTokenType, SemanticTokenTypes>> = {
  title: SemanticTokenTypes.function,
  heading: SemanticTokenTypes.function,
  addressee: SemanticTokenTypes.type,
  ordinal: SemanticTokenTypes.keyword,
  closing: SemanticTokenTypes.keyword,
  attachment: SemanticTokenTypes.string,
  signature: SemanticTokenTypes.type,
  date: SemanticTokenTypes.number,
  placeholder: SemanticTokenTypes.parameter,
  residue: SemanticTokenTypes.comment,
};

/** Our name of a type, as package.json contributes it: `gongwenTitle`. */
const ownName = (type: SemanticTokenType): string => `gongwen${type[0]!.toUpperCase()}${type.slice(1)}`;

/** Names of types and modifiers in the order of their numbers. @param own whether the client knows our types */
export const semanticTokensLegend = (own: boolean): SemanticTokensLegend => ({
  tokenTypes: SEMANTIC_TOKEN_TYPES.map((type) => (own ? ownName(type) : STANDARD[type])),
  tokenModifiers: Array.from({ length: DEEPEST_LEVEL }, (_, index) => `level${index + 1}`),
});

const numberOf = new Map(SEMANTIC_TOKEN_TYPES.map((type, index) => [type, index]));

/** Tokens as LSP sends them: five numbers each, lines and columns relative to the token before. */
export function encode({ draft }: Pick<Check, 'draft'>, tokens: readonly SemanticToken[]): number[] {
  const positions = new convert.Positions(draft);
  const builder = new SemanticTokensBuilder();
  for (const { span, type, level } of tokens) {
    const { line, character } = positions.at(span.start);
    const modifiers = level === undefined ? 0 : 1 << (level - 1);
    builder.push(line, character, span.end - span.start, numberOf.get(type)!, modifiers);
  }
  return builder.build().data;
}

/** What changed between two encodings: nothing, or the stretch between their common start and their common end. */
export function difference(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same++;
  const deleteCount = before.length - start - same;
  const data = now.slice(start, now.length - same);
  if (deleteCount === 0 && data.length === 0) return [];
  return [{ start, deleteCount, data }];
}

interface Sent {
  readonly check: Check;
  /** Of the setting `semanticColors`. */
  readonly wanted: boolean;
  readonly tokens: readonly SemanticToken[];
  readonly data: number[];
  readonly resultId: string;
}

/** Answers requests for semantic tokens. Those of a version are found once, whatever is asked of it. */
export class SemanticColors {
  readonly #connection: Connection;
  readonly #host: SemanticTokensHost;
  readonly #last = new Map<string, Sent>();
  #resultId = 0;

  constructor(connection: Connection, host: SemanticTokensHost) {
    this.#connection = connection;
    this.#host = host;
  }

  /** The document was closed. */
  forget(uri: string): void {
    this.#last.delete(uri);
  }

  /** Settings or project files changed: the client, which takes `workspace/semanticTokens/refresh`, is to ask again. */
  refresh(): void {
    this.#connection.languages.semanticTokens.refresh().catch(() => {});
  }

  listen(): void {
    const requests = this.#connection.languages.semanticTokens;
    requests.on(({ textDocument: { uri } }) => this.#answer(uri, (sent): SemanticTokens => full(sent)));
    requests.onDelta(({ textDocument: { uri }, previousResultId }) => {
      const before = this.#last.get(uri);
      return this.#answer(uri, (sent): SemanticTokens | SemanticTokensDelta =>
        before?.resultId === previousResultId
          ? { resultId: sent.resultId, edits: before === sent ? [] : difference(before.data, sent.data) }
          : full(sent),
      );
    });
    requests.onRange(({ textDocument: { uri }, range }) =>
      this.#answer(uri, ({ check, tokens }): SemanticTokens => {
        return { data: encode(check, tokensIn(tokens, convert.toSpan(check.draft, range))) };
      }),
    );
  }

  async #answer<R>(uri: string, answer: (sent: Sent) => R): Promise<R | SemanticTokens> {
    try {
      const subject = await this.#host.subject(uri);
      if (subject) return answer(this.#of(subject));
    } catch (error) {
      this.#host.failed('semanticTokens', error);
    }
    return { data: [] };
  }

  #of({ document: { uri }, check, resolved: { settings } }: Subject): Sent {
    const wanted = settings.semanticColors;
    const last = this.#last.get(uri);
    if (last?.check === check && last.wanted === wanted) return last;
    const tokens = wanted ? semanticTokens(check.draft, check.findings) : [];
    const sent: Sent = {
      check,
      wanted,
      tokens,
      data: encode(check, tokens),
      resultId: String(++this.#resultId),
    };
    this.#last.set(uri, sent);
    return sent;
  }
}

const full = ({ resultId, data }: Sent): SemanticTokens => ({ resultId, data });
