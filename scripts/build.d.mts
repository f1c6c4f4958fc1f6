/** Bundles the entries; see build.mjs. */
export function build(options?: {
  readonly dev?: boolean;
  readonly only?: readonly string[];
  readonly metafile?: boolean;
  readonly folder?: string;
  readonly log?: (line: string) => void;
}): Promise<void>;
