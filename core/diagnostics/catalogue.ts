import { armProblems } from './arm.js';
import { bicepProblems } from './bicep.js';
import { configProblems } from './config.js';
import { expansionProblems } from './expansion.js';
import { explainProblems } from './explain.js';
import { expressionProblems } from './expressions.js';
import { inputProblems } from './inputs.js';
import { lintProblems } from './lint.js';
import { logicProblems } from './logic.js';
import { rulesetProblems } from './ruleset.js';
import { schemaProblems } from './schema.js';
import { sourceProblems } from './source.js';

/** Every code and text, one table an area, so that messages can be read and compared in one place. */
export const catalogue = {
  ...sourceProblems,
  ...schemaProblems,
  ...armProblems,
  ...bicepProblems,
  ...expressionProblems,
  ...expansionProblems,
  ...explainProblems,
  ...inputProblems,
  ...lintProblems,
  ...logicProblems,
  ...rulesetProblems,
  ...configProblems,
};

export type DiagnosticCode = keyof typeof catalogue;
export type Arguments<C extends DiagnosticCode> = Parameters<(typeof catalogue)[C]['text']>;
