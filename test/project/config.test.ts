import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/core/index.js';
import { globMatcher } from '../../server/src/project/glob.js';
import { configFor, EMPTY_PROJECT, isExcluded, mergeSettings, type Project } from '../../server/src/project/index.js';

const project = (some: Partial<Project>): Project => ({ ...EMPTY_PROJECT, ...some });

describe('globs', () => {
  it.each<[string, string[], string[]]>([
    ['*.txt', ['a.txt', 'x/a.txt', 'x/.b.txt'], ['a.md', 'a.txt.bak']],
    ['x/*.txt', ['x/a.txt'], ['a.txt', 'x/y/a.txt']],
    ['x/**/*.txt', ['x/a.txt', 'x/y/a.txt'], ['a.txt']],
    ['归档', ['归档/a.txt', 'x/归档/y/a.txt', '归档'], ['归档2/a.txt']],
    ['归档/', ['归档/a.txt'], ['归档2/a.txt']],
    ['./x/y', ['x/y/a.txt'], ['y/a.txt']],
    ['./a.txt', ['a.txt'], ['x/a.txt', 'x/./a.txt']],
    ['/a.txt', ['a.txt'], ['x/a.txt']],
    ['./*.txt', ['a.txt', 'b.txt'], ['x/a.txt']],
    ['/归档', ['归档/a.txt', '归档/y/a.txt'], ['x/归档/a.txt']],
    ['通知(定稿)[1]+a.txt', ['通知(定稿)[1]+a.txt'], ['通知定稿1a.txt']],
    ['{初稿,二稿}/*', ['初稿/a.txt', '二稿/b.md'], ['三稿/a.txt']],
    ['?.txt', ['甲.txt'], ['甲乙.txt']],
    ['**', ['a.txt', 'x/y.md'], []],
    ['!a.txt', [], ['a.txt', 'b.txt']],
  ])('%s', (glob, matched, others) => {
    const matches = globMatcher(glob);
    expect(matched.filter((path) => !matches(path))).toEqual([]);
    expect(others.filter((path) => matches(path))).toEqual([]);
  });

  it('lets nobody write a slow regular expression', () => {
    expect(globMatcher('(a+)+$')('(a+)+$')).toBe(true);
    expect(globMatcher('(a+)+$')(`${'a'.repeat(50_000)}b`)).toBe(false);
    expect(globMatcher('*a*a*a*a*a*a*a*a*a*')('a'.repeat(100))).toBe(false);
  });
});

describe('the config of a document', () => {
  it('is the same object as long as nothing else applies', () => {
    const one = project({
      overrides: [{ files: ['b/**'], rules: {} }],
      ignores: [{ rule: 'typo', file: 'a/x.txt' }],
      rules: { typo: { files: ['*.md'] } },
    });
    expect(configFor(one, 'a/y.txt')).toBe(configFor(one, 'c/z.txt'));
    expect(configFor(one, 'a/y.txt')).toBe(configFor(one, 'a/y.txt', DEFAULT_CONFIG));
    expect(configFor(one, 'a/x.txt')).not.toBe(configFor(one, 'a/y.txt'));
    expect(configFor(one, 'b/x.txt')).not.toBe(configFor(one, 'a/y.txt'));
    expect(configFor(one, 'a/y.md')).not.toBe(configFor(one, 'a/y.txt'));
    expect(configFor({ ...one }, 'a/y.txt')).not.toBe(configFor(one, 'a/y.txt'));
  });

  it('says what the project says', () => {
    const words = [{ avoid: '村官', prefer: ['村干部'] }];
    const one = project({ enable: 'always', genre: 'speech', words, rules: { typo: { severity: 'info' } } });
    expect(configFor(one, 'a.txt')).toEqual({
      enable: 'always',
      genre: 'speech',
      words,
      rules: { typo: { severity: 'info' } },
      ignores: [],
    });
  });

  it('lets later overrides win, and keeps what they do not name', () => {
    const one = project({
      rules: { typo: { severity: 'error', options: { a: 1, b: 1 } } },
      overrides: [
        { files: ['x'], genre: 'notice', rules: { typo: { options: { b: 2 } } } },
        { files: ['*.md'], enable: 'never', rules: { typo: { severity: 'hint' } } },
      ],
    });
    expect(configFor(one, 'x/a.md')).toMatchObject({
      enable: 'never',
      genre: 'notice',
      rules: { typo: { severity: 'hint', options: { a: 1, b: 2 } } },
    });
    expect(configFor(one, 'a.txt').rules.typo).toEqual({ severity: 'error', options: { a: 1, b: 1 } });
  });

  it('switches a rule off outside its files', () => {
    const one = project({ rules: { typo: { severity: 'warning', files: ['定稿'] } } });
    expect(configFor(one, '定稿/a.txt').rules.typo).toEqual({ severity: 'warning' });
    expect(configFor(one, '草稿/a.txt').rules.typo).toEqual({ severity: 'off' });
  });

  it('takes the ignores of the file and those of all files', () => {
    const everywhere = { rule: 'typo', text: '甲' };
    const here = { rule: 'typo', text: '乙', file: 'x/(定稿).txt' };
    const some = { rule: '*', file: 'x/*.md' };
    const one = project({ ignores: [everywhere, here, some] });
    expect(configFor(one, 'x/(定稿).txt').ignores).toEqual([everywhere, here]);
    expect(configFor(one, 'x/a.md').ignores).toEqual([everywhere, some]);
  });
});

describe('settings from elsewhere', () => {
  const settings = {
    enable: 'never',
    genre: 'report',
    rules: { typo: 'off', 'heading-style': { severity: 'hint' } },
  } as const;
  const one = project({
    enable: 'always',
    rules: { typo: { severity: 'info' } },
    overrides: [{ files: ['x'], rules: { 'heading-style': { severity: 'error' } } }],
  });

  it('lie under the project file where they are an editor’s', () => {
    const merged = mergeSettings(one, settings);
    expect(mergeSettings(one, settings)).toBe(merged);
    expect(configFor(merged, 'x/a.txt')).toMatchObject({
      enable: 'always',
      genre: 'report',
      rules: { typo: { severity: 'info' }, 'heading-style': { severity: 'error' } },
    });
  });

  it('lie over it, overrides included, where they are a command line’s', () => {
    const merged = mergeSettings(one, settings, 'over');
    expect(configFor(merged, 'x/a.txt')).toMatchObject({
      enable: 'never',
      rules: { typo: { severity: 'off' }, 'heading-style': { severity: 'hint' } },
    });
  });

  it('stand alone where there is no project file', () => {
    expect(configFor(mergeSettings(undefined, settings), 'a.txt')).toMatchObject({ enable: 'never', genre: 'report' });
  });
});

it('leaves out what the project excludes', () => {
  const one = project({ exclude: ['归档', '*.bak.txt'] });
  expect(['归档/a.txt', 'x/y.bak.txt', 'x/a.txt'].map((path) => isExcluded(one, path))).toEqual([true, true, false]);
});
