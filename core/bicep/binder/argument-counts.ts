import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { findFunction } from '../../expressions/functions/table.js';
import type { FunctionCall, InstanceCall } from '../syntax.js';
import type { Binding } from './bind.js';
import { isListFunction } from './builtin-functions.js';
import { isNamespace } from './namespaces.js';

type Calls = Pick<Binding, 'references'>;

type Bounds = readonly [least: number, most: number];

const many = Number.POSITIVE_INFINITY;

/** Functions that templates do not have, and those that take other numbers of arguments there. */
const ownBounds: ReadonlyMap<string, Bounds> = new Map([
  ['any', [1, 1]],
  ['concat', [1, many]],
  ['externalInput', [1, 2]],
  ['getSecret', [4, 5]],
  ['like', [2, 2]],
  ['loadDirectoryFileInfo', [1, 2]],
  ['loadFileAsBase64', [1, 1]],
  ['loadJsonContent', [1, 3]],
  ['loadTextContent', [1, 2]],
  ['loadYamlContent', [1, 3]],
  ['managementGroup', [0, 1]],
  ['nameof', [1, 1]],
  ['readCliArg', [1, 1]],
  ['readEnvVar', [1, 2]],
  ['readEnvironmentVariable', [1, 2]],
  ['resourceGroup', [0, 2]],
  ['subscription', [0, 1]],
  ['tenant', [0, 0]],
  ['intersection', [1, many]],
  ['union', [1, many]],
]);

function boundsOf(name: string): Bounds | undefined {
  const own = ownBounds.get(name);
  if (own) return own;
  if (isListFunction(name)) return [2, 3];
  const signature = findFunction(name);
  return signature && [signature.min, signature.max];
}

/** Whether a call has as many arguments as its function takes; true where the function is not known. */
export function argumentCountFits(node: FunctionCall | InstanceCall, binding: Calls): boolean {
  return checkArgumentCount(node, binding).length === 0;
}

/** Reports a call that has more or fewer arguments than its function takes. */
export function checkArgumentCount(
  node: FunctionCall | InstanceCall,
  binding: Calls,
): Diagnostic[] {
  const bounds = node.kind === 'call' ? boundsOfCall(node, binding) : boundsOfMember(node, binding);
  const { length } = node.args;
  if (bounds === undefined || (length >= bounds[0] && length <= bounds[1])) return [];
  const { name, span } = node.name;
  return [
    diagnostic('bicep/argument-count', span, name, argumentsWanted(...bounds), String(length)),
  ];
}

function boundsOfCall(node: FunctionCall, { references }: Calls): Bounds | undefined {
  const symbol = references.get(node);
  if (symbol === undefined) return boundsOf(node.name.name);
  if (symbol.kind !== 'function') return undefined;
  const { length } = symbol.declaration.parameters;
  return [length, length];
}

function boundsOfMember(node: InstanceCall, binding: Calls): Bounds | undefined {
  return isNamespace(node, binding) ? boundsOf(node.name.name) : undefined;
}

/** `2 arguments`, `1 to 3 arguments`, `at least 1 argument`. */
export function argumentsWanted(least: number, most: number): string {
  if (most === many) return `at least ${countOf(least)}`;
  return least === most ? countOf(least) : `${least} to ${countOf(most)}`;
}

const countOf = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`;
