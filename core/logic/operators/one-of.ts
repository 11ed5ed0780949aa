import { equal, someTernary } from '../equality.js';
import { predicate } from '../operator.js';
import { letterCase, letters } from '../text.js';
import { listed } from '../words.js';

/** Whether a value is one of a list. */
export const oneOf = predicate(
  {
    name: 'oneOf',
    summary:
      'Whether the value equals an item of the list (see `equals`). False for missing, and where the second operand is no list.',
    parameters: [{ name: 'value' }, { name: 'in' }],
    settings: letterCase,
    describe: ([, list]) => ({
      plain: listed(list, 'or'),
      negated: `anything but ${listed(list, 'or')}`,
    }),
    examples: [
      {
        logic: { oneOf: [{ var: 'a' }, ['azure', 'calico']] },
        data: { a: 'Calico' },
        result: true,
      },
      { logic: { oneOf: [{ var: 'a' }, ['azure', 'calico']] }, data: { a: 'none' }, result: false },
      { logic: { oneOf: [{ var: 'b' }, ['azure', 'calico']] }, data: {}, result: false },
    ],
  },
  (call) => {
    const mode = letters(call);
    return ([value, list]) => {
      if (value === undefined || list === undefined || value.kind === 'missing') return false;
      if (list.kind === 'unknown') return list;
      if (list.kind !== 'array') return false;
      const { rest } = list;
      const found = someTernary(list.items, (item) => equal(value, item, mode));
      return found === false && rest !== undefined ? rest.count : found;
    };
  },
);
