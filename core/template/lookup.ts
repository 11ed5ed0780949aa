import type { Value } from '../expressions/value.js';

/** Named values, found without letter case and worked out when first asked for. */
export interface Lookup {
  get(name: string): Value | undefined;
  names(): Iterable<string>;
}

/**
 * A lookup over declarations.
 *
 * @param declarations by name in lower case
 * @param evaluate works one out; may ask the lookup for others
 * @param onCycle the answer for a declaration that needs itself
 */
export function lazyLookup<D extends { readonly key: string }>(
  declarations: ReadonlyMap<string, D>,
  evaluate: (declaration: D) => Value,
  onCycle: (declaration: D) => Value,
): Lookup {
  const known = new Map<string, Value>();
  const underWay = new Set<string>();
  const get = (name: string): Value | undefined => {
    const key = name.toLowerCase();
    const before = known.get(key);
    if (before !== undefined) return before;
    const declaration = declarations.get(key);
    if (declaration === undefined) return undefined;
    if (underWay.has(key)) return onCycle(declaration);
    underWay.add(key);
    const value = evaluate(declaration);
    underWay.delete(key);
    known.set(key, value);
    return value;
  };
  return { get, names: () => [...declarations.values()].map(({ key }) => key) };
}
