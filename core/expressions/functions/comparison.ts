import { compareValues } from '../equality.js';
import type { Value } from '../value.js';
import { booleanValue } from '../values.js';
import {
  any,
  type FunctionSignature,
  failure,
  float,
  integer,
  oneOf,
  plain,
  text,
  typeOf,
} from './signature.js';

const comparable = oneOf(integer, float, text);

export const comparisonFunctions: readonly FunctionSignature[] = [
  plain(
    'equals',
    [any, any],
    ([a, b], { origin }) =>
      booleanValue(a !== undefined && b !== undefined && compareValues(a, b) === 'equal', origin),
    {
      returns: 'bool',
      partial: ([a, b], { origin }) => {
        if (a === undefined || b === undefined) return undefined;
        const comparison = compareValues(a, b);
        return comparison === 'unknown' ? undefined : booleanValue(comparison === 'equal', origin);
      },
    },
  ),
  ordering('less', (order) => order < 0),
  ordering('lessOrEquals', (order) => order <= 0),
  ordering('greater', (order) => order > 0),
  ordering('greaterOrEquals', (order) => order >= 0),
];

function ordering(name: string, holds: (order: number) => boolean): FunctionSignature {
  return plain(
    name,
    [comparable, comparable],
    ([a, b], { origin }) => {
      const order = a && b && orderOf(a, b);
      return order === undefined
        ? failure(`a ${a && typeOf(a)} and a ${b && typeOf(b)} cannot be compared`)
        : booleanValue(holds(order), origin);
    },
    { returns: 'bool' },
  );
}

/** Less than, equal to or greater than 0; texts by their UTF-16 units. Undefined for different kinds. */
export function orderOf(a: Value, b: Value): number | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    if (a.value !== b.value || Number.isSafeInteger(a.value)) return a.value - b.value;
    const [left, right] = [a, b].map(({ text, value }) => text ?? String(value));
    const isWhole = [left, right].every((digits = '') => /^-?\d+$/.test(digits));
    return isWhole ? Number(BigInt(left ?? 0) - BigInt(right ?? 0)) : 0;
  }
  if (a.kind !== 'string' || b.kind !== 'string') return undefined;
  return a.value < b.value ? -1 : Number(a.value > b.value);
}
