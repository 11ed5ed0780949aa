import { compareValues } from '../equality.js';
import { callOf, residualOf } from '../residual.js';
import { partsOf, textOfParts } from '../text.js';
import type { ArrayValue, TextPart, Value } from '../value.js';
import { arrayValue, booleanValue, entryOf, nullValue, numberValue, textValue } from '../values.js';
import { formatText } from './format.js';
import {
  any,
  array,
  arrayOf,
  type CallContext,
  type FunctionSignature,
  failure,
  integer,
  type Kind,
  numberOf,
  type Outcome,
  object,
  oneOf,
  type PartlyKnown,
  partly,
  plain,
  special,
  text,
  textOf,
  typeOf,
} from './signature.js';

const unbounded = Number.POSITIVE_INFINITY;
const list = oneOf(text, array);
const collection = oneOf(text, array, object);

/** Items that `range` may give. */
const longestRange = 10_000;

export const arrayFunctions: readonly FunctionSignature[] = [
  special('createArray', 0, unbounded, createArray),
  partly('array', [any], toArray, { returns: 'array' }),
  plain('first', [list], ([value], context) => end(value, context, 0), {
    partial: ([value], context) => firstKnown(value, context),
  }),
  plain('last', [list], ([value], context) => end(value, context, -1), {
    partial: ([value], context) => (isClosed(value) ? end(value, context, -1) : undefined),
  }),
  partly('length', [collection], length, { returns: 'int' }),
  partly('empty', [oneOf(collection, ['null'])], empty, { returns: 'bool' }),
  partly('contains', [collection, any], contains, { returns: 'bool' }),
  plain('range', [integer, integer], range, { returns: 'array' }),
  plain('take', [list, integer], (args, context) => slice(args, context, 'take'), {
    partial: (args, context) => (isClosed(args[0]) ? slice(args, context, 'take') : undefined),
  }),
  plain('skip', [list, integer], (args, context) => slice(args, context, 'skip'), {
    partial: (args, context) => (isClosed(args[0]) ? slice(args, context, 'skip') : undefined),
  }),
  partly('flatten', [array], flatten, { returns: 'array' }),
  plain('join', [array, text], join, { partial: joinParts, returns: 'string' }),
  plain('indexOf', [list, any], (args, context) => indexOf(args, context, 'first'), {
    returns: 'int',
  }),
  plain('lastIndexOf', [list, any], (args, context) => indexOf(args, context, 'last'), {
    returns: 'int',
  }),
  partly('indexFromEnd', [array, integer], fromEnd),
  partly('tryIndexFromEnd', [any, any], tryFromEnd),
];

/** True for an array of which the number of items is known. */
function isClosed(value: PartlyKnown | undefined): value is ArrayValue {
  return value?.kind === 'array' && value.rest === undefined;
}

/** A choice among the items stays one there. */
function createArray({ call, origin, scope, evaluate }: CallContext): Outcome {
  return arrayValue(
    call.args.map((arg) => evaluate(arg, scope)),
    origin,
  );
}

function toArray([value]: readonly PartlyKnown[], { origin }: CallContext): Outcome | undefined {
  if (value === undefined || value.kind === 'array') return value;
  if (value.kind === 'unknown' && (value.type === undefined || value.type === 'array')) {
    return undefined;
  }
  return arrayValue([value], origin);
}

function end(value: PartlyKnown | undefined, { origin }: CallContext, index: 0 | -1): Outcome {
  if (value?.kind === 'string') return textValue(value.value.at(index) ?? '', origin);
  return arrayOf(value).items.at(index) ?? nullValue(origin);
}

function firstKnown(value: PartlyKnown | undefined, context: CallContext): Outcome | undefined {
  if (value?.kind === 'array' && value.items.length > 0) return value.items[0];
  if (isClosed(value)) return end(value, context, 0);
  const part = value?.kind === 'unknown' ? value.parts?.[0] : undefined;
  return typeof part === 'string' ? textValue(part.charAt(0), context.origin) : undefined;
}

function length([value]: readonly PartlyKnown[], { origin }: CallContext): Outcome | undefined {
  if (value?.kind === 'string') return numberValue(value.value.length, origin);
  if (isClosed(value)) return numberValue(value.items.length, origin);
  return value?.kind === 'object' && value.unknownEntries.length === 0
    ? numberValue(value.entries.size, origin)
    : undefined;
}

function empty([value]: readonly PartlyKnown[], { origin }: CallContext): Outcome | undefined {
  switch (value?.kind) {
    case 'null':
      return booleanValue(true, origin);
    case 'string':
      return booleanValue(value.value === '', origin);
    case 'array':
      if (value.items.length > 0) return booleanValue(false, origin);
      return value.rest === undefined ? booleanValue(true, origin) : undefined;
    case 'object': {
      // An entry has a key, known or not; an unknown object among the entries may be empty.
      const certain = value.unknownEntries.some((entry) => entry.value !== undefined);
      if (value.entries.size > 0 || certain) return booleanValue(false, origin);
      return value.unknownEntries.length === 0 ? booleanValue(true, origin) : undefined;
    }
    case 'unknown':
      return value.parts?.some((part) => typeof part === 'string')
        ? booleanValue(false, origin)
        : undefined;
    default:
      return undefined;
  }
}

