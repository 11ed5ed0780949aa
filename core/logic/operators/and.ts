import { connective } from '../connective.js';

/** JSON Logic's `and`: the first operand that counts as false, else the last. */
export const and = connective({
  name: 'and',
  decisive: false,
  summary:
    'The first operand that counts as false, else the last one. False as soon as one operand is false, whatever is unknown in the others.',
  connective: 'all',
  examples: [
    { logic: { and: [true, true] }, result: true },
    { logic: { and: [true, false] }, result: false },
    { logic: { and: [true, 'a', 3] }, result: 3 },
    { logic: { and: [true, '', 3] }, result: '' },
  ],
});
