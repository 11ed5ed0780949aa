import type { Binding } from '../binder/bind.js';
import { isRuntimeFunction } from '../binder/builtin-functions.js';
import { keyText, literalText, subexpressionsOf, unwrap } from '../binder/expression-parts.js';
import type { BicepSymbol, ResourceSymbol, VariableSymbol } from '../binder/symbols.js';
import type { Expression } from '../syntax.js';
import { parentOf } from './ancestors.js';

/** What can be put in place instead of being declared in the template. */
type Inlinable = VariableSymbol | ResourceSymbol;

/**
 * Variables that read what exists only while deploying: ARM's variables cannot hold such values, so
 * their text is put wherever they are used. Likewise existing resources that are named by such values.
 */
export function findInlined(
  variables: Iterable<VariableSymbol>,
  resources: Iterable<ResourceSymbol>,
  binding: Binding,
): ReadonlySet<Inlinable> {
  const search: Search = { binding, decided: new Map() };
  for (const variable of variables) isInlined(variable, search);
  for (const resource of resources) isInlined(resource, search);
  const inlined = new Set<Inlinable>();
  for (const [symbol, decision] of search.decided) if (decision) inlined.add(symbol);
  return inlined;
}

interface Search {
  readonly binding: Binding;
  readonly decided: Map<Inlinable, boolean>;
}

function isInlined(symbol: Inlinable, search: Search): boolean {
  const known = search.decided.get(symbol);
  if (known !== undefined) return known;
  // Whatever leads back here while it is being decided does not decide it.
  search.decided.set(symbol, false);
  const decision =
    symbol.kind === 'variable'
      ? readsRuntime([symbol.declaration.value], search)
      : isInlinedResource(symbol, search);
  search.decided.set(symbol, decision);
  return decision;
}

function isInlinedResource(symbol: ResourceSymbol, search: Search): boolean {
  if (!symbol.declaration.existing) return false;
  const parent = parentOf(symbol, search.binding);
  if (parent?.symbol.declaration.existing && isInlined(parent.symbol, search)) return true;
  const { object } = symbol.body;
  if (object === undefined || symbol.body.loop || symbol.body.condition) return false;
  const read: Expression[] = [];
  for (const member of object.members) {
    if (member.kind !== 'objectProperty') continue;
    const name = keyText(member);
    if (name === 'scope') {
      const target = resourceOf(member.value, search);
      if (target && isInlined(target, search)) return true;
    } else if (name !== 'dependsOn' && name !== 'parent') read.push(member.value);
  }
  return readsRuntime(read, search);
}

/** True where an expression reads something that exists only while deploying. */
function readsRuntime(roots: readonly Expression[], search: Search): boolean {
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.kind) {
      case 'variableAccess':
      case 'resourceAccess': {
        const symbol = search.binding.references.get(node);
        if (symbol?.kind === 'resource' || symbol?.kind === 'module') return true;
        if (symbol?.kind === 'variable' && isInlined(symbol, search)) return true;
        break;
      }
      case 'propertyAccess':
      case 'indexAccess': {
        const name =
          node.kind === 'propertyAccess' ? node.name.name : literalText(unwrap(node.index));
        const target = name === undefined ? undefined : deployedOf(node.target, search);
        if (target === undefined || name === undefined) pending.push(...subexpressionsOf(node));
        else if (!isKnown(target, name, search)) return true;
        break;
      }
      case 'call':
      case 'instanceCall':
        if (isRuntimeCall(node, search)) return true;
        if (node.name.name !== 'nameof') pending.push(...subexpressionsOf(node));
        break;
      default:
        pending.push(...subexpressionsOf(node));
    }
  }
  return false;
}

function isRuntimeCall(
  node: Extract<Expression, { kind: 'call' | 'instanceCall' }>,
  search: Search,
): boolean {
  if (node.kind === 'call') {
    return !search.binding.references.has(node) && isRuntimeFunction(node.name.name);
  }
  const target = unwrap(node.target);
  const symbol =
    target.kind === 'variableAccess' ? search.binding.references.get(target) : undefined;
  if (symbol?.kind === 'wildcard') return false;
  return symbol?.kind !== 'namespace' || isRuntimeFunction(node.name.name);
}

/** The resource or module that `target` stands for, by itself or as one of a loop. */
function deployedOf(written: Expression, search: Search): BicepSymbol | undefined {
  let target = unwrap(written);
  if (target.kind === 'indexAccess') target = unwrap(target.target);
  if (target.kind !== 'variableAccess' && target.kind !== 'resourceAccess') return undefined;
  const symbol = search.binding.references.get(target);
  return symbol?.kind === 'resource' || symbol?.kind === 'module' ? symbol : undefined;
}

function resourceOf(written: Expression, search: Search): ResourceSymbol | undefined {
  const symbol = deployedOf(written, search);
  return symbol?.kind === 'resource' ? symbol : undefined;
}

/** True for what is worked out while compiling: names and ids, unless the resource itself is put in place. */
function isKnown(symbol: BicepSymbol, property: string, search: Search): boolean {
  if (symbol.kind === 'module') return property === 'name';
  if (symbol.kind !== 'resource') return false;
  if (property === 'type' || property === 'apiVersion') return true;
  if (property !== 'id' && property !== 'name') return false;
  return !isInlined(symbol, search);
}
