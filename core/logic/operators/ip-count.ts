import { absent } from '../absent.js';
import { addressNumber, blockOf } from '../addresses.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { unknownOf } from '../unknown.js';

/** How many addresses a range or a network has. */
export const ipCount = valueOperator(
  {
    name: 'ipCount',
    summary:
      'The number of IP addresses from the first operand to the second, both included and in any order; of one operand, of the network in CIDR notation. Missing for what is no address.',
    subject: 'the number of addresses from',
    parameters: [{ name: 'first' }, { name: 'last', optional: true }],
    examples: [
      { logic: { ipCount: ['10.0.0.1', '10.0.0.10'] }, result: 10 },
      { logic: { ipCount: '10.0.0.0/24' }, result: 256 },
      { logic: { ipCount: [{ var: 'a' }, '10.0.0.1'] }, data: {} },
    ],
  },
  () =>
    ([first, last]) => {
      const operands = last === undefined ? [first] : [first, last];
      for (const one of operands) {
        if (one?.kind !== 'unknown') continue;
        const open = unknownOf(
          'ipCount',
          one,
          operands.flatMap((each) => each ?? []),
          'int',
        );
        return { ...open, perhapsMissing: true };
      }
      if (first?.kind !== 'string') return absent(first);
      if (last === undefined) {
        const block = blockOf(first.value);
        if (block === undefined) return absent(first);
        const bits = block.address.kind() === 'ipv4' ? 32 : 128;
        return { ...fromPlain(2 ** (bits - block.prefix)), origin: first.origin };
      }
      const from = addressNumber(first.value);
      const to = last.kind === 'string' ? addressNumber(last.value) : undefined;
      if (from === undefined || to === undefined) return absent(first);
      const distance = to >= from ? to - from : from - to;
      return { ...fromPlain(Number(distance) + 1), origin: first.origin };
    },
);
