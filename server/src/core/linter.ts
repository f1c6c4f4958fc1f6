import { type Config, DEFAULT_CONFIG, IGNORE_CONTEXT, type Ignore } from './config.js';
import { directivesIn, obey, reportUnused, UNUSED_IGNORE } from './directives.js';
import type { Draft, Paragraph } from './draft.js';
import { findingOf } from './finding.js';
import { type Lexicon, withFormulas } from './lexicon.js';
import { listOf, wordTable } from './match.js';
import { Kept } from './memo.js';
import type { BlockRule, DraftRule, Finding, Report, Rule, RuleContext, Severity } from './rule.js';
import { overlaps, type Span } from './span.js';

/** A rule that threw: it was skipped, the others ran. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** What a run found. */
export interface LintResult {
  /** By place; those at one place by severity. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
  /** Ignores that nothing was found for, see {@link Config.ignores}. */
  readonly unusedIgnores: readonly Ignore[];
}

const NOTHING: LintResult = { findings: [], failures: [], unusedIgnores: [] };
const NONE: InParagraph['reports'] = [];

interface Active<R extends Rule> {
  readonly rule: R;
  readonly severity: Severity;
  readonly context: RuleContext;
  readonly genres: ReadonlySet<string> | undefined;
}

/** A config made ready. */
interface Session {
  readonly block: readonly Active<BlockRule>[];
  readonly draft: readonly Active<DraftRule>[];
  /** Those of {@link draft} that read new paragraphs ahead. */
  readonly ahead: readonly Active<DraftRule>[];
}

/** What was found in a paragraph, which may still be there in the next version, under a config. */
interface InParagraph {
  readonly session: Session;
  readonly reports: readonly (readonly [Active<BlockRule>, readonly Report[]])[];
}

const inParagraph = new Kept<InParagraph>();

/** Runs rules over drafts. Reports of block rules are kept with their paragraph as long as the config object is the same. */
export class Linter {
  readonly rules: readonly Rule[];
  readonly #lexicon: Lexicon;
  readonly #byId: ReadonlyMap<string, Rule>;
  readonly #sessions = new WeakMap<Config, Map<string, Session>>();
  /** Rules whose fixes could not be made when they were asked for: told with the next run. */
  readonly #late = new Map<string, RuleFailure>();
  readonly #failLate = (rule: string, error: unknown): void => {
    this.#late.set(rule, { rule, error });
  };

  constructor(rules: readonly Rule[], lexicon: Lexicon) {
    this.rules = rules;
    this.#lexicon = lexicon;
    this.#byId = new Map(rules.map((rule) => [rule.id, rule]));
  }

  /** The rule of that id. */
  rule(id: string): Rule | undefined {
    return this.#byId.get(id);
  }

  /** Checks a draft. Never throws because of the draft or of a rule. */
  lint(draft: Draft, config: Config = DEFAULT_CONFIG): LintResult {
    if (!draft.verdict.official) return NOTHING;
    const session = this.#session(config, draft.format);
    const failures = new Map(this.#late);
    this.#late.clear();
    const found: Finding[] = [];

    const genreOf = genreByBlock(draft);
    for (const block of draft.blocks) {
      const { paragraph } = block;
      if (paragraph.han === 0 && paragraph.kinds === 0) continue;
      for (const [active, reports] of this.#reportsOf(session, paragraph, failures)) {
        if (active.genres && !active.genres.has(genreOf(block.index) ?? '')) continue;
        try {
          for (const report of reports)
            if (active.rule.isMeant?.(report, block, draft) !== false)
              found.push(this.#finding(active, report, block.start));
        } catch (error) {
          failures.set(active.rule.id, { rule: active.rule.id, error });
        }
      }
    }
    for (const active of session.draft) {
      try {
        for (const report of active.rule.check(draft, active.context)) {
          if (active.genres && !active.genres.has(genreOf(blockAt(draft, report.span.start)) ?? '')) continue;
          found.push(this.#finding(active, report, 0));
        }
      } catch (error) {
        failures.set(active.rule.id, { rule: active.rule.id, error });
      }
    }

    found.sort(byPlace);
    const kept = this.#obey(draft, session, this.#yield(found));
    const { findings, unusedIgnores } = leaveIgnored(draft.text, kept, config.ignores);
    return { findings, failures: [...failures.values()], unusedIgnores };
  }

  /** Leaves out what comments in the text say, and tells of those that leave out nothing. */
  #obey(draft: Draft, session: Session, found: Finding[]): Finding[] {
    const directives = directivesIn(draft);
    if (directives.length === 0) return found;
    const { findings, unused } = obey(found, directives);
    const active = session.draft.find(({ rule }) => rule.id === UNUSED_IGNORE);
    if (!active || unused.length === 0) return findings;
    const isRule = (id: string): boolean => this.#byId.has(id);
    for (const one of unused) findings.push(this.#finding(active, reportUnused(draft.text, one, isRule), 0));
    return findings.sort(byPlace);
  }

  #finding({ rule, severity }: Active<Rule>, report: Report, by: number): Finding {
    // A report may be quieter or louder than its rule; a severity from the settings has the last word.
    const said = severity === rule.severity ? (report.severity ?? severity) : severity;
    return findingOf(rule, said, report, by, this.#failLate);
  }

  #reportsOf(session: Session, paragraph: Paragraph, failures: Map<string, RuleFailure>): InParagraph['reports'] {
    const known = inParagraph.get(paragraph);
    if (known?.session === session) return known.reports;
    let all: [Active<BlockRule>, readonly Report[]][] | undefined;
    for (const active of session.block) {
      const { rule, context } = active;
      if (rule.kinds !== 0 && (rule.kinds & paragraph.kinds) === 0) continue;
      try {
        const found = rule.check(paragraph, context);
        const reports = Array.isArray(found) ? found : [...found];
        if (reports.length > 0) {
          all ??= [];
          all.push([active, reports]);
        }
      } catch (error) {
        failures.set(rule.id, { rule: rule.id, error });
      }
    }
    for (const { rule, context } of session.ahead) {
      try {
        rule.ahead?.(paragraph, context);
      } catch (error) {
        failures.set(rule.id, { rule: rule.id, error });
      }
    }
    const result = all ?? NONE;
    inParagraph.set(paragraph, { session, reports: result });
    return result;
  }

  #session(config: Config, format: Draft['format']): Session {
    let sessions = this.#sessions.get(config);
    if (!sessions) {
      sessions = new Map();
      this.#sessions.set(config, sessions);
    }
    let session = sessions.get(format);
    if (!session) {
      const list = listOf(config.words?.filter(({ avoid }) => avoid.length > 1) ?? [], ({ avoid }) => avoid);
      const words = wordTable(list, { exceptions: (word) => word, alone: true });
      const lexicon = withFormulas(this.#lexicon, config.formulas);
      const base = { lexicon, words, required: config.required ?? [], format };
      const active = this.rules.flatMap((rule) => activate(rule, config, base));
      const draft = active.filter((one): one is Active<DraftRule> => one.rule.scope === 'draft');
      session = {
        block: active.filter((one): one is Active<BlockRule> => one.rule.scope === 'block'),
        draft,
        ahead: draft.filter(({ rule }) => rule.ahead),
      };
      sessions.set(format, session);
    }
    return session;
  }

  /** Drops what another rule says better at the same place. */
  #yield(found: readonly Finding[]): Finding[] {
    return found.filter((finding, at) => {
      const better = this.#byId.get(finding.rule)?.yieldsTo;
      if (!better) return true;
      for (let i = at - 1; i >= 0 && found[i]!.span.start > finding.span.start - 200; i--)
        if (saysBetter(found[i]!, finding, better)) return false;
      for (let i = at + 1; i < found.length && found[i]!.span.start <= finding.span.end; i++)
        if (saysBetter(found[i]!, finding, better)) return false;
      return true;
    });
  }
}

