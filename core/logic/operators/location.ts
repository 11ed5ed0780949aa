import { absent } from '../absent.js';
import type { DecidedValue, LogicValue } from '../compiled.js';
import { withPast } from '../convert.js';
import { equal } from '../equality.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { answer } from '../ternary.js';
import { unknownOf } from '../unknown.js';

/** The name of an Azure location in its normal form: small letters, no spaces. */
export function normalLocation(text: string): string {
  return text.replaceAll(/\s/g, '').toLowerCase();
}

/** Azure locations, however they are written. */
export const location = valueOperator(
  {
    name: 'location',
    summary:
      'Of one operand: a location in its normal form, `West Europe` as `westeurope`; missing for missing, null and what is no text. Of two: whether both are the same place; of a list as the second, whether one of it is. False for missing.',
    parameters: [{ name: 'of' }, { name: 'same', optional: true }],
    describe: ([, other]) => ({
      plain: `the same location as ${other === undefined ? 'the other' : wordsOf(other.value)}`,
      negated: `another location than ${other === undefined ? 'the other' : wordsOf(other.value)}`,
    }),
    examples: [
      { logic: { location: { var: 'a' } }, data: { a: 'West Europe' }, result: 'westeurope' },
      {
        logic: { location: [{ var: 'a' }, 'westeurope'] },
        data: { a: 'West Europe' },
        result: true,
      },
      {
        logic: { location: [{ var: 'a' }, ['East US', 'West Europe']] },
        data: { a: 'westeurope' },
        result: true,
      },
      { logic: { location: [{ var: 'b' }, 'westeurope'] }, data: {}, result: false },
    ],
  },
  () =>
    ([of, same]) => {
      if (of === undefined) return absent(of);
      const place = normal(of);
      if (same === undefined || place.kind === 'choice') return place;
      const wanted = same.kind === 'array' ? same.items : [same];
      let open: Exclude<ReturnType<typeof equal>, boolean> | undefined;
      for (const one of wanted) {
        if (one.kind === 'choice') continue;
        const result = equal(place, normal(one), 'ignore');
        if (result === true) return answer(true, 'location', [of, same]);
        if (result !== false) open ??= result;
      }
      return answer(open ?? false, 'location', [of, same]);
    },
);

function wordsOf(value: LogicValue): string {
  return value.kind === 'string' ? `'${value.value}'` : 'the other';
}

/** An unknown location stays what it is where it is text already: the same unknown is the same place. */
function normal(value: DecidedValue): LogicValue {
  if (value.kind === 'string') return withPast(fromPlain(normalLocation(value.value)), value);
  if (value.kind !== 'unknown') return absent(value);
  const { type, parts } = value;
  if (type !== undefined && type !== 'string') return absent(value);
  // Known stretches may hold spaces, which would no longer be there.
  const open = unknownOf('location', value, [value], 'string');
  return parts === undefined && type === 'string' && !value.perhapsMissing
    ? open
    : { ...open, perhapsMissing: true };
}
