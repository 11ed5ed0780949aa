import { memberOf } from '../access.js';
import { withoutAlternatives } from '../choice.js';
import { nameBasedGuid } from '../hash/guid.js';
import { callOf, residualOf } from '../residual.js';
import type { FunctionCall } from '../syntax.js';
import { joinParts, partsOf, textOfParts } from '../text.js';
import { propertyOf, unknownValue } from '../unknown.js';
import type { KnownValue, TextPart, Value } from '../value.js';
import { entryOf, textValue } from '../values.js';
import {
  type CallContext,
  type FunctionSignature,
  failure,
  type Outcome,
  object,
  objectOf,
  type PartlyKnown,
  type PlainFunction,
  partly,
  plain,
  text,
} from './signature.js';

const unbounded = Number.POSITIVE_INFINITY;

/** Functions that make ids; known stretches stay known around what is not. */
export const resourceFunctions: readonly FunctionSignature[] = [
  idFunction('resourceId', 2, resourceId),
  idFunction('subscriptionResourceId', 2, ({ given, type, names }, context) => {
    const [subscription = member('subscription', 'subscriptionId', context)] = given;
    return given.length > 1 ? undefined : ofSubscription(subscription, type, names);
  }),
  idFunction('tenantResourceId', 2, ({ given, type, names }) =>
    given.length > 0 ? undefined : ofTenant(type, names),
  ),
  idFunction('managementGroupResourceId', 2, ({ given, type, names }, context) => {
    const [group = member('managementGroup', 'name', context)] = given;
    return given.length > 1 ? undefined : ofManagementGroup(group, type, names);
  }),
  idFunction('extensionResourceId', 3, ({ given: [base, ...others], type, names }) => {
    if (base === undefined || others.length > 0) return undefined;
    const start = base.kind === 'string' && !base.value.startsWith('/') ? ['/'] : [];
    const parts = [...start, ...asParts(base), ...provider(type, names)];
    return { parts, function: 'extensionResourceId', before: [base] };
  }),
  plain('getRoleAssignmentName', [object], roleAssignmentName, { returns: 'string' }),
];

/** The name by which Azure finds an assignment again: a GUID of scope, principal and role, letter case aside. */
function roleAssignmentName([given]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const member = (name: string): string => {
    const value = entryOf(objectOf(given), name)?.value;
    return value?.kind === 'string' ? value.value.toLowerCase() : '';
  };
  const role = member('roleDefinitionId').split('/').at(-1) ?? '';
  const identity = [member('scope'), member('principalId'), role];
  if (identity.includes('')) {
    return failure('it takes an object of texts with scope, principalId and roleDefinitionId');
  }
  return textValue(nameBasedGuid(identity), origin);
}

/** An id, and the call that gives it wherever it is evaluated: nothing is left to the context. */
interface Id {
  readonly parts: readonly TextPart[];
  readonly function: string;
  /** The arguments before the type. */
  readonly before: readonly Value[];
}

function idFunction(
  name: string,
  min: number,
  make: (args: IdArguments, context: CallContext) => Id | undefined,
): FunctionSignature {
  const from = name === 'extensionResourceId' ? 1 : 0;
  const apply: PlainFunction['partial'] = (args, context) => {
    const split = splitArguments(args, from);
    // An unknown among them could be the type itself: then nothing can be told.
    if (split === undefined && args.some(({ kind }) => kind === 'unknown')) return undefined;
    const id = split && make(split, context);
    if (split === undefined || id === undefined) {
      return failure('it takes a type such as A.B/c/d and one name for each part after A.B');
    }
    const residual = (): FunctionCall => callOfId(id, split, context);
    return textOfParts(id.parts, residual, context.origin);
  };
  const residual: PlainFunction['residual'] = (args, context) => {
    const split = splitArguments(args.map(withoutAlternatives), from);
    const id = split && make(split, context);
    return id && callOfId(id, split, context);
  };
  return partly(name, [text], apply, { min, max: unbounded, returns: 'string', residual });
}

function callOfId(id: Id, { typeAndNames }: IdArguments, { call }: CallContext): FunctionCall {
  return callOf(id.function, [...id.before, ...typeAndNames].map(residualOf), call.span);
}

