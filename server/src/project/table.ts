import * as v from 'valibot';
import type { ProjectWord, Text } from '../core/index.js';
import { MAX_WORD_LENGTH, MAX_WORDS, type Problem, type Project } from './project.js';

/** A word table as read. */
export interface Table {
  readonly words: readonly ProjectWord[];
  readonly problems: readonly Problem[];
}

/** After so many wrong lines, the file is no table at all: the rest is not read. */
const MAX_PROBLEMS = 20;

/**
 * Reads a word table. Never throws; wrong lines are left out and reported.
 *
 * `.tsv`: avoid, tab, prefer (several with `|`), tab, why; lines that begin with `#` are comments. `.jsonl`: one record a
 * line, as in `words` of the project file or as in seeds/typos.jsonl (`wrong`, `right`).
 *
 * @param name decides by its ending how to read
 */
export function parseTable(name: string, text: string): Table {
  const read = /\.tsv$/i.test(name) ? readTsvLine : readJsonLine;
  const words: ProjectWord[] = [];
  const problems: Problem[] = [];
  const lines = /[^\r\n]+/g;
  const body = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
  for (let match = lines.exec(body); match; match = lines.exec(body)) {
    const line = match[0];
    if (line.trim() === '') continue;
    const span = { start: match.index, end: match.index + line.length };
    if (words.length >= MAX_WORDS) {
      problems.push({ span, message: tooMany() });
      break;
    }
    const word = read(line);
    if (word === 'skip') continue;
    if (!('avoid' in word)) {
      problems.push({ span, message: word });
      if (problems.length >= MAX_PROBLEMS) break;
    } else words.push(word);
  }
  return { words, problems };
}

const tooMany = (): Text => ({
  zh: `词太多，只用前 ${MAX_WORDS} 个`,
  en: `too many words, only the first ${MAX_WORDS} are used`,
});

function readTsvLine(line: string): ProjectWord | Text | 'skip' {
  if (line.trimStart().startsWith('#')) return 'skip';
  const [avoid = '', prefer = '', why = ''] = line.split('\t').map((cell) => cell.trim());
  if (avoid === 'avoid' && prefer === 'prefer') return 'skip';
  return checked({ avoid, prefer: prefer.split('|').map((form) => form.trim()), ...(why === '' ? {} : { why }) });
}

const textSchema = v.union([
  v.string(),
  v.pipe(
    v.object({ zh: v.string() }),
    v.transform(({ zh }) => zh),
  ),
]);
const formsSchema = v.union([
  v.pipe(
    v.string(),
    v.transform((form) => [form]),
  ),
  v.array(v.string()),
]);

const rowSchema = v.object({
  avoid: v.optional(v.string()),
  wrong: v.optional(v.string()),
  spun: v.optional(v.string()),
  prefer: v.optional(formsSchema),
  right: v.optional(formsSchema),
  plain: v.optional(formsSchema),
  unless: v.optional(v.array(v.string())),
  why: v.optional(textSchema),
  severity: v.optional(v.picklist(['error', 'warning', 'info', 'hint'])),
  safe: v.optional(v.boolean()),
});

function readJsonLine(line: string): ProjectWord | Text | 'skip' {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { zh: '这一行不是 JSON', en: 'this line is not JSON' };
  }
  const row = v.safeParse(rowSchema, value);
  if (!row.success) {
    const name = v.getDotPath(row.issues[0]) ?? '';
    return { zh: `“${name}” 的值不对`, en: `“${name}” has a wrong value` };
  }
  const { avoid, wrong, spun, prefer, right, plain, unless, why, severity, safe } = row.output;
  return checked({
    avoid: avoid ?? wrong ?? spun ?? '',
    prefer: prefer ?? right ?? plain ?? [],
    ...(unless ? { unless } : {}),
    ...(why ? { why } : {}),
    ...(severity ? { severity } : {}),
    ...(safe === undefined ? {} : { safe }),
  });
}

function checked(word: ProjectWord): ProjectWord | Text {
  const prefer = word.prefer.filter((form) => form !== '');
  if (word.avoid.length < 2) {
    return { zh: '不要写的词至少要两个字', en: 'what not to write must have at least two characters' };
  }
  if ([word.avoid, ...prefer].some((form) => form.length > MAX_WORD_LENGTH)) {
    return { zh: `词太长，最多 ${MAX_WORD_LENGTH} 字`, en: `too long, at most ${MAX_WORD_LENGTH} characters` };
  }
  return { ...word, prefer };
}

/** The project with the words of its tables. */
export const withWords = (project: Project, words: readonly ProjectWord[]): Project =>
  words.length === 0 ? project : { ...project, words: [...project.words, ...words].slice(0, MAX_WORDS) };
