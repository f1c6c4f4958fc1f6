import { type DraftRule, UNUSED_IGNORE } from '../core/index.js';

/**
 * An ignore for which nothing is found any more. The linter knows what was used, so it reports on behalf of this rule; for
 * ignores of the project file, the command line and the server do, at their place in that file.
 */
export const rule: DraftRule = {
  id: UNUSED_IGNORE,
  title: { zh: '用不上的忽略', en: 'Unused ignore' },
  why: {
    zh: '文稿改过之后，原来的忽略可能不再需要。留着它，以后同样的问题会被一并放过；规则名写错的忽略也从来没有起过作用。',
    en: 'After an edit, an ignore may no longer be needed. Left in place it hides the next finding of its kind; one with a misspelt rule has never worked at all.',
  },
  severity: 'info',
  scope: 'draft',
  examples: [
    {
      bad: '# 关于防汛值守的通知\n\n⟦<!-- gongwen-disable-next-line typo -- 引用原文 -->⟧\n各镇要严格落实值守制度。\n',
      good: '# 关于防汛值守的通知\n\n各镇要严格落实值守制度。\n',
      format: 'markdown',
    },
  ],
  accepts: [
    '各镇要落实值守制度。<!-- gongwen-disable typo -->',
    { text: '# 关于防汛值守的通知\n\n<!-- gongwen: always -->\n\n各镇要落实值守制度。\n', format: 'markdown' },
    { text: '写法如下：\n\n```\n<!-- gongwen-disable typo -->\n```\n\n各镇要落实值守制度。\n', format: 'markdown' },
  ],
  *check() {},
};
