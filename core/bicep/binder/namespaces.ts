import type { InstanceCall } from '../syntax.js';
import type { Binding } from './bind.js';
import { unwrap } from './expression-parts.js';

/** True for `sys.name(…)` and `az.name(…)`. */
export function isNamespace(
  { target }: InstanceCall,
  { references }: Pick<Binding, 'references'>,
): boolean {
  const inner = unwrap(target);
  return inner.kind === 'variableAccess' && references.get(inner)?.kind === 'namespace';
}
