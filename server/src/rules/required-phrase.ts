import { type Block, type Config, contentSpan, type DraftRule, type Part, type Span } from '../core/index.js';

const SHOWN: Partial<Config> = {
  required: [
    { genres: ['notice'], anyOf: ['请结合实际，认真贯彻执行', '请认真贯彻落实'], why: '本单位通知的固定用语' },
    { anyOf: ['高质量发展'], severity: 'info' },
  ],
};

/** Phrases that the project wants in documents of a genre, see `required` in .gongwenrc.json. */
export const rule: DraftRule = {
  id: 'required-phrase',
  title: { zh: '缺少规定用语', en: 'Required phrase missing' },
  why: {
    zh: '单位在项目文件 .gongwenrc.json 的 required 中规定了某类文稿必须出现的用语（几种写法有其一即可），本文没有。',
    en: 'The project’s .gongwenrc.json (required) names phrases that documents of a genre must hold, one of several being enough; this text holds none.',
  },
  severity: 'warning',
  scope: 'draft',
  examples: [
    { bad: '⟦关于做好防汛工作的通知⟧\n\n各村民委员会：\n\n请加强值守，推动高质量发展。', config: SHOWN },
    { bad: '⟦在全县工作会议上的讲话⟧\n\n同志们：\n\n今天的会议很重要。', config: SHOWN },
  ],
  accepts: ['关于做好防汛工作的通知\n\n各村民委员会：\n\n请加强值守。', '未规定用语时，什么都不缺。'],
  *check(draft, { required }) {
    if (required.length === 0) return;
    for (const { genres, anyOf, why, severity } of required) {
      if (anyOf.length === 0) continue;
      for (const part of draft.parts) {
        if (part.kind === 'attachment' && !genres) continue;
        if (genres && !genres.includes(part.genre ?? '')) continue;
        const blocks = draft.blocks.slice(part.from, part.until);
        const place = placeOf(part, blocks);
        if (!place || anyOf.some((phrase) => blocks.some(({ paragraph }) => paragraph.text.includes(phrase)))) continue;
        const wanted = anyOf.map((one) => `“${one}”`);
        yield {
          span: place,
          message: {
            zh: `按项目规定，文中应有${wanted.join('或')}，现在没有。${why ?? ''}`,
            en: `The project requires ${wanted.join(' or ')} in this document; it is missing.${why ? ` ${why}` : ''}`,
          },
          ...(severity && { severity }),
        };
      }
    }
  },
};

/** The title, or the first line that says something. */
function placeOf(part: Part, blocks: readonly Block[]): Span | undefined {
  const [first] = part.titleBlocks;
  const block = first ?? blocks.find(({ paragraph }) => paragraph.han > 0);
  if (!block) return undefined;
  const last = part.titleBlocks.at(-1) ?? block;
  return { start: contentSpan(block).start, end: contentSpan(last).end };
}
