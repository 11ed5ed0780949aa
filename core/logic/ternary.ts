import { sameUnknown } from '../expressions/unknown.js';
import type { BooleanValue, UnknownValue } from '../expressions/value.js';
import { overChoices } from './choice.js';
import type { DecidedValue, LogicValue, UncertainValue } from './compiled.js';
import { computed, unknownOf } from './unknown.js';

/** True, false, or the unknown that keeps it open. */
export type Ternary = boolean | UnknownValue;

export const TRUE: BooleanValue = { kind: 'boolean', value: true, origin: computed };
export const FALSE: BooleanValue = { kind: 'boolean', value: false, origin: computed };

/** JSON Logic's truthiness of a value: empty text, empty arrays, zero, null and nothing are false. */
export function truthOf(value: DecidedValue): Ternary {
  switch (value.kind) {
    case 'missing':
    case 'null':
      return false;
    case 'boolean':
      return value.value;
    case 'number':
      return value.value !== 0 && !Number.isNaN(value.value);
    case 'string':
      return value.value !== '';
    case 'object':
      return true;
    case 'array':
      return value.items.length > 0 || (value.rest === undefined ? false : value.rest.count);
    case 'unknown':
      return truthOfUnknown(value);
  }
}

function truthOfUnknown(value: UncertainValue): Ternary {
  if (value.truth !== undefined) return value.truth;
  if (value.perhapsMissing) return value;
  if (value.range !== undefined && value.range.least > 0) return true;
  if (value.type === 'null') return false;
  if (value.type === 'object') return true;
  return value.parts?.some((part) => typeof part === 'string' && part !== '') ? true : value;
}

/** A three-valued answer as a value; `operator` and `operands` name it should it be unknown. */
export function answer(
  ternary: Ternary,
  operator: string,
  operands: readonly LogicValue[],
): LogicValue {
  if (typeof ternary === 'boolean') return ternary ? TRUE : FALSE;
  return unknownOf(operator, ternary, operands, 'bool');
}

/** The truth of any value, as a value: true, false, unknown, or a choice of these. */
export function truthValue(value: LogicValue): LogicValue {
  if (value.kind === 'boolean') return value;
  return overChoices([value], ([only]) => {
    if (only === undefined) return FALSE;
    const truth = truthOf(only);
    if (typeof truth === 'boolean') return truth ? TRUE : FALSE;
    return only.kind === 'unknown' && only.type === 'bool'
      ? only
      : unknownOf('!!', truth, [only], 'bool');
  });
}

/** What a verdict needs to know: is the value true, false, or open? A choice that disagrees is open. */
export function verdictOf(value: LogicValue): 'true' | 'false' | 'unknown' {
  const truth = truthValue(value);
  if (truth.kind !== 'boolean') return 'unknown';
  return truth.value ? 'true' : 'false';
}

/** Kleene's negation. */
export function notValue(value: LogicValue): LogicValue {
  return overChoices([truthValue(value)], ([only]) => {
    if (only?.kind === 'boolean') return only.value ? FALSE : TRUE;
    return only?.kind === 'unknown' ? unknownOf('!', only, [only], 'bool') : FALSE;
  });
}

/** Kleene's conjunction of truth values: false if one is false, else unknown if one is, else true. */
export function allOf(truths: readonly LogicValue[]): LogicValue {
  return fold(truths, false, 'and');
}

/** Kleene's disjunction of truth values: true if one is true, else unknown if one is, else false. */
export function anyOf(truths: readonly LogicValue[]): LogicValue {
  return fold(truths, true, 'or');
}

/** `decisive` is the value that decides alone; without one, the unknowns that are left name the result. */
function fold(truths: readonly LogicValue[], decisive: boolean, operator: string): LogicValue {
  const open: LogicValue[] = [];
  for (const truth of truths) {
    if (truth.kind === 'boolean') {
      if (truth.value === decisive) return decisive ? TRUE : FALSE;
    } else if (!open.some((other) => isSameOpen(other, truth))) open.push(truth);
  }
  const first = open[0];
  if (first === undefined) return decisive ? FALSE : TRUE;
  if (open.length === 1) return first;
  return open.slice(1).reduce(
    (folded, next) =>
      overChoices([folded, next], (pair) => {
        if (pair.some((one) => one.kind === 'boolean' && one.value === decisive)) {
          return decisive ? TRUE : FALSE;
        }
        const left = pair.filter((one) => one.kind === 'unknown');
        const [cause] = left;
        if (cause === undefined) return decisive ? FALSE : TRUE;
        return left.length === 1 ? cause : unknownOf(operator, cause, left, 'bool');
      }),
    first,
  );
}

function isSameOpen(a: LogicValue, b: LogicValue): boolean {
  return a === b || (a.kind === 'unknown' && b.kind === 'unknown' && sameUnknown(a, b));
}
