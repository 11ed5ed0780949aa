import type { Span } from '../../source/span.js';
import type { LiteralNode, TemplateNode } from '../../template/template.js';
import { literalText } from '../binder/expression-parts.js';
import type { Lowering } from '../lower/model.js';
import { propertyOf } from '../modules/arm-exports.js';
import type { TypeExpression } from '../syntax.js';
import { resolveType } from './references.js';

/** One value that a type of literals admits. */
export interface LiteralValue {
  readonly value: string | number | boolean | null;
  /** The value as Bicep writes it; values are put in order by it. */
  readonly name: string;
}

/**
 * The values that a literal or a union of literals admits, each once, ordered as the Bicep CLI does
 * (by UTF-16 units of how they are written). Empty where the type admits more than literals.
 */
export function literalMembers(type: TypeExpression, at: Lowering): readonly LiteralValue[] {
  const found = new Map<string, LiteralValue>();
  const complete = collect(type, at, found, new Set());
  if (!complete) return [];
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** False where something else than literals was met. */
function collect(
  type: TypeExpression,
  at: Lowering,
  found: Map<string, LiteralValue>,
  open: Set<TypeExpression>,
): boolean {
  if (open.has(type)) return false;
  open.add(type);
  switch (type.kind) {
    case 'literalType': {
      const value = literalValue(type.literal);
      if (value) found.set(value.name, value);
      return value !== undefined;
    }
    case 'unaryType': {
      if (type.operand.kind !== 'literalType') return false;
      const value = literalValue(type.operand.literal);
      if (typeof value?.value === 'number' && type.operator === '-') {
        found.set(`-${value.name}`, { value: -value.value, name: `-${value.name}` });
        return true;
      }
      if (typeof value?.value === 'boolean' && type.operator === '!') {
        found.set(String(!value.value), { value: !value.value, name: String(!value.value) });
        return true;
      }
      return false;
    }
    case 'unionType':
      return type.members.every((member) => collect(member, at, found, open));
    case 'parenthesizedType':
      return collect(type.type, at, found, open);
    case 'nullableType':
      found.set('null', { value: null, name: 'null' });
      return collect(type.type, at, found, open);
    case 'nonNullableType': {
      const complete = collect(type.type, at, found, open);
      found.delete('null');
      return complete;
    }
    default: {
      const resolved = resolveType(type, at);
      if (resolved?.kind === 'schema') return collectSchema(resolved.schema, found);
      return resolved?.kind === 'declared' && collect(resolved.type, resolved.at, found, open);
    }
  }
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
): LiteralValue | undefined {
  switch (literal.kind) {
    case 'string': {
      const value = literalText(literal);
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
  return typeof value === 'boolean' ? 'bool' : undefined;
}

export function literalNode(value: LiteralValue, span: Span): LiteralNode {
  return { kind: 'literal', value: value.value, span };
}
