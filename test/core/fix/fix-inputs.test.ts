import t from 'tap';
import { analyze } from '../../../core/analyze.js';
import { fixInputs } from '../../../core/fix-inputs.js';
import { clusterRules, type Files, policyRule } from '../../support/judged.js';
import { memoryHost } from '../../support/memory-host.js';

const rules = `
extends: []
rules:
${policyRule}  - id: Test.Balancer
    title: Clusters have a standard load balancer
    description: Why.
    recommendation: What.
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    when: { exists: { var: tags.balanced } }
    assert: { equals: [{ var: properties.networkProfile.loadBalancerSku }, standard] }
    fix: { set: properties.networkProfile.loadBalancerSku, to: standard }
  - id: Test.NoDns
    title: Clusters have no prefix
    description: Why.
    recommendation: What.
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    assert: { "!": { exists: { var: properties.dnsPrefix } } }
    fix: { remove: properties.dnsPrefix }
  - id: Test.Pools
    title: Pools scale
    description: Why.
    recommendation: What.
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    assert: { every: [{ var: properties.agentPoolProfiles }, { equals: [{ var: enableAutoScaling }, true] }] }
    fix: { set: "properties.agentPoolProfiles[*].enableAutoScaling", to: true }
  - id: Test.Named
    title: Profiles of clusters named kept have an outbound type
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    when: { equals: [{ var: name }, kept] }
    assert: { equals: [{ var: properties.networkProfile.networkPolicy }, kubenet] }
`;

const header = "resource c 'Microsoft.ContainerService/managedClusters@2024-09-01' = {\n";
const bicep = (properties: string, name = "'x'", tags = '') =>
  `${header}  name: ${name}\n${tags}  properties: ${properties}\n}\n`;
const arm = (properties: string) =>
  `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2024-09-01",
      "name": "x",
      "properties": ${properties}
    }
  ]
}
`;

interface Case {
  readonly what: string;
  readonly before: Files;
  /** The files that change; none where nothing can be repaired. */
  readonly after: Files;
  readonly inputs?: readonly { readonly path: string; readonly parameters?: string }[];
  readonly mayChange?: (path: string) => boolean;
  readonly changed?: readonly string[];
}

/** One file in one of the languages. */
const file = (what: string, path: string, before: string, after: string): Case => ({
  what,
  before: { [path]: before },
  after: before === after ? {} : { [path]: after },
});
const inBicep = (what: string, before: string, after: string) =>
  file(`${what}, in Bicep`, 'main.bicep', bicep(before), bicep(after));
const inJson = (what: string, before: string, after: string) =>
  file(`${what}, in JSON`, 'main.json', arm(before), arm(after));

const reads = 'param policy string\n';
const given = (name: string, value: string) =>
  `using '${name}'\nparam policy = '${value}' // here\n`;
const shared = bicep('{ networkProfile: { networkPolicy: policy } }');

