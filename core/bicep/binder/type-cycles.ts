import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { TypeExpression } from '../syntax.js';
import type { Reference } from './bind.js';
import { stronglyConnected } from './cycles.js';
import type { Declarations } from './declare.js';
import type { BicepSymbol } from './symbols.js';

/** Types of which no value could ever be written, since it would have to hold another one; each with a diagnostic. */
export function findTypeCycles(
  declarations: Declarations,
  references: ReadonlyMap<Reference, BicepSymbol>,
  diagnostics: Diagnostic[],
): readonly BicepSymbol[] {
  const needs = new Map<BicepSymbol, readonly BicepSymbol[]>();
  for (const symbol of declarations.names.values()) {
    if (symbol.kind === 'type') {
      needs.set(symbol, requiredBy(symbol.declaration.value, references, false));
    }
  }
  const cyclic = stronglyConnected(needs).flat();
  for (const symbol of cyclic) {
    if (symbol.kind !== 'type') continue;
    diagnostics.push(diagnostic('bicep/type-cycle', symbol.declaration.name.span, symbol.name));
  }
  return cyclic;
}

/**
 * The types of which every value holds one.
 *
 * @param inside true in an object or tuple, where an array may be empty and a nullable part left out
 */
function requiredBy(
  type: TypeExpression,
  references: ReadonlyMap<Reference, BicepSymbol>,
  inside: boolean,
): readonly BicepSymbol[] {
  const among = (types: readonly TypeExpression[], within = inside): readonly BicepSymbol[] =>
    types.flatMap((each) => requiredBy(each, references, within));
  switch (type.kind) {
    case 'typeName': {
      const symbol = references.get(type);
      return symbol?.kind === 'type' ? [symbol] : [];
    }
    case 'arrayType':
      return inside ? [] : among([type.element]);
    case 'nullableType':
      return inside ? [] : among([type.type]);
    case 'nonNullableType':
    case 'parenthesizedType':
      return among([type.type]);
    case 'unionType':
      return inside && type.members.length > 1 ? [] : among(type.members);
    case 'objectType':
      return type.members.flatMap((member) =>
        member.kind === 'objectTypeProperty' ? among([member.type], true) : [],
      );
    case 'tupleType':
      return type.items.flatMap((item) => (item.kind === 'error' ? [] : among([item.type], true)));
    default:
      return [];
  }
}
