import type { LogicValue } from '../compiled.js';
import { type Compiled, type Frame, type Operator, operand, present } from '../operator.js';
import { parsePath } from '../path.js';
import { fromPlain } from '../plain.js';
import { readSteps } from '../read.js';
import { unknownIn, unknownOf } from '../unknown.js';

/** JSON Logic's `missing`. */
export const missingOperator: Operator = {
  name: 'missing',
  summary:
    'The paths, of those named, at which nothing is, or null or empty text. The paths are the operands, or one list of them.',
  parameters: [{ name: 'paths' }],
  variadic: { atLeast: 0 },
  examples: [
    {
      logic: { missing: ['a', 'b'] },
      data: { a: 'apple', c: 'carrot' },
      result: ['b'],
    },
    { logic: { missing: ['a', 'b'] }, data: { a: 'apple', b: 'banana' }, result: [] },
  ],
  compile(call) {
    const operands = present(call);
    return (frame) => ({ value: missingOf(operands, frame) });
  },
};

/** JSON Logic's `missing_some`. */
export const missingSome: Operator = {
  name: 'missing_some',
  summary:
    'An empty list when at least so many of the paths are there, else those that are not (see `missing`).',
  parameters: [{ name: 'atLeast' }, { name: 'paths' }],
  examples: [
    {
      logic: { missing_some: [1, ['a', 'b', 'c']] },
      data: { a: 'apple' },
      result: [],
    },
    {
      logic: { missing_some: [2, ['a', 'b', 'c']] },
      data: { a: 'apple' },
      result: ['b', 'c'],
    },
  ],
  compile(call) {
    const least = operand(call, 0);
    const paths = operand(call, 1);
    return (frame) => {
      const absent = missingOf([paths], frame);
      const wanted = least.evaluate(frame).value;
      const all = paths.evaluate(frame).value;
      if (absent.kind !== 'array' || wanted.kind !== 'number' || all.kind !== 'array') {
        return { value: absent };
      }
      const there = all.items.length - absent.items.length;
      return { value: there >= wanted.value ? fromPlain([]) : absent };
    };
  },
};

function missingOf(operands: readonly Compiled[], frame: Frame): LogicValue {
  const given = operands.map(({ evaluate }) => evaluate(frame).value);
  const [first] = given;
  const paths = first?.kind === 'array' ? first.items : given;
  const absent = [];
  for (const path of paths) {
    const open = unknownIn(path);
    if (open !== undefined)
      return unknownOf('missing', open, [frame.item.value, ...given], 'array');
    if (path.kind !== 'string' && path.kind !== 'number') continue;
    const { steps } = parsePath(String(path.value));
    const { value } =
      steps === undefined ? { value: fromPlain(null) } : readSteps(frame.item, steps);
    if (value.kind === 'unknown' || value.kind === 'choice') {
      const cause = unknownIn(value);
      if (cause !== undefined) return unknownOf('missing', cause, [value, ...given], 'array');
    }
    const none = value.kind === 'missing' || value.kind === 'null';
    if (none || (value.kind === 'string' && value.value === '')) absent.push(path);
  }
  return { kind: 'array', items: absent, origin: fromPlain(null).origin };
}
