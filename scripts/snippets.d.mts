export function markdownBody(body: string[], whole: boolean): string[];
export function markdownSnippets(text: string): string;
