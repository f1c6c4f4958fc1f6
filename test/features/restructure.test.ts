import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, DEFAULT_CONFIG, type Draft, formatOf, sectionsIn } from '../../server/src/core/index.js';
import {
  type Change,
  difference,
  rearrange,
  references,
  renumberAll,
  renumberSiblings,
} from '../../server/src/features/index.js';
import { engineOf } from '../support.js';
import { read } from './read.js';

const config = { ...DEFAULT_CONFIG, enable: 'always' as const };
const reader = (format: Draft['format'] = 'plain') => ({
  read: (text: string) => engineOf().read(text, format, config),
  check: (draft: Draft) => engineOf().check(draft, config).findings,
});

/** What becomes of a text when the section at ‸ is changed, or why nothing is done. */
function change(marked: string, what: Change | Change['kind'], format: Draft['format'] = 'plain') {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const full = typeof what === 'string' ? ({ kind: what } as Change) : what;
  const result = rearrange(read(text, format), offset, full, reader(format));
  if ('refused' in result) return { refused: result.refused.zh, text, stale: [], selected: '' };
  const { draft, stale, selection } = result;
  return { text: draft.text, stale, selected: draft.text.slice(selection.start, selection.end), refused: undefined };
}

const speech =
  '在秋收会议上的讲话\n同志们：\n　　下面讲三点意见。\n　　一、认清形势\n　　形势喜人。\n　　二、抓住重点\n　　（一）抢收。天气正好。\n　　（二）抢种。墒情正好。\n　　三、加强领导\n　　层层负责。\n　　同志们，让我们一起努力！\n';

