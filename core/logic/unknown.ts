import { printExpression } from '../expressions/printer.js';
import { callOf, residualOf } from '../expressions/residual.js';
import type { Expression } from '../expressions/syntax.js';
import type { Origin, UnknownValue, ValueType } from '../expressions/value.js';
import { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { LogicAlternative, LogicChoice, LogicValue, UncertainValue } from './compiled.js';

/** The origin of what logic works out itself: no text of the user's holds it. */
export const computed: Origin = {
  span: { file: new SourceFile('', ''), start: 0, end: 0 },
  role: 'context',
};

/**
 * The unknown that an operator gives because of an unknown operand. It waits for the same thing; its
 * form names the operator and all its operands, so that only the same operation on the same values is equal to it.
 */
export function unknownOf(
  operator: string,
  cause: UnknownValue,
  operands: readonly LogicValue[],
  type?: ValueType,
): UncertainValue {
  const expression = callOf(operator, operands.map(expressionOf), cause.expression.span);
  return {
    kind: 'unknown',
    expression,
    form: printExpression(expression),
    reason: cause.reason,
    origin: cause.origin,
    ...(type === undefined ? {} : { type }),
    ...(cause.secret ? { secret: true } : {}),
  };
}

/**
 * The unknown that logic over the items of an open list gives. Its operands do not tell what that logic
 * makes of items nobody has seen, so it equals only itself.
 */
export function unknownOfItems(
  operator: string,
  cause: UnknownValue,
  operands: readonly LogicValue[],
  type?: ValueType,
): UncertainValue {
  const once: UnknownValue = {
    ...cause,
    expression: callOf('unknown', [], cause.expression.span),
  };
  return unknownOf(operator, cause, [...operands, once], type);
}

/** True for an unknown that stands for itself alone, so that nothing can be a condition on it. */
export function isOnce({ form }: UnknownValue): boolean {
  return /\bunknown\(\)/.test(form);
}

/** What a value is as an expression; known data stands for itself. */
function expressionOf(value: LogicValue): Expression {
  if (value.kind === 'missing') return callOf('missing', [], value.origin.span);
  return value.kind === 'choice' ? value.expression : residualOf(value);
}

/** A choice as an expression: its alternatives, each after its conditions. */
export function alternativesExpression(
  alternatives: readonly LogicAlternative[],
  span: Span,
): Expression {
  const args = alternatives.flatMap(({ when, value }) => [
    ...when.map(
      ({ subject, equals }): Expression => ({
        kind: 'string',
        value: `${subject} = ${JSON.stringify(equals)}`,
        span,
      }),
    ),
    expressionOf(value),
  ]);
  return callOf('choice', args, span);
}

/** The first unknown at or inside a value, in reading order; a choice counts as one. Undefined when all is known. */
export function unknownIn(value: LogicValue): UnknownValue | undefined {
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'choice':
      return (
        firstOf(value.alternatives.map(({ value }) => value)) ?? unknownOfChoice(value, [value])
      );
    case 'array':
      return firstOf(value.items) ?? value.rest?.count;
    case 'object':
      return (
        firstOf([...value.entries.values()].map(({ value }) => value)) ??
        value.unknownEntries[0]?.key
      );
    default:
      return undefined;
  }
}

function firstOf(values: readonly LogicValue[]): UnknownValue | undefined {
  for (const value of values) {
    const found = unknownIn(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a choice comes from: another choice, or an unknown that has few values. */
export type ChoiceSource = Pick<LogicChoice, 'expression' | 'origin' | 'reason' | 'secret'>;

/** Stands for a choice that had to be given up: it waits for what the choice depends on. */
export function unknownOfChoice(
  choice: ChoiceSource,
  operands: readonly LogicValue[],
): UncertainValue {
  const { reason, origin, secret } = choice;
  const expression = callOf('choice', operands.map(expressionOf), choice.expression.span);
  return {
    kind: 'unknown',
    expression,
    form: printExpression(expression),
    reason,
    origin,
    perhapsMissing: true,
    ...(secret ? { secret } : {}),
  };
}
