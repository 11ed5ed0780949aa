import { printExpression } from '../expressions/printer.js';
import { residualOf } from '../expressions/residual.js';
import { labelOf } from '../expressions/unknown.js';
import type { ObjectValue, Value } from '../expressions/value.js';
import { partsOf } from './text-pieces.js';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** What is printed instead of a secret. */
const secretText = '{{Secret}}';

/**
 * A value as JSON: what is not known as the expression that remains of it (`[reference(…).kind]`), text
 * that begins with a bracket with that bracket doubled, as a template would have it, secrets hidden.
 */
export function jsonOf(value: Value): JsonValue {
  if (value.secret && value.kind !== 'unknown' && value.kind !== 'null') return secretText;
  switch (value.kind) {
    case 'string':
      return value.value.startsWith('[') ? `[${value.value}` : value.value;
    case 'number':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    case 'unknown':
    case 'choice':
      return `[${value.form}]`;
    case 'array':
      return value.rest === undefined ? value.items.map(jsonOf) : bracketed(value);
    case 'object':
      return value.residual === undefined ? membersAsJson(value, jsonOf) : bracketed(value);
  }
}

function bracketed(value: Value): string {
  return `[${printExpression(residualOf(value))}]`;
}

/** The members of an object, those whose key is not known under the expression that gives it. */
export function membersAsJson(value: ObjectValue, print: (member: Value) => JsonValue): JsonValue {
  const members: [string, JsonValue][] = [];
  for (const { key, value: member } of value.entries.values()) members.push([key, print(member)]);
  for (const { key, value: member } of value.unknownEntries) {
    members.push([`[${key.form}]`, member === undefined ? `[${key.form}]` : print(member)]);
  }
  // Not an object literal with computed keys: `__proto__` would be lost in one.
  return Object.fromEntries(members);
}

/** A text for people, each hole as `{parameter}` or `{expression}`. */
export function displayText(value: Value): string {
  if (value.kind === 'choice') return `{${labelOf(value.expression)}}`;
  if (value.secret) return value.kind === 'unknown' ? `{${labelOf(value.expression)}}` : secretText;
  return partsOf(value)
    .map((part) => (typeof part === 'string' ? part : `{${labelOf(part.expression)}}`))
    .join('');
}
