import { problem } from './problem.js';

/** Problems of ARM JSON: templates, parameter files, exported resources. */
export const armProblems = {
  'arm/not-an-object': problem(
    'input',
    () => 'A template or a parameter file is an object, and this is none, so it was not judged.',
  ),
  'arm/unknown-kind': problem(
    'input',
    () =>
      `This JSON is no template, parameter file, resource or list of resources, so it was not judged. Give a template its '$schema', or leave the file out.`,
  ),
  'arm/parameters-missing': problem(
    'input',
    () => `The parameter file has no object 'parameters', so it gives no values.`,
  ),
  'arm/parameter-without-value': problem(
    'input',
    (name: string) =>
      `The parameter '${name}' is given nothing: put its value under 'value', or a key vault secret under 'reference'.`,
  ),
  'arm/not-a-resource': problem(
    'input',
    () => `A resource is an object with a 'type', and this is none, so it was not judged.`,
  ),
};
