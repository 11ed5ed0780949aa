import { type Collection, type ItemTest, itemTest, overCollection } from '../collection.js';
import type { LogicValue } from '../compiled.js';
import type { Frame, Operator } from '../operator.js';
import { operand } from '../operator.js';
import { allOf, anyOf, FALSE, notValue } from '../ternary.js';
import { unknownOfItems } from '../unknown.js';

const parameters = [{ name: 'in' }, { name: 'that', scope: 'item' }] as const;
const settings = { as: 'name' } as const;
const asText = '`as` names the item for logic inside.';

function quantifier(
  definition: Pick<Operator, 'name' | 'summary' | 'examples' | 'connective'>,
  judge: (collection: Collection, test: ItemTest, frame: Frame) => LogicValue,
): Operator {
  return {
    ...definition,
    parameters,
    settings,
    compile(call) {
      const list = operand(call, 0);
      const test = itemTest(call, operand(call, 1));
      return (frame) =>
        overCollection(list.evaluate(frame), (collection) => ({
          value: judge(collection, test, frame),
        }));
    },
  };
}

/** JSON Logic's `all`. */
export const all = quantifier(
  {
    name: 'all',
    summary: `Whether the list has items and all of them pass. Of an empty list, of what is no list and of missing: false. ${asText}`,
    connective: 'each',
    examples: [
      { logic: { all: [[1, 2, 3], { '>': [{ var: '' }, 0] }] }, result: true },
      { logic: { all: [[], true] }, result: false },
    ],
  },
  (collection, test, frame) => {
    if (collection.kind === 'other') return FALSE;
    const { items, rest } = collection;
    const truths = items.map((item) => test(item, frame));
    if (rest === undefined) return items.length === 0 ? FALSE : allOf(truths);
    const further = rest.representative && test(rest.representative, frame);
    if (further?.kind === 'boolean' && (further.value ? items.length > 0 : items.length === 0)) {
      return further.value ? allOf(truths) : FALSE;
    }
    return allOf([
      ...truths,
      unknownOfItems(
        'all',
        rest.count,
        [rest.count, ...truths, ...(further ? [further] : [])],
        'bool',
      ),
    ]);
  },
);

function someOf(collection: Collection, test: ItemTest, frame: Frame): LogicValue {
  if (collection.kind === 'other') return FALSE;
  const { items, rest } = collection;
  const truths = items.map((item) => test(item, frame));
  if (rest === undefined) return anyOf(truths);
  const further = rest.representative && test(rest.representative, frame);
  if (further?.kind === 'boolean' && !further.value) return anyOf(truths);
  return anyOf([
    ...truths,
    unknownOfItems('some', rest.count, [rest.count, ...(further ? [further] : [])], 'bool'),
  ]);
}

/** JSON Logic's `some`. */
export const some = quantifier(
  {
    name: 'some',
    summary: `Whether an item of the list passes. Of what is no list: false. ${asText}`,
    connective: 'some',
    examples: [
      { logic: { some: [[-1, 0, 1], { '>': [{ var: '' }, 0] }] }, result: true },
      { logic: { some: [[], true] }, result: false },
    ],
  },
  someOf,
);

/** JSON Logic's `none`. */
export const none = quantifier(
  {
    name: 'none',
    summary: `Whether no item of the list passes. Of what is no list: true. ${asText}`,
    connective: 'none',
    examples: [
      { logic: { none: [[-3, -2, -1], { '>': [{ var: '' }, 0] }] }, result: true },
      { logic: { none: [[], true] }, result: true },
    ],
  },
  (collection, test, frame) => notValue(someOf(collection, test, frame)),
);
