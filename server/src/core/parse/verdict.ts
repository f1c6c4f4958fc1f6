import { Kind } from '../chars.js';
import { type Block, OFFICIAL_SCORE, type Verdict, type VerdictReason } from '../draft.js';
import type { Genre, Lexicon } from '../lexicon.js';
import { perParagraph } from '../memo.js';
import type { Line } from './lines.js';
import type { Frame } from './structure.js';

/** So many characters tell by their words what kind of text it is; a book is not read to its end for that. */
const ENOUGH = 20_000;

/** Titles of nothing else: 在某某大会上的讲话, 某县防汛应急预案. */
const PLAIN =
  /在.{4,60}(?:会|会议|仪式|活动|典礼|班|式|日)上的?(?:讲话|致辞|致词|发言|主持词|主持讲话)|.{4}应急预案(?:[（(][^（）()]{1,12}[）)])?$/u;

/** 某县公安局关于……的通告: who issues it, on what, and which kind of paper it is. Nothing else is called so. */
const WHOLE_TITLE =
  /^[\u4e00-\u9fff]{2,30}(?:政府|办公[厅室]|委员会|管委会|[局厅]|[支大总]队|法院|检察院)关于.{4,80}的(?:通告|公告|通知|通报|决定|批复)$/u;

const ANSWER = /^[\s　]*(?:【答案】|参考答案|答案|选项|正确答案)[\s　]*(?:[：:][\s　]*)?[A-DＡ-Ｄ]/u;
const QUESTION = /(?:一项是|正确的是|错误的是|不当的是|有误的是|符合的是)[\s　]*[（(][\s　]*[）)]/u;

const PAPER_PART =
  /^[\s　]*[【[［〔]?(?:摘[\s　]*要|内容提要|关[\s　]*键[\s　]*词|中图分类号|作者简介|基金项目|参考文献)[】\]］〕]?[\s　]*[：:]?/u;
const ISSUE = /^[^，。；：]{2,20}\d{4}年第?\d{1,2}期$/u;
const CITED = /[\u4e00-\u9fff”》]\[\d{1,2}\](?:\d{1,3})?[，。,；;]/u;

/** A line of an article in a journal: 关键词：…, a reference [3] behind a sentence. */
const isOfPaper = (text: string): boolean =>
  (/[摘要关键文献介号目]/u.test(text.slice(0, 8)) && PAPER_PART.test(text)) ||
  (text.length < 40 && text.endsWith('期') && ISSUE.test(text.trim())) ||
  (text.includes('[') && CITED.test(text));

/** A line of an examination: 下列说法正确的是（　）, 答案：C. Questions on official papers hold them whole. */
const asks = (text: string): boolean =>
  (text.includes('的是') || text.includes('一项是') || text.includes('答案') || text.includes('选项')) &&
  (ANSWER.test(text) || QUESTION.test(text));

/** What a paragraph tells by itself, whatever stands around it. */
const traitsOf = perParagraph(({ text, kinds }) => ({
  asks: asks(text),
  ofPaper: isOfPaper(text),
  speech: (kinds & Kind.quote) !== 0 && /^[\s　]*[“"「]/u.test(text) && /[。！？!?…，]["”」]/u.test(text),
}));

/** 在某某会上的讲话同志们： */
const RUN_IN =
  /[会议式礼班日课][上的]{1,2}(?:讲话|致辞|致词|发言|主持词|主持讲话)稿?[^，。]{0,20}(?:同志们|朋友们|女士们|同学们|老师们|各位|尊敬的|敬重的|敬爱的)/;
const OPENING = 160;
/** 竞聘演讲稿尊敬的各位领导:大家好: the same of a speech that is not named by its meeting. */
const ADDRESSED =
  /(?:讲话|演讲|发言|述职)(?:稿|报告)(?:篇)?\d{0,2}(?:尊敬的|敬爱的|亲爱的|各位)[^。]{0,24}[:：]|(?:讲话|演讲|发言)稿[^。]{0,24}(?:。[^。]{0,60}){0,2}[!！。]尊敬的各位(?:领导|评委)[^。]{0,16}[:：]/;

/** 以下是县长某某在团拜会上的致辞全文： */
const LED_IN = /^(?:以下|下面)[是为][^。；]{4,80}(?:讲话|致辞|致词|演讲|发言|主持词)的?全文/;

/** What the text begins with, whatever a website put before it. */
function openingOf(blocks: readonly Block[]): string {
  const first = blocks.find(({ paragraph: { role } }) => role !== 'blank' && role !== 'residue')?.paragraph;
  return first ? first.prose.slice(first.indent, first.indent + OPENING) : '';
}

/** 在动员会上的讲话同志们, with which a page begins that kept no line ends; `undefined` for others. */
export const runInTitle = (blocks: readonly Block[]): string | undefined => RUN_IN.exec(openingOf(blocks))?.[0];

/** More than any evidence weighs, for what is decided by a setting. Not infinite: JSON has no number for that. */
const FORCED_SCORE = 1_000_000;

/**
 * Whether a text is official prose, from what is in it. Code notes, logs, novels and English are .txt and .md too, and
 * get no word from us; when in doubt, neither does the text.
 */
