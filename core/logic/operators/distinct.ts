import type { Value } from '../../expressions/value.js';
import { equal, someTernary } from '../equality.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { letterCase, letters } from '../text.js';
import { unknownOf } from '../unknown.js';

/** A list without what it says again. */
export const distinct = valueOperator(
  {
    name: 'distinct',
    summary:
      'The items of the list, each once: what equals one before it (see `equals`) is left out. Of what is no list: an empty list. Where it is unknown whether items are equal, the length of the result is unknown.',
    parameters: [{ name: 'in' }],
    settings: letterCase,
    examples: [
      { logic: { distinct: { var: 'a' } }, data: { a: ['x', 'X', 'y'] }, result: ['x', 'y'] },
      {
        logic: { distinct: { in: { var: 'a' }, case: 'exact' } },
        data: { a: ['x', 'X'] },
        result: ['x', 'X'],
      },
      { logic: { distinct: { var: 'b' } }, data: {}, result: [] },
    ],
  },
  (call) => {
    const mode = letters(call);
    return ([list]) => {
      if (list?.kind === 'unknown') {
        return { kind: 'array', items: [], rest: { count: list }, origin: list.origin };
      }
      if (list?.kind !== 'array') return fromPlain([]);
      const items: Value[] = [];
      let open = list.rest?.count;
      for (const item of list.items) {
        const before = someTernary(items, (one) => equal(item, one, mode));
        if (before === false) items.push(item);
        else if (before !== true) open ??= before;
      }
      const count = open && unknownOf('distinct', open, [list]);
      const rest = count === undefined ? {} : { rest: { count, anywhere: true as const } };
      return { kind: 'array', items, origin: list.origin, ...rest };
    };
  },
);
