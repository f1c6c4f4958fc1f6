/** What the mine knows of the language: words with their frequency, and characters that are mistaken for one another. */
export interface Words {
  /** How often a word occurs in the list's own texts; 0 where the list does not hold it. */
  frequency(word: string): number;
  /** Log of the probability of a word; a character that the list does not hold counts as a rare one. */
  weight(word: string): number;
  /** Characters that sound or look like this one, nearest first; without itself. */
  alike(character: string): readonly Alike[];
  /** The most probable words of a run of Chinese characters, as the offsets at which they end. */
  cut(run: string): readonly number[];
}

/** A character that is mistaken for another. */
export interface Alike {
  readonly character: string;
  /** `sound`: the same syllable · `near`: a syllable that dialects do not tell apart (in/ing, z/zh) · `shape`. */
  readonly kind: 'sound' | 'near' | 'shape';
}

/** Words longer than this are names and sayings that a shorter cut finds as well. */
const MAX_WORD = 5;
/** A character that no word list counts more often is not what somebody wanted to write. */
const MIN_CHARACTER = 3;

/**
 * Characters that are taken for one another by the eye, from the usual lists of 形近字 in school books; those that also
 * sound alike need not be here.
 */
const SHAPES =
  '己已巳 戊戌戍 未末 人入 土士 日曰 睛晴 拨拔 崇祟 折拆析 侯候 即既 采釆 天夭 千干于 刀刁 大太犬 今令 儿几 免兔 历厉 叨叼 冶治 ' +
  '沽沾 洒酒 炙灸 狼狠 蓝篮 幕慕募暮墓 辨辩辫 燥躁 竞竟 暑署 幸辛 拌绊 栗粟 贷货 贪贫 茶荼 券卷 壁璧 遗遣 徙徒 衷哀 代伐 坚竖 ' +
  '钓钩 仓仑 博搏 斑班 帐账 裁栽载 弛驰 迥回 喧暄 隐稳 偏遍编 概慨溉 建健 堵赌睹 抱报 提题 措错 密蜜 侍待持 诸储 愉偷 渡度 ' +
  '肓盲 拢扰 挚执 施拖 凑奏 陪倍 戴带 俞愈 锤捶 峻竣俊 烁砾 缉辑 徽微 微徵 陷焰 掐陷 抉诀 振震 厅厉 场扬 汇江 州洲';

/**
 * Reads the word list.
 *
 * @param text one word a line, a blank, its frequency
 * @param readings syllables without tones by character, the usual one first
 */
export function readWords(text: string, readings: Readonly<Record<string, readonly string[]>>): Words {
  const frequencies = new Map<string, number>();
  let total = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    const blank = text.indexOf(' ', at);
    if (blank !== -1 && blank < stop) {
      const frequency = Number(text.slice(blank + 1, stop));
      frequencies.set(text.slice(at, blank), frequency);
      total += frequency;
    }
    at = stop + 1;
  }
  const logTotal = Math.log(total || 1);
  const frequency = (word: string): number => frequencies.get(word) ?? 0;
  const weight = (word: string): number => Math.log(frequencies.get(word) || 0.5) - logTotal;

  const bySound = new Map<string, Set<string>>();
  const byNear = new Map<string, Set<string>>();
  for (const [character, sounds] of Object.entries(readings)) {
    if (frequency(character) < MIN_CHARACTER) continue;
    for (const sound of sounds) {
      addTo(bySound, sound, character);
      addTo(byNear, blurred(sound), character);
    }
  }
  const shapes = new Map<string, Set<string>>();
  for (const group of SHAPES.split(' ')) for (const one of group) for (const other of group) addTo(shapes, one, other);

  const known = new Map<string, readonly Alike[]>();
  const alike = (character: string): readonly Alike[] => {
    let found = known.get(character);
    if (!found) {
      const kinds = new Map<string, Alike['kind']>();
      const add = (others: Iterable<string> | undefined, kind: Alike['kind']): void => {
        for (const other of others ?? []) if (other !== character && !kinds.has(other)) kinds.set(other, kind);
      };
      const sounds = readings[character] ?? [];
      for (const sound of sounds) add(bySound.get(sound), 'sound');
      add(shapes.get(character), 'shape');
      for (const sound of sounds) add(byNear.get(blurred(sound)), 'near');
      found = [...kinds].map(([other, kind]) => ({ character: other, kind }));
      known.set(character, found);
    }
    return found;
  };

  const cut = (run: string): number[] => {
    const best = new Float64Array(run.length + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(run.length + 1);
    best[0] = 0;
    for (let start = 0; start < run.length; start++) {
      for (let length = 1; length <= MAX_WORD && start + length <= run.length; length++) {
        const found = frequencies.get(run.slice(start, start + length));
        if (found === undefined && length > 1) continue;
        const sum = best[start]! + Math.log(found || 0.5) - logTotal;
        if (sum > best[start + length]!) {
          best[start + length] = sum;
          from[start + length] = start;
        }
      }
    }
    const ends: number[] = [];
    for (let end = run.length; end > 0; end = from[end]!) ends.push(end);
    return ends.reverse();
  };
  return { frequency, weight, alike, cut };
}

function addTo<K>(map: Map<K, Set<string>>, key: K, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

/** A syllable without what many speakers do not tell apart: zh/z, ch/c, sh/s, ang/an, eng/en, ing/in. */
const blurred = (sound: string): string => sound.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1');
