import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Formula, Genre } from '../../server/src/core/index.js';

interface Residue {
  readonly id: string;
  readonly pattern: string;
  readonly example: string;
  readonly accepts: readonly string[];
  readonly source: string;
}

function read<T>(name: string): readonly T[] {
  const file = new URL(`../../seeds/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

const genres = read<Genre & { readonly notTitles: readonly string[] }>('genres');
const formulas = read<Formula & { readonly source: string }>('formulas');
const residue = read<Residue>('residue').map((row) => ({ ...row, regex: new RegExp(row.pattern, 'u') }));

describe('genres', () => {
  it('name the fifteen of the 条例, and each ending once', () => {
    const statutory = '决议 决定 命令（令） 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要';
    const named = new Set(genres.filter((genre) => genre.statutory).map(({ zh }) => zh));
    expect(statutory.split(' ').filter((zh) => !named.has(zh))).toEqual([]);
    const endings = genres.flatMap(({ titles, notTitles }) => [...titles, ...notTitles]);
    expect(endings.filter((ending, at) => endings.indexOf(ending) !== at)).toEqual([]);
  });

  it('have what a quick fix inserts where a part is required', () => {
    const lacking = genres.flatMap((genre) =>
      (['addressee', 'salutation', 'closing'] as const)
        .filter((part) => genre[part] === 'required')
        .filter((part) => !formulas.some((row) => row.genre === genre.id && row.part === part && row.default))
        .map((part) => `${genre.id} ${part}`),
    );
    expect(lacking).toEqual([]);
  });
});

it('formulas belong to a genre, say where they come from, and have one default a part at most', () => {
  const ids = new Set(genres.map(({ id }) => id));
  expect(formulas.filter(({ genre }) => !ids.has(genre))).toEqual([]);
  expect(formulas.filter(({ source, keys, text }) => !source || !text || keys.length === 0)).toEqual([]);
  const defaults = formulas.filter((row) => row.default).map(({ genre, part }) => `${genre} ${part}`);
  expect(defaults.filter((one, at) => defaults.indexOf(one) !== at)).toEqual([]);
});

describe('residue', () => {
  const idsOf = (line: string) => residue.filter(({ regex }) => regex.test(line)).map(({ id }) => id);

  it.each(residue.map((row) => [row.id, row] as const))('%s', (id, { example, accepts, source }) => {
    expect(idsOf(example)).toContain(id);
    expect(accepts.length).toBeGreaterThan(0);
    for (const line of accepts) expect([line, idsOf(line)]).toEqual([line, []]);
    expect(source).not.toBe('');
  });
});
