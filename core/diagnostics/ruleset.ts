/** Problems of rule files and of the rule language in them. */
export const rulesetProblems = {};
