import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMarked } from '../../scripts/specimens.mjs';
import { formatOf, parse, type Section } from '../../server/src/core/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';

const folder = new URL('../../seeds/specimens/', import.meta.url);

/** How a reader would mark the draft: one line a block, the documents and the outline below. */
function reading(name: string, text: string): string {
  const draft = parse(text, { format: formatOf(name), lexicon });
  const blocks = draft.blocks
    .filter(({ paragraph }) => paragraph.role !== 'blank')
    .map(({ index, paragraph: { role, marker, text: line, indent, end } }) => {
      const mark = marker ? ` ${marker.style} ${marker.ordinal}` : '';
      return `${String(index + 1).padStart(3)} ${role}${mark}: ${[...line.slice(indent, end)].slice(0, 24).join('')}`;
    });
  const parts = draft.parts.map(
    ({ kind, genre, title, from, until }) => `${kind} ${genre ?? '?'} ${from + 1}–${until} ${title}`,
  );
  const outline = (sections: readonly Section[], depth: number): string[] =>
    sections.flatMap(({ title, block, until, children }) => [
      `${'  '.repeat(depth)}${title} [${block.index + 1}–${until}]`,
      ...outline(children, depth + 1),
    ]);
  const { official, reasons } = draft.verdict;
  return [
    ...blocks,
    '',
    ...parts,
    '',
    ...outline(draft.outline, 0),
    '',
    `${official ? 'official' : 'not official'}: ${reasons.join(', ')}`,
    '',
  ].join('\n');
}

describe.each(['clean', 'marked', 'other'])('%s specimens', (kind) => {
  const inside = new URL(`${kind}/`, folder);
  it.each(readdirSync(inside).sort())('%s is read as before', async (name) => {
    const source = readFileSync(new URL(name, inside), 'utf8');
    const text = kind === 'marked' ? readMarked(source).text : source;
    await expect(reading(name, text)).toMatchFileSnapshot(`./snapshots/${kind}-${name}.txt`);
  });
});
