/** Problems of ARM JSON: templates, parameter files, exported resources. */
export const armProblems = {};
