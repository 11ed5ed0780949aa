import { choiceOf, conditionOf, lift } from '../choice.js';
import { callOf, residualOf } from '../residual.js';
import { withoutErrors } from '../scope.js';
import type { Expression } from '../syntax.js';
import { reasonOf, unknownValue } from '../unknown.js';
import type { Value } from '../value.js';
import { booleanValue, handOn, nullValue } from '../values.js';
import {
  boolean,
  type CallContext,
  type FunctionSignature,
  failure,
  type Outcome,
  plain,
  special,
  typeOf,
} from './signature.js';

/** Functions of truth; the ones that leave arguments unevaluated are special forms. */
export const logicalFunctions: readonly FunctionSignature[] = [
  plain('true', [], (_, { origin }) => booleanValue(true, origin)),
  plain('false', [], (_, { origin }) => booleanValue(false, origin)),
  plain('null', [], (_, { origin }) => nullValue(origin)),
  plain(
    'not',
    [boolean],
    ([value], { origin }) => booleanValue(value?.kind === 'boolean' && !value.value, origin),
    { returns: 'bool' },
  ),
  special('and', 2, Number.POSITIVE_INFINITY, (context) => connect(context, false)),
  special('or', 2, Number.POSITIVE_INFINITY, (context) => connect(context, true)),
  special('if', 3, 3, evaluateIf),
  special('coalesce', 1, Number.POSITIVE_INFINITY, (context) =>
    coalesce(context, context.call.args),
  ),
];

/**
 * `and` and `or` in three values: one operand equal to `deciding` decides, whatever the others are.
 * Operands after a deciding one are not evaluated.
 */
function connect(context: CallContext, deciding: boolean): Outcome {
  const { call, origin, scope } = context;
  const operands: Value[] = [];
  for (const arg of call.args) {
    const operand = context.evaluate(arg, scope);
    const type = typeOf(operand);
    if (type !== undefined && type !== 'bool') {
      return failure(`each argument must be true or false, but one is of kind ${type}`);
    }
    if (operand.kind === 'boolean' && operand.value === deciding) {
      return booleanValue(deciding, origin);
    }
    operands.push(operand);
  }
  const residual = () => callOf(call.name, operands.map(residualOf), call.span);
  return lift(
    operands,
    (values) => {
      if (values.some((value) => value.kind === 'boolean' && value.value === deciding)) {
        return booleanValue(deciding, origin);
      }
      const open = values.find((value) => value.kind === 'unknown');
      if (open === undefined) return booleanValue(!deciding, origin);
      const form = callOf(call.name, values.map(residualOf), call.span);
      return unknownValue(form, origin, open.reason, { type: 'bool' });
    },
    residual,
    origin,
  );
}

/** `if`: an unknown condition gives a choice between both branches. */
function evaluateIf(context: CallContext): Outcome {
  const { call, scope, origin } = context;
  const [test, yes, no] = call.args as [Expression, Expression, Expression];
  const condition = context.evaluate(test, scope);
  if (condition.kind === 'boolean') return context.evaluate(condition.value ? yes : no, scope);
  const type = typeOf(condition);
  if (type !== undefined && type !== 'bool') {
    return failure(`its condition must be true or false, but is of kind ${type}`);
  }
  const cautious = withoutErrors(scope);
  const branches = {
    true: context.evaluate(yes, cautious),
    false: context.evaluate(no, cautious),
  };
  const residual = () =>
    callOf(call.name, [condition, branches.true, branches.false].map(residualOf), call.span);
  return lift(
    [condition],
    ([decided]) => {
      if (decided?.kind === 'boolean') return decided.value ? branches.true : branches.false;
      if (decided?.kind !== 'unknown') {
        return unknownValue(residual(), origin, { kind: 'error' });
      }
      const candidates = [true, false].map((value) => ({
        when: [conditionOf(decided, value)],
        value: value ? branches.true : branches.false,
      }));
      return choiceOf(candidates, { expression: residual(), origin, reason: decided.reason });
    },
    residual,
    origin,
  );
}

/** The first argument that is not null; one that may be null gives a choice with what follows. */
function coalesce(context: CallContext, args: readonly Expression[]): Value {
  const { call, scope, origin } = context;
  const [first, ...others] = args;
  if (first === undefined) return nullValue(origin);
  const value = context.evaluate(first, scope);
  if (!mayBeNull(value)) return value;
  if (others.length === 0) return value;
  if (value.kind === 'null') return coalesce(context, others);
  const rest = coalesce({ ...context, scope: withoutErrors(scope) }, others);
  const residual = () => callOf(call.name, [value, rest].map(residualOf), call.span);
  return lift(
    [value],
    ([decided]) => {
      if (decided === undefined || !mayBeNull(decided)) return decided ?? rest;
      if (decided.kind !== 'unknown') return rest;
      const isNull = unknownValue(
        callOf('equals', [decided.expression, callOf('null', [], call.span)], call.span),
        origin,
        decided.reason,
      );
      const candidates = [
        { when: [conditionOf(isNull, false)], value: handOn(decided, call.span) },
        { when: [conditionOf(isNull, true)], value: rest },
      ];
      const reason = reasonOf(decided) ?? { kind: 'error' };
      return choiceOf(candidates, { expression: residual(), origin, reason });
    },
    residual,
    origin,
  );
}

function mayBeNull(value: Value): boolean {
  if (value.kind === 'choice') return value.alternatives.some(({ value }) => mayBeNull(value));
  if (value.kind === 'unknown') return value.type === undefined || value.type === 'null';
  return value.kind === 'null';
}
