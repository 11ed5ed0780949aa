import { lift } from '../expressions/choice.js';
import { callOf, residualOf } from '../expressions/residual.js';
import { unknownValue } from '../expressions/unknown.js';
import type { ChoiceValue, UnknownValue, Value } from '../expressions/value.js';
import { booleanValue } from '../expressions/values.js';
import { childNode } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import type { ObjectNode } from './template.js';

/** Whether something with a `condition` is deployed. */
export type Presence =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'perhaps'; readonly condition: UnknownValue | ChoiceValue };

/** Reads `condition`; without one, or with one that is no truth value, the thing is there. */
export function conditionOfNode(node: ObjectNode, at: NodeScope): Presence {
  const condition = childNode(node, 'condition');
  if (condition === undefined) return { kind: 'always' };
  const value = valueOfNode(condition, at);
  if (value.kind === 'unknown' || value.kind === 'choice') {
    return { kind: 'perhaps', condition: value };
  }
  const no =
    (value.kind === 'boolean' && !value.value) ||
    (value.kind === 'string' && value.value.toLowerCase() === 'false');
  return { kind: no ? 'never' : 'always' };
}

/** The condition that both hold: that of a deployment and that of what it deploys. */
export function bothHold(
  outer: UnknownValue | ChoiceValue | undefined,
  own: UnknownValue | ChoiceValue | undefined,
): UnknownValue | ChoiceValue | undefined {
  if (outer === undefined || own === undefined || outer.form === own.form) return outer ?? own;
  const { origin } = own;
  const conjunction = () => callOf('and', [outer, own].map(residualOf), origin.span);
  const whole = unknownValue(conjunction(), origin, own.reason, { type: 'bool' });
  const both = lift(
    [outer, own],
    (values): Value => {
      if (values.some((value) => value.kind === 'boolean' && !value.value)) {
        return booleanValue(false, origin);
      }
      return values.find((value) => value.kind === 'unknown') ? whole : booleanValue(true, origin);
    },
    conjunction,
    origin,
  );
  return both.kind === 'unknown' || both.kind === 'choice' ? both : whole;
}
