import { itemFrame, overCollection } from '../collection.js';
import { type Operator, operand } from '../operator.js';
import { fromPlain } from '../plain.js';
import { asMember, asValue } from '../read.js';

/** JSON Logic's `map`. */
export const map: Operator = {
  name: 'map',
  summary:
    'What the logic gives for each item of the list; missing becomes null. Of what is no list: an empty list. `as` names the item for logic inside.',
  parameters: [{ name: 'in' }, { name: 'to', scope: 'item' }],
  settings: { as: 'name' },
  examples: [
    { logic: { map: [[1, 2, 3, 4, 5], { '*': [{ var: '' }, 2] }] }, result: [2, 4, 6, 8, 10] },
    { logic: { map: [{ var: 'nothing' }, { var: '' }] }, data: {}, result: [] },
  ],
  compile(call) {
    const list = operand(call, 0);
    const to = operand(call, 1);
    const as = call.settings.get('as');
    return (frame) =>
      overCollection(list.evaluate(frame), (collection) => {
        if (collection.kind === 'other') return { value: fromPlain([]) };
        const { items: from, rest, list } = collection;
        const items = from.map((item) => asMember(to.evaluate(itemFrame(frame, item, as))));
        const representative =
          rest?.representative && to.evaluate(itemFrame(frame, rest.representative, as)).value;
        return {
          items,
          value: {
            kind: 'array',
            items: items.map(({ value }) => asValue(value)),
            origin: list.value.origin,
            ...(rest === undefined
              ? {}
              : {
                  rest: {
                    count: rest.count,
                    ...(rest.anywhere ? { anywhere: true as const } : {}),
                    ...(representative === undefined
                      ? {}
                      : { representative: asValue(representative) }),
                  },
                }),
          },
        };
      });
  },
};
