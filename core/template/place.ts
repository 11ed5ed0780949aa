import { callOf } from '../expressions/residual.js';
import type { ContextName } from '../expressions/scope.js';
import type { Expression } from '../expressions/syntax.js';
import { unknownValue } from '../expressions/unknown.js';
import type {
  ObjectValue,
  Origin,
  UnknownReason,
  UnknownValue,
  Value,
} from '../expressions/value.js';
import { objectValue, textValue } from '../expressions/values.js';
import { comparisonKey } from '../resources/ids.js';
import { joinText } from '../resources/text-pieces.js';
import type { DeploymentContext } from './context.js';
import { textAt } from './node-access.js';
import type { ObjectNode } from './template.js';

export type ScopeKind = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

/** Where one deployment happens. A nested one may go to a subscription or group whose name is not known. */
export interface DeploymentPlace {
  readonly kind: ScopeKind;
  readonly tenantId: Value;
  readonly managementGroup: Value;
  readonly subscriptionId: Value;
  readonly resourceGroup: Value;
  readonly location: Value;
  readonly deploymentName: Value;
  /** `contentVersion` of the template, which `deployment()` tells. */
  readonly contentVersion: Value;
}

/** The scope that a template's `$schema` says it is for; a resource group when it says none. */
export function scopeKindOf(template: ObjectNode): ScopeKind {
  const schema = textAt(template, '$schema')?.toLowerCase() ?? '';
  if (schema.includes('/subscriptiondeploymenttemplate.json')) return 'subscription';
  if (schema.includes('/managementgroupdeploymenttemplate.json')) return 'managementGroup';
  if (schema.includes('/tenantdeploymenttemplate.json')) return 'tenant';
  return 'resourceGroup';
}

/** The place of a root deployment. */
export function rootPlace(template: ObjectNode, context: DeploymentContext): DeploymentPlace {
  const origin: Origin = { span: template.header, role: 'context' };
  return {
    kind: scopeKindOf(template),
    tenantId: textValue(context.tenantId, origin),
    managementGroup: textValue(context.managementGroupId, origin),
    subscriptionId: textValue(context.subscriptionId, origin),
    resourceGroup: textValue(context.resourceGroup, origin),
    location: textValue(context.location, origin),
    deploymentName: textValue(context.deploymentName, origin),
    contentVersion: textValue(textAt(template, 'contentVersion') ?? '', origin),
  };
}

/** The id of the scope itself; empty text for the tenant. */
export function scopeId(place: DeploymentPlace): Value {
  switch (place.kind) {
    case 'resourceGroup':
      return resourceGroupId(place);
    case 'subscription':
      return subscriptionScope(place);
    case 'managementGroup':
      return managementGroupScope(place);
    case 'tenant':
      return textValue('', place.tenantId.origin);
  }
}

function subscriptionScope({ subscriptionId }: DeploymentPlace): Value {
  return joinText(['/subscriptions/', subscriptionId], subscriptionId.origin);
}

function resourceGroupId(place: DeploymentPlace): Value {
  const { subscriptionId, resourceGroup } = place;
  return joinText(
    ['/subscriptions/', subscriptionId, '/resourceGroups/', resourceGroup],
    resourceGroup.origin,
  );
}

function managementGroupScope({ managementGroup }: DeploymentPlace): Value {
  return joinText(
    ['/providers/Microsoft.Management/managementGroups/', managementGroup],
    managementGroup.origin,
  );
}

/**
 * What `deployment()`, `subscription()` … give: the parts that the context tells, the rest unknown.
 * Undefined where the scope has no such thing (`resourceGroup()` of a subscription's deployment).
 */
