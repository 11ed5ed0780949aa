/** Problems of ARM expressions. */
export const expressionProblems = {};
