import { memberOf } from '../access.js';
import { lift } from '../choice.js';
import { compareValues } from '../equality.js';
import { callOf, residualOf } from '../residual.js';
import type { Expression } from '../syntax.js';
import type { Comparison } from '../text.js';
import { reasonOf, unknownBecause, unknownValue } from '../unknown.js';
import type {
  Entry,
  KnownValue,
  ObjectValue,
  Origin,
  UnknownEntry,
  UnknownValue,
  Value,
} from '../value.js';
import { arrayValue, handOn, nullValue, objectValue, textValue } from '../values.js';
import { merge } from './merge.js';
import {
  any,
  array,
  arrayOf,
  type CallContext,
  type FunctionSignature,
  failure,
  integer,
  type Kind,
  type Outcome,
  object,
  objectOf,
  oneOf,
  type PartlyKnown,
  partly,
  plain,
  special,
  text,
  typeOf,
} from './signature.js';

const unbounded = Number.POSITIVE_INFINITY;
const container = oneOf(object, array);

export const objectFunctions: readonly FunctionSignature[] = [
  special('createObject', 0, unbounded, createObject),
  partly('union', [container], union, { min: 2, max: unbounded }),
  partly('distinct', [array], distinct, { returns: 'array' }),
  partly('shallowMerge', [array], shallowMerge, { returns: 'object' }),
  plain('intersection', [container], intersection, { min: 2, max: unbounded }),
  partly('items', [object], items, { returns: 'array' }),
  partly('objectKeys', [object], objectKeys, { returns: 'array' }),
  partly('tryGet', [any, oneOf(text, integer), any], tryGet, {
    min: 2,
    max: unbounded,
  }),
];

/** A choice among the values stays one there; one among the keys makes a choice of objects. */
function createObject({ call, origin, scope, evaluate }: CallContext): Outcome {
  if (call.args.length % 2 !== 0) return failure('each key needs a value after it');
  const args = call.args.map((arg) => evaluate(arg, scope));
  const keys = args.filter((_, i) => i % 2 === 0);
  const values = args.filter((_, i) => i % 2 === 1);
  const wrong = keys.map(typeOf).find((type) => type !== undefined && type !== 'string');
  if (wrong !== undefined) return failure(`a key must be a text, not a ${wrong}`);
  const repeated = repeatedText(keys);
  if (repeated !== undefined) return failure(`the key '${repeated}' is given twice`);
  const residual = (): Expression => callOf(call.name, args.map(residualOf), call.span);
  return lift(keys, (chosen) => objectWith(chosen, values, residual, origin), residual, origin);
}

function repeatedText(keys: readonly Value[]): string | undefined {
  const seen = new Set<string>();
  for (const key of keys) {
    if (key.kind !== 'string') continue;
    if (seen.has(key.value)) return key.value;
    seen.add(key.value);
  }
  return undefined;
}

function objectWith(
  keys: readonly PartlyKnown[],
  values: readonly Value[],
  residual: () => Expression,
  origin: Origin,
): Value {
  const entries: Entry[] = [];
  const unknownEntries: UnknownEntry[] = [];
  keys.forEach((key, i) => {
    const value = values[i];
    if (value === undefined) return;
    if (key.kind === 'unknown') unknownEntries.push({ key, value });
    if (key.kind === 'string') {
      entries.push({ key: key.value, keySpan: key.origin.span, value });
    }
  });
  const object = objectValue(entries, origin);
  if (unknownEntries.length === 0) return object;
  return { ...object, unknownEntries, residual: residual() };
}

function union(args: readonly PartlyKnown[], context: CallContext): Outcome | undefined {
  const residual = callOf(context.call.name, args.map(residualOf), context.call.span);
  const kinds = new Set(args.map((arg) => (arg.kind === 'unknown' ? arg.type : arg.kind)));
  if (kinds.has('object') && kinds.has('array')) {
    return failure('its arguments must all be objects, or all arrays');
  }
  if (kinds.has('array')) return unionArrays(args, residual, context);
  if (!args.some((arg) => arg.kind === 'object')) return undefined;
  return merge(args, residual, context, 'deep');
}

function distinct(args: readonly PartlyKnown[], context: CallContext): Outcome | undefined {
  if (args[0]?.kind === 'unknown') return undefined;
  return unionArrays(
    args,
    callOf(context.call.name, args.map(residualOf), context.call.span),
    context,
  );
}

/**
 * Items in order, each value once. From the first item on that may or may not repeat an earlier one,
 * any number may follow.
 */
function unionArrays(
  args: readonly PartlyKnown[],
  residual: Expression,
  { origin }: CallContext,
): Outcome {
  const merged: DistinctItems = { items: [], texts: new Set(), others: [] };
  const open = (count: UnknownValue) => ({
    ...arrayValue(merged.items, origin),
    rest: { count },
    residual,
  });
  for (const arg of args) {
    for (const item of arg.kind === 'array' ? arg.items : []) {
      const repeated = addDistinct(merged, item);
      if (repeated === 'unknown') {
        const reason = reasonOf(item) ?? args.map(reasonOf).find((found) => found !== undefined);
        return open(unknownValue(residual, origin, reason ?? { kind: 'error' }));
      }
    }
    const count = arg.kind === 'unknown' ? arg : arg.kind === 'array' ? arg.rest?.count : undefined;
    if (count !== undefined) return open(count);
  }
  return arrayValue(merged.items, origin);
}

