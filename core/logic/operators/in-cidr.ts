import { blockOf, holdsBlock } from '../addresses.js';
import { someTernary } from '../equality.js';
import { predicate } from '../operator.js';
import { wantedOf } from '../text.js';
import { listed } from '../words.js';

/** Whether an address lies in a network. */
export const inCidr = predicate(
  {
    name: 'inCidr',
    summary:
      'Whether an IP address, or all of a network in CIDR notation, lies in a network, or in any of a list. IPv4 and IPv6. False for missing, null and what is no address.',
    parameters: [{ name: 'value' }, { name: 'network' }],
    describe: ([, networks]) => ({
      plain: `an address in ${listed(networks, 'or')}`,
      negated: `an address outside ${listed(networks, 'or')}`,
    }),
    examples: [
      { logic: { inCidr: [{ var: 'ip' }, '10.0.0.0/8'] }, data: { ip: '10.1.2.3' }, result: true },
      {
        logic: { inCidr: [{ var: 'ip' }, ['10.0.0.0/8', '192.168.0.0/16']] },
        data: { ip: '192.168.7.0/24' },
        result: true,
      },
      {
        logic: { inCidr: [{ var: 'ip' }, '10.0.0.0/8'] },
        data: { ip: '0.0.0.0/0' },
        result: false,
      },
      {
        logic: { inCidr: [{ var: 'ip' }, '10.0.0.0/8'] },
        data: { ip: 'VirtualNetwork' },
        result: false,
      },
    ],
  },
  () =>
    ([value, networks]) => {
      if (value?.kind === 'unknown')
        return value.type === undefined || value.type === 'string' ? value : false;
      const inner = value?.kind === 'string' ? blockOf(value.value) : undefined;
      if (inner === undefined) return false;
      return someTernary(wantedOf(networks), (network) => {
        if (network.kind === 'unknown') return network;
        const outer = network.kind === 'string' ? blockOf(network.value) : undefined;
        return outer !== undefined && holdsBlock(outer, inner);
      });
    },
);
