import pc from 'picocolors';
import type { Engine, Rule } from '../core/index.js';
import { COMMON, type Options, oneOf, readArguments } from './args.js';
import { didYouMean, Failure } from './failure.js';
import { SEVERITY_NAMES } from './report.js';
import { padCells } from './reporters/cells.js';
import type { Shell } from './shell.js';

const OPTIONS = {
  ...COMMON,
  format: { type: 'string', short: 'f' },
} as const satisfies Options;

/**
 * `gongwen rules`: all rules, a line each, or the page of one.
 *
 * @returns 0
 * @throws {Failure} for an unknown rule
 */
export async function rules(args: readonly string[], shell: Shell, engine: Engine): Promise<number> {
  const { values, positionals } = await readArguments(args, OPTIONS);
  const format = await oneOf('--format', values.format ?? 'text', ['text', 'json'] as const);
  const all = engine.linter.rules;
  const chosen: Rule[] = [];
  for (const id of positionals) {
    const rule = engine.linter.rule(id);
    if (!rule) {
      const hint = await didYouMean(
        id,
        all.map((one) => one.id),
      );
      throw new Failure({
        zh: `没有规则 ${id}${hint.zh || '，gongwen rules 列出全部规则'}`,
        en: `unknown rule ${id}${hint.en || '; gongwen rules lists them all'}`,
      });
    }
    chosen.push(rule);
  }
  if (format === 'json') {
    const shown = (chosen.length > 0 ? chosen : all).map(
      ({ id, title, why, clause, severity, scope, examples, accepts, options }) => ({
        id,
        title,
        why,
        clause: clause ?? null,
        severity,
        scope,
        examples,
        accepts,
        options: options ?? {},
      }),
    );
    shell.out(`${JSON.stringify(shown, undefined, 2)}\n`);
  } else if (chosen.length > 0) shell.out(chosen.map((rule) => page(rule, shell)).join('\n'));
  else shell.out(list(all, shell));
  return 0;
}

function list(all: readonly Rule[], shell: Shell): string {
  const colors = pc.createColors(shell.colors(shell.stdout));
  const ids = Math.max(0, ...all.map(({ id }) => id.length));
  const lines = all.map(({ id, severity, title }) => {
    const name = padCells(shell.say(SEVERITY_NAMES[severity]), shell.language === 'en' ? 7 : 6);
    return `${id.padEnd(ids)}  ${colors.dim(name)}  ${shell.say(title)}`;
  });
  return `${lines.join('\n')}\n`;
}

/** What is known of a rule, to be read in a terminal. */
function page(rule: Rule, shell: Shell): string {
  const { say } = shell;
  const colors = pc.createColors(shell.colors(shell.stdout));
  const shown = (text: string): string =>
    text
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n')
      .replace(/⟦([^⟦⟧]*)⟧/g, (whole, found: string) => (colors.isColorSupported ? colors.red(found) : whole));
  const out = [
    `${colors.bold(say(rule.title))}  ${rule.id}`,
    '',
    say({
      zh: `级别：${SEVERITY_NAMES[rule.severity].zh}（${rule.severity}）`,
      en: `Severity: ${rule.severity}`,
    }),
    ...(rule.clause ? [say({ zh: `依据：${rule.clause}`, en: `Clause: ${rule.clause}` })] : []),
    '',
    say(rule.why),
    '',
  ];
  for (const { bad, good } of rule.examples) {
    out.push(say({ zh: '  错误：', en: '  Wrong:' }), shown(bad));
    if (good !== undefined) {
      // What is left out leaves nothing to show.
      const right = good === '' ? say({ zh: '（删去）', en: '(removed)' }) : good;
      out.push(say({ zh: '  改为：', en: '  Right:' }), shown(right));
    }
    out.push('');
  }
  if (rule.accepts.length > 0) {
    out.push(say({ zh: '  下面这些不报：', en: '  Accepted:' }));
    for (const accepted of rule.accepts) out.push(shown(typeof accepted === 'string' ? accepted : accepted.text));
    out.push('');
  }
  const options = Object.entries(rule.options ?? {});
  if (options.length > 0) {
    out.push(say({ zh: '  选项（写在项目文件的 rules 里）：', en: '  Options (in “rules” of the project file):' }));
    for (const [name, option] of options) {
      out.push(
        `    ${name}  ${say(option.title)}${say({ zh: '，默认', en: ', default' })} ${JSON.stringify(option.default)}`,
      );
    }
    out.push('');
  }
  return out.join('\n');
}
