import { DEFAULT_CONFIG, type Draft, type Format } from '../../server/src/core/index.js';
import { engineOf } from '../support.js';

/** A text as a draft, taken for official prose whatever it holds. */
export const read = (text: string, format: Format = 'plain'): Draft =>
  engineOf([]).read(text, format, { ...DEFAULT_CONFIG, enable: 'always' });

/** A text with the cursor at ‸, as a draft and an offset. */
export function readAt(marked: string, format: Format = 'plain'): { readonly draft: Draft; readonly offset: number } {
  const offset = marked.indexOf('‸');
  if (offset === -1) throw new Error('no cursor in the text');
  return { draft: read(marked.slice(0, offset) + marked.slice(offset + 1), format), offset };
}
