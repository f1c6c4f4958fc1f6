export { type Fixed, lineEndOf, lintAndFix, withLineEnds } from '../features/index.js';
