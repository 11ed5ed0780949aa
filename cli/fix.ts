import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixInputs } from '../core/index.js';
import { count, unifiedDiff } from '../reporters/index.js';
import { type Run, withProgress } from './run.js';
import { writeNotice, writeOut } from './streams.js';
import { writeFiles } from './write-files.js';

/**
 * Repairs the files of a run, on the disk or as a diff on stdout.
 *
 * @returns the run as it is with the repairs made
 */
export async function fix(run: Run, how: 'write' | 'show'): Promise<Run> {
  const { root, host, request } = run;
  const mayChange = mayChangeIn(run);
  const answer = await withProgress('Repairing', () => fixInputs({ ...request, mayChange }, host));
  if (answer.kind === 'pending') throw new Error(`no answer about ${answer.paths.join(', ')}`);
  const { files, fixed } = answer;
  if (how === 'show') {
    for (const { path: file, before, after } of files) writeOut(unifiedDiff(file, before, after));
  } else {
    writeFiles(
      files.map(({ path: file, after }) => ({ file: path.join(root, file), text: after })),
    );
  }
  const made = how === 'show' ? 'could be repaired' : 'repaired';
  writeNotice(`${count(fixed, 'problem')} ${made} in ${count(files.length, 'file')}.`);
  return { ...run, host: answer.host };
}

/**
 * Which files (paths from the root) a run may repair: those that were named. Files in another encoding are left
 * alone: they would be written in this one.
 */
export function mayChangeIn({ root, named }: Run): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return (file) => {
    const may = known.get(file) ?? (named(file) && isUtf8(path.join(root, file)));
    known.set(file, may);
    return may;
  };
}

function isUtf8(file: string): boolean {
  const bytes = readFileSync(file);
  return bytes.equals(Buffer.from(bytes.toString('utf8')));
}
