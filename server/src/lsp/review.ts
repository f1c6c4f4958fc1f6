import type { Connection } from 'vscode-languageserver';
import { type Engine, type Finding, formatOf } from '../core/index.js';
import { type GoneFinding, type IgnoredFinding, lintAndFix, report } from '../features/index.js';
import * as protocol from '../protocol.js';
import type { Resolved } from './configuration.js';
import * as convert from './convert.js';
import type { ClientSettings } from './settings.js';
import type { Subject } from './subject.js';

/** What the review needs of the server. */
export interface ReviewHost {
  readonly engine: Engine;
  /** The document as it stands now; `undefined` where it is not open or not ours. */
  subject(uri: string | undefined): Promise<Subject | undefined>;
  /** What is set for a file that may not be open. */
  settingsOf(uri: string): Promise<Resolved>;
  /** How the client wants the diagnostics of a document. */
  diagnosticOptions(uri: string, resolved: Resolved): convert.DiagnosticOptions;
  status(subject: Subject): protocol.Status;
  failed(name: string, error: unknown): void;
}

/** In 专注模式 only errors are shown while one writes; nothing else changes. */
export const shownFindings = (findings: readonly Finding[], { focus }: ClientSettings): readonly Finding[] =>
  focus ? findings.filter(({ severity }) => severity === 'error') : findings;

/** 检查工作区, 全部修复并对照, 校对报告. */
export class Review {
  readonly #host: ReviewHost;
  /** What was found in each open document when it was first taken for official prose, by its URI. */
  readonly #opened = new Map<string, readonly GoneFinding[]>();

  constructor(host: ReviewHost) {
    this.#host = host;
  }

  /** Remembers what was found in a document first, so that a report can say what has become of it. */
  note({ document: { uri }, check: { draft, findings } }: Subject): void {
    if (draft.verdict.official && !this.#opened.has(uri)) this.#opened.set(uri, textsOf(draft.text, findings));
  }

  forget(uri: string): void {
    this.#opened.delete(uri);
  }

  listen(connection: Connection): void {
    const on = <P, R>(method: string, handle: (params: P) => Promise<R | null>): void => {
      connection.onRequest(method, async (params: P | undefined): Promise<R | null> => {
        try {
          return params ? await handle(params) : null;
        } catch (error) {
          this.#host.failed(method, error);
          return null;
        }
      });
    };
    on(protocol.CHECK_TEXT, (params: protocol.CheckTextParams) => this.#checkText(params));
    on(protocol.FIXED_TEXT, (params: protocol.StatusParams) => this.#fixedText(params));
    on(protocol.REPORT, (params: protocol.ReportParams) => this.#report(params));
  }

  async #checkText({ uri, text }: protocol.CheckTextParams): Promise<protocol.CheckTextResult> {
    const { engine } = this.#host;
    const resolved = await this.#host.settingsOf(uri);
    const { config, excluded, settings } = resolved;
    const draft = engine.read(text, formatOf(uri), excluded ? { ...config, enable: 'never' } : config);
    const { findings } = engine.check(draft, config);
    return {
      official: draft.verdict.official,
      diagnostics: convert.toDiagnostics(
        draft,
        shownFindings(findings, settings),
        this.#host.diagnosticOptions(uri, resolved),
      ),
    };
  }

  async #fixedText({ uri }: protocol.StatusParams): Promise<protocol.FixedText | null> {
    const subject = await this.#host.subject(uri);
    if (!subject) return null;
    const { draft, config, version } = subject.check;
    // It stays what it is taken for, whatever a fix does to the evidence.
    const { official } = draft.verdict;
    const fixed = lintAndFix(
      this.#host.engine,
      draft.text,
      draft.format,
      { ...config, enable: official ? 'always' : 'never' },
      true,
    );
    return { version, text: fixed.text, fixed: fixed.fixed };
  }

  async #report({ uri, format, name, date }: protocol.ReportParams): Promise<string | null> {
    const subject = await this.#host.subject(uri);
    if (!subject) return null;
    const { engine } = this.#host;
    const { draft, findings } = subject.check;
    const ignored = this.#ignored(subject);
    const opened = this.#opened.get(uri);
    return report(
      {
        name,
        date,
        draft,
        findings,
        ignored,
        ...(opened
          ? { gone: without(opened, textsOf(draft.text, [...findings, ...ignored.map((one) => one.finding)])) }
          : {}),
        status: this.#host.status(subject),
        ruleOf: (id) => engine.linter.rule(id),
        language: subject.resolved.language,
      },
      format,
    );
  }

  /** What the project file leaves alone. */
  #ignored({ check: { draft, config, findings } }: Subject): IgnoredFinding[] {
    const { ignores } = config;
    if (ignores.length === 0) return [];
    const shown = new Set(findings.map(({ rule, span }) => `${rule} ${span.start} ${span.end}`));
    return this.#host.engine
      .check(draft, { ...config, ignores: [] })
      .findings.filter(({ rule, span }) => !shown.has(`${rule} ${span.start} ${span.end}`))
      .map((finding) => {
        const text = draft.text.slice(finding.span.start, finding.span.end);
        const reason = ignores.find(
          (one) =>
            (one.rule === '*' || one.rule === finding.rule) &&
            (one.text === undefined || one.text === text) &&
            one.reason !== undefined,
        )?.reason;
        return { finding, ...(reason === undefined ? {} : { reason }) };
      });
  }
}

const textsOf = (text: string, findings: readonly Finding[]): GoneFinding[] =>
  findings.map(({ rule, span: { start, end } }) => ({ rule, text: text.slice(start, end) }));

/** Those of `all` that `now` no longer has, each taken as often as it stands there. */
function without(all: readonly GoneFinding[], now: readonly GoneFinding[]): GoneFinding[] {
  const key = ({ rule, text }: GoneFinding): string => `${rule} ${text}`;
  const left = new Map<string, number>();
  for (const one of now) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  return all.filter((one) => {
    const count = left.get(key(one)) ?? 0;
    if (count > 0) left.set(key(one), count - 1);
    return count === 0;
  });
}
