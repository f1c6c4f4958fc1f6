import * as v from 'valibot';
import { FORMAT_STEPS, type FormatStep } from '../core/index.js';
import { isGlobAllowed, MAX_GLOB_LENGTH } from './glob.js';
import { MAX_WORD_LENGTH, MAX_WORDS } from './project.js';

/**
 * The shape of .gongwenrc.json. The JSON schema that editors use is made from it (scripts/schema.mjs), so the
 * descriptions are for those who write the file: Chinese first.
 */

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

/** Paths and globs hold no more than what is matched in no time. */
const glob = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(MAX_GLOB_LENGTH),
  v.check(isGlobAllowed),
  v.description(
    '相对于本文件的路径，* 代表任意字符，** 跨文件夹，{a,b} 两者之一；不带 / 的在任何文件夹里都算。A path relative to this file; * any characters, ** any folders, {a,b} either; without / it matches in any folder.',
  ),
);

const severity = v.pipe(
  v.picklist(['error', 'warning', 'info', 'hint']),
  v.description('级别：error 错误，warning 警告，info 提示，hint 弱提示。Severity.'),
);

const genre = v.pipe(
  v.string(),
  v.minLength(1),
  v.description('文种：代号或中文名，如 speech 或 讲话。A genre, by id or Chinese name.'),
);

const described = <T extends v.GenericSchema>(schema: T, description: string) =>
  v.pipe(schema, v.description(description));

export const ruleSchema = v.strictObject({
  severity: v.optional(
    described(
      v.picklist(['off', 'error', 'warning', 'info', 'hint']),
      '级别，off 关闭。Severity; off turns the rule off.',
    ),
  ),
  options: v.optional(described(v.record(v.string(), v.unknown()), '规则自己的选项。Options of the rule.')),
  genres: v.optional(described(v.array(genre), '只在这些文种里查。Only in these genres.')),
  files: v.optional(described(v.array(glob), '只在这些文件里查。Only in these files.')),
});

const rule = v.union([
  described(
    v.picklist(['off', 'error', 'warning', 'info', 'hint']),
    '级别，off 关闭。Severity; off turns the rule off.',
  ),
  ruleSchema,
]);

const enable = described(
  v.picklist(['auto', 'always', 'never']),
  '检查哪些文件：auto 由内容判断是不是公文，always 都查，never 都不查。Which documents are checked: auto decides by their content.',
);

const rules = described(v.record(v.string(), rule), '各条规则的级别和选项。Severity and options by rule.');

/** A word as it stands in the project file; rows of word tables have the same shape. */
export const wordSchema = v.strictObject({
  avoid: described(
    v.pipe(text(MAX_WORD_LENGTH), v.minLength(2)),
    '不要写的词，至少两个字。What not to write, at least two characters.',
  ),
  prefer: v.optional(
    described(
      v.union([
        v.pipe(v.string(), v.maxLength(MAX_WORD_LENGTH)),
        v.pipe(v.array(text(MAX_WORD_LENGTH)), v.maxLength(9)),
      ]),
      '改写成什么；可以有几种。What to write instead; there may be several.',
    ),
  ),
  unless: v.optional(
    described(
      v.pipe(v.array(text(MAX_WORD_LENGTH)), v.maxLength(99)),
      '出现在这些词语里时不算。Longer words in which it is right.',
    ),
  ),
  why: v.optional(described(v.pipe(v.string(), v.maxLength(500)), '理由，会显示给写稿人。Why; shown to the writer.')),
  severity: v.optional(severity),
  safe: v.optional(described(v.boolean(), 'true：保存时可以自动改。true: may be fixed on save.')),
});

export const requiredSchema = v.strictObject({
  genres: v.optional(described(v.array(genre), '只对这些文种。Only in these genres.')),
  anyOf: described(
    v.pipe(v.array(text(MAX_WORD_LENGTH)), v.minLength(1), v.maxLength(50)),
    '文中至少要有其中一句。One of them must be in the document.',
  ),
  why: v.optional(described(v.pipe(v.string(), v.maxLength(500)), '理由。Why.')),
  severity: v.optional(severity),
});

