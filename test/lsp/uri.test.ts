import { expect, it } from 'vitest';
import { childOf, isRoot, isWithin, keyOf, nameOf, parentOf, relativeTo, schemeOf } from '../../server/src/lsp/uri.js';

it('one place has one key', () => {
  expect(keyOf('file:///C%3A/%E6%96%87%E7%A8%BF/a.txt')).toBe(keyOf('file:///c:/文稿/a.txt'));
  expect(keyOf('file:///a/')).toBe(keyOf('file:///a'));
});

it('paths are relative, decoded, with slashes', () => {
  expect(relativeTo('file:///c%3A/%E6%96%87/%E7%A8%BF%20a.txt', 'file:///c:/文')).toBe('稿 a.txt');
  expect(relativeTo('vscode-vfs://github/o/r/b/c.md', 'vscode-vfs://github/o/r')).toBe('b/c.md');
  expect(relativeTo('untitled:Untitled-1', 'file:///a')).toBe('Untitled-1');
});

it('a folder with a longer name is another folder', () => {
  expect(isWithin('file:///ab/c', 'file:///a')).toBe(false);
  expect(isWithin('file:///a/c', 'file:///a/')).toBe(true);
  expect(isWithin('file:///a', 'file:///')).toBe(true);
});

it('goes up to the root and no further', () => {
  expect(parentOf('file:///a/b.txt?x#y')).toBe('file:///a');
  expect(parentOf('file:///b.txt')).toBe('file://');
  expect(parentOf('file://')).toBeUndefined();
  expect(parentOf('untitled:Untitled-1')).toBeUndefined();
});

it('a root has nothing above it: of a file system, of a drive, of a share', () => {
  for (const root of ['file://', 'file:///', 'file:///c:', 'file:///c%3A/', 'file://server', 'vscode-vfs://github'])
    expect(isRoot(root)).toBe(true);
  for (const folder of ['file:///c', 'file:///c:/a', 'file:///a']) expect(isRoot(folder)).toBe(false);
});

it('folders above are followed, as far as there are any', () => {
  expect(childOf('file:///a/b', '../词.tsv')).toBe('file:///a/%E8%AF%8D.tsv');
  expect(childOf('file:///a/b/', './c/../../d.tsv')).toBe('file:///a/d.tsv');
  expect(childOf('file:///a', '../../../d.tsv')).toBe('file:///d.tsv');
  expect(childOf('file:///c:/a', '../../d.tsv')).toBe('file:///c:/d.tsv');
});

it('names are encoded on the way in and decoded on the way out', () => {
  expect(childOf('file:///a/', '子/词 表.tsv')).toBe('file:///a/%E5%AD%90/%E8%AF%8D%20%E8%A1%A8.tsv');
  expect(nameOf(childOf('file:///a', '词#表.tsv'))).toBe('词#表.tsv');
  expect(schemeOf('Git:/a')).toBe('git');
  expect(nameOf('file:///a/%E0%A4%A')).toBe('%E0%A4%A');
});
