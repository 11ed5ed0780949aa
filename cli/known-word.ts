import { nearest } from '../core/index.js';
import { Refusal } from './exit-codes.js';

/** A word of an option that must be one of some, letter case ignored. */
export function knownWord<T extends string>(option: string, word: string, known: readonly T[]): T {
  const found = known.find((one) => one === word.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(word, known);
  const meant = near === undefined ? '' : ` Did you mean '${near}'?`;
  throw new Refusal(`${option} does not know '${word}'.${meant} It knows ${known.join(', ')}.`);
}
