import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Miner, type Proposal, readWords } from '../../server/src/mine/index.js';
import { Bench } from '../cli/command.js';
import { engineOf } from '../support.js';

/** A word list as small as the tests need: frequent words, and the characters that they are made of. */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  辛: ['xin'],
  幸: ['xing'],
  苦: ['ku'],
  福: ['fu'],
  绊: ['ban'],
  拌: ['ban'],
  脚: ['jiao'],
  石: ['shi'],
  责: ['ze'],
  任: ['ren'],
  仁: ['ren'],
};
const WORDS = [
  ['辛苦', 1200],
  ['幸福', 1500],
  ['责任', 5000],
  ['扛起', 100],
  ['绊脚石', 50],
  ['工作', 50_000],
  ['十分', 9000],
  ['现象', 4000],
  ['计划', 9000],
  ['账户', 500],
  ['帐户', 100],
  ...Object.keys(READINGS).map((character) => [character, 40] as const),
  // The rest of the language.
  ['的', 40_000_000],
] as const;
const words = readWords(WORDS.map(([word, frequency]) => `${word} ${frequency}`).join('\n'), READINGS);

function mined(...texts: readonly string[]): readonly Proposal[] {
  const miner = new Miner(engineOf(), words);
  for (const [at, text] of texts.entries()) miner.add(`${at + 1}.txt`, text, 'plain');
  return miner.proposals();
}

const table = (proposals: readonly Proposal[], name: Proposal['table']) =>
  proposals.filter((one) => one.table === name);

/** A speech with that body; each ends and begins alike. */
const speech = (title: string, body: string, head = ''): string =>
  `${head}${title}\n\n同志们：\n\n${body}\n\n一、统一思想。大家要想明白。\n\n二、抓好落实。大家要干起来。\n\n谢谢大家！\n`;

describe('the word list', () => {
  it('cuts by probability', () => {
    const cut = (run: string): string[] => {
      const ends = words.cut(run);
      return ends.map((end, at) => run.slice(at === 0 ? 0 : ends[at - 1], end));
    };
    expect(cut('工作十分辛苦')).toEqual(['工作', '十分', '辛苦']);
    expect(cut('十分幸苦')).toEqual(['十分', '幸', '苦']);
    expect(cut('')).toEqual([]);
  });

  it('knows what sounds and looks alike', () => {
    const alike = (character: string) => words.alike(character).map((one) => `${one.character} ${one.kind}`);
    expect(alike('拌')).toEqual(['绊 sound']);
    expect(alike('幸')).toEqual(['辛 shape']);
    expect(alike('石')).toEqual([]);
  });
});

describe('probable misspellings', () => {
  it('are words that no list holds and that are near a frequent one', () => {
    const found = table(mined('扛起责仁，工作十分紧张。'), 'typos');
    expect(found).toMatchObject([
      { row: { wrong: '责仁', right: ['责任'] }, known: false, count: 1, places: [{ name: '1.txt', line: 1 }] },
    ]);
  });

  it('are also those that the shipped data knows', () => {
    const found = table(mined('工作十分幸苦。\n\n成了拌脚石。'), 'typos');
    expect(found.map(({ row, known }) => [row.wrong, known])).toEqual([
      ['幸苦', true],
      ['拌脚石', true],
    ]);
    expect(found[1]?.places).toEqual([{ name: '1.txt', line: 3 }]);
  });

  it('are none where a house writes a word of its own again and again', () => {
    const text = '扛起责仁。';
    expect(table(mined(text, text, text), 'typos')).toEqual([]);
  });
});

