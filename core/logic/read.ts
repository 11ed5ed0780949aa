import type { ArrayValue, Entry, ObjectValue, Origin, Value } from '../expressions/value.js';
import { entryOf } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import { join } from './choice.js';
import type {
  DecidedValue,
  Located,
  LogicValue,
  MissingValue,
  UncertainValue,
} from './compiled.js';
import { type Path, pathBelow, type Step } from './path.js';
import { computed, unknownIn, unknownOf } from './unknown.js';

/** Reads steps from a value. What is not there gives a missing value with the header of the nearest ancestor that is. */
export function readSteps(from: Located, steps: readonly Step[], header?: Span): Located {
  let at = from;
  let nearest = header;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step === undefined) break;
    const { value } = at;
    if (value.kind === 'choice') return readChoice(at, steps.slice(i), nearest);
    nearest = headerOf(value) ?? nearest;
    if (step.kind === 'every') return readEvery(at, steps.slice(i + 1), nearest);
    at = readStep(at, value, step, nearest);
  }
  return at;
}

function readChoice(from: Located, steps: readonly Step[], header: Span | undefined): Located {
  const { value, path } = from;
  if (value.kind !== 'choice') return from;
  const read = value.alternatives.map((alternative) => ({
    when: alternative.when,
    located: readSteps(
      { ...(path === undefined ? {} : { path }), value: alternative.value },
      steps,
      header,
    ),
  }));
  const result = join(
    read.map(({ when, located }) => ({ when, value: located.value })),
    value,
  );
  const there = read.find(({ located }) => located.value.kind !== 'missing') ?? read[0];
  return place(result, there?.located.path);
}

function readStep(
  from: Located,
  value: DecidedValue,
  step: Exclude<Step, { kind: 'every' }>,
  header: Span | undefined,
): Located {
  if (value.kind === 'object' && step.kind === 'key') {
    const entry = entryOf(value, step.key);
    const elsewhere = entry === undefined ? undefined : from.places?.get(entry.value);
    const path = elsewhere ?? pathBelow(from.path, entry?.key ?? step.key);
    return place(entry?.value ?? absentEntry(value, step.key, header), path);
  }
  if (value.kind === 'array' && step.index !== undefined) {
    const { index } = step;
    const known = from.items?.[index];
    if (known !== undefined && !value.rest?.anywhere) return known;
    const path = pathBelow(from.path, index);
    const item = value.rest?.anywhere ? undefined : value.items[index];
    return place(item ?? absentItem(value, index, header), path);
  }
  const segment = step.kind === 'key' ? step.key : step.index;
  const path = pathBelow(from.path, segment);
  if (value.kind === 'unknown') return place(readUnknown(value, segment), path);
  return place(missing(value.origin, header ?? headerOf(value)), path);
}

/** A key that is not among the known entries: unknown where some entries have unknown keys. */
function absentEntry(object: ObjectValue, key: string, header: Span | undefined): LogicValue {
  const [entry] = object.unknownEntries;
  if (entry === undefined) return missing(object.origin, header);
  return { ...unknownOf('read', entry.key, [object, text(key)]), perhapsMissing: true };
}

function absentItem(array: ArrayValue, index: number, header: Span | undefined): LogicValue {
  if (array.rest === undefined) return missing(array.origin, header);
  return {
    ...unknownOf('read', array.rest.count, [array, text(String(index))]),
    perhapsMissing: true,
  };
}

/** Reading through an unknown: the same read of the same unknown is the same value. */
function readUnknown(value: UncertainValue, segment: string | number): LogicValue {
  if (value.type !== undefined && value.type !== 'object' && value.type !== 'array') {
    return missing(value.origin, undefined);
  }
  const form =
    typeof segment === 'number' ? `${value.form}[${segment}]` : `${value.form}.${segment}`;
  const { span } = value.expression;
  return {
    kind: 'unknown',
    expression:
      typeof segment === 'number'
        ? {
            kind: 'index',
            target: value.expression,
            index: { kind: 'integer', value: segment, span },
            safe: false,
            span,
          }
        : {
            kind: 'property',
            target: value.expression,
            name: segment,
            nameSpan: span,
            safe: false,
            span,
          },
    form,
    reason: value.reason,
    origin: value.origin,
    perhapsMissing: true,
    ...(value.secret ? { secret: true } : {}),
  };
}

/**
 * `[*]`: the list of what the remaining steps give for each item. Items in which nothing is there are
 * left out; an absent collection stays missing.
 */
