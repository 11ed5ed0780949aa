import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './exit-codes.js';
import { isInside } from './node-host.js';

/**
 * The folder that no path may leave: `--root`, else the git work tree of the first named file, else the
 * current folder if it holds the file, else the file's folder.
 *
 * @param named absolute paths that exist, at least one
 */
export function findRoot(named: readonly [string, ...string[]], given: string | undefined): string {
  const [first] = named;
  const root = given === undefined ? defaultRoot(first) : givenRoot(given);
  const outside = named.find((file) => !isInside(root, file));
  if (outside !== undefined) {
    throw new Refusal(
      `'${outside}' lies outside of the root '${root}'. Name a folder that holds all paths with --root.`,
    );
  }
  return root;
}

function givenRoot(given: string): string {
  const root = path.resolve(given);
  if (!isFolder(root)) throw new Refusal(`The root '${given}' is not a folder.`);
  return root;
}

function defaultRoot(named: string): string {
  const folder = isFolder(named) ? named : path.dirname(named);
  const workTree = gitWorkTree(folder);
  if (workTree !== undefined) return workTree;
  const current = process.cwd();
  return isInside(current, named) ? current : folder;
}

/** The nearest folder upwards that holds `.git`: a folder, or a file in a linked work tree or a submodule. */
function gitWorkTree(folder: string): string | undefined {
  for (let current = folder; ; current = path.dirname(current)) {
    if (existsSync(path.join(current, '.git'))) return current;
    if (path.dirname(current) === current) return undefined;
  }
}

export function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
