import type { UnknownValue } from '../../expressions/value.js';
import { matchesText } from '../../source/glob.js';
import { overChoices } from '../choice.js';
import type { DecidedValue, Located, LogicValue } from '../compiled.js';
import { type Operator, operand } from '../operator.js';
import { entryAt, gather, itemsOf } from '../read.js';
import { wantedOf } from '../text.js';
import { unknownIn, unknownOfChoice } from '../unknown.js';

/** What stands somewhere inside a value. */
export const find: Operator = {
  name: 'find',
  summary:
    'The values of all entries with one of the names (globs, without letter case), at any depth inside a value, each at its place; without names, everything inside that is no list and no object. An entry that is found is searched too. Nothing is in what is no list and no object, and in missing. What is unknown inside may hold some, so that the length of the list is unknown.',
  parameters: [{ name: 'in' }, { name: 'names', optional: true }],
  examples: [
    {
      logic: { find: [{ var: '' }, 'admin*'] },
      data: { a: [{ adminUser: 'x' }], b: { ADMIN: 'y' } },
      result: ['x', 'y'],
    },
    {
      logic: { find: { var: 'a' } },
      data: { a: { b: [1, 'x'], c: null } },
      result: [1, 'x', null],
    },
    { logic: { find: [{ var: 'a' }, 'b'] }, data: {}, result: [] },
  ],
  compile(call) {
    const from = operand(call, 0);
    const names = call.operands[1];
    return (frame) => {
      const located = from.evaluate(frame);
      const wanted = names?.evaluate({ ...frame, record: undefined }).value;
      const { value } = located;
      if (value.kind !== 'choice') return foundIn(located, value, wanted);
      return {
        value: overChoices([value], ([one]) =>
          one === undefined ? value : foundIn({ ...located, value: one }, one, wanted).value,
        ),
      };
    };
  },
};

function foundIn(from: Located, value: DecidedValue, names: LogicValue | undefined): Located {
  const found: Located[] = [];
  const open = (names === undefined ? undefined : unknownIn(names)) ?? search(from, names, found);
  const rest = open === undefined ? undefined : { count: open, anywhere: true as const };
  return gather(found, { origin: value.origin }, rest);
}

/** Adds what is found, outer before inner, and gives the first unknown that may hold more. */
function search(
  from: Located,
  names: LogicValue | undefined,
  found: Located[],
): UnknownValue | undefined {
  let open: UnknownValue | undefined;
  const pending: Located[] = [from];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value } = next;
    if (value.kind === 'object') {
      const entries = [...value.entries.values()].map((entry) => entryAt(next, entry));
      open ??= value.unknownEntries[0]?.key;
      if (names !== undefined) {
        const keys = [...value.entries.keys()];
        found.push(...entries.filter((_, index) => isWanted(keys[index] ?? '', names)));
      }
      pending.push(...entries.reverse());
    } else if (value.kind === 'array') {
      open ??= value.rest?.count;
      pending.push(...itemsOf(next, value).toReversed());
    } else {
      open ??= mayHold(value);
      if (names === undefined && next !== from) found.push(next);
    }
  }
  return open;
}

function isWanted(key: string, names: LogicValue): boolean {
  return wantedOf(names).some((one) => one.kind === 'string' && matchesText(one.value, key));
}

function mayHold(value: LogicValue): UnknownValue | undefined {
  if (value.kind === 'unknown') {
    const { type = 'object' } = value;
    return type === 'object' || type === 'array' ? value : undefined;
  }
  if (value.kind !== 'choice') return undefined;
  const deep = value.alternatives.some(
    ({ value: one }) => one.kind === 'object' || one.kind === 'array' || mayHold(one) !== undefined,
  );
  return deep ? unknownOfChoice(value, [value]) : undefined;
}
