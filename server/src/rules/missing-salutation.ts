import {
  type Block,
  contentSpan,
  type Draft,
  type DraftRule,
  type Fix,
  type Genre,
  insertBefore,
  type Part,
  proseBlocks,
} from '../core/index.js';

/** A speech without 称谓, a document to a higher or equal body without 主送机关. */
export const rule: DraftRule = {
  id: 'missing-salutation',
  title: { zh: '缺称谓或主送机关', en: 'No salutation or addressee' },
  why: {
    zh: '讲话开头要有称谓（同志们：），请示、函、批复要写明主送机关。从网上拷来的稿子常在这里断掉。',
    en: 'A speech opens with a salutation (同志们：); a request, a letter or a reply names whom it is sent to. Copied drafts often lose this line.',
  },
  clause: 'GB/T 9704—2012 7.3.2；党政机关公文处理工作条例第九条（八）',
  severity: 'warning',
  scope: 'draft',
  examples: [
    {
      bad: '在全市春季植树动员会上的讲话\n⟦今⟧天，我们召开这次动员会，主要任务是部署春季植树工作，号召全市上下立即行动起来，把绿化任务落到实处。',
      good: '在全市春季植树动员会上的讲话\n同志们：\n今天，我们召开这次动员会，主要任务是部署春季植树工作，号召全市上下立即行动起来，把绿化任务落到实处。',
    },
    {
      bad: '关于申请防汛专项经费的请示\n⟦去⟧年入汛以来，我县连续遭受强降雨袭击，多处堤防受损，急需安排专项经费予以修复。',
      good: '关于申请防汛专项经费的请示\n市人民政府：\n去年入汛以来，我县连续遭受强降雨袭击，多处堤防受损，急需安排专项经费予以修复。',
    },
  ],
  accepts: [
    '甲公司与乙公司股权转让合同争议案\n2021年3月，甲公司与乙公司签订合同，约定转让股权。后乙公司没有付款，甲公司申请仲裁。',
    '孙某执行异议案\n孙某对法院查封的房屋主张所有权，提出书面异议。法院审查后裁定驳回。',
    '在全市春季植树动员会上的讲话\n同志们：\n今天，我们召开这次动员会，部署春季植树工作。',
    '在座谈会上的讲话\n（2024年3月12日）\n各位企业家朋友：\n大家好！今天请大家来，主要是听听意见。',
    '在教师节大会上的讲话\n（2024年9月10日）同志们、同学们：今天我们召开大会，庆祝教师节，表彰先进。',
    '战友联谊会上的致辞\n战友联谊会上的致辞亲爱的各位战友，你们好：今年是我们入伍五十周年。',
    '在春节团拜会上的致辞\n同志们、朋友们\n新春佳节就要到了，我谨代表县政府致以诚挚的问候。',
    '在联谊会上的致辞\n尊敬的各位来宾，女士们、先生们，朋友们：\n金秋送爽，丹桂飘香。',
    '在全市春季植树动员会上的讲话同志们：今天我们召开动员会，部署春季植树工作，动员全市上下立即行动起来。',
    '在总结会上的讲话\n各位代表，同志们，今天的会议开得很好，达到了预期目的。',
    '关于申请防汛专项经费的请示\n市人民政府：\n去年入汛以来，我县连续遭受强降雨袭击。',
    '关于做好春季植树工作的通知\n植树节将至，现就有关事项通知如下：',
    '今天，我们召开这次动员会，部署春季植树工作。',
    '在全市春季植树动员会上的讲话\n\n各位代表、同志们！\n\n　　今天，我们召开这次动员会，部署春季植树工作。希望大家抓好落实。\n\n　　谢谢大家！',
    '在全市春季植树动员会上的讲话\n兄弟姐妹们：\n今天，我们召开这次动员会，部署春季植树工作。',
    '在座谈会上的讲话\n\n各位领导，大家上午好！\n\n　　今天请大家来，主要是听听意见。希望大家畅所欲言。',
    '关于申请防汛专项经费的请示\n市社科联：\n去年入汛以来，我县连续遭受强降雨袭击，急需安排专项经费予以修复。',
    '关于申请防汛专项经费的请示\n东山农场：\n去年入汛以来，我县连续遭受强降雨袭击，急需安排专项经费予以修复。',
    '在植树动员会上的讲话\n> p { color: #000000 } p.western { font-size: 10pt } 在植树动员会上的讲话 同志们：今天召开会议，部署植树工作。谢谢大家！',
    '在植树动员会上的主持词\n刚才，县长作了重要讲话，大家要认真抓好落实。',
  ],
  *check(draft, { lexicon }) {
    const part = draft.parts[0];
    const genre = lexicon.genres.find(({ id }) => id === part?.genre);
    if (!part || !genre) return;
    const speech = genre.salutation === 'required';
    if (!speech && !needsAddressee(genre, draft, part)) return;
    const body = proseBlocks(draft, part);
    if (body.length === 0 || isAddressed(draft, part, body)) return;
    const first = body[0]!;
    // Half of a host's script: what is said when the speaker has finished.
    if (genre.id === 'host-script' && /^[\s　]*(?:刚才|刚刚)/u.test(first.paragraph.text)) return;
    const place = contentSpan(first);
    const name = speech ? { zh: '称谓', en: 'salutation' } : { zh: '主送机关', en: 'addressee' };
    const usual = speech ? '同志们：' : '市人民政府：';
    const formulas = lexicon.formulas
      .filter((formula) => formula.genre === genre.id && formula.part === (speech ? 'salutation' : 'addressee'))
      .sort((a, b) => Number(b.default ?? false) - Number(a.default ?? false))
      .map(({ text }) => text);
    // What still has a gap to fill would be the next finding.
    const whole = formulas.filter((text) => !/[X×*]|…/u.test(text));
    const choices = [...new Set(speech ? [...whole, usual] : [usual, ...whole])].slice(0, 5);
    yield {
      span: { start: place.start, end: place.start + 1 },
      awaits: { start: draft.blocks[part.from]!.start, end: place.end },
      message: {
        zh: `${genre.zh}开头没有${name.zh}。在正文前另起一行顶格写上，如“${choices[0]}”。`,
        en: `This ${genre.en} has no ${name.en}. Put one on a line of its own before the text, such as ${choices[0]}`,
      },
      fixes: choices.map(
        (text): Fix => ({
          title: { zh: `插入“${text}”`, en: `Insert ${text}` },
          safety: 'suggestion',
          edits: [insertBefore(draft, first, text)],
        }),
      ),
    };
  },
};