function readEvery(from: Located, steps: readonly Step[], header: Span | undefined): Located {
  const { value } = from;
  if (value.kind === 'unknown') {
    if (value.type !== undefined && value.type !== 'array') {
      return place(missing(value.origin, header), from.path);
    }
    if (steps.length === 0) {
      return value.type === 'array' ? from : { ...from, value: { ...value, perhapsMissing: true } };
    }
    return place(
      { ...unknownOf('[*]', value, [value, text(JSON.stringify(steps))]), perhapsMissing: true },
      from.path,
    );
  }
  if (value.kind !== 'array') {
    return place(value.kind === 'missing' ? value : missing(value.origin, header), from.path);
  }
  if (steps.length === 0) return from;
  const read = itemsOf(from, value).map((item) => readSteps(item, steps, header));
  const flat = read.flatMap((located) =>
    steps.some(({ kind }) => kind === 'every') && located.value.kind === 'array'
      ? itemsOf(located, located.value)
      : [located],
  );
  const representative = value.rest?.representative;
  const rest =
    value.rest === undefined
      ? undefined
      : {
          count: value.rest.count,
          ...(value.rest.anywhere ? { anywhere: true as const } : {}),
          ...(representative === undefined
            ? {}
            : { representative: readSteps({ value: representative }, steps, header).value }),
        };
  return gather(flat, value, rest, from.path);
}

/**
 * A list of located values. Missing ones are left out; those that are perhaps missing make the length
 * of the list unknown.
 */
export function gather(
  found: readonly Located[],
  from: { readonly origin: Origin; readonly header?: Span },
  rest?: {
    readonly count: UncertainValue;
    readonly representative?: LogicValue;
    readonly anywhere?: true;
  },
  path?: Path,
): Located {
  const there = found.filter(({ value }) => value.kind !== 'missing');
  const sure = there.filter(({ value }) => !isPerhapsMissing(value));
  const perhaps = there.find(({ value }) => isPerhapsMissing(value));
  const base = {
    kind: 'array' as const,
    items: sure.map(({ value }) => asValue(value)),
    origin: from.origin,
    ...(from.header === undefined ? {} : { header: from.header }),
  };
  const cause = perhaps === undefined ? undefined : unknownIn(perhaps.value);
  const located = { items: sure, ...(path === undefined ? {} : { path }) };
  if (cause !== undefined) {
    const single = there.length - sure.length === 1 && rest === undefined && perhaps !== undefined;
    const representative = single ? { representative: asValue(perhaps.value) } : {};
    return {
      ...located,
      value: { ...base, rest: { count: cause, ...representative, anywhere: true } },
    };
  }
  if (rest === undefined) return { ...located, value: base };
  const representative =
    rest.representative === undefined || rest.representative.kind === 'missing'
      ? {}
      : { representative: asValue(rest.representative) };
  const anywhere = rest.anywhere ? { anywhere: rest.anywhere } : {};
  return {
    ...located,
    value: { ...base, rest: { count: rest.count, ...representative, ...anywhere } },
  };
}

function isPerhapsMissing(value: LogicValue): boolean {
  if (value.kind === 'unknown') return value.perhapsMissing === true;
  return (
    value.kind === 'choice' &&
    value.alternatives.some(({ value }) => value.kind === 'missing' || isPerhapsMissing(value))
  );
}

/** The items of a list with their places: those it was gathered from, else the array's own. */
export function itemsOf(list: Located, array: ArrayValue): readonly Located[] {
  if (list.items !== undefined && list.value === array) return list.items;
  return array.items.map((value, index) =>
    place(value, list.places?.get(value) ?? pathBelow(list.path, index)),
  );
}

/** A value that stands in an array or object: what is missing there counts as null, as everywhere in JSON. */
export function asValue(value: LogicValue): Value {
  if (value.kind === 'missing') return { kind: 'null', origin: value.origin };
  if (value.kind !== 'choice') return value;
  return {
    ...value,
    alternatives: value.alternatives.map(({ when, value }) => ({
      when,
      value: value.kind === 'missing' ? { kind: 'null', origin: value.origin } : value,
    })),
  };
}

/** A member of a list that logic makes: missing is null in it. */
export function asMember(located: Located): Located {
  return located.value.kind === 'missing' ? { ...located, value: asValue(located.value) } : located;
}

/** The place where absence inside a value is reported. */
function headerOf(value: DecidedValue): Span | undefined {
  return value.kind === 'object' || value.kind === 'array' || value.kind === 'missing'
    ? value.header
    : undefined;
}

export function missing(origin: Origin, header: Span | undefined): MissingValue {
  return { kind: 'missing', origin, ...(header === undefined ? {} : { header }) };
}

/** A value at a path that may be absent. */
export function place(value: LogicValue, path: Path | undefined): Located {
  return path === undefined ? { value } : { value, path };
}

/** An entry's value with its place. */
export function entryAt(object: Located, entry: Entry): Located {
  return place(entry.value, pathBelow(object.path, entry.key));
}

function text(value: string): LogicValue {
  return { kind: 'string', value, origin: computed };
}
