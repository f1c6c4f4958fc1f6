import { type BlockRule, Kind, type Report, type Span } from '../core/index.js';

/** Verbs of which 得 tells how it was done. None of them is also the noun of a finished thing. */
const VERB =
  '(?:开展|完成|落实|执行|推进|进展|进行|准备|组织|安排|表现|发挥|处理|解决|增长|发展|掌握|运用|把握|结合|贯彻|履行|理解|领会|坚持|配合|衔接|变化|恢复|提高|下降|做|干|抓|搞|办|写|讲|学|管|走|跑|唱|演|打|答|练|过|开)';
const DEGREE = '(?:比较|很|非常|十分|相当|特别|更加|更|越来越|最|不够|不太|还不够|太|较|极为|尤为)';
const QUALITY =
  '(?:好|快|到位|扎实|充分|深入|细致|全面|具体|及时|严格|严|紧|实|细|准|透彻|透|深|远|慢|差|漂亮|出色|突出|认真|仔细|清楚|明白|明显|顺利|圆满|彻底|牢固|稳|稳定|不错|成功|精彩|理想|周密|迅速|主动)';
const NEGATED = '(?:不(?:紧|实|细|准|透|深|严|到位|扎实|充分|深入|全面|及时|彻底|细致))';

/** 做的比较好，: behind a verb and before how well, 得. Only where the clause ends there. */
const VERB_BEFORE = new RegExp(`${VERB}$`);
const HOW_WELL = new RegExp(
  `(?:(?:${DEGREE}${QUALITY}|${NEGATED})、?){1,3}(?<!、)(?:了|啊)?(?=[，。；！？、,;!?]|$)`,
  'y',
);
const DEGREE_BEGINS = '比很非十相特更越最不还太较极尤';

/** 所做的很好, 要做的更多, 是…做的: a noun phrase, not a verb with its complement. */
const NOMINAL = /(?:所|要|想|能|可以|需要|应该|应|该|可|新|刚)$/;

const ADVERB =
  '(?:有意识|有针对性|有计划|有步骤|有计划有步骤|有计划、有步骤|有重点|有选择|有目的|创造性|逐步|逐渐|进一步|不断|更好|最大限度|最大程度|毫不动摇|坚定不移|一如既往|持之以恒|旗帜鲜明|毫不犹豫|不遗余力|全心全意|实事求是|因地制宜|千方百计|脚踏实地|理直气壮|满腔热情|扎扎实实|认认真真|原原本本|自觉|主动)';
const ACTION =
  '(?:搭建|做好|抓好|抓住|抓紧|认识到|看到|意识到|履行|完成|投入|融入|参与到|贯彻|推进|推动|解决|引导|加强|提高|提升|增强|促进|实现|维护|执行|落实|培养|组织|学习|运用|宣传|开展|建立|加快|扩大|改善|减轻|满足|服务|接受|遵守|对接|为|把(?!握|关|手|柄)|向(?!往|导|心)|对(?!象|手|策|比|话|方|等|称))';
/** Nouns that make of the verb before them their attribute: 有针对性的解决办法. */
const HEAD =
  '(?:办法|方案|方式|方法|途径|措施|机制|路径|手段|渠道|过程|效果|作用|力度|水平|能力|工作|活动|任务|目标|需要|需求|要求|情况|条件|环境|成效|成果|意识|计划|体系|制度|平台|空间|动力|形式|模式|内容|教育|培训|行动|精神|态度|保障|体验|问题|队伍|人员|单位|部门|对象|者|员|率|力|性|型|式|和|与|及|或|等|的|、)';
const ADVERB_BEFORE = new RegExp(`${ADVERB}$`);
const ADVERB_ENDS = '识性划骤点择的步渐断好度摇移往恒明豫力意是宜计地壮情实真本觉动醒楚刻分深切烈';
const ACTION_AFTER = new RegExp(`(${ACTION})(?!${HEAD})(?=[\\u4e00-\\u9fff“《])`, 'y');
/** 有计划的推进工作机制: a verb that is often a noun, with a noun's head a few characters on. */
const NOUN_PHRASE =
  /^[\u4e00-\u9fff]{1,3}(?:办法|方案|措施|机制|路径|途径|平台|体系|活动|工作|能力|作用|制度|计划|过程|要求|水平)/;
