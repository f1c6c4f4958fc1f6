export { json as github } from './json.js';
