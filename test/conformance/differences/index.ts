import { aksDifferences } from './aks.js';
import { generalDifferences } from './general.js';
import type { RuleDifference } from './rule-difference.js';
import { scaleSetDifferences } from './scale-sets.js';

/**
 * The one reviewed list of verdicts in which we differ from the reference on purpose, by service. An
 * answer stands in the first difference that covers it.
 */
export const ruleDifferences: readonly RuleDifference[] = [
  ...generalDifferences,
  ...aksDifferences,
  ...scaleSetDifferences,
];
