export { json as checkstyle } from './json.js';
