import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatOf, type Text } from '../core/index.js';
import type { Miner, Proposal, Table } from '../mine/index.js';
import { COMMON, type Options, oneOf, readArguments } from './args.js';
import { decode } from './encoding.js';
import { Failure, failureAt, reasonOf } from './failure.js';
import { findTargets } from './files.js';
import { shownPath } from './report.js';
import { printable, type Shell } from './shell.js';

const OPTIONS = {
  ...COMMON,
  out: { type: 'string', short: 'o' },
  format: { type: 'string', short: 'f' },
  new: { type: 'boolean' },
} as const satisfies Options;

/** The tables in words. */
const NAMES: Readonly<Record<Table, Text>> = {
  typos: { zh: '疑似错字', en: 'probable misspellings' },
  variants: { zh: '两种写法', en: 'written in two ways' },
  spun: { zh: '洗稿词', en: 'spun words' },
  residue: { zh: '网页残留', en: 'what websites left' },
  formulas: { zh: '称谓、开头、结语', en: 'salutations, openings, closings' },
  numbering: { zh: '层次序数', en: 'numbering' },
};

/**
 * `gongwen mine`: proposes rows for tables from the documents that the arguments name.
 *
 * @param load loads the miner, with its word list; only this command does
 * @returns 0, or 2 where a file could not be read
 * @throws {Failure} where it cannot begin, or the file to write is there already
 */
export async function mine(args: readonly string[], shell: Shell, load: () => Miner): Promise<number> {
  const { values, positionals } = await readArguments(args, OPTIONS);
  const format = await oneOf('--format', values.format ?? 'jsonl', ['jsonl', 'text'] as const);
  if (positionals.length === 0) {
    throw new Failure({
      zh: '没有说从哪里挖：请给出文件夹或文件（gongwen mine --help 有说明）',
      en: 'nothing to read: name folders or files (see gongwen mine --help)',
    });
  }
  const targets = await findTargets(positionals, shell.cwd, ({ text }) => shell.fail(text));
  const miner = loaded(load);
  let read = 0;
  for (const [at, { path }] of targets.entries()) {
    const shown = shownPath(path, shell.cwd, '/');
    shell.progress(
      shell.say({
        zh: `读 ${at + 1}/${targets.length}：${shown}`,
        en: `reading ${at + 1}/${targets.length}: ${shown}`,
      }),
    );
    try {
      miner.add(shown, decode(readFileSync(path)).text, formatOf(path));
      read++;
    } catch (error) {
      shell.fail(failureAt(shown, error).text);
    }
  }
  shell.progress('');
  if (read === 0) return 2;
  const proposals = miner.proposals().filter(({ known }) => !(values.new && known));
  const text = format === 'jsonl' ? toJsonl(proposals) : toText(proposals, shell);
  if (values.out === undefined) shell.out(text);
  else write(resolve(shell.cwd, values.out), text, shell);
  if (values.out !== undefined || format === 'jsonl') shell.note(summary(proposals, read));
  return shell.failed ? 2 : 0;
}

function loaded(load: () => Miner): Miner {
  try {
    return load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code !== 'MODULE_NOT_FOUND') throw error;
    throw new Failure({
      zh: '这里安装的程序不带 mine 用的词表（编辑器扩展里没有它），请用源码装的 gongwen：npm run build && npm link',
      en: 'this installation lacks the word list of mine (the editor extension does without it); use gongwen as built from its source: npm run build && npm link',
    });
  }
}

/** A row a line, as seeds/ has them, with its table first and what speaks for it last. */
function toJsonl(proposals: readonly Proposal[]): string {
  return proposals
    .map(({ table, row, count, documents, places, known }) => {
      const line = {
        table,
        ...row,
        ...(known ? { known } : {}),
        count,
        documents,
        places: places.map(({ name, line }) => `${name}:${line}`),
        source: 'gongwen mine',
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

function toText(proposals: readonly Proposal[], { say }: Shell): string {
  const lines: string[] = [];
  let last: Table | undefined;
  for (const { table, row, count, documents, places, known } of proposals) {
    if (table !== last) lines.push(...(last ? [''] : []), say(NAMES[table]));
    last = table;
    const where = places.map(({ name, line }) => `${name}:${line}`).join(' ');
    const counts = say({
      zh: `${count}次，${documents}篇${known ? '，自带词表已有' : ''}`,
      en: `${count} times, ${documents} documents${known ? ', known' : ''}`,
    });
    lines.push(`  ${printable(inWords(row))}  （${counts}）  ${printable(where)}`);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** A row for people: wrong → right, or its text. */
function inWords(row: Proposal['row']): string {
  const list = (value: unknown): string => (Array.isArray(value) ? value.join('、') : String(value));
  if (row.wrong !== undefined) return `${row.wrong} → ${list(row.right)}`;
  if (row.spun !== undefined) return `${row.spun} → ${list(row.plain)}`;
  if (Array.isArray(row.levels)) return `${row.levels.join(' → ')}  ${Math.round(Number(row.share) * 100)}%`;
  if (row.part !== undefined) return `${row.genre} ${row.part} ${row.text}`;
  return String(row.text);
}

function write(path: string, text: string, shell: Shell): void {
  try {
    // What a person has reviewed must not be lost.
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    const shown = shownPath(path, shell.cwd);
    const there = (error as NodeJS.ErrnoException | null)?.code === 'EEXIST';
    const reason = there
      ? { zh: '已经有这个文件，请换个名字', en: 'it exists already, choose another name' }
      : reasonOf(error);
    throw new Failure({ zh: `${shown}：${reason.zh}`, en: `${shown}: ${reason.en}` });
  }
}

function summary(proposals: readonly Proposal[], read: number): Text {
  const counts = new Map<Table, number>();
  for (const { table } of proposals) counts.set(table, (counts.get(table) ?? 0) + 1);
  const parts = [...counts];
  return {
    zh: `读了 ${read} 篇，提出 ${proposals.length} 条${parts.length > 0 ? `：${parts.map(([table, n]) => `${NAMES[table].zh} ${n}`).join('，')}` : ''}`,
    en: `read ${read} documents, ${proposals.length} proposals${parts.length > 0 ? `: ${parts.map(([table, n]) => `${NAMES[table].en} ${n}`).join(', ')}` : ''}`,
  };
}
