import { equal } from '../equality.js';
import { predicate } from '../operator.js';
import { letterCase, letters } from '../text.js';
import { isText, quoted } from '../words.js';

/** Equality of any two values. */
export const equals = predicate(
  {
    name: 'equals',
    summary:
      'Whether two values are the same, at any depth. Text without letter case unless `case: exact`; types are never converted. Missing equals nothing, null only null. Of an unknown: unknown, unless both are the same unknown or what is known of it decides.',
    parameters: [{ name: 'value' }, { name: 'to' }],
    settings: letterCase,
    describe: ([, expected]) => ({
      plain: quoted(expected),
      negated: isText(expected) ? `anything but ${quoted(expected)}` : `not ${quoted(expected)}`,
    }),
    examples: [
      { logic: { equals: [{ var: 'a' }, 'azure'] }, data: { a: 'Azure' }, result: true },
      { logic: { equals: [{ var: 'b' }, 'azure'] }, data: { a: 'Azure' }, result: false },
      { logic: { equals: [{ var: 'a' }, true] }, data: { a: 'true' }, result: false },
      {
        logic: { equals: { value: { var: 'a' }, to: 'azure', case: 'exact' } },
        data: { a: 'Azure' },
        result: false,
      },
      {
        logic: {
          equals: [
            [1, ['a']],
            [1, ['A']],
          ],
        },
        result: true,
      },
    ],
  },
  (call) => {
    const mode = letters(call);
    return ([value, to]) => (value && to ? equal(value, to, mode) : false);
  },
);
