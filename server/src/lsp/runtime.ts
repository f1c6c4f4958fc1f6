import type { Engine } from '../core/index.js';

/** What the entries give the server: the engine, and what differs between Node and a browser. */
export interface Runtime {
  readonly engine: Engine;
  /** Milliseconds on a clock that does not jump. */
  readonly now: () => number;
  /** Runs `action` once the messages that have already come are handled. */
  readonly afterMessages: (action: () => void) => Cancel;
  readonly afterDelay: (action: () => void, milliseconds: number) => Cancel;
  /**
   * Reads a text file; `undefined` where there is none. Absent where the runtime has no files: then the client is asked,
   * if it offers to answer.
   */
  readonly readFile?: (uri: string) => Promise<string | undefined>;
  /** Writes a text file as a whole. @throws where that is not possible */
  readonly writeFile?: (uri: string, text: string) => Promise<void>;
}

/** Takes back what was to be run later. */
export type Cancel = () => void;
