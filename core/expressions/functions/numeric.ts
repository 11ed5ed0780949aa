import type { KnownValue } from '../value.js';
import { numberValue } from '../values.js';
import {
  array,
  type FunctionSignature,
  failure,
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
  arithmetic('div', (a, b) => (b === 0 ? undefined : Math.trunc(a / b))),
  arithmetic('mod', (a, b) => (b === 0 ? undefined : a % b)),
  extreme('min', (numbers) => numbers.reduce((a, b) => Math.min(a, b))),
  extreme('max', (numbers) => numbers.reduce((a, b) => Math.max(a, b))),
];

function arithmetic(
  name: string,
  compute: (a: number, b: number) => number | undefined,
): FunctionSignature {
  return plain(
    name,
    [integer, integer],
    ([a, b], { origin }) => {
      const result = compute(numberOf(a), numberOf(b));
      if (result === undefined) return failure('it divides by zero');
      if (Math.abs(result) >= 2 ** 63) return failure('its result does not fit in 64 bits');
      return numberValue(result === 0 ? 0 : result, origin);
    },
    { returns: 'int' },
  );
}

function extreme(name: string, choose: (numbers: readonly number[]) => number): FunctionSignature {
  return plain(
    name,
    [oneOf(integer, array)],
    (args, { origin }): Outcome => {
      const numbers = numbersIn(args);
      if (numbers === undefined) return failure('all it compares must be numbers');
      if (numbers.length === 0) return failure('it has no number to choose from');
      return numberValue(choose(numbers), origin);
    },
    { returns: 'int', max: unbounded },
  );
}

function numbersIn(args: readonly KnownValue[]): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const value of args.flatMap((arg) => (arg.kind === 'array' ? arg.items : [arg]))) {
    if (value.kind !== 'number') return undefined;
    numbers.push(value.value);
  }
  return numbers;
}
