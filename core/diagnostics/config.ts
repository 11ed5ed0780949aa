import { didYouMean, problem } from './problem.js';

/** Problems of the configuration. */
export const configProblems = {
  'config/unknown-profile': problem('usage', (name: string, near: string) =>
    `There is no profile '${name}'.${didYouMean(near === '' ? undefined : near)}`.trim(),
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