describe('a section that is moved', () => {
  it('up takes all along, and the numbers stay in order', () => {
    const { text, selected } = change(speech.replace('三、加', '三‸、加'), 'up');
    expect(text).toBe(
      '在秋收会议上的讲话\n同志们：\n　　下面讲三点意见。\n　　一、认清形势\n　　形势喜人。\n　　二、加强领导\n　　层层负责。\n　　三、抓住重点\n　　（一）抢收。天气正好。\n　　（二）抢种。墒情正好。\n　　同志们，让我们一起努力！\n',
    );
    expect(selected).toBe('二、加强领导');
  });

  it('down and up again is where it was', () => {
    const { text } = change(speech.replace('一、认', '一‸、认'), 'down');
    expect(text).toContain('一、抓住重点');
    expect(change(text.replace('二、认', '二‸、认'), 'up').text).toBe(speech);
  });

  it('at the end of a text without a last line end', () => {
    expect(change('一、甲\n甲文。\n\n二、乙‸\n乙文。', 'up').text).toBe('一、乙\n乙文。\n\n二、甲\n甲文。');
  });

  it('among numbered paragraphs with text below them', () => {
    const text = '一、甲\n1.子\n子文。\n2.丑\n丑文。\n3.寅\n寅文。\n二、乙\n乙文。\n';
    expect(change(text.replace('3.寅', '3‸.寅'), 'up').text).toBe(
      '一、甲\n1.子\n子文。\n2.寅\n寅文。\n3.丑\n丑文。\n二、乙\n乙文。\n',
    );
  });

  it('beside another list below the same heading, which keeps its numbers', () => {
    const text = '一、甲\n1.子\n2.丑\n3.寅\n寅文。\n1.卯\n2.辰\n';
    expect(change(text.replace('2.丑', '2‸.丑'), 'up').text).toBe('一、甲\n1.丑\n2.子\n3.寅\n寅文。\n1.卯\n2.辰\n');
  });

  const folder = new URL('../../seeds/specimens/clean/', import.meta.url);
  // A table of contents that is told by its first line ends elsewhere when that one is moved.
  const names = readdirSync(folder).filter((name) => name !== 'plan-five-years.txt');
  it.each(names)('down and up again leaves %s as it was, and no number wrong', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const format = formatOf(name);
    const draft = read(text, format);
    const wrong = (one: Draft): number =>
      reader(format)
        .check(one)
        .filter(({ rule }) => /^heading-s|^item/.test(rule)).length;
    for (const { block, marker, title } of draft.parts.flatMap(({ sections }) => sectionsIn(sections))) {
      const down = rearrange(draft, block.start + (marker?.span.end ?? 0), { kind: 'down' }, reader(format));
      if ('refused' in down) continue;
      expect(wrong(down.draft), title).toBeLessThanOrEqual(wrong(draft));
      const up = rearrange(down.draft, down.selection.start, { kind: 'up' }, reader(format));
      expect('refused' in up ? up.refused.zh : up.draft.text, title).toBe(text);
    }
  });

  it('to another parent is counted there, and no more where it was', () => {
    const text = '一、甲\n（一）子。文。\n（二）丑。文。\n二、乙\n（一）寅。文。\n（二）卯。文。\n';
    const target = text.indexOf('寅');
    expect(change(text.replace('（一）子', '（‸一）子'), { kind: 'move', target, where: 'after' }).text).toBe(
      '一、甲\n（一）丑。文。\n二、乙\n（一）寅。文。\n（二）子。文。\n（三）卯。文。\n',
    );
  });

  it('below another takes the style of what stands there', () => {
    const text = '一、甲\n（一）子。文。\n二、乙\n三、丙\n';
    const target = text.indexOf('甲');
    expect(change(text.replace('二、', '二‸、'), { kind: 'move', target, where: 'inside' }).text).toBe(
      '一、甲\n（一）子。文。\n（二）乙\n二、丙\n',
    );
  });

  it('in a series that goes on through the document counts on', () => {
    const text = '第一章　总则\n第一条　甲。\n第二条　乙。\n第二章　附则\n第三条　丙。\n第四条　丁。\n';
    expect(change(text.replace('第四条', '第四‸条'), 'up').text).toContain('第三条　丁。\n第四条　丙。');
  });

  it('nowhere is left where it is', () => {
    expect(change('一、甲‸\n二、乙', 'up').refused).toBeDefined();
    expect(change('一、甲\n二、乙‸', 'down').refused).toBeDefined();
    expect(change('甲乙‸丙。', 'up').refused).toBeDefined();
    const self: Change = { kind: 'move', target: 6, where: 'inside' };
    expect(change('一、甲‸\n（一）乙。', self).refused).toContain('自己');
  });

  it('is counted on where its numbers go on through the document', () => {
    const text = '一、甲\n（一）子。文。\n（二）丑。文。\n二、乙\n（三）寅。文。\n三、丙\n（四）卯。文。\n';
    expect(change(text.replace('二、', '二‸、'), 'up').text).toBe(
      '一、乙\n（一）寅。文。\n二、甲\n（二）子。文。\n（三）丑。文。\n三、丙\n（四）卯。文。\n',
    );
    expect(change(text.replace('一、', '一‸、'), 'delete').text).toBe(
      '一、乙\n（一）寅。文。\n二、丙\n（二）卯。文。\n',
    );
  });

  it('that is a clause changes places with another, and the marks stay', () => {
    const text = '一、甲\n一是抓早。早谋划。\n二是抓小。小切口。\n三是抓实。实举措。\n';
    expect(change(text.replace('三是', '三‸是'), 'up').text).toBe(
      '一、甲\n一是抓早。早谋划。\n二是抓实。实举措。\n三是抓小。小切口。\n',
    );
    const target = text.indexOf('抓实');
    expect(change(text.replace('一是', '一‸是'), { kind: 'move', target, where: 'after' }).text).toBe(
      '一、甲\n一是抓小。小切口。\n二是抓实。实举措。\n三是抓早。早谋划。\n',
    );
    expect(change(text.replace('一是', '一‸是'), 'delete').text).toBe(
      '一、甲\n一是抓小。小切口。\n二是抓实。实举措。\n',
    );
    expect(change(text.replace('一是', '一‸是'), 'insert').text).toContain('二是\n三是抓小');
    expect(change(text.replace('三是', '三‸是'), 'promote').refused).toContain('分句');
  });

  it('names the references that speak of another section now', () => {
    const text = '一、甲\n按第三部分办理，参照《某某条例》第二条。\n二、乙\n三、丙\n';
    const { stale, text: now } = change(text.replace('三、', '三‸、'), 'up');
    expect(stale.map(({ span, text: said, now: mark }) => [now.slice(span.start, span.end), said, mark])).toEqual([
      ['第三部分', '第三部分', '二、'],
    ]);
  });
});

