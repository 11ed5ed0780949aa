import type { DecidedValue } from '../compiled.js';
import { predicate } from '../operator.js';
import type { Ternary } from '../ternary.js';
import { stretchesOf } from '../text.js';

/** Whether all letters of a text are small. */
export const isLower = predicate(
  {
    name: 'isLower',
    summary:
      'Whether a text has no capital letters; what is no letter does not count. False for missing, null and what is no text.',
    parameters: [{ name: 'value' }],
    describe: () => ({ plain: 'small letters only', negated: 'a capital letter' }),
    examples: [
      { logic: { isLower: { var: 'a' } }, data: { a: 'st-01' }, result: true },
      { logic: { isLower: { var: 'a' } }, data: { a: 'St' }, result: false },
      { logic: { isLower: { var: 'b' } }, data: {}, result: false },
    ],
  },
  () =>
    ([value]) =>
      onlyLetters(value, (text) => text === text.toLowerCase()),
);

/** Whether all letters of a text are capitals. */
export const isUpper = predicate(
  {
    name: 'isUpper',
    summary:
      'Whether a text has no small letters; what is no letter does not count. False for missing, null and what is no text.',
    parameters: [{ name: 'value' }],
    describe: () => ({ plain: 'capital letters only', negated: 'a small letter' }),
    examples: [
      { logic: { isUpper: { var: 'a' } }, data: { a: 'ST-01' }, result: true },
      { logic: { isUpper: { var: 'a' } }, data: { a: 'St' }, result: false },
      { logic: { isUpper: { var: 'b' } }, data: {}, result: false },
    ],
  },
  () =>
    ([value]) =>
      onlyLetters(value, (text) => text === text.toUpperCase()),
);

/** One wrong letter in a known stretch decides; a hole keeps the rest open. */
function onlyLetters(value: DecidedValue | undefined, test: (text: string) => boolean): Ternary {
  const stretches = stretchesOf(value);
  if (stretches === undefined) return false;
  if (!stretches.every((part) => typeof part !== 'string' || test(part))) return false;
  return value?.kind === 'unknown' ? value : true;
}
