import { didYouMean, problem } from './problem.js';

const hint = (nearest: string): string => didYouMean(nearest === '' ? undefined : nearest);

/** Problems of Bicep files that can be parsed: names, types, modules, places. */
export const bicepBindingProblems = {
  'bicep/undeclared-name': problem(
    'input',
    (name: string, nearest: string) =>
      `Nothing called '${name}' is declared in this file.${hint(nearest)}`,
  ),
  'bicep/duplicate-name': problem(
    'input',
    (name: string) => `The name '${name}' is declared more than once. Rename one of them.`,
  ),
  'bicep/cycle': problem(
    'input',
    (name: string, path: string) =>
      `'${name}' cannot be worked out, because it needs itself (${path}). Break the circle.`,
  ),
  'bicep/unknown-function': problem(
    'input',
    (name: string, nearest: string) => `There is no function called '${name}'.${hint(nearest)}`,
  ),
  'bicep/experimental': problem(
    'input',
    (what: string, feature: string) =>
      `${what} is experimental and not turned on. Set '${feature}' to true under experimentalFeaturesEnabled in bicepconfig.json, or do without it.`,
  ),
  'bicep/unknown-type': problem(
    'input',
    (name: string, nearest: string) => `There is no type called '${name}'.${hint(nearest)}`,
  ),
  'bicep/wrong-kind': problem(
    'input',
    (name: string, kind: string, wanted: string, nearest: string) =>
      `'${name}' is a ${kind} here, but stands where a ${wanted} is meant.${hint(nearest)}`,
  ),
  'bicep/unknown-nested-resource': problem(
    'input',
    (name: string, container: string, nearest: string) =>
      `The resource '${container}' declares no nested resource called '${name}'.${hint(nearest)}`,
  ),
  'bicep/resource-type': problem(
    'input',
    () =>
      "The type of a resource must be plain text like 'Microsoft.Storage/storageAccounts@2023-01-01', of a namespace that this file knows.",
  ),
  'bicep/target-scope': problem(
    'input',
    () =>
      "targetScope must be 'resourceGroup', 'subscription', 'managementGroup' or 'tenant', written as plain text.",
  ),
  'bicep/path': problem(
    'input',
    () => 'The path must be plain text, since the file is read before anything is worked out.',
  ),
  'bicep/file-missing': problem(
    'input',
    (path: string) =>
      `The file '${path}' was not found inside the root. Check the path and its letter case.`,
  ),
  'bicep/file-unreadable': problem(
    'input',
    (path: string, reason: string) => `The file '${path}' could not be used: ${reason}.`,
  ),
  'bicep/wrong-file': problem(
    'input',
    (path: string, wanted: string) => `The file '${path}' cannot be named here, but ${wanted}.`,
  ),
  'bicep/module-unavailable': problem(
    'input',
    (reference: string) =>
      `The module '${reference}' is not in the module cache, so what it deploys was not judged and its outputs are not known. Restore it with the Bicep CLI.`,
  ),
  'bicep/module-in-error': problem(
    'input',
    (path: string) => `The file '${path}' has errors of its own, which are listed where they are.`,
  ),
  'bicep/extension-unavailable': problem(
    'input',
    (reference: string, reason: string) =>
      `The extension '${reference}' could not be read: ${reason}. Restore it with the Bicep CLI.`,
  ),
  'bicep/unknown-extension': problem(
    'input',
    (name: string, nearest: string) => `There is no extension called '${name}'.${hint(nearest)}`,
  ),
  'bicep/unknown-namespace': problem(
    'input',
    (name: string, nearest: string) =>
      `There is no namespace called '${name}' to take a resource type from.${hint(nearest)}`,
  ),
  'bicep/module-cycle': problem(
    'input',
    (path: string) => `The module '${path}' contains itself, directly or through other modules.`,
  ),
  'bicep/unknown-export': problem(
    'input',
    (name: string, path: string, nearest: string) =>
      `The file '${path}' exports nothing called '${name}'.${hint(nearest)}`,
  ),
  'bicep/loop-place': problem(
    'input',
    () =>
      'A loop cannot stand here: only as the whole value of a variable, output, property, module parameter, resource or module.',
  ),
  'bicep/scope': problem(
    'input',
    () =>
      'The scope must be a resource or a call of tenant, managementGroup, subscription or resourceGroup.',
  ),
  'bicep/too-deep': problem(
    'input',
    () =>
      'Declarations are put into one another too often or too deeply here, so the rest was left unknown. Shorten the chain of names.',
  ),
  'bicep/template-limit': problem(
    'input',
    (limit: string) =>
      `The template would be longer than ${limit} characters, so it was not written. Use fewer modules in one another.`,
  ),
};
