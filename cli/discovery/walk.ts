import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** An ignore file, and the folder (relative to the root) its patterns are relative to. */
interface IgnoreFile {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** Never looked into: what git and npm keep there is nobody's source. */
const skippedFolders = new Set(['.git', 'node_modules']);

/**
 * Files below a folder that git does not ignore, in a stable order (as git: `.git` and `node_modules`
 * are left out, symbolic links are not followed). A folder that may not be read is given to `unreadable`.
 *
 * @param root absolute path; @param folder relative to it, `/` between the parts, empty for the root
 * @returns paths relative to the root
 */
export function walk(
  root: string,
  folder: string,
  unreadable: (folder: string) => void = () => {},
): string[] {
  const files: string[] = [];
  const pending: { folder: string; ignoring: readonly IgnoreFile[] }[] = [
    { folder, ignoring: inherited(root, folder) },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const own = readIgnoreFile(root, next.folder);
    const ignoring = own ? [...next.ignoring, own] : next.ignoring;
    const folders: string[] = [];
    for (const entry of readFolder(root, next.folder, unreadable)) {
      const file = next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
      if (entry.isFile() && !isIgnored(file, ignoring)) files.push(file);
      if (!entry.isDirectory() || skippedFolders.has(entry.name)) continue;
      if (!isIgnored(`${file}/`, ignoring)) folders.push(file);
    }
    pending.push(...folders.map((each) => ({ folder: each, ignoring })));
  }
  return files.sort();
}

function readFolder(root: string, folder: string, unreadable: (folder: string) => void) {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch {
    unreadable(folder);
    return [];
  }
}

/** The ignore files above a folder, from the root down. */
function inherited(root: string, folder: string): IgnoreFile[] {
  const exclude = readPatterns(path.join(root, '.git', 'info', 'exclude'));
  const parts = folder === '' ? [] : folder.split('/');
  const above = parts.map((_, depth) => readIgnoreFile(root, parts.slice(0, depth).join('/')));
  const found = [exclude && { folder: '', patterns: exclude }, ...above];
  const files = found.filter((file) => file !== undefined);
  // Whoever names a folder that git ignores means it.
  return folder !== '' && isIgnored(`${folder}/`, files) ? [] : files;
}

function readIgnoreFile(root: string, folder: string): IgnoreFile | undefined {
  const patterns = readPatterns(path.join(root, folder, '.gitignore'));
  return patterns && { folder, patterns };
}

function readPatterns(file: string): Ignore | undefined {
  try {
    return ignore().add(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The deepest file with something to say decides; one of its own can take back what one above ignores. */
function isIgnored(file: string, ignoring: readonly IgnoreFile[]): boolean {
  for (const { folder, patterns } of ignoring.toReversed()) {
    const relative = folder === '' ? file : file.slice(folder.length + 1);
    const { ignored, unignored } = patterns.test(relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}
