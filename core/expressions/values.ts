import type { Span } from '../source/span.js';
import type {
  ArrayValue,
  BooleanValue,
  Entry,
  KnownValue,
  NullValue,
  NumberValue,
  ObjectValue,
  Origin,
  StringValue,
  Value,
} from './value.js';

/** Constructors of known values, and the one way to look entries up. */

export function textValue(value: string, origin: Origin): StringValue {
  return { kind: 'string', value, origin };
}

export function numberValue(value: number, origin: Origin): NumberValue {
  return { kind: 'number', value, origin };
}

/** A whole number in 64 bits, with its digits where a double would lose some. */
export function wholeNumberValue(exact: bigint, origin: Origin): NumberValue {
  const number = numberValue(Number(exact), origin);
  return Number.isSafeInteger(number.value) ? number : { ...number, text: String(exact) };
}

/** True for a number written with a fraction or an exponent: to Azure 1.0 is another kind than 1. */
export function isFraction({ text, value }: NumberValue): boolean {
  return /[.eE]/.test(text ?? String(value));
}

export function booleanValue(value: boolean, origin: Origin): BooleanValue {
  return { kind: 'boolean', value, origin };
}

export function nullValue(origin: Origin): NullValue {
  return { kind: 'null', origin };
}

export function arrayValue(items: readonly Value[], origin: Origin): ArrayValue {
  return { kind: 'array', items, origin };
}

/** An object of which every key is known; of entries with the same key the last wins. */
export function objectValue(entries: Iterable<Entry>, origin: Origin): ObjectValue {
  const map = new Map<string, Entry>();
  for (const entry of entries) map.set(entry.key, entry);
  return { kind: 'object', entries: map, unknownEntries: [], origin };
}

/** The entry of a key: the exact key first, then the first that differs in letter case only. */
export function entryOf(object: ObjectValue, key: string): Entry | undefined {
  const exact = object.entries.get(key);
  if (exact !== undefined) return exact;
  const wanted = key.toLowerCase();
  for (const entry of object.entries.values()) {
    if (entry.key.toLowerCase() === wanted) return entry;
  }
  return undefined;
}

/** The same value, read through the expression at `span`. */
export function handOn<V extends Value>(value: V, span: Span): V {
  return steppedThrough(value, { span, role: 'expression' });
}

/** The same value, with one more step between it and its source. */
export function steppedThrough<V extends Value>(value: V, step: Omit<Origin, 'from'>): V {
  const origin = longerOrigin(value.origin, step);
  if (value.kind !== 'choice') return withOrigin(value, origin);
  const alternatives = value.alternatives.map((alternative) => ({
    ...alternative,
    value: steppedThrough(alternative.value, step),
  }));
  return { ...value, alternatives, origin };
}

/** The origin of a literal; one that is implied is written out nowhere: at its span stands what it was made of. */
export function originOfLiteral(literal: { readonly span: Span; readonly implied?: true }): Origin {
  return { span: literal.span, role: literal.implied ? 'expression' : 'literal' };
}

// Every value that is handed on comes through these two: spelt out, they take a third of the time.

function longerOrigin(from: Origin, { span, role, name, byDefault }: Omit<Origin, 'from'>): Origin {
  if (name === undefined) return { span, role, from };
  return byDefault ? { span, role, name, byDefault, from } : { span, role, name, from };
}

function withOrigin<V extends Value>(value: V, origin: Origin): V;
function withOrigin(value: Value, origin: Origin): Value {
  if (value.secret) return { ...value, origin };
  switch (value.kind) {
    case 'string':
      return { kind: 'string', value: value.value, origin };
    case 'boolean':
      return { kind: 'boolean', value: value.value, origin };
    case 'number':
      return value.text === undefined
        ? { kind: 'number', value: value.value, origin }
        : { ...value, origin };
    default:
      return { ...value, origin };
  }
}

/**
 * A member of `whole`, with the names (parameters, variables, outputs) that handed `whole` on between
 * it and its source.
 */
