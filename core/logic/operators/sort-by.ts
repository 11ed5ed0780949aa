import { itemFrame, overCollection } from '../collection.js';
import type { Located, LogicValue } from '../compiled.js';
import { numberOf } from '../numbers.js';
import { type Operator, operand } from '../operator.js';
import { fromPlain } from '../plain.js';
import { asValue } from '../read.js';
import { unknownIn, unknownOf } from '../unknown.js';

/** A list in the order of a key. */
export const sortBy: Operator = {
  name: 'sortBy',
  summary:
    'The items of the list in the order of what the logic gives for each: numbers by size, then text by the alphabet without letter case, then those without a key; equal ones keep their order. Of what is no list: an empty list. Where a key is unknown, so is the order.',
  parameters: [{ name: 'in' }, { name: 'key', scope: 'item' }],
  settings: { as: 'name' },
  examples: [
    {
      logic: { sortBy: [{ var: 'a' }, { var: 'n' }] },
      data: { a: [{ n: 10 }, { n: 9 }, {}, { n: 'x' }] },
      result: [{ n: 9 }, { n: 10 }, { n: 'x' }, {}],
    },
    { logic: { sortBy: [{ var: 'b' }, { var: '' }] }, data: {}, result: [] },
  ],
  compile(call) {
    const list = operand(call, 0);
    const key = operand(call, 1);
    const as = call.settings.get('as');
    return (frame) =>
      overCollection(list.evaluate(frame), (collection) => {
        if (collection.kind === 'other') return { value: fromPlain([]) };
        const { items, rest, list } = collection;
        const keyed = items.map((item) => ({
          item,
          key: key.evaluate(itemFrame(frame, item, as)).value,
        }));
        const cause = keyed.map((one) => unknownIn(one.key)).find((one) => one !== undefined);
        if (cause !== undefined && items.length > 1) {
          return {
            value: unknownOf(
              'sortBy',
              cause,
              items.map(({ value }) => value),
              'array',
            ),
          };
        }
        keyed.sort((a, b) => compare(a.key, b.key));
        return sorted(
          keyed.map(({ item }) => item),
          list,
          rest,
        );
      });
  },
};

function sorted(
  items: readonly Located[],
  list: Located,
  rest:
    | { readonly count: Parameters<typeof unknownOf>[1]; readonly representative?: Located }
    | undefined,
): Located {
  const representative = rest?.representative;
  const further =
    rest === undefined
      ? {}
      : {
          rest: {
            count: rest.count,
            anywhere: true as const,
            ...(representative === undefined
              ? {}
              : { representative: asValue(representative.value) }),
          },
        };
  const values = items.map(({ value }) => asValue(value));
  return {
    items,
    value: { kind: 'array', items: values, origin: list.value.origin, ...further },
  };
}

function compare(a: LogicValue, b: LogicValue): number {
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  if (a.kind === 'string' && b.kind === 'string' && rank(a) === 1) {
    const [left, right] = [a.value.toLowerCase(), b.value.toLowerCase()];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return rank(a) === 0 ? (sizeOf(a) ?? 0) - (sizeOf(b) ?? 0) : 0;
}

function rank(value: LogicValue): number {
  if (sizeOf(value) !== undefined) return 0;
  return value.kind === 'string' ? 1 : 2;
}

function sizeOf(value: LogicValue): number | undefined {
  return value.kind === 'choice' ? undefined : numberOf(value);
}
