import { type BlockRule, Kind, type Match, type Report, replacement, type WordPair } from '../core/index.js';

/** Words with a recommended form beside the one that was used (异形词), from seeds/variants.jsonl. */
export const rule: BlockRule = {
  id: 'word-variant',
  title: { zh: '异形词', en: 'Variant of a word' },
  why: {
    zh: '同一个词有几种写法时，公文宜用《第一批异形词整理表》等规范推荐的那一种，全文一致。',
    en: 'Where a word can be written in several ways, official papers use the form that the national list recommends, the same one throughout.',
  },
  clause: 'GF 1001—2001《第一批异形词整理表》',
  severity: 'hint',
  scope: 'block',
  kinds: Kind.han,
  examples: [
    { bad: '各单位要重视⟦人材⟧培养。', good: '各单位要重视人才培养。' },
    { bad: '表格的⟦笔划⟧要清楚。', good: '表格的笔画要清楚。' },
  ],
  accepts: ['各部门要按照部署抓好落实。'],
  check: ({ prose, role }, { lexicon }) => (role === 'residue' ? [] : lexicon.variants.find(prose).map(reportOf)),
};

function reportOf({ start, end, entry: { wrong, right, why } }: Match<WordPair>): Report {
  const span = { start, end };
  return {
    span,
    message: {
      zh: `“${wrong}”有推荐写法${right.map((one) => `“${one}”`).join('、')}，建议统一。${why?.zh ?? ''}`,
      en: `“${wrong}”: the recommended form is ${right.map((one) => `“${one}”`).join(', ')}.${why ? ` ${why.en}` : ''}`,
    },
    fixes: () => right.map((text) => replacement(span, text)),
  };
}
