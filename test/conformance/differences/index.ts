import { aksDifferences } from './aks.js';
import { applicationServicesDifferences } from './application-services.js';
import { databaseDifferences } from './databases.js';
import { generalDifferences } from './general.js';
import { networkDifferences } from './network.js';
import type { RuleDifference } from './rule-difference.js';
import { scaleSetDifferences } from './scale-sets.js';
import { storageAndContainerDifferences } from './storage-and-containers.js';
import { templateDifferences } from './templates.js';
import { virtualMachineDifferences } from './virtual-machines.js';

/**
 * The one reviewed list of verdicts in which we differ from the reference on purpose, by service. An
 * answer stands in the first difference that covers it.
 */
export const ruleDifferences: readonly RuleDifference[] = [
  ...generalDifferences,
  ...aksDifferences,
  ...networkDifferences,
  ...storageAndContainerDifferences,
  ...applicationServicesDifferences,
  ...databaseDifferences,
  ...templateDifferences,
  ...virtualMachineDifferences,
  ...scaleSetDifferences,
];
