import { isParametersPath } from '../source/paths.js';
import { problem } from './problem.js';

/** Problems of taking a file as something to judge. */
export const inputProblems = {
  'input/unknown-kind': problem(
    'input',
    (path: string) =>
      `'${path}' is neither a template nor a parameter file nor a resource, so it was not judged. Name another file.`,
  ),
  'input/no-template': problem(
    'input',
    (path: string) =>
      `No template was found for the parameter file '${path}', so it was not judged. ${
        isParametersPath(path)
          ? "Begin it with 'using' and the path of its template."
          : "Name the template too, or under 'metadata.template'."
      }`,
  ),
};
