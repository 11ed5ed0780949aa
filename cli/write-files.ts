import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from './exit-codes.js';

/** A file to be written whole. */
export interface WrittenFile {
  /** Absolute; a symbolic link is followed. */
  readonly file: string;
  readonly text: string | Uint8Array;
}

/**
 * Writes files so that each is seen as it was or as it shall be, never in between: everything is written
 * beside its place first, and put there when all of it is on the disk. Modes are kept.
 */
export function writeFiles(files: readonly WrittenFile[]): void {
  const waiting: { readonly beside: string; readonly real: string }[] = [];
  let at = '';
  try {
    for (const { file, text } of files) {
      at = file;
      mkdirSync(path.dirname(file), { recursive: true });
      const real = existsSync(file) ? realpathSync(file) : file;
      const beside = path.join(path.dirname(real), `.${path.basename(real)}.${randomUUID()}.tmp`);
      waiting.push({ beside, real });
      writeFileSync(beside, text, { flag: 'wx' });
      if (existsSync(real)) chmodSync(beside, statSync(real).mode);
    }
    for (const { beside, real } of waiting) {
      at = real;
      renameSync(beside, real);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new Refusal(`'${at}' cannot be written${code}.`);
  } finally {
    for (const { beside } of waiting) rmSync(beside, { force: true });
  }
}
