import {
  DEFAULT_FORMAT,
  type FormatOptions,
  type RuleSetting,
  readFormatOptions,
  type Severity,
  type Text,
} from '../core/index.js';
import { READING_SPEED } from '../features/index.js';
import type { Settings } from '../project/index.js';

/** The section `gongwen` of a client's settings, with all that is not understood left out. */
export interface ClientSettings {
  /** What goes to the engine. */
  readonly check: Settings;
  readonly language: 'auto' | 'zh-CN' | 'en';
  readonly maxProblems: number;
  /** `gongwen.format`. */
  readonly format: FormatOptions;
  /** Length and reading time above each section. */
  readonly codeLens: boolean;
  /** Titles, headings, addressees … are coloured by what they are. */
  readonly semanticColors: boolean;
  /** 专注模式: only errors are shown. */
  readonly focus: boolean;
  /** Characters a minute. */
  readonly readingSpeed: number;
}

/** Default of `gongwen.maxProblems`. */
export const MAX_PROBLEMS = 1000;

/** The settings of a client that sets nothing. */
export const DEFAULT_SETTINGS: ClientSettings = {
  check: {},
  language: 'auto',
  maxProblems: MAX_PROBLEMS,
  format: DEFAULT_FORMAT,
  codeLens: false,
  semanticColors: true,
  focus: false,
  readingSpeed: READING_SPEED,
};

const known = new Map<string, ClientSettings>();

/** Reads what a client sent. Equal settings give the same object, so that what was found under them stays valid. */
export function readSettings(value: unknown): ClientSettings {
  const key = JSON.stringify(value) ?? '';
  let settings = known.get(key);
  if (!settings) {
    settings = read(value);
    if (known.size > 50) known.clear();
    known.set(key, settings);
  }
  return settings;
}

/** Whether a value from elsewhere has names to be read. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function read(value: unknown): ClientSettings {
  if (!isRecord(value)) return DEFAULT_SETTINGS;
  const { codeLens, enable, focus, format, genre, language, maxProblems, readingSpeed, rules, semanticColors } = value;
  const check: Settings = {
    ...(enable === 'auto' || enable === 'always' || enable === 'never' ? { enable } : {}),
    ...(typeof genre === 'string' && genre !== '' && genre !== 'auto' ? { genre } : {}),
    ...(isRecord(rules) ? { rules: readRules(rules) } : {}),
  };
  return {
    check: Object.keys(check).length === 0 ? DEFAULT_SETTINGS.check : check,
    language: language === 'zh-CN' || language === 'en' ? language : 'auto',
    maxProblems:
      typeof maxProblems === 'number' && maxProblems >= 1 ? Math.min(Math.floor(maxProblems), 100_000) : MAX_PROBLEMS,
    format: readFormatOptions(format),
    codeLens: codeLens === true,
    semanticColors: semanticColors !== false,
    focus: focus === true,
    readingSpeed:
      typeof readingSpeed === 'number' && readingSpeed >= 80 && readingSpeed <= 500 ? readingSpeed : READING_SPEED,
  };
}

const severities = new Set(['error', 'warning', 'info', 'hint', 'off']);
const isSeverity = (value: unknown): value is Severity | 'off' => typeof value === 'string' && severities.has(value);

function readRules(rules: Record<string, unknown>): Record<string, RuleSetting> {
  const out: Record<string, RuleSetting> = {};
  for (const [id, rule] of Object.entries(rules)) {
    if (isSeverity(rule)) out[id] = { severity: rule };
    else if (isRecord(rule)) {
      const { severity, options, genres } = rule;
      out[id] = {
        ...(isSeverity(severity) ? { severity } : {}),
        ...(isRecord(options) ? { options } : {}),
        ...(Array.isArray(genres) ? { genres: genres.filter((one) => typeof one === 'string') } : {}),
      };
    }
  }
  return out;
}

/** @param locale as a client says it (zh-cn, en-US); absent: Chinese, the language of the documents. */
export function languageOf(setting: ClientSettings['language'], locale: string | undefined): keyof Text {
  if (setting !== 'auto') return setting === 'en' ? 'en' : 'zh';
  return locale === undefined || locale === '' || /^zh\b/i.test(locale.replace('_', '-')) ? 'zh' : 'en';
}
