export { configFor, isExcluded, mergeSettings } from './config.js';
export { addIgnore, removeIgnore, setRule } from './edit.js';
export { nearest } from './nearest.js';
export { type Names, namesOf, type ProjectFile, parseProject } from './parse.js';
export * from './project.js';
export { parseTable, type Table, withTables } from './table.js';
export { isForMany, unusedMessage } from './unused.js';
