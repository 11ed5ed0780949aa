import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './exit-codes.js';

/**
 * The absolute paths of files and folders named on the command line: those that exist, and what a pattern
 * that the shell left alone stands for. Nothing named is the current folder.
 */
export async function namedPaths(given: readonly string[]): Promise<[string, ...string[]]> {
  const paths: string[] = [];
  for (const each of given.length === 0 ? ['.'] : given) paths.push(...(await pathsOf(each)));
  const [first, ...others] = [...new Set(paths)];
  if (first === undefined) throw new Refusal('No file was named.');
  return [first, ...others];
}

async function pathsOf(given: string): Promise<string[]> {
  const absolute = path.resolve(given);
  if (existsSync(absolute)) return [absolute];
  const { globSync, isDynamicPattern } = await import('tinyglobby');
  if (isDynamicPattern(given)) {
    const found = globSync(given, { absolute: true, followSymbolicLinks: false });
    if (found.length > 0) return found.map((file) => path.resolve(file)).sort();
  }
  throw new Refusal(`There is no file or folder '${given}'. Check its path and letter case.`);
}