/** 更好的解决之道, 更好的投入产出, 自觉的为民情怀, 主动的把握能力. */
const OF_A_NOUN = /^(?:之[\u4e00-\u9fff]|产出|民情怀|握能力)/;
const NEVER_NOUN = /^(?:搭建|做好|抓好|抓住|抓紧|认识到|看到|意识到|履行|投入|融入|参与到|把|向|对|为)$/;
/** 进行有针对性的…, 提供更好的…: what follows is the object of the verb before. */
const GOVERNED =
  /(?:进行|开展|得到|实现|提供|缺乏|需要|取得|给予|作出|做出|没有|具有|一个|一种|一项|一次|这种|这个|各种|是|有|了|的|、|和|与|把|将|对|向|为|以|用|靠|凭|享受|享有|期待|追求|创造|拥有|获得|得到|带来)$/;
/** 更好的服务, 不断的学习: as often a noun with its attribute. */
const NOUN_AS_WELL = /^(?:服务|学习|组织|培养|宣传|引导)$/;
const ATTRIBUTE_AS_WELL = /^(?:更好|不断|进一步|主动|自觉|有计划|有针对性|有组织)$/;

const fix = (at: number, text: string, from = '的') => ({
  title: { zh: `“${from}”改为“${text}”`, en: `Replace “${from}” with “${text}”` },
  safety: 'suggestion' as const,
  edits: [{ span: { start: at, end: at + 1 }, text }],
});

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** @param at offset of 的 */
function complement(prose: string, at: number): Report | undefined {
  const verb = VERB_BEFORE.exec(prose.slice(Math.max(0, at - 2), at))?.[0];
  const how = verb && matchAt(HOW_WELL, prose, at + 1)?.[0];
  if (!verb || !how) return undefined;
  const start = at - verb.length;
  if (NOMINAL.test(prose.slice(Math.max(0, start - 4), start))) return undefined;
  return {
    span: { start, end: at + 1 + how.length },
    message: {
      zh: `“${verb}的${how}”中的“的”应为“得”：动词后面说明做得怎么样，用“得”。`,
      en: `“的” in “${verb}的${how}” should be “得”, which joins a verb and what says how it was done.`,
    },
    fixes: [fix(at, '得')],
  };
}

/** 清醒的看到: what one sees clearly is seen 清醒地. */
const SEEING = /(?:清醒|清楚|深刻|充分|深深|真切|强烈)$/;
const SEEN = /(?:看到|认识到|意识到|感受到|体会到)/y;
const SEEING_ENDS = '醒楚刻分深切烈';

/** @param at offset of 的 */
function manner(prose: string, at: number): Report | undefined {
  const seeing = SEEING_ENDS.includes(prose[at - 1]!) && SEEING.exec(prose.slice(Math.max(0, at - 2), at))?.[0];
  const seen = seeing ? matchAt(SEEN, prose, at + 1)?.[0] : undefined;
  const adverb = seen ? (seeing as string) : ADVERB_BEFORE.exec(prose.slice(Math.max(0, at - 7), at))?.[0];
  const action = seen ?? (adverb && matchAt(ACTION_AFTER, prose, at + 1)?.[1]);
  if (!adverb || !action) return undefined;
  const start = at - adverb.length;
  const end = at + 1 + action.length;
  if (GOVERNED.test(prose.slice(Math.max(0, start - 4), start))) return undefined;
  if (NOUN_AS_WELL.test(action) && ATTRIBUTE_AS_WELL.test(adverb)) return undefined;
  if (!NEVER_NOUN.test(action) && NOUN_PHRASE.test(prose.slice(end, end + 6))) return undefined;
  if (OF_A_NOUN.test(prose.slice(end, end + 4))) return undefined;
  return adverbial({ start, end }, at, adverb, action);
}

