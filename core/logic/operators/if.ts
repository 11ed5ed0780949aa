import { conditionOf } from '../../expressions/choice.js';
import { join, overChoices } from '../choice.js';
import type { Located, LogicValue } from '../compiled.js';
import { type Evaluate, type Operator, present } from '../operator.js';
import { truthValue } from '../ternary.js';
import { computed, isOnce, unknownOf } from '../unknown.js';

const definition = {
  summary:
    'Pairs of a condition and a value, and a last value for when no condition holds; without one, null. Where a condition is unknown, the result is a choice of both values.',
  parameters: [{ name: 'of' }],
  variadic: { atLeast: 0 },
  connective: 'if',
} as const;

/** JSON Logic's `if`. */
export const ifOperator: Operator = {
  ...definition,
  name: 'if',
  examples: [
    { logic: { if: [true, 'yes', 'no'] }, result: 'yes' },
    { logic: { if: [false, 'yes', 'no'] }, result: 'no' },
    { logic: { if: [false, 'yes'] }, result: null },
    { logic: { if: [false, 1, true, 2, 3] }, result: 2 },
    { logic: { if: ['else only'] }, result: 'else only' },
  ],
  compile: (call) => branch(present(call).map(({ evaluate }) => evaluate)),
};

/** JSON Logic's other name for `if`. */
export const ternaryOperator: Operator = {
  ...definition,
  name: '?:',
  examples: [{ logic: { '?:': [true, 1, 2] }, result: 1 }],
  compile: ifOperator.compile,
};

function branch(operands: readonly Evaluate[]): Evaluate {
  const [condition, then] = operands;
  if (condition === undefined) {
    const none: Located = { value: { kind: 'null', origin: computed } };
    return () => none;
  }
  if (then === undefined) return condition;
  const otherwise = branch(operands.slice(2));
  return (frame) => {
    const truth = truthValue(condition(frame).value);
    if (truth.kind === 'boolean') return truth.value ? then(frame) : otherwise(frame);
    const values = [then(frame).value, otherwise(frame).value] as const;
    return { value: either(truth, values) };
  };
}

/** Both values, each under its condition. */
function either(
  truth: LogicValue,
  [then, otherwise]: readonly [LogicValue, LogicValue],
): LogicValue {
  return overChoices([truth], ([one]) => {
    if (one?.kind === 'boolean') return one.value ? then : otherwise;
    if (one?.kind !== 'unknown') return otherwise;
    if (isOnce(one))
      return { ...unknownOf('if', one, [one, then, otherwise]), perhapsMissing: true };
    const candidates = [
      { when: [conditionOf(one, true)], value: then },
      { when: [conditionOf(one, false)], value: otherwise },
    ];
    return join(candidates, unknownOf('if', one, [one, then, otherwise]));
  });
}
