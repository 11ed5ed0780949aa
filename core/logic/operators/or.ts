import { connective } from '../connective.js';

/** JSON Logic's `or`: the first operand that counts as true, else the last. */
export const or = connective({
  name: 'or',
  decisive: true,
  summary:
    'The first operand that counts as true, else the last one. True as soon as one operand is true, whatever is unknown in the others.',
  connective: 'any',
  examples: [
    { logic: { or: [true, false] }, result: true },
    { logic: { or: [false, true] }, result: true },
    { logic: { or: [false, 'a'] }, result: 'a' },
    { logic: { or: [false, 0, ''] }, result: '' },
  ],
});
