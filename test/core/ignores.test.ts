import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, type Ignore, ignoreFor } from '../../server/src/core/index.js';
import { engineOf, lint } from '../support.js';

const TEXT = '关于防汛的通知\n\n各镇人民政府：\n\n值守人员十分幸苦。各村也十分幸苦，要多加慰问。\n';

const typos = (text: string, ignores: readonly Ignore[] = []): number[] =>
  lint(text, { config: { ignores } })
    .filter(({ rule }) => rule === 'typo')
    .map(({ span }) => span.start);

/** 忽略此处 for the first of the two. */
function ignoreFirst(): Ignore {
  const [finding] = lint(TEXT).filter(({ rule }) => rule === 'typo');
  return ignoreFor(TEXT, finding!);
}

describe('忽略此处', () => {
  const here = ignoreFirst();
  const second = (text: string): number => text.lastIndexOf('幸苦');

  it('leaves the place, and the other one not', () => {
    expect(typos(TEXT)).toHaveLength(2);
    expect(typos(TEXT, [here])).toEqual([second(TEXT)]);
  });

  it.each([
    ['text before it', (text: string) => `市人民政府办公室\n${text}`],
    [
      'paragraphs before it',
      (text: string) => text.replace('各镇人民政府：', '各镇人民政府，各部门：\n\n入汛以来雨水偏多。'),
    ],
    ['text behind it', (text: string) => `${text}\n特此通知。\n`],
    ['line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['what stands right before it', (text: string) => text.replace('人员十分幸苦', '人员日夜奔忙，格外幸苦')],
    ['what stands right behind it', (text: string) => text.replace('幸苦。各村也', '幸苦！各单位和各村也')],
    ['the other place', (text: string) => text.replace('幸苦，要多加慰问', '幸苦，应当及时慰问')],
  ])('is not disturbed by changes of %s', (_, change) => {
    const text = change(TEXT);
    expect(text).not.toBe(TEXT);
    expect(typos(text, [here])).toEqual([second(text)]);
  });

  it('goes with its paragraph', () => {
    const text = TEXT.replace('值守人员', '近来雨水偏多，各地严阵以待。\n\n值守人员');
    expect(typos(text, [here])).toEqual([second(text)]);
  });

  it('is unused when its place is gone', () => {
    const text = TEXT.replace('值守人员十分幸苦。', '');
    const config = { ...DEFAULT_CONFIG, ignores: [here] };
    const { unusedIgnores } = engineOf().check(engineOf().read(text, 'plain', config), config);
    expect(unusedIgnores).toEqual([here]);
  });
});

it('忽略此词 leaves the word wherever it stands, 本文件不查此规则 all that the rule finds', () => {
  expect(typos(TEXT, [{ rule: 'typo', text: '幸苦' }])).toEqual([]);
  expect(typos(TEXT, [{ rule: 'typo', text: '拌脚石' }])).toHaveLength(2);
  expect(typos(TEXT, [{ rule: 'typo', reason: '内部传阅' }])).toEqual([]);
  expect(typos(TEXT, [{ rule: '*' }])).toEqual([]);
});
