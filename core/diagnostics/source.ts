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
  'json/unexpected': problem(
    'input',
    (expected: string, found: string, hint: string) =>
      `Expected ${expected}, found ${found}.${hint}`,
  ),
  'json/unclosed': problem(
    'input',
    (expected: string, opening: string, place: string) =>
      `The file ends before '${expected}': the '${opening}' opened at ${place} is never closed. The file may be cut off.`,
  ),
  'json/unclosed-string': problem(
    'input',
    () => 'The string that begins here has no closing quote before the end of the file.',
  ),
  'json/unclosed-comment': problem(
    'input',
    () => `The comment that begins here is never closed. Close it with '*/'.`,
  ),
  'json/comment-before-colon': problem(
    'input',
    () => `Azure does not read a comment between a key and its ':'. Move the comment.`,
  ),
  'json/escape': problem(
    'input',
    () => `A backslash begins an escape, and this is not one. Write '\\\\' for a backslash itself.`,
  ),
  'json/too-deep': problem(
    'input',
    (limit: string) =>
      `Values are nested more than ${limit} deep here; what stands deeper was not read.`,
  ),
  'json/duplicate-key': problem(
    'notice',
    (key: string, place: string) =>
      `The key '${key}' was already given at ${place}; the last one counts. Remove one of them.`,
  ),
  'yaml/syntax': problem('usage', (reason: string) => `This is not valid YAML: ${reason}.`),
  'yaml/several-documents': problem(
    'usage',
    () =>
      `A second YAML document begins here; only one is read. Remove the '---' or split the file.`,
  ),
  'yaml/duplicate-key': problem(
    'usage',
    (key: string, place: string) =>
      `The key '${key}' was already given at ${place}. Remove one of them.`,
  ),
  'yaml/key': problem('usage', () => 'A key must be plain text, a number, a boolean or null.'),
  'yaml/alias': problem(
    'usage',
    (name: string) => `No anchor '&${name}' stands before this alias. Define it further up.`,
  ),
  'yaml/alias-limit': problem(
    'usage',
    (limit: string) =>
      `The aliases up to here stand for more than ${limit} values, so this one and later ones were not read.`,
  ),
};
