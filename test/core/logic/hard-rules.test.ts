import t from 'tap';
import type { Value } from '../../../core/expressions/value.js';
import type { LogicContext } from '../../../core/logic/compiled.js';
import type { LogicEnvironment } from '../../../core/logic/environment.js';
import { fromPlain } from '../../../core/logic/plain.js';
import { verdictOf } from '../../../core/logic/ternary.js';
import { computed } from '../../../core/logic/unknown.js';
import type { Deployment, Resource } from '../../../core/resources/resource.js';
import { bare, compiled, contextOn, nodeOf } from './harness.js';

/**
 * Rules that stretched the language most, as logic alone: each says in one line how it is told, and is
 * judged on a few resources. `each` of a rule file is told here with `every`.
 */
interface HardRule {
  readonly logic: unknown;
  readonly type: string;
  /** Resources (without type, which is the rule's, or with one) and the verdict. */
  readonly cases: readonly [body: Body, verdict: 'true' | 'false'][];
}

interface Body {
  readonly type?: string;
  readonly name?: string;
  readonly exported?: boolean;
  readonly resources?: readonly Body[];
  readonly [key: string]: unknown;
}

const cluster = 'Microsoft.ContainerService/managedClusters';
const pool = `${cluster}/agentPools`;
const diagnostics = [
  'Microsoft.Insights/diagnosticSettings',
  `${cluster}/providers/diagnosticSettings`,
];

const environment: LogicEnvironment = {
  ...bare,
  views: new Map([
    [
      'agentPools',
      [
        { when: nodeOf({ type: cluster }), in: nodeOf('properties.agentPoolProfiles[*]') },
        { in: nodeOf({ children: pool }), at: nodeOf('properties') },
        { in: nodeOf({ self: pool }), at: nodeOf('properties') },
      ],
    ],
    ['diagnosticSettings', [{ in: nodeOf({ children: [diagnostics] }) }]],
  ]),
  fragments: new Map([
    [
      'minimumVersion',
      {
        parameters: ['of'],
        logic: nodeOf({
          version: [{ var: 'of' }, { cat: ['>=', { option: 'aksMinimumVersion' }] }],
        }),
      },
    ],
  ]),
};

const options: Readonly<Record<string, unknown>> = {
  aksMinimumVersion: '1.29.0',
  aksMinimumSubnet: 23,
  platformLogs: ['kube-apiserver', 'kube-scheduler', 'AllMetrics'],
};
const zoneFact = [
  {
    types: ['Microsoft.Compute/virtualMachineScaleSets', 'Microsoft.ApiManagement/service'],
    zones: ['1', '2', '3'],
    locations: ['West Europe'],
  },
];
const scaleSets = 'Microsoft.Compute/virtualMachineScaleSets';

const enabledLog = (...categories: string[]): unknown => ({
  some: [
    { var: 'properties.logs' },
    { and: [{ oneOf: [{ var: 'category' }, categories] }, { equals: [{ var: 'enabled' }, true] }] },
  ],
});
const setting = (...categories: string[]): Body => ({
  type: 'Microsoft.Insights/diagnosticSettings',
  properties: { logs: categories.map((category) => ({ category, enabled: true })) },
});
const nsgRules = (access: string): unknown => [
  {
    properties: {
      direction: 'Outbound',
      access: 'Allow',
      priority: 200,
      destinationAddressPrefix: '*',
    },
  },
  {
    properties: {
      direction: 'Outbound',
      access,
      priority: 100,
      destinationAddressPrefix: 'VirtualNetwork',
      destinationPortRanges: ['22', '3389'],
    },
  },
];
const policy = (origin: string): Body => ({
  type: 'Microsoft.ApiManagement/service/policies',
  properties: {
    format: 'rawxml',
    value: `<policies><inbound><cors><allowed-origins><origin>${origin}</origin></allowed-origins></cors></inbound></policies>`,
  },
});
const fromTo = (startIpAddress: string, endIpAddress: string, name = 'rule'): Body => ({
  type: 'Microsoft.Sql/servers/firewallRules',
  name: `server/${name}`,
  properties: { startIpAddress, endIpAddress },
});
const openListeners = {
  filter: [
    { resource: 'properties.httpListeners' },
    { equals: [{ var: 'properties.protocol' }, 'Http'] },
  ],
};

