import type { ObjectNode, TemplateNode } from '../../template/template.js';
import { literalText } from '../binder/expression-parts.js';
import { partOf, type TypeAccess } from '../binder/type-parts.js';
import type { Lowering } from '../lower/model.js';
import type { ImportedType } from '../modules/import-closure.js';
import type { ParameterizedType, TypeExpression } from '../syntax.js';

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
    case 'typeItemsAccess':
    case 'typeIndexAccess':
      return resolvePart(type, at);
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
  return resolvePart(type, at);
}

/** Where the part that an access reads stands below its type in a template; undefined where the access is not fixed. */
function segmentsOf(access: TypeAccess): readonly string[] | undefined {
  switch (access.kind) {
    case 'typePropertyAccess':
      return ['properties', access.name.name];
    case 'typeAdditionalPropertiesAccess':
      return ['additionalProperties'];
    case 'typeItemsAccess':
      return ['items'];
    case 'typeIndexAccess': {
      const name = literalText(access.index);
      if (name !== undefined) return ['properties', name];
      return access.index.kind === 'integer'
        ? ['prefixItems', String(access.index.value)]
        : undefined;
    }
  }
}

/** Reads a part of a type, following the type to its declaration until one is found that has the part. */
function resolvePart(access: TypeAccess, at: Lowering): ResolvedType | undefined {
  const segments = segmentsOf(access);
  if (segments === undefined) return undefined;
  let resolved = resolveType(access.target, at);
  const seen = new Set<TypeExpression>();
  while (resolved?.kind === 'declared') {
    const type = withoutLayers(resolved.type);
    if (seen.has(type)) return undefined;
    seen.add(type);
    const found = partOf(access, type);
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
