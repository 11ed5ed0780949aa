import type { DecidedValue, LogicValue } from '../compiled.js';
import { numberOf } from '../numbers.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { unknownIn, unknownOf } from '../unknown.js';

/** The numbers of a list added up. */
export const sum = valueOperator(
  {
    name: 'sum',
    summary:
      'The sum of the numbers in a list; what is no number counts as 0. 0 for missing, null and what is no list. Unknown when an item is.',
    subject: 'the sum of',
    parameters: [{ name: 'in' }],
    examples: [
      { logic: { sum: { var: 'a' } }, data: { a: [1, 2, 'x'] }, result: 3 },
      { logic: { sum: { var: 'b' } }, data: {}, result: 0 },
    ],
  },
  () =>
    ([list]): LogicValue => {
      if (list?.kind === 'unknown') return unknownOf('sum', list, [list], 'int');
      if (list?.kind !== 'array') return fromPlain(0);
      const open = unknownIn({ ...list, items: list.items.filter(isOpen) });
      if (open !== undefined) return unknownOf('sum', open, [list], 'int');
      return fromPlain(
        list.items.reduce((total, item) => total + (numberOf(item as DecidedValue) ?? 0), 0),
      );
    },
);

function isOpen({ kind }: LogicValue): boolean {
  return kind === 'unknown' || kind === 'choice';
}
