export function needsOf(source: string): { words: readonly string[]; within: number | undefined } | undefined;
