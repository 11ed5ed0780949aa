import { problem } from './problem.js';

/** Problems of explaining a rule. */
export const explainProblems = {
  'explain/nothing-judged': problem(
    'usage',
    (rule: string, place: string) =>
      `The rule ${rule} judges nothing on ${place}. Name the file that is deployed, and a line of a resource of the rule's types; without a line every resource of the file is explained.`,
  ),
};