const rules: Readonly<Record<string, HardRule>> = {
  'AKS.Version: one rule, two types': {
    type: cluster,
    logic: {
      if: [
        { type: pool },
        {
          or: [
            { '!': { exists: { var: 'properties.orchestratorVersion' } } },
            { use: ['minimumVersion', { var: 'properties.orchestratorVersion' }] },
          ],
        },
        {
          or: [
            {
              and: [
                { exported: false },
                {
                  oneOf: [
                    { var: 'properties.autoUpgradeProfile.upgradeChannel' },
                    ['rapid', 'stable'],
                  ],
                },
              ],
            },
            { use: ['minimumVersion', { var: 'properties.kubernetesVersion' }] },
          ],
        },
      ],
    },
    cases: [
      [{ properties: { kubernetesVersion: '1.29.4' } }, 'true'],
      [{ properties: { kubernetesVersion: '1.28' } }, 'false'],
      [{ properties: {} }, 'false'],
      [
        {
          properties: {
            kubernetesVersion: '1.2.3',
            autoUpgradeProfile: { upgradeChannel: 'Stable' },
          },
        },
        'true',
      ],
      [
        { exported: true, properties: { autoUpgradeProfile: { upgradeChannel: 'stable' } } },
        'false',
      ],
      [{ type: pool, properties: {} }, 'true'],
      [{ type: pool, properties: { orchestratorVersion: '1.20.1' } }, 'false'],
    ],
  },
  'AKS.PoolVersion: every pool against the cluster': {
    type: cluster,
    logic: {
      every: [
        { view: 'agentPools' },
        {
          hasDefault: [
            { var: 'orchestratorVersion' },
            { resource: 'properties.kubernetesVersion' },
          ],
        },
      ],
    },
    cases: [
      [
        {
          properties: {
            kubernetesVersion: '1.29.4',
            agentPoolProfiles: [{}, { orchestratorVersion: '1.29.4' }],
          },
        },
        'true',
      ],
      [
        {
          properties: {
            kubernetesVersion: '1.29.4',
            agentPoolProfiles: [{ orchestratorVersion: '1.28.0' }],
          },
        },
        'false',
      ],
      [
        {
          properties: { kubernetesVersion: '1.29.4' },
          resources: [{ type: pool, properties: { orchestratorVersion: '1.28.0' } }],
        },
        'false',
      ],
    ],
  },
  'AKS.AuditLogs: at least one setting, and each logs both': {
    type: cluster,
    logic: {
      every: {
        in: { view: 'diagnosticSettings' },
        that: { and: [enabledLog('kube-audit', 'kube-audit-admin'), enabledLog('guard')] },
        whenEmpty: 'fail',
      },
    },
    cases: [
      [{ resources: [setting('kube-audit-admin', 'guard')] }, 'true'],
      [{ resources: [setting('kube-audit', 'guard'), setting('guard')] }, 'false'],
      [{}, 'false'],
    ],
  },
  'AKS.PlatformLogs: no wanted category is left out': {
    type: cluster,
    logic: {
      every: {
        in: { view: 'diagnosticSettings' },
        whenEmpty: 'fail',
        that: {
          equals: [
            {
              length: {
                difference: [
                  { option: 'platformLogs' },
                  {
                    merge: [
                      {
                        map: [
                          {
                            filter: [
                              { var: 'properties.logs' },
                              { equals: [{ var: 'enabled' }, true] },
                            ],
                          },
                          { var: 'category' },
                        ],
                      },
                      {
                        map: [
                          {
                            filter: [
                              { var: 'properties.metrics' },
                              { equals: [{ var: 'enabled' }, true] },
                            ],
                          },
                          { var: 'category' },
                        ],
                      },
                    ],
                  },
                ],
              },
            },
            0,
          ],
        },
      },
    },
    cases: [
      [{ resources: [setting('kube-apiserver', 'kube-scheduler', 'allMetrics')] }, 'true'],
      [{ resources: [setting('kube-apiserver')] }, 'false'],
      [{}, 'false'],
    ],
  },
  'AKS.AvailabilityZone: only where the place has zones': {
    type: cluster,
    logic: {
      or: [
        {
          '!': {
            hasValue: { zones: [scaleSets, { var: 'location' }, { option: ['moreZones', []] }] },
          },
        },
        {
          every: {
            in: { view: 'agentPools' },
            where: { equals: [{ var: 'type' }, 'VirtualMachineScaleSets'] },
            that: { hasValue: { var: 'availabilityZones' } },
          },
        },
      ],
    },
    cases: [
      [
        {
          location: 'westeurope',
          properties: { agentPoolProfiles: [{ type: 'VirtualMachineScaleSets' }] },
        },
        'false',
      ],
      [
        {
          location: 'westeurope',
          properties: { agentPoolProfiles: [{ type: 'AvailabilitySet' }] },
        },
        'true',
      ],
      [
        {
          location: 'nowhere',
          properties: { agentPoolProfiles: [{ type: 'VirtualMachineScaleSets' }] },
        },
        'true',
      ],
    ],
  },
  'AKS.CNISubnetSize: the prefix of each subnet': {
    type: cluster,
    logic: {
      every: [
        { children: 'Microsoft.Network/virtualNetworks/subnets' },
        {
          atMost: [
            { cidrPrefix: { var: 'properties.addressPrefix' } },
            { option: 'aksMinimumSubnet' },
          ],
        },
      ],
    },
    cases: [
      [
        {
          resources: [
            {
              type: 'Microsoft.Network/virtualNetworks/subnets',
              properties: { addressPrefix: '10.0.0.0/23' },
            },
          ],
        },
        'true',
      ],
      [
        {
          resources: [
            {
              type: 'Microsoft.Network/virtualNetworks/subnets',
              properties: { addressPrefix: '10.0.0.0/24' },
            },
          ],
        },
        'false',
      ],
    ],
  },
  'NSG.LateralTraversal: not both ways open': {
    type: 'Microsoft.Network/networkSecurityGroups',
    logic: {
      some: [
        [3389, 22],
        {
          equals: [
            {
              nsgAccess: [
                { resource: 'properties.securityRules' },
                'Outbound',
                'VirtualNetwork',
                { var: '' },
              ],
            },
            'Deny',
          ],
        },
      ],
    },
    cases: [
      [{ properties: { securityRules: nsgRules('Deny') } }, 'true'],
      [{ properties: { securityRules: nsgRules('Allow') } }, 'false'],
      [{ properties: {} }, 'false'],
    ],
  },
  'APIM.CORSPolicy: nothing in a policy allows anything': {
    type: 'Microsoft.ApiManagement/service',
    logic: {
      every: {
        in: {
          merge: [
            { descendants: 'Microsoft.ApiManagement/service/*policies' },
            { self: '*/policies' },
          ],
        },
        as: 'policy',
        where: { oneOf: [{ var: 'policy.properties.format' }, ['xml', 'rawxml']] },
        that: {
          every: [
            ['origin', 'method', 'header'],
            {
              '!': {
                contains: [
                  {
                    xpath: [{ var: 'policy.properties.value' }, { cat: ['//cors//', { var: '' }] }],
                  },
                  '*',
                ],
              },
            },
          ],
        },
      },
    },
    cases: [
      [{ resources: [policy('https://contoso.com')] }, 'true'],
      [{ resources: [policy(' * ')] }, 'false'],
      [{ ...policy('*') }, 'false'],
      [{ resources: [] }, 'true'],
    ],
  },
  'APIM.AvailabilityZone: units for every zone': {
    type: 'Microsoft.ApiManagement/service',
    logic: {
      and: [
        { equals: [{ var: 'sku.name' }, 'Premium'] },
        {
          every: {
            in: { merge: [{ self: [] }, { var: ['properties.additionalLocations', []] }] },
            where: {
              hasValue: { zones: ['Microsoft.ApiManagement/service', { var: 'location' }] },
            },
            that: {
              and: [
                { atLeast: [{ length: { var: 'zones' } }, 2] },
                { atLeast: [{ var: 'sku.capacity' }, { length: { var: 'zones' } }] },
              ],
            },
          },
        },
      ],
    },
    cases: [
      [
        { location: 'West Europe', sku: { name: 'Premium', capacity: 2 }, zones: ['1', '2'] },
        'true',
      ],
      [
        { location: 'West Europe', sku: { name: 'Premium', capacity: 1 }, zones: ['1', '2'] },
        'false',
      ],
      [{ location: 'West Europe', sku: { name: 'Developer' } }, 'false'],
      [
        {
          location: 'nowhere',
          sku: { name: 'Premium' },
          properties: { additionalLocations: [{ location: 'westeurope', sku: { capacity: 1 } }] },
        },
        'false',
      ],
    ],
  },
  'AppGw.UseHTTPS: routes of open listeners redirect': {
    type: 'Microsoft.Network/applicationGateways',
    logic: {
      every: {
        in: { var: 'properties.requestRoutingRules' },
        as: 'route',
        where: {
          oneOf: [
            { lastSegment: { var: 'route.properties.httpListener.id' } },
            { map: [openListeners, { var: 'name' }] },
          ],
        },
        that: { hasValue: { var: 'route.properties.redirectConfiguration.id' } },
      },
    },
    cases: [
      [
        {
          properties: {
            httpListeners: [{ name: 'open', properties: { protocol: 'Http' } }],
            requestRoutingRules: [
              { properties: { httpListener: { id: '/x/httpListeners/open' } } },
            ],
          },
        },
        'false',
      ],
      [
        {
          properties: {
            httpListeners: [{ name: 'tls', properties: { protocol: 'Https' } }],
            requestRoutingRules: [{ properties: { httpListener: { id: '/x/httpListeners/tls' } } }],
          },
        },
        'true',
      ],
    ],
  },
  'Cosmos.AvailabilityZone: every location that could be': {
    type: 'Microsoft.DocumentDb/databaseAccounts',
    logic: {
      and: [
        { hasValue: { var: 'properties.locations' } },
        {
          every: {
            in: { var: 'properties.locations' },
            where: { hasValue: { zones: [scaleSets, { var: 'locationName' }] } },
            that: { equals: [{ var: 'isZoneRedundant' }, true] },
          },
        },
      ],
    },
    cases: [
      [
        { properties: { locations: [{ locationName: 'West Europe', isZoneRedundant: true }] } },
        'true',
      ],
      [{ properties: { locations: [{ locationName: 'West Europe' }] } }, 'false'],
      [{ properties: { locations: [{ locationName: 'nowhere' }] } }, 'true'],
      [{ properties: {} }, 'false'],
    ],
  },
  'SQL.FirewallIPRange: few public addresses': {
    type: 'Microsoft.Sql/servers',
    logic: {
      atMost: [
        {
          sum: {
            map: [
              {
                filter: [
                  { children: '*/firewallRules' },
                  {
                    '!': {
                      or: [
                        { equals: [{ lastSegment: { var: 'name' } }, 'AllowAllWindowsAzureIps'] },
                        {
                          and: [
                            { equals: [{ var: 'properties.startIpAddress' }, '0.0.0.0'] },
                            { equals: [{ var: 'properties.endIpAddress' }, '0.0.0.0'] },
                          ],
                        },
                        {
                          inCidr: [
                            { var: 'properties.startIpAddress' },
                            ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
                          ],
                        },
                      ],
                    },
                  },
                ],
              },
              {
                ipCount: [{ var: 'properties.startIpAddress' }, { var: 'properties.endIpAddress' }],
              },
            ],
          },
        },
        10,
      ],
    },
    cases: [
      [{ resources: [fromTo('1.2.3.1', '1.2.3.10')] }, 'true'],
      [{ resources: [fromTo('1.2.3.1', '1.2.3.6'), fromTo('1.2.4.1', '1.2.4.6')] }, 'false'],
      [{ resources: [fromTo('10.0.0.0', '10.255.255.255'), fromTo('0.0.0.0', '0.0.0.0')] }, 'true'],
      [{ resources: [fromTo('0.0.0.0', '255.255.255.255', 'AllowAllWindowsAzureIps')] }, 'true'],
    ],
  },
  'SQL.TDE: on the setting itself or below the database': {
    type: 'Microsoft.Sql/servers/databases',
    logic: {
      every: {
        in: {
          merge: [
            { self: 'Microsoft.Sql/servers/databases/transparentDataEncryption' },
            { children: 'Microsoft.Sql/servers/databases/transparentDataEncryption' },
          ],
        },
        that: { equals: [{ var: ['properties.status', { var: 'properties.state' }] }, 'Enabled'] },
      },
    },
    cases: [
      [
        {
          resources: [
            {
              type: 'Microsoft.Sql/servers/databases/transparentDataEncryption',
              properties: { state: 'Enabled' },
            },
          ],
        },
        'true',
      ],
      [
        {
          resources: [
            {
              type: 'Microsoft.Sql/servers/databases/transparentDataEncryption',
              properties: { status: 'Disabled' },
            },
          ],
        },
        'false',
      ],
      [
        {
          type: 'Microsoft.Sql/servers/databases/transparentDataEncryption',
          properties: { state: 'Enabled' },
        },
        'true',
      ],
      [{ resources: [] }, 'true'],
    ],
  },
};

