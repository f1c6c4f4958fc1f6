import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Engine, formatOf, type Part, type Section } from '../core/index.js';
import { COMMON, type Options, oneOf, readArguments } from './args.js';
import { decode } from './encoding.js';
import { Failure, failureAt } from './failure.js';
import { Projects } from './projects.js';
import { type Place, placer, shownPath } from './report.js';
import { printable, readStdin, type Shell } from './shell.js';

const OPTIONS = {
  ...COMMON,
  format: { type: 'string', short: 'f' },
  config: { type: 'string', short: 'c' },
  'stdin-filename': { type: 'string' },
} as const satisfies Options;

/** A section in JSON. Lines and columns from 1, in UTF-16 units; they are those of the heading. */
interface JsonSection extends Place {
  readonly title: string;
  /** 1 for the outermost. */
  readonly level: number;
  readonly style: string | null;
  readonly ordinal: number | null;
  readonly children: readonly JsonSection[];
}

/**
 * `gongwen outline`: the documents in a file with their headings.
 *
 * @returns 0, or 2 where something failed on the way
 * @throws {Failure} where the file cannot be read
 */
export async function outline(args: readonly string[], shell: Shell, engine: Engine): Promise<number> {
  const { values, positionals } = await readArguments(args, OPTIONS);
  const format = await oneOf('--format', values.format ?? 'text', ['text', 'json'] as const);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new Failure({
      zh: 'outline 要一个文件，或用 - 读标准输入',
      en: 'outline takes one file, or - for the standard input',
    });
  }
  const name = file === '-' ? values['stdin-filename'] : file;
  const path = name === undefined ? '<stdin>' : resolve(shell.cwd, name);
  const text = await textOf(file, path, shell);
  const projects = new Projects(engine, {
    cwd: shell.cwd,
    settings: {},
    file: values.config === undefined ? undefined : resolve(shell.cwd, values.config),
    fail: (failure) => shell.fail(failure.text),
  });
  const config = await projects.configFor(name === undefined ? resolve(shell.cwd, 'stdin') : path);
  // What the project leaves out of the checks has an outline all the same.
  const draft = engine.read(text, formatOf(path), config ?? { enable: 'auto', rules: {}, ignores: [] });
  const place = placer(text);
  const genreOf = (id: string | undefined) => engine.lexicon.genres.find((genre) => genre.id === id);

  if (format === 'json') {
    const toJson = (section: Section): JsonSection => ({
      title: section.title,
      level: section.level,
      style: section.marker?.style ?? null,
      ordinal: section.marker?.ordinal ?? null,
      ...place(section.span),
      children: section.children.map(toJson),
    });
    const result = {
      filePath: path,
      official: draft.verdict.official,
      score: draft.verdict.score,
      reasons: draft.verdict.reasons,
      parts: draft.parts.map((part) => ({
        kind: part.kind,
        title: part.title,
        genre: part.genre ?? null,
        sections: part.sections.map(toJson),
      })),
    };
    shell.out(`${JSON.stringify(result, undefined, 2)}\n`);
  } else {
    const lines: string[] = [];
    const add = (depth: number, title: string, line: number): void => {
      lines.push(`${'  '.repeat(depth)}${printable(title)}  :${line}`);
    };
    const walk = (sections: readonly Section[], depth: number): void => {
      for (const section of sections) {
        add(depth, section.title, place(section.span).line);
        walk(section.children, depth + 1);
      }
    };
    for (const part of draft.parts) {
      const genre = genreOf(part.genre);
      const title = part.title === '' ? untitled(part, shell) : part.title;
      const first = part.titleBlocks[0] ?? draft.blocks[part.from];
      const suffix = genre ? shell.say({ zh: `（文种：${genre.zh}）`, en: ` (${genre.en})` }) : '';
      add(0, `${title}${suffix}`, first ? place({ start: first.start, end: first.start }).line : 1);
      walk(part.sections, 1);
    }
    shell.out(`${lines.join('\n')}\n`);
    if (!draft.verdict.official) {
      shell.note({
        zh: `${shownPath(path, shell.cwd)}：不像公文，大纲仅供参考`,
        en: `${shownPath(path, shell.cwd)}: no official prose; take the outline for what it is`,
      });
    }
  }
  return shell.failed ? 2 : 0;
}

async function textOf(file: string, path: string, shell: Shell): Promise<string> {
  try {
    return decode(file === '-' ? await readStdin() : readFileSync(path)).text;
  } catch (error) {
    throw failureAt(shownPath(path, shell.cwd), error);
  }
}

const untitled = ({ kind }: Part, { say }: Shell): string =>
  say(
    kind === 'attachment'
      ? { zh: '（附件，没有标题）', en: '(attachment without a title)' }
      : { zh: '（没有标题）', en: '(no title)' },
  );
