import type { Span } from '../../source/span.js';
import type { TemplateNode } from '../../template/template.js';
import { propertyName } from '../binder/type-parts.js';
import { constantText } from '../lower/constants.js';
import { enterPlacement } from '../lower/limits.js';
import type { Lowering } from '../lower/model.js';
import { propertyOf } from '../modules/arm-exports.js';
import type { ObjectType, TupleType, TypeExpression } from '../syntax.js';
import { resolveType } from './references.js';

/** One value that a type of literals admits. */
export interface LiteralValue {
  readonly value: string | number | boolean | null | LiteralObject | LiteralArray;
  /** The value as Bicep writes it; values are put in order by it. */
  readonly name: string;
}

export interface LiteralObject {
  readonly kind: 'object';
  readonly properties: readonly (readonly [string, LiteralValue])[];
}

export interface LiteralArray {
  readonly kind: 'array';
  readonly items: readonly LiteralValue[];
}

/**
 * The values that a literal or a union of literals admits, each once, ordered as the Bicep CLI does
 * (by UTF-16 units of how they are written). Empty where the type admits more than literals.
 */
export function literalMembers(type: TypeExpression, at: Lowering): readonly LiteralValue[] {
  return membersOf(type, at, new Set());
}

/** @param open types that are being looked into: one inside itself is no literal */
function membersOf(
  type: TypeExpression,
  at: Lowering,
  open: Set<TypeExpression>,
): readonly LiteralValue[] {
  const collection: Collection = { found: new Map(), done: new Set(), open };
  if (!collect(type, at, collection)) return [];
  return [...collection.found.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
  );
}

interface Collection {
  readonly found: Map<string, LiteralValue>;
  /** Types that have given their values already. */
  readonly done: Set<TypeExpression>;
  readonly open: Set<TypeExpression>;
}

/** False where something else than literals was met. */
function collect(type: TypeExpression, at: Lowering, into: Collection): boolean {
  if (into.done.has(type)) return true;
  if (into.open.has(type)) return false;
  into.open.add(type);
  const complete = collectOpen(type, at, into);
  into.open.delete(type);
  into.done.add(type);
  return complete;
}

function collectOpen(type: TypeExpression, at: Lowering, into: Collection): boolean {
  const { found, open } = into;
  switch (type.kind) {
    case 'literalType': {
      const value = literalValue(type.literal, at);
      if (value) found.set(value.name, value);
      return value !== undefined;
    }
    case 'unaryType': {
      const [operand, ...others] = membersOf(type.operand, at, open);
      const value = others.length === 0 ? unaryValue(type.operator, operand?.value) : undefined;
      if (value !== undefined) found.set(String(value), { value, name: String(value) });
      return value !== undefined;
    }
    case 'unionType':
      return type.members.every((member) => collect(member, at, into));
    case 'parenthesizedType':
      return collect(type.type, at, into);
    case 'nullableType':
      found.set('null', { value: null, name: 'null' });
      return collect(type.type, at, into);
    case 'nonNullableType': {
      const complete = collect(type.type, at, into);
      found.delete('null');
      return complete;
    }
    case 'objectType':
    case 'tupleType': {
      const value =
        type.kind === 'objectType' ? objectValue(type, at, open) : tupleValue(type, at, open);
      if (value) found.set(value.name, value);
      return value !== undefined;
    }
    default: {
      const resolved = resolveType(type, at);
      if (resolved?.kind === 'schema') return collectSchema(resolved.schema, found);
      return resolved?.kind === 'declared' && collect(resolved.type, resolved.at, into);
    }
  }
}

/** The one value of an object type whose properties are all literals. */
function objectValue(
  type: ObjectType,
  at: Lowering,
  open: Set<TypeExpression>,
): LiteralValue | undefined {
  if (!enterPlacement(type.span, at)) return undefined;
  const properties: [string, LiteralValue][] = [];
  for (const member of type.members) {
    if (member.kind !== 'objectTypeProperty') return undefined;
    const key = propertyName(member);
    const [value, ...others] = membersOf(member.type, at, open);
    if (key === undefined || value === undefined || others.length > 0) return undefined;
    properties.push([key, value]);
  }
  const written = properties.map(([key, { name }]) => `${key}: ${name}`).join(', ');
  return { value: { kind: 'object', properties }, name: `{ ${written} }` };
}

/** The one value of a tuple type whose items are all literals. */
function tupleValue(
  type: TupleType,
  at: Lowering,
  open: Set<TypeExpression>,
): LiteralValue | undefined {
  if (!enterPlacement(type.span, at)) return undefined;
  const items: LiteralValue[] = [];
  for (const item of type.items) {
    if (item.kind !== 'tupleTypeItem') return undefined;
    const [value, ...others] = membersOf(item.type, at, open);
    if (value === undefined || others.length > 0) return undefined;
    items.push(value);
  }
  const name = `[${items.map((item) => item.name).join(', ')}]`;
  return { value: { kind: 'array', items }, name };
}

function unaryValue(operator: '-' | '!', operand: LiteralValue['value'] | undefined) {
  if (operator === '-') return typeof operand === 'number' ? -operand : undefined;
  return typeof operand === 'boolean' ? !operand : undefined;
}

/** The values that a schema of an ARM template allows. */
function collectSchema(schema: TemplateNode, found: Map<string, LiteralValue>): boolean {
  const allowed = propertyOf(schema, 'allowedValues');
  if (allowed?.kind !== 'array' || propertyOf(schema, 'items')) return false;
  for (const item of allowed.items) {
    if (item.kind !== 'literal') return false;
    const { value } = item;
    const name = typeof value === 'string' ? quoted(value) : String(value);
    found.set(name, { value, name });
  }
  const nullable = propertyOf(schema, 'nullable');
  if (nullable?.kind === 'literal' && nullable.value === true) {
    found.set('null', { value: null, name: 'null' });
  }
  return true;
}

function literalValue(
  literal: Extract<TypeExpression, { kind: 'literalType' }>['literal'],
  at: Lowering,
): LiteralValue | undefined {
  switch (literal.kind) {
    case 'string': {
      const value = constantText(literal, at);
      return value === undefined ? undefined : { value, name: quoted(value) };
    }
    case 'integer':
      return { value: literal.value, name: String(literal.value) };
    case 'boolean':
      return { value: literal.value, name: String(literal.value) };
    case 'null':
      return { value: null, name: 'null' };
  }
}

/** A text as Bicep writes it between quotes. */
function quoted(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('${', '\\${');
  return `'${escaped}'`;
}

/** ARM's word for the type that all the values have; undefined where they differ. */
export function typeWordOf(values: readonly LiteralValue[]): string | undefined {
  const words = new Set(values.map(({ value }) => typeWord(value)));
  const [word] = words;
  return words.size === 1 ? word : undefined;
}

function typeWord(value: LiteralValue['value']): string | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'int';
  if (typeof value === 'boolean') return 'bool';
  return value?.kind;
}

export function literalNode({ value }: LiteralValue, span: Span): TemplateNode {
  if (value === null || typeof value !== 'object')
    return { kind: 'literal', value, implied: true, span };
  if (value.kind === 'array') {
    const items = value.items.map((item) => literalNode(item, span));
    return { kind: 'array', items, span, header: span };
  }
  const properties = value.properties.map(([key, each]) => ({
    key,
    keySpan: span,
    value: literalNode(each, span),
  }));
  return { kind: 'object', properties, span, header: span };
}
