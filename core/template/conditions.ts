import type { ChoiceValue, UnknownValue } from '../expressions/value.js';
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