export function contextObject(place: DeploymentPlace, name: ContextName): Value | undefined {
  switch (name) {
    case 'subscription':
      return hasSubscription(place) ? subscriptionObject(place) : undefined;
    case 'resourceGroup':
      return place.kind === 'resourceGroup' ? resourceGroupObject(place) : undefined;
    case 'managementGroup':
      return place.kind === 'managementGroup' ? managementGroupObject(place) : undefined;
    case 'tenant':
      return partlyKnown(place, name, {
        id: joinText(['/tenants/', place.tenantId], place.tenantId.origin),
        tenantId: place.tenantId,
      });
    case 'deployment':
      return deploymentObject(place);
    case 'deployer':
      return partlyKnown(place, name, { tenantId: place.tenantId });
    case 'environment':
      return unknownObject(name, place.tenantId.origin);
  }
}

function hasSubscription({ kind }: DeploymentPlace): boolean {
  return kind === 'subscription' || kind === 'resourceGroup';
}

function subscriptionObject(place: DeploymentPlace): Value {
  return partlyKnown(place, 'subscription', {
    id: subscriptionScope(place),
    subscriptionId: place.subscriptionId,
    tenantId: place.tenantId,
  });
}

function resourceGroupObject(place: DeploymentPlace): Value {
  const { origin } = place.tenantId;
  return partlyKnown(place, 'resourceGroup', {
    id: resourceGroupId(place),
    name: place.resourceGroup,
    type: textValue('Microsoft.Resources/resourceGroups', origin),
    location: place.location,
  });
}

function managementGroupObject(place: DeploymentPlace): Value {
  const { origin } = place.tenantId;
  return partlyKnown(place, 'managementGroup', {
    id: managementGroupScope(place),
    name: place.managementGroup,
    type: textValue('Microsoft.Management/managementGroups', origin),
  });
}

function deploymentObject(place: DeploymentPlace): Value {
  const { origin } = place.tenantId;
  const template = objectOf({ contentVersion: place.contentVersion }, origin);
  const properties = propertyOf(contextCall(place, 'deployment'), 'properties', origin);
  return partlyKnown(place, 'deployment', {
    name: place.deploymentName,
    ...(place.kind !== 'resourceGroup' && { location: place.location }),
    properties: openObject(properties, runtimeReason('deployment'), { template }, origin),
  });
}

function partlyKnown(
  place: DeploymentPlace,
  name: ContextName,
  members: Readonly<Record<string, Value>>,
): Value {
  const { origin } = place.tenantId;
  return openObject(contextCall(place, name), runtimeReason(name), members, origin);
}

/** `resourceGroup()` of another group is another value. */
function contextCall(place: DeploymentPlace, name: ContextName): Expression {
  const call = callOf(name, [], place.tenantId.origin.span);
  switch (name) {
    case 'resourceGroup':
    case 'subscription':
    case 'managementGroup':
      return { ...call, of: comparisonKey(scopeId({ ...place, kind: name })) };
    case 'deployment':
      return { ...call, of: comparisonKey(place.deploymentName) };
    default:
      return call;
  }
}

function unknownObject(name: ContextName, origin: Origin): UnknownValue {
  return unknownValue(callOf(name, [], origin.span), origin, runtimeReason(name), {
    type: 'object',
  });
}

function runtimeReason(name: string): UnknownReason {
  return { kind: 'runtime', function: name };
}

/** An object that `expression` gives, of which only some members are known. */
function openObject(
  expression: Expression,
  reason: UnknownReason,
  members: Readonly<Record<string, Value>>,
  origin: Origin,
): ObjectValue {
  const key = unknownValue(expression, origin, reason, { type: 'object' });
  return { ...objectOf(members, origin), unknownEntries: [{ key }], residual: key.expression };
}

function propertyOf(target: Expression, name: string, { span }: Origin): Expression {
  return { kind: 'property', target, name, nameSpan: span, safe: false, span };
}

function objectOf(members: Readonly<Record<string, Value>>, origin: Origin): ObjectValue {
  return objectValue(
    Object.entries(members).map(([key, value]) => ({ key, value })),
    origin,
  );
}