describe('a section that is deleted or added', () => {
  it('changes the count that announces it', () => {
    const { text } = change(speech.replace('一、认', '一‸、认'), 'delete');
    expect(text).toContain('下面讲两点意见。\n　　一、抓住重点');
    expect(text).toContain('二、加强领导');
  });

  it('stands behind the one that it was added to', () => {
    const { text } = change('讲两点意见。\n一、甲‸\n甲文。\n二、乙\n乙文。', 'insert');
    expect(text).toBe('讲三点意见。\n一、甲\n甲文。\n二、\n三、乙\n乙文。');
  });

  it('a count that was wrong before is left to the writer', () => {
    expect(change('讲五点意见。\n一、甲‸\n甲。\n二、乙\n乙。\n三、丙\n丙。', 'delete').text).toContain('讲五点意见');
  });
});

describe('a section of another level', () => {
  it('is promoted with all below it', () => {
    expect(change('一、甲\n（一）子。文。\n（二）丑‸。文。\n1.寅。\n（三）卯。文。\n二、乙\n', 'promote').text).toBe(
      '一、甲\n（一）子。文。\n二、丑。文。\n（一）寅。\n（二）卯。文。\n三、乙\n',
    );
  });

  it('is demoted with all below it, in the style of this document', () => {
    expect(change('一、甲\n1．子。\n二、乙‸\n1．丑。\n三、丙\n', 'demote').text).toBe(
      '一、甲\n1．子。\n2．乙\n（1）丑。\n二、丙\n',
    );
  });

  it('is told from the heading by a blank where the style asks for one', () => {
    const text = '第一章　总则\n一、甲‸甲。\n第二章　附则\n一、乙乙。\n';
    expect(change(text, 'promote').text).toBe('第一章　总则\n第二章　甲甲。\n第三章　附则\n一、乙乙。\n');
  });

  it('keeps the # of Markdown in step', () => {
    expect(change('## 一、甲\n\n## 二、乙‸\n\n### （一）丙\n', 'demote', 'markdown').text).toBe(
      '## 一、甲\n\n### （一）乙\n\n#### 1.丙\n',
    );
  });

  it('the first cannot be demoted, the highest not promoted', () => {
    expect(change('一、甲‸\n二、乙', 'demote').refused).toBeDefined();
    expect(change('一、甲‸\n二、乙', 'promote').refused).toBeDefined();
  });
});

describe('numbers of several parts', () => {
  const plan =
    '防汛应急预案\n1　总则\n1.1　目的\n略。\n1.2　范围\n略。\n2　组织\n2.1　县级\n2.1.1　指挥部\n略。\n2.1.2　办公室\n略。\n2.2　乡级\n略。\n3　附则\n3.1　解释\n略。\n3.2　施行\n略。\n';

  it('follow the heading that is moved', () => {
    expect(change(plan.replace('2　组织', '2‸　组织'), 'down').text).toBe(
      '防汛应急预案\n1　总则\n1.1　目的\n略。\n1.2　范围\n略。\n2　附则\n2.1　解释\n略。\n2.2　施行\n略。\n3　组织\n3.1　县级\n3.1.1　指挥部\n略。\n3.1.2　办公室\n略。\n3.2　乡级\n略。\n',
    );
    expect(change(plan.replace('1　总则', '1‸　总则'), 'delete').text).toContain(
      '预案\n1　组织\n1.1　县级\n1.1.1　指挥部\n略。\n1.1.2　办公室\n略。\n1.2　乡级\n略。\n2　附则\n2.1　解释',
    );
  });

  it('begin with that of the heading that they are moved below', () => {
    const target = plan.indexOf('解释');
    expect(change(plan.replace('2.1　县级', '2.1‸　县级'), { kind: 'move', target, where: 'after' }).text).toBe(
      '防汛应急预案\n1　总则\n1.1　目的\n略。\n1.2　范围\n略。\n2　组织\n2.1　乡级\n略。\n3　附则\n3.1　解释\n略。\n3.2　县级\n3.2.1　指挥部\n略。\n3.2.2　办公室\n略。\n3.3　施行\n略。\n',
    );
  });

  it('grow and shrink with the level', () => {
    expect(change(plan.replace('2.2　乡级', '2.2‸　乡级'), 'promote').text).toContain(
      '2.1.2　办公室\n略。\n3　乡级\n略。\n4　附则\n4.1　解释\n略。\n4.2　施行',
    );
    expect(change(plan.replace('2.2　乡级', '2.2‸　乡级'), 'demote').text).toContain(
      '2.1.2　办公室\n略。\n2.1.3　乡级\n略。\n3　附则',
    );
    expect(change(plan.replace('3　附则', '3‸　附则'), 'demote').text).toContain(
      '2.2　乡级\n略。\n2.3　附则\n2.3.1　解释\n略。\n2.3.2　施行',
    );
  });

  it('are put in as the others are written', () => {
    const { text, selected } = change(plan.replace('2.1.1　指', '2.1.1‸　指'), 'insert');
    expect(text).toContain('2.1.1　指挥部\n略。\n2.1.2　\n2.1.3　办公室');
    expect(selected).toBe('');
    expect(change(plan.replace('1　总则', '1‸　总则'), 'insert').text).toContain('\n2　\n3　组织\n3.1　县级');
  });

  it('are counted anew from wherever they are wrong', () => {
    const wrong = plan.replace('2　组织', '4　组织').replace('3.1　', '5.1　').replace('2.1.2', '2.1.4');
    const result = renumberAll(read(wrong, 'plain'), reader());
    expect('refused' in result ? result.refused : result.draft.text).toBe(plan);
  });
});