const cases: readonly Case[] = [
  inBicep(
    'a literal is replaced where it stands',
    "{\n    networkProfile: { /* a */ networkPolicy: 'kubenet' /* b */ } // c\n  }",
    "{\n    networkProfile: { /* a */ networkPolicy: 'azure' /* b */ } // c\n  }",
  ),
  inJson(
    'a literal is replaced where it stands',
    '{ "networkProfile": { /* a */ "networkPolicy": "kubenet" } } // c',
    '{ "networkProfile": { /* a */ "networkPolicy": "azure" } } // c',
  ),
  inJson(
    'a text within an expression is replaced',
    `{ "networkProfile": { "networkPolicy": "[if(equals(1, 1), 'kubenet', 'x')]" } }`,
    `{ "networkProfile": { "networkPolicy": "[if(equals(1, 1), 'azure', 'x')]" } }`,
  ),
  inBicep(
    'a property goes to its neighbours, behind their comments',
    "{\n    networkProfile: {\n      podCidr: 'a' // why\n    }\n  }",
    "{\n    networkProfile: {\n      podCidr: 'a' // why\n      networkPolicy: 'azure'\n    }\n  }",
  ),
  inJson(
    'a property goes to its neighbours, behind their comments',
    '{\n        "networkProfile": {\n          "podCidr": "a" // why\n        }\n      }',
    '{\n        "networkProfile": {\n          "podCidr": "a", // why\n          "networkPolicy": "azure"\n        }\n      }',
  ),
  inBicep(
    'a property goes beside neighbours on one line',
    "{ networkProfile: { podCidr: 'a' } }",
    "{ networkProfile: { podCidr: 'a', networkPolicy: 'azure' } }",
  ),
  inJson(
    'a property goes beside neighbours on one line',
    '{ "networkProfile": { "podCidr": "a" } }',
    '{ "networkProfile": { "podCidr": "a", "networkPolicy": "azure" } }',
  ),
  inBicep(
    'the objects on the way are written too',
    "{\n    kubernetesVersion: '1'\n  }",
    "{\n    kubernetesVersion: '1'\n    networkProfile: {\n      networkPolicy: 'azure'\n    }\n  }",
  ),
  inJson(
    'an empty object is opened',
    '{}',
    '{\n        "networkProfile": {\n          "networkPolicy": "azure"\n        }\n      }',
  ),
  inBicep(
    'a property is taken away with its line',
    "{\n    dnsPrefix: 'a' // of old\n    networkProfile: { networkPolicy: 'azure' }\n  }",
    "{\n    networkProfile: { networkPolicy: 'azure' }\n  }",
  ),
  inJson(
    'a property is taken away with its comma',
    '{ "networkProfile": { "networkPolicy": "azure" }, "dnsPrefix": "a" }',
    '{ "networkProfile": { "networkPolicy": "azure" } }',
  ),
  inBicep(
    'every item of a list is repaired',
    "{\n    networkProfile: { networkPolicy: 'azure' }\n    agentPoolProfiles: [\n      { name: 'a', enableAutoScaling: false }\n      { name: 'b' }\n    ]\n  }",
    "{\n    networkProfile: { networkPolicy: 'azure' }\n    agentPoolProfiles: [\n      { name: 'a', enableAutoScaling: true }\n      { name: 'b', enableAutoScaling: true }\n    ]\n  }",
  ),
  file(
    'two rules that add to one object get their turns',
    'main.bicep',
    bicep("{\n    kubernetesVersion: '1'\n  }", "'x'", "  tags: { balanced: 'yes' }\n"),
    bicep(
      "{\n    kubernetesVersion: '1'\n    networkProfile: {\n      networkPolicy: 'azure'\n      loadBalancerSku: 'standard'\n    }\n  }",
      "'x'",
      "  tags: { balanced: 'yes' }\n",
    ),
  ),
  inBicep(
    'what is worked out is left alone',
    "{ networkProfile: { networkPolicy: toLower('KUBENET') } }",
    "{ networkProfile: { networkPolicy: toLower('KUBENET') } }",
  ),
  inBicep(
    'an object that is put together is left alone',
    "{ networkProfile: union({ a: 'b' }, { c: 'd' }) }",
    "{ networkProfile: union({ a: 'b' }, { c: 'd' }) }",
  ),
  file(
    'an edit that another rule fails on is not made',
    'main.bicep',
    bicep("{ networkProfile: { networkPolicy: 'kubenet' } }", "'kept'"),
    bicep("{ networkProfile: { networkPolicy: 'kubenet' } }", "'kept'"),
  ),
  file(
    'an edit that the declaration does not allow is not made',
    'main.bicep',
    `@allowed(['kubenet'])\nparam policy string = 'kubenet'\n${shared}`,
    `@allowed(['kubenet'])\nparam policy string = 'kubenet'\n${shared}`,
  ),
  file(
    'what is accepted is left alone',
    'main.bicep',
    `// groundrule-disable-file Test.Policy -- because\n${bicep('{}')}`,
    `// groundrule-disable-file Test.Policy -- because\n${bicep('{}')}`,
  ),
  file(
    'line ends and the byte order mark are kept',
    'main.bicep',
    `\uFEFF${bicep("{\n    kubernetesVersion: '1'\n  }")}`.replaceAll('\n', '\r\n'),
    `\uFEFF${bicep("{\n    kubernetesVersion: '1'\n    networkProfile: {\n      networkPolicy: 'azure'\n    }\n  }")}`.replaceAll(
      '\n',
      '\r\n',
    ),
  ),
  {
    what: 'the value of a parameter file is repaired in it',
    before: {
      'main.bicep': `${reads}${shared}`,
      'dev.bicepparam': given('main.bicep', 'kubenet'),
      'prod.bicepparam': given('main.bicep', 'azure'),
    },
    inputs: [{ path: 'dev.bicepparam' }, { path: 'prod.bicepparam' }],
    after: { 'dev.bicepparam': given('main.bicep', 'azure') },
  },
  {
    what: 'the value of a parameter file in JSON is repaired in it',
    before: {
      'main.bicep': `${reads}${shared}`,
      'dev.json': '{ "parameters": { "policy": { "value": "kubenet" } } }',
    },
    inputs: [{ path: 'main.bicep', parameters: 'dev.json' }],
    after: { 'dev.json': '{ "parameters": { "policy": { "value": "azure" } } }' },
  },
  {
    what: 'a default is not changed that another environment needs',
    before: {
      'main.bicep': `param name string\nparam policy string = 'kubenet'\n${bicep('{ networkProfile: { networkPolicy: policy } }', 'name')}`,
      'dev.bicepparam': "using 'main.bicep'\nparam name = 'x'\n",
      'kept.bicepparam': "using 'main.bicep'\nparam name = 'kept'\n",
    },
    inputs: [{ path: 'dev.bicepparam' }, { path: 'kept.bicepparam' }],
    after: {},
  },
  {
    what: 'a literal that several resources share is repaired once',
    before: {
      'main.bicep': "module a 'm.bicep' = {}\nmodule b 'm.bicep' = {}\n",
      'm.bicep': bicep("{ networkProfile: { networkPolicy: 'kubenet' } }"),
    },
    after: { 'm.bicep': bicep("{ networkProfile: { networkPolicy: 'azure' } }") },
  },
  {
    what: 'where only what changed is judged, only that is repaired',
    before: {
      'main.bicep': bicep('{}'),
      'other.bicep': bicep('{}'),
    },
    inputs: [{ path: 'main.bicep' }, { path: 'other.bicep' }],
    changed: ['other.bicep'],
    after: {
      'other.bicep': bicep("{\n    networkProfile: {\n      networkPolicy: 'azure'\n    }\n  }"),
    },
  },
  {
    what: 'what did not change and fails already keeps no repair from being made',
    before: {
      'main.bicep': `${reads}${shared}`,
      'dev.bicepparam': given('main.bicep', 'kubenet'),
      'prod.bicepparam': given('main.bicep', 'other'),
    },
    inputs: [{ path: 'dev.bicepparam' }, { path: 'prod.bicepparam' }],
    changed: ['dev.bicepparam'],
    after: { 'dev.bicepparam': given('main.bicep', 'azure') },
  },
  {
    what: 'what did not change has a say in what breaks',
    before: {
      'm.bicep': `param name string\nparam policy string = 'kubenet'\n${bicep('{ networkProfile: { networkPolicy: policy } }', 'name')}`,
      'main.bicep': "module m 'm.bicep' = { params: { name: 'x' } }\n",
      'kept.bicep': "module m 'm.bicep' = { params: { name: 'kept' } }\n",
    },
    inputs: [{ path: 'main.bicep' }, { path: 'kept.bicep' }],
    changed: ['main.bicep'],
    after: {},
  },
  {
    what: 'a file that was not named is left alone',
    before: {
      'main.bicep': "module a 'm.bicep' = {}\n",
      'm.bicep': bicep('{}'),
    },
    mayChange: (path) => path === 'main.bicep',
    after: {},
  },
];

