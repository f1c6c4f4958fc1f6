/** Characters that mask values, by how they are used. */
export type Family = 'letter' | 'times' | 'star' | 'line' | 'circle' | 'some';

const CHARACTERS: Readonly<Record<Family, string>> = {
  // The Cyrillic Х and the Greek Χ look like it.
  letter: 'XxＸｘХΧ',
  times: '×╳✕☓✖✗⨯Ⅹⅹ',
  star: '*＊',
  line: '_＿',
  circle: '○◯〇',
  some: '某',
};

/** None, for all other characters, is the first. */
const families: readonly (Family | undefined)[] = [undefined, ...(Object.keys(CHARACTERS) as Family[])];

/** By code unit: which of the families. */
const familyOf = new Uint8Array(65536);
families.forEach((family, at) => {
  if (family) for (const character of CHARACTERS[family]) familyOf[character.charCodeAt(0)] = at;
});

/** The family of the character at `at`; `undefined` for one that masks nothing, and outside the text. */
export const familyAt = (s: string, at: number): Family | undefined => families[familyOf[s.charCodeAt(at) | 0]!];

/** Where the next of them stands, from `from` on; -1 where there is none. */
export function nextMask(s: string, from: number): number {
  for (let at = from; at < s.length; at++) if (familyOf[s.charCodeAt(at)] !== 0) return at;
  return -1;
}
