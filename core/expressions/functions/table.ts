import { logicalFunctions } from './logical.js';
import { lookupFunctions } from './lookup.js';
import { runtimeFunctions } from './runtime.js';
import type { FunctionSignature } from './signature.js';

/** Every function of the language, one row each; the families are files of their own. */
const signatures: readonly FunctionSignature[] = [
  ...logicalFunctions,
  ...lookupFunctions,
  ...runtimeFunctions,
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
