// Writes snippets/markdown.json from snippets/gongwen.json: the same skeletons, as Markdown wants them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = new URL('../snippets/gongwen.json', import.meta.url);
const target = new URL('../snippets/markdown.json', import.meta.url);

/** Marks of the numbered levels, at a paragraph's usual indent; a line with a stop in it is a paragraph that begins with its heading. */
const levels = [
  /^　　[一二三四五六七八九十]+、[^。]*$/,
  /^　　（[一二三四五六七八九十]+）[^。]*$/,
  /^　　\d+\.[^。]*$/,
  /^　　（\d+）[^。]*$/,
];

/**
 * The Markdown body of a plain-text one: paragraphs apart by a blank line and without indent, title and headings with `#`.
 * @param {string[]} body lines as in gongwen.json
 * @param {boolean} whole whether the first line is the title of a whole document
 */
export function markdownBody(body, whole) {
  const paragraphs = body
    .filter((line) => line !== '')
    .map((line, index) => {
      const text = line.replace(/^　+/, '');
      if (whole && index === 0) return `# ${text}`;
      const level = levels.findIndex((mark) => mark.test(line));
      return level < 0 ? text : `${'#'.repeat(level + 2)} ${text}`;
    });
  return paragraphs.flatMap((line, index) => (index === 0 ? [line] : ['', line]));
}

/** The text of snippets/markdown.json for the text of snippets/gongwen.json. */
export function markdownSnippets(text) {
  const entries = Object.entries(JSON.parse(text)).map(([name, snippet]) => [
    name,
    { ...snippet, body: markdownBody(snippet.body, !name.startsWith('部件：')) },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(target, markdownSnippets(readFileSync(source, 'utf8')));
