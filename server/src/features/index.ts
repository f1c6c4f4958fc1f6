export * from './actions.js';
export * from './completion.js';
export * from './folding.js';
export * from './hover.js';
export * from './outline.js';
export * from './statistics.js';
export * from './status.js';
