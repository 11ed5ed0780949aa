import type { Value } from '../value.js';
import { wholeNumberValue } from '../values.js';
import { orderOf } from './comparison.js';
import {
  array,
  type FunctionSignature,
  failure,
  float,
  integer,
  numberOf,
  type Outcome,
  oneOf,
  plain,
} from './signature.js';

const unbounded = Number.POSITIVE_INFINITY;

export const numericFunctions: readonly FunctionSignature[] = [
  arithmetic('add', (a, b) => a + b),
  arithmetic('sub', (a, b) => a - b),
  arithmetic('mul', (a, b) => a * b),
  arithmetic('div', (a, b) => (b === 0n ? undefined : a / b)),
  arithmetic('mod', (a, b) => (b === 0n ? undefined : a % b)),
  extreme('min', (order) => order < 0),
  extreme('max', (order) => order > 0),
];

function arithmetic(
  name: string,
  compute: (a: bigint, b: bigint) => bigint | undefined,
): FunctionSignature {
  return plain(
    name,
    [integer, integer],
    ([a, b], { origin }) => {
      const result = compute(exactOf(a), exactOf(b));
      if (result === undefined) return failure('it divides by zero');
      return BigInt.asIntN(64, result) === result
        ? wholeNumberValue(result, origin)
        : failure('its result does not fit in 64 bits');
    },
    { returns: 'int' },
  );
}

function extreme(name: string, isBetter: (order: number) => boolean): FunctionSignature {
  return plain(
    name,
    [oneOf(integer, float, array)],
    (args, { origin }): Outcome => {
      const [only] = args;
      const numbers: readonly Value[] =
        args.length === 1 && only?.kind === 'array' ? only.items : args;
      if (numbers.some(({ kind }) => kind !== 'number')) {
        return failure('all it compares must be numbers');
      }
      const [first, ...others] = numbers;
      if (first === undefined) return failure('it has no number to choose from');
      const best = others.reduce((a, b) => (isBetter(orderOf(b, a) ?? 0) ? b : a), first);
      return { ...best, origin };
    },
    { returns: 'int', max: unbounded },
  );
}

function exactOf(value: Value | undefined): bigint {
  return BigInt((value?.kind === 'number' && value.text) || numberOf(value));
}
