/** Problems of Bicep files. */
export const bicepProblems = {};
