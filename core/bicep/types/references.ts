import type { ObjectNode, TemplateNode } from '../../template/template.js';
import { literalText } from '../binder/expression-parts.js';
import type { Lowering } from '../lower/model.js';
import type { ImportedType } from '../modules/import-closure.js';
import type { ObjectType, ParameterizedType, TypeExpression } from '../syntax.js';

/** What a type expression that names another type leads to. */
export type ResolvedType =
  | {
      readonly kind: 'declared';
      /** Path in the template: `definitions`, a name, and what is read of it. */
      readonly segments: readonly string[];
      readonly type: TypeExpression;
      /** Lowering in the file that declares it. */
      readonly at: Lowering;
    }
  | {
      /** A type of an ARM template, by its schema there. */
      readonly kind: 'schema';
      readonly segments: readonly string[];
      readonly schema: TemplateNode;
      readonly template: ObjectNode;
    }
  | {
      /** Part of the schema of a resource type, which only Azure's type data hold. */
      readonly kind: 'derived';
      readonly root: ParameterizedType;
      readonly segments: readonly string[];
    };

/** Follows names and accesses (`a.b`, `a[*]`, `a[0]`, `a.*`); undefined where nothing is named. */
export function resolveType(type: TypeExpression, at: Lowering): ResolvedType | undefined {
  switch (type.kind) {
    case 'typeName':
      return resolveName(type, at);
    case 'parameterizedType':
      return { kind: 'derived', root: type, segments: [] };
    case 'parenthesizedType':
    case 'nonNullableType':
      return resolveType(type.type, at);
    case 'typePropertyAccess':
      return resolveMember(type, at);
    case 'typeAdditionalPropertiesAccess':
      return step(type.target, at, ['additionalProperties'], (target) => {
        if (target.kind !== 'objectType') return undefined;
        return target.members.find((each) => each.kind === 'additionalProperties')?.type;
      });
    case 'typeItemsAccess':
      return step(type.target, at, ['items'], (target) =>
        target.kind === 'arrayType' ? target.element : undefined,
      );
    case 'typeIndexAccess': {
      const name = literalText(type.index);
      if (name !== undefined) return propertyStep(type.target, name, at);
      if (type.index.kind !== 'integer') return undefined;
      const { value } = type.index;
      return step(type.target, at, ['prefixItems', String(value)], (target) => {
        const item = target.kind === 'tupleType' ? target.items[value] : undefined;
        return item?.kind === 'tupleTypeItem' ? item.type : undefined;
      });
    }
    default:
      return undefined;
  }
}

function resolveName(
  type: Extract<TypeExpression, { kind: 'typeName' }>,
  at: Lowering,
): ResolvedType | undefined {
  const symbol = at.model.binding.references.get(type);
  if (symbol?.kind === 'type') {
    if (at.model.binding.cyclic.has(symbol)) return undefined;
    const name = at.imports.nameOf(symbol) ?? symbol.name;
    return {
      kind: 'declared',
      segments: ['definitions', name],
      type: symbol.declaration.value,
      at,
    };
  }
  if (symbol?.kind !== 'imported') return undefined;
  const target = at.imports.typeOf(symbol);
  if (target === undefined) return undefined;
  const name = at.imports.nameOf(symbol) ?? symbol.name;
  return imported(['definitions', name], target);
}

function imported(segments: readonly string[], target: ImportedType): ResolvedType {
  return 'schema' in target
    ? { kind: 'schema', segments, ...target }
    : { kind: 'declared', segments, ...target };
}

function resolveMember(
  type: Extract<TypeExpression, { kind: 'typePropertyAccess' }>,
  at: Lowering,
): ResolvedType | undefined {
  const { target } = type;
  const { name } = type.name;
  if (target.kind === 'typeName') {
    const symbol = at.model.binding.references.get(target);
    if (symbol?.kind === 'wildcard') {
      const found = at.imports.typeOf(symbol, name);
      const known = at.imports.nameOfMember(symbol, name) ?? name;
      return found && imported(['definitions', known], found);
    }
  }
  return propertyStep(target, name, at);
}

function propertyStep(target: TypeExpression, name: string, at: Lowering) {
  return step(target, at, ['properties', name], (found) => {
    if (found.kind !== 'objectType') return undefined;
    return propertyType(found, name);
  });
}

function propertyType(type: ObjectType, name: string): TypeExpression | undefined {
  const wanted = name.toLowerCase();
  for (const member of type.members) {
    if (member.kind !== 'objectTypeProperty') continue;
    const key = member.key.kind === 'identifier' ? member.key.name : literalText(member.key);
    if (key?.toLowerCase() === wanted) return member.type;
  }
  return undefined;
}

/** Reads a part of a type, following the type to its declaration until one is found that has the part. */
function step(
  written: TypeExpression,
  at: Lowering,
  segments: readonly string[],
  part: (type: TypeExpression) => TypeExpression | undefined,
): ResolvedType | undefined {
  let resolved = resolveType(written, at);
  const seen = new Set<TypeExpression>();
  while (resolved?.kind === 'declared') {
    const type = withoutLayers(resolved.type);
    if (seen.has(type)) return undefined;
    seen.add(type);
    const found = part(type);
    if (found !== undefined) {
      return {
        kind: 'declared',
        segments: [...resolved.segments, ...segments],
        type: found,
        at: resolved.at,
      };
    }
    resolved = resolveType(type, resolved.at);
  }
  return resolved && { ...resolved, segments: [...resolved.segments, ...segments] };
}

function withoutLayers(type: TypeExpression): TypeExpression {
  const layered =
    type.kind === 'parenthesizedType' ||
    type.kind === 'nullableType' ||
    type.kind === 'nonNullableType';
  return layered ? withoutLayers(type.type) : type;
}
