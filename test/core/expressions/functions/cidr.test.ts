import { functionTable } from '../../../support/function-table.js';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  [
    "parseCidr('10.144.0.0/20')",
    {
      gives: {
        network: '10.144.0.0',
        netmask: '255.255.240.0',
        broadcast: '10.144.15.255',
        firstUsable: '10.144.0.1',
        lastUsable: '10.144.15.254',
        cidr: 20,
      },
    },
  ],
  [
    "parseCidr('10.0.0.1/32')",
    {
      gives: {
        network: '10.0.0.1',
        netmask: '255.255.255.255',
        broadcast: '10.0.0.1',
        firstUsable: '10.0.0.1',
        lastUsable: '10.0.0.1',
        cidr: 32,
      },
    },
  ],
  [
    "parseCidr('10.0.0.0/31')",
    {
      gives: {
        network: '10.0.0.0',
        netmask: '255.255.255.254',
        broadcast: '10.0.0.1',
        firstUsable: '10.0.0.0',
        lastUsable: '10.0.0.0',
        cidr: 31,
      },
    },
  ],
  [
    "parseCidr('fdad:3236:5555:3000::/52')",
    {
      gives: {
        network: 'fdad:3236:5555:3000::',
        netmask: 'ffff:ffff:ffff:f000::',
        firstUsable: 'fdad:3236:5555:3000::',
        lastUsable: 'fdad:3236:5555:3fff:ffff:ffff:ffff:ffff',
        cidr: 52,
      },
    },
  ],
  ["cidrSubnet('10.144.0.0/20',24,0)", { gives: '10.144.0.0/24' }],
  ["cidrSubnet('10.144.0.0/20',24,16)", 'fails'],
  ["cidrHost('10.144.3.0/24',5)", { gives: '10.144.3.6' }],
  ["cidrHost('10.144.3.0/30',5)", 'fails'],
  ["cidrSubnet('10.144.0.0/20',16,0)", 'fails'],
  [
    "parseCidr('10.144.3.7/20')",
    {
      gives: {
        network: '10.144.0.0',
        netmask: '255.255.240.0',
        broadcast: '10.144.15.255',
        firstUsable: '10.144.0.1',
        lastUsable: '10.144.15.254',
        cidr: 20,
      },
    },
  ],
  ["cidrHost('10.144.3.7/24',0)", { gives: '10.144.3.1' }],
  ["cidrSubnet('10.144.3.7/20',24,1)", { gives: '10.144.1.0/24' }],
  [
    "parseCidr('10.0.0.0')",
    {
      gives: {
        network: '10.0.0.0',
        netmask: '255.0.0.0',
        broadcast: '10.255.255.255',
        firstUsable: '10.0.0.1',
        lastUsable: '10.255.255.254',
        cidr: 8,
      },
    },
  ],
  [
    "parseCidr('10.0.0.0/0')",
    {
      gives: {
        network: '0.0.0.0',
        netmask: '0.0.0.0',
        broadcast: '255.255.255.255',
        firstUsable: '0.0.0.1',
        lastUsable: '255.255.255.254',
        cidr: 0,
      },
    },
  ],
  ["cidrSubnet('fdad:3236:5555:3000::/52',64,3)", { gives: 'fdad:3236:5555:3003::/64' }],
  [
    "parseCidr('fd00::/127')",
    {
      gives: {
        network: 'fd00::',
        netmask: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe',
        firstUsable: 'fd00::',
        lastUsable: 'fd00::1',
        cidr: 127,
      },
    },
  ],
  ["cidrHost('10.144.3.0/31',0)", 'fails'],
  ["cidrHost('10.144.3.0/32',0)", 'fails'],
  ["cidrHost('10.144.3.0/31',1)", 'fails'],
  ["cidrHost('10.144.3.0/24',253)", { gives: '10.144.3.254' }],
  ["cidrHost('10.144.3.0/24',254)", 'fails'],
  ["cidrHost('10.144.3.0/24',255)", 'fails'],
]);
