import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, CLEAN, DRAFT, type Result } from './command.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.make();
});
afterAll(() => bench.remove());

let folders = 0;

/** A folder of its own with these files; gives its name. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = `p${++folders}`;
  for (const [name, text] of Object.entries(files)) bench.write(`${folder}/${name}`, text);
  return folder;
}

const project = (value: object): string => JSON.stringify(value);

/** What is found in a file of the run: rules with their severities (2 error, 1 warning, 0 info or hint). */
const found = (results: readonly Result[], name: string): string[] =>
  results
    .filter(({ filePath }) => filePath.endsWith(name))
    .flatMap(({ messages }) => messages.map(({ ruleId, severity }) => `${ruleId} ${severity}`));

const REQUEST = `关于购置防汛物资的请示

市人民政府：

　　入汛以来雨水偏多，我县防汛物资储备不足，急需购置编织袋、救生衣和照明设备。县级财力薄弱，自筹资金确有困难。

　　专此奉达，恭候裁夺。

青山县人民政府
2024年6月3日
`;

describe.concurrent('rules', () => {
  it('have the severity that the project sets, or are off', async () => {
    const rules = { typo: 'hint', 'unfilled-placeholder': 'off' };
    const folder = folderOf({ '.gongwenrc.json': project({ rules }), 'a.txt': DRAFT });
    expect(found((await bench.lint([folder])).results, 'a.txt')).toEqual(['typo 0']);
  });

  it('run in the genres that the project names, by id or in Chinese', async () => {
    for (const [genres, expected] of [
      [['讲话'], []],
      [['通知', 'speech'], ['typo 2']],
    ] as const) {
      const rules = { typo: { genres }, 'unfilled-placeholder': 'off' };
      const folder = folderOf({ '.gongwenrc.json': project({ rules }), 'a.txt': DRAFT });
      expect(found((await bench.lint([folder])).results, 'a.txt')).toEqual(expected);
    }
  });

  it('run in the files that the project names', async () => {
    const rules = { typo: { files: ['定稿/**'] }, 'unfilled-placeholder': 'off' };
    const folder = folderOf({ '.gongwenrc.json': project({ rules }), '初稿/a.txt': DRAFT, '定稿/b.txt': DRAFT });
    const { results } = await bench.lint([folder]);
    expect(found(results, 'a.txt')).toEqual([]);
    expect(found(results, 'b.txt')).toEqual(['typo 2']);
  });

  it('are set by folder, the last override wins', async () => {
    const overrides = [
      { files: ['草稿/**'], rules: { typo: 'info', 'unfilled-placeholder': 'off' } },
      { files: ['草稿/急件/**'], rules: { typo: 'warning' } },
    ];
    const files = { '草稿/a.txt': DRAFT, '草稿/急件/b.txt': DRAFT, 'c.txt': DRAFT };
    const folder = folderOf({ '.gongwenrc.json': project({ overrides }), ...files });
    const { results } = await bench.lint([folder]);
    expect(found(results, 'a.txt')).toEqual(['typo 0']);
    expect(found(results, 'b.txt')).toEqual(['typo 1']);
    expect(found(results, 'c.txt')).toEqual(['typo 2', 'unfilled-placeholder 2']);
  });

  it('take options', async () => {
    const spun = `全县村干部会议讲话

同志们：

我们对农夫增收的思路比拟清楚，根底也好，要为农夫搞好效劳，争辩新办法，建设坚韧有力的班子。
`;
    for (const [density, some] of [
      [1, true],
      [900, false],
    ] as const) {
      const rules = { 'spun-wording': { options: { density } } };
      const folder = folderOf({ '.gongwenrc.json': project({ enable: 'always', rules }), 'a.txt': spun });
      const rulesFound = found((await bench.lint([folder])).results, 'a.txt');
      expect(rulesFound.some((one) => one.startsWith('spun-wording'))).toBe(some);
    }
  });
});

describe.concurrent('words', () => {
  const text = CLEAN.replace('加大巡查力度', '加大巡查力度，村官要带头，老百姓要配合');

  it('are avoided, with a reason, a severity and a safe fix', async () => {
    const words = [
      { avoid: '村官', prefer: '村干部', why: '规范称谓。', severity: 'error', safe: true },
      { avoid: '老百姓', prefer: ['群众', '居民'] },
      { avoid: '巡查力度', unless: ['加大巡查力度'] },
    ];
    const folder = folderOf({ '.gongwenrc.json': project({ words }), 'a.txt': text });
    const { results, code } = await bench.lint([folder]);
    expect(code).toBe(1);
    expect(found(results, 'a.txt')).toEqual(['project-word 2', 'project-word 1']);
    const [first, second] = results[0]!.messages;
    expect(first?.message).toContain('规范称谓');
    expect(first?.fix?.text).toBe('村干部');
    expect(second?.suggestions?.map(({ fix }) => fix.text)).toEqual(['群众', '居民']);
    await bench.run(['lint', '--fix', folder]);
    expect(bench.read(`${folder}/a.txt`).toString()).toContain('村干部要带头，老百姓');
  });

  it('come from tables beside the project file too', async () => {
    const folder = folderOf({
      '.gongwenrc.json': project({ tables: ['表/a.tsv', 'b.jsonl'] }),
      '表/a.tsv': 'avoid\tprefer\twhy\n村官\t村干部\t规范称谓\n',
      'b.jsonl': '{"avoid":"老百姓","prefer":"群众"}\n{"table":"spun","spun":"值守","plain":["值班"],"known":true}\n',
      'a.txt': text,
    });
    const { results, err } = await bench.lint([folder]);
    expect(err).toBe('');
    expect(found(results, 'a.txt')).toEqual(['project-word 1', 'project-word 1']);
  });

  it('are letters, never patterns', async () => {
    const words = [{ avoid: '(.*)+$' }, { avoid: '村.' }];
    const folder = folderOf({ '.gongwenrc.json': project({ words }), 'a.txt': text });
    expect(found((await bench.lint([folder])).results, 'a.txt')).toEqual([]);
  });
});