export function handedOnWith<V extends Value>(member: V, whole: Value): V {
  const steps: Omit<Origin, 'from'>[] = [];
  for (let at: Origin | undefined = whole.origin; at !== undefined; at = at.from) {
    const { from, ...step } = at;
    if (step.name !== undefined) steps.push(step);
  }
  return steps.reduceRight(steppedThrough, member);
}

/** The same value marked as secret. */
export function asSecret<V extends Value>(value: V): V {
  if (value.secret) return value;
  if (value.kind !== 'choice') return { ...value, secret: true };
  const alternatives = value.alternatives.map((alternative) => ({
    ...alternative,
    value: asSecret(alternative.value),
  }));
  return { ...value, alternatives, secret: true };
}

/** True when the value itself is known and so is its shape: which keys, how many items. */
function hasKnownShape(value: Value): value is KnownValue {
  switch (value.kind) {
    case 'unknown':
    case 'choice':
      return false;
    case 'array':
      return value.rest === undefined;
    case 'object':
      return value.unknownEntries.length === 0;
    default:
      return true;
  }
}

const wholeness = new WeakMap<object, boolean>();

/** True when the value holds nothing unknown and no choice at any depth. */
export function isWhollyKnown(value: Value): value is KnownValue {
  if (!hasKnownShape(value)) return false;
  if (value.kind !== 'array' && value.kind !== 'object') return true;
  return remembered(wholeness, value, (members) => members.every(isWhollyKnown));
}

const secrecy = new WeakMap<object, boolean>();

/** True when the value, or anything inside it, is secret. */
export function holdsSecret(value: Value): boolean {
  if (value.secret === true) return true;
  if (value.kind === 'choice') return value.alternatives.some(({ value }) => holdsSecret(value));
  if (value.kind !== 'array' && value.kind !== 'object') return false;
  return (
    unlistedIn(value).some(holdsSecret) ||
    remembered(secrecy, value, (members) => members.some(holdsSecret))
  );
}

/** What may be in a value besides its members: entries under unknown keys, items of unknown number. */
function unlistedIn(value: ArrayValue | ObjectValue): readonly Value[] {
  if (value.kind === 'object') {
    return value.unknownEntries.flatMap(({ key, value }) =>
      value === undefined ? [key] : [key, value],
    );
  }
  const { rest } = value;
  if (rest === undefined) return [];
  return rest.representative === undefined ? [rest.count] : [rest.count, rest.representative];
}

/** How much a value holds. */
export interface Extent {
  /** Values in it, itself included; one that stands in several places counts in each. */
  readonly count: number;
  /** Levels of arrays and objects in one another. */
  readonly depth: number;
}

const single: Extent = { count: 1, depth: 0 };
const extents = new WeakMap<object, Extent>();

export function extentOf(value: Value): Extent {
  if (value.kind !== 'array' && value.kind !== 'object') return single;
  return remembered(extents, value, (members) => {
    let count = 1;
    let depth = 0;
    for (const member of members) {
      const extent = extentOf(member);
      count += extent.count;
      depth = Math.max(depth, extent.depth);
    }
    return { count, depth: depth + 1 };
  });
}

/**
 * What was found out about the members of a value, once for each collection of members: a value that
 * is handed on is another object each time, with the same members, and members may be shared so often
 * that walking into each anew would not end.
 */
function remembered<T>(
  known: WeakMap<object, T>,
  value: ArrayValue | ObjectValue,
  find: (members: readonly Value[]) => T,
): T {
  const members = value.kind === 'array' ? value.items : value.entries;
  const before = known.get(members);
  if (before !== undefined) return before;
  const found = find(membersOf(value));
  known.set(members, found);
  return found;
}

/** The values directly inside a value, keys left out. */
export function membersOf(value: Value): readonly Value[] {
  if (value.kind === 'array') return value.items;
  if (value.kind === 'object') return [...value.entries.values()].map((entry) => entry.value);
  return [];
}
