import type { BlockRule, DraftRule, Rule } from '../../server/src/core/index.js';

const text = (zh: string, en: string) => ({ zh, en });

/** 幸苦 → 辛苦, safe. */
export const slip: BlockRule = {
  id: 'slip',
  title: text('笔误', 'Slip of the pen'),
  why: text('“幸苦”应为“辛苦”。', '“幸苦” should be “辛苦”.'),
  clause: 'GB/T 0000 1.2',
  severity: 'error',
  scope: 'block',
  kinds: 0,
  examples: [{ bad: '十分⟦幸苦⟧。', good: '十分辛苦。' }],
  accepts: ['辛苦'],
  *check({ prose }) {
    for (let at = prose.indexOf('幸苦'); at !== -1; at = prose.indexOf('幸苦', at + 1)) {
      const span = { start: at, end: at + 2 };
      yield {
        span,
        message: text('“幸苦”应为“辛苦”', '“幸苦” should be “辛苦”'),
        fixes: [{ title: text('改为“辛苦”', 'Change to “辛苦”'), safety: 'safe', edits: [{ span, text: '辛苦' }] }],
      };
    }
  },
};

/** 待定: two ways to fill it in, and the place of the first one beside each. */
export const open: DraftRule = {
  id: 'open',
  title: text('未定', 'Undecided'),
  why: text('定下来再发。', 'Decide before it goes out.'),
  severity: 'warning',
  scope: 'draft',
  examples: [{ bad: '时间⟦待定⟧。' }],
  accepts: ['时间已定。'],
  *check({ text: all }) {
    const first = all.indexOf('待定');
    for (let at = first; at !== -1; at = all.indexOf('待定', at + 1)) {
      const span = { start: at, end: at + 2 };
      yield {
        span,
        message: text('这里还没有定', 'This is still open'),
        fixes: ['周一', '周二'].map((day) => ({
          title: text(`填“${day}”`, `Fill in “${day}”`),
          safety: 'suggestion' as const,
          edits: [{ span, text: day }],
        })),
        related: [{ span: { start: first, end: first + 2 }, message: text('最早在这里', 'First here') }],
      };
    }
  },
};

/** 大概 → 约: the only way, and still to be looked at; 约莫 has two ways, and 左右 none. */
export const vague: BlockRule = {
  ...slip,
  id: 'vague',
  title: text('含糊', 'Vague'),
  severity: 'info',
  examples: [{ bad: '⟦大概⟧十人。', good: '约十人。' }],
  accepts: ['约十人。'],
  *check({ prose }) {
    for (const match of prose.matchAll(/大概|约莫|左右/g)) {
      const span = { start: match.index, end: match.index + 2 };
      const words = match[0] === '大概' ? ['约'] : match[0] === '约莫' ? ['约', '近'] : [];
      yield {
        span,
        message: text('说得含糊', 'This is vague'),
        fixes: words.map((word) => ({
          title: text(`改为“${word}”`, `Change to “${word}”`),
          safety: 'suggestion' as const,
          edits: [{ span, text: word }],
        })),
      };
    }
  },
};

export const broken: BlockRule = {
  ...slip,
  id: 'broken',
  *check() {
    yield* [];
    throw new Error('a rule that fails');
  },
};

export const stubs: readonly Rule[] = [slip, open];
