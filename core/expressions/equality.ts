import { type Comparison, compareParts, partsOf } from './text.js';
import { sameUnknown } from './unknown.js';
import type { ArrayValue, NumberValue, ObjectValue, UnknownValue, Value } from './value.js';
import { isFraction } from './values.js';

/**
 * Compares two values as `equals` does: kinds, then content at every depth; texts with regard to letter
 * case, the order of properties aside. Says `unknown` unless every filling of the unknowns agrees.
 */
export function compareValues(a: Value, b: Value): Comparison {
  if (a === b && a.kind !== 'choice') return 'equal';
  if (a.kind === 'choice')
    return agreement(a.alternatives.map(({ value }) => compareValues(value, b)));
  if (b.kind === 'choice')
    return agreement(b.alternatives.map(({ value }) => compareValues(a, value)));
  if (a.kind === 'unknown') return compareUnknown(a, b);
  if (b.kind === 'unknown') return compareUnknown(b, a);
  if (a.kind === 'object' && b.kind === 'object') return compareObjects(a, b);
  if (a.kind === 'array' && b.kind === 'array') return compareArrays(a, b);
  if (a.kind === 'number' && b.kind === 'number') return known(sameNumber(a, b));
  if (a.kind === 'null' || b.kind === 'null') return known(a.kind === b.kind);
  if (a.kind === 'string' && b.kind === 'string') return known(a.value === b.value);
  if (a.kind === 'boolean' && b.kind === 'boolean') return known(a.value === b.value);
  return 'different';
}

const known = (same: boolean): Comparison => (same ? 'equal' : 'different');

/** 1 and 1.0 are of different kinds to Azure, and so not equal. */
function sameNumber(a: NumberValue, b: NumberValue): boolean {
  const digits = ({ text, value }: NumberValue) => text ?? String(value);
  if (isFraction(a) !== isFraction(b)) return false;
  return a.value === b.value && (Number.isSafeInteger(a.value) || digits(a) === digits(b));
}

/** What all answers say; unknown when they differ. */
function agreement(answers: readonly Comparison[]): Comparison {
  const [first = 'unknown'] = answers;
  return answers.every((answer) => answer === first) ? first : 'unknown';
}

function compareUnknown(a: UnknownValue, b: Exclude<Value, { kind: 'choice' }>): Comparison {
  if (b.kind === 'unknown') {
    if (sameUnknown(a, b)) return 'equal';
    if (a.type !== undefined && b.type !== undefined && a.type !== b.type) return 'different';
  } else if (a.type !== undefined && a.type !== typeName[b.kind]) return 'different';
  const left = partsOf(a);
  const right = partsOf(b);
  if (a.parts === undefined && b.kind !== 'unknown') return 'unknown';
  if (left === undefined || right === undefined) return 'unknown';
  return compareParts(left, right);
}

const typeName = {
  string: 'string',
  number: 'int',
  boolean: 'bool',
  null: 'null',
  object: 'object',
  array: 'array',
} as const;

function compareArrays(a: ArrayValue, b: ArrayValue): Comparison {
  const open = a.rest !== undefined || b.rest !== undefined;
  if (a.items.length > b.items.length && b.rest === undefined) return 'different';
  if (b.items.length > a.items.length && a.rest === undefined) return 'different';
  const answers = a.items.flatMap((item, i) => {
    const other = b.items[i];
    return other === undefined ? [] : [compareValues(item, other)];
  });
  return conclude(answers, open);
}

function compareObjects(a: ObjectValue, b: ObjectValue): Comparison {
  const open = a.unknownEntries.length > 0 || b.unknownEntries.length > 0;
  const answers: Comparison[] = [];
  for (const [left, right] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const key of left.entries.keys()) {
      if (!right.entries.has(key))
        answers.push(right.unknownEntries.length > 0 ? 'unknown' : 'different');
    }
  }
  for (const [key, { value }] of a.entries) {
    const other = b.entries.get(key);
    if (other !== undefined) answers.push(compareValues(value, other.value));
  }
  return conclude(answers, open);
}

/** Of members compared: one different decides, and all equal only where there can be no others. */
function conclude(answers: readonly Comparison[], open: boolean): Comparison {
  if (answers.includes('different')) return 'different';
  return open || answers.includes('unknown') ? 'unknown' : 'equal';
}
