import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import { unwrap } from '../binder/expression-parts.js';
import type { ResourceSymbol } from '../binder/symbols.js';
import type { Expression, FunctionCall, InstanceCall } from '../syntax.js';
import { property } from './build.js';
import { isNamespaceCall } from './calls.js';
import { lowerExpression } from './expressions.js';
import type { Lowering } from './model.js';
import { ownName, resourceId, scopeOfResource } from './resource-ids.js';
import { enter, referent } from './resource-references.js';

/** Where something is deployed to. Parts that are absent are those of the deployment itself. */
export type Scope =
  | { readonly kind: 'tenant' | 'local' }
  | { readonly kind: 'managementGroup'; readonly name?: ArmExpression }
  | { readonly kind: 'subscription'; readonly id?: ArmExpression }
  | {
      readonly kind: 'resourceGroup';
      readonly subscriptionId?: ArmExpression;
      readonly name?: ArmExpression;
    }
  /** An extension of another resource, of which `id` gives the id. */
  | { readonly kind: 'resource'; readonly id: ArmExpression };

/** Reads the value of `scope:`; without one, or where it cannot be read, the scope is the file's own. */
export function resolveScope(written: Expression | undefined, at: Lowering): Scope {
  const own: Scope = { kind: at.model.targetScope };
  if (written === undefined) return own;
  const node = unwrap(written);
  switch (node.kind) {
    case 'call':
    case 'instanceCall':
      return scopeOfCall(node, at) ?? own;
    case 'variableAccess':
    case 'resourceAccess':
    case 'indexAccess': {
      const target = referent(node, at);
      if (target) {
        return scopeOfTarget(target.symbol, enter(target, at), target.span);
      }
      if (node.kind !== 'variableAccess') return own;
      const symbol = at.model.binding.references.get(node);
      if (symbol?.kind === 'variable' && !at.model.binding.cyclic.has(symbol)) {
        return resolveScope(symbol.declaration.value, at);
      }
      if (symbol?.kind === 'undeclared') {
        return { kind: 'resource', id: property(lowerExpression(node, at), 'id', node.span) };
      }
      return own;
    }
    default:
      return own;
  }
}

function scopeOfCall(node: FunctionCall | InstanceCall, at: Lowering): Scope | undefined {
  const [first, second] = node.args.map((arg) => lowerExpression(arg, at));
  if (isNamespaceCall(node, 'tenant', at)) return { kind: 'tenant' };
  if (isNamespaceCall(node, 'managementGroup', at)) {
    return { kind: 'managementGroup', ...(first && { name: first }) };
  }
  if (isNamespaceCall(node, 'subscription', at)) {
    return { kind: 'subscription', ...(first && { id: first }) };
  }
  if (isNamespaceCall(node, 'resourceGroup', at)) {
    if (second)
      return { kind: 'resourceGroup', ...(first && { subscriptionId: first }), name: second };
    return { kind: 'resourceGroup', ...(first && { name: first }) };
  }
  return undefined;
}

/** A resource group or management group is deployed into, any other resource is extended. */
function scopeOfTarget(symbol: ResourceSymbol, inside: Lowering, span: Expression['span']): Scope {
  switch (symbol.type.type.toLowerCase()) {
    case 'microsoft.resources/resourcegroups': {
      const outer = scopeOfResource(symbol, inside);
      const subscriptionId = outer.kind === 'subscription' ? outer.id : undefined;
      return {
        kind: 'resourceGroup',
        ...(subscriptionId && { subscriptionId }),
        name: ownName(symbol, inside),
      };
    }
    case 'microsoft.management/managementgroups':
      return { kind: 'managementGroup', name: ownName(symbol, inside) };
    default:
      return { kind: 'resource', id: resourceId(symbol, inside, span) };
  }
}
