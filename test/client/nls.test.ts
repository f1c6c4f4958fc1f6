import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json'));
const en: Record<string, string> = JSON.parse(read('package.nls.json'));
const zh: Record<string, string> = JSON.parse(read('package.nls.zh-cn.json'));

/** Every string of a value, with the path that leads to it. */
function* strings(value: unknown, path: string): Iterable<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* strings(inner, `${path}.${key}`);
}

const keys = [...strings(manifest, '')].flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []);
const han = /\p{Script=Han}/u;

describe('the tables of package.json', () => {
  it('hold what it names, and nothing else', () => {
    const named = [...new Set(keys)].sort();
    expect(Object.keys(en).sort()).toEqual(named);
    expect(Object.keys(zh).sort()).toEqual(named);
  });

  it.each(Object.entries(zh))('%s is Chinese in the Chinese table: %s', (_, text) => {
    expect(text).toMatch(han);
  });

  it.each(Object.entries(en))('%s is English in the English table: %s', (_, text) => {
    expect(text).toMatch(/[A-Za-z]/);
    // Terms of the trade stand in brackets or as signs; a sentence of Chinese does not.
    expect(text.replace(/[“「（(][^”」）)]*[”」）)]|\b\S*[一二三]、/g, '')).not.toMatch(/\p{Script=Han}{4}/u);
  });

  it('say everything that is shown: titles, names, descriptions', () => {
    const shown =
      /\.(?:title|category|label|name|description|markdownDescription|contents|contextualTitle|displayName)$/;
    const { contributes } = manifest;
    const plain = ['commands', 'views', 'viewsContainers', 'viewsWelcome', 'submenus', 'configuration', 'walkthroughs']
      .flatMap((point) => [...strings(contributes[point], point)])
      .filter(([path, text]) => shown.test(path) && !/^%.+%$/.test(text))
      // A rule is named in both languages: its own tables hold both.
      .filter(([path, text]) => !(path.includes('gongwen.rules') && han.test(text) && /[A-Za-z]{3}/.test(text)));
    expect(plain).toEqual([]);
  });
});

describe('package.json', () => {
  const commands: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  const files = readdirSync(new URL('../../client/src', import.meta.url)).filter((name) => name.endsWith('.ts'));
  // Commands that the server puts into code actions are named where both sides read them.
  const source = [...files.map((name) => `client/src/${name}`), 'server/src/protocol.ts'].map(read).join('\n');

  it('names in menus and keys only commands that it has', () => {
    const { menus, keybindings } = manifest.contributes;
    const used = [...Object.values(menus).flat(), ...keybindings].flatMap(
      (one) => (one as { command?: string }).command ?? [],
    );
    expect(used.filter((command) => command.startsWith('gongwen.') && !commands.includes(command))).toEqual([]);
  });

  it.each(commands)('%s is registered by the client', (command) => {
    expect(source).toContain(`'${command}'`);
  });

  it('gives no two commands one key in one place', () => {
    const bound: { key: string; when: string }[] = manifest.contributes.keybindings;
    const same = bound.map(({ key, when }) => `${key} ${when}`);
    expect(new Set(same).size).toBe(same.length);
  });

  it('sets no more for all plain text than README says', () => {
    const { '[plaintext]': defaults } = manifest.contributes.configurationDefaults;
    expect(Object.keys(defaults).sort()).toEqual(['editor.unicodeHighlight.nonBasicASCII', 'editor.wordWrap']);
    expect(read('README.md')).toContain('`.txt` 文件自动折行显示');
  });

  it('takes no key that VS Code has on a Mac for folding and for its own fixes', () => {
    const bound: { key: string; mac?: string }[] = manifest.contributes.keybindings;
    const onMac = bound.map(({ key, mac }) => mac ?? key);
    for (const taken of ['cmd+alt+[', 'cmd+alt+]', 'cmd+alt+.', 'ctrl+enter']) expect(onMac).not.toContain(taken);
  });

  it('has every setting that the client reads', () => {
    const settings = manifest.contributes.configuration.flatMap(({ properties }: { properties: object }) =>
      Object.keys(properties),
    );
    const readByClient = [...source.matchAll(/getConfiguration\('gongwen'[^)]*\)\s*\.get<[^>]+>\('(\w+)'/g)];
    expect(readByClient.length).toBeGreaterThan(0);
    for (const [, name] of readByClient) expect(settings).toContain(`gongwen.${name}`);
  });
});

describe('what the client says', () => {
  const files = readdirSync(new URL('../../client/src', import.meta.url)).filter((name) => name.endsWith('.ts'));

  it.each(files)('%s says it in both languages', (name) => {
    const source = read(`client/src/${name}`);
    for (const [, text] of source.matchAll(/\bzh: (['`][^'`]*['`])/g)) expect(text).toMatch(han);
    // What is shown goes through say(): no text stands where VS Code takes one.
    const shown =
      /\b(?:title|placeHolder|prompt|tooltip|show\w+Message\(|setStatusBarMessage\()\s*[:=]?\s*(['`][^'`\n]+['`])/g;
    // What is put together from said parts, and icons, is no text of its own.
    const own = [...source.matchAll(shown)].map(([, text]) => text!.replace(/\$\([\w~-]+\)|\$\{[^}]*\}/g, ''));
    expect(own.filter((text) => /\p{L}/u.test(text))).toEqual([]);
  });
});
