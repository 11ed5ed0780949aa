import type { ArrayValue, Value } from '../../expressions/value.js';
import { entryOf } from '../../expressions/values.js';
import type { DecidedValue, LogicValue } from '../compiled.js';
import { numberOf } from '../numbers.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { unknownOf } from '../unknown.js';
import { normalLocation } from './location.js';

/** The availability zones that a resource type has in a location. */
export const zones = valueOperator(
  {
    name: 'zones',
    summary:
      'The availability zones of a resource type in a location, from the fact `zones`, in the order of their numbers; an empty list where there are none, or the location is missing. The third operand, a list of `{ location, zones }` such as an option holds, comes first. Unknown for an unknown location.',
    parameters: [{ name: 'type' }, { name: 'location' }, { name: 'more', optional: true }],
    examples: [
      {
        logic: {
          zones: ['Microsoft.Compute/virtualMachineScaleSets', 'West Nowhere', { var: 'more' }],
        },
        data: { more: [{ location: 'westnowhere', zones: ['2', '1'] }] },
        result: ['1', '2'],
      },
      {
        logic: { zones: ['Microsoft.Compute/virtualMachineScaleSets', 'West Nowhere'] },
        result: [],
      },
    ],
  },
  () =>
    ([type, location, more], { context }): LogicValue => {
      const open = [type, location].find((one) => one?.kind === 'unknown');
      if (open?.kind === 'unknown') return unknownOf('zones', open, [open], 'array');
      if (type?.kind !== 'string' || location?.kind !== 'string') return fromPlain([]);
      const place = normalLocation(location.value);
      const list = amongMore(more, place) ?? fromFact(context.fact('zones'), type.value, place);
      if (list === undefined) return fromPlain([]);
      const items = [...list.items].sort((a, b) => sizeOf(a) - sizeOf(b));
      return { ...list, items };
    },
);

function sizeOf(value: Value): number {
  return value.kind === 'choice' ? 0 : (numberOf(value) ?? 0);
}

function amongMore(more: DecidedValue | undefined, place: string): ArrayValue | undefined {
  if (more?.kind !== 'array') return undefined;
  for (const item of more.items) {
    if (item.kind !== 'object') continue;
    const location = entryOf(item, 'location')?.value;
    const zones = entryOf(item, 'zones')?.value;
    const same = location?.kind === 'string' && normalLocation(location.value) === place;
    if (same && zones?.kind === 'array') return zones;
  }
  return undefined;
}

/** The fact is a list of `{ types, zones, locations }`: these types have these zones in these locations. */
function fromFact(fact: Value | undefined, type: string, place: string): ArrayValue | undefined {
  if (fact?.kind !== 'array') return undefined;
  for (const group of fact.items) {
    if (group.kind !== 'object') continue;
    const names = (key: string, wanted: string, normal: (text: string) => string): boolean => {
      const list = entryOf(group, key)?.value;
      if (list?.kind !== 'array') return false;
      return list.items.some((one) => one.kind === 'string' && normal(one.value) === wanted);
    };
    const zones = entryOf(group, 'zones')?.value;
    if (zones?.kind !== 'array' || !names('locations', place, normalLocation)) continue;
    if (names('types', type.toLowerCase(), (text) => text.toLowerCase())) return zones;
  }
  return undefined;
}
