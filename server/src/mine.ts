import packed from 'gongwen:words';
import { gunzipSync } from 'node:zlib';
import type { Engine } from './core/index.js';
import { Miner, readWords } from './mine/index.js';

// What `gongwen mine` needs beyond the other commands: a bundle of its own, loaded by that command alone, because of the
// word list in it.

/** A miner with the word list. */
export function miner(engine: Engine): Miner {
  const text = gunzipSync(packed).toString('utf8');
  const divider = text.indexOf('\n\n');
  const readings: Record<string, readonly string[]> = {};
  for (const line of text.slice(0, divider).split('\n')) {
    const [character, ...sounds] = line.split(' ');
    if (character) readings[character] = sounds;
  }
  return new Miner(engine, readWords(text.slice(divider + 2), readings));
}
