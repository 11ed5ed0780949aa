import type { Expression } from './syntax.js';
import { sameUnknown, unknownValue } from './unknown.js';
import type { Origin, TextPart, UnknownReason, UnknownValue, Value } from './value.js';
import { textValue } from './values.js';

/** A text as literal stretches and holes, neighbouring stretches joined, none empty. */
export type Parts = readonly TextPart[];

/** What comparing values of which something is unknown can say. */
export type Comparison = 'equal' | 'different' | 'unknown';

/** The parts of a text, or of an unknown that may be one; undefined for other values. */
export function partsOf(value: Value): Parts | undefined {
  if (value.kind === 'string') return joinParts([value.value]);
  if (value.kind !== 'unknown') return undefined;
  if (value.parts !== undefined) return value.parts;
  return value.type === undefined || value.type === 'string' ? [value] : undefined;
}

export function joinParts(parts: Iterable<TextPart>): Parts {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

/** The text made of parts: known when no hole is left, else an unknown of the given expression. */
export function textOfParts(parts: Parts, residual: () => Expression, origin: Origin): Value {
  const joined = joinParts(parts);
  const hole = joined.find((part) => typeof part !== 'string');
  if (hole === undefined) return textValue(joined.join(''), origin);
  const reason: UnknownReason = hole.reason;
  return unknownValue(residual(), origin, reason, { type: 'string', parts: joined });
}

/**
 * Compares two texts part by part. Equal when the same holes stand between the same stretches;
 * different when no filling of the holes can make them the same.
 */
export function compareParts(a: Parts, b: Parts): Comparison {
  const left = [...a];
  const right = [...b];
  if (trimStart(left, right) || trimEnd(left, right)) return 'different';
  if (left.length === 0 && right.length === 0) return 'equal';
  if (isLiteral(left)) return fits(left.join(''), right) ? 'unknown' : 'different';
  if (isLiteral(right)) return fits(right.join(''), left) ? 'unknown' : 'different';
  return 'unknown';
}

function isLiteral(parts: Parts): parts is readonly string[] {
  return parts.every((part) => typeof part === 'string');
}

/** Takes away what both begin with; true when they certainly begin differently. */
function trimStart(left: TextPart[], right: TextPart[]): boolean {
  for (;;) {
    const [a] = left;
    const [b] = right;
    if (a === undefined || b === undefined) return false;
    if (typeof a === 'string' && typeof b === 'string') {
      const length = Math.min(a.length, b.length);
      if (a.slice(0, length) !== b.slice(0, length)) return true;
      replaceAt(left, 0, a.slice(length));
      replaceAt(right, 0, b.slice(length));
    } else if (typeof a !== 'string' && typeof b !== 'string' && sameUnknown(a, b)) {
      left.shift();
      right.shift();
    } else return false;
  }
}

/** Takes away what both end with; true when they certainly end differently. */
function trimEnd(left: TextPart[], right: TextPart[]): boolean {
  for (;;) {
    const a = left.at(-1);
    const b = right.at(-1);
    if (a === undefined || b === undefined) return false;
    if (typeof a === 'string' && typeof b === 'string') {
      const length = Math.min(a.length, b.length);
      if (a.slice(a.length - length) !== b.slice(b.length - length)) return true;
      replaceAt(left, left.length - 1, a.slice(0, a.length - length));
      replaceAt(right, right.length - 1, b.slice(0, b.length - length));
    } else if (typeof a !== 'string' && typeof b !== 'string' && sameUnknown(a, b)) {
      left.pop();
      right.pop();
    } else return false;
  }
}

function replaceAt(parts: TextPart[], index: number, text: string): void {
  if (text === '') parts.splice(index, 1);
  else parts[index] = text;
}

/** Whether some filling of the holes gives exactly `text`. */
function fits(text: string, parts: Parts): boolean {
  let offset = 0;
  let end = text.length;
  const [first] = parts;
  const last = parts.at(-1);
  if (typeof first === 'string') {
    if (!text.startsWith(first)) return false;
    offset = first.length;
  }
  if (parts.length > 1 && typeof last === 'string') {
    if (!text.endsWith(last)) return false;
    end -= last.length;
  }
  if (parts.length === 1 && typeof first === 'string') return first === text;
  const inner = parts.slice(
    typeof first === 'string' ? 1 : 0,
    typeof last === 'string' ? -1 : undefined,
  );
  for (const part of inner) {
    if (typeof part !== 'string') continue;
    const found = text.indexOf(part, offset);
    if (found === -1) return false;
    offset = found + part.length;
  }
  return offset <= end;
}

/** The parts with a function applied to each stretch, and each hole seen through the same function. */
export function mapParts(
  parts: Parts,
  literal: (text: string) => string,
  hole: (unknown: UnknownValue) => UnknownValue,
): Parts {
  return joinParts(parts.map((part) => (typeof part === 'string' ? literal(part) : hole(part))));
}
