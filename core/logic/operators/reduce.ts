import type { Entry } from '../../expressions/value.js';
import { overCollection } from '../collection.js';
import type { Located } from '../compiled.js';
import { type Frame, type Operator, operand } from '../operator.js';
import { fromPlain } from '../plain.js';
import { asValue } from '../read.js';
import { computed, unknownOfItems } from '../unknown.js';

/** JSON Logic's `reduce`: logic inside reads `current` and `accumulator`. */
export const reduce: Operator = {
  name: 'reduce',
  summary:
    'One value from all items of the list, beginning with the third operand (else null): the logic reads `current` and `accumulator`. Of what is no list: the beginning. Of a list of unknown length: unknown.',
  parameters: [
    { name: 'in' },
    { name: 'to', scope: 'item', binds: ['current', 'accumulator'] },
    { name: 'from', optional: true },
  ],
  examples: [
    {
      logic: {
        reduce: [[1, 2, 3], { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 0],
      },
      result: 6,
    },
    { logic: { reduce: [{ var: 'nothing' }, { var: 'current' }, 7] }, data: {}, result: 7 },
  ],
  compile(call) {
    const list = operand(call, 0);
    const to = operand(call, 1);
    const from = call.operands[2];
    return (frame) => {
      const start: Located = from?.evaluate(frame) ?? { value: fromPlain(null) };
      return overCollection(list.evaluate(frame), (collection) => {
        if (collection.kind === 'other') return start;
        const { items, rest, list } = collection;
        if (rest !== undefined) {
          const cause = rest?.count;
          if (cause !== undefined) {
            const step = items.map((item) => to.evaluate(stepFrame(frame, item, start)).value);
            return { value: unknownOfItems('reduce', cause, [list.value, start.value, ...step]) };
          }
        }
        return items.reduce(
          (accumulator, current) => to.evaluate(stepFrame(frame, current, accumulator)),
          start,
        );
      });
    };
  },
};

function stepFrame(frame: Frame, current: Located, accumulator: Located): Frame {
  const entry = (key: string, { value }: Located): [string, Entry] => [
    key,
    { key, value: asValue(value) },
  ];
  const both = new Map([entry('current', current), entry('accumulator', accumulator)]);
  const item: Located = {
    value: { kind: 'object', entries: both, unknownEntries: [], origin: computed },
  };
  const names = { name: 'current', located: current, outer: frame.names };
  return { ...frame, item, names: { name: 'accumulator', located: accumulator, outer: names } };
}
