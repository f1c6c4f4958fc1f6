export { lineEndOf } from '../core/index.js';
export { type Fixed, lintAndFix, withLineEnds } from '../features/index.js';
