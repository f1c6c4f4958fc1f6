import {
  contentBelow,
  type Draft,
  type DraftRule,
  type Edit,
  endBefore,
  type Fault,
  type Fix,
  faultsOf,
  isDeclaredExcerpt,
  later,
  type MarkerStyle,
  type Member,
  MOST_FAULTS,
  markerSpan,
  numberSections,
  numeralSpan,
  type Paragraph,
  type Report,
  renumber,
  type Section,
  type Series,
  type Span,
  seriesIn,
  shift,
  stemFaultsOf,
  type Text,
  writeOrdinal,
} from '../core/index.js';

/** Numbers of headings: 一、 （一） 1. （1） ①, 第一章, 第一， at the head of a paragraph. */
export const rule: DraftRule = {
  id: 'heading-sequence',
  title: { zh: '标题序号不连续', en: 'Heading numbers out of sequence' },
  why: {
    zh: '挪动、增删段落以后，序号常常忘了改：缺一个、重一个、前后颠倒。听的人会数，领导会念出来。同一层的序号应从“一”起依次排列；换了上一层标题，可以重新从头编，也可以接着往下编。',
    en: 'After a section was moved, added or deleted its number is often left as it was: one is missing, doubled or out of order. Numbers of one level count up from one; under a new heading above they may begin anew or go on.',
  },
  clause: 'GB/T 9704—2012 7.3.3',
  severity: 'error',
  scope: 'draft',
  examples: [
    {
      bad: '一、提高认识\n要统一思想。\n二、突出重点\n要抓住关键。\n⟦四、⟧加强领导\n要压实责任。',
      good: '一、提高认识\n要统一思想。\n二、突出重点\n要抓住关键。\n三、加强领导\n要压实责任。',
    },
    {
      bad: '一、总体要求\n⟦三、⟧重点任务\n四、保障措施',
      good: '一、总体要求\n二、重点任务\n三、保障措施',
    },
    {
      bad: '一、摸清底数\n二、压实责任\n⟦二、⟧严格考核\n四、营造氛围',
      good: '一、摸清底数\n二、压实责任\n三、严格考核\n四、营造氛围',
    },
    {
      bad: '（一）抓学习。每周一学。\n⟦（三）⟧抓作风。从严要求。\n（二）抓落实。一件一件办。\n（四）抓考核。年底兑现。',
      good: '（一）抓学习。每周一学。\n（二）抓作风。从严要求。\n（三）抓落实。一件一件办。\n（四）抓考核。年底兑现。',
    },
    {
      bad: '一、工作回顾\n1.抓项目。开工十个。\n2.抓民生。办成六件。\n⟦2.⟧抓安全。全年平稳。\n二、下步打算',
      good: '一、工作回顾\n1.抓项目。开工十个。\n2.抓民生。办成六件。\n3.抓安全。全年平稳。\n二、下步打算',
    },
    {
      bad: '关于做好防火工作的通知\n各乡镇人民政府：\n请认真落实。\n附件：1.任务清单\n　　　2.责任清单\n　　　⟦4⟧.联系人名单\n某县人民政府\n2024年3月1日',
      good: '关于做好防火工作的通知\n各乡镇人民政府：\n请认真落实。\n附件：1.任务清单\n　　　2.责任清单\n　　　3.联系人名单\n某县人民政府\n2024年3月1日',
    },
    {
      bad: '一）抓学习。每周一学。\n二）抓作风。从严要求。\n⟦四）⟧抓落实。一件一件办。',
      good: '一）抓学习。每周一学。\n二）抓作风。从严要求。\n三）抓落实。一件一件办。',
    },
    {
      bad: '壹、基本情况\n一、人口\n二、面积\n贰、主要做法\n一、抓学习\n⟦肆、⟧下步打算',
      good: '壹、基本情况\n一、人口\n二、面积\n贰、主要做法\n一、抓学习\n叁、下步打算',
    },
    {
      bad: '㈠抓学习。每周一学。\n㈡抓作风。从严要求。\n⟦㈣⟧抓落实。一件一件办。',
      good: '㈠抓学习。每周一学。\n㈡抓作风。从严要求。\n㈢抓落实。一件一件办。',
    },
    {
      bad: '一.1998年以来的工作。各乡镇都有进步，但也有差距。\n⟦三.⟧下一步的打算。各乡镇要抓紧安排，抓好落实。',
      good: '一.1998年以来的工作。各乡镇都有进步，但也有差距。\n二.下一步的打算。各乡镇要抓紧安排，抓好落实。',
    },
    {
      bad: '防汛应急预案\n1　总则\n1.1　编制目的\n略。\n1.2　适用范围\n略。\n2　组织体系\n2.1　县级机构\n略。\n⟦2.3⟧　专家组\n略。',
      good: '防汛应急预案\n1　总则\n1.1　编制目的\n略。\n1.2　适用范围\n略。\n2　组织体系\n2.1　县级机构\n略。\n2.2　专家组\n略。',
    },
    {
      bad: '防汛应急预案\n1　总则\n1.1　编制目的\n略。\n1.2　适用范围\n略。\n2　组织体系\n2.1　县级机构\n略。\n⟦1.2⟧　专家组\n1.2.1　组成\n略。\n1.2.2　职责\n略。',
      good: '防汛应急预案\n1　总则\n1.1　编制目的\n略。\n1.2　适用范围\n略。\n2　组织体系\n2.1　县级机构\n略。\n2.2　专家组\n2.2.1　组成\n略。\n2.2.2　职责\n略。',
    },
    { bad: '⟦二、⟧工作任务\n三、工作要求', good: '一、工作任务\n二、工作要求' },
    { bad: '一、提高认识\n要统一思想。\n⟦二、⟧\n三、加强领导\n要压实责任。' },
  ],
  accepts: [
    '防汛应急预案\n1　总则\n1.1　编制目的\n略。\n1.2　适用范围\n略。\n2　组织体系\n2.1　县级机构\n1.值班组。负责值守。\n2.抢险组。负责抢险。\n2.2　专家组\n略。\n3　附则\n略。',
    '第一章　总则\n1.1　编制目的\n略。\n1.2　适用范围\n略。\n第二章　组织体系\n2.1　县级机构\n略。\n2.2　专家组\n略。',
    '今年完成投资\n1.2亿元，\n比上年增加\n1.1亿元。',
    '一、提高认识\n要统一思想。\n二、',
    '一、提高认识\n要统一思想。\n二、\n加强领导\n要压实责任。',
    '一、总体要求\n（一）指导思想。略。\n（二）基本原则。略。\n二、主要任务\n（三）抓产业。略。\n（四）抓民生。略。\n三、保障措施\n（五）抓落实。略。',
    '一、提高认识\n第一，形势逼人。略。\n第二，任务压人。略。\n二、狠抓落实\n第一，领导带头。略。\n第二，群众参与。略。',
    '发言提纲\n首先，要统一思想。\n认识要到位。\n其次，要突出重点。\n再次，要强化保障。\n第四，要严格考核。\n奖惩要分明。\n最后，要形成合力。',
    '党课讲稿\n首先，我们了解一下政治生日的概念。\n入党的日子就是政治生日。\n第二，我们讲一下过政治生日的必要性。\n第三，我们讲一下怎么过。',
    '一、办理意见\n市发展改革委提出以下意见：\n（一）同意立项。\n（二）抓紧报批。\n市财政局提出以下意见：\n（一）列入预算。\n（二）分年拨付。',
    '陆、海、空三军官兵参加了抢险。\n二连、三连负责转移群众。',
    '第一，提高认识。\n形势逼人。\n第二，抓住重点。\n（一）抓产业。略。\n（二）抓民生。略。\n第三，加强领导。\n（一）压实责任。略。\n（二）严格考核。略。',
    '第一章　总则\n第一条　为了规范管理，制定本办法。\n第二条　本办法适用于全市。\n第二章　职责\n第三条　市局负责指导。',
    '清河县供水条例（节选）\n第二条　供水单位应当保证水质。\n第九条　用水单位应当节约用水。\n第三十条　本条例自公布之日起施行。',
    '第一条　为了规范管理，制定本办法。\n……\n第九条　用水单位应当节约用水。\n（略）\n第十二条　本办法自公布之日起施行。',
    '|项目|户数|\n|--|--|\n|改水|12|\n\n注：1.本表由县水务局提供。\n　　2.户数截至年底。\n　　3.空格表示没有数据。',
    '指标　　上年　　今年\n民生　1.供水（万吨）　12　13\n　　　2.供电（万度）　40　45\n　　　3.供气（万方）　8　9',
    '在奠基仪式上的致辞\n1、各位领导、各位来宾：\n2、今天，我们在这里举行奠基仪式。\n3、项目建成后，群众办事就更方便了。',
    '附：1.问卷统计表\n　　2.各村情况一览表\n　　3.典型案例',
    '第二章　职责\n第三条　市局负责指导。\n第三章　附则\n第四条　本办法自公布之日起施行。',
    '一、活动时间\n三月上旬。\n二、奖项设置\n一、二等奖各三名，优秀奖六名。\n一、二、三等功另行评定。\n三、有关要求\n按时报送。',
    '全会议程\n1月7日（星期二）\n上午9:00  代表报到\n下午3:00  预备会议\n一、选举主席团\n二、通过议程\n1月8日（星期三）\n上午9:00  第一次全体会议\n一、听取报告\n二、审议决议\n第二次会议\n一、表决决议',
    { text: '## 一、下步打算\n\n1. 抓项目\n1. 抓招商\n1. 抓民生', format: 'markdown' },
    '三、四月间风大物燥，要严防死守。四、五月份是雨季，要备足物资。',
    '一、完成情况\n二、存在问题\n附件\n一、任务清单\n二、责任清单',
    '一、收件情况\n一、上年转来\t3\n二、本年新收\t18\n三、办理结果\n（一）予以公开\t15\n（二）不予公开\t6\n四、转下年\t0\n二、复议情况\n全年没有发生。',
    '一、一般规定\n第一条　市民可以申请法律援助。\n第二条　援助中心应当在三日内答复。\n二、附则\n第三条　本规定自公布之日起施行。',
    '过去一年的工作\n一、办学条件改善\n新建学校十二所。\n二、师资力量加强\n招聘教师八百名。\n今年的工作任务\n一、扩大优质资源\n推进集团化办学。\n二、提升教学质量\n深化课堂改革。',
    '石桥村村规民约\n总　则\n第一条　为建设美好家园，制定本规约。\n第二条　本规约适用于全体村民。\n邻里关系\n第一条　邻里之间和睦相处。\n第二条　公共道路不堆放杂物。\n红白喜事\n第一条　喜事新办。\n第二条　丧事简办。',
    '第一章总则\n第一条　为了规范管理，制定本办法。\n第二章   机构和职责\n第二条　市局负责指导。',
    '第一篇  开新局\n第一章  发展基础\n第二章  总体要求\n第二篇  强产业\n第三章  先进制造\n第四章  现代服务\n第一篇  开新局\n第一章  发展基础\n略。\n第二章  总体要求\n略。\n第二篇  强产业\n第三章  先进制造\n略。\n第四章  现代服务\n略。',
    '第一章　总则\n第二章　职责\n第三章　附则\n第一章　总则\n第一条　为了规范管理，制定本办法。\n第二章　职责\n第二条　市局负责指导。\n第三章　附则\n第三条　本办法自公布之日起施行。',
  ],
  *check(draft) {
    const all = seriesIn(draft).map((series) => ({ series, faults: faultsOf(series.members) }));
    const explained = explainedAbove(draft, all);
    const excerpt = isDeclaredExcerpt(draft);
    for (const { series, faults } of all) {
      for (const fault of faults) {
        const member = series.members[fault.at]!;
        if (explained(member) || (excerpt && isMissing(fault)) || isLeftOut(draft, member, fault)) continue;
        if (draft.format === 'markdown' && isLazyNumber(series.members, fault.at)) continue;
        // One by one where there are too many: a fix of the whole series names all its members.
        const whole = faults.length <= MOST_FAULTS;
        yield later(
          markerSpan(member),
          () => report(series, fault, draft.text, whole),
          unwritten(draft, series.members, fault),
        );
      }
    }
    yield* stems(draft, all);
    yield* empty(draft);
    yield* attachmentList(draft);
  },
};

