import type { Span } from '../../source/span.js';
import type { ObjectNode, PropertyNode } from '../../template/template.js';
import { ambientTypes } from '../binder/builtin-functions.js';
import { literalText } from '../binder/expression-parts.js';
import { nameOf, typeNamed } from '../binder/resource-types.js';
import type { ResourceTypeName } from '../binder/symbols.js';
import { propertyName } from '../binder/type-parts.js';
import { propertyOf } from '../modules/arm-exports.js';
import type {
  Decorator,
  ObjectType,
  ParameterizedType,
  TupleType,
  TypeExpression,
  UnionType,
} from '../syntax.js';
import { type LiteralValue, literalMembers, literalNode, typeWordOf } from '../types/literals.js';
import { type ResolvedType, resolveType } from '../types/references.js';
import { array, entry, literal, merge, object } from './build.js';
import { applyDecorators, findDecorator } from './decorators.js';
import { declaredResourceType } from './handed-resources.js';
import type { Lowering } from './model.js';

/** A type as ARM's schema of a parameter, output or definition. */
export function lowerType(
  type: TypeExpression,
  at: Lowering,
  decorators: readonly Decorator[] = [],
): ObjectNode {
  const { span } = type;
  switch (type.kind) {
    case 'typeName':
      return lowerNamedType(type, at);
    case 'typePropertyAccess':
      if (isNamespace(type.target, at)) return ambient(type.name.name, span);
      return lowerReference(type, at);
    case 'typeAdditionalPropertiesAccess':
    case 'typeIndexAccess':
    case 'typeItemsAccess':
      return lowerReference(type, at);
    case 'parameterizedType':
      return derivedSchema(type, [], span);
    case 'literalType':
    case 'unaryType':
      return allowed(literalMembers(type, at), span);
    case 'unionType':
      return lowerUnion(type, at, decorators);
    case 'objectType':
      return lowerObjectType(type, at);
    case 'tupleType':
      return lowerTuple(type, at);
    case 'arrayType':
      return lowerArrayType(type, at);
    case 'nullableType':
      return merge(lowerType(type.type, at, decorators), entry('nullable', literal(true, span)));
    case 'nonNullableType':
      return merge(lowerType(type.type, at, decorators), entry('nullable', literal(false, span)));
    case 'parenthesizedType':
      return lowerType(type.type, at, decorators);
    case 'resourceType':
      return resourceTypeSchema(declaredResourceType(type), span);
    case 'error':
      return object([], span);
  }
}

function typeEntry(word: string, span: Span): PropertyNode {
  return entry('type', literal(word, span));
}

function ambient(name: string, span: Span): ObjectNode {
  return object(name === 'any' ? [] : [typeEntry(name, span)], span);
}

function lowerNamedType(type: Extract<TypeExpression, { kind: 'typeName' }>, at: Lowering) {
  if (at.model.binding.references.has(type)) return lowerReference(type, at);
  const { name } = type.name;
  return ambientTypes.has(name) ? ambient(name, type.span) : object([], type.span);
}

function isNamespace(type: TypeExpression, at: Lowering): boolean {
  return type.kind === 'typeName' && at.model.binding.references.get(type)?.kind === 'namespace';
}

/** A type that is declared elsewhere: `{ $ref: '#/definitions/…' }`, or the schema of a resource's part. */
function lowerReference(type: TypeExpression, at: Lowering): ObjectNode {
  const resolved = resolveType(type, at);
  return resolved === undefined ? object([], type.span) : referenceSchema(resolved, type.span);
}

function referenceSchema(resolved: ResolvedType, span: Span): ObjectNode {
  if (resolved.kind === 'derived') return derivedSchema(resolved.root, resolved.segments, span);
  const pointer = ['#', ...resolved.segments.map(pointerPart)].join('/');
  return object([entry('$ref', literal(pointer, span))], span);
}

/** Escapes a part of a JSON pointer in a URI fragment (RFC 6901). */
function pointerPart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** `resourceInput<'type@version'>`: the type is named, and its schema left to whoever knows Azure's types. */
function derivedSchema(
  root: ParameterizedType,
  segments: readonly string[],
  span: Span,
): ObjectNode {
  const [arg] = root.args;
  const written = arg?.kind === 'literalType' ? (literalText(arg.literal) ?? '') : '';
  const source = nameOf(typeNamed(written));
  const pointer = segments.length === 0 ? '' : `#${segments.map(pointerPart).join('/')}`;
  const from = entry('source', literal(`${source}${pointer}`, span));
  const isOutput = root.name.name === 'resourceOutput';
  const marker = isOutput
    ? object([from, entry('output', literal(true, span))], span)
    : object([from], span);
  const metadata = object([entry('__bicep_resource_derived_type!', marker)], span);
  return object([entry('metadata', metadata)], span);
}

/** The schema of a resource that is handed from file to file: of its id. */
export function resourceTypeSchema(type: ResourceTypeName | undefined, span: Span): ObjectNode {
  const name = type ? nameOf(type) : '';
  const metadata = object([entry('resourceType', literal(name, span))], span);
  return object([typeEntry('string', span), entry('metadata', metadata)], span);
}

