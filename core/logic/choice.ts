import { bothConditions, maximumAlternatives } from '../expressions/choice.js';
import { printExpression } from '../expressions/printer.js';
import { sameUnknown } from '../expressions/unknown.js';
import type { BooleanValue, Condition } from '../expressions/value.js';
import type { DecidedValue, LogicAlternative, LogicChoice, LogicValue } from './compiled.js';
import { alternativesExpression, type ChoiceSource, unknownOfChoice } from './unknown.js';

/** The alternatives of a value: those of a choice, else the value itself without a condition. */
function alternativesOf(value: LogicValue): readonly LogicAlternative[] {
  return value.kind === 'choice' ? value.alternatives : [{ when: [], value }];
}

/**
 * Applies a function of decided values to operands that may be choices: once for each combination of
 * alternatives whose conditions do not contradict each other, and joins what comes out.
 */
export function overChoices(
  operands: readonly LogicValue[],
  apply: (operands: readonly DecidedValue[]) => LogicValue,
): LogicValue {
  const choice = operands.find((operand) => operand.kind === 'choice');
  if (choice === undefined) return apply(operands as readonly DecidedValue[]);
  let combinations: { when: readonly Condition[]; values: readonly DecidedValue[] }[] = [
    { when: [], values: [] },
  ];
  for (const operand of operands) {
    const next: typeof combinations = [];
    for (const { when, values } of combinations) {
      for (const alternative of alternativesOf(operand)) {
        const both = bothConditions(when, alternative.when);
        if (both !== undefined) next.push({ when: both, values: [...values, alternative.value] });
      }
    }
    if (next.length > maximumAlternatives) return unknownOfChoice(choice as LogicChoice, operands);
    combinations = next;
  }
  return join(
    combinations.map(({ when, values }) => ({ when, value: apply(values) })),
    choice as LogicChoice,
  );
}

/** One value of several under conditions: the value itself where all are the same, else a choice. */
export function join(
  candidates: readonly { readonly when: readonly Condition[]; readonly value: LogicValue }[],
  from: ChoiceSource,
): LogicValue {
  const flat: LogicAlternative[] = [];
  for (const { when, value } of candidates) {
    for (const alternative of alternativesOf(value)) {
      const both = bothConditions(when, alternative.when);
      if (both !== undefined) flat.push({ when: both, value: alternative.value });
    }
  }
  const first = flat[0];
  if (first !== undefined && flat.every(({ value }) => isSame(value, first.value))) {
    return first.value;
  }
  if (flat.length > maximumAlternatives) {
    return unknownOfChoice(
      from,
      flat.map(({ value }) => value),
    );
  }
  const { origin, reason } = from;
  const expression = alternativesExpression(flat, from.expression.span);
  const form = printExpression(expression);
  return {
    kind: 'choice',
    alternatives: flat,
    expression,
    form,
    origin,
    reason,
  };
}

/** Cheap sameness, for joining: scalars by value, the rest by identity or form. */
function isSame(a: DecidedValue, b: DecidedValue): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'boolean':
      return a.value === (b as BooleanValue).value;
    case 'string':
    case 'number':
      return 'value' in b && a.value === b.value;
    case 'null':
    case 'missing':
      return true;
    case 'unknown':
      return b.kind === 'unknown' && sameUnknown(a, b) && a.perhapsMissing === b.perhapsMissing;
    default:
      return false;
  }
}
