import { contentOf, type Draft, type Lexicon } from '../core/index.js';
import { type Place, type Proposal, Tally } from './proposal.js';

/** Words of web pages, not of documents. */
const WEB =
  /小编|推荐|相关(?:文章|搜索|阅读|热词|资料)|版权|备案|许可证|浏览|阅读量|点击|下载|收藏|举报|上传|文档编号|来源[:：]|网站|范文|https?:|www\.|copyright|powered|上一篇|下一篇|当前位置|首页|展开全文|阅读全文|第\d+页|供大家参考|欢迎阅读|整理/iu;

/** So far from either end of a file a website puts its lines; elsewhere a line must speak of itself. */
const HEAD = 5;
const TAIL = 8;
/** Lines are grouped by this many first characters; a shorter beginning proves nothing. */
const KEY = 6;
const MAX_LINE = 160;
/** Stands for the title of the document in a line. */
const TITLE = '\u0001';

interface Line {
  readonly text: string;
  readonly place: Place;
  readonly web: boolean;
}

/** Lines that recur from document to document although they are no part of them: what websites and tools leave. */
export class Lines {
  readonly #lexicon: Lexicon;
  readonly #groups = new Tally<Line[]>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  add(draft: Draft, placeAt: (offset: number) => Place): void {
    const titles = [...new Set(draft.parts.map(({ title }) => title))].filter((title) => title.length >= KEY);
    const blocks = draft.blocks.filter(({ paragraph: { role } }) => role !== 'blank' && role !== 'code');
    for (const [at, { start, paragraph }] of blocks.entries()) {
      const { role, marker } = paragraph;
      const content = contentOf(paragraph);
      if (marker || content.length < 4 || content.length > MAX_LINE) continue;
      if (role !== 'residue' && role !== 'body' && role !== 'byline' && role !== 'table') continue;
      const web = role === 'residue' || WEB.test(content);
      if (!web && at >= HEAD && at < blocks.length - TAIL) continue;
      let text = content;
      for (const title of titles) text = text.replaceAll(title, TITLE);
      text = text.replace(/\d+/g, '0');
      const place = placeAt(start + paragraph.indent);
      this.#groups.add(text.slice(0, KEY), place, () => []).push({ text, place, web });
    }
  }

  *proposals(): Generator<Proposal> {
    for (const [, { value: lines, count, documents, places }] of this.#groups.entries()) {
      if (documents < 2) continue;
      const web = lines.filter((line) => line.web).length;
      const common = commonStart(lines.map(({ text }) => text));
      const same = lines.every(({ text }) => text === common);
      // Prose may begin alike; only a whole line that comes again and again is suspicious by itself.
      if (web * 2 < lines.length && !(same && documents >= 3 && !/[。；]$/u.test(common))) continue;
      const text = common.split(/[\u00010]/u)[0]!.trim();
      if (text.length < 4) continue;
      const example = lines[0]!.text.replaceAll(TITLE, '……');
      const known = [text, example].some((line) => this.#lexicon.residue.test(line));
      const row = {
        id: `mined-${text.slice(0, 8)}`,
        pattern: `^${text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}${same && text === common ? '$' : ''}`,
        text,
        example,
      };
      yield { table: 'residue', row, count, documents, places, known, score: documents + web / lines.length };
    }
  }
}

function commonStart(texts: readonly string[]): string {
  let common = texts[0] ?? '';
  for (const text of texts) {
    let at = 0;
    while (at < common.length && at < text.length && common[at] === text[at]) at++;
    common = common.slice(0, at);
  }
  return common;
}