/** 1. 1. 1.: Markdown counts them itself. Of two, the second may as well be a slip. */
function isLazyNumber(members: readonly Member[], at: number): boolean {
  const { marker, section } = members[at]!;
  const list = members.filter((other) => other.section.parent === section.parent);
  return marker.style === 'arabic' && list.length > 2 && list.every(({ ordinal }) => ordinal === 1);
}

/**
 * Where the heading that is missing would stand. A list that seems to begin anew may do so rightly once the words above it are
 * there, or its second heading.
 */
function unwritten(draft: Draft, members: readonly Member[], fault: Fault): Span | undefined {
  const { block, section, ordinal } = members[fault.at]!;
  if (!isMissing(fault) && ordinal !== 1) return undefined;
  const before = members[fault.at - 1] ?? section.parent;
  const next = isMissing(fault) ? block.index : section.until;
  return { start: before?.block.start ?? 0, end: endBefore(draft, next) };
}

const isMissing = ({ kind }: Fault): boolean => kind === 'start' || kind === 'gap';

/** Whether the number that is missing was left out on purpose, or stands elsewhere. */
const isLeftOut = (draft: Draft, member: Member, fault: Fault): boolean =>
  (isMissing(fault) && (isCutBefore(draft, member) || isRunIn(draft, member))) ||
  (fault.kind === 'start' &&
    (isExcerpt(draft, member) || followsFirstly(draft, member) || followsSalutation(draft, member)));

