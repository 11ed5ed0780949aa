import { didYouMean, problem } from './problem.js';

/** A configuration or rule file that does not have the shape it must have. */
export const schemaProblems = {
  'schema/type': problem(
    'usage',
    (name: string, expected: string, found: string) =>
      `${name} must be ${expected}, but is ${found}.`,
  ),
  'schema/unknown-key': problem('usage', (key: string, owner: string, near: string) =>
    `'${key}' is not a key of ${owner}.${didYouMean(near === '' ? undefined : near)}`.trim(),
  ),
  'schema/missing-key': problem(
    'usage',
    (key: string, owner: string) => `${owner} lacks the required key '${key}'. Add it.`,
  ),
  'schema/value': problem(
    'usage',
    (name: string, found: string, expected: string, near: string) =>
      `${name} is '${found}'; expected ${expected}.${didYouMean(near === '' ? undefined : near)}`,
  ),
};
