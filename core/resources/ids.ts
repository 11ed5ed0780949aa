import { identityOf } from '../expressions/identity.js';
import { callOf, residualOf } from '../expressions/residual.js';
import type { Expression } from '../expressions/syntax.js';
import type { Origin, Value } from '../expressions/value.js';
import { joinText, partsOf, splitAtSlashes } from './text-pieces.js';

/** What makes a resource the one it is: where it lies, and its type and name segment by segment. */
export interface ResourceIdentity {
  /** Id of the scope that holds it: a resource group, a subscription …, or for an extension a resource; empty text for the tenant. */
  readonly scope: Value;
  /** Full type, as written. */
  readonly type: string;
  /** Full name. */
  readonly name: Value;
}

const resourceGroupType = 'microsoft.resources/resourcegroups';
const subscriptionType = 'microsoft.resources/subscriptions';
/** The type of deployments, in the letter case of Azure. */
export const deploymentType = 'Microsoft.Resources/deployments';
const deploymentKey = deploymentType.toLowerCase();

/** True for the type of a nested deployment, which is both a resource and a template of its own. */
export function isDeploymentType(type: string): boolean {
  return type.toLowerCase() === deploymentKey;
}

/**
 * The full id of a resource. A name that cannot be taken apart into as many segments as the type has
 * (a hole that stands for several) makes the id unknown as a whole.
 */
export function idOf({ scope, type, name }: ResourceIdentity, origin: Origin): Value {
  const types = type.split('/');
  const [provider = ''] = types;
  const kinds = types.slice(1);
  const residual = () => residualId({ scope, type, name }, origin);
  const lowerType = type.toLowerCase();
  if (lowerType === resourceGroupType && isSubscriptionId(scope)) {
    return joinText([scope, '/resourceGroups/', name], origin, residual);
  }
  if (lowerType === subscriptionType) return joinText(['/subscriptions/', name], origin, residual);
  const segments = splitAtSlashes(name);
  if (segments.length !== kinds.length) {
    return joinText([scope, `/providers/${type}/`, name], origin, residual);
  }
  const pieces: (string | Value)[] = [scope, '/providers/', provider];
  kinds.forEach((kind, i) => {
    pieces.push(`/${kind}/`, segments[i] ?? '');
  });
  return joinText(pieces, origin, residual);
}

function isSubscriptionId(scope: Value): boolean {
  const segments = splitAtSlashes(scope);
  const [, kind] = segments;
  return segments.length === 3 && kind?.kind === 'string' && /^subscriptions$/i.test(kind.value);
}

/** The call that gives the id: `resourceId`, `subscriptionResourceId` …, by the kind of scope. */
function residualId({ scope, type, name }: ResourceIdentity, { span }: Origin): Expression {
  const text = (value: string): Expression => ({ kind: 'string', value, span });
  const names = splitAtSlashes(name).map(residualOf);
  const inSubscription = scope.kind === 'string' && /^\/subscriptions\/([^/]+)$/i.exec(scope.value);
  const inGroup =
    scope.kind === 'string' &&
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)$/i.exec(scope.value);
  if (inGroup) {
    const [, subscription = '', group = ''] = inGroup;
    return callOf('resourceId', [text(subscription), text(group), text(type), ...names], span);
  }
  if (inSubscription) {
    const [, subscription = ''] = inSubscription;
    return callOf('subscriptionResourceId', [text(subscription), text(type), ...names], span);
  }
  if (scope.kind === 'string' && scope.value === '') {
    return callOf('tenantResourceId', [text(type), ...names], span);
  }
  return callOf('extensionResourceId', [residualOf(scope), text(type), ...names], span);
}

/**
 * The identity of the resource that a child or (in the older way of writing, with `/providers/` in its
 * type) an extension belongs to; undefined where type and name do not tell of one.
 */
export function parentIdentity({
  scope,
  type,
  name,
}: ResourceIdentity): ResourceIdentity | undefined {
  const types = type.split('/');
  const names = splitAtSlashes(name);
  const cut = types.at(-2)?.toLowerCase() === 'providers' ? 2 : 1;
  if (types.length - cut < 2 || names.length - cut < 1) return undefined;
  const parentNames = names.slice(0, -cut);
  const pieces = parentNames.flatMap((piece, i) => (i === 0 ? [piece] : ['/', piece]));
  return {
    scope,
    type: types.slice(0, -cut).join('/'),
    name: joinText(pieces, name.origin),
  };
}

/**
 * A text by which ids and names are compared: equal for equal ids, letter case aside, holes by the
 * form of what they wait for.
 */
export function comparisonKey(id: Value): string {
  const parts = id.kind === 'choice' ? [id] : partsOf(id);
  return parts
    .map((part) =>
      typeof part === 'string' ? part : `{${part.form}${identityOf(part.expression)}}`,
    )
    .join('')
    .toLowerCase();
}

/** True for the id of a resource, as opposed to that of a subscription or resource group. */
export function isResourceId(id: Value): boolean {
  const [first] = id.kind === 'choice' ? [] : partsOf(id);
  return typeof first === 'string' && /\/providers\//i.test(first);
}