/** The nearest paragraph above that holds something. */
function paragraphAbove({ blocks }: Draft, { block }: Member): Paragraph | undefined {
  let at = block.index - 1;
  while (blocks[at]?.paragraph.role === 'blank') at--;
  return blocks[at]?.paragraph;
}

function lineAbove(draft: Draft, member: Member): string {
  const above = paragraphAbove(draft, member);
  return above ? above.prose.slice(above.indent, above.end) : '';
}

/** 1、各位来宾： above 2、今天…: a website that numbers all paragraphs numbers the salutation, too. */
function followsSalutation(draft: Draft, member: Member): boolean {
  const { role, marker } = paragraphAbove(draft, member) ?? {};
  return role === 'salutation' && marker?.style === member.marker.style && marker.ordinal === member.ordinal - 1;
}

/** …… or （略） on a line of its own: what stood here was left out on purpose. */
const isCutBefore = (draft: Draft, member: Member): boolean =>
  /^(?:…{1,4}|\.{6}|[（(](?:前|中|上|下)?略[）)])$/.test(lineAbove(draft, member));

/** 注：1.本表…, 附：1.…, 经济发展　1.…: the first stands in a line behind a label, and 2. opens the next line. */
function isRunIn(draft: Draft, member: Member): boolean {
  const { style, ordinal, tail } = member.marker;
  if (style !== 'arabic' || ordinal !== 2) return false;
  const [, mark] = /^[^。；]{1,20}[：:\s|]1([.．、])/u.exec(lineAbove(draft, member)) ?? [];
  return mark !== undefined && tail.startsWith(mark);
}

