import { describe, expect, it } from 'vitest';
import { RememberedLog, withoutNames } from '../../client/src/log.js';

describe('what is remembered of a line', () => {
  it.each([
    ['file:///home/li/年度总结.txt was not checked', '<uri> was not checked'],
    ['untitled:Untitled-1 cannot be read', '<uri> cannot be read'],
    ['    at check (/home/li/ext/dist/server.cjs:10:5)', '    at check (<path>:10:5)'],
    ['C:\\Users\\li\\draft.txt', '<path>'],
    ['rule typo failed: 今年，全县上下 at 3', 'rule typo failed: …at 3'],
  ])('%s', (line, kept) => expect(withoutNames(line)).toBe(kept));
});

describe('the log', () => {
  it('goes on as it was, and its last lines are kept', () => {
    const written: string[] = [];
    const channel = {
      error: (text: string) => void written.push(text),
      info: (text: string) => void written.push(text),
      trace: (text: string) => void written.push(text),
      show: () => 'shown',
      name: 'log',
    };
    const log = new RememberedLog(channel as never);
    for (let line = 1; line <= 70; line++) log.channel.info(`line ${line}`);
    log.channel.error('two\nlines');
    log.channel.trace('the text of a document');
    expect(written).toHaveLength(72);
    expect(log.lines).toHaveLength(60);
    expect(log.lines.slice(-3)).toEqual(['info line 70', 'error two', 'lines']);
    expect(log.channel.name).toBe('log');
    expect((log.channel as unknown as { show(): string }).show()).toBe('shown');
  });
});
