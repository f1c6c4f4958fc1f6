import type { Text } from './rule.js';

/** What a placeholder (待填项) stands for, read from what stands beside it: the `kind` of such a finding. */
export type ValueKind = 'number' | 'percent' | 'date' | 'year' | 'place' | 'unit' | 'name' | 'other';

export const VALUE_NAMES: Readonly<Record<ValueKind, Text>> = {
  number: { zh: '数量', en: 'number' },
  percent: { zh: '百分比', en: 'percentage' },
  date: { zh: '日期', en: 'date' },
  year: { zh: '年份', en: 'year' },
  place: { zh: '地名', en: 'place name' },
  unit: { zh: '单位', en: 'organisation' },
  name: { zh: '姓名', en: "person's name" },
  other: { zh: '内容', en: 'text' },
};
