import { type DraftRule, type MarkerStyle, type Report, type Section, seriesIn, shift } from '../core/index.js';

/** The four of GB/T 9704, from the outermost to the innermost. */
const ORDER: readonly MarkerStyle[] = ['han', 'han-paren', 'arabic', 'arabic-paren'];
const NAMES: Readonly<Record<string, string>> = {
  han: '一、',
  'han-paren': '（一）',
  arabic: '1.',
  'arabic-paren': '（1）',
};

/** Levels used in the wrong order. */
export const rule: DraftRule = {
  id: 'heading-level',
  title: { zh: '标题层次用反', en: 'Heading levels in the wrong order' },
  why: {
    zh: '结构层次序数从外到内依次为“一、”“（一）”“1.”“（1）”。可以跳过一层（“一、”下面直接用“1.”），但不能倒过来用，也不能在第一个“一、”之前先出现“（一）”。',
    en: 'Ordinals go from 一、 to （一） to 1. to （1）. A level may be skipped, but not turned round: no （一） before the first 一、, none below a 1.',
  },
  clause: 'GB/T 9704—2012 7.3.3',
  severity: 'warning',
  scope: 'draft',
  examples: [
    { bad: '⟦（一）⟧主要目标。全年开工二十个项目。\n（二）重点任务。抓好十件事。\n一、加强领导\n二、严格考核' },
    { bad: '一、重点工作\n1.抓项目\n⟦（一）⟧盯开工\n（二）盯竣工\n2.抓民生\n（一）办实事\n（二）解难题' },
  ],
  accepts: [
    '一、总体要求\n1.指导思想。略。\n2.工作目标。略。\n二、重点任务\n（一）抓产业。略。\n（二）抓城乡。略。',
    '一、工作目标\n第一，稳增长。略。\n第二，防风险。略。',
    '（一）总体情况。略。\n（二）存在问题。略。\n（三）下步打算。略。',
    '现将有关情况报告如下：\n1.总量情况。略。\n2.结构情况。略。\n一、主要做法\n二、存在问题',
    '二、突出重点\n（一）抓当前。略。\n三、强化保障',
  ],
  *check(draft) {
    for (const { part, style, members } of seriesIn(draft)) {
      const first = members[0]!.section;
      if (style === 'han-paren') yield* beforeFirst(part.sections, first);
      for (const { section } of members) {
        const found = belowItsOwn(section);
        if (found) yield found;
      }
    }
  },
};

/** （一） before any 一、. Where the series of 一、 does not begin with 一 the heading above is missing: another rule says so. */
function* beforeFirst(sections: readonly Section[], first: Section) {
  const outer = sections.find(({ marker }) => marker?.style === 'han');
  if (outer?.marker?.ordinal !== 1 || first.parent || first.block.index > outer.block.index) return;
  yield {
    span: shift(first.marker!.span, first.block.start),
    message: {
      zh: '“（一）”出现在第一个“一、”之前。“（一）”是“一、”的下一层：前面补上“一、”，或把这里改为“一、”这一层。',
      en: '（一） comes before the first 一、, of which it is a sub-level. Add the heading above, or raise this one.',
    },
  };
}

/** 1. with （一）（二） below it, again and again: the two levels are turned round. */
function belowItsOwn(section: Section): Report | undefined {
  const { marker, parent } = section;
  if (marker?.ordinal !== 1) return undefined;
  const rank = ORDER.indexOf(marker.style);
  if (rank < 1 || rank === ORDER.length - 1) return undefined;
  const siblings = parent?.children ?? [];
  const at = siblings.indexOf(section);
  const above = siblings[at - 1];
  const inner = ORDER[rank + 1]!;
  if (!above?.marker || above.marker.style !== inner || above.marker.ordinal !== 1) return undefined;
  // The one above goes on behind this series: 1. （一）（二） 2.
  let last = at;
  while (siblings[last + 1]?.marker?.style === marker.style && siblings[last + 1]!.marker!.ordinal === last + 2 - at)
    last++;
  const goesOn = siblings[last]?.children.find((child) => child.marker?.style === inner) ?? siblings[last + 1];
  if (goesOn?.marker?.style !== inner || goesOn.marker.ordinal !== 2) return undefined;
  return {
    span: shift(marker.span, section.block.start),
    message: {
      zh: `“${NAMES[marker.style]}”用在了“${NAMES[inner]}”下面，两层用反了：“${NAMES[marker.style]}”应在外层，“${NAMES[inner]}”在内层。`,
      en: `${NAMES[marker.style]} stands below ${NAMES[inner]}: the two levels are turned round.`,
    },
  };
}