function resourceFrom(
  body: Body,
  fallback: string,
  deployment: Deployment,
  parent?: Resource,
): Resource {
  const { type = fallback, name = 'it', exported = false, resources = [], ...rest } = body;
  const children: Resource[] = [];
  const value = fromPlain({ type, name, ...rest });
  if (value.kind !== 'object') throw new Error('a resource is an object');
  const resource: Resource = {
    id: fromPlain(`/subscriptions/s/providers/${type}/${name}`),
    name: fromPlain(name),
    type,
    value,
    symbolicPath: 'resources.it',
    header: computed.span,
    deployment,
    children,
    exported,
    ...(parent === undefined ? {} : { parent }),
  };
  children.push(...resources.map((child) => resourceFrom(child, type, deployment, resource)));
  return resource;
}

function contextFor(body: Body, type: string): LogicContext {
  const resources: Resource[] = [];
  const deployment = { resources, nested: [], issues: [] } as unknown as Deployment;
  const resource = resourceFrom(body, type, deployment);
  resources.push(resource);
  const plain = (value: unknown): Value | undefined =>
    value === undefined ? undefined : fromPlain(value);
  const context = contextOn(resource.value, {
    option: (key) => plain(options[key]),
    fact: (name) => (name === 'zones' ? fromPlain(zoneFact) : undefined),
  });
  return { ...context, target: { ...context.target, domain: { kind: 'resource', resource } } };
}

for (const [name, { logic, type, cases }] of Object.entries(rules)) {
  t.test(name, async (t) => {
    const program = compiled(logic, environment);
    for (const [body, verdict] of cases) {
      const context = contextFor(body, type);
      t.equal(verdictOf(program.evaluate(context)), verdict, JSON.stringify(body));
      t.equal(verdictOf(program.trace(context).value), verdict, 'traced');
    }
  });
}

t.test('a failing child is told with its place', async (t) => {
  const { logic, cases } = rules['AKS.PoolVersion: every pool against the cluster'] ?? {
    logic: true,
    cases: [],
  };
  const [body] = cases[2] ?? [{}];
  const trace = compiled(logic, environment).trace(contextFor(body, cluster));
  t.equal(trace.operands[1]?.operands[0]?.path, 'resources[0].properties.orchestratorVersion');
});