const saysBetter = (other: Finding, finding: Finding, better: readonly string[]): boolean =>
  better.includes(other.rule) && overlaps(other.span, finding.span);

function activate(rule: Rule, config: Config, base: Omit<RuleContext, 'options'>): Active<Rule>[] {
  const setting = config.rules[rule.id];
  const severity = setting?.severity ?? rule.severity;
  if (severity === 'off') return [];
  const defaults = Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, o]) => [name, o.default]));
  const context = { ...base, options: { ...defaults, ...setting?.options } };
  return [{ rule, severity, context, genres: setting?.genres && new Set(setting.genres) }];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

const byPlace = (a: Finding, b: Finding): number =>
  a.span.start - b.span.start || RANK[a.severity] - RANK[b.severity] || a.span.end - b.span.end;

/** The block that holds an offset, as an index. */
export function blockAt(draft: Draft, offset: number): number {
  let low = 0;
  let high = draft.blocks.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (draft.blocks[middle]!.start <= offset) low = middle;
    else high = middle;
  }
  return low;
}

function genreByBlock(draft: Draft): (index: number) => string | undefined {
  let at = 0;
  return (index) => {
    if ((draft.parts[at]?.from ?? 0) > index) at = 0;
    while (at < draft.parts.length - 1 && draft.parts[at]!.until <= index) at++;
    return draft.parts[at]?.genre;
  };
}

/** What an ignore would have to say to leave this finding alone, here and wherever the same words stand around it. */
export function ignoreFor(text: string, finding: Pick<Finding, 'rule' | 'span'>): Ignore {
  const { start, end } = finding.span;
  return {
    rule: finding.rule,
    text: text.slice(start, end),
    before: text.slice(Math.max(0, start - IGNORE_CONTEXT), start),
    after: text.slice(end, end + IGNORE_CONTEXT),
  };
}

function leaveIgnored(
  text: string,
  found: Finding[],
  ignores: readonly Ignore[],
): Pick<LintResult, 'findings' | 'unusedIgnores'> {
  if (ignores.length === 0) return { findings: found, unusedIgnores: [] };
  const used = new Set<Ignore>();
  const findings = found.filter((finding) => {
    const ignore = ignores.find((one) => applies(one, text, finding.rule, finding.span));
    if (ignore) used.add(ignore);
    return !ignore;
  });
  return { findings, unusedIgnores: ignores.filter((one) => !used.has(one)) };
}

/** One side of the context is enough: an edit right beside the place changes the other. */
function applies(ignore: Ignore, text: string, rule: string, { start, end }: Span): boolean {
  if (ignore.rule !== '*' && ignore.rule !== rule) return false;
  if (ignore.text === undefined) return true;
  if (end - start !== ignore.text.length || !text.startsWith(ignore.text, start)) return false;
  const { before, after } = ignore;
  if (before === undefined && after === undefined) return true;
  return (
    (before !== undefined && before !== '' && text.slice(Math.max(0, start - before.length), start) === before) ||
    (after !== undefined && after !== '' && text.startsWith(after, end)) ||
    (before === '' && start === 0) ||
    (after === '' && end === text.length)
  );
}
