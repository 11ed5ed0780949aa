import type { DecidedValue, MissingValue } from './compiled.js';
import { missing } from './read.js';
import { computed } from './unknown.js';

/** What an operator gives where its operand is not of the kind it works on: nothing, placed where the operand is. */
export function absent(value: DecidedValue | undefined): MissingValue {
  if (value?.kind === 'missing') return value;
  return missing(value?.origin ?? computed, undefined);
}
