import { sameUnknown } from '../expressions/unknown.js';
import type {
  ArrayValue,
  ObjectValue,
  TextPart,
  UnknownValue,
  Value,
} from '../expressions/value.js';
import { overChoices } from './choice.js';
import type { DecidedValue, LogicValue, UncertainValue } from './compiled.js';
import { FALSE, type Ternary, TRUE } from './ternary.js';
import { unknownIn, unknownOf } from './unknown.js';

/** How text is compared. */
export type LetterCase = 'ignore' | 'exact';

/**
 * Deep equality of values, three-valued. Nothing equals what is missing; numbers, text and booleans
 * are never converted into each other; keys of objects are compared without letter case, as Azure does.
 */
export function equal(a: LogicValue, b: LogicValue, letters: LetterCase): Ternary {
  if (a.kind === 'choice' || b.kind === 'choice') return equalOfChoices(a, b, letters);
  if (a.kind === 'missing' || b.kind === 'missing') return false;
  if (a.kind === 'unknown') return equalUnknown(a, b, letters);
  if (b.kind === 'unknown') return equalUnknown(b, a, letters);
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'null':
      return true;
    case 'string':
      return b.kind === 'string' && sameText(a.value, b.value, letters);
    case 'number':
      return b.kind === 'number' && a.value === b.value && sameDigits(a.text, b.text);
    case 'boolean':
      return b.kind === 'boolean' && a.value === b.value;
    case 'array':
      return b.kind === 'array' && equalArrays(a, b, letters);
    case 'object':
      return b.kind === 'object' && equalObjects(a, b, letters);
  }
}

function sameDigits(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Equality of text. */
export function sameText(a: string, b: string, letters: LetterCase): boolean {
  if (a === b) return true;
  return letters === 'ignore' && a.length === b.length && a.toLowerCase() === b.toLowerCase();
}

function equalOfChoices(a: LogicValue, b: LogicValue, letters: LetterCase): Ternary {
  const result = overChoices([a, b], ([left, right]) => {
    if (left === undefined || right === undefined) return FALSE;
    const same = equal(left, right, letters);
    if (typeof same === 'boolean') return same ? TRUE : FALSE;
    return unknownOf('equals', same, [left, right], 'bool');
  });
  return result.kind === 'boolean' ? result.value : (unknownIn(result) ?? false);
}

const kinds: Readonly<Record<string, string>> = {
  string: 'string',
  int: 'number',
  bool: 'boolean',
  object: 'object',
  array: 'array',
  null: 'null',
};

/** True when an unknown of this type can be a value of this kind. */
export function admits(unknown: UncertainValue, kind: DecidedValue['kind']): boolean {
  if (unknown.parts !== undefined) return kind === 'string';
  return unknown.type === undefined || kinds[unknown.type] === kind;
}

function equalUnknown(unknown: UncertainValue, other: DecidedValue, letters: LetterCase): Ternary {
  if (other.kind === 'unknown') {
    if (sameUnknown(unknown, other)) {
      return unknown.perhapsMissing || other.perhapsMissing ? unknown : true;
    }
    return partsDiffer(partsOf(unknown), partsOf(other), letters) ? false : unknown;
  }
  if (!admits(unknown, other.kind)) return false;
  if (other.kind === 'number' && outside(unknown, other.value)) return false;
  if (other.kind === 'string' && unknown.parts !== undefined) {
    return canBe(unknown.parts, other.value, letters) ? unknown : false;
  }
  return unknown;
}

function outside({ range }: UncertainValue, value: number): boolean {
  return (
    range !== undefined && (value < range.least || (range.most !== undefined && value > range.most))
  );
}

/** The text of an unknown as parts: one hole where nothing is known of it. */
export function partsOf(unknown: UncertainValue): readonly TextPart[] {
  return unknown.parts ?? [unknown];
}

/** True when the literal stretches occur in the text in order, the first at its start and the last at its end. */
function canBe(parts: readonly TextPart[], text: string, letters: LetterCase): boolean {
  const fold = (value: string): string => (letters === 'ignore' ? value.toLowerCase() : value);
  const wanted = fold(text);
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (typeof part !== 'string') continue;
    const stretch = fold(part);
    const last = i === parts.length - 1;
    const found = i === 0 ? 0 : last ? wanted.length - stretch.length : wanted.indexOf(stretch, at);
    if (found < at || !wanted.startsWith(stretch, found)) return false;
    at = found + stretch.length;
  }
  return true;
}

