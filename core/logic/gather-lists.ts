import type { Origin, UnknownValue } from '../expressions/value.js';
import { overChoices } from './choice.js';
import type { Located, LogicValue } from './compiled.js';
import type { Path } from './path.js';
import { gather, itemsOf } from './read.js';

/** A list to be joined with others, and how its items are seen in the result. */
export interface GatheredList {
  readonly list: Located;
  readonly see: (item: Located) => Located;
}

/**
 * One list of several, each item at the place where it really stands: a single value is one item, what is
 * absent or null gives none, what is unknown any number.
 *
 * @param origin of the list itself
 */
export function gatherLists(lists: readonly GatheredList[], origin: Origin): Located {
  const values = lists.map(({ list }) => list.value);
  if (values.every(({ kind }) => kind !== 'choice')) return gatherDecided(lists, origin);
  const places = new Map<LogicValue, Path>();
  const value = overChoices(values, (decided) => {
    const chosen = lists.map(({ list, see }, index) => ({
      list: { ...list, value: decided[index] ?? list.value },
      see,
    }));
    const gathered = gatherDecided(chosen, origin);
    for (const { value, path } of gathered.items ?? []) {
      if (path !== undefined) places.set(value, path);
    }
    return gathered.value;
  });
  return { value, places };
}

function gatherDecided(lists: readonly GatheredList[], origin: Origin): Located {
  const found: Located[] = [];
  const rests: { readonly count: UnknownValue; readonly representative?: LogicValue }[] = [];
  for (const { list, see } of lists) {
    const { value } = list;
    if (value.kind === 'unknown') rests.push({ count: value });
    else if (value.kind === 'array') {
      for (const item of itemsOf(list, value)) found.push(see(item));
      const representative = value.rest?.representative;
      if (value.rest === undefined) continue;
      const { count } = value.rest;
      if (representative === undefined) rests.push({ count });
      else rests.push({ count, representative: see({ value: representative }).value });
    } else if (value.kind !== 'missing' && value.kind !== 'null') {
      found.push(see(list));
    }
  }
  const [first] = rests;
  const rest =
    first === undefined
      ? undefined
      : { ...(rests.length === 1 ? first : { count: first.count }), anywhere: true as const };
  return gather(found, { origin }, rest);
}
