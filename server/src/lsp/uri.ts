/**
 * As much of URIs as the server needs: folders above a document, and paths relative to them. Two spellings of one place
 * (`c%3A` and `c:`) have the same {@link keyOf}.
 */

/** The URI up to its path, and the path, both as written; query and fragment are left out. */
function split(uri: string): { readonly head: string; readonly path: string } {
  const match = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i.exec(uri);
  const head = match?.[0] ?? '';
  const rest = uri.slice(head.length);
  const end = rest.search(/[?#]/);
  return { head, path: end === -1 ? rest : rest.slice(0, end) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The scheme in lower case, without its colon. */
export const schemeOf = (uri: string): string => uri.slice(0, Math.max(0, uri.indexOf(':'))).toLowerCase();

/** One spelling for each place. */
export function keyOf(uri: string): string {
  const { head, path } = split(uri);
  const decoded = decode(path).replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
  return head.toLowerCase() + (decoded.length > 1 ? decoded.replace(/(?<!\/)\/+$/, '') : decoded);
}

/** The folder that holds it, without a slash at its end; `undefined` above the root and where there are no folders. */
export function parentOf(uri: string): string | undefined {
  const { head, path } = split(uri);
  const trimmed = path.replace(/(?<!\/)\/+$/, '');
  const at = trimmed.lastIndexOf('/');
  return at === -1 ? undefined : head + trimmed.slice(0, at);
}

/** A file in a folder. @param name not encoded; `.` and `..` in it are followed, as far as there are folders */
export function childOf(folder: string, name: string): string {
  const { head, path } = split(folder.replace(/(?<!\/)\/+$/, ''));
  const parts = path.split('/');
  for (const part of name.split('/')) {
    if (part === '..') {
      if (parts.length > 1 && !isRoot(head + parts.join('/'))) parts.pop();
    } else if (part !== '.') parts.push(encodeURIComponent(part));
  }
  return head + parts.join('/');
}

/** Whether there is no folder above: of a file system, of a drive, of a share. */
export const isRoot = (folder: string): boolean => /^(?:|\/|\/[a-z]:\/?)$/i.test(decode(split(folder).path));

/** Whether `uri` is `folder` or lies in it. */
export function isWithin(uri: string, folder: string): boolean {
  const key = keyOf(uri);
  const base = keyOf(folder);
  return key === base || key.startsWith(base.endsWith('/') ? base : `${base}/`);
}

/** The path of `uri` below `folder`, decoded, with `/`; the last part of its path where it lies elsewhere. */
export function relativeTo(uri: string, folder: string): string {
  const key = keyOf(uri);
  const base = keyOf(folder);
  const prefix = base.endsWith('/') ? base : `${base}/`;
  return key.startsWith(prefix)
    ? key.slice(prefix.length)
    : key.slice(key.lastIndexOf('/') + 1).replace(/^[a-z-]+:/i, '');
}

/** The last part of the path, decoded. */
export const nameOf = (uri: string): string => {
  const key = keyOf(uri);
  return key.slice(key.lastIndexOf('/') + 1);
};
