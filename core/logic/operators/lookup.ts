import { absent } from '../absent.js';
import { overChoices } from '../choice.js';
import type { DecidedValue, LogicValue } from '../compiled.js';
import { valueOperator } from '../operator.js';
import { readSteps } from '../read.js';
import { unknownOf } from '../unknown.js';

/** A fact from the data beside the rules. */
export const lookup = valueOperator(
  {
    name: 'lookup',
    summary:
      'An entry of a fact (`rules/data`) by its name and one or more keys, without letter case. Missing where there is no such fact or entry; unknown for an unknown key.',
    parameters: [{ name: 'fact' }, { name: 'keys' }],
    variadic: { atLeast: 1 },
    examples: [{ logic: { lookup: ['nothing', 'known'] } }],
  },
  () =>
    ([name, ...keys], { context }) => {
      const fact = name?.kind === 'string' ? context.fact(name.value) : undefined;
      if (fact === undefined || name === undefined) return absent(undefined);
      return keys.reduce<LogicValue>((value, key) => entry(value, key), fact);
    },
);

function entry(value: LogicValue, key: DecidedValue): LogicValue {
  return overChoices([value], ([from]) => {
    if (from === undefined) return value;
    if (key.kind === 'unknown')
      return { ...unknownOf('lookup', key, [from, key]), perhapsMissing: true };
    if (key.kind !== 'string' && key.kind !== 'number') return absent(undefined);
    const step = { kind: 'key', key: String(key.value) } as const;
    return readSteps({ value: from }, [step]).value;
  });
}
