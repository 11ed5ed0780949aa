import { callOf, residualOf } from '../residual.js';
import { unknownValue } from '../unknown.js';
import type { Value, ValueType } from '../value.js';
import { asSecret, holdsSecret } from '../values.js';
import {
  type CallContext,
  type FunctionSignature,
  type SpecialForm,
  special,
} from './signature.js';

const unbounded = Number.POSITIVE_INFINITY;

/** Functions that only the deployment can answer, unless expansion knows better. */
export const runtimeFunctions: readonly FunctionSignature[] = [
  runtime('reference', 1, 3),
  runtime('references', 1, 2, 'array'),
  runtime('resourceInfo', 1, 1, 'object'),
  runtime('providers', 1, 2, 'object'),
  runtime('roleDefinitions', 1, 1, 'object'),
  runtime('newGuid', 0, 0, 'string'),
  runtime('utcNow', 0, 1, 'string'),
  runtime('pickZones', 3, 5, 'array'),
  runtime('toLogicalZone', 3, 3, 'string'),
  runtime('toLogicalZones', 3, 3, 'array'),
  runtime('toPhysicalZone', 3, 3, 'string'),
  runtime('toPhysicalZones', 3, 3, 'array'),
  runtime('extensions', 1, 1, 'object'),
  runtime('target', 0, 1),
  runtime('externalInput', 1, 2),
  runtime('externalInputs', 1, 1),
];

/** Functions whose answer another deployment need not share. */
const answersByDeployment = new Set(['newGuid', 'utcNow']);

function runtime(name: string, min: number, max: number, type?: ValueType): SpecialForm {
  return special(name, min, Math.min(max, unbounded), (context) => {
    const args = context.call.args.map((arg) => context.evaluate(arg, context.scope));
    return runtimeValue(name, args, context, type);
  });
}

/**
 * The answer of the deployment, as far as the scope has one, else an unknown. What `list*` functions
 * give is secret.
 */
export function runtimeValue(
  name: string,
  args: readonly Value[],
  { call, scope, origin }: CallContext,
  type?: ValueType,
): Value {
  const answer = scope.runtime({ name, args, call });
  if (answer !== undefined) return answer;
  const plain = callOf(call.name, args.map(residualOf), call.span);
  const isOwn = scope.deployment !== '' && answersByDeployment.has(name);
  const expression = isOwn ? { ...plain, of: scope.deployment } : plain;
  const unknown = unknownValue(expression, origin, { kind: 'runtime', function: name }, { type });
  return /^list/i.test(name) || args.some(holdsSecret) ? asSecret(unknown) : unknown;
}
