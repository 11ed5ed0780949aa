import { overChoices } from '../choice.js';
import type { DecidedValue, Located, LogicValue } from '../compiled.js';
import { type Operator, operand } from '../operator.js';
import { missing, readSteps } from '../read.js';
import { unknownOf } from '../unknown.js';

/** A member of a value by a key that is worked out. */
export const get: Operator = {
  name: 'get',
  summary:
    'The member of a value at one or more keys, which may be worked out: names of entries (exact letter case first, then any), or 0-based indexes of items. A key is one key, never a path. Missing where nothing is there; unknown for an unknown key.',
  parameters: [{ name: 'of' }, { name: 'keys' }],
  variadic: { atLeast: 1 },
  examples: [
    {
      logic: { get: [{ var: 'a' }, { var: 'k' }] },
      data: { a: { 'x.y': 1 }, k: 'x.y' },
      result: 1,
    },
    { logic: { get: [{ split: [{ var: 'v' }, '|'] }, 1] }, data: { v: 'NODE|20' }, result: '20' },
    { logic: { get: [{ var: 'a' }, 'b', 0] }, data: { a: { B: ['c'] } }, result: 'c' },
    { logic: { get: [{ var: 'a' }, 'b'] }, data: {} },
  ],
  compile(call) {
    const from = operand(call, 0);
    const keys = call.operands.slice(1);
    return (frame) =>
      keys.reduce<Located>(
        (at, key) => (key === undefined ? at : member(at, key.evaluate(frame).value)),
        from.evaluate(frame),
      );
  },
};

function member(from: Located, key: LogicValue): Located {
  if (key.kind !== 'choice') return memberAt(from, key);
  const value = overChoices([key], ([one]) =>
    one === undefined ? key : memberAt(from, one).value,
  );
  return { value };
}

function memberAt(from: Located, key: DecidedValue): Located {
  switch (key.kind) {
    case 'unknown':
      return { value: { ...unknownOf('get', key, [from.value, key]), perhapsMissing: true } };
    case 'string':
      return readSteps(from, [{ kind: 'key', key: key.value }]);
    case 'number':
      return readSteps(from, [{ kind: 'key', key: String(key.value), index: key.value }]);
    default:
      return { value: missing(key.origin, undefined) };
  }
}
