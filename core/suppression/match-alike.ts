/**
 * Pairs the items of two lists that are alike by a key, each with at most one; by the first key as many as
 * possible, of the rest by the second, and so on. Of several that are alike, the first go with the first.
 */
export function matchAlike<T, A extends T, B extends T>(
  items: readonly A[],
  others: readonly B[],
  keys: readonly ((item: T) => string)[],
): { readonly matched: ReadonlyMap<A, B>; readonly left: readonly B[] } {
  const matched = new Map<A, B>();
  const free = new Set(others);
  for (const keyOf of keys) {
    const byKey = new Map<string, B[]>();
    for (const other of free) {
      const alike = byKey.get(keyOf(other));
      if (alike === undefined) byKey.set(keyOf(other), [other]);
      else alike.push(other);
    }
    for (const alike of byKey.values()) alike.reverse();
    for (const item of items) {
      const other = matched.has(item) ? undefined : byKey.get(keyOf(item))?.pop();
      if (other === undefined) continue;
      matched.set(item, other);
      free.delete(other);
    }
  }
  return { matched, left: [...free] };
}
