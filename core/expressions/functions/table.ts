import { arrayFunctions } from './array.js';
import { cidrFunctions } from './cidr.js';
import { comparisonFunctions } from './comparison.js';
import { conversionFunctions } from './conversion.js';
import { dateFunctions } from './date.js';
import { formatFunctions } from './format.js';
import { lambdaFunctions } from './lambda.js';
import { logicalFunctions } from './logical.js';
import { lookupFunctions } from './lookup.js';
import { numericFunctions } from './numeric.js';
import { objectFunctions } from './object.js';
import { resourceFunctions } from './resource.js';
import { runtimeFunctions } from './runtime.js';
import type { FunctionSignature } from './signature.js';
import { stringFunctions } from './string.js';
import { uriFunctions } from './uri.js';

/** Every function of the language, one row each; the families are files of their own. */
const signatures: readonly FunctionSignature[] = [
  ...arrayFunctions,
  ...cidrFunctions,
  ...comparisonFunctions,
  ...conversionFunctions,
  ...dateFunctions,
  ...formatFunctions,
  ...lambdaFunctions,
  ...logicalFunctions,
  ...lookupFunctions,
  ...numericFunctions,
  ...objectFunctions,
  ...resourceFunctions,
  ...runtimeFunctions,
  ...stringFunctions,
  ...uriFunctions,
];

const byName = new Map(signatures.map((signature) => [signature.name.toLowerCase(), signature]));

/** The function of that name, letter case aside. */
export function findFunction(name: string): FunctionSignature | undefined {
  return byName.get(name.toLowerCase());
}

/** The names of all functions, spelt as Azure's reference does. */
export function functionNames(): readonly string[] {
  return signatures.map(({ name }) => name);
}
