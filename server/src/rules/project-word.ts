import {
  type BlockRule,
  type Config,
  Kind,
  type Match,
  type ProjectWord,
  type Report,
  replacement,
} from '../core/index.js';

const SHOWN: Partial<Config> = {
  words: [
    { avoid: '老百姓', prefer: ['群众'], safe: true, why: '本单位行文统一用语' },
    { avoid: '开发区管委会', prefer: ['高新区管委会', '经开区管委会'], unless: ['原开发区管委会'] },
    { avoid: '内部代号', prefer: [], severity: 'error' },
  ],
};

/** What the project itself does not want to be written, see the words in .gongwenrc.json. */
export const rule: BlockRule = {
  id: 'project-word',
  title: { zh: '项目词表', en: 'Word of the project’s list' },
  why: {
    zh: '单位在项目文件 .gongwenrc.json 的 words 中自定的词：哪些不用，改用什么。机构改名、统一称谓、禁用词都可以写在这里。',
    en: 'Words that the project lists in .gongwenrc.json (words): what not to write, and what to write instead. For renamed offices, agreed terms and words to avoid.',
  },
  severity: 'warning',
  scope: 'block',
  kinds: Kind.han | Kind.latin | Kind.digit,
  examples: [
    { bad: '要多听⟦老百姓⟧的意见。', good: '要多听群众的意见。', config: SHOWN },
    { bad: '经⟦开发区管委会⟧同意。', good: '经高新区管委会同意。', config: SHOWN },
    { bad: '⟦内部代号⟧不得写入正文。', config: SHOWN },
  ],
  accepts: ['要多听老百姓的意见。', '未设词表时，开发区管委会照常使用。'],
  check: ({ prose, role }, { words }) =>
    words.size === 0 || role === 'residue' ? [] : words.find(prose).map(reportOf),
};

function reportOf({ start, end, entry }: Match<ProjectWord>): Report {
  const { avoid, prefer, why, safe, severity } = entry;
  const instead = prefer.map((one) => `“${one}”`);
  const span = { start, end };
  const safety = safe === true && prefer.length === 1 ? 'safe' : 'suggestion';
  return {
    span,
    message: {
      zh: `项目词表：不用“${avoid}”${prefer.length > 0 ? `，改用${instead.join('或')}` : ''}。${why ?? ''}`,
      en: `Project word list: avoid “${avoid}”${prefer.length > 0 ? `, write ${instead.join(' or ')}` : ''}.${why ? ` ${why}` : ''}`,
    },
    fixes: () => prefer.map((text) => replacement(span, text, safety)),
    ...(severity && { severity }),
  };
}
