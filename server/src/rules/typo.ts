import {
  type BlockRule,
  isDigit,
  Kind,
  kindOf,
  type Match,
  type Report,
  replacement,
  type WordPair,
} from '../core/index.js';

/** 不要把“辛苦”写成“幸苦”: the wrong form is what the sentence is about. */
const QUOTED_AS_WRONG = /(?:写成|写作|误作|误为|误写为|错写为|错写成|错成|错别字)[“"‘「：:]{0,2}$/;

const isLatin = (s: string, at: number): boolean => (kindOf(s.charCodeAt(at)) & Kind.latin) !== 0;

/** Known wrong words, from the list in seeds/typos.jsonl. */
export const rule: BlockRule = {
  id: 'typo',
  title: { zh: '错别字', en: 'Misspelt word' },
  why: {
    zh: '音近、形近的字容易误写，文字识别和整句替换也会留下成片的错字（如“原则”变成“原那么”）。公文要求用字准确，错字会改变意思，也损害发文机关的形象。',
    en: 'Characters that sound or look alike are easily confused, and scanning or replacing whole words leaves errors everywhere. Official papers must spell correctly: a wrong character changes the sense.',
  },
  clause: '《党政机关公文处理工作条例》第十九条：内容简洁，主题突出，结构严谨，表述准确，文字精练',
  severity: 'error',
  scope: 'block',
  kinds: Kind.han,
  examples: [
    { bad: '驻村干部常年奔走在山路上，十分⟦幸苦⟧。', good: '驻村干部常年奔走在山路上，十分辛苦。' },
    { bad: '陈旧的观念成了改革的⟦拌脚石⟧。', good: '陈旧的观念成了改革的绊脚石。' },
    { bad: '人员配备⟦原那么上⟧不少于三人。', good: '人员配备原则上不少于三人。' },
    { bad: '坚决拥护⟦D中央⟧的决定，加强⟦D的建设⟧。', good: '坚决拥护党中央的决定，加强党的建设。' },
  ],
  accepts: [
    '历经千万幸苦难已经过去。',
    '校对时要留意，不要把“辛苦”写成“幸苦”。',
    '这批材料原本那么厚，如今精简了一半。',
    '加快CBD的建设，购置3D组织切片扫描仪。',
  ],
  check: ({ prose, role }, { lexicon }) =>
    role === 'residue' ? [] : lexicon.typos.find(prose).flatMap((match) => reportOf(prose, match)),
};

function reportOf(prose: string, { start, end, entry }: Match<WordPair>): Report | [] {
  if (QUOTED_AS_WRONG.test(prose.slice(Math.max(0, start - 8), start))) return [];
  // D的建设 is 党的建设 with its first character hidden; CBD的建设 and 3D组织 are not.
  if (isLatin(prose, start) && (isLatin(prose, start - 1) || isDigit(prose.charCodeAt(start - 1)))) return [];
  const { wrong, right, why } = entry;
  const span = { start, end };
  return {
    span,
    message: {
      zh: `“${wrong}”应为${right.map((one) => `“${one}”`).join('或')}。${why?.zh ?? ''}`,
      en: `“${wrong}” should be ${right.map((one) => `“${one}”`).join(' or ')}.${why ? ` ${why.en}` : ''}`,
    },
    fixes: () => right.map((text) => replacement(span, text, right.length === 1 ? 'safe' : 'suggestion')),
  };
}
