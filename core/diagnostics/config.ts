/** Problems of the configuration. */
export const configProblems = {};
