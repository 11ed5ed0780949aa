import { itemTest, overCollection } from '../collection.js';
import { type Operator, operand } from '../operator.js';
import { fromPlain } from '../plain.js';
import { TRUE } from '../ternary.js';
import { unknownIn, unknownOfItems } from '../unknown.js';

/** How many items pass. */
export const countOf: Operator = {
  name: 'countOf',
  summary:
    'The number of items of the list that pass; without a condition, of all. 0 for missing and what is no list. Where some are unknown: unknown, between the least and the most it can be. `as` names the item for logic inside.',
  subject: 'the count of',
  parameters: [{ name: 'in' }, { name: 'that', scope: 'item', optional: true }],
  settings: { as: 'name' },
  examples: [
    {
      logic: { countOf: [{ var: 'a' }, { equals: [{ var: '' }, 'x'] }] },
      data: { a: ['x', 'y', 'X'] },
      result: 2,
    },
    { logic: { countOf: [{ var: 'a' }] }, data: { a: [1, 2] }, result: 2 },
    { logic: { countOf: [{ var: 'b' }, true] }, data: {}, result: 0 },
  ],
  compile(call) {
    const list = operand(call, 0);
    const condition = call.operands[1];
    const test = condition === undefined ? () => TRUE : itemTest(call, condition);
    return (frame) =>
      overCollection(list.evaluate(frame), (collection) => {
        if (collection.kind === 'other') return { value: fromPlain(0) };
        const { items, rest } = collection;
        const truths = items.map((item) => test(item, frame));
        const least = truths.filter((truth) => truth.kind === 'boolean' && truth.value).length;
        const open = truths.filter((truth) => truth.kind !== 'boolean');
        const further = rest?.representative && test(rest.representative, frame);
        const ended = rest === undefined || (further?.kind === 'boolean' && !further.value);
        const cause =
          open.map(unknownIn).find((one) => one !== undefined) ?? (ended ? undefined : rest?.count);
        if (cause === undefined) return { value: fromPlain(least) };
        const range = ended ? { least, most: least + open.length } : { least };
        const operands = [...truths, ...(rest === undefined ? [] : [rest.count])];
        return { value: { ...unknownOfItems('countOf', cause, operands, 'int'), range } };
      });
  },
};
