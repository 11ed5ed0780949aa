import { itemTest, overCollection } from '../collection.js';
import type { Located, LogicValue } from '../compiled.js';
import { type Operator, operand } from '../operator.js';
import { allOf, anyOf, FALSE, notValue, TRUE } from '../ternary.js';
import { unknownOfItems } from '../unknown.js';

/** Whether all items pass, with a say about no items. */
export const every: Operator = {
  name: 'every',
  summary:
    'Whether all items of the list pass (`that`), or all of those for which `where` is true. Without such items: true, or false with `whenEmpty: fail`. Missing and null count as an empty list; false for anything else that is no list. `as` names the item for logic inside.',
  parameters: [
    { name: 'in' },
    { name: 'that', scope: 'item' },
    { name: 'where', scope: 'item', optional: true },
  ],
  settings: { as: 'name', whenEmpty: ['pass', 'fail'] },
  connective: 'each',
  describe: () => ({ plain: 'items', negated: 'no items' }),
  examples: [
    {
      logic: { every: [{ var: 'a' }, { atLeast: [{ var: 'n' }, 2] }] },
      data: { a: [{ n: 2 }, { n: 3 }] },
      result: true,
    },
    {
      logic: { every: [{ var: 'a' }, { atLeast: [{ var: 'n' }, 2] }] },
      data: { a: [{ n: 2 }, {}] },
      result: false,
    },
    { logic: { every: [{ var: 'b' }, false] }, data: {}, result: true },
    {
      logic: { every: { in: { var: 'b' }, that: true, whenEmpty: 'fail' } },
      data: {},
      result: false,
    },
    {
      logic: {
        every: {
          in: { var: 'a' },
          as: 'x',
          where: { equals: [{ var: 'x.k' }, 'b'] },
          that: { exists: { var: 'x.n' } },
        },
      },
      data: { a: [{ k: 'a' }, { k: 'b', n: 1 }] },
      result: true,
    },
  ],
  compile(call) {
    const list = operand(call, 0);
    const that = itemTest(call, operand(call, 1));
    const condition = call.operands[2];
    const where = condition === undefined ? undefined : itemTest(call, condition);
    const empty = call.settings.get('whenEmpty') === 'fail' ? FALSE : TRUE;
    return (frame) => {
      const judge = (item: Located): { applies: LogicValue; passes: LogicValue } => {
        // Not recorded: an item that `where` leaves out decides nothing.
        const applies = where?.(item, { ...frame, record: undefined }) ?? TRUE;
        if (isFalse(applies)) return { applies, passes: TRUE };
        return { applies, passes: anyOf([notValue(applies), that(item, frame)]) };
      };
      return overCollection(list.evaluate(frame), (collection) => {
        if (collection.kind === 'other') {
          const none = collection.value.kind === 'missing' || collection.value.kind === 'null';
          return { value: none ? empty : FALSE };
        }
        const { items, rest } = collection;
        const judged = items.map((item) => judge(item));
        const further = rest?.representative && judge(rest.representative);
        const applying = anyOf(judged.map(({ applies }) => applies));
        const passing = allOf(judged.map(({ passes }) => passes));
        const some = empty.value ? TRUE : applying;
        if (rest === undefined) return { value: allOf([passing, some]) };
        if (further !== undefined && isFalse(further.applies))
          return { value: allOf([passing, some]) };
        const open = unknownOfItems('every', rest.count, [rest.count, passing, applying], 'bool');
        if (further === undefined) return { value: allOf([passing, open]) };
        if (isTrue(further.passes)) {
          // Only `whenEmpty` can still fail it.
          return { value: allOf([passing, anyOf([some, open])]) };
        }
        if (isFalse(further.passes) && !empty.value && isFalse(applying)) return { value: FALSE };
        return { value: allOf([passing, open]) };
      });
    };
  },
};

function isTrue(value: LogicValue): boolean {
  return value.kind === 'boolean' && value.value;
}

function isFalse(value: LogicValue): boolean {
  return value.kind === 'boolean' && !value.value;
}