interface IdArguments {
  /** What stands before the type: a subscription, a resource group … */
  readonly given: readonly PartlyKnown[];
  readonly type: string;
  readonly names: readonly PartlyKnown[];
  readonly typeAndNames: readonly PartlyKnown[];
}

/**
 * The type is the first text with a `/`, from the argument number `from` on; undefined where there is
 * none, or not as many names after it as it has parts.
 */
function splitArguments(args: readonly PartlyKnown[], from: number): IdArguments | undefined {
  const index = args.findIndex(
    (arg, i) => i >= from && arg.kind === 'string' && arg.value.includes('/'),
  );
  const type = args[index];
  const names = args.slice(index + 1);
  if (type?.kind !== 'string') return undefined;
  const fits = type.value.replace(/\/$/, '').split('/').length - 1 === names.length;
  if (!fits) return undefined;
  return { given: args.slice(0, index), type: type.value, names, typeAndNames: args.slice(index) };
}

/** `/providers/A.B/c/name/d/name`. */
function provider(type: string, names: readonly PartlyKnown[]): readonly TextPart[] {
  const [namespace = '', ...types] = type.split('/');
  const parts: TextPart[] = [`/providers/${namespace}`];
  for (const [i, name] of names.entries()) parts.push(`/${types[i] ?? ''}/`, ...asParts(name));
  return joinParts(parts);
}

function resourceId({ given, type, names }: IdArguments, context: CallContext): Id | undefined {
  const { deploymentScope } = context.scope;
  const [first, second] = given;
  if (given.length > 2) return undefined;
  const own = () => member('subscription', 'subscriptionId', context);
  if (first === undefined && deploymentScope === 'subscription') {
    return ofSubscription(own(), type, names);
  }
  if (first === undefined && deploymentScope !== 'resourceGroup') return ofTenant(type, names);
  const group = second ?? first ?? member('resourceGroup', 'name', context);
  const subscription = second === undefined ? own() : (first ?? own());
  const base = ['/subscriptions/', ...asParts(subscription), '/resourceGroups/', ...asParts(group)];
  const parts = [...base, ...provider(type, names)];
  return { parts, function: 'resourceId', before: [subscription, group] };
}

function ofSubscription(subscription: Value, type: string, names: readonly PartlyKnown[]): Id {
  const [name] = names;
  // A resource group has an id of its own shape, which this function alone gives (tried with `bicep snapshot`).
  const isGroup = type.toLowerCase() === 'microsoft.resources/resourcegroups';
  const own = isGroup && name ? ['/resourceGroups/', ...asParts(name)] : provider(type, names);
  const parts = ['/subscriptions/', ...asParts(subscription), ...own];
  return { parts, function: 'subscriptionResourceId', before: [subscription] };
}

function ofTenant(type: string, names: readonly PartlyKnown[]): Id {
  return { parts: provider(type, names), function: 'tenantResourceId', before: [] };
}

function ofManagementGroup(group: Value, type: string, names: readonly PartlyKnown[]): Id {
  const base = ['/providers/Microsoft.Management/managementGroups/', ...asParts(group)];
  const parts = [...base, ...provider(type, names)];
  return { parts, function: 'managementGroupResourceId', before: [group] };
}

/** A property of where the deployment happens; an unknown where the scope does not say. */
function member(
  name: 'subscription' | 'resourceGroup' | 'managementGroup',
  key: string,
  { scope, call, origin }: CallContext,
): PartlyKnown {
  const object = scope.context(name);
  const reason = { kind: 'runtime', function: name } as const;
  if (object !== undefined && object.kind !== 'choice') {
    const member = memberOf(object, textValue(key, origin));
    if (member.kind === 'found' && member.value.kind !== 'choice') return member.value;
  }
  const target = unknownValue(callOf(name, [], call.span), origin, reason);
  return propertyOf(target, key, origin, reason);
}

function asParts(value: Value): readonly TextPart[] {
  return partsOf(value) ?? (value.kind === 'number' ? [String(value.value)] : []);
}
