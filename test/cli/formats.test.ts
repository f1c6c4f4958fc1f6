import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, CLEAN, DRAFT, README_TEXT } from './command.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.make();
  bench.write('draft.txt', DRAFT);
  bench.write('clean.txt', CLEAN);
  bench.write('README.md', README_TEXT);
});
afterAll(() => bench.remove());

const FILES = ['draft.txt', 'clean.txt', 'README.md'];

describe.concurrent('stylish', () => {
  it('shows the line, and underlines the place in cells of the terminal', async () => {
    const { out } = await bench.run(['lint', ...FILES]);
    expect(out).toBe(`draft.txt
  5:16  错误  “幸苦”应为“辛苦”。  typo
        │ 　　近来雨水偏多，值守人员十分幸苦。各镇要加大巡查力度，落实落细各项责任。
        │                               ^^^^
        └ 可用 --fix 改：改为“辛苦”
  9:14  错误  “X”是占位符号，尚未填写（数量）。请换成实际内容。  unfilled-placeholder
        │ 　　二、加强巡查。各镇组织X支队伍，对重点堤段逐一排查。
        │                           ^

共 2 处：2 个错误，0 个警告，0 个提示。其中 1 处可用 --fix 自动修改。
1 个文件不像公文，没有检查；要检查请加 --enable always。
`);
  });

  it('cuts a long line around the place', async () => {
    const long = DRAFT.replace('　　二、', `　　二、${'各镇要把各项防汛措施落到实处，'.repeat(30)}`);
    bench.write('long.txt', long);
    const { out } = await bench.run(['lint', '--rule', 'typo=off', '--rule', 'repeated-text=off', 'long.txt']);
    const lines = out.split('\n');
    const at = lines.findIndex((line) => line.includes('队伍'));
    const shown = lines[at]!.slice(lines[at]!.indexOf('│') + 2);
    const marks = lines[at + 1]!.slice(lines[at + 1]!.indexOf('│') + 2);
    expect(shown).toMatch(/^….*各镇组织X支队伍/u);
    const cells = [...shown.slice(0, shown.indexOf('X'))].reduce((sum, c) => sum + (c === '…' ? 1 : 2), 0);
    expect(marks).toBe(`${' '.repeat(cells)}^`);
    expect(cells).toBeLessThan(100);
  });

  it('colours where it is asked to and nowhere else', async () => {
    const plain = await bench.run(['lint', 'draft.txt']);
    expect(plain.out).not.toContain('\u001b[');
    const forced = await bench.run(['lint', 'draft.txt'], { env: { FORCE_COLOR: '1' } });
    expect(forced.out).toContain('\u001b[31m错误\u001b[39m');
    const never = await bench.run(['lint', 'draft.txt'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(never.out).toBe(plain.out);
  });
});

describe.concurrent('for machines', () => {
  it('writes SARIF 2.1.0', async () => {
    const { code, out } = await bench.run(['lint', '--format', 'sarif', ...FILES]);
    expect(code).toBe(1);
    const log = JSON.parse(out);
    expect(log.version).toBe('2.1.0');
    expect(log.runs).toHaveLength(1);
    const [run] = log.runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.invocations).toEqual([{ executionSuccessful: true }]);
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['typo', 'unfilled-placeholder']);
    for (const rule of run.tool.driver.rules) {
      expect(rule.shortDescription.text).not.toBe('');
      expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level);
    }
    expect(run.artifacts.map((one: { location: { uri: string } }) => one.location.uri)).toEqual(FILES);
    expect(run.results).toHaveLength(2);
    expect(run.results[0]).toMatchObject({
      ruleId: 'typo',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'draft.txt', index: 0 },
            region: { startLine: 5, startColumn: 16, endLine: 5, endColumn: 18 },
          },
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '辛苦' } }] }] }],
    });
  });

  it('writes workflow commands for GitHub', async () => {
    bench.write('odd,name:50%.txt', DRAFT);
    const { out } = await bench.run(['lint', '--format', 'github', '--rule', 'typo=info', 'odd,name:50%.txt']);
    const [first, second] = out.split('\n');
    expect(first).toMatch(
      /^::notice file=odd%2Cname%3A50%25\.txt,line=5,endLine=5,col=16,endColumn=18,title=typo::“幸苦”/,
    );
    expect(second).toMatch(/^::error file=.*,line=9,.*,title=unfilled-placeholder::/);
  });

  it('writes Checkstyle', async () => {
    const { out } = await bench.run(['lint', '--format', 'checkstyle', ...FILES]);
    expect(out.match(/<file /g)).toHaveLength(3);
    expect(out.match(/<error [^>]*\/>/g)).toHaveLength(2);
    expect(out).toContain(
      '<error line="5" column="16" severity="error" message="“幸苦”应为“辛苦”。" source="gongwen.typo"/>',
    );
    expect(out).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<checkstyle [^>]*>\n[\s\S]*<\/checkstyle>\n$/);
  });

  it('writes JUnit', async () => {
    const { out } = await bench.run(['lint', '--format', 'junit', '--rule', 'typo=hint', ...FILES]);
    expect(out).toContain('<testsuites name="gongwen" tests="3" failures="1">');
    expect(out).toContain('failures="1" errors="0" skipped="0"');
    expect(out).toContain('<failure type="error" message="');
    expect(out).toMatch(/<system-out>[^<]*draft\.txt:5:16 typo “幸苦”/);
    expect(out).toContain('<skipped message="not official prose"/>');
    expect(out.match(/<testsuite /g)).toHaveLength(3);
  });

  it('escapes what XML cannot hold', async () => {
    bench.write('a&b <c>.txt', DRAFT);
    const { out } = await bench.run(['lint', '--format', 'checkstyle', 'a&b <c>.txt']);
    expect(out).toMatch(/<file name="[^"]*a&amp;b &lt;c&gt;\.txt">/);
  });

  it('counts columns in UTF-16 units, from 1, behind a BOM, emoji and CRLF', async () => {
    const text = `\ufeff${DRAFT.replace('值守人员', '😀值守人员').replaceAll('\n', '\r\n')}`;
    bench.write('utf16.txt', text);
    const { results } = await bench.lint(['utf16.txt']);
    expect(results[0]?.messages[0]).toMatchObject({ ruleId: 'typo', line: 5, column: 18, endLine: 5, endColumn: 20 });
    const { range } = results[0]!.messages[0]!.fix!;
    expect(text.slice(1).slice(...range)).toBe('幸苦');
  });
});

describe.concurrent('languages', () => {
  it.each([
    [{ LANG: 'en_US.UTF-8' }, 'Usage:'],
    [{ LANG: 'zh_CN.UTF-8' }, '用法：'],
    [{ LANG: 'C' }, '用法：'],
    [{ LANG: '' }, '用法：'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB' }, 'Usage:'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en' }, 'Usage:'],
  ])('%j', async (env, word) => {
    const { code, out } = await bench.run(['--help'], { env });
    expect(code).toBe(0);
    expect(out).toContain(word);
  });

  it('takes --lang before the locale, wherever it stands', async () => {
    const { out } = await bench.run(['lint', 'draft.txt', '--lang=en']);
    expect(out).toContain('“幸苦” should be “辛苦”');
    expect(out).toContain('2 problems: 2 errors, 0 warnings, 0 notes. --fix fixes 1 of them.');
    const { err } = await bench.run(['--lang', 'en', 'lint', '--formt', 'x']);
    expect(err).toBe('gongwen: unknown option --formt, did you mean --format?\n');
  });
});
