import {
  applyEdits,
  type Config,
  DEFAULT_CONFIG,
  Engine,
  type Finding,
  type Fix,
  type Format,
  type Rule,
  type Span,
} from '../server/src/core/index.js';
import { lexicon } from '../server/src/lexicon/index.js';
import { rules } from '../server/src/rules/index.js';

/** A text in which ⟦ ⟧ marked places: the text without the marks, and the places as UTF-16 offsets into it. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  let text = '';
  let start = -1;
  for (const character of marked) {
    if (character === '⟦') start = text.length;
    else if (character === '⟧') spans.push({ start, end: text.length });
    else text += character;
  }
  return { text, spans };
}

/** The counterpart of {@link unmark}: where findings overlap or nest, the outermost are shown. */
export function markUp(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    out += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return out + text.slice(at);
}

/** How a test reads a text. */
export interface Reading {
  readonly format?: Format;
  readonly config?: Partial<Config>;
  /** Absent: all. */
  readonly rules?: readonly Rule[];
}

const engines = new Map<readonly Rule[], Engine>();

/** The engine with the shipped data and these rules; one is made once. */
export function engineOf(some: readonly Rule[] = rules): Engine {
  let engine = engines.get(some);
  if (!engine) {
    engine = new Engine(some, lexicon);
    engines.set(some, engine);
  }
  return engine;
}

/** What is found in a text; `enable` is `always` unless the config says otherwise. A rule that throws fails the test. */
export function lint(
  text: string,
  { format = 'plain', config, rules: some = rules }: Reading = {},
): readonly Finding[] {
  const set: Config = { ...DEFAULT_CONFIG, enable: 'always', ...config };
  const engine = engineOf(some);
  const { findings, failures } = engine.check(engine.read(text, format, set), set);
  if (failures.length > 0) throw failures[0]!.error;
  return findings;
}

/** A finding with nothing that is still to be made, to be compared or changed. */
export const plain = ({ rule, severity, span, message, fixes, related = [], kind }: Finding): Finding => ({
  rule,
  severity,
  span,
  message,
  fixes,
  related,
  kind,
});

/** The text after the first fix of each finding that `wanted` lets through. */
export function fixAll(text: string, findings: readonly Finding[], wanted: (fix: Fix) => boolean = () => true): string {
  return applyEdits(
    text,
    findings.flatMap(({ fixes }) => {
      const fix = fixes.find(wanted);
      return fix ? fix.edits : [];
    }),
  );
}