/** Documents that go up or across are sent to somebody; a report only where its form says that it is an official one. */
function needsAddressee({ addressee, direction, statutory, id }: Genre, draft: Draft, part: Part): boolean {
  if (addressee !== 'required' || !statutory) return false;
  if (id === 'reply') return true;
  if (direction !== 'up' && direction !== 'level') return false;
  if (id !== 'report') return true;
  // What is published each year (法治政府建设年度报告) is sent to nobody.
  if (/年度|年报/u.test(part.title ?? '')) return false;
  return draft.blocks
    .slice(part.from, part.until)
    .some(({ paragraph }) => paragraph.role === 'number' || paragraph.role === 'date');
}

const spoken =
  /(?:^|[\s　。）)]|讲话稿?|发言稿?|致辞|致词|主持词|演讲稿?)(?:同志们|朋友们|(?:尊敬|敬爱|亲爱)的|各位|[^，。]{0,12}(?:代表|委员|来宾|领导|同志)[，、：:！]|女士们|先生们|乡亲们|同学们|战友们|老师们|大家(?:上午|下午|晚上)?好)|(?:同志们|朋友们|女士们|先生们|同学们|老师们)[：:]/u;

const BARE =
  /^[\s　]*(?:(?:同志|朋友|女士|先生|老师|同学|战友|乡亲)们|(?:尊敬的)?各位[\u4e00-\u9fff]{2,6})(?:[、，,\s](?:各位[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{2,4}们)){0,5}[\s　]*$/u;

/** Somebody is addressed, be it within the first paragraphs, where a flattened text has it. */
function isAddressed(draft: Draft, part: Part, body: readonly Block[]): boolean {
  const roles = draft.blocks.slice(part.from, part.until).map(({ paragraph }) => paragraph.role);
  if (roles.includes('salutation') || roles.includes('addressee')) return true;
  if (isShortWithColon(body[0]!)) return true;
  // 同志们、朋友们 without its colon.
  const head = draft.blocks.slice(part.from, Math.min(part.until, body[0]!.index));
  if (head.some(({ paragraph }) => BARE.test(paragraph.text))) return true;
  const bylines = head.filter(({ paragraph }) => paragraph.role === 'byline');
  return [...bylines, ...body.slice(0, 3)].some(({ paragraph }) => spoken.test(openingOf(paragraph.text)));
}

/** What the paragraph begins with, behind a web page's p { color: #000000 }. */
function openingOf(text: string): string {
  const from = text.lastIndexOf('}', 2000) + 1;
  return text.slice(from, from + 120);
}

/** 东山农场： [上级单位名称]： a line that announces nothing names whom the text is for, even if nothing known. */
function isShortWithColon({ paragraph: { prose, indent, end } }: Block): boolean {
  const line = prose.slice(indent, end);
  return (
    line.length <= 40 && /[：:]$/u.test(line) && !/[。；，？！]|如下|现将|以下|下列|关于|根据|汇报|情况/u.test(line)
  );
}