describe.concurrent('phrases', () => {
  it('are required by genre', async () => {
    const required = [{ genres: ['请示'], anyOf: ['联系人：', '联系方式：'], why: '便于答复', severity: 'error' }];
    const files = {
      'a.txt': REQUEST,
      'b.txt': CLEAN,
      'c.txt': REQUEST.replace('青山县人民政府\n', '联系人：李明\n\n青山县人民政府\n'),
    };
    const folder = folderOf({
      '.gongwenrc.json': project({ required, rules: { 'missing-closing': 'off' } }),
      ...files,
    });
    const { results } = await bench.lint([folder]);
    expect(found(results, 'a.txt')).toEqual(['required-phrase 2']);
    expect(found(results, 'b.txt')).toEqual([]);
    expect(found(results, 'c.txt')).not.toContain('required-phrase 2');
  });

  it('of a house close a document, from a table', async () => {
    const without = folderOf({ '.gongwenrc.json': '{}', 'a.txt': REQUEST });
    expect(found((await bench.lint([without])).results, 'a.txt')).toContain('missing-closing 1');
    const row = { table: 'formulas', genre: 'request', part: 'closing', text: '恭候裁夺。', keys: ['恭候裁夺'] };
    const folder = folderOf({
      '.gongwenrc.json': project({ tables: ['house.jsonl'] }),
      'house.jsonl': `${JSON.stringify(row)}\n`,
      'a.txt': REQUEST,
    });
    const { results, err } = await bench.lint([folder]);
    expect(err).toBe('');
    expect(found(results, 'a.txt')).not.toContain('missing-closing 1');
  });
});

describe.concurrent('a mistake', () => {
  it.each([
    ['{ "rules": { "spun-wording": { "options": { "densty": 3 } } } }', '没有 “densty” 这个选项，是不是 density？'],
    ['{ "rules": { "spun-wording": { "options": { "density": "3" } } } }', '“density” 应为数字'],
    ['{ "rules": { "typo": { "genres": ["请是"] } } }', '没有 “请是” 这个文种'],
    ['{ "words": [{ "avoid": "村官", "prefre": "村干部" }] }', '是不是 prefer？'],
    ['{ "required": [{ "genres": ["请示"] }] }', '缺少 “anyOf”'],
    ['{ "tables": ["a.csv"] }', '要以 .jsonl 或 .tsv 结尾'],
    ['{ "ignores": [{ "rule": "typos" }] }', '没有 “typos” 这个规则，是不是 typo？'],
    ['{ "overrides": [{ "rules": {} }] }', '缺少 “files”'],
    ['{ "exclude": ["**/*/*/*/*/*/*/*/*"] }', '里的 * 太多'],
  ])('%s is told at its place', async (text, message) => {
    const folder = folderOf({ '.gongwenrc.json': text, 'a.txt': CLEAN });
    const { code, err, results } = await bench.lint([folder]);
    expect(code).toBe(2);
    expect(err).toMatch(/\.gongwenrc\.json:1:\d+：/);
    expect(err).toContain(message);
    expect(results).toHaveLength(1);
  });

  it.each([
    ['{"table":"typo","wrong":"甲乙"}', '没有 “typo” 这种表，是不是 typos？'],
    ['{"table":"formulas","genre":"speech","part":"end","text":"完了","keys":["完了"]}', '“part” 的值不对'],
    ['{"table":"residue"}', '至少要两个字'],
    ['["甲","乙"]', '这一行要是一个对象'],
    ['{"wrong":"甲乙",}', '这一行不是 JSON'],
  ])('in a table, %s is told at its line', async (line, message) => {
    const folder = folderOf({
      '.gongwenrc.json': project({ tables: ['t.jsonl'] }),
      't.jsonl': `{"avoid":"村官"}\n${line}\n`,
      'a.txt': CLEAN,
    });
    const { code, err } = await bench.lint([folder]);
    expect(code).toBe(2);
    expect(err).toContain('t.jsonl:2:1：');
    expect(err).toContain(message);
  });
});
