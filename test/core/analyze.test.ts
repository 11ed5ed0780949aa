import t from 'tap';
import type { AnalysisInput } from '../../core/analysis.js';
import { analyze } from '../../core/analyze.js';
import type { Report } from '../../core/findings/report.js';
import { memoryHost } from '../support/memory-host.js';

const config = `extends: []
rules:
  - id: Test.Policy
    title: T
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    assert: { oneOf: [{ var: properties.networkProfile.networkPolicy }, [azure]] }
`;

const cluster = (
  name: string,
  policy: string,
) => `resource ${name} 'Microsoft.ContainerService/managedClusters@2024-09-01' = {
  name: '${name}'
  location: 'westeurope'
  properties: {
    networkProfile: {
      networkPolicy: ${policy}
    }
  }
}
`;

const parameters = (policy: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "policy": { "value": "${policy}" } }
}`;

function report(
  files: Readonly<Record<string, string>>,
  inputs: readonly Omit<AnalysisInput, 'named'>[],
  published: ReadonlyMap<string, string> = new Map(),
  text = config,
): Report {
  const answer = analyze(
    {
      tool: { name: 'groundrule', version: '0', url: '' },
      inputs: inputs.map((input) => ({ ...input, named: true })),
      config: { path: 'rules.yaml', text },
      builtIn: new Map(),
    },
    {
      ...memoryHost(files),
      readModule(module) {
        const text = module.kind === 'registry' ? published.get(module.repository) : undefined;
        return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
      },
      readExtension(extension) {
        const text =
          extension.kind === 'registry' ? published.get(extension.repository) : undefined;
        return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
      },
    },
  );
  if (answer.kind === 'pending') throw new Error('a memory host has every file');
  return answer.report;
}

t.test(
  'a fail under several parameter files at one place is one finding that lists them',
  async (t) => {
    const files = {
      'main.bicep': `param policy string\n${cluster('aks', "policy == 'azure' ? policy : 'none'")}`,
      'dev.json': parameters('a'),
      'test.json': parameters('b'),
      'prod.json': parameters('azure'),
    };
    const inputs = ['dev', 'test', 'prod'].map((name) => ({
      path: 'main.bicep',
      parameters: `${name}.json`,
    }));
    const { findings, coverage } = report(files, inputs);
    t.equal(findings.length, 1);
    t.same(findings[0]?.environments, {
      failing: ['dev.json', 'test.json'],
      passing: ['prod.json'],
    });
    t.match(coverage, {
      files: 4,
      filesAnalyzed: 4,
      verdicts: { fail: 2, pass: 1 },
      incomplete: false,
    });
  },
);

t.test('a value from a parameter file is found there, linked back to the resource', async (t) => {
  const files = {
    'main.bicep': `param policy string\n${cluster('aks', 'policy')}`,
    'dev.json': parameters('none'),
  };
  const [finding] = report(files, [{ path: 'main.bicep', parameters: 'dev.json' }]).findings;
  t.match(finding?.location, { path: 'dev.json', startLine: 4 });
  t.match(finding?.related, [
    { id: 1, message: "value of parameter 'policy'" },
    { id: 2, location: { path: 'main.bicep', startLine: 7 }, message: 'used here' },
    { id: 3, location: { path: 'main.bicep', startLine: 2 } },
  ]);
});

t.test(
  'a fingerprint survives moved lines and refactoring into a module, and tells resources apart',
  async (t) => {
    const print = (files: Readonly<Record<string, string>>) =>
      report(files, [{ path: 'main.bicep' }]).findings.map(({ fingerprint }) => fingerprint);
    const [before] = print({ 'main.bicep': cluster('aks', "'none'") });
    t.match(before, /^[0-9a-f]{64}$/);
    t.same(print({ 'main.bicep': `\n\n// moved\n${cluster('aks', "'none'")}` }), [before]);
    t.same(
      print({
        'main.bicep': "module m 'aks.bicep' = {\n  name: 'm'\n}\n",
        'aks.bicep': cluster('aks', "'none'"),
      }),
      [before],
    );
    t.notSame(print({ 'main.bicep': cluster('other', "'none'") }), [before]);
  },
);

const armCluster = (policy: string) =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { policy: { type: 'string', defaultValue: 'none' } },
    resources: [
      {
        type: 'Microsoft.ContainerService/managedClusters',
        apiVersion: '2024-09-01',
        name: 'aks',
        properties: { networkProfile: { networkPolicy: policy } },
      },
    ],
  });

const usesOfPublished: readonly {
  readonly what: string;
  readonly main: string;
  readonly policy: string;
  readonly found: string;
}[] = [
  {
    what: 'a value of the module is found where it is used',
    main: "\nmodule m 'br:example.azurecr.io/aks:1.0' = {\n  name: 'm'\n}\n",
    policy: 'none',
    found: "module m 'br:example.azurecr.io/aks:1.0'",
  },
  {
    what: 'a default of the module is found where it is used',
    main: "\nmodule m 'br:example.azurecr.io/aks:1.0' = {\n  name: 'm'\n}\n",
    policy: "[parameters('policy')]",
    found: "module m 'br:example.azurecr.io/aks:1.0'",
  },
  {
    what: 'a value that is given to the module is found where it is given',
    main: "module m 'br:example.azurecr.io/aks:1.0' = {\n  params: {\n    policy: 'other'\n  }\n}\n",
    policy: "[parameters('policy')]",
    found: "'other'",
  },
];

