import * as v from 'valibot';
import type { Formula, ProjectWord, Text } from '../core/index.js';
import { nearest } from './nearest.js';
import { MAX_WORD_LENGTH, MAX_WORDS, type Problem, type Project } from './project.js';

/** A word table as read. */
export interface Table {
  readonly words: readonly ProjectWord[];
  /** Set phrases: rows of a .jsonl with `"table": "formulas"`. */
  readonly formulas: readonly Formula[];
  readonly problems: readonly Problem[];
}

/** After so many wrong lines, the file is no table at all: the rest is not read. */
const MAX_PROBLEMS = 20;

/**
 * Reads a word table. Never throws; wrong lines are left out and reported.
 *
 * `.tsv`: avoid, tab, prefer (several with `|`), tab, why; lines that begin with `#` are comments. `.jsonl`: one record a
 * line, as in `words` of the project file, as in seeds/typos.jsonl (`wrong`, `right`), or as `gongwen mine` writes it, with
 * `table` to say what it is; what the shipped data knows already (`known`) and what only informs (`numbering`) is passed over.
 *
 * @param name decides by its ending how to read
 */
export function parseTable(name: string, text: string): Table {
  const read = /\.tsv$/i.test(name) ? readTsvLine : readJsonLine;
  const words: ProjectWord[] = [];
  const formulas: Formula[] = [];
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
    if ('part' in word) formulas.push(word);
    else if (!('avoid' in word)) {
      problems.push({ span, message: word });
      if (problems.length >= MAX_PROBLEMS) break;
    } else words.push(word);
  }
  return { words, formulas, problems };
}

/** What a line holds: a word, a phrase, what is wrong with it, or nothing of use. */
type Row = ProjectWord | Formula | Text | 'skip';

const tooMany = (): Text => ({
  zh: `词太多，只用前 ${MAX_WORDS} 个`,
  en: `too many words, only the first ${MAX_WORDS} are used`,
});

function readTsvLine(line: string): Row {
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

/** The tables of `gongwen mine`. */
const TABLES = ['typos', 'wording', 'variants', 'spun', 'residue', 'formulas', 'numbering', 'words'] as const;

const formulaSchema = v.object({
  genre: v.pipe(v.string(), v.minLength(1)),
  part: v.picklist(['opening', 'salutation', 'addressee', 'transition', 'closing']),
  text: v.pipe(v.string(), v.minLength(2), v.maxLength(100)),
  keys: v.pipe(v.array(v.pipe(v.string(), v.minLength(2), v.maxLength(MAX_WORD_LENGTH))), v.minLength(1)),
  default: v.optional(v.boolean()),
  source: v.optional(v.string(), ''),
});

const rowSchema = v.object({
  table: v.optional(v.string()),
  known: v.optional(v.boolean()),
  text: v.optional(v.string()),
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

function readJsonLine(line: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { zh: '这一行不是 JSON', en: 'this line is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { zh: '这一行要是一个对象 { }', en: 'this line must be an object, { }' };
  }
  const row = v.safeParse(rowSchema, value);
  if (!row.success) return wrongValue(row.issues[0]);
  const { table, known } = row.output;
  if (table !== undefined && !TABLES.some((name) => name === table)) {
    const near = nearest(table, TABLES);
    return {
      zh: `没有 “${table}” 这种表${near ? `，是不是 ${near}？` : `，可用：${TABLES.join('、')}`}`,
      en: `there is no table “${table}”${near ? `, did you mean ${near}?` : `; choose from ${TABLES.join(', ')}`}`,
    };
  }
  if (known === true || table === 'numbering') return 'skip';
  if (table === 'formulas') {
    const formula = v.safeParse(formulaSchema, value);
    if (!formula.success) return wrongValue(formula.issues[0]);
    const { default: usual, ...rest } = formula.output;
    return usual === undefined ? rest : { ...rest, default: usual };
  }
  if (table === 'residue') {
    return checked({
      avoid: (row.output.text ?? '').slice(0, MAX_WORD_LENGTH),
      prefer: [],
      why: '网页复制带来的残留，应删去。',
    });
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

const wrongValue = (issue: v.BaseIssue<unknown>): Text => {
  const name = v.getDotPath(issue) ?? '';
  return { zh: `“${name}” 的值不对`, en: `“${name}” has a wrong value` };
};

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

/** The project with what its tables hold. */
export function withTables(project: Project, tables: readonly Pick<Table, 'words' | 'formulas'>[]): Project {
  const words = tables.flatMap((table) => table.words);
  const formulas = tables.flatMap((table) => table.formulas);
  if (words.length === 0 && formulas.length === 0) return project;
  return {
    ...project,
    words: [...project.words, ...words].slice(0, MAX_WORDS),
    formulas: [...project.formulas, ...formulas],
  };
}
