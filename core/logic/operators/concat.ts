import { gatherLists } from '../gather-lists.js';
import { type Operator, present } from '../operator.js';
import { computed } from '../unknown.js';

/** Lists one after the other. */
export const concat: Operator = {
  name: 'concat',
  summary:
    'One list of the items of several, each at the place where it stands. Anything but a list is one item; missing and null give none (for `merge` they are an item, null). Of what is unknown: any number of items.',
  parameters: [{ name: 'lists' }],
  variadic: { atLeast: 0 },
  examples: [
    {
      logic: { concat: [{ var: 'a' }, { var: 'b' }, 'x'] },
      data: { a: [1, 2] },
      result: [1, 2, 'x'],
    },
    { logic: { concat: [] }, result: [] },
  ],
  compile(call) {
    const lists = present(call);
    return (frame) =>
      gatherLists(
        lists.map(({ evaluate }) => ({ list: evaluate(frame), see: (item) => item })),
        computed,
      );
  },
};
