/** A value worked out when first asked for, and kept. */
export function lazy<T>(work: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: work() };
    return kept.value;
  };
}

/** A value worked out for each object when first asked for, and kept as long as the object is. */
export function lazyFor<Key extends object, T>(work: (key: Key) => T): (key: Key) => T {
  const kept = new WeakMap<Key, { readonly value: T }>();
  return (key) => {
    const before = kept.get(key);
    if (before !== undefined) return before.value;
    const value = work(key);
    kept.set(key, { value });
    return value;
  };
}

/** Like {@link lazy}; asked for while it is being worked out, it answers undefined. */
export function lazyUnlessUnderWay<T>(work: () => T): () => T | undefined {
  let state: 'new' | 'under way' | { readonly value: T } = 'new';
  return () => {
    if (state === 'under way') return undefined;
    if (state === 'new') {
      state = 'under way';
      state = { value: work() };
    }
    return state.value;
  };
}
