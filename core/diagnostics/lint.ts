import { didYouMean, problem } from './problem.js';

/** What is probably a mistake in a rule. Errors are certain; notices are likely. */
export const lintProblems = {
  'lint/missing-words': problem(
    'notice',
    (id: string, what: string) => `The rule '${id}' lacks ${what}.`,
  ),
  'lint/loose-comparison': problem(
    'notice',
    (name: string, instead: string) =>
      `'${name}' takes what is missing for null, and null for 0: a value that is not there may pass. Use '${instead}'.`,
  ),
  'lint/equal-logic': problem(
    'notice',
    (id: string, other: string) =>
      `The rule '${id}' judges the same resources by the same logic as '${other}'. Keep one of them.`,
  ),
  'lint/unused-value': problem(
    'notice',
    (name: string) => `Nothing reads the value '${name}' of 'let'. Remove it.`,
  ),
  'lint/undeclared-option': problem(
    'usage',
    (name: string, nearest: string) =>
      `No 'optionSchema' declares the option '${name}', so nobody can set it.${didYouMean(nearest || undefined)}`,
  ),
  'lint/unknown-type': problem(
    'notice',
    (type: string, nearest: string) =>
      `No resource in the rule's examples, and none that is known, is of type '${type}'.${didYouMean(nearest || undefined)}`,
  ),
  'lint/unknown-property': problem(
    'notice',
    (path: string, key: string, type: string, nearest: string) =>
      `'${path}' reads '${key}', which no known resource of type '${type}' has.${didYouMean(nearest || undefined)}`,
  ),
  'lint/never-applies': problem(
    'usage',
    (id: string) => `'when' is false for whatever resource, so the rule '${id}' judges nothing.`,
  ),
  'lint/always-passes': problem(
    'usage',
    () => 'This assertion is true for whatever resource, so it asks for nothing.',
  ),
  'lint/never-passes': problem(
    'usage',
    () => 'This assertion is false for whatever resource, so nothing can ever pass it.',
  ),
  'lint/always': problem(
    'usage',
    (truth: string) =>
      `This is ${truth} for whatever resource, so it decides nothing. Remove it, or mend what it was meant to ask.`,
  ),
  'lint/unreachable': problem(
    'usage',
    (truth: string) =>
      `This condition is ${truth} for whatever resource, so a branch is never taken.`,
  ),
};
