import { withoutErrors } from '../expressions/scope.js';
import type { Value } from '../expressions/value.js';
import { childNode } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import { referredTo } from './references.js';
import type { ResourceInstance } from './resource-instance.js';

/**
 * The instances of a template in an order in which Azure could deploy them: each after what its
 * `dependsOn` names (by id, name, symbol, or the name of a loop), otherwise as declared. A circle, which
 * Azure refuses, is entered where it is first met.
 */
export function inDeploymentOrder(
  instances: readonly ResourceInstance[],
): readonly ResourceInstance[] {
  const ordered = new Set<ResourceInstance>();
  const entered = new Set<ResourceInstance>();
  // Reversed: the next to visit is at the end. An instance is met twice, before and after what it waits for.
  const stack = [...instances].reverse();
  for (let next = stack.at(-1); next !== undefined; next = stack.at(-1)) {
    const waitsFor = entered.has(next) ? [] : dependenciesOf(next);
    entered.add(next);
    const before = waitsFor.filter((dependency) => !entered.has(dependency));
    if (before.length > 0) stack.push(...before.reverse());
    else {
      stack.pop();
      ordered.add(next);
    }
  }
  return [...ordered];
}

function dependenciesOf({ node, at, frame }: ResourceInstance): readonly ResourceInstance[] {
  const written = childNode(node, 'dependsOn');
  if (written === undefined) return [];
  // What is wrong with a dependency changes nothing of what is deployed.
  const quiet: NodeScope = { ...at, scope: withoutErrors(at.scope) };
  const named = valueOfNode(written, quiet);
  if (named.kind !== 'array') return [];
  return named.items.flatMap((item: Value) => {
    const one = referredTo(item, frame);
    if (one !== undefined) return [one];
    return item.kind === 'string' ? frame.resources.byLoop(item.value) : [];
  });
}