const BOOK = /^(?:part|chapter|section|article)$/;

/** A text that opens with 第二章 or 第九条 was taken out of a book. */
function isExcerpt({ blocks }: Draft, { section }: Member): boolean {
  const first = blocks.find(({ paragraph: { role } }) => role !== 'blank' && role !== 'residue')?.paragraph.marker;
  return BOOK.test(section.marker?.style ?? '') && first !== undefined && BOOK.test(first.style) && first.ordinal > 1;
}

/** What may stand for the number before 第二，, and before a higher one. */
const FIRSTLY = /^(?:首先|第一[个项条步]?[\u4e00-\u9fff])/;
const THEN = /^(?:其次|再次|再者|再就是|然后|接着|第[二三四五六七八九])/;
/** How many lines above 第二， a 首先 may begin. */
const ABOVE = 12;

/** 首先，… 第二，… and 首先，… 其次，… 第三，…: those before it are there, called by other names. */
function followsFirstly({ blocks }: Draft, { marker, block }: Member): boolean {
  if (marker.style !== 'di') return false;
  const before = marker.ordinal === 2 ? FIRSTLY : THEN;
  for (let at = block.index - 1; at >= Math.max(0, block.index - ABOVE); at--) {
    const { prose, indent } = blocks[at]!.paragraph;
    if (before.test(prose.slice(indent, indent + 6))) return true;
  }
  return false;
}

