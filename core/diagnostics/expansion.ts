import { didYouMean, problem } from './problem.js';

/** Problems of expanding a template into resources. */
export const expansionProblems = {
  'expansion/undeclared-parameter': problem(
    'input',
    (name: string, near: string | undefined) =>
      `The template declares no parameter '${name}', so Azure would refuse this value.${didYouMean(near)}`,
  ),
  'expansion/missing-parameter': problem(
    'input',
    (name: string) =>
      `The parameter '${name}' of this nested deployment has no default and is given no value. Pass one under properties.parameters.`,
  ),
  'expansion/undeclared-name': problem(
    'notice',
    (kind: string, name: string) =>
      `This snippet does not declare the ${kind} '${name}', so its value is unknown.`,
  ),
  'expansion/cycle': problem(
    'input',
    (kind: string, name: string) =>
      `The ${kind} '${name}' needs its own value, so it has none. Break the circle.`,
  ),
  'expansion/copy-count': problem(
    'input',
    (found: string) =>
      `The count of a copy loop must be a whole number that is not negative, but ${found}. Nothing was copied.`,
  ),
  'expansion/copy-limit': problem(
    'input',
    (found: string, limit: string) =>
      `The copy loop asks for ${found} instances; Azure allows ${limit}, and only so many were judged. Lower its count.`,
  ),
  'expansion/nesting-limit': problem(
    'input',
    (limit: string) =>
      `Deployments are nested more than ${limit} deep here, so this one was not looked into. Flatten them.`,
  ),
  'expansion/resource-limit': problem(
    'input',
    (limit: string) =>
      `The template makes more than ${limit} resources; those from here on were left out. Split it up.`,
  ),
  'expansion/resource-shape': problem(
    'input',
    (what: string) =>
      `The resource ${what}, so it was not judged. Every resource needs a type, an apiVersion and a name.`,
  ),
  'expansion/extension-resource': problem(
    'notice',
    (extension: string) =>
      `This resource belongs to the extension '${extension}', not to Azure Resource Manager, so it was not judged.`,
  ),
  'expansion/symbol-cycle': problem(
    'input',
    (name: string) =>
      `The properties of the resource '${name}' need themselves, so what is read of them is unknown. Break the circle.`,
  ),
};
