import { didYouMean, problem } from './problem.js';

/** Problems of the text of Bicep files: characters, tokens and grammar. */
export const bicepSyntaxProblems = {
  'bicep/unexpected-character': problem(
    'input',
    (character: string) =>
      `The character ${character} has no meaning in Bicep here. Remove it, or put it into a string.`,
  ),
  'bicep/double-quote': problem(
    'input',
    () => `Strings of Bicep stand in single quotes. Write ' instead of ".`,
  ),
  'bicep/unterminated-string': problem(
    'input',
    () =>
      `The string is not closed on the line it was opened on. Add the missing ', or use ''' for text of several lines.`,
  ),
  'bicep/unterminated-multiline-string': problem(
    'input',
    () => `The multi-line string is never closed. Add the missing '''.`,
  ),
  'bicep/unterminated-comment': problem(
    'input',
    () => 'The comment is never closed. Add the missing */.',
  ),
  'bicep/unknown-escape': problem(
    'input',
    (written: string) =>
      `Strings know no escape '${written}', only \\\\, \\', \\n, \\r, \\t, \\$ and \\u{…}. Write \\\\ for a backslash.`,
  ),
  'bicep/unicode-escape': problem(
    'input',
    () =>
      'A Unicode escape is written \\u{…} with one to six hexadecimal digits of a code point up to 10FFFF between the braces.',
  ),
  'bicep/directive-without-code': problem(
    'input',
    (directive: string) =>
      `The directive '#${directive}' names no diagnostic. Add at least one code after it, separated by spaces.`,
  ),
  'bicep/name-too-long': problem(
    'input',
    (length: string, limit: string) =>
      `A name may have at most ${limit} characters; this one has ${length}. Shorten it.`,
  ),
  'bicep/integer-too-large': problem(
    'input',
    (digits: string) =>
      `The integer ${digits} does not fit into 64 bits. Use a smaller one or a string.`,
  ),
  'bicep/expected': problem(
    'input',
    (wanted: string, found: string) => `Expected ${wanted}, but found ${found}.`,
  ),
  'bicep/unknown-declaration': problem(
    'input',
    (found: string, keywords: string, nearest: string) =>
      `A declaration cannot begin with ${found}. It begins with one of: ${keywords}.${didYouMean(nearest || undefined)}`,
  ),
  'bicep/decorated-nothing': problem(
    'input',
    (found: string) =>
      `A decorator belongs to the declaration that follows it, but ${found} follows. Add the declaration or remove the decorator.`,
  ),
  'bicep/line-break-after-comma': problem(
    'input',
    () =>
      'Items stand on lines of their own without commas, or on one line with commas, not both. Remove the comma or the line break after it.',
  ),
  'bicep/literal-in-interpolation': problem(
    'input',
    () =>
      'Object and array literals are not allowed in this place. Put the literal into a variable and name that here.',
  ),
  'bicep/safe-call': problem(
    'input',
    () => `A function cannot be called with '.?'. Write '.' before its name.`,
  ),
  'bicep/alias-missing': problem(
    'input',
    () =>
      `A name in quotes needs a name to go by in this file. Add 'as' and an identifier after the string.`,
  ),
  'bicep/nested-too-deeply': problem(
    'input',
    (limit: string) =>
      `This is nested more than ${limit} levels deep, so it was not read. Move inner parts into variables, types or modules.`,
  ),
};
