import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { findFunction } from '../../expressions/functions/table.js';
import type { FunctionCall, InstanceCall } from '../syntax.js';
import type { Binding } from './bind.js';
import { isListFunction } from './builtin-functions.js';
import { callsNamespace } from './namespaces.js';
import type { TargetScope } from './target-scope.js';

/** The file that a call is in, as far as its arguments depend on it. */
interface Caller {
  readonly binding: Pick<Binding, 'references'>;
  readonly targetScope: TargetScope;
}

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
  ['nameof', [1, 1]],
  ['readCliArg', [1, 1]],
  ['readEnvVar', [1, 1]],
  ['readEnvironmentVariable', [1, 2]],
  ['tenant', [0, 0]],
  ['intersection', [1, many]],
  ['union', [1, many]],
]);

/** What is deployed to a scope of its own can leave out which; a resource group elsewhere needs its subscription too. */
function scopeBounds(name: string, targetScope: TargetScope): Bounds | undefined {
  const isInside = targetScope === 'resourceGroup' || targetScope === 'subscription';
  switch (name) {
    case 'managementGroup':
      return [targetScope === 'managementGroup' ? 0 : 1, 1];
    case 'subscription':
      return [isInside ? 0 : 1, 1];
    case 'resourceGroup':
      return [targetScope === 'resourceGroup' ? 0 : isInside ? 1 : 2, 2];
    default:
      return undefined;
  }
}

function boundsOf(name: string, targetScope: TargetScope): Bounds | undefined {
  const own = ownBounds.get(name) ?? scopeBounds(name, targetScope);
  if (own) return own;
  if (isListFunction(name)) return [2, 3];
  const signature = findFunction(name);
  return signature && [signature.min, signature.max];
}

/** Whether a call has as many arguments as its function takes; true where the function is not known. */
export function argumentCountFits(node: FunctionCall | InstanceCall, caller: Caller): boolean {
  return checkArgumentCount(node, caller).length === 0;
}

/** Reports a call that has more or fewer arguments than its function takes. */
export function checkArgumentCount(
  node: FunctionCall | InstanceCall,
  caller: Caller,
): Diagnostic[] {
  const bounds = node.kind === 'call' ? boundsOfCall(node, caller) : boundsOfMember(node, caller);
  const { length } = node.args;
  if (bounds === undefined || (length >= bounds[0] && length <= bounds[1])) return [];
  const { name, span } = node.name;
  return [
    diagnostic('bicep/argument-count', span, name, argumentsWanted(...bounds), String(length)),
  ];
}

function boundsOfCall(node: FunctionCall, { binding, targetScope }: Caller): Bounds | undefined {
  const symbol = binding.references.get(node);
  if (symbol === undefined) return boundsOf(node.name.name, targetScope);
  if (symbol.kind !== 'function') return undefined;
  const { length } = symbol.declaration.parameters;
  return [length, length];
}

function boundsOfMember(node: InstanceCall, { binding, targetScope }: Caller): Bounds | undefined {
  return callsNamespace(node, binding) ? boundsOf(node.name.name, targetScope) : undefined;
}

/** `2 arguments`, `1 to 3 arguments`, `at least 1 argument`. */
export function argumentsWanted(least: number, most: number): string {
  if (most === many) return `at least ${countOf(least)}`;
  return least === most ? countOf(least) : `${least} to ${countOf(most)}`;
}

const countOf = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`;