/** What is done to something: with 了 behind it, no noun. */
const DONE = new Set(
  (
    '传达 完成 实现 化解 解决 策应 应对 推动 推进 促进 带动 拉动 加快 提高 提升 增强 改善 扩大 拓展 拓宽 维护 保障 保证 保护 落实 贯彻 执行 ' +
    '履行 处置 处理 抵御 遏制 抑制 打击 扭转 控制 防范 缓解 减轻 巩固 支持 支撑 配合 服务 凝聚 调动 激发 发挥 展示 展现 体现 反映 阐述 ' +
    '回答 回应 总结 回顾 分析 推广 建立 构建 举办 承办 召开 开展 组织 破解 破获 克服 战胜 经受 创建 夺取 消除 弥补 检验 满足 弘扬 传承 ' +
    '宣传 普及 改变 营造 规范 扑灭 平息 避免 防止 降低 压缩 优化 释放 激活 夯实 筑牢 完善 明确 深化 强化 加强 激励 鼓舞 锻炼 丰富 促成 把握 抓住 探索 听取 介绍 指出 部署 研究'
  ).split(' '),
);
const HOW_DONE =
  /(?:(?:比较|较为|非常|十分|更加|更|较|很)(?:好|成功|圆满|顺利|有效|有力)|成功|圆满|顺利|胜利|切实|充分|有效|有力|出色|及时|稳妥|妥善|全面|深入|认真|积极|极大|大大|深刻|生动|准确|迅速|快速|稳步|逐步|不断|进一步|牢牢|坚决|果断|真正|高质量|高标准|高效)$/;
/** Who or when: 态度认真的完成了任务 may be those whose 态度 is 认真. */
const DOER =
  /(?:^|[，。；：、！？,;:\s”》]|既|我们|你们|他们|大家|我|都|也|还|又|已|已经|均|并|并且|能|将|要|就|才|终于|先后|共同|从而|进而|同时|基本|全部|[年月日天]|[县市省区镇乡村局委院校司团队部站所厅]|部门|政府|会议|官兵|队员|战士|民警|单位|干部|职工|群众|人员|书记|同志|各级|各地)$/;

/** 圆满的完成了任务. @param at offset of 的 */
function accomplished(prose: string, at: number): Report | undefined {
  const verb = prose.slice(at + 1, at + 3);
  // 传达贯彻了: two of them
  const second = prose[at + 3] === '了' ? '' : prose.slice(at + 3, at + 5);
  if (prose[at + 4 + second.length] === '解' || !DONE.has(verb) || (second !== '' && !DONE.has(second)))
    return undefined;
  const how = HOW_DONE.exec(prose.slice(Math.max(0, at - 4), at))?.[0];
  if (!how) return undefined;
  const start = at - how.length;
  if (!DOER.test(prose.slice(Math.max(0, start - 2), start))) return undefined;
  return adverbial({ start, end: at + 4 + second.length }, at, how, `${verb}${second}了`);
}

const adverbial = (span: Span, at: number, how: string, verb: string): Report => ({
  span,
  message: {
    zh: `“${how}的${verb}”中的“的”应为“地”：修饰动词“${verb}”，用“地”。`,
    en: `“的” in “${how}的${verb}” should be “地”, which joins an adverbial to the verb “${verb}”.`,
  },
  fixes: [fix(at, '地')],
});

/** 切实的抓好落实. */
const EARNEST = /(?:切实|更好)$/;
const EARNEST_ACTION =
  /(?:抓好|做好|抓紧|管好|用好|当好|办好|履行好|发挥好|担负起|承担起|负起|肩负起|把(?=[\u4e00-\u9fff“])(?!握|关|控))/y;
/** 更好的服务群众，: no noun, 服务 has its object. */
const SERVE = /服务于?(?:人民群众|人民|群众|企业|基层|大局|全局|社会|职工|师生|百姓|“三农”)(?=[，。；]|$)/y;

/** @param at offset of 的 */
function earnest(prose: string, at: number): Report | undefined {
  const how = EARNEST.exec(prose.slice(Math.max(0, at - 2), at))?.[0];
  if (!how) return undefined;
  const start = at - how.length;
  if (GOVERNED.test(prose.slice(Math.max(0, start - 4), start))) return undefined;
  const action = (how === '更好' && matchAt(SERVE, prose, at + 1)?.[0]) || matchAt(EARNEST_ACTION, prose, at + 1)?.[0];
  if (!action) return undefined;
  return adverbial({ start, end: at + 1 + action.length }, at, how, action);
}

/** 给予了高度地评价: what is given is a thing too. */
const GIVEN =
  /(?:给予|予以|进行|作出|做出|得到|产生|取得)了?(?:(?:最|很|极|更|较)为?|非常|十分|更加)?(?:高度|充分|深入|全面|详细|认真|系统|广泛|积极|热烈|深刻|细致|具体|大力|有力|科学|客观|仔细|明确|严肃|生动|坦诚|充分|优异|显著|明显|巨大|良好|重要)$/;
