import type { Token } from './tokenize.js';

/** What a fixture says of one line: stretches and the scope that each has, or `plain`. */
export interface Expectation {
  start: number;
  end: number;
  scope: string;
}

/** One case of a fixture: a document and what is expected of its lines. */
export interface Case {
  title: string;
  lines: { text: string; at: number; expectations: Expectation[] }[];
}

/** Full-width characters take two cells in a monospaced Chinese font, and so do the marks that Chinese shares with other scripts. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6“”‘’…—×①-⑳]/u;

/**
 * Reads a fixture. `== title` starts a case, which is a document of its own. `> ` precedes a line of the document. Below it,
 * `^^^^ scope` marks the cells that have the scope: no fewer and no more. A line with no marks below it must stay plain.
 * @throws when a mark does not begin and end between two characters.
 */
export function parseFixture(source: string): Case[] {
  const cases: Case[] = [];
  source.split(/\r?\n/).forEach((line, index) => {
    const at = index + 1;
    if (line.startsWith('== ')) {
      cases.push({ title: line.slice(3), lines: [] });
    } else if (line.startsWith('>')) {
      cases.at(-1)!.lines.push({ text: line.slice(2), at, expectations: [] });
    } else if (line.trim()) {
      const mark = /^ ( *)(\^+) (\S+)$/.exec(` ${line.slice(1)}`);
      if (!mark) throw new Error(`line ${at}: neither ==, > nor ^^^`);
      const target = cases.at(-1)!.lines.at(-1)!;
      const offsets = cellOffsets(target.text);
      const from = mark[1]!.length - 1;
      const start = offsets.indexOf(from);
      const end = offsets.indexOf(from + mark[2]!.length);
      if (start < 0 || end < 0) throw new Error(`line ${at}: the marks cut a character of ${target.text}`);
      target.expectations.push({ start, end, scope: mark[3]! });
    }
  });
  return cases;
}

/** The cell at which each UTF-16 unit begins, and the cell after the last. */
function cellOffsets(text: string): number[] {
  const cells: number[] = [];
  let cell = 0;
  for (const character of text) {
    cells.push(cell);
    for (let unit = 1; unit < character.length; unit++) cells.push(-1);
    cell += WIDE.test(character) ? 2 : 1;
  }
  cells.push(cell);
  return cells;
}

const ours = (scope: string) => scope.endsWith('.gongwen') && scope !== 'text.gongwen';
const within = (scopes: string[], scope: string) => scopes.some((s) => s === scope || s.startsWith(`${scope}.`));

/** The stretches of a line that have `scope`, neighbours joined. */
export function stretches(tokens: Token[], scope: string): string[] {
  const found: { start: number; end: number }[] = [];
  for (const token of tokens) {
    if (!within(token.scopes, scope)) continue;
    const last = found.at(-1);
    if (last?.end === token.start) last.end = token.end;
    else found.push({ start: token.start, end: token.end });
  }
  return found.map(({ start, end }) => `${start}-${end}`);
}

/**
 * Compares a line with its marks, and names each difference in words; empty when there is none. For a scope that is marked, all
 * of its stretches must be marked; a scope of ours that no mark covers is a difference as well.
 */
export function differences(text: string, tokens: Token[], expectations: Expectation[]): string[] {
  const out: string[] = [];
  const show = (range: string) => {
    const [start, end] = range.split('-').map(Number);
    return `“${text.slice(start, end)}” (${range})`;
  };
  for (const scope of new Set(expectations.map((e) => e.scope))) {
    const wanted = expectations.filter((e) => e.scope === scope).map((e) => `${e.start}-${e.end}`);
    const got = stretches(tokens, scope);
    for (const range of wanted)
      if (!got.includes(range)) out.push(`${scope} missing on ${show(range)}; has ${got.map(show).join(' ')}`);
    for (const range of got) if (!wanted.includes(range)) out.push(`${scope} unexpected on ${show(range)}`);
  }
  for (const token of tokens) {
    const stray = token.scopes.filter(
      (scope) =>
        ours(scope) &&
        !expectations.some((e) => e.start <= token.start && token.end <= e.end) &&
        !scope.startsWith('meta.'),
    );
    if (stray.length) out.push(`${stray.join(' ')} on unmarked ${show(`${token.start}-${token.end}`)}`);
  }
  return out;
}
