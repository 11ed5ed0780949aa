import { overCollection } from '../collection.js';
import type { Located } from '../compiled.js';
import { type Operator, operand } from '../operator.js';
import { fromPlain } from '../plain.js';
import { gather, itemsOf } from '../read.js';
import { unknownIn } from '../unknown.js';

/** A list of lists as one list. */
export const flatten: Operator = {
  name: 'flatten',
  summary:
    'The items of the lists in a list, one level down; items that are no list stay, missing and null ones are left out. Of what is no list: an empty list.',
  parameters: [{ name: 'in' }],
  examples: [
    {
      logic: { flatten: { var: 'a' } },
      data: { a: [[1], [2, [3]], 4, null] },
      result: [1, 2, [3], 4],
    },
    { logic: { flatten: { var: 'b' } }, data: {}, result: [] },
  ],
  compile(call) {
    const list = operand(call, 0);
    return (frame) =>
      overCollection(list.evaluate(frame), (collection) => {
        if (collection.kind === 'other') return { value: fromPlain([]) };
        const { items, rest, list } = collection;
        const found: Located[] = [];
        let open = rest?.count;
        for (const item of items) {
          const { value } = item;
          if (value.kind === 'array') {
            found.push(...itemsOf(item, value));
            open ??= value.rest?.count;
          } else if (value.kind === 'unknown' || value.kind === 'choice') open ??= unknownIn(value);
          else if (value.kind !== 'null') found.push(item);
        }
        const gathered = gather(
          found,
          list.value,
          open === undefined ? undefined : { count: open, anywhere: true },
        );
        return gathered;
      });
  },
};
