import { describe, expect, it } from 'vitest';
import { applyEdits, DEFAULT_CONFIG } from '../../server/src/core/index.js';
import {
  completions,
  hover,
  occurrences,
  placeholders,
  renameTerm,
  sectionLengths,
  statistics,
  termAt,
} from '../../server/src/features/index.js';
import { lexicon } from '../../server/src/lexicon/index.js';
import { engineOf } from '../support.js';
import { read, readAt } from './read.js';

describe('a term', () => {
  const at = (marked: string, words: readonly string[] = []) => {
    const { draft, offset } = readAt(marked);
    const { findings } = engineOf().check(draft, { ...DEFAULT_CONFIG, enable: 'always' });
    const span = termAt(draft, offset, placeholders(draft, findings), words);
    return span && draft.text.slice(span.start, span.end);
  };

  it('is a masked name with what belongs to it', () => {
    expect(at('请X‸X县的同志发言。')).toBe('XX县');
  });

  it('is a word of the project before one of the language', () => {
    expect(at('推进清江流‸域治理。', ['清江流域', '清江'])).toBe('清江流域');
    expect(at('推进农‸业发展。')).toBe('农业');
  });

  it('is none where there is no word', () => {
    expect(at('，。‸')).toBeUndefined();
  });

  it('is renamed everywhere, and not inside a longer mask or number', () => {
    const text = 'XX县和XXX县，XX县委。\nXX县完成20项，120项。';
    const renamed = (term: string, to: string) => applyEdits(text, renameTerm(read(text), term, to));
    expect(renamed('XX县', '青山县')).toBe('青山县和XXX县，青山县委。\n青山县完成20项，120项。');
    expect(renamed('20', '30')).toBe('XX县和XXX县，XX县委。\nXX县完成30项，120项。');
    expect(occurrences(read(text), '\n')).toEqual([]);
  });
});

describe('words of the project', () => {
  it('complete what is typed of them, in the middle of a line too', () => {
    const { draft, offset } = readAt('一、甲\n要推进清江‸');
    const [word] = completions(draft, offset, lexicon, ['清江流域', '流域', '清江']);
    expect(word).toMatchObject({ text: '清江流域', span: { start: offset - 2, end: offset } });
  });
});

describe('transitions', () => {
  it('are offered in the body, after what belongs to the place', () => {
    const { draft, offset } = readAt('关于做好防汛工作的通知\n\n各乡镇：\n　　汛期将至。\n　　‸\n　　要落实责任。\n');
    const texts = completions(draft, offset, lexicon).map(({ text }) => text);
    expect(texts.some((text) => text.includes('通知如下'))).toBe(true);
  });
});

describe('lengths', () => {
  it('are those of the sections, at the speed that is set', () => {
    const draft = read(`一、甲\n${'这是正文。'.repeat(88)}\n二、乙\n短。\n`);
    const [first, second] = sectionLengths(draft, 220);
    expect(first).toMatchObject({ characters: 443, minutes: { from: 2, to: 2 } });
    expect(second?.minutes).toEqual({ from: 1, to: 1 });
    expect(statistics(draft, 0, draft.blocks.length, 100).minutes).toEqual({ from: 4, to: 6 });
  });
});

describe('hover on an announced count', () => {
  const said = (marked: string) => {
    const { draft, offset } = readAt(marked);
    return hover(draft, offset, { findings: [], ruleOf: () => undefined, pageOf: () => '' })?.markdown.zh;
  };

  it('says how many follow', () => {
    expect(said('下面讲三‸点意见。\n一、甲\n二、乙\n三、丙\n')).toBe('说的是三点，后面有 3 条');
    expect(said('下面讲三‸点意见。\n先说形势。\n一、甲\n二、乙\n')).toBe('说的是三点，后面有 2 条');
    expect(said('一、甲\n要抓好以下两‸项。\n（一）子。\n（二）丑。\n二、乙\n')).toBe('说的是两项，后面有 2 条');
    expect(said('要做到四个‸突出：一是抓早，二是抓小，三是抓实。')).toBe('说的是四个，后面有 3 条');
  });

  it('is silent where nothing is announced', () => {
    expect(said('去年建成三‸个粮库。今年再建。\n一、甲\n二、乙\n')).toBeUndefined();
    expect(said('共有五‸个乡镇。')).toBeUndefined();
  });
});

describe('hover on a reference', () => {
  it('says which section it means', () => {
    const { draft, offset } = readAt('一、甲\n按第‸二部分办理。\n二、乙\n');
    const said = hover(draft, offset, { findings: [], ruleOf: () => undefined, pageOf: () => '' });
    expect(said?.markdown.zh).toBe('指“二、乙”');
  });
});