for (const { what, before, after, inputs, changed, mayChange = () => true } of cases) {
  t.test(`a fix: ${what}`, async (t) => {
    const [first = ''] = Object.keys(before);
    const request = {
      tool: { name: 'groundrule', version: '0', url: '' },
      inputs: (inputs ?? [{ path: first }]).map((input) => ({ ...input, named: true })),
      config: { path: 'rules.yaml', text: rules },
      builtIn: new Map(),
      mayChange,
      ...(changed && { changed: new Set(changed) }),
    };
    const told = analyze(request, memoryHost(before));
    if (told.kind === 'pending') throw new Error('a memory host has every file');
    const edited = told.report.findings.flatMap(({ fixes = [] }) =>
      fixes.flatMap(({ edits }) => edits.map(({ location }) => location.path)),
    );
    t.same([...new Set(edited)].sort(), Object.keys(after).sort(), 'findings tell the repairs');
    const answer = fixInputs(request, memoryHost(before));
    if (answer.kind === 'pending') throw new Error('a memory host has every file');
    t.same(Object.fromEntries(answer.files.map((file) => [file.path, file.after])), after);
    t.equal(answer.fixed > 0, Object.keys(after).length > 0);
    const again = fixInputs(request, answer.host);
    t.same(again.kind === 'done' && again.files, [], 'what is repaired stays as it is');
  });
}

t.test('files that only the judging of repairs needs are asked for', async (t) => {
  const request = {
    tool: { name: 'groundrule', version: '0', url: '' },
    inputs: ['a', 'b'].map((name) => ({ path: `${name}.bicep`, named: true })),
    config: { path: 'rules.yaml', text: rules },
    builtIn: new Map(),
    mayChange: () => true,
    changed: new Set(['a.bicep']),
  };
  const files = {
    'a.bicep': "module m 'm.bicep' = {}\n",
    'b.bicep': "module m 'm.bicep' = {}\nvar text = loadTextContent('b.txt')\n",
    'm.bicep': bicep("{ networkProfile: { networkPolicy: 'kubenet' } }"),
    'b.txt': '',
  };
  t.same(analyze(request, memoryHost(files, ['b.txt'])), { kind: 'pending', paths: ['b.txt'] });
  const answer = analyze(request, memoryHost(files));
  t.equal(answer.kind === 'done' && answer.report.findings[0]?.fixes?.length, 1);
});

t.test('files that the host does not have yet are asked for', async (t) => {
  const request = {
    tool: { name: 'groundrule', version: '0', url: '' },
    inputs: [{ path: 'main.bicep', named: true }],
    config: { path: 'rules.yaml', text: `extends: []\n${clusterRules}` },
    builtIn: new Map(),
    mayChange: () => true,
  };
  t.same(fixInputs(request, memoryHost({}, ['main.bicep'])), {
    kind: 'pending',
    paths: ['main.bicep'],
  });
});
