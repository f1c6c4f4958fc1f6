import type { Block, Paragraph, Part, Role } from '../draft.js';
import type { Lexicon } from '../lexicon.js';
import { bareTitle, genreOfTitle } from './genre.js';
import type { Line, Lines } from './lines.js';

/** A part before its sections are known. */
export type Frame = Omit<Part, 'sections'> & {
  /** Index of the first block of the tail: closing, signature, date, notes. Sections end before it. */
  readonly tail: number;
  /** Whether the title names the genre; otherwise the genre is a guess, or none. */
  readonly titled: boolean;
};

/** Blocks with their roles, and the documents that they form. */
export interface Structure {
  readonly blocks: readonly Block[];
  readonly frames: readonly Frame[];
}

/** 2015-06-08 09:34 under a title: when a website put it online. */
const STAMP = /^20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s{1,3}\d{1,2}:\d{2}(?::\d{2})?)?$/;

/** How many blocks before the first prose may belong to the head: titles in several copies, byline, number. */
const LONGEST_HEAD = 40;

/**
 * Gives every line its role (公文格式要素) and finds the documents in the text: the main one, what it encloses (印发,
 * 转发), attachments.
 *
 * @param previous blocks of an earlier version: those that are as they were stay the same objects
 */
export function structureOf({ lines, starts }: Lines, lexicon: Lexicon, previous: readonly Block[] = []): Structure {
  const reader = new Reader(lines, lexicon);
  const frames = reader.read();
  const blocks = lines.map((_, index): Block => {
    const start = starts[index]!;
    const paragraph = reader.paragraphs[index]!;
    const known = previous[index];
    return known && known.start === start && known.paragraph === paragraph ? known : { start, index, paragraph };
  });
  return {
    blocks,
    frames: frames.map(({ titleIndexes, ...frame }) => ({
      ...frame,
      titleBlocks: titleIndexes.map((index) => blocks[index]!),
    })),
  };
}

/** 你们提出的关于……的建议收悉，现答复如下： below 张某某代表：: a letter that answers, not a speech. */
const ANSWERS = /(?:建议|提案|意见)[^，。；]{0,8}收悉|现(?:就[^，。；]{0,20})?答复如下/u;

/** 我受县人民政府的委托，向大会报告……，请予审议。 below 主任、各位副主任、各位委员：: a report to a congress. */
const REPORTS = /向[^，。；]{2,24}报告[^。]{0,80}请(?:予|各位|大会|会议)?[^，。；]{0,8}审议/u;

/** 县审计局局长　张三: who speaks, above the salutation; no title of anything. */
const SPEAKER = /(?:长|主任|书记|主席)[\s　]+[\u4e00-\u9fff](?:[\s　]{0,2}[\u4e00-\u9fff]){1,3}$/u;

/** 以下是县长某某在团拜会上的致辞全文： by which a newspaper leads to the salutation. */
const LEADS_IN = /^(?:以下|下面|现)[是为将](?=.{4,80}(?:全文|实录))[^。；]{4,90}[：:]$/u;

/** ***** or ===== under a title. */
const RULED = /^[*＊=＝—_-]{5,}$/u;

const SITE_OUTLINE = /^[\s　]*目录[/／]提纲[:：]/u;
const LONGEST_OUTLINE = 120;
/** Longer tables of contents are not looked through. */
const LONGEST_CONTENTS = 400;

/** 第一章  发展基础……3 without its ordinal, its page and blanks: the words are what it has in common with the heading. */
const entryOf = ({ text, marker }: Paragraph): string =>
  text
    .slice(marker?.span.end ?? 0)
    .replace(/(?<![.…·\d])[.…·\d]+[\s　]*$/u, '')
    .replace(/[\s　]+/gu, '');

type OpenFrame = Omit<Frame, 'titleBlocks'> & { readonly titleIndexes: readonly number[] };

class Reader {
  readonly paragraphs: Paragraph[];
  readonly #lines: readonly Line[];
  readonly #lexicon: Lexicon;
  /** From the line 目录 to behind the last line of the table of contents; empty where there is none. */
  readonly #contents: { readonly from: number; readonly until: number; readonly role: 'table' | 'residue' };

  constructor(lines: readonly Line[], lexicon: Lexicon) {
    this.#lines = lines;
    this.#lexicon = lexicon;
    this.paragraphs = lines.map(({ body }) => body);
    this.#contents = this.#findContents();
  }

  read(): OpenFrame[] {
    const frames: OpenFrame[] = [];
    let kind: Part['kind'] = 'main';
    for (let from = 0; from < this.#lines.length; ) {
      const { frame, next } = this.#part(from, kind);
      frames.push(frame);
      from = frame.until;
      kind = next;
    }
    return frames;
  }

