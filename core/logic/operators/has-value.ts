import type { DecidedValue } from '../compiled.js';
import { predicate } from '../operator.js';
import type { Ternary } from '../ternary.js';

/** Whether there is a value worth the name. */
export const hasValue = predicate(
  {
    name: 'hasValue',
    summary:
      'Whether there is a value that is not null, empty text, an empty list or an empty object. False and 0 are values.',
    parameters: [{ name: 'value' }],
    describe: () => ({ plain: 'a value', negated: 'no value' }),
    examples: [
      { logic: { hasValue: { var: 'a' } }, data: { a: false }, result: true },
      { logic: { hasValue: { var: 'a' } }, data: { a: '' }, result: false },
      { logic: { hasValue: { var: 'a' } }, data: { a: [] }, result: false },
      { logic: { hasValue: { var: 'b' } }, data: {}, result: false },
    ],
  },
  () =>
    ([value]) =>
      value === undefined ? false : valued(value),
);

function valued(value: DecidedValue): Ternary {
  switch (value.kind) {
    case 'missing':
    case 'null':
      return false;
    case 'string':
      return value.value !== '';
    case 'array':
      return value.items.length > 0 || (value.rest?.count ?? false);
    case 'object':
      return value.entries.size > 0 || (value.unknownEntries[0]?.key ?? false);
    case 'unknown': {
      if (value.perhapsMissing) return value;
      if (value.parts?.some((part) => typeof part === 'string' && part !== '')) return true;
      return value.type === 'bool' || value.type === 'int' ? true : value;
    }
    default:
      return true;
  }
}