export function verdictOf(
  blocks: readonly Block[],
  lines: readonly Line[],
  frames: readonly Frame[],
  lexicon: Lexicon,
  enable: 'auto' | 'always' | 'never',
): Verdict {
  if (enable === 'always') return { official: true, score: FORCED_SCORE, reasons: ['forced-on'] };
  if (enable === 'never') return { official: false, score: -FORCED_SCORE, reasons: ['forced-off'] };

  const evidence: [VerdictReason, number][] = [];
  const say = (reason: VerdictReason, weight: number): void => {
    if (weight !== 0) evidence.push([reason, weight]);
  };
  const count = {
    han: 0,
    all: 0,
    official: 0,
    technical: 0,
    narrative: 0,
    code: 0,
    lines: 0,
    speech: 0,
    exam: 0,
    paper: 0,
    hanHeads: 0,
    read: 0,
  };
  const roles = new Set<string>();
  for (const { index, paragraph } of blocks) {
    const { role, han, marker, indent, end } = paragraph;
    if (role === 'blank') continue;
    roles.add(role);
    count.lines++;
    count.han += han;
    if (role === 'code') {
      count.code++;
      continue;
    }
    count.all += end - indent;
    if (count.read < ENOUGH) {
      const { official, technical, narrative } = lines[index]!.words;
      count.read += han;
      count.official += official;
      count.technical += technical;
      count.narrative += narrative;
    }
    if (
      marker &&
      (marker.style === 'han' ||
        marker.style === 'han-paren' ||
        marker.style === 'chapter' ||
        marker.style === 'article')
    )
      count.hanHeads++;
    const traits = traitsOf(paragraph);
    if (traits.asks) count.exam++;
    if (traits.ofPaper) count.paper++;
    if (traits.speech) count.speech++;
  }

  const genres = new Map(lexicon.genres.map((genre): [string, Genre] => [genre.id, genre]));
  const titled = frames.some(({ genre, title }) => genre !== undefined && genres.has(genre) && title.length >= 4);
  // 创作准则, 工作总结: so short a title is anybody's.
  const longest = Math.max(0, ...frames.map(({ genre, title }) => (genre === undefined ? 0 : title.length)));
  // Without a title the file name that a website left may name the genre.
  const named = frames[0]?.genre !== undefined && !roles.has('salutation');
  const certain = frames.some(({ genre, title }) => genre !== undefined && PLAIN.test(title));
  const whole = frames.some(({ genre, title }) => genre !== undefined && WHOLE_TITLE.test(title));
  // A website that kept no line ends left the title in the first line.
  const opening = titled ? '' : openingOf(blocks);
  const runIn = RUN_IN.test(opening) || ADDRESSED.test(opening) || LED_IN.test(opening);
  say('title', titled ? (certain ? 5 : whole ? 4 : longest < 6 ? 2 : 3) : runIn ? 5 : named ? 1 : 0);
  say('number', roles.has('number') ? 4 : 0);
  say('salutation', roles.has('salutation') ? 3 : 0);
  say('addressee', roles.has('addressee') ? 3 : 0);
  say('numbering', count.hanHeads >= 3 ? 2 : count.hanHeads > 0 ? 1 : 0);
  say('signature', roles.has('signature') ? 1 : 0);
  say('closing', titled && roles.has('closing') ? 2 : 0);

  const han = Math.max(count.read, 1);
  // Words of the list in 100 characters: 6 to 17 in speeches and State Council papers, under 3 in other prose.
  const official = (count.official * 100) / han;
  // A toast or a school's address has hardly any of them; its title and salutation say what it is.
  // So has what a school's head says; a site of sample texts has left its lines about it.
  const plain = runIn || (titled && (roles.has('salutation') || roles.has('residue'))) ? -1 : -3;
  say(
    'vocabulary',
    official >= 7 ? 5 : official >= 5 ? 4 : official >= 3.5 ? 2 : official < 2 && count.han > 200 ? plain : 0,
  );
  const technical = (count.technical * 100) / han;
  if (count.technical >= 2) say('code', technical >= 1.5 ? -6 : technical >= 0.6 ? -3 : 0);
  if (count.code * 4 > count.lines && count.code > 2) say('code', -4);
  const narrative = (count.narrative * 100) / han;
  // 低头看标线，抬头看红绿灯: an appeal to the public tells too. No story begins with 各位市民朋友：.
  const addressed = titled && (roles.has('salutation') || roles.has('addressee'));
  if (count.narrative >= 2) say('dialogue', narrative >= 0.8 ? -6 : narrative >= 0.3 ? (addressed ? -1 : -3) : 0);
  // Novels of officials have the words of official prose, and nothing else of it.
  else if (count.narrative === 1 && evidence.length === 1 && official >= 5) say('dialogue', -1);
  if (count.speech * 6 > count.lines && count.speech > 2) say('dialogue', -4);
  const share = count.han / Math.max(count.all, 1);
  say('density', share < 0.35 ? -6 : share < 0.55 ? -3 : 0);
  say('paper', count.paper >= 2 ? -8 : 0);
  say('exam', count.exam >= 2 ? -8 : 0);
  say('few-han', count.han < 8 ? -10 : 0);

  const score = evidence.reduce((sum, [, weight]) => sum + weight, 0);
  const isOfficial = score >= OFFICIAL_SCORE;
  const reasons = evidence
    .filter(([, weight]) => (isOfficial ? weight > 0 : true))
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .map(([reason]) => reason);
  return { official: isOfficial, score, reasons: [...new Set(reasons)] };
}
