import type { Value } from '../expressions/value.js';

/** Deep equality; text without letter case, as Azure compares allowed values. */
export function sameConstant(a: Value, b: Value): boolean {
  if (a.kind === 'string')
    return b.kind === 'string' && a.value.toLowerCase() === b.value.toLowerCase();
  if (a.kind === 'number' || a.kind === 'boolean') return b.kind === a.kind && a.value === b.value;
  if (a.kind === 'array') {
    return (
      b.kind === 'array' &&
      a.items.length === b.items.length &&
      a.items.every((item, i) => {
        const other = b.items[i];
        return other !== undefined && sameConstant(item, other);
      })
    );
  }
  if (a.kind !== 'object') return a.kind === b.kind;
  if (b.kind !== 'object' || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, entry]) => {
    const other = b.entries.get(key);
    return other !== undefined && sameConstant(entry.value, other.value);
  });
}