/** 2.1 below 3, and 3.1 where there is no 3. */
function* stems(draft: Draft, all: readonly { series: Series; faults: readonly Fault[] }[]): Iterable<Report> {
  if (!all.some(({ series: { style } }) => style === 'decimal-2')) return;
  const doubtful = new Set<Section>();
  /** Numbers of headings that are said to be missing. */
  const missing = new Set<string>();
  for (const { series, faults } of all) {
    for (const fault of faults) {
      const { section, marker, ordinal } = series.members[fault.at]!;
      const pathTo = (n: number): string => (marker.stem ? `${marker.stem}.${n}` : String(n));
      if (isMissing(fault)) for (let n = fault.expected; n < ordinal; n++) missing.add(pathTo(n));
      // Where those below bear the number that is said to be missing, it is theirs that is right.
      const right = pathTo(fault.expected);
      const isWrong = !isMissing(fault) || section.children.some((child) => child.marker?.stem === right);
      if (isWrong) doubtful.add(section);
      if ('other' in fault) doubtful.add(series.members[fault.other]!.section);
    }
  }
  const found = stemFaultsOf(
    all.map(({ series }) => series),
    (section) => doubtful.has(section),
  );
  for (const { sections, expected, lacksHeading } of found) {
    const [first] = sections;
    const { marker, block } = first!;
    if (missing.has(marker!.stem!)) continue;
    const span = shift(marker!.span, block.start);
    const written = textOf(draft.text, span);
    const edits = numberSections(
      draft,
      sections.map((section) => [section, { fits: true }]),
    );
    const right = `${expected}.${marker!.ordinal}`;
    const many = sections.length > 1;
    yield {
      span,
      ...(lacksHeading && { awaits: { start: 0, end: endBefore(draft, block.index) } }),
      message: lacksHeading
        ? {
            zh: `“${written}”前面没有“${marker!.stem}”这个标题。漏了就补上；没有漏，就把序号改正。`,
            en: `There is no heading ${marker!.stem} above ${written}. Add it, or correct the numbers.`,
          }
        : {
            zh: `“${written}”${many ? `等${sections.length}个序号` : ''}在“${expected}”的下面，应${many ? `以“${expected}.”开头` : `为“${right}”`}。`,
            en: many
              ? `${written} and others, ${sections.length} in all, stand below ${expected}: they should begin with ${expected}.`
              : `${written} stands below ${expected}: it should be ${right}.`,
          },
      fixes: [
        suggestion(
          edits.length > 1
            ? {
                zh: `改为“${right}”，连同后面的共${edits.length}处`,
                en: `Change it to ${right}, ${edits.length} places in all`,
              }
            : { zh: `改为“${right}”`, en: `Change it to ${right}` },
          edits,
        ),
      ],
    };
  }
}

