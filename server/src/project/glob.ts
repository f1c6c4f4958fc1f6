import picomatch from 'picomatch/posix';

/** How long a glob may be, and how many stars it may hold: matching stays cheap whatever somebody writes. */
export const MAX_GLOB_LENGTH = 200;
const MAX_STARS = 8;

/** Whether the glob is one that {@link globMatcher} takes. */
export const isGlobAllowed = (glob: string): boolean =>
  glob !== '' && glob.length <= MAX_GLOB_LENGTH && (glob.match(/\*/g) ?? []).length <= MAX_STARS;

const matchers = new Map<string, (path: string) => boolean>();

/**
 * Matches paths with `/` relative to the project file. `*` and `?` stay within a name, `**` crosses folders, `{a,b}` is
 * either; all else stands for itself, brackets too: 通知(定稿).txt is a name. A glob without `/` matches in any folder:
 * `./` or `/` before it keeps it to the folder of the project file. One that matches a folder matches all that is in it.
 * One that is not allowed matches nothing.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  let matcher = matchers.get(glob);
  if (!matcher) {
    matcher = compile(glob);
    matchers.set(glob, matcher);
  }
  return matcher;
}

function compile(glob: string): (path: string) => boolean {
  if (!isGlobAllowed(glob)) return () => false;
  const pattern = glob.replace(/^\.?\//, '').replace(/(?<!\/)\/+$/, '');
  if (pattern === '') return () => true;
  // What picomatch would hand on to the regular expression is escaped, so that no glob can be a slow one.
  const literal = pattern.replace(/\\/g, '/').replace(/[()[\]|+^$!@.]/g, '\\$&');
  const matches = picomatch(literal, { dot: true, noextglob: true, nonegate: true, strictSlashes: true });
  const anywhere = !pattern.includes('/') && !/^\.?\//.test(glob);
  return (path) => {
    for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      const prefix = end === -1 ? path : path.slice(0, end);
      if (matches(anywhere ? prefix.slice(prefix.lastIndexOf('/') + 1) : prefix)) return true;
      if (end === -1) return false;
    }
  };
}

/** Whether one of the globs matches. */
export const matchesAny = (globs: readonly string[], path: string): boolean =>
  globs.some((glob) => globMatcher(glob)(path));