/** True when two texts with holes cannot be the same: their known beginnings or ends contradict each other. */
function partsDiffer(a: readonly TextPart[], b: readonly TextPart[], letters: LetterCase): boolean {
  const [first, second] = [prefixOf(a), prefixOf(b)];
  const [last, other] = [suffixOf(a), suffixOf(b)];
  const start = Math.min(first.length, second.length);
  const end = Math.min(last.length, other.length);
  return (
    !sameText(first.slice(0, start), second.slice(0, start), letters) ||
    !sameText(last.slice(last.length - end), other.slice(other.length - end), letters)
  );
}

function prefixOf(parts: readonly TextPart[]): string {
  const [first] = parts;
  return typeof first === 'string' ? first : '';
}

function suffixOf(parts: readonly TextPart[]): string {
  const last = parts.at(-1);
  return typeof last === 'string' ? last : '';
}

function equalArrays(a: ArrayValue, b: ArrayValue, letters: LetterCase): Ternary {
  const [least, most] = a.items.length < b.items.length ? [a, b] : [b, a];
  if (least.items.length !== most.items.length && least.rest === undefined) return false;
  let open: UnknownValue | undefined = a.rest?.count ?? b.rest?.count;
  // Then which item is to be compared with which is not known.
  if (open !== undefined && (a.rest?.anywhere || b.rest?.anywhere)) return open;
  for (const [index, item] of least.items.entries()) {
    const other = most.items[index];
    const same = other === undefined ? false : equal(item, other, letters);
    if (same === false) return false;
    if (same !== true) open ??= same;
  }
  return open ?? true;
}

function equalObjects(a: ObjectValue, b: ObjectValue, letters: LetterCase): Ternary {
  let open = a.unknownEntries[0]?.key ?? b.unknownEntries[0]?.key;
  const others = new Map<string, Value>();
  for (const { key, value } of b.entries.values()) others.set(key.toLowerCase(), value);
  const counted = a.unknownEntries.length === 0 && b.unknownEntries.length === 0;
  if (counted && a.entries.size !== b.entries.size) return false;
  for (const { key, value } of a.entries.values()) {
    const other = others.get(key.toLowerCase());
    if (other === undefined) {
      if (b.unknownEntries.length === 0) return false;
      continue;
    }
    others.delete(key.toLowerCase());
    const same = equal(value, other, letters);
    if (same === false) return false;
    if (same !== true) open ??= same;
  }
  if (others.size > 0 && a.unknownEntries.length === 0) return false;
  return open ?? true;
}

/** Kleene's disjunction of answers that are worked out one after the other. */
export function someTernary<T>(items: Iterable<T>, test: (item: T) => Ternary): Ternary {
  let open: UnknownValue | undefined;
  for (const item of items) {
    const result = test(item);
    if (result === true) return true;
    if (result !== false) open ??= result;
  }
  return open ?? false;
}

/** Kleene's conjunction of answers that are worked out one after the other. */
export function everyTernary<T>(items: Iterable<T>, test: (item: T) => Ternary): Ternary {
  let open: UnknownValue | undefined;
  for (const item of items) {
    const result = test(item);
    if (result === false) return false;
    if (result !== true) open ??= result;
  }
  return open ?? true;
}

/** Kleene's negation of an answer. */
export function notTernary(value: Ternary): Ternary {
  return typeof value === 'boolean' ? !value : value;
}
