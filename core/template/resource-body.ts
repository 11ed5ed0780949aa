import type { ObjectValue } from '../expressions/value.js';
import { isDeploymentType } from '../resources/ids.js';
import { valueOfObject } from './node-value.js';
import type { ResourceInstance } from './resource-instance.js';
import type { ObjectNode, PropertyNode } from './template.js';

/** Keys that steer the deployment and are no part of the resource, or that normalisation writes itself. */
const steering = new Set([
  'comments',
  'condition',
  'copy',
  'dependson',
  'existing',
  'id',
  'metadata',
  'name',
  'resourcegroup',
  'resources',
  'scope',
  'subscriptionid',
  'type',
]);

/** Parts of a nested deployment that make a deployment of their own. */
const nestedParts = new Set(['template', 'parameters']);

/** What a declaration says of the resource itself, evaluated. */
export function bodyOf({ node, at, type }: ResourceInstance): ObjectValue {
  const own = without(node, steering);
  if (!isDeploymentType(type)) return valueOfObject(node, own, at);
  const properties = own.map((property): PropertyNode => {
    const { key, value } = property;
    if (key !== 'properties' || value.kind !== 'object') return property;
    return { ...property, value: { ...value, properties: without(value, nestedParts) } };
  });
  return valueOfObject(node, properties, at);
}

function without(node: ObjectNode, keys: ReadonlySet<string>): readonly PropertyNode[] {
  return node.properties.filter(
    ({ key }) => typeof key !== 'string' || !keys.has(key.toLowerCase()),
  );
}