const LISTED = /^(?:附\s?件\s?[：:])?[ \t\u3000]*(\d{1,2})[.．、]/;

/** 附件：1.… 2.… 4.…: the list in front of the signature counts on, one to a line. */
function attachmentList({ blocks }: Draft): readonly Report[] {
  const reports: Report[] = [];
  let expected = 0;
  for (const { start, paragraph } of blocks) {
    const { prose, indent, end, role } = paragraph;
    if (role === 'blank') continue;
    const match = role === 'attachment' ? LISTED.exec(prose.slice(indent, end)) : null;
    if (!match) {
      expected = 0;
      continue;
    }
    const ordinal = Number(match[1]);
    if (expected > 1 && ordinal !== expected) {
      const from = start + indent + match[0].length - match[1]!.length - 1;
      const span = { start: from, end: from + match[1]!.length };
      reports.push({
        span,
        message: {
          zh: `附件的序号“${ordinal}”不对，接着上一个应为“${expected}”。漏了附件就补上；没有漏，就把序号改正。`,
          en: `Attachment ${ordinal} should be ${expected} after the one before. Add what was left out, or correct the number.`,
        },
        fixes: [
          suggestion({ zh: `改为“${expected}”`, en: `Change it to ${expected}` }, [{ span, text: String(expected) }]),
        ],
      });
    }
    expected = ordinal + 1;
  }
  return reports;
}

/** Ordinals of headings; those of clauses (一是, 第一，) may stand before a line end. */
const HEADINGS: ReadonlySet<MarkerStyle> = new Set(['part', 'chapter', 'section', 'han', 'han-paren']);

/**
 * 三、 with nothing behind it, and no text below it before the next heading: somebody meant to go on. At the end of the draft it is
 * what is just being typed.
 */
function* empty(draft: Draft): Iterable<Report> {
  const { blocks, outline } = draft;
  const sections = [...outline].reverse();
  for (let section = sections.pop(); section; section = sections.pop()) {
    sections.push(...[...section.children].reverse());
    const { marker, block, until } = section;
    const { prose, end } = block.paragraph;
    if (!marker || !HEADINGS.has(marker.style) || prose.slice(marker.span.end, end).trim() !== '') continue;
    const next = contentBelow(draft, block.index);
    if (next < until || !blocks[next]?.paragraph.marker) continue;
    const written = textOf(block.paragraph.text, marker.span);
    yield {
      span: { start: block.start + marker.span.start, end: block.start + marker.span.end },
      severity: 'warning',
      awaits: { start: block.start + marker.span.start, end: endBefore(draft, next) },
      message: {
        zh: `“${written}”后面是空的：没有标题，下面也没有内容。请补上，或者删去这一行。`,
        en: `Nothing stands behind ${written}: there is no heading and no text below it. Add them, or delete the line.`,
      },
    };
  }
}

/** How far back the first of two equal headings is looked for. */
const FAR = 200;

/**
 * A heading that was dropped takes its level along: what stood under it seems to begin anew, or to go on elsewhere. The
 * finding at the level above says it all.
 * @returns whether a member's fault is said there
 */
function explainedAbove(
  draft: Draft,
  all: readonly { series: Series; faults: readonly Fault[] }[],
): (member: Member) => boolean {
  /** Parents of headings that have changed places, and headings before which one is missing. */
  const moved = new Set<Section | undefined>();
  const dropped = new Set<Section>();
  for (const { series, faults } of all) {
    for (const { kind, at } of faults) {
      const { section } = series.members[at]!;
      if (kind === 'swap' || kind === 'moved') moved.add(section.parent);
      else if (kind === 'gap' || kind === 'start') dropped.add(section);
    }
  }
  const next = new Map<Section, Section>();
  const follow = (siblings: readonly Section[]): void => {
    for (const [at, section] of siblings.entries()) {
      const after = siblings[at + 1];
      if (after) next.set(section, after);
      follow(section.children);
    }
  };
  if (dropped.size > 0) {
    for (const { sections } of draft.parts) follow(sections);
    // The last 章 of a 篇 goes on in the next one.
    for (const { series } of all) {
      for (const [at, { section }] of series.members.entries()) {
        const after = series.members[at + 1];
        if (after && !next.has(section)) next.set(section, after.section);
      }
    }
  }
  return ({ section: { parent, marker }, after }) => {
    if (!parent) return false;
    if (after === 'parent' && moved.has(parent.parent)) return true;
    const behind = next.get(parent);
    return marker?.ordinal === 1 && behind !== undefined && dropped.has(behind);
  };
}