function contains(
  [container, wanted]: readonly PartlyKnown[],
  { origin }: CallContext,
): Outcome | undefined {
  if (container === undefined || wanted === undefined) return undefined;
  if (container.kind === 'array') {
    const answers = container.items.map((item) => compareValues(item, wanted));
    if (answers.includes('equal')) return booleanValue(true, origin);
    const undecided = answers.includes('unknown') || container.rest !== undefined;
    return undecided ? undefined : booleanValue(false, origin);
  }
  if (wanted.kind === 'unknown') {
    const none = container.kind === 'object' && container.entries.size === 0;
    return none && container.unknownEntries.length === 0 ? booleanValue(false, origin) : undefined;
  }
  if (wanted.kind !== 'string') {
    return container.kind === 'unknown'
      ? undefined
      : failure(`only texts are looked for in a ${container.kind}`);
  }
  if (container.kind === 'object') {
    if (entryOf(container, wanted.value) !== undefined) return booleanValue(true, origin);
    return container.unknownEntries.length === 0 ? booleanValue(false, origin) : undefined;
  }
  if (container.kind === 'string') {
    return booleanValue(container.value.includes(wanted.value), origin);
  }
  const found =
    container.kind === 'unknown' &&
    container.parts?.some((part) => typeof part === 'string' && part.includes(wanted.value));
  return found ? booleanValue(true, origin) : undefined;
}

function range([first, count]: readonly Value[], { origin }: CallContext): Outcome {
  const start = numberOf(first);
  const size = numberOf(count);
  if (size < 0 || size > longestRange) {
    return failure(`the number of items must be between 0 and ${longestRange}, not ${size}`);
  }
  if (start + size > 2 ** 31) return failure('its items do not fit in 32 bits');
  return arrayValue(
    Array.from({ length: size }, (_, i) => numberValue(start + i, origin)),
    origin,
  );
}

function slice(
  [value, count]: readonly PartlyKnown[],
  { origin }: CallContext,
  part: 'take' | 'skip',
): Outcome | undefined {
  if (count?.kind !== 'number') return undefined;
  const size = Math.max(0, count.value);
  const bounds: readonly [number, number?] = part === 'take' ? [0, size] : [size];
  return value?.kind === 'string'
    ? textValue(value.value.slice(...bounds), origin)
    : arrayValue(arrayOf(value).items.slice(...bounds), origin);
}

function flatten([value]: readonly PartlyKnown[], { origin }: CallContext): Outcome | undefined {
  if (!isClosed(value)) return undefined;
  const items: Value[] = [];
  for (const item of value.items) {
    if (item.kind === 'unknown' || item.kind === 'choice') return undefined;
    if (item.kind !== 'array') return failure(`each item must be an array, not a ${item.kind}`);
    if (item.rest !== undefined) return undefined;
    items.push(...item.items);
  }
  return arrayValue(items, origin);
}

function join([value, separator]: readonly Value[], { origin }: CallContext): Outcome {
  const { items } = arrayOf(value);
  const misfit = items.find((item) => !joinable.has(typeOf(item) ?? ''));
  if (misfit !== undefined) return failure(`an item of kind ${typeOf(misfit)} cannot be joined`);
  return textValue(items.map(formatText).join(textOf(separator)), origin);
}

const joinable: ReadonlySet<string> = new Set<Kind>(['string', 'int', 'bool']);

function joinParts(args: readonly PartlyKnown[], context: CallContext): Outcome | undefined {
  const [value, separator] = args;
  if (!isClosed(value) || separator === undefined) return undefined;
  const between = partsOf(separator);
  if (between === undefined) return undefined;
  const parts: TextPart[] = [];
  for (const [i, item] of value.items.entries()) {
    if (i > 0) parts.push(...between);
    const isKnown = item.kind !== 'unknown' && joinable.has(typeOf(item) ?? '');
    const own = isKnown ? [formatText(item)] : partsOf(item);
    if (own === undefined) return undefined;
    parts.push(...own);
  }
  const { call, origin } = context;
  return textOfParts(parts, () => callOf(call.name, args.map(residualOf), call.span), origin);
}

function indexOf(
  [value, wanted]: readonly Value[],
  { origin }: CallContext,
  which: 'first' | 'last',
): Outcome {
  if (value?.kind === 'string') {
    if (wanted?.kind !== 'string') return failure('only a text is looked for in a text');
    const [whole, part] = [value.value.toLowerCase(), wanted.value.toLowerCase()];
    // The empty text is last found at the last character, as in .NET's older framework.
    const from = part === '' ? Math.max(0, whole.length - 1) : whole.length;
    const index = which === 'first' ? whole.indexOf(part) : whole.lastIndexOf(part, from);
    return numberValue(index, origin);
  }
  const { items } = arrayOf(value);
  const found = (item: Value) => wanted !== undefined && compareValues(item, wanted) === 'equal';
  return numberValue(
    which === 'first' ? items.findIndex(found) : items.findLastIndex(found),
    origin,
  );
}

function fromEnd([value, index]: readonly PartlyKnown[]): Outcome | undefined {
  if (!isClosed(value) || index?.kind !== 'number') return undefined;
  const item = index.value >= 1 ? value.items[value.items.length - index.value] : undefined;
  return item ?? failure(`there is no item ${index.value} of ${value.items.length} from the end`);
}

function tryFromEnd(args: readonly PartlyKnown[], context: CallContext): Outcome | undefined {
  const [value, index] = args;
  if (value?.kind === 'unknown' || index?.kind === 'unknown') return undefined;
  if (value?.kind === 'array' && !isClosed(value)) return undefined;
  if (value?.kind !== 'array' || index?.kind !== 'number') return nullValue(context.origin);
  const item = index.value >= 1 ? value.items[value.items.length - index.value] : undefined;
  return item ?? nullValue(context.origin);
}