export const ignoreSchema = v.strictObject({
  rule: described(text(100), '规则代号，* 是全部规则。A rule id, or * for all rules.'),
  text: v.optional(
    described(v.string(), '被查到的原文；不写就是这条规则的全部结果。What was found; absent: all that the rule finds.'),
  ),
  before: v.optional(described(v.pipe(v.string(), v.maxLength(40)), '前面的几个字。A few characters before it.')),
  after: v.optional(described(v.pipe(v.string(), v.maxLength(40)), '后面的几个字。A few characters behind it.')),
  file: v.optional(
    described(
      v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
      '哪个文件；不写就是全部。Which file; absent: all.',
    ),
  ),
  reason: v.optional(described(v.pipe(v.string(), v.maxLength(500)), '为什么忽略。Why it is left.')),
});

export const overrideSchema = v.strictObject({
  files: described(v.pipe(v.array(glob), v.minLength(1)), '这些文件。These files.'),
  enable: v.optional(enable),
  genre: v.optional(described(genre, '文种。The genre.')),
  rules: v.optional(rules),
});

const step = (name: FormatStep) => {
  const { zh, en } = FORMAT_STEPS[name];
  return v.optional(described(v.boolean(), `${zh}。${en[0]!.toUpperCase()}${en.slice(1)}.`));
};

/** 排版: the same names as the editor's settings `gongwen.format.*`. */
export const formatSchema = v.strictObject({
  residue: step('residue'),
  joins: step('joins'),
  splits: step('splits'),
  punctuation: step('punctuation'),
  quotes: step('quotes'),
  headings: step('headings'),
  numbers: step('numbers'),
  spaces: step('spaces'),
  blankLines: v.optional(
    described(
      v.picklist(['one', 'none', 'keep']),
      '空行：one 最多留一行，none 不留，keep 不动。Blank lines: at most one, none, or as they are.',
    ),
  ),
  indent: v.optional(
    described(
      v.picklist(['two', 'none', 'keep']),
      '段首：two 空两个全角空格，none 顶格，keep 不动。How paragraphs begin: two full-width spaces, none, or as they are.',
    ),
  ),
});

export const projectSchema = v.strictObject({
  $schema: v.optional(v.string()),
  enable: v.optional(enable),
  genre: v.optional(described(genre, '标题看不出文种时，当作哪种。The genre where the title does not tell.')),
  rules: v.optional(rules),
  words: v.optional(
    described(v.pipe(v.array(wordSchema), v.maxLength(MAX_WORDS)), '本单位的用词。The words of this office.'),
  ),
  tables: v.optional(
    described(
      v.pipe(v.array(v.pipe(v.string(), v.regex(/\.(?:jsonl|tsv)$/i), v.maxLength(MAX_GLOB_LENGTH))), v.maxLength(50)),
      '用词表文件（.jsonl 或 .tsv），相对于本文件。tsv 每行：不要写的词、制表符、改成什么、制表符、理由。Word tables beside this file; a .tsv line is avoid, tab, prefer, tab, why.',
    ),
  ),
  required: v.optional(
    described(v.pipe(v.array(requiredSchema), v.maxLength(500)), '必须出现的话。Phrases that documents must hold.'),
  ),
  ignores: v.optional(
    described(v.array(ignoreSchema), '忽略的结果，由“忽略此处”写入。Findings to leave, written by the quick fix.'),
  ),
  exclude: v.optional(described(v.array(glob), '不检查的文件。Files that are not checked.')),
  format: v.optional(
    described(
      formatSchema,
      '一键排版做哪些事，优先于编辑器的设置。What layout does; it wins over the settings of an editor.',
    ),
  ),
  overrides: v.optional(
    described(v.array(overrideSchema), '只对某些文件的设置，后面的优先。Settings for some files; later ones win.'),
  ),
});

export type RawProject = v.InferOutput<typeof projectSchema>;
export type RawWord = v.InferOutput<typeof wordSchema>;
