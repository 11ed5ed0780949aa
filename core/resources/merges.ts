import type { ArrayValue, Entry, ObjectValue, Value } from '../expressions/value.js';
import { entryOf } from '../expressions/values.js';

/**
 * One object over another: members of both are merged when both are objects, else `over` wins; arrays
 * of both are put one after the other.
 */
export function mergedObject(under: ObjectValue, over: ObjectValue): ObjectValue {
  const entries = new Map(under.entries);
  for (const entry of over.entries.values()) {
    const before = entryOf(under, entry.key);
    if (before === undefined) entries.set(entry.key, entry);
    else
      entries.set(before.key, {
        ...entry,
        key: before.key,
        value: merged(before.value, entry.value),
      });
  }
  const unknownEntries = [...under.unknownEntries, ...over.unknownEntries];
  return { ...under, entries, unknownEntries };
}

function merged(under: Value, over: Value): Value {
  // Null says nothing.
  if (over.kind === 'null') return under;
  if (under.kind === 'object' && over.kind === 'object') return mergedObject(under, over);
  if (under.kind === 'array' && over.kind === 'array') return joined(under, over);
  return over;
}

function joined(first: ArrayValue, second: ArrayValue): ArrayValue {
  const rest = first.rest ?? second.rest;
  return { ...first, items: [...first.items, ...second.items], ...(rest && { rest }) };
}

/** The object with one member put in place of what it has under that key. */
export function withEntry(object: ObjectValue, entry: Entry): ObjectValue {
  const entries = new Map(object.entries);
  const before = entryOf(object, entry.key);
  entries.set(before?.key ?? entry.key, { ...entry, key: before?.key ?? entry.key });
  return { ...object, entries };
}
