import { valueOperator } from '../operator.js';
import { fromPlain, toPlain } from '../plain.js';
import { unknownIn, unknownOf } from '../unknown.js';

/** A list as one text. */
export const join = valueOperator(
  {
    name: 'join',
    summary:
      'One text of the items of a list that are text, numbers, true or false, with a separator between them; other items are left out. Empty text for missing, null and what is no list. Unknown when an item or the length is.',
    parameters: [{ name: 'in' }, { name: 'by' }],
    examples: [
      { logic: { join: [{ var: 'a' }, ', '] }, data: { a: ['x', 1, null] }, result: 'x, 1' },
      { logic: { join: [{ var: 'b' }, ', '] }, data: {}, result: '' },
    ],
  },
  () =>
    ([list, by]) => {
      if (list === undefined || by === undefined) return fromPlain('');
      const cause = unknownIn(by) ?? unknownIn(list);
      if (cause !== undefined) return unknownOf('join', cause, [list, by], 'string');
      if (list.kind !== 'array') return fromPlain('');
      const parts = list.items
        .map(toPlain)
        .filter((item) => ['string', 'number', 'boolean'].includes(typeof item));
      return fromPlain(parts.map(String).join(by.kind === 'string' ? by.value : ''));
    },
);
