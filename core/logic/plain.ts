import type { KnownValue, Value } from '../expressions/value.js';
import type { LogicValue } from './compiled.js';
import { computed } from './unknown.js';

/** Data as JSON has it. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

const remembered = new WeakMap<LogicValue, Plain>();
/** The other way: data that comes back from an operator is the value it was made from, places included. */
const sources = new WeakMap<object, KnownValue>();

/**
 * The value as plain data, missing as null; undefined when anything in it is unknown. The same list or
 * object gives the same one again, since `==` of JSON Logic tells them apart by identity.
 */
export function toPlain(value: LogicValue): Plain | undefined {
  if (value.kind !== 'array' && value.kind !== 'object') return plainOf(value);
  const before = remembered.get(value);
  if (before !== undefined) return before;
  const plain = plainOf(value);
  if (plain !== undefined) {
    remembered.set(value, plain);
    if (typeof plain === 'object' && plain !== null) sources.set(plain, value);
  }
  return plain;
}

function plainOf(value: LogicValue): Plain | undefined {
  switch (value.kind) {
    case 'missing':
    case 'null':
      return null;
    case 'string':
    case 'number':
    case 'boolean':
      return value.value;
    case 'unknown':
    case 'choice':
      return undefined;
    case 'array': {
      if (value.rest !== undefined) return undefined;
      const items: Plain[] = [];
      for (const item of value.items) {
        const plain = toPlain(item);
        if (plain === undefined) return undefined;
        items.push(plain);
      }
      return items;
    }
    case 'object': {
      if (value.unknownEntries.length > 0) return undefined;
      const object = {};
      for (const { key, value: inner } of value.entries.values()) {
        const plain = toPlain(inner);
        if (plain === undefined) return undefined;
        // A key like __proto__ must become a property, not set the prototype.
        Object.defineProperty(object, key, { value: plain, enumerable: true });
      }
      return object;
    }
  }
}

/** Plain data as a value; what JSON does not have (undefined) becomes null. */
export function fromPlain(plain: unknown): KnownValue {
  const origin = computed;
  if (typeof plain === 'string') return { kind: 'string', value: plain, origin };
  if (typeof plain === 'number') return { kind: 'number', value: plain, origin };
  if (typeof plain === 'boolean') return { kind: 'boolean', value: plain, origin };
  const source = typeof plain === 'object' && plain !== null ? sources.get(plain) : undefined;
  if (source !== undefined) return source;
  if (Array.isArray(plain)) return { kind: 'array', items: plain.map(fromPlain), origin };
  if (typeof plain !== 'object' || plain === null) return { kind: 'null', origin };
  const entries = Object.entries(plain).map(
    ([key, value]): [string, { key: string; value: Value }] => [
      key,
      { key, value: fromPlain(value) },
    ],
  );
  return { kind: 'object', entries: new Map(entries), unknownEntries: [], origin };
}
