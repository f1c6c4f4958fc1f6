import type { Edit } from '../rule.js';

/** An edit by its offsets. */
export const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });
