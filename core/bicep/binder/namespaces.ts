import type { FunctionCall, InstanceCall } from '../syntax.js';
import type { Binding } from './bind.js';
import { unwrap } from './expression-parts.js';

/** True for `name(…)`, `sys.name(…)` and `az.name(…)`, where the file or what it imports has no function `name`. */
export function callsNamespace(
  node: FunctionCall | InstanceCall,
  { references }: Pick<Binding, 'references'>,
): boolean {
  if (node.kind === 'call') return !references.has(node);
  const target = unwrap(node.target);
  return target.kind === 'variableAccess' && references.get(target)?.kind === 'namespace';
}