const textOf = (text: string, { start, end }: { start: number; end: number }): string => text.slice(start, end);

function report({ members }: Series, fault: Fault, text: string, whole: boolean): Report {
  const member = members[fault.at]!;
  const found = textOf(text, markerSpan(member));
  const written = (ordinal: number): string => rewrite(member, ordinal, text);
  const right = written(fault.expected);
  const before = members[fault.at - 1];
  const base = { span: markerSpan(member) };
  switch (fault.kind) {
    case 'gap': {
      const missing = member.ordinal - fault.expected === 1 ? right : `${right}”到“${written(member.ordinal - 1)}`;
      const range = member.ordinal - fault.expected === 1 ? right : `${right} to ${written(member.ordinal - 1)}`;
      return {
        ...base,
        message: {
          zh: `“${found}”前面缺“${missing}”。漏了内容就补上；没有漏，就把序号改正。`,
          en: `${range} is missing before ${found}. Add what was left out, or correct the numbers.`,
        },
        fixes: fixes(members, fault, text, whole),
      };
    }
    case 'start':
      return {
        ...base,
        message: {
          zh: `这一层从“${found}”开始，前面没有“${right}”。补上开头，或从“${right}”重新编号。`,
          en: `This level begins with ${found}, ${right} is missing. Add it, or number from ${right}.`,
        },
        fixes: fixes(members, fault, text, whole),
      };
    case 'repeat': {
      const earlier = members
        .slice(Math.max(0, fault.at - FAR), fault.at)
        .findLast(({ ordinal }) => ordinal === member.ordinal);
      return {
        ...base,
        message: {
          zh: `“${found}”重复了，前面已有“${found}”，这里应为“${right}”。`,
          en: `${found} is there already; it should be ${right} here.`,
        },
        fixes: fixes(members, fault, text, whole),
        ...(earlier
          ? {
              related: [{ span: markerSpan(earlier), message: { zh: '前面的同一序号', en: 'the same number before' } }],
            }
          : {}),
      };
    }
    case 'wrong':
      return {
        ...base,
        message: {
          zh: `序号“${found}”不对，${before ? `接在“${textOf(text, markerSpan(before))}”后面` : '这一层的开头'}应为“${right}”。`,
          en: `${found} should be ${right}${before ? ` after ${textOf(text, markerSpan(before))}` : ', the first of its level'}.`,
        },
        fixes: fixes(members, fault, text, whole),
      };
    case 'swap': {
      const other = members[fault.other]!;
      const second = textOf(text, markerSpan(other));
      return {
        ...base,
        message: {
          zh: `“${found}”和“${second}”的序号颠倒了。把两个序号对调，或把两段内容对调。`,
          en: `${found} and ${second} have changed places. Exchange the numbers, or the paragraphs.`,
        },
        related: [{ span: markerSpan(other), message: { zh: '与它颠倒的序号', en: 'the other of the two' } }],
        fixes: [
          suggestion({ zh: '对调两个序号', en: 'Exchange the two numbers' }, [
            ...numberSections({ text }, [
              [member.section, { ordinal: other.ordinal }],
              [other.section, { ordinal: member.ordinal }],
            ]),
          ]),
        ],
      };
    }
    case 'moved': {
      const place = members[fault.other]!;
      const next = members[fault.at + 1];
      return {
        ...base,
        message:
          place === member
            ? outOfPlace(found, before, next, text)
            : {
                zh: `“${found}”不在它的位置上，按顺序应排在“${textOf(text, markerSpan(place))}”的位置。移动这一段，或依次改正序号。`,
                en: `${found} is out of its place, which is at ${textOf(text, markerSpan(place))}. Move the paragraph, or correct the numbers.`,
              },
        ...(place === member
          ? {}
          : {
              related: [
                { span: markerSpan(place), message: { zh: '按序号应排在这里', en: 'where its number belongs' } },
              ],
            }),
        fixes: fixes(
          members,
          { ...fault, at: Math.min(fault.at, fault.other), expected: firstOf(members, fault) },
          text,
          whole,
        ),
      };
    }
  }
}

