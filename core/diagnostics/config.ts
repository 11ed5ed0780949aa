import { didYouMean, problem } from './problem.js';

/** Problems of the configuration. */
export const configProblems = {
  'config/unknown-profile': problem('usage', (name: string, near: string) =>
    `There is no profile '${name}'.${didYouMean(near === '' ? undefined : near)}`.trim(),
  ),
  'config/deprecated-profile': problem(
    'notice',
    (name: string) =>
      `The profile '${name}' is deprecated: it stands still. Take a later one, or 'default' for all released rules.`,
  ),
  'config/version': problem(
    'usage',
    (version: string) =>
      `'${version}' is no release of the rule set. Write the year and month to keep to, in quotes ("2026_03"); a pack with a version of its own has a 'name'.`,
  ),
  'config/newer-rules': problem(
    'notice',
    (version: string, rules: string) =>
      `${rules} newer than "${version}": what is found is a note until the version moves.`,
  ),
  'config/unknown-option': problem('usage', (name: string, near: string) =>
    `No rule reads an option '${name}'.${didYouMean(near === '' ? undefined : near)}`.trim(),
  ),
  'config/former-option': problem(
    'notice',
    (former: string, name: string) => `The option '${former}' is now called '${name}'.`,
  ),
  'config/option-type': problem(
    'usage',
    (name: string, expected: string, found: string) =>
      `The option '${name}' must be ${expected}, but is ${found}.`,
  ),
};
