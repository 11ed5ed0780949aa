import { absent } from '../absent.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { unknownOf } from '../unknown.js';

const day = 86_400_000;

/** How far off a date is. */
export const daysUntil = valueOperator(
  {
    name: 'daysUntil',
    summary:
      'The number of whole days from now (the clock of the host) to a date as ISO 8601 writes it; negative for the past. Missing for missing, null and what is no date.',
    subject: 'the number of days until',
    parameters: [{ name: 'date' }],
    examples: [
      { logic: { daysUntil: '2025-06-11T00:00:00Z' }, result: 10 },
      { logic: { daysUntil: '2025-05-31' }, result: -1 },
      { logic: { daysUntil: { var: 'a' } }, data: { a: 'soon' } },
    ],
  },
  () =>
    ([date], { context }) => {
      if (date?.kind === 'unknown')
        return { ...unknownOf('daysUntil', date, [date]), perhapsMissing: true };
      if (date?.kind !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(date.value)) return absent(date);
      const time = Date.parse(date.value);
      if (Number.isNaN(time)) return absent(date);
      return {
        ...fromPlain(Math.trunc((time - context.now().getTime()) / day)),
        origin: date.origin,
      };
    },
);
