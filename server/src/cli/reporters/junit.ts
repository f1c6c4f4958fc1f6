export { json as junit } from './json.js';
