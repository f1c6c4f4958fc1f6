import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Expected, readMarked, readSpecimens } from '../../scripts/specimens.mjs';
import { DEFAULT_CONFIG, type Finding, type Format } from '../../server/src/core/index.js';
import { engineOf, lint } from '../support.js';

const folder = new URL('../../seeds/specimens/', import.meta.url);
const formatOf = (name: string): Format => (name.endsWith('.md') ? 'markdown' : 'plain');
const draftsIn = (name: string): [name: string, text: string][] =>
  readdirSync(new URL(`${name}/`, folder))
    .sort()
    .map((file) => [file, readFileSync(new URL(`${name}/${file}`, folder), 'utf8')]);

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/**
 * Whether a finding is what a row asks for: one of its rules, at its place. A row without text stands for the document
 * and accepts a place within two lines; so does the break of a paragraph, which lies between two lines.
 */
function answers(text: string, row: Expected, { rule, span }: Finding): boolean {
  if (!row.rules.includes(rule)) return false;
  if (row.text === '' || rule === 'broken-paragraph')
    return Math.abs(lineOf(text, span.start) - row.line) <= 2 || Math.abs(lineOf(text, span.end) - row.line) <= 2;
  return span.start < row.end && span.end > row.start;
}

const show = (text: string, { rule, span }: Finding): string =>
  `${lineOf(text, span.start)} ${rule} ${text.slice(span.start, span.end)}`;

it('reads marks with offsets, lines and columns', () => {
  const { text, rows } = readMarked('甲😀\r\n乙⟦typo/de-particle|幸苦|辛苦⟧了⟦?web-residue|下载⟧');
  expect(text).toBe('甲😀\r\n乙幸苦了下载');
  expect(rows).toEqual([
    { start: 6, end: 8, line: 2, column: 2, text: '幸苦', rules: ['typo', 'de-particle'], need: 'must', fix: '辛苦' },
    { start: 9, end: 11, line: 2, column: 5, text: '下载', rules: ['web-residue'], need: 'may', fix: '' },
  ]);
  expect(() => readMarked('甲⟦typo|乙')).toThrow(SyntaxError);
});

describe.each(readSpecimens().map((specimen) => [specimen.name, specimen] as const))(
  '%s',
  (name, { bom, text: plain, rows }) => {
    const mark = bom ? '\ufeff' : '';
    const text = mark + plain;
    const wanted = rows.map((row) => ({ ...row, start: row.start + mark.length, end: row.end + mark.length }));
    const findings = lint(text, { format: formatOf(name) });

    it('is found out in every place that is marked', () => {
      const missed = wanted.filter(
        (row) => row.need === 'must' && !findings.some((finding) => answers(text, row, finding)),
      );
      expect(missed.map(({ line, rules, text: found }) => `${line} ${rules.join('|')} ${found}`)).toEqual([]);
    });

    it('is not accused of more at error or warning', () => {
      const more = findings.filter(
        (finding) =>
          (finding.severity === 'error' || finding.severity === 'warning') &&
          !wanted.some((row) => answers(text, row, finding)),
      );
      expect(more.map((finding) => show(text, finding))).toEqual([]);
    });

    it('is offered the right words', () => {
      const off = wanted.flatMap((row) =>
        row.fix === ''
          ? []
          : findings
              .filter((finding) => answers(text, row, finding) && finding.fixes.length > 0)
              .filter(({ fixes }) => !fixes.some(({ edits }) => edits.some((edit) => fits(edit.text, row.fix))))
              .map((finding) => `${show(text, finding)} -> ${finding.fixes.map(({ title }) => title.zh).join(' / ')}`),
      );
      expect(off).toEqual([]);
    });
  },
);

/** A fix may replace more or less than what is marked. */
const fits = (text: string, right: string): boolean => text.includes(right) || right.includes(text);

it.each(draftsIn('clean'))('%s is clean', (name, text) => {
  expect(lint(text, { format: formatOf(name) }).map((finding) => show(text, finding))).toEqual([]);
});

it.each(draftsIn('clean'))('%s is taken for official prose', (name, text) => {
  expect(engineOf().read(text, formatOf(name), DEFAULT_CONFIG).verdict.official).toBe(true);
});

it.each(draftsIn('other'))('%s is left alone', (name, text) => {
  const engine = engineOf();
  const draft = engine.read(text, formatOf(name), DEFAULT_CONFIG);
  expect(draft.verdict.official).toBe(false);
  expect(engine.check(draft, DEFAULT_CONFIG).findings).toEqual([]);
});
