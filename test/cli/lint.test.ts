import { chmodSync, existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, CLEAN, DRAFT, README_TEXT, type Result } from './command.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.make();
});
afterAll(() => bench.remove());

describe.concurrent('what is checked', () => {
  it('finds the faults of a draft and ends with 1', async () => {
    const path = bench.write('what/draft.txt', DRAFT);
    const { code, err, results } = await bench.lint(['draft.txt'], { cwd: 'what' });
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(results).toHaveLength(1);
    const [{ filePath, messages, ...counts }] = results as [(typeof results)[0]];
    expect(filePath).toBe(path);
    expect(counts).toEqual({ errorCount: 2, warningCount: 0, fixableErrorCount: 1, fixableWarningCount: 0 });
    expect(messages).toHaveLength(2);
    const at = DRAFT.indexOf('幸苦');
    expect(messages[0]).toMatchObject({
      ruleId: 'typo',
      severity: 2,
      line: 5,
      column: 16,
      endLine: 5,
      endColumn: 18,
      fix: { range: [at, at + 2], text: '辛苦' },
    });
    expect(messages[1]).toMatchObject({ ruleId: 'unfilled-placeholder', line: 9, column: 14, endColumn: 15 });
  });

  it('ends with 0 where nothing is wrong', async () => {
    bench.write('clean/clean.txt', CLEAN);
    const { code, err, out } = await bench.run(['lint', 'clean/clean.txt']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('没有发现问题（检查了 1 个文件）');
  });

  it('finds drafts in folders at any depth, each once, and passes over node_modules', async () => {
    for (const name of ['a.txt', 'deep/er/b.md', 'node_modules/x/c.txt', '.git/d.txt', 'notes.log']) {
      bench.write(`folder/${name}`, CLEAN);
    }
    const { results } = await bench.lint(['folder', 'folder/a.txt', 'folder/**/*.md']);
    expect(results.map(({ filePath }) => filePath.slice(bench.folder.length + 1))).toEqual([
      'folder/a.txt',
      'folder/deep/er/b.md',
    ]);
  });

  it('takes a name with brackets for a file before it takes it for a glob', async () => {
    bench.write('names/通知[定稿](1).txt', DRAFT);
    const { code, results } = await bench.lint(['names/通知[定稿](1).txt']);
    expect(code).toBe(1);
    expect(results[0]?.messages).toHaveLength(2);
  });

  it('says nothing of a text that is no official prose, unless it is told to check it', async () => {
    bench.write('other/README.md', README_TEXT);
    const auto = await bench.run(['lint', '--verbose', 'other/README.md']);
    expect(auto.code).toBe(0);
    expect(auto.err).toContain('other/README.md：不像公文，没有检查');
    expect(auto.out).toContain('1 个文件不像公文');
    const always = await bench.run(['lint', '--enable', 'always', 'other/README.md']);
    expect(always.out).toContain('检查了 1 个文件');
  });

  it('reads the standard input, named or not', async () => {
    const dash = await bench.lint(['-'], { input: DRAFT });
    expect(dash.results[0]?.filePath).toBe('<stdin>');
    const piped = await bench.lint(['--stdin-filename', 'draft.md'], { input: DRAFT });
    expect(piped.results[0]?.filePath).toBe(`${bench.folder}/draft.md`);
    expect(piped.results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['typo', 'unfilled-placeholder']);
  });
});

describe.concurrent('options', () => {
  it('takes a genre only where the title names none', async () => {
    const notice = `关于做好春季植树工作的通知\n\n各乡镇人民政府：\n\n${'　　请各乡镇抓紧备苗备水，按时完成今年的植树任务，务必栽一片、活一片。\n'.repeat(12)}`;
    const file = bench.write('options/genre.txt', notice);
    const { results } = await bench.lint(['--genre', '讲话', file]);
    expect(results[0]?.messages.map(({ ruleId }) => ruleId)).not.toContain('missing-closing');
  });

  it('sets severities for the run', async () => {
    const file = bench.write('options/a.txt', DRAFT);
    const off = await bench.lint(['--rule', 'typo=off', '--rule=unfilled-placeholder=warning', file]);
    expect(off.code).toBe(0);
    expect(off.results[0]).toMatchObject({ errorCount: 0, warningCount: 1 });
    const info = await bench.lint(['--rule', 'typo=info', '--rule', 'unfilled-placeholder=hint', file]);
    expect(info.results[0]?.messages.map(({ severity }) => severity)).toEqual([0, 0]);
  });

  it('ends with 1 where there are more warnings than allowed', async () => {
    const file = bench.write('options/b.txt', DRAFT);
    const rules = ['--rule', 'typo=warning', '--rule', 'unfilled-placeholder=warning'];
    expect((await bench.lint([...rules, '--max-warnings', '2', file])).code).toBe(0);
    const over = await bench.lint([...rules, '--max-warnings', '1', file]);
    expect(over.code).toBe(1);
    expect(over.err).toContain('警告 2 个，超过 --max-warnings 1');
  });

  it('leaves all but errors out when it is to be quiet', async () => {
    const file = bench.write('options/c.txt', DRAFT);
    const { results } = await bench.lint(['-q', '--rule', 'typo=warning', file]);
    expect(results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['unfilled-placeholder']);
  });
});

describe.concurrent('what goes wrong', () => {
  it.each([
    [['lint', '--formt', 'json', 'x'], '没有选项 --formt，是不是 --format？'],
    [['lint', '--format'], '选项 --format 后面缺少值'],
    [['lint', '--format', '--fix'], '选项 --format 后面缺少值'],
    [['lint', '--fix=yes', 'x'], '选项 --fix 不带值'],
    [['lint', '--format', 'jsn', 'x'], '没有 jsn 这个值，是不是 json？'],
    [['lint', '--rule', 'tpo=off', 'x'], '没有规则 tpo，是不是 typo？'],
    [['lint', '--rule', 'typo=eror', 'x'], '没有 eror 这个值，是不是 error？'],
    [['lint', '--rule', 'typo', 'x'], '--rule typo 后面要写级别'],
    [['lint', '--genre', '通各', 'x'], '没有 通各 这个文种，是不是 通'],
    [['lint', '--enable', 'yes', 'x'], '--enable 没有 yes 这个值'],
    [['lint', '--max-warnings', '-1', 'x'], '--max-warnings'],
    [['lint', '--max-warnings', 'few', 'x'], '要的是不小于 0 的整数'],
    [['lint'], '没有说检查什么'],
    [['lnt'], '没有命令 lnt，是不是 lint？'],
    [['--lang', 'fr', 'lint', 'x'], '--lang 只有 zh 和 en'],
    [['outline'], 'outline 要一个文件'],
    [['rules', 'tpyo'], '没有规则 tpyo，是不是 typo？'],
  ])('%j: says it and ends with 2', async (args, message) => {
    const { code, out, err } = await bench.run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('checks the other files all the same', async () => {
    bench.write('wrong/good.txt', DRAFT);
    bench.write('wrong/binary.txt', Buffer.from([0x47, 0x00, 0x01, 0x02]));
    bench.write('wrong/word.txt', Buffer.from('PK\u0003\u0004rest'));
    bench.write('wrong/neither.txt', Buffer.from([0xe5, 0x85, 0xff, 0x30]));
    bench.write('wrong/empty/readme.log', 'x');
    const { code, err, results } = await bench.lint(
      ['missing.txt', 'binary.txt', 'empty', '*.nothing', 'word.txt', 'neither.txt', 'good.txt'],
      { cwd: 'wrong' },
    );
    expect(code).toBe(2);
    expect(results.map(({ messages }) => messages.length)).toEqual([2]);
    expect(err).toContain('missing.txt：没有这个文件或文件夹');
    expect(err).toContain('empty：这个文件夹里没有 .txt 或 .md 文件');
    expect(err).toContain('*.nothing：没有文件与它相符');
    expect(err).toContain('binary.txt：这是二进制文件');
    expect(err).toContain('word.txt：这是 Word（.docx）或压缩文件');
    expect(err).toContain('neither.txt：既不是 UTF-8 也不是 GB18030');
  });

  it('keeps what stands in a file from steering the terminal', async () => {
    const file = bench.write('wrong/escape.txt', DRAFT.replace('X支', '\u001b[2JX支'));
    const { out } = await bench.run(['lint', '--enable', 'always', file]);
    expect(out).toContain('X支');
    expect(out).not.toContain('\u001b');
  });
});

describe.concurrent('project files', () => {
  it('finds the nearest one above each file', async () => {
    bench.write('project/.gongwenrc.json', '{\n  // 全局\n  "rules": { "typo": "off" },\n}\n');
    bench.write('project/near/.gongwenrc.json', '{ "rules": { "unfilled-placeholder": "off" } }');
    bench.write('project/a.txt', DRAFT);
    bench.write('project/near/b.txt', DRAFT);
    const { err, results } = await bench.lint(['project']);
    expect(err).toBe('');
    expect(results.map(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      ['unfilled-placeholder'],
      ['typo'],
    ]);
    const given = await bench.lint(['--config', 'project/.gongwenrc.json', 'project/near/b.txt']);
    expect(given.results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['unfilled-placeholder']);
    const louder = await bench.lint(['--rule', 'typo=warning', 'project/a.txt']);
    expect(louder.results[0]?.messages.map(({ severity }) => severity)).toEqual([1, 2]);
  });

  it('uses its words, tables, ignores and exclusions', async () => {
    const project = {
      words: [{ avoid: '堤段', prefer: '堤防', why: '本县统一称堤防' }],
      tables: ['words.tsv'],
      ignores: [{ rule: 'typo', text: '幸苦', file: 'a.txt' }],
      exclude: ['old'],
    };
    bench.write('words/.gongwenrc.json', JSON.stringify(project));
    bench.write('words/words.tsv', '# 不写\t改为\t理由\n落实落细\t落实\t不用套话\n');
    bench.write('words/a.txt', DRAFT);
    bench.write('words/old/b.txt', DRAFT);
    const { err, results } = await bench.lint(['words']);
    expect(err).toBe('');
    expect(results).toHaveLength(1);
    const said = results[0]?.messages.map(({ ruleId, line }) => `${ruleId}:${line}`);
    expect(said).toEqual(['project-word:5', 'unfilled-placeholder:9', 'project-word:9']);
    const named = await bench.run(['lint', 'words/old/b.txt']);
    expect(named.code).toBe(0);
    expect(named.err).toContain('words/old/b.txt：项目文件的 exclude 把它排除了');
  });

  it('says what is wrong in it, with line and column, uses the rest, and ends with 2', async () => {
    bench.write('broken/.gongwenrc.json', '{\n  "rules": {\n    "tpyo": "off",\n    "typo": "off"\n  }\n}\n');
    bench.write('broken/a.txt', DRAFT);
    const { code, err, results } = await bench.lint(['broken']);
    expect(code).toBe(2);
    expect(err).toContain('broken/.gongwenrc.json:3:5：没有 “tpyo” 这个规则，是不是 typo？');
    expect(results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['unfilled-placeholder']);
  });

  it('says that a project file or a table is missing', async () => {
    const file = bench.write('gone/a.txt', DRAFT);
    const config = await bench.lint(['--config', 'gone/none.json', file]);
    expect(config.code).toBe(2);
    expect(config.err).toContain('gone/none.json：没有这个文件');
    expect(config.results[0]?.messages).toHaveLength(2);
    bench.write('gone/.gongwenrc.json', '{ "tables": ["none.tsv"] }');
    const table = await bench.lint([file]);
    expect(table.code).toBe(2);
    expect(table.err).toContain('gone/none.tsv：没有这个文件');
  });

  it('tells of an ignore that is used no longer', async () => {
    bench.write('unused/.gongwenrc.json', '{ "ignores": [{ "rule": "typo", "text": "拌脚石", "file": "a.txt" }] }');
    const file = bench.write('unused/a.txt', CLEAN);
    const { code, results } = await bench.lint([file]);
    expect(code).toBe(0);
    const [project] = results.filter(({ filePath }) => filePath.endsWith('.gongwenrc.json'));
    expect(project?.messages).toMatchObject([{ ruleId: 'unused-ignore', severity: 0, line: 1, column: 15 }]);
    expect(project?.messages[0]?.message).toContain('typo 的“拌脚石”');
  });

  it('judges an ignore for many documents only where all of them were checked', async () => {
    const ignores = '[{ "rule": "typo", "text": "拌脚石" }, { "rule": "typo", "text": "幸苦" }]';
    bench.write('many/.gongwenrc.json', `{ "ignores": ${ignores} }`);
    const file = bench.write('many/a.txt', CLEAN);
    bench.write('many/b.txt', DRAFT.replace('X支', '三支'));
    const unused = (results: readonly Result[]): string[] =>
      results.flatMap(({ messages }) =>
        messages.filter(({ ruleId }) => ruleId === 'unused-ignore').map((m) => m.message),
      );
    expect(unused((await bench.lint([file])).results)).toEqual([]);
    const all = unused((await bench.lint(['many'])).results);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain('拌脚石');
    bench.write('many/.gongwenrc.json', `{ "rules": { "unused-ignore": "off" }, "ignores": ${ignores} }`);
    expect(unused((await bench.lint(['many'])).results)).toEqual([]);
  });
});

describe.concurrent('fixing', () => {
  const gb = (text: string): Buffer => {
    // GB18030 of the two words is all that the test needs to know; the rest comes from the decoder itself.
    const table = new Map<string, number[]>();
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) {
        if (low === 0x7f) continue;
        const character = decoder.decode(Uint8Array.of(high, low));
        if (!table.has(character)) table.set(character, [high, low]);
      }
    }
    return Buffer.from([...text].flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : table.get(c)!)));
  };
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
  const ways: readonly [string, (text: string) => Buffer][] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a BOM', (text) => Buffer.from(`\ufeff${text}`)],
    ['GB18030', gb],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', (text) => utf16(text).swap16()],
  ];

  for (const [name, bytesOf] of ways) {
    for (const eol of ['\n', '\r\n']) {
      it(`writes ${name} with ${JSON.stringify(eol)} back as it came`, async () => {
        const file = `fix/${name}-${eol.length}.txt`;
        const before = DRAFT.replaceAll('\n', eol);
        bench.write(file, bytesOf(before));
        const { code, results } = await bench.lint(['--fix', file]);
        expect(code).toBe(1);
        expect(results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['unfilled-placeholder']);
        expect(bench.read(file).equals(bytesOf(before.replace('幸苦', '辛苦')))).toBe(true);
      });
    }
  }

  it('leaves no other file behind and touches no file that needs nothing', async () => {
    bench.write('fix-folder/a.txt', DRAFT);
    bench.write('fix-folder/b.txt', CLEAN);
    const { out } = await bench.run(['lint', '--fix', 'fix-folder']);
    expect(out).toContain('自动修改了 1 处');
    expect(readdirSync(`${bench.folder}/fix-folder`).sort()).toEqual(['a.txt', 'b.txt']);
    expect(bench.read('fix-folder/b.txt').toString()).toBe(CLEAN);
  });

  it('shows a diff and changes nothing in a dry run', async () => {
    bench.write('dry/a.txt', DRAFT);
    const { code, out, err } = await bench.run(['lint', '--fix-dry-run', 'a.txt'], { cwd: 'dry' });
    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
      '--- a/a.txt',
      '+++ b/a.txt',
      '-　　近来雨水偏多，值守人员十分幸苦。各镇要加大巡查力度，落实落细各项责任。',
      '+　　近来雨水偏多，值守人员十分辛苦。各镇要加大巡查力度，落实落细各项责任。',
    ]);
    expect(err).toContain('--fix 会修改 1 处');
    expect(bench.read('dry/a.txt').toString()).toBe(DRAFT);
    const json = await bench.lint(['--fix-dry-run', 'dry/a.txt']);
    expect(json.results[0]?.output).toBe(DRAFT.replace('幸苦', '辛苦'));
  });

  it('passes the standard input on, fixed, in its encoding', async () => {
    const { code, bytes, err } = await bench.run(['lint', '--fix', '-'], { input: gb(DRAFT) });
    expect(code).toBe(1);
    expect(bytes.equals(gb(DRAFT.replace('幸苦', '辛苦')))).toBe(true);
    expect(err).toContain('unfilled-placeholder');
    const clean = await bench.run(['lint', '--fix', '-'], { input: CLEAN });
    expect(clean.out).toBe(CLEAN);
  });

  it.skipIf(process.platform === 'win32')('keeps the permissions of a file, whatever the umask', async () => {
    for (const mode of [0o666, 0o640, 0o604]) {
      const name = `fix/mode-${mode}.txt`;
      chmodSync(bench.write(name, DRAFT), mode);
      await bench.lint(['--fix', name]);
      expect(bench.read(name).toString()).toBe(DRAFT.replace('幸苦', '辛苦'));
      expect(statSync(`${bench.folder}/${name}`).mode & 0o777).toBe(mode);
    }
  });

  it('fixes a file whose name is as long as names can be', async () => {
    const name = `fix/${'长'.repeat(83)}.txt`;
    bench.write(name, DRAFT);
    const { err } = await bench.lint(['--fix', name]);
    expect(err).toBe('');
    expect(bench.read(name).toString()).toBe(DRAFT.replace('幸苦', '辛苦'));
  });

  it.skipIf(process.platform === 'win32')('follows a link that is named, and none that it finds', async () => {
    bench.write('outside/a.txt', DRAFT);
    bench.write('inside/b.txt', DRAFT);
    symlinkSync(`${bench.folder}/outside`, `${bench.folder}/inside/folder`);
    symlinkSync(`${bench.folder}/outside/a.txt`, `${bench.folder}/inside/file.txt`);
    symlinkSync(`${bench.folder}/inside`, `${bench.folder}/link`);
    const names = async (...args: string[]) =>
      (await bench.lint(args)).results.map(({ filePath }) => filePath.slice(bench.folder.length + 1));
    expect(await names('--fix', 'inside')).toEqual(['inside/b.txt']);
    expect(bench.read('outside/a.txt').toString()).toBe(DRAFT);
    expect(await names('link')).toEqual(['link/b.txt']);
    expect(await names('--fix', 'inside/file.txt')).toEqual(['inside/file.txt']);
    expect(bench.read('outside/a.txt').toString()).toBe(DRAFT.replace('幸苦', '辛苦'));
  });

  it('leaves a file alone that cannot be written back as it came', async () => {
    // 0x80 reads as the euro sign, which GB18030 writes as two bytes.
    const before = Buffer.concat([gb(DRAFT), Buffer.from([0x80, 0x0a])]);
    bench.write('fix/euro.txt', before);
    const { code, err } = await bench.run(['lint', '--fix', 'fix/euro.txt']);
    expect(code).toBe(2);
    expect(err).toContain('没有修改');
    expect(bench.read('fix/euro.txt').equals(before)).toBe(true);
    expect(existsSync(`${bench.folder}/fix/.euro.txt.tmp`)).toBe(false);
  });
});

describe('whoever reads what it says', () => {
  const long = `${DRAFT}\n${'　　值守人员十分幸苦。\n'.repeat(3000)}`;

  it('may be slow', async () => {
    bench.write('long.txt', long);
    const whole = await bench.run(['lint', '--format', 'json', 'long.txt']);
    expect(whole.bytes.length).toBeGreaterThan(500_000);
    const child = bench.start(['lint', '--format', 'json', 'long.txt']);
    let read = 0;
    for await (const chunk of child.stdout) {
      read += (chunk as Buffer).length;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(read).toBe(whole.bytes.length);
  });

  it('may have seen enough', async () => {
    bench.write('long.txt', long);
    const child = bench.start(['lint', '--format', 'json', 'long.txt']);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });
});
