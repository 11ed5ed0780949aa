import { resolvePath } from './paths.js';

/** The local files that a file is read together with, whether they are there or not. Paths from the root. */
export interface FileReads {
  readonly files: readonly string[];
  /** Folders whose files are listed. */
  readonly folders: readonly string[];
  /** Whether an expression gives further ones, which only the expansion works out. */
  readonly others: boolean;
}

export const noReads: FileReads = { files: [], folders: [], others: false };

/** Paths written in a file, from its folder, as paths from the root; those that lead outside are left out. */
export function resolved(folder: string, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => resolvePath(folder, path) ?? []);
}
