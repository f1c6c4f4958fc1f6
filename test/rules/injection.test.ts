import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Injected, judge, lintAlways, numberingFaults, otherFaults } from '../injection.js';
import { engineOf } from '../support.js';

const folder = new URL('../../seeds/specimens/clean/', import.meta.url);
const engine = engineOf();

const drafts = readdirSync(folder)
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const format = name.endsWith('.md') ? ('markdown' as const) : ('plain' as const);
    return { name, text, format, ...lintAlways(engine, text, format) };
  });

const show = ({ kind, places, text }: Injected): string =>
  `${kind}: ${text.slice(places[0]!, places[0]! + 20).replaceAll('\n', '⏎')}`;

// Where every line is broken by hand, a line that goes takes half a sentence along.
const whole = drafts.filter(({ name }) => !name.includes('hard-wrapped'));

it.each(whole)(
  'a fault in the numbering of $name is one finding at its place, and its fix gives the text back',
  (one) => {
    const { text, format, draft, findings } = one;
    const wrong: string[] = [];
    for (const fault of numberingFaults(text, draft)) {
      const outcome = judge(engine, format, findings, text, fault);
      if (outcome.one && outcome.atPlace && (outcome.restored || !fault.restores)) continue;
      wrong.push(`${show(fault)} → ${outcome.found.map(({ rule }) => rule)}`);
    }
    expect(wrong).toEqual([]);
  },
);

it('98 of 100 other faults are found at their place', () => {
  const missed: string[] = [];
  let all = 0;
  for (const { name, text, format, draft, findings } of drafts) {
    for (const fault of otherFaults(text, draft, engine)) {
      all++;
      if (!judge(engine, format, findings, text, fault).atPlace) missed.push(`${name} ${show(fault)}`);
    }
  }
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(all * 0.02);
});
