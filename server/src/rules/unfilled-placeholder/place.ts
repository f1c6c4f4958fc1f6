import type { Paragraph } from '../../core/index.js';
import { familyAt } from './families.js';
import { isHanAt, skipBlankLeft } from './text.js';
import { PERSON_AFTER, PLACE_AFTER, UNIT_AFTER } from './values.js';

/** A paragraph with what is asked of it more than once: worked out at the first question. */
export class Place {
  readonly p: Paragraph;
  readonly s: string;
  #emphasis: ReadonlySet<number> | undefined;
  #form: boolean | undefined;
  #starred: boolean | undefined;
  #crossed: boolean | undefined;
  #lined: boolean | undefined;

  constructor(p: Paragraph) {
    this.p = p;
    this.s = p.prose;
  }

  /** Where ** emphasise: {@link emphasisIn}. */
  get emphasis(): ReadonlySet<number> {
    this.#emphasis ??= emphasisIn(this.s);
    return this.#emphasis;
  }

  /** Whether a single star of the paragraph certainly hides a name or a date. */
  get starred(): boolean {
    this.#starred ??=
      /(?:第[*＊]|[*＊](?:同志|党委|书记|周年|[省市县镇村乡年月日届次](?![数限场价均])))/.test(this.s) ||
      hasStarsApart(this.s);
    return this.#starred;
  }

  /** The same of a single ×. */
  get crossed(): boolean {
    this.#crossed ??=
      /第×|×(?:同志|党委|书记|[省市县镇村乡年月日届次个](?![数限场价均人体])|副[省市县区局])/.test(this.s) &&
      !CALCULATES.test(this.s);
    return this.#crossed;
  }

  /** Whether several words of a sentence have a single line within: 在_大读书，百年_大. */
  get lined(): boolean {
    this.#lined ??=
      /[，,。]/.test(this.s) && (this.s.match(/(?<=[\u4e00-\u9fff])_(?=[\u4e00-\u9fff])/g)?.length ?? 0) > 1;
    return this.#lined;
  }

  /** Whether the blanks are there to be filled in by hand on paper. */
  get form(): boolean {
    if (this.#form === undefined) {
      const fields = this.s.match(/[：:][ \u3000]?[_＿]{2,}/g)?.length ?? 0;
      const blanks = this.s.match(/[_＿]{2,}/g)?.length ?? 0;
      this.#form =
        /签字|签名|盖章|签章|公章|填表|填报人|承诺人/.test(this.s) ||
        fields > 1 ||
        (blanks > 1 && /性别|身份证|年龄|民族|籍贯|职务/.test(this.s));
    }
    return this.#form;
  }
}

/**
 * 把*做大做强，打造*都市圈: stars within words, in clauses of their own: no product, and no emphasis either. Behind the
 * name of a figure (增加值*) one refers to a footnote.
 */
function hasStarsApart(s: string): boolean {
  let first = -1;
  let last = -1;
  let governed = false;
  for (let at = s.search(/[*＊]/); at !== -1 && at < s.length; at++) {
    if (familyAt(s, at) !== 'star' || !isHanAt(s, at - 1) || !isHanAt(s, at + 1)) continue;
    if ('值额率数比量标分计品类表员人度入价带打加注画积'.includes(s[at - 1]!)) return false;
    governed ||= '把在向为对使让与和的从到以将给我全由造望新化进实'.includes(s[at - 1]!);
    if (first === -1) first = at;
    last = at;
  }
  return governed && last > first && /[，。；,;]/.test(s.slice(first, last)) && !CALCULATES.test(s);
}

/** Words and signs of a calculation, in which * and × multiply. */
export const CALCULATES = /[=＝÷]|等于|公式|乘|元[/／]|计算|计发|系数|比例|费率|基数/;

/**
 * Places of the ** that emphasise in a text that is no Markdown: 1. **压实责任**：…. A pair that encloses the rest of a
 * name (**村书记**) or half a sentence is two masks, and where one pair is masks, the others are not trusted either.
 */
function emphasisIn(s: string): ReadonlySet<number> {
  const marks = [...s.matchAll(/(?<!\*)\*\*(?!\*)/g)].map(({ index }) => index);
  if (marks.length % 2 !== 0) return new Set();
  for (let i = 0; i < marks.length; i += 2) {
    const open = marks[i]!;
    const close = marks[i + 1]!;
    const inside = s.slice(open + 2, Math.min(close, open + 62));
    const edges = isHanAt(s, skipBlankLeft(s, open - 1)) && isHanAt(s, close + 2);
    // - **科技创新**：…: a label at the head of the line, whatever it begins with.
    if (
      /^[\s\u3000\-*+•·\d.、（()）]*$/.test(s.slice(0, open)) &&
      /[:：]/.test(s[close + 2] ?? '') &&
      /^[^\s，。；,;]{3,20}$/.test(inside)
    )
      continue;
    if (
      inside === '' ||
      // “**”**、: two masks about a quotation mark
      !/[\p{L}\p{N}]/u.test(inside) ||
      inside.length >= 60 ||
      /^\s|\s$|[。，；,;][^。，；,;]*[^”’]$/.test(inside) ||
      PLACE_AFTER.test(inside) ||
      PERSON_AFTER.test(inside) ||
      UNIT_AFTER.test(inside) ||
      (edges && !/[。：:，；！？、]$/.test(inside))
    )
      if (!/^[^。]{2,58}。$/.test(inside) || edges) return new Set();
  }
  return new Set(marks);
}
