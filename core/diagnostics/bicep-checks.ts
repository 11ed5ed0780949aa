import { didYouMean, problem } from './problem.js';

const hint = (nearest: string): string => didYouMean(nearest === '' ? undefined : nearest);

/** Problems of Bicep files whose names are all known: what stands where it may not, or lacks what it needs. */
export const bicepCheckProblems = {
  'bicep/duplicate-property': problem(
    'input',
    (name: string) => `The property '${name}' is written more than once in this object. Keep one.`,
  ),
  'bicep/duplicate-deployment': problem(
    'input',
    (kind: string, others: string) =>
      `The ${kind} ${others} have the same name in Azure. Rename one of them.`,
  ),
  'bicep/reserved-name': problem(
    'input',
    (name: string) => `The name '${name}' is reserved. Choose another one.`,
  ),
  'bicep/argument-count': problem(
    'input',
    (name: string, wanted: string, found: string) =>
      `The function '${name}' takes ${wanted}, but is given ${found}.`,
  ),
  'bicep/lambda-place': problem(
    'input',
    () => 'A lambda can stand only directly among the arguments of a function.',
  ),
  'bicep/collection-place': problem('input', (loop: string, name: string) =>
    loop === name
      ? `'${name}' is a loop, so it names many. Say which one with an index: ${name}[0].`
      : `'${name}' names all of the loop '${loop}', which cannot be done here. Name one of them, with an index.`,
  ),
  'bicep/function-place': problem(
    'input',
    (name: string) =>
      `The function '${name}' gives another value each time, so it can stand only in the default value of a parameter.`,
  ),
  'bicep/runtime-function-place': problem(
    'input',
    (name: string) =>
      `The function '${name}' asks Azure while deploying, so it cannot stand in the default value of a parameter or in a condition, which are worked out before.`,
  ),
  'bicep/not-exportable': problem(
    'input',
    (name: string, needed: string) =>
      `'${name}' cannot be exported, since it needs '${needed}': files that import it have no parameters, resources or modules of this one.`,
  ),
  'bicep/secret-place': problem(
    'input',
    () =>
      'A secret of a key vault can only be handed on as it is: to a secure parameter of a module, or in a parameter file to a parameter.',
  ),
  'bicep/parameter-default': problem(
    'input',
    (name: string) =>
      `The default value of a parameter can name other parameters only, and '${name}' is none.`,
  ),
  'bicep/function-scope': problem(
    'input',
    (name: string) =>
      `A function cannot read '${name}': of the file it knows variables, functions, resources and imports only. Hand it over as an argument.`,
  ),
  'bicep/using-without-settings': problem(
    'input',
    () =>
      "With the experimental feature 'deployCommands' on, a parameter file must say how to deploy: using '…' with { … }.",
  ),
  'bicep/not-constant': problem(
    'input',
    () => 'The value must be written out, since it is read before anything is worked out.',
  ),
  'bicep/nameof': problem(
    'input',
    () => "'nameof' needs something that has a name: a declaration, or a property of one.",
  ),
  'bicep/parent': problem(
    'input',
    () => 'The parent must be the name of a resource, not an expression.',
  ),
  'bicep/unknown-decorator': problem(
    'input',
    (name: string, nearest: string) => `There is no decorator called '${name}'.${hint(nearest)}`,
  ),
  'bicep/uncalled-decorator': problem(
    'input',
    () => 'A decorator must be called, also where it takes nothing: @secure().',
  ),
  'bicep/decorator-place': problem(
    'input',
    (name: string, target: string) => `The decorator '${name}' does not apply to a ${target}.`,
  ),
  'bicep/duplicate-decorator': problem(
    'input',
    (name: string) => `The decorator '${name}' is written more than once. Keep one.`,
  ),
  'bicep/decorator-value': problem(
    'input',
    (name: string, wanted: string) => `The value of the decorator '${name}' must be ${wanted}.`,
  ),
  'bicep/type-cycle': problem(
    'input',
    (name: string) =>
      `A value of the type '${name}' would have to hold another one without end. Make a part of it optional.`,
  ),
  'bicep/derived-type': problem(
    'input',
    (name: string) =>
      `A type taken from a resource must be of a part of it: ${name}<'…'>.properties, not the whole resource.`,
  ),
  'bicep/spread-place': problem(
    'input',
    () =>
      'Nothing can be spread here, since these properties are read one by one. Write them out, or spread deeper inside.',
  ),
  'bicep/spread-beside-loop': problem(
    'input',
    () =>
      'Nothing can be spread into an object of which a property is a loop. Put the loop into a variable.',
  ),
  'bicep/nested-in-loop': problem(
    'input',
    () =>
      'A resource cannot be declared inside of a loop. Declare it outside, and name its parent there.',
  ),
  'bicep/duplicate-extension': problem(
    'input',
    (name: string) => `The extension '${name}' can be declared once only. Keep one.`,
  ),
  'bicep/duplicate-statement': problem(
    'input',
    (word: string) => `'${word}' stands more than once in this file. Keep one.`,
  ),
  'bicep/letter-case': problem(
    'input',
    (names: string) =>
      `The names ${names} differ in letter case only, which templates do not tell apart. Rename one of them.`,
  ),
  'bicep/child-scope': problem(
    'input',
    () => 'A resource has the scope of its parent. Give the scope there, and leave it out here.',
  ),
  'bicep/missing-module-parameter': problem(
    'input',
    (names: string) => `The module needs values for these parameters, which have none: ${names}.`,
  ),
  'bicep/unknown-value': problem(
    'input',
    () => 'The value cannot be worked out from this file, so no parameter file can hold it.',
  ),
  'bicep/no-environment-variable': problem(
    'input',
    (name: string) =>
      `The environment has no variable '${name}'. Set it, or give a default as a second argument.`,
  ),
  'bicep/no-using': problem(
    'input',
    () => "A parameter file must say what it is for: using 'main.bicep', or using none.",
  ),
  'bicep/missing-parameter': problem(
    'input',
    (names: string) =>
      `The template needs values for these parameters, and this file gives none: ${names}.`,
  ),
  'bicep/unknown-parameter': problem(
    'input',
    (name: string, nearest: string) => `The template has no parameter '${name}'.${hint(nearest)}`,
  ),
  'bicep/unknown-module-parameter': problem(
    'input',
    (name: string, nearest: string) => `The module has no parameter '${name}'.${hint(nearest)}`,
  ),
};