function allowed(values: readonly LiteralValue[], span: Span): ObjectNode {
  const known = values.filter((value) => value.value !== null);
  const word = typeWordOf(known.length > 0 ? known : values);
  const items = (known.length > 0 ? known : values).map((value) => literalNode(value, span));
  const properties = word === undefined ? [] : [typeEntry(word, span)];
  properties.push(entry('allowedValues', array(items, span)));
  const nullable = known.length > 0 && known.length < values.length;
  if (nullable) properties.push(entry('nullable', literal(true, span)));
  return object(properties, span);
}

function lowerUnion(type: UnionType, at: Lowering, decorators: readonly Decorator[]): ObjectNode {
  const { span } = type;
  const [written] = findDecorator(decorators, 'discriminator')?.args ?? [];
  const discriminator = written && literalText(written);
  if (discriminator === undefined) return allowed(literalMembers(type, at), span);
  return object(
    [
      typeEntry('object', span),
      entry(
        'discriminator',
        object(
          [
            entry('propertyName', literal(discriminator, span)),
            entry('mapping', object(discriminatedMembers(type, discriminator, at), span)),
          ],
          span,
        ),
      ),
    ],
    span,
  );
}

/** For each member of a tagged union its tag and its schema; members that are unions themselves give theirs. */
function discriminatedMembers(
  type: UnionType,
  discriminator: string,
  at: Lowering,
): readonly PropertyNode[] {
  return type.members.flatMap((member): readonly PropertyNode[] => {
    const direct = withoutParentheses(member);
    if (direct.kind === 'objectType') {
      const tag = tagOf(direct, discriminator, at);
      return tag === undefined ? [] : [entry(tag, lowerObjectType(direct, at))];
    }
    if (direct.kind === 'unionType') return discriminatedMembers(direct, discriminator, at);
    const resolved = resolveType(direct, at);
    if (resolved?.kind === 'schema') return schemaMembers(resolved, discriminator, member.span);
    if (resolved?.kind !== 'declared') return [];
    const target = withoutParentheses(resolved.type);
    if (target.kind === 'unionType')
      return discriminatedMembers(target, discriminator, resolved.at);
    if (target.kind !== 'objectType') return [];
    const tag = tagOf(target, discriminator, resolved.at);
    return tag === undefined ? [] : [entry(tag, referenceSchema(resolved, member.span))];
  });
}

/** The same for a member that an ARM template declares. */
function schemaMembers(
  resolved: Extract<ResolvedType, { kind: 'schema' }>,
  discriminator: string,
  span: Span,
): readonly PropertyNode[] {
  const { schema } = resolved;
  const mapping = propertyOf(propertyOf(schema, 'discriminator'), 'mapping');
  if (mapping?.kind === 'object') return mapping.properties;
  const tag = propertyOf(
    propertyOf(propertyOf(schema, 'properties'), discriminator),
    'allowedValues',
  );
  const value = tag?.kind === 'array' ? tag.items[0] : undefined;
  if (value?.kind !== 'literal' || typeof value.value !== 'string') return [];
  return [entry(value.value, referenceSchema(resolved, span))];
}

function withoutParentheses(type: TypeExpression): TypeExpression {
  return type.kind === 'parenthesizedType' ? withoutParentheses(type.type) : type;
}

function tagOf(type: ObjectType, discriminator: string, at: Lowering): string | undefined {
  for (const member of type.members) {
    if (member.kind === 'objectTypeProperty' && propertyName(member) === discriminator) {
      const [value] = literalMembers(member.type, at);
      return typeof value?.value === 'string' ? value.value : undefined;
    }
  }
  return undefined;
}

function lowerObjectType(type: ObjectType, at: Lowering): ObjectNode {
  const { span } = type;
  const properties: PropertyNode[] = [];
  let additional: PropertyNode | undefined;
  for (const member of type.members) {
    if (member.kind === 'error') continue;
    const schema = lowerPart(member.type, member.decorators, at);
    if (member.kind === 'additionalProperties') additional = entry('additionalProperties', schema);
    else properties.push(entry(propertyName(member) ?? '', schema, member.key.span));
  }
  const all = [typeEntry('object', span), entry('properties', object(properties, span))];
  return object(additional ? [...all, additional] : all, span);
}

function lowerPart(
  type: TypeExpression,
  decorators: readonly Decorator[],
  at: Lowering,
): ObjectNode {
  return applyDecorators(lowerType(type, at, decorators), decorators, { exported: false }, at);
}

function lowerTuple(type: TupleType, at: Lowering): ObjectNode {
  const { span } = type;
  const items = type.items.flatMap((item) =>
    item.kind === 'error' ? [] : [lowerPart(item.type, item.decorators, at)],
  );
  return object(
    [
      typeEntry('array', span),
      entry('prefixItems', array(items, span)),
      entry('items', literal(false, span)),
    ],
    span,
  );
}

/** An array of literals says which values are allowed in it; any other says what its items are. */
function lowerArrayType(
  type: Extract<TypeExpression, { kind: 'arrayType' }>,
  at: Lowering,
): ObjectNode {
  const { span } = type;
  const element = withoutParentheses(type.element);
  const literals = ['literalType', 'objectType', 'tupleType', 'unaryType', 'unionType'].includes(
    element.kind,
  )
    ? literalMembers(element, at)
    : [];
  const what =
    literals.length > 0
      ? entry(
          'allowedValues',
          array(
            literals.map((value) => literalNode(value, span)),
            span,
          ),
        )
      : entry('items', lowerType(element, at));
  return object([typeEntry('array', span), what], span);
}
