import { type BlockRule, Kind, type Report } from '../core/index.js';

/** Verbs of which 得 tells how it was done. None of them is also the noun of a finished thing. */
const VERB =
  '(?:开展|完成|落实|执行|推进|进展|进行|准备|组织|安排|表现|发挥|处理|解决|增长|发展|掌握|运用|把握|结合|贯彻|履行|理解|领会|坚持|配合|衔接|变化|恢复|提高|下降|做|干|抓|搞|办|写|讲|学|管|走|跑|唱|演|打|答|练|过)';
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
const NOMINAL = /(?:所|要|想|能|可以|需要|应该|应|该|可)$/;

const ADVERB =
  '(?:有意识|有针对性|有计划|有步骤|有计划有步骤|有计划、有步骤|有重点|有选择|有目的|创造性|逐步|逐渐|进一步|不断|更好|最大限度|最大程度|毫不动摇|坚定不移|一如既往|持之以恒|旗帜鲜明|毫不犹豫|不遗余力|全心全意|实事求是|因地制宜|千方百计|脚踏实地|理直气壮|满腔热情|扎扎实实|认认真真|原原本本|自觉|主动)';
const ACTION =
  '(?:搭建|做好|抓好|抓住|抓紧|认识到|看到|意识到|履行|完成|投入|融入|参与到|贯彻|推进|推动|解决|引导|加强|提高|提升|增强|促进|实现|维护|执行|落实|培养|组织|学习|运用|宣传|开展|建立|加快|扩大|改善|减轻|满足|服务|接受|遵守|对接|为|把|向|对)';
/** Nouns that make of the verb before them their attribute: 有针对性的解决办法. */
const HEAD =
  '(?:办法|方案|方式|方法|途径|措施|机制|路径|手段|渠道|过程|效果|作用|力度|水平|能力|工作|活动|任务|目标|需要|需求|要求|情况|条件|环境|成效|成果|意识|计划|体系|制度|平台|空间|动力|形式|模式|内容|教育|培训|行动|精神|态度|保障|体验|问题|队伍|人员|单位|部门|对象|者|员|率|力|性|型|式|和|与|及|或|等|的|、)';
const ADVERB_BEFORE = new RegExp(`${ADVERB}$`);
const ADVERB_ENDS = '识性划骤点择的步渐断好度摇移往恒明豫力意是宜计地壮情实真本觉动醒楚刻分深切烈';
const ACTION_AFTER = new RegExp(`(${ACTION})(?!${HEAD})(?=[\\u4e00-\\u9fff“《])`, 'y');
/** 有计划的推进工作机制: a verb that is often a noun, with a noun's head a few characters on. */
const NOUN_PHRASE =
  /^[\u4e00-\u9fff]{1,3}(?:办法|方案|措施|机制|路径|途径|平台|体系|活动|工作|能力|作用|制度|计划|过程|要求|水平)/;
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
  return {
    span: { start, end },
    message: {
      zh: `“${adverb}的${action}”中的“的”应为“地”：修饰动词“${action}”，用“地”。`,
      en: `“的” in “${adverb}的${action}” should be “地”, which joins an adverbial to the verb “${action}”.`,
    },
    fixes: [fix(at, '地')],
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
  return {
    span: { start: at - how.length, end: at + 3 },
    message: {
      zh: `“${how}地${what}”中的“地”应为“的”：“${what}”在这里是名词，前面用“的”。`,
      en: `“地” in “${how}地${what}” should be “的”: “${what}” is a noun here.`,
    },
    fixes: [fix(at, '的', '地')],
  };
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
    { bad: '要⟦有意识的搭建⟧交流平台。', good: '要有意识地搭建交流平台。' },
    { bad: '各级干部要⟦自觉的把⟧群众放在心上。', good: '各级干部要自觉地把群众放在心上。' },
    { bad: '必须⟦坚定不移的贯彻⟧上级部署。', good: '必须坚定不移地贯彻上级部署。' },
    { bad: '我们也要⟦清醒的看到⟧，差距还很大。', good: '我们也要清醒地看到，差距还很大。' },
    { bad: '把各项工作⟦做的更好更实⟧。', good: '把各项工作做得更好更实。' },
    { bad: '向各位来宾⟦表示热烈地欢迎⟧，⟦致以最诚挚地问候⟧！', good: '向各位来宾表示热烈的欢迎，致以最诚挚的问候！' },
  ],
  accepts: [
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
      if (!found && ADVERB_ENDS.includes(prose[at - 1] ?? '\n')) found = manner(prose, at);
      add(found);
    }
    for (let at = prose.indexOf('地'); at !== -1; at = prose.indexOf('地', at + 1)) add(feeling(prose, at));
    return all ?? [];
  },
};