const THINGS = new Set(
  (
    '评价 肯定 交流 探讨 研究 分析 调研 调查 部署 安排 解读 阐述 论述 回顾 总结 讲解 介绍 说明 检查 排查 讨论 沟通 指导 支持 帮助 关注 重视 ' +
    '改善 变化 进步 影响 成绩 成效 成果 效果 作用 反响'
  ).split(' '),
);

/** 取得地成绩. */
const GOT = /(?:取得|作出|做出|获得|付出|存在|面临)$/;
const GOT_THINGS = new Set('成绩 成效 成果 效果 进步 进展 贡献 努力 问题 困难 不足 荣誉'.split(' '));

/** @param at offset of 地 */
function given(prose: string, at: number): Report | undefined {
  const what = prose.slice(at + 1, at + 3);
  const got = GOT_THINGS.has(what) && GOT.exec(prose.slice(Math.max(0, at - 2), at))?.[0];
  if (got) return nounBehind(at, got, what);
  if (!THINGS.has(what)) return undefined;
  const how = GIVEN.exec(prose.slice(Math.max(0, at - 9), at))?.[0];
  return how ? nounBehind(at, how, what) : undefined;
}

const nounBehind = (at: number, how: string, what: string): Report => ({
  span: { start: at - how.length, end: at + 1 + what.length },
  message: {
    zh: `“${how}地${what}”中的“地”应为“的”：“${what}”在这里是名词，前面用“的”。`,
    en: `“地” in “${how}地${what}” should be “的”: “${what}” is a noun here.`,
  },
  fixes: [fix(at, '的', '地')],
});

/** 做地很好. */
const DONE_WELL_BEFORE = /(?:做|干|抓|搞|写|讲|落实|贯彻|履行|掌握|推进|发挥|处理|解决)$/;
const DONE_WELL =
  /(?:很|非常|十分|比较|更加|更|不够|特别)(?:好|快|到位|扎实|充分|深入|细致|全面|具体|及时|严格|透彻|出色|突出|认真|仔细|顺利|圆满|彻底|不错|成功|精彩)(?=[，。；！、]|$)/y;

/** @param at offset of 地 */
function doneWell(prose: string, at: number): Report | undefined {
  const verb = DONE_WELL_BEFORE.exec(prose.slice(Math.max(0, at - 2), at))?.[0];
  const how = verb && matchAt(DONE_WELL, prose, at + 1)?.[0];
  if (!verb || !how) return undefined;
  return {
    span: { start: at - verb.length, end: at + 1 + how.length },
    message: {
      zh: `“${verb}地${how}”中的“地”应为“得”：动词后面说明做得怎么样，用“得”。`,
      en: `“地” in “${verb}地${how}” should be “得”, which joins a verb and what says how it was done.`,
    },
    fixes: [fix(at, '得', '地')],
  };
}

/** 表示衷心地感谢: what is expressed is a thing, 的 stands before it. */
const EXPRESSED =
  /(?:表示|表达|致以|送上|献上)了?(?:最|更)?为?(?:衷心|诚挚|真挚|真诚|热烈|亲切|崇高|由衷|深切|沉痛|美好|良好|节日|新春)$/;
const FEELINGS = new Set('感谢 谢意 敬意 问候 祝贺 祝福 祝愿 慰问 欢迎 歉意 哀悼'.split(' '));

/** @param at offset of 地 */
function feeling(prose: string, at: number): Report | undefined {
  const what = prose.slice(at + 1, at + 3);
  const how = FEELINGS.has(what) && EXPRESSED.exec(prose.slice(Math.max(0, at - 9), at))?.[0];
  if (!how) return undefined;
  return nounBehind(at, how, what);
}

