/** A snippet as VS Code's snippet files hold it. */
export interface Snippet {
  prefix: string[];
  description: string;
  body: string[];
}

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'stop'; index: number; hint?: string; choices?: string[] }
  | { kind: 'variable'; name: string; transform?: string };

const SYNTAX = /\$\{(\d+):([^{}$]*)\}|\$\{(\d+)\|([^|{}$]*)\|\}|\$\{([A-Z_]+)(?:\/([^{}$]*))?\}|\$(\d+)/g;

/**
 * Parts of a snippet body, in the subset of VS Code's syntax that this project uses: no nesting, no escapes.
 * @throws when a `$`, `{` or `}` is left over, which VS Code would insert as it stands.
 */
export function parseBody(body: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const text = (to: number) => {
    const piece = body.slice(end, to);
    if (/[${}\\]/.test(piece)) throw new Error(`not a snippet: ${piece}`);
    if (piece) parts.push({ kind: 'text', text: piece });
  };
  for (const match of body.matchAll(SYNTAX)) {
    text(match.index);
    const [whole, hinted, hint, chosen, choices, name, transform, bare] = match;
    if (hinted) parts.push({ kind: 'stop', index: Number(hinted), hint: hint! });
    else if (chosen) parts.push({ kind: 'stop', index: Number(chosen), choices: choices!.split(',') });
    else if (name) parts.push({ kind: 'variable', name, ...(transform ? { transform } : {}) });
    else parts.push({ kind: 'stop', index: Number(bare) });
    end = match.index + whole.length;
  }
  text(body.length);
  return parts;
}

/** 5 March 2024, as VS Code's variables give it. */
const VARIABLES: Record<string, string> = { CURRENT_YEAR: '2024', CURRENT_MONTH: '03', CURRENT_DATE: '05' };

/**
 * What stands in the editor when a person accepts the snippet and leaves every hint as it is.
 * @param pick which option each choice takes; the last one where there are fewer
 */
export function expand(parts: Part[], pick = 0): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'stop') return part.choices?.[Math.min(pick, part.choices.length - 1)] ?? part.hint ?? '';
      const value = VARIABLES[part.name];
      if (value === undefined) throw new Error(`unknown variable ${part.name}`);
      if (!part.transform) return value;
      const [pattern, replacement] = part.transform.split('/');
      return value.replace(new RegExp(pattern!), replacement!);
    })
    .join('');
}
