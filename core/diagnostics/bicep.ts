import { bicepBindingProblems } from './bicep-binding.js';
import { bicepCheckProblems } from './bicep-checks.js';
import { bicepSyntaxProblems } from './bicep-syntax.js';

/** Problems of Bicep files. */
export const bicepProblems = {
  ...bicepSyntaxProblems,
  ...bicepBindingProblems,
  ...bicepCheckProblems,
};
