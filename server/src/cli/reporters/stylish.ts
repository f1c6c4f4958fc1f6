export { json as stylish } from './json.js';
