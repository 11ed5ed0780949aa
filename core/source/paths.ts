/**
 * A path written in a file, from the folder of that file, as a path from the root; undefined where it
 * leads outside the root. Paths have `/` between their parts; a leading `/` is refused.
 */
export function resolvePath(folder: string, path: string): string | undefined {
  if (/^([A-Za-z][A-Za-z\d+.-]*:|[/\\])/.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folder of a path; the root is empty. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The name of a path without its folder and last extension. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

/** True for the path of a Bicep parameter file, in any letter case. */
export function isParametersPath(path: string): boolean {
  return path.toLowerCase().endsWith('.bicepparam');
}