/** Among its neighbours, which count on, a number has no place anywhere. */
function outOfPlace(found: string, before: Member | undefined, next: Member | undefined, text: string): Text {
  const [left, right] = [before, next].map((one) => one && textOf(text, markerSpan(one)));
  const zh = left && right ? `夹在“${left}”和“${right}”中间，` : '';
  const en = left && right ? ` between ${left} and ${right}` : '';
  return {
    zh: `“${found}”${zh}接不上前后的序号。移走这一段，或从这里起依次改正序号。`,
    en: `${found}${en} is out of sequence. Move the paragraph, or number on from here.`,
  };
}

/** What the earlier of the two places of a moved member should bear. */
function firstOf(members: readonly Member[], fault: Extract<Fault, { kind: 'moved' }>): number {
  const first = Math.min(fault.at, fault.other);
  const before = members[first - 1];
  return before && members[first]!.after !== 'parent' ? before.ordinal + 1 : 1;
}

function fixes(members: readonly Member[], fault: Fault, text: string, whole: boolean): Fix[] {
  const member = members[fault.at]!;
  const rest = whole ? renumber(members, fault.at, fault.expected) : [];
  const right = rewrite(member, fault.expected, text);
  const one = suggestion(
    { zh: `改为“${right}”`, en: `Change it to ${right}` },
    numberSections({ text }, [[member.section, { ordinal: fault.expected }]]),
  );
  const copy = fault.kind === 'repeat' ? removeCopy(members, fault.at, text) : [];
  if (fault.kind === 'wrong' || rest.length <= 1) return [...copy, one];
  const all = suggestion(
    { zh: `从这里起依次改正序号（${rest.length}处）`, en: `Renumber from here on (${rest.length} places)` },
    numberSections(
      { text },
      rest.map(({ at, ordinal }) => [members[at]!.section, { ordinal }]),
    ),
  );
  return fault.kind === 'moved' ? [all] : [...copy, all, one];
}

/** A heading line that stands twice, word for word, is a slip of pasting: the second may go. */
function removeCopy(members: readonly Member[], at: number, text: string): Fix[] {
  const { block } = members[at]!;
  const { text: line } = block.paragraph;
  const first = members.slice(Math.max(0, at - FAR), at).some((earlier) => earlier.block.paragraph.text === line);
  if (!first) return [];
  const end = block.start + line.length;
  const lineEnd = text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0;
  return [
    suggestion({ zh: '删除重复的这一行', en: 'Delete the repeated line' }, [
      { span: { start: block.start, end: end + lineEnd }, text: '' },
    ]),
  ];
}

const suggestion = (title: Fix['title'], edits: readonly Edit[]): Fix => ({ title, safety: 'suggestion', edits });

/** The mark with another number in it. */
function rewrite(member: Member, ordinal: number, text: string): string {
  const mark = markerSpan(member);
  const numeral = numeralSpan(member);
  return (
    text.slice(mark.start, numeral.start) +
    writeOrdinal(textOf(text, numeral), ordinal) +
    text.slice(numeral.end, mark.end)
  );
}
