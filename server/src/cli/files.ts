import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure, failureAt } from './failure.js';

/** Endings of the files that are looked for in folders. */
const DRAFTS = ['txt', 'md', 'markdown'];
/** Folders in which nobody keeps drafts. */
const SKIPPED = ['**/node_modules/**', '**/.git/**'];

/** A file to check. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  /** Whether it was named itself, not found in a folder or by a glob. */
  readonly named: boolean;
}

/**
 * Finds the files that the arguments name: files, folders (all drafts in them, at any depth) and globs. Each file comes
 * once, in the order of the arguments, those of one argument sorted.
 *
 * @param fail told of each argument that gives nothing; the others still count
 */
export async function findTargets(
  patterns: readonly string[],
  cwd: string,
  fail: (failure: Failure) => void,
): Promise<Target[]> {
  const targets = new Map<string, Target>();
  for (const pattern of patterns) {
    try {
      for (const target of await targetsOf(pattern, cwd)) {
        if (!targets.has(target.path)) targets.set(target.path, target);
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      fail(error);
    }
  }
  return [...targets.values()];
}

async function targetsOf(pattern: string, cwd: string): Promise<Target[]> {
  const path = resolve(cwd, pattern);
  const stat = statOf(path, pattern);
  if (stat?.isDirectory()) {
    const found = await glob([`**/*.{${DRAFTS.join(',')}}`], path);
    if (found.length > 0) return found;
    throw new Failure({
      zh: `${pattern}：这个文件夹里没有 .txt 或 .md 文件`,
      en: `${pattern}: no .txt or .md file in this folder`,
    });
  }
  if (stat) return [{ path, named: true }];
  // Backslashes divide folders on Windows; elsewhere they are part of a name, or escape.
  const wanted = process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  if (!/[*?[\]{}()!]/.test(wanted)) {
    throw new Failure({ zh: `${pattern}：没有这个文件或文件夹`, en: `${pattern}: no such file or folder` });
  }
  const found = await glob([wanted], cwd);
  if (found.length > 0) return found;
  throw new Failure({ zh: `${pattern}：没有文件与它相符`, en: `${pattern}: no file matches` });
}

function statOf(path: string, shown: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw failureAt(shown, error);
  }
}

async function glob(patterns: string[], cwd: string): Promise<Target[]> {
  const { globSync } = await import('tinyglobby');
  // A link found on the way may lead out of the folder, to files that nobody meant to have fixed.
  const links = { followSymbolicLinks: false };
  return globSync(patterns, { cwd, ignore: SKIPPED, expandDirectories: false, caseSensitiveMatch: false, ...links })
    .map((path) => ({ path: join(cwd, path), named: false }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
