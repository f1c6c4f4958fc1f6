export { configFor, isExcluded, mergeSettings, saysEnable } from './config.js';
export { addIgnore, removeIgnore, setEnable, setRule } from './edit.js';
export { nearest } from './nearest.js';
export { genreIdOf, type Names, namesOf, type ProjectFile, parseProject } from './parse.js';
export * from './project.js';
export { parseTable, type Table, withTables } from './table.js';
export { isForMany, unusedMessage } from './unused.js';