/** 的 where 得 or 地 belongs, and 地 where 的 does, in patterns that leave no doubt. */
export const rule: BlockRule = {
  id: 'de-particle',
  title: { zh: '“的地得”误用', en: '的, 地 and 得' },
  why: {
    zh: '修饰名词用“的”，修饰动词用“地”，动词后面说明程度、结果用“得”。三个字读音相同，最易写混。',
    en: '的 stands before a noun, 地 before a verb, 得 behind a verb whose manner or degree follows. They sound alike and are easily confused.',
  },
  severity: 'info',
  scope: 'block',
  kinds: Kind.han,
  examples: [
    { bad: '在这方面，北山村⟦做的比较好⟧，值得借鉴。', good: '在这方面，北山村做得比较好，值得借鉴。' },
    { bad: '各项工作⟦开展的很顺利⟧，⟦做的非常不错⟧。', good: '各项工作开展得很顺利，做得非常不错。' },
    { bad: '有的单位责任⟦落实的不到位⟧，制度⟦执行的不严⟧。', good: '有的单位责任落实得不到位，制度执行得不严。' },
    { bad: '会议⟦很好的传达贯彻了⟧上级精神。', good: '会议很好地传达贯彻了上级精神。' },
    { bad: '要⟦有意识的搭建⟧交流平台。', good: '要有意识地搭建交流平台。' },
    { bad: '各级干部要⟦自觉的把⟧群众放在心上。', good: '各级干部要自觉地把群众放在心上。' },
    { bad: '必须⟦坚定不移的贯彻⟧上级部署。', good: '必须坚定不移地贯彻上级部署。' },
    { bad: '我们也要⟦清醒的看到⟧，差距还很大。', good: '我们也要清醒地看到，差距还很大。' },
    { bad: '把各项工作⟦做的更好更实⟧。', good: '把各项工作做得更好更实。' },
    { bad: '向各位来宾⟦表示热烈地欢迎⟧，⟦致以最诚挚地问候⟧！', good: '向各位来宾表示热烈的欢迎，致以最诚挚的问候！' },
    {
      bad: '各乡镇⟦圆满的完成了⟧造林任务，⟦很好的调动了⟧群众积极性。',
      good: '各乡镇圆满地完成了造林任务，很好地调动了群众积极性。',
    },
    { bad: '要⟦切实的抓好⟧春耕生产，⟦更好的服务群众⟧。', good: '要切实地抓好春耕生产，更好地服务群众。' },
    { bad: '这次会议⟦开的很成功⟧，各组⟦做地非常好⟧。', good: '这次会议开得很成功，各组做得非常好。' },
    {
      bad: '上级对此⟦给予了高度地评价⟧，并⟦进行了深入地交流⟧，⟦取得地成绩⟧有目共睹。',
      good: '上级对此给予了高度的评价，并进行了深入的交流，取得的成绩有目共睹。',
    },
  ],
  accepts: [
    '寻求更好的解决之道，走出更好的提升之路，形成更好的投入产出关系，这是我们自觉的为民情怀，要增强主动的把握能力。',
    '成功的做法要推广，有效的推动作用要发挥，圆满的结局令人欣慰。',
    '考核较好的完成了目标，态度认真的完成了任务，进展顺利的实现了投产。',
    '提供更好的服务，切实的措施要跟上，拿出更好的办法。',
    '新开的很好，公开的标准很高，所开的很成功。',
    '各地高度地评价了这次活动，深入地交流了经验，属地给予了大力支持。',
    '寻找更好的对象，选择更好的对手，拿出更好的对策。',
    '进行地毯式排查，取得重要地位，主办地很好。',
    '我们所做的很好地回应了群众关切。',
    '今后要做的更多，能做的很少。',
    '要有清醒的认识，形成深刻的体会，刚才大家讲的都很好。',
    '提供更好的服务，进行有针对性的引导，实现更好的发展。',
    '需要有针对性的解决办法，形成有计划的推进机制。',
    '干部做得比较好，进展得很顺利。',
    '过的很多桥，走的很远的路。',
    '以更好的服务赢得口碑，靠不断的学习新增本领。',
    '这是有意识的行为，也是自觉的选择。',
    '我们衷心地感谢大家，热烈地祝贺大会召开，要表示得更诚恳。',
  ],
  check({ prose, role }) {
    if (role === 'residue') return [];
    let all: Report[] | undefined;
    const add = (found: Report | undefined): void => {
      if (!found) return;
      all ??= [];
      all.push(found);
    };
    for (let at = prose.indexOf('的'); at !== -1; at = prose.indexOf('的', at + 1)) {
      let found: Report | undefined;
      if (DEGREE_BEGINS.includes(prose[at + 1] ?? '\n')) found = complement(prose, at);
      const before = prose[at - 1] ?? '\n';
      if (!found && ADVERB_ENDS.includes(before)) found = manner(prose, at);
      if (!found && (prose[at + 3] === '了' || prose[at + 5] === '了')) found = accomplished(prose, at);
      if (!found && (before === '实' || before === '好')) found = earnest(prose, at);
      add(found);
    }
    for (let at = prose.indexOf('地'); at !== -1; at = prose.indexOf('地', at + 1))
      add(feeling(prose, at) ?? given(prose, at) ?? doneWell(prose, at));
    return all ?? [];
  },
};
