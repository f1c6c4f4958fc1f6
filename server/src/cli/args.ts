import { parseArgs } from 'node:util';
import { didYouMean, Failure } from './failure.js';

/** An option of a command, as node:util's parseArgs takes it. */
interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
}

/** The options of a command by name. */
export type Options = Readonly<Record<string, Option>>;

/** Options that every command takes. */
export const COMMON = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  lang: { type: 'string' },
} as const satisfies Options;

type Value<O extends Option> = O extends { multiple: true }
  ? readonly string[]
  : O['type'] extends 'boolean'
    ? boolean
    : string;

/** What was given: an option that was not is absent. */
export type Values<O extends Options> = { readonly [K in keyof O]?: Value<O[K]> };

/**
 * Reads arguments. `-` is a positional, `--` ends the options, `--no-x` is an option of its own.
 *
 * @throws {Failure} for an unknown option, one without its value, or one with a value that takes none
 */
export async function readArguments<O extends Options>(
  args: readonly string[],
  options: O,
): Promise<{ values: Values<O>; positionals: string[] }> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { ...option }])),
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | boolean | string[]> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) {
      const hint = await didYouMean(
        rawName,
        Object.keys(options).map((known) => `--${known}`),
      );
      throw new Failure({ zh: `没有选项 ${rawName}${hint.zh}`, en: `unknown option ${rawName}${hint.en}` });
    }
    if (option.type === 'boolean') {
      if (value !== undefined) {
        throw new Failure({ zh: `选项 ${rawName} 不带值`, en: `option ${rawName} takes no value` });
      }
      values[name] = true;
    } else {
      // parseArgs takes the next argument for the value even where it is an option.
      if (value === undefined || (!token.inlineValue && value.startsWith('-') && value !== '-')) {
        throw new Failure({ zh: `选项 ${rawName} 后面缺少值`, en: `option ${rawName} needs a value` });
      }
      if (option.multiple) values[name] = [...((values[name] as string[] | undefined) ?? []), value];
      else values[name] = value;
    }
  }
  return { values: values as Values<O>, positionals };
}

/** @throws {Failure} where `value` is none of `allowed` */
export async function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): Promise<T> {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const hint = await didYouMean(value, allowed);
  throw new Failure({
    zh: `${option} 没有 ${value} 这个值${hint.zh || '。'}可用：${allowed.join('、')}`,
    en: `${option}: there is no ${value}${hint.en || '.'} Choose from: ${allowed.join(', ')}`,
  });
}
