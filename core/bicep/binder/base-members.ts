import type { Expression } from '../syntax.js';
import type { Binding } from './bind.js';
import { unwrap } from './expression-parts.js';
import type { AssignmentSymbol, BaseSymbol } from './symbols.js';

/** `base`, where an expression is that of a parameter file that extends another. */
export function baseOf(
  written: Expression,
  { references }: Pick<Binding, 'references'>,
): BaseSymbol | undefined {
  const node = unwrap(written);
  const symbol = node.kind === 'variableAccess' ? references.get(node) : undefined;
  return symbol?.kind === 'base' ? symbol : undefined;
}

/** The value that `base.name` reads; undefined where the extended file gives none of that name. */
export function baseMember(base: BaseSymbol, name: string): AssignmentSymbol | undefined {
  return base.assignments.find((each) => each.name === name);
}
