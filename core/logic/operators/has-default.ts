import { equal } from '../equality.js';
import { predicate } from '../operator.js';
import { letterCase, letters } from '../text.js';
import { quoted } from '../words.js';

/** Whether a value is the default, written out or not. */
export const hasDefault = predicate(
  {
    name: 'hasDefault',
    summary:
      'Whether nothing is there, so that the default holds, or what is there equals the default (see `equals`). False for null.',
    parameters: [{ name: 'value' }, { name: 'default' }],
    settings: letterCase,
    describe: ([, expected]) => ({
      plain: `${quoted(expected)}, which is the default`,
      negated: `anything but ${quoted(expected)}, which is the default`,
    }),
    examples: [
      { logic: { hasDefault: [{ var: 'a' }, false] }, data: {}, result: true },
      { logic: { hasDefault: [{ var: 'a' }, false] }, data: { a: false }, result: true },
      { logic: { hasDefault: [{ var: 'a' }, false] }, data: { a: true }, result: false },
      { logic: { hasDefault: [{ var: 'a' }, false] }, data: { a: null }, result: false },
    ],
  },
  (call) => {
    const mode = letters(call);
    return ([value, expected]) => {
      if (value === undefined || expected === undefined || value.kind === 'missing') return true;
      if (value.kind === 'unknown' && value.perhapsMissing) {
        return equal(value, expected, mode) === true ? true : value;
      }
      return equal(value, expected, mode);
    };
  },
);
