import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, type Draft, Engine } from '../../server/src/core/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';
import { rules } from '../../server/src/rules/index.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes in use. */
function used(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

describe('a draft that is edited all day', () => {
  it('keeps none of its earlier versions', () => {
    const line = '　　各乡镇要抓好春季造林工作，落实责任，加强管护，确保栽一棵活一棵。\n';
    // A quarter of a megabyte in memory; two hundred versions of it would be fifty.
    let text = `在全县春季造林动员会上的讲话\n\n同志们：\n${line.repeat(3500)}`;
    const engine = new Engine(rules, lexicon);
    let draft: Draft | undefined;
    const edit = (times: number): void => {
      for (let i = 0; i < times; i++) {
        const at = Math.floor(((i * 0.618_034) % 1) * text.length);
        text = `${text.slice(0, at)}的${text.slice(at)}`;
        draft = engine.read(text, 'plain', DEFAULT_CONFIG, draft);
        engine.check(draft, DEFAULT_CONFIG);
      }
    };
    edit(5);
    const before = used();
    edit(200);
    expect(used() - before).toBeLessThan(20);
    expect(draft?.text).toBe(text);
  }, 30_000);
});
