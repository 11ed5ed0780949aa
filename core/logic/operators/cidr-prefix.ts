import { blockOf } from '../addresses.js';
import { conversion } from '../convert.js';

/** How large a network is. */
export const cidrPrefix = conversion({
  name: 'cidrPrefix',
  summary: 'The prefix length of a network in CIDR notation: the smaller, the larger the network.',
  subject: 'the prefix length of',
  type: 'int',
  examples: [
    { logic: { cidrPrefix: '10.0.0.0/23' }, result: 23 },
    { logic: { cidrPrefix: '10.0.0.1' }, result: 32 },
    { logic: { cidrPrefix: { var: 'a' } }, data: { a: 'x' } },
  ],
  convert: (value) => (value.kind === 'string' ? blockOf(value.value)?.prefix : undefined),
});
