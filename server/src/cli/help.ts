import type { Text } from '../core/index.js';
import type { Say } from './language.js';

const MAIN: Text = {
  zh: `公文校对：检查公文和讲话稿里的占位、序号、错字、称谓、结语、标点等问题，全部在本机进行。

用法：gongwen <命令> [选项]

命令：
  lint      检查文件、文件夹或标准输入
  format    排版：标点、序号、段落、空行、缩进，不改一个字
  outline   列出一个文件的标题层次
  rules     列出全部规则，或说明某一条
  mine      从一批文稿里挖出套话、常见错字、编号习惯等，供审阅后使用
  lsp       启动语言服务器，供编辑器使用
  help      说明某个命令，如 gongwen help lint

选项：
  -h, --help      显示说明
  -v, --version   显示版本
  --lang zh|en    界面语言（默认随系统：LC_ALL、LC_MESSAGES、LANG）
`,
  en: `gongwen proofreads Chinese official documents and speeches: placeholders, numbering, wrong
characters, salutations, closings, punctuation and more. Everything stays on this machine.

Usage: gongwen <command> [options]

Commands:
  lint      check files, folders or the standard input
  format    lay files out: punctuation, paragraphs, blank lines, indents; no word changes
  outline   list the headings of a file
  rules     list all rules, or explain one
  mine      propose words, phrases and habits from a folder of documents
  lsp       start the language server, for editors
  help      explain a command, as in gongwen help lint

Options:
  -h, --help      show this help
  -v, --version   show the version
  --lang zh|en    language (default: that of LC_ALL, LC_MESSAGES or LANG)
`,
};

const LINT: Text = {
  zh: `检查文件、文件夹或标准输入。

用法：gongwen lint [选项] <文件、文件夹、通配符或 -> …

  文件夹里的 .txt、.md 都会检查（包括下级文件夹）；- 是标准输入，用管道时可以不写。
  编码可以是 UTF-8、GB18030（GBK）或带 BOM 的 UTF-16，--fix 按原来的编码和换行写回。
  设置写在 ${'.gongwenrc.json'} 里，从文件所在的文件夹逐级往上找。

检查：
  --rule 规则=级别       临时改一条规则的级别，可以写多次：off、error、warning、info、hint
  --genre 文种           标题看不出文种时当作哪种，如 --genre 讲话
  --enable 方式          auto 由内容判断是不是公文（默认），always 都查，never 都不查
  -c, --config 文件      只用这个项目文件

修改：
  --fix                  自动改掉有把握的问题；读标准输入时，改好的全文写到标准输出
  --fix-dry-run          不改文件，只显示会怎样改（补丁格式）

输出：
  -f, --format 格式      stylish（默认）、json、sarif、github、checkstyle、junit
  -q, --quiet            只报错误
  --verbose              说明哪些文件没有检查、为什么
  --max-warnings 个数    警告超过这个数，退出码为 1
  --stdin-filename 名称  标准输入的文件名：决定是否按 Markdown 读、用哪个项目文件
  --lang zh|en           界面语言

退出码：0 没有错误；1 有错误，或警告超过 --max-warnings；2 运行出错（其余文件照常检查）
环境变量：NO_COLOR 不用颜色，FORCE_COLOR 总用颜色
`,
  en: `Checks files, folders or the standard input.

Usage: gongwen lint [options] <files, folders, globs or -> ...

  In folders, all .txt and .md are checked, at any depth; - is the standard input and may be left
  out behind a pipe. Files are UTF-8, GB18030 (GBK) or UTF-16 with a BOM; --fix writes them back in
  the encoding and with the line ends that they had. Settings stand in ${'.gongwenrc.json'}, looked for
  in the file's folder and those above it.

What is checked:
  --rule id=severity     set a rule's severity for this run, any number of times:
                         off, error, warning, info, hint
  --genre name           the genre where the title does not tell, as in --genre speech
  --enable mode          auto decides by the content what is official prose (default), always, never
  -c, --config file      use this project file and no other

Fixing:
  --fix                  fix what is certain; with the standard input, the fixed text goes to the
                         standard output
  --fix-dry-run          change no file, show what would be changed (unified diff)

Output:
  -f, --format format    stylish (default), json, sarif, github, checkstyle, junit
  -q, --quiet            report errors only
  --verbose              say which files were not checked, and why
  --max-warnings n       exit with 1 where there are more warnings
  --stdin-filename name  name of the standard input: decides whether it is Markdown, and its project
  --lang zh|en           language

Exit code: 0 no errors; 1 errors, or more warnings than --max-warnings; 2 the run itself failed, in
part or as a whole (the other files are still checked)
Environment: NO_COLOR for no colours, FORCE_COLOR for colours always
`,
};

