export type { Cancel, Runtime } from './runtime.js';
export { startServer } from './server.js';
