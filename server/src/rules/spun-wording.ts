import {
  type Block,
  type DraftRule,
  isProse,
  Kept,
  lastOf,
  type Match,
  type Paragraph,
  perPair,
  replacement,
  type SpunWord,
  type Text,
  WHOLE,
  type WordTable,
} from '../core/index.js';

/** What a paragraph holds of them: found once for each paragraph. */
const kept = new Kept<{ readonly table: WordTable<SpunWord>; readonly words: readonly Match<SpunWord>[] }>();

function wordsOf(paragraph: Paragraph, table: WordTable<SpunWord>): readonly Match<SpunWord>[] {
  let known = kept.get(paragraph);
  if (known?.table !== table) {
    known = { table, words: table.find(paragraph.prose) };
    kept.set(paragraph, known);
  }
  return known.words;
}

/** No word of the list is longer. */
const LONGEST = 12;

const PAGE = /^\d{1,3}、/;

/** A word that a line break cuts in two: where it stands in the upper line. */
const cutWord = perPair((upper, lower, table: WordTable<SpunWord>): Match<SpunWord> | undefined => {
  const from = Math.max(0, upper.end - LONGEST);
  const head = upper.prose.slice(from, upper.end);
  // 4、 that is no ordinal is the page number that a viewer put there.
  const start = lower.marker
    ? lower.indent
    : lower.indent + (PAGE.exec(lower.prose.slice(lower.indent))?.[0].length ?? 0);
  const tail = lower.prose.slice(start, Math.min(lower.end, start + LONGEST));
  const match = table.find(head + tail).find(({ start, end }) => start < head.length && end > head.length);
  return match && { ...match, start: from + match.start, end: upper.end };
});

