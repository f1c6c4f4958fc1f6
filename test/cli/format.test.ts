import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMAT_OPTIONS } from '../../server/src/cli/format.js';
import { FORMAT_STEPS } from '../../server/src/core/index.js';
import { Bench, CLEAN, README_TEXT } from './command.js';

const UNTIDY = `关于加强汛期值守工作的通知


各镇人民政府:

近来雨水偏多,各镇要加大巡查力度。

一、严格值守。全体人员坚守岗位,有情况及时报告。
特此通知。

青山县人民政府办公室
2024年6月3日
`;

const TIDY = `关于加强汛期值守工作的通知

各镇人民政府：

　　近来雨水偏多，各镇要加大巡查力度。

　　一、严格值守。全体人员坚守岗位，有情况及时报告。
　　特此通知。

青山县人民政府办公室
2024年6月3日
`;

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.make();
  bench.write('untidy.txt', UNTIDY);
  bench.write('clean.txt', CLEAN);
  bench.write('README.md', README_TEXT);
});
afterAll(() => bench.remove());

describe.concurrent('gongwen format', () => {
  it('writes the result to the standard output and leaves the file', async () => {
    const { code, out, err } = await bench.run(['format', 'untidy.txt']);
    expect({ code, out, err }).toEqual({ code: 0, out: TIDY, err: '' });
    expect(bench.read('untidy.txt').toString()).toBe(UNTIDY);
  });

  it('reads the standard input', async () => {
    expect((await bench.run(['format'], { input: UNTIDY })).out).toBe(TIDY);
    expect((await bench.run(['format', '-'], { input: TIDY })).out).toBe(TIDY);
    const named = await bench.run(['format', '-', '--stdin-filename', 'a.md'], { input: UNTIDY });
    expect(named.out).not.toContain('　　');
    expect(named.out).toContain('各镇人民政府：');
  });

  it('lists with --check what would change, and ends with 1', async () => {
    const { code, out, err } = await bench.run(['format', '--check', 'untidy.txt', 'clean.txt', 'README.md']);
    expect({ code, out }).toEqual({ code: 1, out: 'untidy.txt\n' });
    expect(err).toContain('1 个文件需要排版');
    expect(await bench.run(['format', '--check', 'clean.txt', 'README.md'])).toMatchObject({
      code: 0,
      out: '',
      err: '',
    });
  });

  it('leaves what is no official document, unless it is forced', async () => {
    expect((await bench.run(['format', 'README.md'])).out).toBe(README_TEXT);
    bench.write('notes.txt', '买菜,做饭。\n');
    expect((await bench.run(['format', 'notes.txt'])).out).toBe('买菜,做饭。\n');
    expect((await bench.run(['format', '--force', '--indent', 'keep', 'notes.txt'])).out).toBe('买菜，做饭。\n');
  });

  it.each(['utf8', 'gb18030', 'bom', 'utf-16le'])('--write keeps the encoding and the line ends (%s)', async (kind) => {
    const iconv = (await import('iconv-lite')).default;
    const encode = (text: string): Buffer => {
      if (kind === 'bom') return Buffer.from(`\ufeff${text}`);
      return kind === 'utf-16le' ? Buffer.from(`\ufeff${text}`, 'utf16le') : iconv.encode(text, kind);
    };
    const name = `write-${kind}.txt`;
    bench.write(name, encode(UNTIDY.replaceAll('\n', '\r\n')));
    const first = await bench.run(['format', '--write', name, 'clean.txt']);
    expect(first).toMatchObject({ code: 0, out: `${name}\n`, err: '' });
    expect(bench.read(name)).toEqual(encode(TIDY.replaceAll('\n', '\r\n')));
    const again = await bench.run(['format', '--write', name]);
    expect(again).toMatchObject({ code: 0, out: '' });
    expect(again.err).toContain('没有需要排版的文件');
  });

  it('shows with --diff what would change', async () => {
    const { code, out } = await bench.run(['format', '--diff', 'untidy.txt', 'clean.txt']);
    expect(code).toBe(0);
    expect(out).toContain('--- a/untidy.txt\n+++ b/untidy.txt\n');
    expect(out.split('\n')).toEqual(
      expect.arrayContaining(['-近来雨水偏多,各镇要加大巡查力度。', '+　　近来雨水偏多，各镇要加大巡查力度。']),
    );
    expect(out).not.toContain('clean.txt');
  });

  it('follows its options', async () => {
    const { out } = await bench.run([
      ...['format', 'untidy.txt', '--indent', 'none', '--blank-lines', 'none'],
      ...['--skip', 'punctuation', '--skip', 'spaces'],
    ]);
    expect(out).toBe(UNTIDY.replace(/\n+/g, '\n'));
  });

  it('follows the project file', async () => {
    bench.write('project/.gongwenrc.json', '{ "exclude": ["old/**"], "rules": { "halfwidth-punctuation": "off" } }');
    bench.write('project/a.txt', UNTIDY);
    bench.write('project/old/b.txt', UNTIDY);
    expect((await bench.run(['format', 'a.txt'], { cwd: 'project' })).out).toContain('　　近来雨水偏多,各镇');
    expect((await bench.run(['format', '--check', '.'], { cwd: 'project' })).out).toBe('a.txt\n');
    expect((await bench.run(['format', 'old/b.txt'], { cwd: 'project' })).out).toBe(UNTIDY);
  });

  it('takes its steps from the project file, and from the command line before that', async () => {
    bench.write(
      'layout/.gongwenrc.json',
      '{ "format": { "indent": "none", "punctuation": false, "blankLines": "keep" } }',
    );
    bench.write('layout/a.txt', UNTIDY);
    const { out } = await bench.run(['format', 'a.txt'], { cwd: 'layout' });
    expect(out).toBe(UNTIDY);
    const over = await bench.run(['format', 'a.txt', '--indent', 'two', '--blank-lines', 'one'], { cwd: 'layout' });
    expect(over.out).toContain('　　近来雨水偏多,各镇');
    expect(over.out).not.toContain('\n\n\n');
  });

  it.each([
    [['--check', '--write', 'untidy.txt'], '--check 和 --write 只能用一个'],
    [['--write', '-'], '标准输入没有文件可写'],
    [['--indent', 'four', 'untidy.txt'], '--indent 没有 four 这个值'],
    [['--skip', 'quote', 'untidy.txt'], '--skip 没有 quote 这个值'],
    [['--blank', 'untidy.txt'], '没有选项 --blank'],
    [['missing.txt'], 'missing.txt：没有这个文件'],
    [[], '没有说给什么排版'],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, err } = await bench.run(['format', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('goes on behind a file that cannot be read', async () => {
    bench.write('binary.txt', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0]));
    const { code, out, err } = await bench.run(['format', '--check', 'binary.txt', 'untidy.txt', '--lang', 'en']);
    expect({ code, out }).toEqual({ code: 2, out: 'untidy.txt\n' });
    expect(err).toContain('binary.txt: it is a .docx');
  });

  it.each(['zh', 'en'])('is explained (%s)', async (language) => {
    const { code, out } = await bench.run(['format', '--help', '--lang', language]);
    expect(code).toBe(0);
    for (const name of Object.keys(FORMAT_OPTIONS)) {
      if (name !== 'help' && name !== 'version') expect(out).toContain(`--${name}`);
    }
    for (const step of Object.keys(FORMAT_STEPS)) expect(out).toContain(step);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