const FORMAT: Text = {
  zh: `排版（一键排版）：删网页残留、接断段、拆开挤成一行的文稿、标点改全角、引号配对、序号和发文字号的
标点、多余空格、空行、缩进。不改一个字；已经排好的再排也不变。

用法：gongwen format [选项] <文件、文件夹、通配符或 -> …

  不加选项时把排好的全文写到标准输出；- 是标准输入，用管道时可以不写。
  不像公文的文件原样不动；规则关闭或忽略之处也不动。

做什么：
  --check                不改文件，只列出需要排版的文件，有就退出码为 1
  --write                直接改文件，编码和换行照旧
  --diff                 不改文件，显示会怎样改（补丁格式）

怎样排：
  --indent 方式          段首缩进：two 空两格（默认）、none 顶格、keep 不动；Markdown 里不加缩进
  --blank-lines 方式     空行：one 最多一行（默认）、none 不留、keep 不动
  --skip 步骤            不做这一步，可以写多次：residue（网页残留）、joins（接断段）、splits（拆行）、
                         punctuation（全角标点）、quotes（引号）、headings（序号）、
                         numbers（发文字号）、spaces（空格）
  --force                不像公文也排
  -c, --config 文件      只用这个项目文件
  --stdin-filename 名称  标准输入的文件名：决定是否按 Markdown 读、用哪个项目文件
  --lang zh|en           界面语言

退出码：0 完成；1 --check 时有文件需要排版；2 运行出错（其余文件照常处理）
`,
  en: `Lays documents out: residue of web pages out, broken paragraphs joined, drafts that run on in one
line split, full-width punctuation, paired quotation marks, marks behind ordinals and in document
numbers, stray blanks, blank lines, indents. No word changes, and nothing changes twice.

Usage: gongwen format [options] <files, folders, globs or -> ...

  Without options the result goes to the standard output; - is the standard input and may be left
  out behind a pipe. What does not read like an official document stays as it is, and so does what
  the settings switch off or ignore.

What is done:
  --check                change nothing, list the files that would change; exit with 1 if any
  --write                change the files, in the encoding and with the line ends that they have
  --diff                 change nothing, show what would be changed (unified diff)

How:
  --indent mode          two full-width spaces before paragraphs (default), none, keep; nothing is
                         indented in Markdown
  --blank-lines mode     one in a row at most (default), none, keep
  --skip step            leave out a step, any number of times: residue, joins, splits,
                         punctuation, quotes, headings, numbers, spaces
  --force                lay out what is no official document too
  -c, --config file      use this project file and no other
  --stdin-filename name  name of the standard input: decides whether it is Markdown, and its project
  --lang zh|en           language

Exit code: 0 done; 1 with --check, some file would change; 2 the run itself failed, in part or as a
whole (the other files are still done)
`,
};

const OUTLINE: Text = {
  zh: `列出一个文件的标题层次，附行号。

用法：gongwen outline [选项] <文件或 ->

  -f, --format 格式      text（默认）、json
  -c, --config 文件      只用这个项目文件
  --stdin-filename 名称  标准输入的文件名
  --lang zh|en           界面语言
`,
  en: `Lists the headings of a file, with their lines.

Usage: gongwen outline [options] <file or ->

  -f, --format format    text (default), json
  -c, --config file      use this project file and no other
  --stdin-filename name  name of the standard input
  --lang zh|en           language
`,
};

const RULES: Text = {
  zh: `列出全部规则，或说明某一条：为什么、依据、正误示例、哪些不报。

用法：gongwen rules [选项] [规则 …]

  -f, --format 格式   text（默认）、json
  --lang zh|en        界面语言
`,
  en: `Lists all rules, or explains some: why, by which clause, wrong and right, what is accepted.

Usage: gongwen rules [options] [rule ...]

  -f, --format format   text (default), json
  --lang zh|en          language
`,
};

const MINE: Text = {
  zh: `通读一批文稿，把值得收进词表的东西列出来，供人审阅：疑似错字、两种写法的词、洗稿词、
网页残留、各文种的称谓和结语、层次序数的写法，各附次数和位置。

用法：gongwen mine [选项] <文件夹、文件或通配符> …

  -o, --out 文件      写到文件里（已有的文件不会覆盖）；不写就输出到屏幕
  -f, --format 格式   jsonl（默认，审阅后可以在 .gongwenrc.json 的 tables 里使用）、text
  --new               只列自带词表里没有的
  --lang zh|en        界面语言

退出码：0 完成；2 运行出错，或有文件读不了（其余文件照常统计）
`,
  en: `Reads a folder of documents and proposes what a word list should hold, for a person to review:
probable misspellings, words written in two ways, spun words, what websites left, salutations and
closings by genre, the style of numbering, each with its count and places.

Usage: gongwen mine [options] <folders, files or globs> ...

  -o, --out file        write to a file, which must not exist yet; otherwise to the standard output
  -f, --format format   jsonl (default; after a review, name it in "tables" of .gongwenrc.json), text
  --new                 only what the shipped data does not hold
  --lang zh|en          language

Exit code: 0 done; 2 the run failed, or a file could not be read (the others are still counted)
`,
};

const LSP: Text = {
  zh: `启动语言服务器（LSP 3.17），供 Neovim、Helix、Emacs 等编辑器使用。

用法：gongwen lsp [--stdio | --socket 端口 | --pipe 管道名]
不写时经标准输入输出（--stdio）。各编辑器怎样接，见 docs/editors.md
`,
  en: `Starts the language server (LSP 3.17) for Neovim, Helix, Emacs and other editors.

Usage: gongwen lsp [--stdio | --socket port | --pipe name]
Without an option: the standard streams (--stdio). How to set up editors: docs/editors.md
`,
};

const TOPICS = {
  lint: LINT,
  format: FORMAT,
  outline: OUTLINE,
  rules: RULES,
  mine: MINE,
  lsp: LSP,
  help: MAIN,
} as const;

/** What help can be asked for. */
export type Topic = keyof typeof TOPICS;

export const isTopic = (name: string): name is Topic => Object.hasOwn(TOPICS, name);

/** The help for a command; `undefined` for the program as a whole. */
export const help = (topic: Topic | undefined, say: Say): string => say(topic === undefined ? MAIN : TOPICS[topic]);
