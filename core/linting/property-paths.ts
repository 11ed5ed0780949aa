import type { Value } from '../expressions/value.js';

/** Names of properties with what is in them; null where nothing is known of the inside. */
export type PropertyTree = ReadonlyMap<string, Property>;

export interface Property {
  /** As written. */
  readonly name: string;
  readonly inside: PropertyTree | null;
}

/** What resources of a type look like. */
export interface KnownType {
  readonly name: string;
  /** How many resources were seen. */
  readonly seen: number;
  readonly properties: PropertyTree;
  /** The newest API version that was seen, previews left out. */
  readonly apiVersion?: string;
}

/** Known types by name in lower case. */
export type KnownTypes = ReadonlyMap<string, KnownType>;

type Written = 0 | { readonly [name: string]: Written };

/** Reads the facts that `scripts/property-paths.mjs` writes: JSON of our own making, taken at its word. */
export function readKnownTypes(text: string): KnownTypes {
  const { types } = JSON.parse(text) as {
    readonly types: Readonly<
      Record<string, readonly [seen: number, properties: Written, apiVersion?: string]>
    >;
  };
  return new Map(
    Object.entries(types).map(([name, [seen, written, apiVersion]]) => [
      name.toLowerCase(),
      {
        name,
        seen,
        properties: treeOf(written) ?? new Map(),
        ...(apiVersion === undefined ? {} : { apiVersion }),
      },
    ]),
  );
}

function treeOf(written: Written): PropertyTree | null {
  if (written === 0) return null;
  return new Map(
    Object.entries(written).map(([name, inside]) => [
      name.toLowerCase(),
      { name, inside: treeOf(inside) },
    ]),
  );
}

/** What a resource looks like; lists show what is in their items. */
export function propertiesOf(resource: Value): PropertyTree {
  return merged([resource]) ?? new Map();
}

function merged(values: readonly Value[]): PropertyTree | null {
  const inside = new Map<string, { name: string; values: Value[] }>();
  for (const value of values.flatMap(itemsOf)) {
    if (value.kind !== 'object') continue;
    for (const { key, value: inner } of value.entries.values()) {
      const found = inside.get(key.toLowerCase()) ?? { name: key, values: [] };
      found.values.push(inner);
      inside.set(key.toLowerCase(), found);
    }
  }
  if (inside.size === 0) return null;
  return new Map(
    [...inside].map(([key, { name, values: inner }]) => [key, { name, inside: merged(inner) }]),
  );
}

function itemsOf(value: Value): readonly Value[] {
  if (value.kind === 'choice') return value.alternatives.map((one) => one.value);
  return value.kind === 'array' ? value.items.flatMap(itemsOf) : [value];
}
