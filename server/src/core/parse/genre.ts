import type { Genre, Lexicon } from '../lexicon.js';

interface Ending {
  readonly text: string;
  readonly genre: Genre | undefined;
}

const tables = new WeakMap<Lexicon, ReadonlyMap<string, readonly Ending[]>>();

/** Endings of titles, by their last character, longest first; those of `notTitles` name no genre. */
function endings(lexicon: Lexicon): ReadonlyMap<string, readonly Ending[]> {
  let table = tables.get(lexicon);
  if (!table) {
    const made = new Map<string, Ending[]>();
    const add = (text: string, genre: Genre | undefined): void => {
      const last = text.at(-1);
      if (last === undefined) return;
      const list = made.get(last);
      if (list) list.push({ text, genre });
      else made.set(last, [{ text, genre }]);
    };
    for (const genre of lexicon.genres) {
      for (const text of genre.titles) add(text, genre);
      for (const text of genre.notTitles ?? []) add(text, undefined);
    }
    for (const list of made.values()) list.sort((a, b) => b.text.length - a.text.length);
    table = made;
    tables.set(lexicon, table);
  }
  return table;
}

const suffixes =
  /(?:[（(【[〔［][^（）()【】[\]]{0,30}[）)】\]〕］]|\.(?:docx?|txt|md|pdf|wps)|范文|全文|模板|(?<!范)文稿|稿|材料|[\d一二三四五六七八九十]{1,2}|[\s　])$/iu;

/** A title without what stands behind its genre: （草案）, （区）, .docx, 范文; and without the blanks between its characters. */
export function bareTitle(title: string): string {
  let bare = title.replace(/[\s　]+/gu, '');
  for (let i = 0; i < 4; i++) {
    const shorter = bare.replace(suffixes, '');
    if (shorter === bare) break;
    bare = shorter;
  }
  return bare;
}

/** The genre (文种) that a title names by its ending; `undefined` where it names none. */
export function genreOfTitle(title: string, lexicon: Lexicon): Genre | undefined {
  const table = endings(lexicon);
  const bare = bareTitle(title);
  for (const candidate of [title.replace(/[\s　]+/gu, ''), bare]) {
    for (const { text, genre } of table.get(candidate.at(-1) ?? '') ?? []) {
      if (candidate.length >= text.length && candidate.endsWith(text)) {
        if (genre) return genre;
        break;
      }
    }
  }
  return undefined;
}
