import { didYouMean, problem } from './problem.js';

/** Problems of ARM expressions. */
export const expressionProblems = {
  'expression/unexpected-character': problem(
    'input',
    (character: string) =>
      `The expression holds '${character}' where a name, a text, a number or punctuation was expected. Put text in single quotes.`,
  ),
  'expression/unterminated-string': problem(
    'input',
    () =>
      'The text is not ended in this expression. Close it with a single quote; a quote inside it is doubled.',
  ),
  'expression/integer-range': problem(
    'input',
    (digits: string) =>
      `The number '${digits}' does not fit in 64 bits, which is all an expression can hold. Use a smaller number.`,
  ),
  'expression/unexpected-token': problem(
    'input',
    (found: string, expected: string) =>
      `The expression has ${found} where ${expected} was expected.`,
  ),
  'expression/not-a-call': problem(
    'input',
    (name: string) =>
      `'${name}' stands alone, but an expression can only call functions. Write '${name}(…)', or quote it if it is text.`,
  ),
  'expression/too-deep': problem(
    'input',
    (limit: string) =>
      `The expression is nested more than ${limit} levels deep, so it was not evaluated. Split it into variables.`,
  ),
  'expression/limit': problem(
    'input',
    (what: string, limit: string) =>
      `Evaluating this met the limit of ${limit} ${what}, so its value is unknown. Make it smaller.`,
  ),
  'expression/unknown-function': problem(
    'notice',
    (name: string, near: string | undefined) =>
      `The function '${name}' is not one that is known here, so its value is unknown.${didYouMean(near)}`,
  ),
  'expression/unknown-name': problem(
    'input',
    (kind: string, name: string, near: string | undefined) =>
      `There is no ${kind} '${name}' in this template.${didYouMean(near)} Declare it or correct the name.`,
  ),
  'expression/not-available': problem(
    'input',
    (name: string) =>
      `The function '${name}' has no answer in this place or at this deployment scope, so its value is unknown.`,
  ),
  'expression/argument-count': problem(
    'input',
    (name: string, expected: string, found: string) =>
      `The function '${name}' takes ${expected}, but ${found} given.`,
  ),
  'expression/argument-kind': problem(
    'input',
    (name: string, position: string, expected: string, found: string) =>
      `Argument ${position} of the function '${name}' must be ${expected}, but it is ${found}.`,
  ),
  'expression/function-failed': problem(
    'input',
    (name: string, reason: string) => `The function '${name}' cannot give a value: ${reason}.`,
  ),
  'expression/missing-property': problem(
    'input',
    (name: string, near: string | undefined) =>
      `The object has no property '${name}'.${didYouMean(near)} Correct the name, or read it with '.?' if it may be absent.`,
  ),
  'expression/index-range': problem(
    'input',
    (index: string, length: string) =>
      `The index ${index} lies outside the array, which has ${length}. Indexes start at 0.`,
  ),
  'expression/not-indexable': problem(
    'input',
    (access: string, found: string) => `${access} cannot be read from ${found}.`,
  ),
};
