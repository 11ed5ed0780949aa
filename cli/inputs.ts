import { existsSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../core/index.js';
import { Refusal } from './exit-codes.js';
import { findRoot, isFolder } from './root.js';

/**
 * The absolute paths of files and folders named on the command line: those that exist, and what a pattern
 * that the shell left alone stands for. Nothing named is the current folder.
 *
 * @param commands names that a misspelt command may have meant
 */
export async function namedPaths(
  given: readonly string[],
  commands: readonly string[] = [],
): Promise<[string, ...string[]]> {
  const paths: string[] = [];
  for (const each of given.length === 0 ? ['.'] : given) {
    paths.push(...(await pathsOf(each, commands)));
  }
  const [first, ...others] = [...new Set(paths)];
  if (first === undefined) throw new Refusal('No file was named.');
  return [first, ...others];
}

async function pathsOf(given: string, commands: readonly string[]): Promise<string[]> {
  const absolute = path.resolve(given);
  if (existsSync(absolute)) return [absolute];
  const { globSync, isDynamicPattern } = await import('tinyglobby');
  if (isDynamicPattern(given)) {
    const found = globSync(given, { absolute: true, followSymbolicLinks: false });
    if (found.length > 0) return found.map((file) => path.resolve(file)).sort();
  }
  const command = nearest(given, commands);
  const meant = command === undefined ? '' : ` Did you mean the command '${command}'?`;
  throw new Refusal(
    `There is no file or folder '${given}'. Check its path and letter case.${meant}`,
  );
}

/** One named file that must exist: its root, and its path from there. */
export function namedFile(
  given: string,
  givenRoot: string | undefined,
): { readonly root: string; readonly relative: string } {
  const absolute = path.resolve(given);
  if (!existsSync(absolute)) {
    throw new Refusal(`There is no file '${given}'. Check its path and letter case.`);
  }
  if (isFolder(absolute)) throw new Refusal(`'${given}' is a folder. Name a file in it.`);
  const root = findRoot([absolute], givenRoot);
  return { root, relative: path.relative(root, absolute).split(path.sep).join('/') };
}
