export { json as sarif } from './json.js';