/** Items that are certainly different; texts are found by themselves, all others by comparing. */
interface DistinctItems {
  readonly items: Value[];
  readonly texts: Set<string>;
  readonly others: Value[];
}

/** Adds an item unless it is, or may be, there already. */
function addDistinct({ items, texts, others }: DistinctItems, item: Value): Comparison {
  if (item.kind === 'string' && texts.has(item.value)) return 'equal';
  const rivals = item.kind === 'string' ? others : items;
  const answers = rivals.map((other) => compareValues(item, other));
  if (answers.includes('equal')) return 'equal';
  if (answers.includes('unknown')) return 'unknown';
  items.push(item);
  if (item.kind === 'string') texts.add(item.value);
  else others.push(item);
  return 'different';
}

/** A choice among the objects makes a choice of what they are merged to. */
function shallowMerge([list]: readonly PartlyKnown[], context: CallContext): Outcome | undefined {
  if (list?.kind !== 'array' || list.rest !== undefined) return undefined;
  const wrong = list.items.map(typeOf).find(isNoObject);
  if (wrong !== undefined) return failure(`each item must be an object, not a ${wrong}`);
  const residual = callOf(context.call.name, [residualOf(list)], context.call.span);
  const mergeChosen = (items: readonly PartlyKnown[]): Value => {
    const objects = items.filter(({ kind }) => kind === 'object' || kind === 'unknown');
    const merged = merge(objects, residual, context, 'shallow');
    return merged.kind === 'failure' ? unknownBecause({ kind: 'error' }, context.origin) : merged;
  };
  return lift(list.items, mergeChosen, () => residual, context.origin);
}

function isNoObject(type: Kind | undefined): type is Kind {
  return type !== undefined && type !== 'object' && type !== 'null';
}

function intersection(args: readonly KnownValue[], { origin }: CallContext): Outcome {
  const [first, ...others] = args;
  if (args.every((arg) => arg.kind === 'array')) {
    const kept: Value[] = [];
    const has = (list: readonly Value[], item: Value) =>
      list.some((other) => compareValues(item, other) === 'equal');
    for (const item of arrayOf(first).items) {
      if (!has(kept, item) && others.every((other) => has(arrayOf(other).items, item))) {
        kept.push(item);
      }
    }
    return arrayValue(kept, origin);
  }
  if (!args.every((arg) => arg.kind === 'object')) {
    return failure('its arguments must all be objects, or all arrays');
  }
  const kept = [...objectOf(first).entries.values()].filter(({ key, value }) =>
    others.every((other) => {
      const entry = objectOf(other).entries.get(key);
      return entry !== undefined && compareValues(value, entry.value) === 'equal';
    }),
  );
  return objectValue(kept, origin);
}

/** Entries in the order Azure sorts keys: without letter case. */
function sortedEntries(object: ObjectValue): readonly Entry[] {
  const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return [...object.entries.values()].sort((a, b) =>
    order(a.key.toLowerCase(), b.key.toLowerCase()),
  );
}

function items([value]: readonly PartlyKnown[], { origin }: CallContext): Outcome | undefined {
  if (value?.kind !== 'object' || value.unknownEntries.length > 0) return undefined;
  const pairs = sortedEntries(value).map(({ key, keySpan, value: item }) => {
    const keyOrigin =
      keySpan === undefined ? origin : ({ span: keySpan, role: 'literal' } as const);
    return objectValue(
      [
        { key: 'key', value: textValue(key, keyOrigin) },
        { key: 'value', value: item },
      ],
      origin,
    );
  });
  return arrayValue(pairs, origin);
}

function objectKeys([value]: readonly PartlyKnown[], { origin }: CallContext): Outcome | undefined {
  if (value?.kind !== 'object' || value.unknownEntries.length > 0) return undefined;
  return arrayValue(
    sortedEntries(value).map(({ key }) => textValue(key, origin)),
    origin,
  );
}

/** The member at the end of a path; null where the first step finds none, or something on the way is null. */
function tryGet(args: readonly PartlyKnown[], context: CallContext): Outcome | undefined {
  const [target, ...path] = args;
  return target && step(target, path, context);
}

function step(target: Value, [key, ...rest]: readonly PartlyKnown[], context: CallContext): Value {
  const { call, origin } = context;
  if (key === undefined) return target;
  const residual = () => callOf(call.name, [target, key, ...rest].map(residualOf), call.span);
  return lift(
    [target],
    ([object]) => {
      if (object === undefined) return nullValue(origin);
      const member = memberOf(object, key);
      if (member.kind === 'found') return step(handOn(member.value, call.span), rest, context);
      if (member.kind === 'undecided') return unknownValue(residual(), origin, member.reason);
      return nullValue(origin);
    },
    residual,
    origin,
  );
}