describe('重排序号', () => {
  const renumbered = (text: string, within?: { start: number; end: number }) => {
    const result = renumberAll(read(text), reader(), within);
    return 'refused' in result ? undefined : result.draft.text;
  };

  it('repairs every series, each under its parent', () => {
    expect(renumbered('一、甲\n（一）子。\n（三）丑。\n三、乙\n（二）寅。\n（二）卯。\n三、丙\n')).toBe(
      '一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n（二）卯。\n三、丙\n',
    );
  });

  it('keeps to the selection', () => {
    const text = '一、甲\n（一）子。\n（三）丑。\n三、乙\n';
    expect(renumbered(text, { start: 0, end: text.indexOf('三、乙') })).toBe(
      '一、甲\n（一）子。\n（二）丑。\n三、乙\n',
    );
  });

  it('has nothing to do where all is right', () => {
    expect(renumbered('一、甲\n二、乙\n')).toBeUndefined();
  });

  it('counts on behind an ordinal that was put in', () => {
    const text = '一、甲\n二、新\n二、乙\n三、丙\n';
    const result = renumberSiblings(read(text), text.indexOf('新'), reader());
    expect('draft' in result && result.draft.text).toBe('一、甲\n二、新\n三、乙\n四、丙\n');
  });

  it('never leaves a fault, whatever the numbers were', () => {
    const han = ['一', '二', '三', '四', '五', '六', '七'];
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 2, maxLength: 8 }), (numbers) => {
        const text = numbers.map((n, i) => `${han[n]}、第${'甲乙丙丁戊己庚辛'[i]}项工作\n文。\n`).join('');
        const now = renumbered(text) ?? text;
        expect(renumbered(now)).toBeUndefined();
        expect(now.replace(/[一二三四五六七八]、/g, '')).toBe(text.replace(/[一二三四五六七八]、/g, ''));
      }),
      { numRuns: 60 },
    );
  });
});

describe('references', () => {
  it('are those to sections of this document', () => {
    const draft = read('一、甲\n见第二部分，按第（一）项办。\n（一）子。\n二、乙\n依照《某法》第二条，见第九部分。\n');
    expect(references(draft).map(({ text, target }) => [text, target.title])).toEqual([
      ['第二部分', '二、乙'],
      ['第（一）项', '（一）子'],
    ]);
  });
});

describe('difference', () => {
  it('leads from one text to the other, and splits no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (from, to) => {
        const edit = difference(from, to);
        expect(edit ? applyEdits(from, [edit]) : from).toBe(to);
      }),
    );
    expect(difference('甲𠀀', '甲𠀁')?.span.start).toBe(1);
  });
});
