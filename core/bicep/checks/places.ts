import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { lazyFor } from '../../template/lazy.js';
import { externalInputFunctions, isRuntimeFunction } from '../binder/builtin-functions.js';
import { keyText, literalText } from '../binder/expression-parts.js';
import { callsNamespace } from '../binder/namespaces.js';
import type { FileModel } from '../lower/model.js';
import {
  type Expression,
  type FunctionCall,
  forEachPlace,
  holderOf,
  type InstanceCall,
  nodesAround,
  type ObjectExpression,
  type Place,
  type ResourceDeclaration,
  type SyntaxNode,
} from '../syntax.js';

/** Declarations whose whole value may be a loop. */
const looped: ReadonlySet<string> = new Set([
  'variable',
  'output',
  'resource',
  'module',
  'parameterAssignment',
]);

/** A loop is the whole value of a declaration, or of a property of what is deployed, one level deep. */
export function checkLoopPlace(place: Place): Diagnostic[] {
  const { node } = place;
  const holder = place.around?.node;
  const refused = [diagnostic('bicep/loop-place', node.span)];
  if (holder === undefined || looped.has(holder.kind)) return [];
  if (holder.kind !== 'objectProperty' || holder.value !== node) return refused;
  if (holder.key.kind === 'string' && holder.key.holes.length > 0) return refused;
  for (const around of nodesAround(place)) {
    if (around.kind === 'resource' || around.kind === 'module') return [];
    if (!aroundLoops.has(around.kind) || isPropertyLoop(around, place)) return refused;
  }
  return refused;
}

/** What can stand between the loop of a property and what is deployed. */
const aroundLoops: ReadonlySet<string> = new Set([
  'objectProperty',
  'object',
  'array',
  'for',
  'if',
]);

function isPropertyLoop(loop: SyntaxNode, place: Place): boolean {
  if (loop.kind !== 'for') return false;
  for (let at = place.around; at !== undefined; at = at.around) {
    if (at.node === loop) return at.around?.node.kind === 'objectProperty';
  }
  return false;
}

export function checkLambdaPlace(place: Place): Diagnostic[] {
  const holder = holderOf(place);
  const isArgument = holder?.kind === 'call' || holder?.kind === 'instanceCall';
  return isArgument ? [] : [diagnostic('bicep/lambda-place', place.node.span)];
}

const defaultsOnly: ReadonlySet<string> = new Set(['newGuid', 'utcNow']);

/**
 * `newGuid` and `utcNow` stand in default values of parameters only; what asks Azure while deploying stands neither
 * there nor in conditions.
 */
export function checkFunctionPlace(
  node: FunctionCall | InstanceCall,
  place: Place,
  { binding }: FileModel,
): Diagnostic[] {
  const { name, span } = node.name;
  const isRuntime = isRuntimeFunction(name) && !externalInputFunctions.has(name);
  if (!(isRuntime || defaultsOnly.has(name)) || !callsNamespace(node, binding)) return [];
  if (isRuntime) {
    return isReadFirst(place) ? [diagnostic('bicep/runtime-function-place', span, name)] : [];
  }
  for (const around of nodesAround(place)) if (around.kind === 'parameter') return [];
  return [diagnostic('bicep/function-place', span, name)];
}

/** What is worked out before anything is deployed: default values of parameters, conditions of what is deployed, asserts. */
function isReadFirst(place: Place): boolean {
  for (let at = place; at.around !== undefined; at = at.around) {
    const { node } = at.around;
    if (node.kind === 'parameter' || node.kind === 'assert') return true;
    if (node.kind === 'if' && node.condition === at.node) return true;
  }
  return false;
}

/** `nameof(…)` reads names only. */
export function checkNameOf(node: FunctionCall, { binding }: FileModel): Diagnostic[] {
  const [arg] = node.args;
  if (node.name.name !== 'nameof' || arg === undefined || binding.references.has(node)) return [];
  return isNamed(arg) ? [] : [diagnostic('bicep/nameof', arg.span)];
}

function isNamed(node: Expression): boolean {
  switch (node.kind) {
    case 'variableAccess':
    case 'resourceAccess':
    case 'propertyAccess':
    case 'error':
      return true;
    case 'indexAccess':
      return literalText(node.index) !== undefined;
    default:
      return false;
  }
}

/**
 * Objects whose properties are read one by one: of the bodies, and of what modules and extensions are given. In the body
 * of a nested resource the Bicep CLI passes over what is spread, and so does lowering.
 */
export function checkSpreadPlace(place: Place): Diagnostic[] {
  const [object, ...outer] = nodesAround(place);
  if (object?.kind === 'object' && hasPropertyLoop(object)) {
    return [diagnostic('bicep/spread-beside-loop', place.node.span)];
  }
  const at = outer.findIndex(({ kind }) => !insideBody.has(kind));
  const owner = outer[at];
  const isNested = outer[at + 1]?.kind === 'object';
  if (object?.kind !== 'object' || owner === undefined || isNested) return [];
  const properties = outer.slice(0, at).filter((each) => each.kind === 'objectProperty');
  const isRead = areRead(owner, properties.map(keyText).reverse());
  return isRead ? [diagnostic('bicep/spread-place', place.node.span)] : [];
}

/** Whether a property of an object, or of one inside it, is a loop. */
const hasPropertyLoop = lazyFor((object: ObjectExpression): boolean => {
  let found = false;
  forEachPlace(object, ({ node }) => {
    if (node.kind === 'objectProperty' && node.value.kind === 'for') found = true;
  });
  return found;
});

/** A resource that is declared in another one stands outside of loops. */
export function checkNestedPlace(node: ResourceDeclaration, place: Place): Diagnostic[] {
  for (const { kind } of nodesAround(place)) {
    if (kind === 'for') return [diagnostic('bicep/nested-in-loop', node.name.span)];
  }
  return [];
}

/** What can stand between the object of a body and what it is the body of. */
const insideBody: ReadonlySet<string> = new Set(['object', 'objectProperty', 'for', 'if']);

/** True where all properties are read of the object that stands below the keys in a declaration. */
function areRead(
  { kind }: SyntaxNode,
  [first, ...deeper]: readonly (string | undefined)[],
): boolean {
  switch (kind) {
    case 'module':
      if (first === 'extensionConfigs') return deeper.length <= 1;
      return first === undefined || (first === 'params' && deeper.length === 0);
    case 'resource':
    case 'extensionConfig':
    case 'extension':
    case 'using':
      return first === undefined;
    default:
      return false;
  }
}
