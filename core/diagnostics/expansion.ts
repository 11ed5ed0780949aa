/** Problems of expanding a template into resources. */
export const expansionProblems = {};
