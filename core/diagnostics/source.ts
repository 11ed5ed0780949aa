import { problem } from './problem.js';

/** Problems with reading a file at all. */
export const sourceProblems = {
  'source/missing': problem(
    'input',
    (path: string) => `The file '${path}' was not found. Check its path and letter case.`,
  ),
  'source/unreadable': problem(
    'input',
    (path: string, reason: string) => `The file '${path}' could not be read: ${reason}.`,
  ),
  'source/binary': problem(
    'input',
    (path: string) =>
      `The file '${path}' is not text, so it was not judged. Save it as UTF-8 or leave it out.`,
  ),
  'source/empty': problem(
    'input',
    (path: string) => `The file '${path}' is empty, so there is nothing to judge in it.`,
  ),
};
