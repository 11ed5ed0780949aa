/**
 * The root-relative path that `reference` names when it is written in the file `from`; undefined
 * when it leads outside the root, is absolute or names the root itself.
 *
 * @param from root-relative path of a file, `/` between its parts
 * @param reference relative path, with `/` or `\` between its parts
 */
export function resolvePath(from: string, reference: string): string | undefined {
  const wanted = reference.replaceAll('\\', '/');
  if (wanted.startsWith('/') || /^[A-Za-z][A-Za-z\d+.-]*:/.test(wanted)) return undefined;
  const folder = folderOf(from);
  return normalisePath(folder === '' ? wanted : `${folder}/${wanted}`);
}

/** Takes `.`, `..` and empty parts out of a root-relative path; undefined when it leaves the root or names it. */
export function normalisePath(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join('/');
}

/** The folder of a path, without a trailing `/`; empty for a file at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
