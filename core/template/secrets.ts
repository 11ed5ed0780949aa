import type { Value } from '../expressions/value.js';
import { asSecret } from '../expressions/values.js';

/** The value and everything inside it marked as secret; where there is nothing (null, empty text), nothing is to be kept secret. */
export function markSecret(value: Value): Value {
  switch (value.kind) {
    case 'array':
      return { ...value, secret: true, items: value.items.map(markSecret) };
    case 'object': {
      const entries = new Map(
        [...value.entries].map(([key, entry]) => [
          key,
          { ...entry, value: markSecret(entry.value) },
        ]),
      );
      return { ...value, secret: true, entries };
    }
    case 'null':
      return value;
    case 'string':
      return value.value === '' ? value : asSecret(value);
    default:
      return asSecret(value);
  }
}
