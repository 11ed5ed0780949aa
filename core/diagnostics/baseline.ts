import { problem } from './problem.js';

/** Problems of the file of known findings. */
export const baselineProblems = {
  'baseline/missing': problem(
    'usage',
    (path: string) =>
      `There is no baseline '${path}'. Write it with 'groundrule baseline write', or correct its path.`,
  ),
  'baseline/needed': problem(
    'usage',
    () =>
      `'new' fails on findings that no baseline knows, and there is none. Name one with --baseline or under 'baseline'.`,
  ),
};
