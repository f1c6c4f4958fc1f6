import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Injected, judge, lintAlways, numberingFaults, otherFaults } from '../injection.js';
import { engineOf } from '../support.js';

const folder = new URL('../../seeds/specimens/clean/', import.meta.url);
const engine = engineOf();

describe.each(readdirSync(folder).sort())('a fault put into %s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const format = name.endsWith('.md') ? ('markdown' as const) : ('plain' as const);
  const { draft, findings } = lintAlways(engine, text, format);
  const show = ({ kind, places, text: faulty }: Injected): string =>
    `${kind}: ${faulty.slice(places[0]!, places[0]! + 20).replaceAll('\n', '⏎')}`;

  it('in the numbering is found by one finding at its place, and its fix gives the text back', () => {
    const wrong: string[] = [];
    for (const fault of numberingFaults(text, draft)) {
      const { one, atPlace, restored, found } = judge(engine, format, findings, text, fault);
      if (!one || !atPlace || (fault.restores && !restored))
        wrong.push(`${show(fault)} → ${found.map(({ rule }) => rule)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('elsewhere is found at its place', () => {
    const missed: string[] = [];
    let all = 0;
    for (const fault of otherFaults(text, draft, engine)) {
      all++;
      if (!judge(engine, format, findings, text, fault).atPlace) missed.push(show(fault));
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(all * 0.02);
  });
});
