import type { KnownValue, Value } from '../expressions/value.js';
import { isWhollyKnown } from '../expressions/values.js';
import type { DeploymentFrame } from './frame.js';
import { childNode } from './node-access.js';
import { valueOfNode } from './node-value.js';
import type { ParameterDeclaration } from './parameters.js';
import type { ObjectNode } from './template.js';

/**
 * What a parameter's value has against its declaration (type, allowed values, lengths, bounds): one
 * sentence, or undefined when nothing or the value is not known.
 */
export function constraintViolation(
  value: Value,
  { key, node, type }: ParameterDeclaration,
  frame: DeploymentFrame,
): string | undefined {
  if (!isWhollyKnown(value)) return undefined;
  if (value.kind === 'null' && type.nullable) return undefined;
  const kind = kindOf(value);
  if (type.kind !== undefined && kind !== type.kind) {
    return `The value of the parameter '${key}' is of type ${kind}, but it is declared as ${type.name}.`;
  }
  const found = (name: string) =>
    constraintAt(name, node, frame) ?? (type.node && constraintAt(name, type.node, frame));
  return notAllowed(value, key, found('allowedValues')) ?? outOfBounds(value, key, found);
}

function constraintAt(name: string, node: ObjectNode, { at }: DeploymentFrame): Value | undefined {
  const written = childNode(node, name);
  return written && valueOfNode(written, at);
}

function notAllowed(
  value: KnownValue,
  key: string,
  allowed: Value | undefined,
): string | undefined {
  if (allowed?.kind !== 'array' || !isWhollyKnown(allowed)) return undefined;
  const isAllowed = (item: Value) => allowed.items.some((one) => same(one, item));
  // Of an array, each item must be among the allowed values, unless the whole array is.
  const ok = isAllowed(value) || (value.kind === 'array' && value.items.every(isAllowed));
  return ok ? undefined : `The value of the parameter '${key}' is not one of its allowed values.`;
}

/** Deep equality; text without letter case, as Azure compares allowed values. */
function same(a: Value, b: Value): boolean {
  if (a.kind === 'string')
    return b.kind === 'string' && a.value.toLowerCase() === b.value.toLowerCase();
  if (a.kind === 'number' || a.kind === 'boolean') return b.kind === a.kind && a.value === b.value;
  if (a.kind === 'array') {
    return (
      b.kind === 'array' &&
      a.items.length === b.items.length &&
      a.items.every((item, i) => {
        const other = b.items[i];
        return other !== undefined && same(item, other);
      })
    );
  }
  if (a.kind !== 'object') return a.kind === b.kind;
  if (b.kind !== 'object' || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, entry]) => {
    const other = b.entries.get(key);
    return other !== undefined && same(entry.value, other.value);
  });
}

function outOfBounds(
  value: KnownValue,
  key: string,
  found: (name: string) => Value | undefined,
): string | undefined {
  const size = sizeOf(value);
  if (size === undefined) return undefined;
  const [least, most] = [found(`min${size.bound}`), found(`max${size.bound}`)];
  if (least?.kind === 'number' && size.number < least.value) {
    return `${size.noun} of the parameter '${key}' is ${size.number}, less than the ${least.value} it must be at least.`;
  }
  if (most?.kind === 'number' && size.number > most.value) {
    return `${size.noun} of the parameter '${key}' is ${size.number}, more than the ${most.value} it may be at most.`;
  }
  return undefined;
}

function sizeOf(
  value: KnownValue,
):
  | { readonly bound: 'Value' | 'Length'; readonly noun: string; readonly number: number }
  | undefined {
  switch (value.kind) {
    case 'number':
      return { bound: 'Value', noun: 'The value', number: value.value };
    case 'string':
      return { bound: 'Length', noun: 'The length', number: value.value.length };
    case 'array':
      return { bound: 'Length', noun: 'The length', number: value.items.length };
    default:
      return undefined;
  }
}

function kindOf(value: KnownValue): string {
  if (value.kind === 'number') return 'int';
  return value.kind === 'boolean' ? 'bool' : value.kind;
}
