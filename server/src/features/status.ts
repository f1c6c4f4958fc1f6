import {
  type Config,
  type Draft,
  type Finding,
  type Lexicon,
  safeFix,
  type Text,
  type VerdictReason,
} from '../core/index.js';
import type { Status } from '../protocol.js';
import { statistics } from './statistics.js';

const reasonName: Readonly<Record<VerdictReason, Text>> = {
  title: { zh: '标题以文种结尾', en: 'the title names a genre' },
  number: { zh: '有发文字号', en: 'has a document number' },
  salutation: { zh: '有称谓', en: 'has a salutation' },
  addressee: { zh: '有主送机关', en: 'has an addressee' },
  numbering: { zh: '有“一、（一）”层次序数', en: 'headings numbered 一、 （一）' },
  signature: { zh: '有落款和日期', en: 'has a signature and date' },
  closing: { zh: '有公文结尾用语', en: 'ends with a phrase of the genre' },
  vocabulary: { zh: '多公文用语', en: 'official vocabulary' },
  density: { zh: '几乎全是汉字', en: 'nearly all Chinese' },
  paper: { zh: '有摘要、关键词、参考文献', en: 'abstract, keywords, references of a paper' },
  exam: { zh: '有试题的选项、答案', en: 'questions and answers of an examination' },
  'few-han': { zh: '汉字太少', en: 'too few Chinese characters' },
  code: { zh: '像代码或技术文档', en: 'looks like code or a technical text' },
  dialogue: { zh: '像小说、对话', en: 'looks like fiction or dialogue' },
  'forced-on': { zh: '设置为总是检查', en: 'set to be checked always' },
  'forced-off': { zh: '设置为不检查', en: 'set never to be checked' },
};

/** Everything that a status item says of a checked document. */
export function status(
  document: {
    readonly uri: string;
    readonly version: number;
    readonly projectFile?: string | undefined;
    readonly enableByProject?: boolean;
  },
  draft: Draft,
  findings: readonly Finding[],
  config: Config,
  lexicon: Lexicon,
  language: keyof Text,
  speed?: number,
): Status {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  let fixable = 0;
  let placeholders = 0;
  for (const finding of findings) {
    counts[finding.severity]++;
    fixable += safeFix(finding)?.edits.length ?? 0;
    if (finding.rule === 'unfilled-placeholder') placeholders++;
  }
  const id = draft.parts[0]?.genre;
  const genre = id === undefined ? undefined : lexicon.genres.find((one) => one.id === id);
  const { official, score, reasons } = draft.verdict;
  return {
    uri: document.uri,
    version: document.version,
    enable: config.enable,
    enableByProject: document.enableByProject === true,
    official,
    score,
    reasons: reasons.map((reason) => ({ id: reason, name: reasonName[reason]?.[language] ?? reason })),
    ...(id === undefined ? {} : { genre: { id, name: genre?.[language] ?? id } }),
    counts,
    fixable,
    placeholders,
    ...statistics(draft, 0, draft.blocks.length, speed),
    ...(document.projectFile === undefined ? {} : { projectFile: document.projectFile }),
  };
}
