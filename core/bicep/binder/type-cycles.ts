import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { TypeDeclaration, TypeExpression } from '../syntax.js';
import type { Reference } from './bind.js';
import { stronglyConnected } from './cycles.js';
import type { Declarations } from './declare.js';
import type { BicepSymbol } from './symbols.js';
import { partOf, type TypeAccess } from './type-parts.js';

type References = ReadonlyMap<Reference, BicepSymbol>;

/**
 * Types that are nothing but names of each other, and types of which every value would have to hold another one; each
 * with a diagnostic. The Bicep CLI looks for circles of either kind alone, so one of steps of both is none.
 */
export function findTypeCycles(
  declarations: Declarations,
  references: References,
  diagnostics: Diagnostic[],
): ReadonlySet<BicepSymbol> {
  const named = new Map<BicepSymbol, readonly BicepSymbol[]>();
  const held = new Map<BicepSymbol, readonly BicepSymbol[]>();
  for (const symbol of declarations.names.values()) {
    if (symbol.kind !== 'type') continue;
    const { declaration } = symbol;
    named.set(symbol, namedBy(declaration.value, references, false));
    const place = isDiscriminated(declaration) ? 'discriminated' : 'outside';
    held.set(symbol, heldBy(declaration.value, references, place));
  }
  const cyclic = new Set([named, held].flatMap((needs) => stronglyConnected(needs).flat()));
  for (const symbol of named.keys()) {
    if (symbol.kind !== 'type' || !cyclic.has(symbol)) continue;
    diagnostics.push(diagnostic('bicep/type-cycle', symbol.declaration.name.span, symbol.name));
  }
  return cyclic;
}

function isDiscriminated({ decorators }: TypeDeclaration): boolean {
  return decorators.some(
    ({ expression }) =>
      (expression.kind === 'call' || expression.kind === 'instanceCall') &&
      expression.name.name === 'discriminator',
  );
}

/**
 * The types without which it cannot be said what a type is. @param inside true in a part of an object or array, where
 * a name is enough and only what is read of a type is needed
 */
function namedBy(
  type: TypeExpression,
  references: References,
  inside: boolean,
): readonly BicepSymbol[] {
  const among = (types: readonly TypeExpression[], within = inside): readonly BicepSymbol[] =>
    types.flatMap((each) => namedBy(each, references, within));
  switch (type.kind) {
    case 'typeName':
      return inside ? [] : declaredBy(type, references);
    case 'typePropertyAccess':
    case 'typeAdditionalPropertiesAccess':
    case 'typeIndexAccess':
    case 'typeItemsAccess':
      return among([type.target], false);
    case 'nullableType':
    case 'nonNullableType':
    case 'parenthesizedType':
      return among([type.type]);
    case 'unionType':
      return among(type.members);
    case 'arrayType':
      return among([type.element], true);
    case 'objectType':
      return type.members.flatMap((each) =>
        each.kind === 'error' ? [] : among([each.type], true),
      );
    case 'tupleType':
      return type.items.flatMap((each) => (each.kind === 'error' ? [] : among([each.type], true)));
    default:
      return [];
  }
}

/**
 * The types of which every value of a type holds one. An array counts as if it always had items, as it does for the
 * Bicep CLI. @param place where the type stands: in a part of an object or array, at the top of a declaration, or there
 * with a discriminator, which makes a union hold its members
 */
function heldBy(
  type: TypeExpression,
  references: References,
  place: 'inside' | 'outside' | 'discriminated',
): readonly BicepSymbol[] {
  const parts = (types: readonly TypeExpression[], within = place): readonly BicepSymbol[] =>
    types.flatMap((each) => (isNullable(each, references) ? [] : heldBy(each, references, within)));
  switch (type.kind) {
    case 'typeName':
      return place === 'inside' ? declaredBy(type, references) : [];
    case 'typePropertyAccess':
    case 'typeAdditionalPropertiesAccess':
    case 'typeIndexAccess':
    case 'typeItemsAccess':
      return place === 'inside' ? heldBy(type.target, references, place) : [];
    case 'nullableType':
    case 'nonNullableType':
    case 'parenthesizedType':
      return heldBy(type.type, references, place);
    case 'unionType':
      return parts(type.members, place === 'outside' ? place : 'inside');
    case 'arrayType':
      return parts([type.element], 'inside');
    case 'objectType':
      return type.members.flatMap((each) =>
        each.kind === 'objectTypeProperty' ? parts([each.type], 'inside') : [],
      );
    case 'tupleType':
      return type.items.flatMap((each) =>
        each.kind === 'error' ? [] : parts([each.type], 'inside'),
      );
    default:
      return [];
  }
}

function declaredBy(
  type: Extract<TypeExpression, { kind: 'typeName' }>,
  references: References,
): readonly BicepSymbol[] {
  const symbol = references.get(type);
  return symbol?.kind === 'type' ? [symbol] : [];
}

/** How many names are followed to learn what a type is; longer chains count as not known. */
const longestChain = 1000;

/** Whether null is a value of a type, or may be, where that is not known here. */
function isNullable(written: TypeExpression, references: References): boolean {
  const pending: Reading[] = [{ type: written, accesses: [] }];
  for (let steps = 0; steps < longestChain; steps++) {
    const reading = pending.pop();
    if (reading === undefined) return false;
    const next = follow(reading, references);
    if (next === 'nullable') return true;
    pending.push(...next);
  }
  return true;
}

/** A type, and what is read of it. */
interface Reading {
  readonly type: TypeExpression;
  readonly accesses: readonly TypeAccess[];
}

/** One step on the way to what a type is; none where it is known to be something else than null. */
function follow({ type, accesses }: Reading, references: References): 'nullable' | Reading[] {
  const [access, ...deeper] = accesses;
  switch (type.kind) {
    case 'typeName': {
      const symbol = references.get(type);
      if (symbol?.kind === 'type') return [{ type: symbol.declaration.value, accesses }];
      return symbol || access ? 'nullable' : [];
    }
    case 'typePropertyAccess':
    case 'typeAdditionalPropertiesAccess':
    case 'typeIndexAccess':
    case 'typeItemsAccess':
      return [{ type: type.target, accesses: [type, ...accesses] }];
    case 'parenthesizedType':
      return [{ type: type.type, accesses }];
    case 'nullableType':
      return access ? [{ type: type.type, accesses }] : 'nullable';
    case 'nonNullableType':
      return access ? [{ type: type.type, accesses }] : [];
    case 'unionType':
      return access ? 'nullable' : type.members.map((each) => ({ type: each, accesses }));
    case 'literalType':
      return type.literal.kind === 'null' || access ? 'nullable' : [];
    case 'parameterizedType':
    case 'error':
      return 'nullable';
    default: {
      const part = access && partOf(access, type);
      if (part) return [{ type: part, accesses: deeper }];
      return access ? 'nullable' : [];
    }
  }
}
