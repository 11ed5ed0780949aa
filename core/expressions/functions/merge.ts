import { lift } from '../choice.js';
import type { Expression } from '../syntax.js';
import { unknownValue } from '../unknown.js';
import type { Entry, ObjectValue, UnknownEntry, UnknownReason, Value } from '../value.js';
import { objectValue } from '../values.js';
import { type CallContext, failure, type Outcome, type PartlyKnown } from './signature.js';

/**
 * Merges objects from left to right as `union` (deep) and `shallowMerge` do: of entries whose keys are
 * the same without letter case the later wins and keeps the place of the earlier (a shallow merge also
 * its spelling); a deep merge goes into objects and lets null never replace anything.
 *
 * An unknown object, or an entry with an unknown key, may override every entry before it, which is
 * then unknown; entries after it stay known.
 */
export function merge(
  args: readonly PartlyKnown[],
  residual: Expression,
  context: CallContext,
  depth: 'deep' | 'shallow',
): Outcome {
  const merging: Merging = { context, depth, entries: new Map(), unknownEntries: [] };
  for (const arg of args) {
    if (arg.kind === 'unknown') addUnknown(merging, [{ key: arg }], residual);
    else if (arg.kind === 'object') {
      const misfit = addObject(merging, arg, residual);
      if (misfit !== undefined) return misfit;
    }
  }
  const object = objectValue(merging.entries.values(), context.origin);
  const { unknownEntries } = merging;
  return unknownEntries.length === 0 ? object : { ...object, unknownEntries, residual };
}

interface Merging {
  readonly context: CallContext;
  readonly depth: 'deep' | 'shallow';
  /** By key in lower case. */
  readonly entries: Map<string, Entry>;
  readonly unknownEntries: UnknownEntry[];
}

function addUnknown(
  { entries, unknownEntries, context }: Merging,
  added: readonly UnknownEntry[],
  residual: Expression,
): void {
  unknownEntries.push(...added);
  const reason = added[0]?.key.reason ?? { kind: 'error' as const };
  for (const [folded, entry] of entries) {
    const value = entryUnknown(residual, entry, reason, context);
    entries.set(folded, { ...entry, value });
  }
}

function entryUnknown(
  residual: Expression,
  { key, value }: Entry,
  reason: UnknownReason,
  { origin }: CallContext,
): Value {
  const { span } = origin;
  const expression: Expression = {
    kind: 'property',
    target: residual,
    name: key,
    nameSpan: span,
    safe: false,
    span,
  };
  const secret = value.secret;
  return unknownValue(expression, { ...origin, from: value.origin }, reason, { secret });
}

function addObject(
  merging: Merging,
  object: ObjectValue,
  residual: Expression,
): Outcome | undefined {
  for (const entry of object.entries.values()) {
    const folded = entry.key.toLowerCase();
    const before = merging.entries.get(folded);
    const added = addEntry(merging, before, entry, residual);
    if ('kind' in added) return added;
    merging.entries.set(folded, added);
  }
  if (object.unknownEntries.length > 0) addUnknown(merging, object.unknownEntries, residual);
  return undefined;
}

function addEntry(
  merging: Merging,
  before: Entry | undefined,
  entry: Entry,
  residual: Expression,
): Entry | Extract<Outcome, { kind: 'failure' }> {
  const { context, depth, unknownEntries } = merging;
  const [open] = unknownEntries;
  const waits = open?.key.reason;
  if (depth === 'shallow') return before === undefined ? entry : { ...entry, key: before.key };
  if (before === undefined) {
    // The unknown entries may hold this key too; only an object or null does not simply replace theirs.
    const replaces = entry.value.kind === 'string' || entry.value.kind === 'number';
    const certain = replaces || entry.value.kind === 'boolean' || entry.value.kind === 'array';
    if (waits === undefined || certain) return entry;
    return { ...entry, value: entryUnknown(residual, entry, waits, context) };
  }
  const scalar = (value: Value) => value.kind === 'string' || value.kind === 'number';
  if (before.value.kind === 'object' && scalar(entry.value)) {
    return failure(
      `'${entry.key}' is an object in one argument and a ${entry.value.kind} in another`,
    );
  }
  const value = lift(
    [before.value, entry.value],
    ([a, b]) => mergeValues(a ?? before.value, b ?? entry.value, merging, residual, entry),
    () => propertyExpression(residual, entry.key, context),
    context.origin,
  );
  return { key: entry.key, ...(entry.keySpan && { keySpan: entry.keySpan }), value };
}

function mergeValues(
  a: Value,
  b: Value,
  { context, depth }: Merging,
  residual: Expression,
  entry: Entry,
): Value {
  if (b.kind === 'null') return a;
  const mayMerge = (value: Value) => value.kind === 'object' || isOpen(value);
  if (a.kind === 'object' && b.kind === 'object') {
    const inner = propertyExpression(residual, entry.key, context);
    const merged = merge([a, b], inner, context, depth);
    return merged.kind === 'failure' ? b : merged;
  }
  if (isOpen(b) || (isOpen(a) && mayMerge(b))) {
    const reason = [b, a].find((value) => value.kind === 'unknown')?.reason ?? { kind: 'error' };
    return entryUnknown(residual, entry, reason, context);
  }
  return b;
}

/** An unknown that may be an object or null, and so neither simply replaces nor is replaced. */
function isOpen(value: Value): value is Extract<Value, { kind: 'unknown' }> {
  return (
    value.kind === 'unknown' &&
    (value.type === undefined || value.type === 'object' || value.type === 'null')
  );
}

function propertyExpression(target: Expression, name: string, { origin }: CallContext): Expression {
  return { kind: 'property', target, name, nameSpan: origin.span, safe: false, span: origin.span };
}
