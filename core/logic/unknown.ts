import type { Expression } from '../expressions/syntax.js';
import type { Origin, UnknownValue, ValueType } from '../expressions/value.js';
import { SourceFile } from '../source/source-file.js';
import type { DecidedValue, LogicChoice, LogicValue, UncertainValue } from './compiled.js';

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
  const { span } = cause.expression;
  const expression: Expression = {
    kind: 'call',
    name: operator,
    nameSpan: span,
    args: [cause.expression],
    span,
  };
  return {
    kind: 'unknown',
    expression,
    form: `${operator}(${operands.map(formOf).join(', ')})`,
    reason: cause.reason,
    origin: cause.origin,
    ...(type === undefined ? {} : { type }),
    ...(cause.secret ? { secret: true } : {}),
  };
}

/** A value as canonical text: equal texts stand for equal values of one deployment. */
export function formOf(value: LogicValue): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.value);
    case 'number':
      return value.text ?? String(value.value);
    case 'boolean':
      return String(value.value);
    case 'null':
    case 'missing':
      return value.kind;
    case 'unknown':
      return value.form;
    case 'choice':
      return `choice(${value.alternatives
        .map(({ when, value }) => `${when.map(conditionForm).join(' & ')}: ${formOf(value)}`)
        .join('; ')})`;
    case 'array': {
      const rest =
        value.rest === undefined
          ? []
          : [
              `...${value.rest.count.form}${value.rest.representative === undefined ? '' : `*${formOf(value.rest.representative)}`}`,
            ];
      return `[${[...value.items.map(formOf), ...rest].join(', ')}]`;
    }
    case 'object': {
      const known = [...value.entries.values()].map(
        ({ key, value }) => `${JSON.stringify(key)}: ${formOf(value)}`,
      );
      const unknown = value.unknownEntries.map(
        ({ key, value }) => `[${key.form}]: ${value === undefined ? '?' : formOf(value)}`,
      );
      return `{${[...known, ...unknown].join(', ')}}`;
    }
  }
}

function conditionForm({ subject, equals }: { subject: string; equals: unknown }): string {
  return `${subject} = ${JSON.stringify(equals)}`;
}

/** The first unknown at or inside a value, in reading order; undefined when all is known. */
export function unknownIn(value: LogicValue): UnknownValue | undefined {
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'choice':
      return firstOf(value.alternatives.map(({ value }) => value));
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

/** Stands for a choice that had to be given up: it waits for what the choice depends on. */
export function unknownOfChoice(choice: LogicChoice, operands: readonly LogicValue[]): UncertainValue {
  const inside = unknownIn(choice);
  const condition = choice.alternatives.find(({ when }) => when.length > 0)?.when[0];
  const { span } = choice.origin;
  const subject = condition?.subject ?? formOf(choice);
  return {
    kind: 'unknown',
    expression: inside?.expression ?? {
      kind: 'call',
      name: subject,
      nameSpan: span,
      args: [],
      span,
    },
    form: `choice(${operands.map(formOf).join(', ')})`,
    reason: inside?.reason ?? { kind: 'undeclared', name: condition?.label ?? subject },
    origin: choice.origin,
    perhapsMissing: true,
  };
}

/** True for values that admit nothing else. */
export function isDecided(value: LogicValue): value is Exclude<DecidedValue, UncertainValue> {
  return value.kind !== 'unknown' && value.kind !== 'choice';
}
