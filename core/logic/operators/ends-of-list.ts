import { absent } from '../absent.js';
import { overCollection } from '../collection.js';
import type { Located } from '../compiled.js';
import { type Example, type Operator, operand } from '../operator.js';
import { unknownOf } from '../unknown.js';

function end(
  definition: {
    readonly name: string;
    readonly summary: string;
    readonly examples: readonly Example[];
  },
  pick: (items: readonly Located[]) => Located | undefined,
  certain: (items: readonly Located[], open: boolean) => boolean,
): Operator {
  return {
    ...definition,
    parameters: [{ name: 'in' }],
    compile(call) {
      const list = operand(call, 0);
      return (frame) =>
        overCollection(list.evaluate(frame), (collection) => {
          if (collection.kind === 'other') return { value: absent(collection.value) };
          const { items, rest } = collection;
          const item = pick(items);
          if (rest === undefined) {
            return (
              item ?? {
                value: absent(
                  collection.list.value.kind === 'choice' ? undefined : collection.list.value,
                ),
              }
            );
          }
          if (item !== undefined && !rest?.anywhere && certain(items, rest !== undefined))
            return item;
          const cause = rest?.count;
          if (cause === undefined) return item ?? { value: absent(undefined) };
          const values = items.map(({ value }) => value);
          return {
            value: {
              ...unknownOf(definition.name, cause, [cause, ...values]),
              perhapsMissing: true,
            },
          };
        });
    },
  };
}

/** The first item of a list. */
export const first = end(
  {
    name: 'first',
    summary: 'The first item of a list; missing where there is none.',
    examples: [
      { logic: { first: { var: 'a' } }, data: { a: [1, 2] }, result: 1 },
      { logic: { first: { var: 'a' } }, data: { a: [] } },
      { logic: { first: { var: 'b' } }, data: {} },
    ],
  },
  (items) => items[0],
  () => true,
);

/** The last item of a list. */
export const last = end(
  {
    name: 'last',
    summary: 'The last item of a list; missing where there is none.',
    examples: [
      { logic: { last: { var: 'a' } }, data: { a: [1, 2] }, result: 2 },
      { logic: { last: { var: 'b' } }, data: {} },
    ],
  },
  (items) => items.at(-1),
  (_, open) => !open,
);
