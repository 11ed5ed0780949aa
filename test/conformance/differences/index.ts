import { aksDifferences } from './aks.js';
import { applicationServicesDifferences } from './application-services.js';
import { computeDifferences } from './compute.js';
import { databaseDifferences } from './databases.js';
import { deploymentDifferences } from './deployments.js';
import { generalDifferences } from './general.js';
import { networkDifferences } from './network.js';
import type { RuleDifference } from './rule-difference.js';
import { storageAndVaultDifferences } from './storage-and-vaults.js';
import { templateFileDifferences } from './template-files.js';

/**
 * The one reviewed list of verdicts in which we differ from the reference on purpose, by service. An
 * answer stands in the first difference that covers it.
 */
export const ruleDifferences: readonly RuleDifference[] = [
  ...generalDifferences,
  ...aksDifferences,
  ...networkDifferences,
  ...storageAndVaultDifferences,
  ...applicationServicesDifferences,
  ...databaseDifferences,
  ...computeDifferences,
  ...deploymentDifferences,
  ...templateFileDifferences,
];
