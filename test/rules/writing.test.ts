import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, type Format } from '../../server/src/core/index.js';
import { rules } from '../../server/src/rules/index.js';
import { engineOf } from '../support.js';

const folder = new URL('../../seeds/specimens/clean/', import.meta.url);
/** A state of the text in so many is looked at: more would take long and teach nothing. */
const STEPS = 120;

/** What an editor shows, loud enough to disturb, of a text that is being written at `caret`. */
function shown(text: string, caret: number, format: Format): string[] {
  const engine = engineOf(rules);
  const { findings } = engine.check(engine.read(text, format, DEFAULT_CONFIG), DEFAULT_CONFIG);
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .filter(({ awaits }) => !awaits || caret < awaits.start || caret > awaits.end)
    .map(
      ({ rule, span }) => `${rule} ${text.slice(span.start, span.end)} | ${text.slice(Math.max(0, caret - 12), caret)}`,
    );
}

// What is right when it is finished is not wrong on the way there: no mark without its partner, no speech without an end,
// no count that is not reached yet.
describe.each(readdirSync(folder).sort())('%s', (name) => {
  it('is written from its first character to its last without an alarm', () => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const alarms: string[] = [];
    for (let caret = 0; caret < text.length; caret += Math.max(1, Math.floor(text.length / STEPS)))
      alarms.push(...shown(text.slice(0, caret), caret, name.endsWith('.md') ? 'markdown' : 'plain'));
    expect(alarms).toEqual([]);
  });
});