for (const { what, main, policy, found } of usesOfPublished) {
  t.test(`of a published module ${what}`, async (t) => {
    const files = { 'main.bicep': main };
    const published = new Map([['aks', armCluster(policy)]]);
    const [finding, ...more] = report(files, [{ path: 'main.bicep' }], published).findings;
    t.equal(more.length, 0);
    const { path, startLine = 0, startColumn = 0, endColumn = 0 } = finding?.location ?? {};
    t.equal(path, 'main.bicep');
    const line = main.split('\n')[startLine - 1];
    t.equal(line?.slice(startColumn - 1, endColumn - 1), found);
    const inside = finding?.related.filter(({ location }) => location.path.startsWith('br:'));
    t.ok(inside && inside.length > 0, 'the place in the module is named too');
  });
}

t.test('what a file rule finds in a published module stands at what uses the module', async (t) => {
  const rule = `extends: []
rules:
  - id: Test.Described
    title: T
    pillar: security
    severity: important
    target: template
    each:
      in: resources[*].properties.template.resources[*]
      as: declared
      assert: { that: { hasValue: { var: metadata.description } }, at: "" }
`;
  const main = "param p string\n\nmodule m 'br:example.azurecr.io/aks:1.0' = {\n  name: 'm'\n}\n";
  const published = new Map([['aks', armCluster('none')]]);
  const { findings } = report({ 'main.bicep': main }, [{ path: 'main.bicep' }], published, rule);
  t.match(findings, [{ location: { path: 'main.bicep', startLine: 3, startColumn: 1 } }]);
});

t.test('findings stand worst first, then by place', async (t) => {
  const files = {
    'b.bicep': cluster('aks', "'none'"),
    'a.bicep': `${cluster('one', "'none'")}${cluster('two', "'none'")}`,
  };
  const { findings } = report(files, [{ path: 'b.bicep' }, { path: 'a.bicep' }]);
  t.same(
    findings.map(({ location }) => `${location.path}:${location.startLine}`),
    ['a.bicep:6', 'a.bicep:15', 'b.bicep:6'],
  );
});

t.test('what could not be read is counted, named and makes the run incomplete', async (t) => {
  const files = {
    'main.json': '{ "resources": [',
    'notes.json': '{}',
    'aks.bicep': cluster('aks', "'azure'"),
  };
  const inputs = [...Object.keys(files), 'gone.bicep'].map((path) => ({ path }));
  const { coverage, diagnostics } = report(files, inputs);
  t.equal(coverage.incomplete, true);
  t.equal(coverage.verdicts.pass, 1);
  t.ok(diagnostics.some(({ code }) => code === 'source/missing'));
  t.ok(diagnostics.some(({ code }) => code === 'input/unknown-kind'));
  t.ok(coverage.notAnalyzed.some(({ path }) => path === 'gone.bicep'));
});

t.test('files that the host does not have yet are asked for', async (t) => {
  const answer = analyze(
    {
      tool: { name: 'groundrule', version: '0', url: '' },
      inputs: [
        { path: 'a.bicep', named: true },
        { path: 'b.json', named: true },
      ],
      config: { path: 'rules.yaml', text: config },
      builtIn: new Map(),
    },
    memoryHost({}, ['a.bicep', 'b.json']),
  );
  t.same(answer, { kind: 'pending', paths: ['a.bicep', 'b.json'] });
});

const linkedTemplate = (link: object) =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: 'linked',
        properties: { mode: 'Incremental', templateLink: link },
      },
    ],
  });

const leftOut: readonly [
  what: string,
  path: string,
  text: string,
  left: string,
  incomplete: boolean,
][] = [
  [
    'a template linked by address',
    'main.json',
    linkedTemplate({ uri: 'https://example.com/a.json' }),
    'https://example.com/a.json',
    false,
  ],
  [
    'a template linked from outside of the root',
    'main.json',
    linkedTemplate({ relativePath: '../a.json' }),
    '../a.json',
    false,
  ],
  [
    'a module of a registry that was not restored',
    'main.bicep',
    "module m 'br/public:avm/res/a/b:0.1.0' = {\n  name: 'm'\n}\n",
    'br/public:avm/res/a/b:0.1.0',
    true,
  ],
];

for (const [what, path, text, left, incomplete] of leftOut) {
  t.test(`${what} is counted as not analysed`, async (t) => {
    const { coverage } = report({ [path]: text }, [{ path }]);
    t.match(coverage.notAnalyzed, [{ path: left }]);
    t.equal(coverage.incomplete, incomplete);
  });
}

t.test('the types of a published extension are read', async (t) => {
  const files = { 'main.bicep': "extension 'br:example.azurecr.io/gadgets:1.0'\n" };
  const index = '{ "settings": { "name": "Gadgets", "version": "1.0" }, "resources": {} }';
  const { diagnostics } = report(files, [{ path: 'main.bicep' }], new Map([['gadgets', index]]));
  t.same(
    diagnostics.map(({ message }) => message),
    [],
  );
});
