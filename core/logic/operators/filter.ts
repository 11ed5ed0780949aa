import { overChoices } from '../choice.js';
import { itemTest, overCollection } from '../collection.js';
import type { Located, LogicValue } from '../compiled.js';
import { type Operator, operand } from '../operator.js';
import { fromPlain } from '../plain.js';
import { gather, missing } from '../read.js';
import { truthOf } from '../ternary.js';
import { unknownIn, unknownOf } from '../unknown.js';

/** JSON Logic's `filter`; items keep their places. */
export const filter: Operator = {
  name: 'filter',
  summary:
    'The items of the list that pass. Of what is no list: an empty list. Where it is unknown whether an item passes, it is perhaps in the result. `as` names the item for logic inside.',
  parameters: [{ name: 'in' }, { name: 'that', scope: 'item' }],
  settings: { as: 'name' },
  examples: [
    { logic: { filter: [[1, 2, 3, 4, 5], { '%': [{ var: '' }, 2] }] }, result: [1, 3, 5] },
    { logic: { filter: [{ var: 'nothing' }, true] }, data: {}, result: [] },
    {
      logic: { filter: { in: { var: 'a' }, as: 'x', that: { oneOf: [{ var: 'x.k' }, ['B']] } } },
      data: { a: [{ k: 'a' }, { k: 'b' }] },
      result: [{ k: 'b' }],
    },
  ],
  compile(call) {
    const list = operand(call, 0);
    const test = itemTest(call, operand(call, 1));
    return (frame) =>
      overCollection(list.evaluate(frame), (collection) => {
        if (collection.kind === 'other') return { value: fromPlain([]) };
        const kept = collection.items.map((item) => perhaps(item, test(item, frame)));
        const { rest, list } = collection;
        const representative =
          rest?.representative && perhaps(rest.representative, test(rest.representative, frame));
        const further =
          rest === undefined || representative?.value.kind === 'missing'
            ? undefined
            : {
                count: rest.count,
                ...(rest.anywhere ? { anywhere: true as const } : {}),
                ...(representative === undefined
                  ? {}
                  : { representative: certain(rest.representative) }),
              };
        const gathered = gather(kept, list.value, further);
        return gathered;
      });
  },
};

function certain(located: Located | undefined): LogicValue {
  return located?.value ?? fromPlain(null);
}

/** The item where the test passes, nothing where it does not, and something between where that is open. */
function perhaps(item: Located, truth: LogicValue): Located {
  if (truth.kind === 'boolean') {
    return truth.value ? item : { ...item, value: missing(item.value.origin, undefined) };
  }
  const value = overChoices([truth, item.value], ([passes, kept]) => {
    if (passes === undefined || kept === undefined) return item.value;
    const known = truthOf(passes);
    if (typeof known === 'boolean') return known ? kept : missing(kept.origin, undefined);
    const cause = unknownIn(passes) ?? known;
    return { ...unknownOf('filter', cause, [passes, kept]), perhapsMissing: true };
  });
  return { ...item, value };
}
