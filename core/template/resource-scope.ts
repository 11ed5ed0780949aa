import type { Value } from '../expressions/value.js';
import { isDeploymentType } from '../resources/ids.js';
import { joinText, partsOf } from '../resources/text-pieces.js';
import { childNode } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import { type DeploymentPlace, scopeId } from './place.js';
import type { ObjectNode } from './template.js';

/** The id of the scope in which a resource lies: its own `scope`, else that of its deployment. */
export function scopeOfResource(
  node: ObjectNode,
  type: string,
  at: NodeScope,
  outer: DeploymentPlace,
): Value {
  if (isDeploymentType(type)) return scopeId(placeOfDeployment(node, at, outer));
  const place = placeNamedBy(node, at, outer);
  const scope = valueAt(node, 'scope', at);
  return scope === undefined ? scopeId(place) : absoluteScope(scope, place);
}

/** Where a nested deployment happens: its `scope`, `subscriptionId` and `resourceGroup`, else where it is declared. */
export function placeOfDeployment(
  node: ObjectNode,
  at: NodeScope,
  outer: DeploymentPlace,
): DeploymentPlace {
  const scope = valueAt(node, 'scope', at);
  return scope === undefined ? placeNamedBy(node, at, outer) : placeOfScope(scope, outer);
}

/** The value of a member; null and empty text say nothing. */
function valueAt(node: ObjectNode, key: string, at: NodeScope): Value | undefined {
  const written = childNode(node, key);
  const value = written && valueOfNode(written, at);
  const isEmpty = value?.kind === 'null' || (value?.kind === 'string' && value.value === '');
  return isEmpty ? undefined : value;
}

/** A scope may be an id, `/` for the tenant, or type and name of a resource in the same deployment. */
function absoluteScope(scope: Value, place: DeploymentPlace): Value {
  const [first] = scope.kind === 'choice' ? [] : partsOf(scope);
  if (typeof first !== 'string') return scope;
  if (first === '/' && scope.kind === 'string') return { ...scope, value: '' };
  if (first.startsWith('/')) return scope;
  const holder = /^microsoft\.management\/managementgroups\//i.test(first) ? '' : scopeId(place);
  return joinText([holder, '/providers/', scope], scope.origin);
}

function placeNamedBy(node: ObjectNode, at: NodeScope, outer: DeploymentPlace): DeploymentPlace {
  const subscriptionId = valueAt(node, 'subscriptionId', at);
  const resourceGroup = valueAt(node, 'resourceGroup', at);
  const inner = { ...outer, ...(subscriptionId && { subscriptionId }) };
  if (resourceGroup !== undefined) return { ...inner, kind: 'resourceGroup', resourceGroup };
  if (subscriptionId !== undefined) return { ...inner, kind: 'subscription' };
  return outer;
}

/** The place that the `scope` of a nested deployment points to. */
function placeOfScope(scope: Value, outer: DeploymentPlace): DeploymentPlace {
  if (scope.kind !== 'string') return outer;
  const text = scope.value;
  if (text === '/') return { ...outer, kind: 'tenant' };
  const named = (value: string): Value => ({ ...scope, value });
  const group = /\/?subscriptions\/([^/]+)\/resourceGroups\/([^/]+)$/i.exec(text);
  if (group) {
    const [, subscription = '', name = ''] = group;
    return {
      ...outer,
      kind: 'resourceGroup',
      subscriptionId: named(subscription),
      resourceGroup: named(name),
    };
  }
  const subscription = /\/?subscriptions\/([^/]+)$/i.exec(text);
  if (subscription) {
    return { ...outer, kind: 'subscription', subscriptionId: named(subscription[1] ?? '') };
  }
  const management = /Microsoft\.Management\/managementGroups\/([^/]+)$/i.exec(text);
  if (!management) return outer;
  return { ...outer, kind: 'managementGroup', managementGroup: named(management[1] ?? '') };
}
