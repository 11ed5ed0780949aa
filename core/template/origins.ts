import type { Origin, Value } from '../expressions/value.js';

/** The same value, with one more step between it and its source. */
export function steppedThrough<V extends Value>(value: V, step: Omit<Origin, 'from'>): V {
  const origin: Origin = { ...step, from: value.origin };
  if (value.kind !== 'choice') return { ...value, origin };
  const alternatives = value.alternatives.map((alternative) => ({
    ...alternative,
    value: steppedThrough(alternative.value, step),
  }));
  return { ...value, alternatives, origin };
}