/** Texts that a thesaurus was run over. Each word alone is legitimate; their density tells. */
export const rule: DraftRule = {
  id: 'spun-wording',
  title: { zh: '同义词替换（洗稿）', en: 'Wording spun by a thesaurus' },
  why: {
    zh: '为躲避查重，有的文稿被软件逐词换成近义词：“研究”成了“争辩”，“基础”成了“根底”，“农民”成了“农夫”。单个词都说得通，成片出现时意思已经走样。',
    en: 'To escape comparison, some texts had their words swapped for near synonyms by software (基础 → 根底). Each word alone is possible; many of them in one text distort it.',
  },
  severity: 'warning',
  scope: 'draft',
  options: {
    density: {
      default: 4,
      title: {
        zh: '每千字达到多少（按词的可疑程度加权）才报',
        en: 'Weighted number of such words in 1,000 characters from which the rule speaks',
      },
    },
  },
  examples: [
    {
      bad: '全县村干部会议讲话\n\n我们对⟦农夫增收⟧的思路⟦比拟清楚⟧，⟦根底⟧也好，要为⟦农夫⟧搞好⟦效劳⟧，⟦争辩⟧新办法，建设⟦坚韧有力⟧的班子，让⟦宽敞农夫⟧得实惠。',
      good: '全县村干部会议讲话\n\n我们对农民增收的思路比较清楚，基础也好，要为农民搞好服务，研究新办法，建设坚强有力的班子，让广大农民得实惠。',
    },
    {
      bad: '全县村干部会议讲话\n\n我们对⟦农夫增收⟧的思路⟦比拟清楚⟧，⟦根底⟧也好，要为⟦农夫⟧搞好⟦效劳⟧，建设⟦坚韧有力⟧的班子。\n\n各乡镇都要在实践中⟦不断探⟧\n究，闯出新路。',
      good: '全县村干部会议讲话\n\n我们对农民增收的思路比较清楚，基础也好，要为农民搞好服务，建设坚强有力的班子。\n\n各乡镇都要在实践中不断探\n究，闯出新路。',
    },
  ],
  accepts: [
    '农夫山泉的水源地在这里。',
    '在平安建设工作表彰大会上的讲话\n同志们：\n各级带着群众的期盼抓平安，平安教育进校园，“平安第一”深入人心，平安感满意度居全市第二位。要健全平安工作考评，签订平安责任书。',
    '提升全民数字素养工作要点\n为提高居民整体素养，数字素养教育覆盖全部中小学，数字人才培育规模扩大，干部素养与数字化转型相适应。',
    '经济运行状况良好，基础更加稳固，所到达的地方都要留意安全，各项必需物资要备足，学问要扎实。',
    '会上大家争辩了很久，最后达成一致。',
    '这位老艺人的根底很深，作品能与大师比拟。',
    '他为工厂效劳三十年，从未有过怨言。',
  ],
  ahead: (paragraph, { lexicon }) => void wordsOf(paragraph, lexicon.spun),
  check(draft, { lexicon, options }) {
    const limit = typeof options.density === 'number' ? options.density : 4;
    let han = 0;
    let weight = 0;
    const shown = new Set<string>();
    const strange = new Set<string>();
    const places: Place[] = [];
    let above: Block | undefined;
    const titles = draft.parts.map((part) => part.title).join(' ');
    // The thesaurus was run over the title as well: it names nothing.
    const title = lexicon.spun.find(titles).some(({ entry }) => entry.weight > 1) ? '' : titles;
    const subjects = new Map<SpunWord, boolean>();
    const isNamed = (entry: SpunWord): boolean => {
      let is = subjects.get(entry);
      if (is === undefined) {
        is = isSubject(entry, title);
        subjects.set(entry, is);
      }
      return is;
    };
    for (const block of draft.blocks) {
      const { paragraph } = block;
      if (paragraph.role === 'residue' || paragraph.role === 'code' || paragraph.role === 'blank') continue;
      han += paragraph.han;
      const cut = above && cutWord(above.paragraph, paragraph, lexicon.spun);
      if (above && cut && !cut.entry.quiet) {
        shown.add(cut.entry.spun);
        places.push({ start: above.start, match: cut, isCut: true });
      }
      above = isProse(paragraph) && !WHOLE.includes(lastOf(paragraph)) ? block : undefined;
      for (const match of wordsOf(paragraph, lexicon.spun)) {
        if (isNamed(match.entry)) continue;
        weight += match.entry.weight;
        if (match.entry.weight > 1) strange.add(match.entry.spun);
        if (match.entry.quiet) continue;
        shown.add(match.entry.spun);
        places.push({ start: block.start, match, isCut: false });
      }
    }
    if (strange.size < MIN_STRANGE || weight * 1000 < limit * han) return [];
    const messages = new Map<SpunWord, Text>();
    return places.map(({ start, match, isCut }) => {
      const { entry } = match;
      let message = messages.get(entry);
      if (!message) {
        message = say(entry, shown.size, places.length);
        messages.set(entry, message);
      }
      const span = { start: start + match.start, end: start + match.end };
      // First the line break goes.
      return { span, message, fixes: () => (isCut ? [] : entry.plain.map((word) => replacement(span, word))) };
    });
  },
};

/** A word that is pointed out. */
interface Place {
  /** Where its paragraph stands. */
  readonly start: number;
  /** Relative to that. */
  readonly match: Match<SpunWord>;
  /** A line break cuts it in two. */
  readonly isCut: boolean;
}

/** 平安工作 in a speech on 平安建设: what the title names was not put in by a thesaurus. */
function isSubject({ spun, plain }: SpunWord, title: string): boolean {
  for (let at = 0; at + 1 < spun.length; at++) {
    const pair = spun.slice(at, at + 2);
    if (title.includes(pair) && !plain.some((word) => word.includes(pair))) return true;
  }
  return false;
}

/** So many kinds of word that official prose hardly knows (weight 2 or 3) must occur; 状况 and 稳固 alone prove nothing. */
const MIN_STRANGE = 4;

/** What is said of one word, wherever it stands. */
const say = ({ spun, plain }: SpunWord, kinds: number, places: number): Text => ({
  zh: `“${spun}”疑为“${plain.join('”或“')}”被同义词替换：全文有 ${kinds} 种这样的词，共 ${places} 处。请对照原意改回。`,
  en: `“${spun}” was probably put in for “${plain.join('” or “')}” by a thesaurus: the text has ${places} such words of ${kinds} kinds. Restore what was meant.`,
});