describe('what recurs', () => {
  const head = (title: string): string => `下面是小编为大家整理的${title},供大家参考。\n`;

  it('lines of a website, with a title that changes', () => {
    const found = table(
      mined(
        speech('在春耕会上的讲话', '今天开会。', head('在春耕会上的讲话')),
        speech('在秋收会上的讲话', '今天开会。', head('在秋收会上的讲话')),
      ),
      'residue',
    );
    expect(found).toMatchObject([{ row: { text: '下面是小编为大家整理的' }, documents: 2, known: true }]);
    const pattern = new RegExp(String(found[0]!.row.pattern), 'u');
    expect(pattern.test(head('某文'))).toBe(true);
  });

  it('not a line of one document, nor what each document has by its nature', () => {
    expect(table(mined(speech('在春耕会上的讲话', '今天开会。', head('讲话')), '关于秋收的通知\n'), 'residue')).toEqual(
      [],
    );
    const plain = mined(speech('在春耕会上的讲话', '今天开会。'), speech('在秋收会上的讲话', '今天开会。'));
    expect(table(plain, 'residue')).toEqual([]);
  });

  it('salutations and closings by genre', () => {
    const found = table(
      mined(speech('在春耕会上的讲话', '今天开会。'), speech('在秋收会上的讲话', '今天开会。')),
      'formulas',
    );
    expect(found.map(({ row, documents }) => [row.genre, row.part, row.text, documents])).toEqual(
      expect.arrayContaining([
        ['speech', 'salutation', '同志们：', 2],
        ['speech', 'closing', '谢谢大家！', 2],
      ]),
    );
  });

  it('the numbering of the house, with its share', () => {
    const other = '在年会上的讲话\n\n同志们：\n\n1.想明白。\n\n2.干起来。\n';
    const found = table(
      mined(speech('在春耕会上的讲话', '开会。'), speech('在秋收会上的讲话', '开会。'), other),
      'numbering',
    );
    expect(found.map(({ row }) => row)).toEqual([
      { levels: ['一、'], share: 0.67 },
      { levels: ['1.'], share: 0.33 },
    ]);
  });

  it('terms written in two ways, the rarer to become the other', () => {
    const found = table(
      mined(
        '推行“双随机、一公开”。推行“双随机、一公开”。',
        '推行“双随机一公开”。',
        '开立账户。开立账户。',
        '开立帐户。',
      ),
      'variants',
    );
    expect(found.map(({ row }) => [row.wrong, row.right])).toEqual(
      expect.arrayContaining([
        ['双随机一公开', ['双随机、一公开']],
        ['帐户', ['账户']],
      ]),
    );
  });

  it('spun words where they are dense, and nowhere else', () => {
    const spun =
      '农夫增收的思路比拟清楚，根底也好，要为农夫搞好效劳，争辩新办法，建设坚韧有力的班子，让宽敞农夫得实惠。';
    const found = table(
      mined(speech('在村干部会上的讲话', spun), speech('在年会上的讲话', '老艺人根底很深。')),
      'spun',
    );
    expect(found.map(({ row }) => row.spun)).toEqual(expect.arrayContaining(['坚韧有力', '宽敞农夫']));
    expect(found.every(({ places }) => places.every(({ name }) => name === '1.txt'))).toBe(true);
    expect(table(mined('老艺人根底很深。'), 'spun')).toEqual([]);
  });
});

describe('the command', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.make(['cli', 'mine']);
    bench.write('house/a.txt', speech('在春耕会上的讲话', '工作十分幸苦，扛起责仁。'));
    bench.write('house/b.md', `# 在秋收会上的讲话\n\n${speech('', '工作十分辛苦，扛起责任。')}`);
    bench.write('house/c.doc.txt', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]));
  });
  afterAll(() => bench.remove());

  it('writes a table that lint then uses', async () => {
    const { code, out, err } = await bench.run(['mine', 'house/a.txt', 'house/b.md', '--out', 'mined.jsonl']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('读了 2 篇');
    const rows = bench
      .read('mined.jsonl')
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toContainEqual(expect.objectContaining({ table: 'typos', wrong: '幸苦', known: true }));
    expect(rows).toContainEqual(
      expect.objectContaining({ table: 'typos', wrong: '责仁', right: ['责任'], places: ['house/a.txt:5'] }),
    );
    expect(rows.every((row) => typeof row.table === 'string' && typeof row.source === 'string')).toBe(true);

    bench.write('.gongwenrc.json', '{ "tables": ["mined.jsonl"] }');
    const linted = await bench.lint(['house/a.txt']);
    expect(linted.err).toBe('');
    expect(linted.results[0]?.messages.map(({ ruleId, message }) => [ruleId, message])).toContainEqual([
      'project-word',
      expect.stringContaining('责仁'),
    ]);
  }, 20_000);

  it('does not write over a file that was reviewed', async () => {
    bench.write('reviewed.jsonl', 'kept');
    const { code, err } = await bench.run(['mine', 'house/a.txt', '-o', 'reviewed.jsonl']);
    expect(code).toBe(2);
    expect(err).toContain('已经有这个文件');
    expect(bench.read('reviewed.jsonl').toString()).toBe('kept');
  });

  it('reads the others where a file is no text, and says so', async () => {
    const { code, out, err } = await bench.run(['mine', 'house', '--format', 'text', '--new']);
    expect(code).toBe(2);
    expect(err).toContain('house/c.doc.txt');
    expect(out).toContain('责仁 → 责任');
    expect(out).not.toContain('幸苦');
  });

  it.each([
    [['mine'], '没有说从哪里挖'],
    [['mine', 'nowhere'], '没有这个文件或文件夹'],
    [['mine', 'house', '--format', 'csv'], '--format 没有 csv 这个值'],
  ])('%j fails with a reason', async (args, reason) => {
    const { code, err } = await bench.run(args);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  it('says what is missing where the word list is not installed', async () => {
    const small = await Bench.make();
    small.write('a.txt', '正文。');
    const { code, err } = await small.run(['mine', 'a.txt']);
    small.remove();
    expect(code).toBe(2);
    expect(err).toContain('不带 mine 用的词表');
  });

  it('has help in both languages', async () => {
    expect((await bench.run(['mine', '--help'])).out).toContain('用法：gongwen mine');
    expect((await bench.run(['mine', '--help', '--lang', 'en'])).out).toContain('Usage: gongwen mine');
  });
});