  #set(index: number, role: Role): void {
    this.paragraphs[index] = this.#lines[index]!.as(role);
  }

  /**
   * A table of contents (目录) names the headings before they come. It ends where its first line stands again: up to there
   * short lines without a full stop. Without that second time it is no table of contents, or nobody wrote the text yet.
   */
  #findContents(): { from: number; until: number; role: 'table' | 'residue' } {
    const none = { from: 0, until: 0, role: 'table' } as const;
    const site = this.#outlineOfSite();
    if (site) return { ...site, role: 'residue' };
    const early = this.#lines.slice(0, LONGEST_HEAD);
    const from = early.findIndex(({ body }) => body.han === 2 && /^[\s　]*目[\s　]*[录次][\s　]*$/u.test(body.text));
    if (from === -1) return none;
    const start = this.#content(from + 1);
    const first = this.#lines[start];
    if (!first) return none;
    const named = entryOf(first.body);
    const second = this.#content(start + 1);
    for (let i = start + 1; i < Math.min(this.#lines.length, start + LONGEST_CONTENTS); i++) {
      const { body } = this.#lines[i]!;
      if (body.han > 60 || body.text.includes('。')) return none;
      // 1.某某讲话 and 2.某某讲话: two entries of one name.
      const entry = i === second && body.marker && body.marker.ordinal !== first.body.marker?.ordinal;
      if (body.han >= 2 && !entry && entryOf(body) === named) return { from, until: i, role: 'table' };
    }
    return none;
  }

  /** 目录/提纲：…… to the next ……: what a site shows of a text before the text. */
  #outlineOfSite(): { from: number; until: number } | undefined {
    const from = this.#lines.slice(0, LONGEST_HEAD).findIndex(({ body }) => SITE_OUTLINE.test(body.text));
    if (from === -1) return undefined;
    for (let i = from + 1; i < Math.min(this.#lines.length, from + LONGEST_OUTLINE); i++) {
      const { body } = this.#lines[i]!;
      if (/^[\s　]*…{1,4}[\s　]*$/u.test(body.text)) return { from, until: i + 1 };
      if (body.han > 120) return undefined;
    }
    return undefined;
  }

  #inContents(index: number): boolean {
    return index >= this.#contents.from && index < this.#contents.until;
  }

  #blank(index: number): boolean {
    const { role } = this.#lines[index]!.body;
    return role === 'blank' || role === 'code';
  }

  /** Index of the nearest line from `index` on (or back) that is neither blank nor code; -1 or the length at the ends. */
  #content(index: number, step: 1 | -1 = 1): number {
    let at = index;
    while (at >= 0 && at < this.#lines.length && this.#blank(at)) at += step;
    return at;
  }

  /** Reads one document from `from` on. */
  #part(from: number, kind: Part['kind']): { frame: OpenFrame; next: Part['kind'] } {
    let head = this.#head(from, kind);
    let ended = this.#lines.length;
    let next: Part['kind'] = 'enclosed';
    let tail: number | undefined;
    let hasBody = false;
    let bodies = 0;
    const fragments: number[] = [];
    for (let i = head.until; i < this.#lines.length; i++) {
      const line = this.#lines[i]!;
      if (this.#blank(i)) continue;
      if (this.#inContents(i)) {
        this.#set(i, this.#contents.role);
        continue;
      }
      const { shape, body } = line;
      if (hasBody && shape.attachmentMark && !this.#namesAttachment(i)) {
        ended = i;
        next = 'attachment';
        break;
      }
      if (hasBody && this.#beginsDocument(i)) {
        if (bodies > 3) {
          ended = i;
          break;
        }
        // A few lines of a website before the title are no document.
        head = this.#head(i, kind);
        i = head.until - 1;
        hasBody = false;
        bodies = 0;
        continue;
      }
      if (shape.date && this.#signs(i, head.until)) {
        tail = this.#signed(i, head.until);
        const behind = this.#notes(i + 1);
        if (behind < this.#lines.length) {
          ended = behind;
          next = this.#lines[behind]!.shape.attachmentMark ? 'attachment' : 'enclosed';
          // A stray line behind the date is not a document.
          if (next === 'enclosed' && !this.#titleBehind(behind)) {
            ended = this.#lines.length;
            i = behind - 1;
            continue;
          }
        }
        break;
      }
      if (shape.residue) this.#set(i, 'residue');
      else if (body.role === 'table' || shape.cells || this.#countsOnInTable(i)) this.#set(i, 'table');
      else if (shape.attachmentList || this.#listsAttachment(i)) this.#set(i, 'attachment');
      else if (shape.note && hasBody && this.#content(i + 1) >= this.#lines.length) this.#set(i, 'note');
      else if (body.depth !== undefined) this.#set(i, 'heading');
      else if (isPageMark(body) && this.#breaksOffBefore(i)) fragments.push(i);
      else if (body.marker && isHeading(body)) this.#set(i, 'heading');
      if (this.paragraphs[i]!.role === 'body' || this.paragraphs[i]!.role === 'heading') {
        hasBody = true;
        bodies += body.marker ? 4 : 1;
      }
    }
    this.#unmark(fragments, head.until, ended);
    const titleText = head.title.map((index) => this.#lines[index]!.shape.content).join('');
    const titled = genreOfTitle(titleText, this.#lexicon)?.id ?? head.titleGenre;
    const genre = titled ?? this.#otherGenre(from, head.until);
    const frame: OpenFrame = {
      kind,
      from,
      until: Math.max(ended, from + 1),
      title: titleText,
      titleIndexes: head.title,
      genre,
      titled: titled !== undefined,
      tail: this.#closing(head.until, tail ?? ended, genre),
    };
    return { frame, next };
  }

  /** The genre where no title names it: from a file name that a website left, or from who is addressed. */
  #otherGenre(from: number, until: number): string | undefined {
    for (let i = from; i < until; i++) {
      if (this.paragraphs[i]!.role !== 'residue') continue;
      const genre = genreOfTitle(this.#lines[i]!.shape.content, this.#lexicon);
      if (genre) return genre.id;
    }
    for (let i = from; i < until; i++) {
      if (this.paragraphs[i]!.role !== 'salutation') continue;
      const below = this.#lines[this.#content(i + 1)]?.shape.content;
      if (below === undefined) return 'speech';
      return ANSWERS.test(below) ? 'proposal-reply' : REPORTS.test(below) ? 'congress-report' : 'speech';
    }
    return undefined;
  }

  /** 2.… below 附件：1.…: the list goes on. */
  #listsAttachment(index: number): boolean {
    const { body } = this.#lines[index]!;
    if (body.marker?.style !== 'arabic' || body.prose.includes('。')) return false;
    const before = this.#content(index - 1, -1);
    return before >= 0 && this.paragraphs[before]!.role === 'attachment' && !this.#lines[before]!.shape.attachmentMark;
  }

  /** 三、办理结果 between 二、上年结转 ⇥ 0 and a row of its own: the rows of a table are counted, this one has no figure. */
  #countsOnInTable(index: number): boolean {
    const { marker, prose } = this.#lines[index]!.body;
    if (!marker || prose.includes('。') || !this.#lines[this.#content(index + 1)]?.shape.cells) return false;
    const before = this.#content(index - 1, -1);
    const row = before >= 0 && this.paragraphs[before]!.role === 'table' ? this.paragraphs[before]!.marker : undefined;
    return row?.style === marker.style && row.ordinal === marker.ordinal - 1;
  }

  /** Whether the prose before this line stops inside a sentence. */
  #breaksOffBefore(index: number): boolean {
    const before = this.#lines[this.#content(index - 1, -1)];
    return before !== undefined && breaksOff(before.body);
  }

  /**
   * A viewer that cuts a document into pages puts 1、 2、 3、 before each: they are no headings. One that breaks into a
   * sentence gives itself away, several of them the others of their kind.
   */
  #unmark(fragments: readonly number[], from: number, until: number): void {
    for (const index of fragments) this.paragraphs[index] = this.#lines[index]!.withoutMarker();
    if (fragments.length === 0) return;
    for (let i = from; i < until; i++) {
      const { body } = this.#lines[i]!;
      // Of two pages the first begins with 1、, and is as long as a page.
      const first = body.marker?.ordinal === 1 && body.han >= PAGE_HAN;
      if (isPageMark(body) && (first || fragments.length >= 3)) this.paragraphs[i] = this.#lines[i]!.withoutMarker();
    }
  }

  /** 附件 as a heading inside the head of an attachment list, followed by 1.…: the list before the signature. */
  #namesAttachment(index: number): boolean {
    const after = this.#content(index + 1);
    return this.#lines[after]?.shape.date === true;
  }

  /**
   * The head: title, byline, number, addressee or salutation.
   * @returns where the body begins, and the lines of the title that counts
   */
  #head(from: number, kind: Part['kind']): { until: number; title: number[]; titleGenre?: string } {
    const candidates: number[] = [];
    let until = from;
    let seen = 0;
    for (let i = from; i < this.#lines.length && seen < LONGEST_HEAD; i++) {
      if (this.#blank(i)) continue;
      if (this.#inContents(i)) {
        this.#set(i, this.#contents.role);
        until = i + 1;
        continue;
      }
      seen++;
      const { shape, body } = this.#lines[i]!;
      until = i;
      if (kind === 'attachment' && i === this.#content(from)) {
        this.#set(i, 'attachment');
      } else if (shape.residue) this.#set(i, 'residue');
      else if (shape.salutation || (shape.addressee && (candidates.length > 0 || kind !== 'main' || body.han >= 4))) {
        this.#set(i, shape.salutation ? 'salutation' : 'addressee');
        // 各位代表： may be followed by a second line of it.
        until = i + 1;
        const more = this.#content(i + 1);
        if (this.#lines[more]?.shape.salutation) {
          this.#set(more, 'salutation');
          until = more + 1;
        }
        break;
      } else if (this.#addressesFirst(i)) {
        this.#set(i, 'salutation');
      } else if (shape.number) this.#set(i, 'number');
      else if (shape.date || shape.note || shape.subtitle || STAMP.test(shape.content) || LEADS_IN.test(shape.content))
        this.#set(i, 'byline');
      else if (candidates.length > 0 && body.han === 0 && RULED.test(shape.content)) this.#set(i, 'byline');
      else if (body.role === 'table') break;
      else if (body.depth === 1 || (body.depth !== undefined && candidates.length === 0 && !body.marker)) {
        candidates.push(i);
        this.#set(i, 'title');
      } else if (body.marker || body.depth !== undefined || !shape.titleLike || shape.prose || body.han > 60) break;
      else candidates.push(i);
      until = i + 1;
    }
    const title = this.#title(candidates);
    return { until: Math.max(until, from), ...title };
  }

  /** 尊敬的各位来宾， on a line of its own, with the rest of the salutation below. */
  #addressesFirst(index: number): boolean {
    const { body, shape } = this.#lines[index]!;
    if (body.han > 40 || !/[，,、]$/u.test(shape.content) || !/^(?:尊敬|敬爱|亲爱|各位)/u.test(shape.content))
      return false;
    return this.#lines[this.#content(index + 1)]?.shape.salutation === true;
  }

  /** Which of the lines of the head are the title: those whose genre can be read, the last copy of several. */
  #title(candidates: readonly number[]): { title: number[]; titleGenre?: string } {
    let chosen: number[] = [];
    let genre: string | undefined;
    let run: number[] = [];
    for (const index of candidates) {
      const previous = run.at(-1);
      if (previous !== undefined && previous !== index - 1 && !this.#goesOn(run, index)) run = [];
      run.push(index);
      const { shape, body } = this.#lines[index]!;
      const spaced = /[\s　]\S{2,}[\s　]/u.test(shape.content) && shape.content.length < 40;
      if (!shape.genre || spaced) continue;
      // Titles over several lines belong together; a line that is a title by itself begins anew.
      const own =
        run.length > 1 &&
        bareTitle(shape.content).length >= 12 &&
        /^(?:关于|在|.{2,20}(?:关于|在))/u.test(shape.content);
      chosen = own && run.length > 1 && this.#complete(run.slice(0, -1)) ? [index] : [...run];
      genre = shape.genre.id;
      run = [];
      if (body.depth !== undefined) break;
    }
    if (chosen.length === 0) {
      const depth = candidates.find((index) => this.#lines[index]!.body.depth !== undefined);
      const first = depth ?? candidates.find((index) => !SPEAKER.test(this.#lines[index]!.shape.content));
      if (first !== undefined && this.#lines[first]!.body.han >= 3) chosen = [first];
    }
    for (const index of candidates) {
      const copy = this.#lines[index]!.shape.genre !== undefined || chosen.includes(index);
      this.#set(index, copy ? 'title' : 'byline');
    }
    return genre === undefined ? { title: chosen } : { title: chosen, titleGenre: genre };
  }

  /** 某省人民政府关于印发某某 and, behind a blank line, the rest of the title: the first line names no genre yet. */
  #goesOn(run: readonly number[], index: number): boolean {
    const title = run.map((at) => this.#lines[at]!.shape.content).join('');
    return (
      this.#content(run.at(-1)! + 1) === index &&
      /(?:政府|委员会|委|局|厅|部|办公室|办公厅|中心|公司|学校|大学|学院).{0,4}关于/u.test(title) &&
      !this.#complete(run)
    );
  }

  #complete(run: readonly number[]): boolean {
    return genreOfTitle(run.map((index) => this.#lines[index]!.shape.content).join(''), this.#lexicon) !== undefined;
  }

  /** Whether a new document begins in the middle of the text: a title with an address behind it. */
  #beginsDocument(index: number): boolean {
    const { shape, body } = this.#lines[index]!;
    if (body.marker || body.han < 5 || !shape.titleLike || shape.cells) return false;
    if (!shape.genre && !shape.residue) return false;
    let at = index;
    for (let seen = 0; seen < 6; seen++) {
      at = this.#content(at + 1);
      const next = this.#lines[at];
      if (!next) return false;
      if (next.shape.salutation || next.shape.addressee || next.shape.number) return at - index < 12;
      if (next.shape.prose || next.body.marker) return false;
    }
    return false;
  }

  /** Whether the date at `index` ends the document: a name stands before it, not prose. */
  #signs(index: number, from: number): boolean {
    const before = this.#content(index - 1, -1);
    if (before < from) return false;
    const { shape, body } = this.#lines[before]!;
    if (body.marker || shape.cells) return false;
    if (shape.signature) return true;
    const after = this.#content(index + 1);
    return after >= this.#lines.length || this.#lines[after]!.shape.note || this.#lines[after]!.shape.residue;
  }

  /** Gives date and signature their roles. @returns the first line of the tail */
  #signed(index: number, from: number): number {
    this.#set(index, 'date');
    let first = index;
    for (
      let at = this.#content(index - 1, -1), seen = 0;
      at >= from && seen < 6;
      at = this.#content(at - 1, -1), seen++
    ) {
      const { shape, body } = this.#lines[at]!;
      if (body.marker || body.depth !== undefined || !shape.signature || body.han > 30) break;
      this.#set(at, 'signature');
      first = at;
    }
    return first;
  }

  /** Roles for what may stand behind the date. @returns index of the next content */
  #notes(index: number): number {
    let at = this.#content(index);
    while (at < this.#lines.length) {
      const { shape } = this.#lines[at]!;
      if (shape.residue) this.#set(at, 'residue');
      else if (shape.note) this.#set(at, 'note');
      else break;
      at = this.#content(at + 1);
    }
    return at;
  }

  #titleBehind(index: number): boolean {
    const { shape, body } = this.#lines[index]!;
    return shape.titleLike && !body.marker && body.han >= 3;
  }

  /** Gives the closing its role. @returns the first line of the tail */
  #closing(from: number, end: number, genre: string | undefined): number {
    let first = end;
    let seen = 0;
    for (let i = end - 1; i >= from && seen < 8; i--) {
      const { role } = this.paragraphs[i]!;
      if (role === 'blank' || role === 'code' || role === 'note') continue;
      if (role === 'attachment' || role === 'signature' || role === 'date' || role === 'residue') {
        first = i;
        continue;
      }
      if (role !== 'body') break;
      seen++;
      const { shape, body } = this.#lines[i]!;
      if (body.marker || !this.#closes(shape.content, genre)) break;
      // 同志们：今天…: the one paragraph of a page opens with its salutation.
      if (i === this.#content(from) && shape.content.length > 60) break;
      this.#set(i, 'closing');
      first = i;
    }
    return first;
  }

  #closes(content: string, genre: string | undefined): boolean {
    if (
      /^(?:同志们|各位代表|各位来宾|各位领导|朋友们|女士们|各位委员|战友们|同学们|老师们|乡亲们|各位)[，,！!：:]/u.test(
        content,
      )
    )
      return true;
    if (content.length > 60) return false;
    return this.#lexicon.formulas.some(
      (formula) =>
        formula.part === 'closing' &&
        (genre === undefined || formula.genre === genre || formula.genre === 'speech') &&
        formula.keys.some((key) => content.includes(key)),
    );
  }
}

/** A paragraph that is nothing but its heading. */
const isHeading = ({ headingEnd, end, marker, prose }: Paragraph): boolean =>
  headingEnd === end &&
  end - (marker?.span.end ?? 0) <= 80 &&
  !/[；;：:，,]$/u.test(prose.slice(0, end)) &&
  marker?.style !== 'shi' &&
  marker?.style !== 'yao' &&
  marker?.style !== 'qi';

/** Fewer characters do not fill a page of a viewer that counts its pages 1、 2、. */
export const PAGE_HAN = 200;

/** 2、 before long prose. */
const isPageMark = ({ marker, han }: Paragraph): boolean =>
  marker?.style === 'arabic' && marker.tail === '、' && han >= 60;

/** Long prose that stops inside a sentence: the next line goes on. */
const breaksOff = ({ prose, end, han }: Paragraph): boolean =>
  han >= 100 && !/[。！？!?：:；;”）)》…]$/u.test(prose.slice(0, end));
