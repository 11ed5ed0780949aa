import { conversion } from '../convert.js';
import { numberOf } from '../numbers.js';

/** A number without its sign. */
export const abs = conversion({
  name: 'abs',
  summary: 'A number without its sign.',
  type: 'int',
  from: 'int',
  examples: [
    { logic: { abs: -2 }, result: 2 },
    { logic: { abs: { var: 'a' } }, data: {} },
  ],
  convert: (value) => {
    const number = numberOf(value);
    return number === undefined ? undefined : Math.abs(number);
  },
});

/** The nearest whole number. */
export const round = conversion({
  name: 'round',
  summary: 'The whole number nearest to a number, halves away from zero.',
  type: 'int',
  from: 'int',
  examples: [
    { logic: { round: 2.5 }, result: 3 },
    { logic: { round: -2.5 }, result: -3 },
    { logic: { round: { var: 'a' } }, data: {} },
  ],
  convert: (value) => {
    const number = numberOf(value);
    return number === undefined ? undefined : Math.sign(number) * Math.round(Math.abs(number));
  },
});
