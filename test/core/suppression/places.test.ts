import t from 'tap';
import { suppressionRules } from '../../../core/ruleset/suppression-rules.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { accept } from '../../../core/suppression/accept.js';
import { type Files, judged, short } from '../../support/judged.js';

const next = '// groundrule-disable-next-line Test.Policy --';
const file = '// groundrule-disable-file Test.Policy --';

const moduleText = (head = '', above = '') => `${head}param policy string = 'none'
${above}resource aks 'Microsoft.ContainerService/managedClusters@2024-09-01' = {
  name: 'aks'
  location: 'westeurope'
  properties: { networkProfile: { networkPolicy: policy } }
}
`;
const user = (above = '', params = '') =>
  `${above}module m 'aks.bicep' = {\n  name: 'm'\n  params: {${params}}\n}\n`;

const given = (value: string, more = '') => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "policy": { "value": "${value}"${more} }
  }
}
`;

const cluster = (metadata = '', policy = '"none"', name = 'aks') => `{
  "type": "Microsoft.ContainerService/managedClusters",
  "apiVersion": "2024-09-01",
  "name": "${name}",
  "location": "westeurope",${metadata}
  "properties": { "networkProfile": { "networkPolicy": ${policy} } }
}`;
const other = cluster('', '"none"', 'other');
const template = (metadata: string, resources: string, parameters = '') => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  ${metadata}
  "parameters": {${parameters}},
  "resources": ${resources}
}`;
const metadata = (entry: string) => `"metadata": { "groundrule": { "suppressions": [${entry}] } },`;
const entry = '{ "rule": "Test.Policy", "reason": "why" }';
const nested = (inner: string, around = '') => `{
  "type": "Microsoft.Resources/deployments",
  "apiVersion": "2022-09-01",
  "name": "inner",${around}
  "properties": { "mode": "Incremental", "template": ${inner} }
}`;

type Input = string | readonly [path: string, parameters: string];

const cases: readonly [what: string, files: Files, inputs: readonly Input[], found: string[]][] = [
  [
    'one in a module holds for all its users',
    {
      'aks.bicep': moduleText('', `${next} why\n`),
      'a.bicep': user(),
      'b.bicep': user('', " policy: 'none' "),
    },
    ['a.bicep', 'b.bicep'],
    ['Policy aks.bicep:1 accepted: why', 'Policy b.bicep:3 accepted: why'],
  ],
  [
    'one at the use of a module holds for that use',
    { 'aks.bicep': moduleText(), 'a.bicep': user(`${next} why\n`), 'b.bicep': user() },
    ['a.bicep', 'b.bicep'],
    ['Policy aks.bicep:1 accepted: why', 'Policy aks.bicep:1'],
  ],
  [
    'one at the use of a module reaches the modules below it',
    {
      'aks.bicep': moduleText(),
      'middle.bicep': user(),
      'a.bicep': user(`${next} why\n`).replace('aks.bicep', 'middle.bicep'),
    },
    ['a.bicep'],
    ['Policy aks.bicep:1 accepted: why'],
  ],
  [
    'one for the file that uses a module does not hold for what the module declares',
    { 'aks.bicep': moduleText(), 'a.bicep': user(`${file} why\n`) },
    ['a.bicep'],
    ['Policy aks.bicep:1', 'Unused a.bicep:1'],
  ],
  [
    'one for the file that gives the value holds for it',
    { 'aks.bicep': moduleText(), 'a.bicep': user(`${file} why\n`, " policy: 'none' ") },
    ['a.bicep'],
    ['Policy a.bicep:4 accepted: why'],
  ],
  [
    'one at the value in a parameter file holds with that file',
    {
      'aks.bicep': moduleText(),
      'dev.bicepparam': `using 'aks.bicep'\n${next} why\nparam policy = 'none'\n`,
      'prod.bicepparam': "using 'aks.bicep'\nparam policy = 'none'\n",
    },
    ['dev.bicepparam', 'prod.bicepparam'],
    ['Policy dev.bicepparam:3 accepted: why', 'Policy prod.bicepparam:2'],
  ],
  [
    'one for a parameter file holds with its parameters, wherever the value stands',
    {
      'aks.bicep': moduleText(),
      'dev.bicepparam': `using 'aks.bicep'\n${file} why\n`,
      'prod.bicepparam': "using 'aks.bicep'\n",
    },
    ['dev.bicepparam', 'prod.bicepparam'],
    ['Policy aks.bicep:1 accepted: why', 'Policy aks.bicep:1'],
  ],
  [
    'comments of a JSON parameter file count',
    {
      'aks.bicep': moduleText(),
      'dev.json': `// groundrule-disable-file Test.Policy -- why\n${given('none')}`,
    },
    [['aks.bicep', 'dev.json']],
    ['Policy dev.json:6 accepted: why'],
  ],
  [
    'the metadata of a value in a parameter file counts',
    {
      'aks.bicep': moduleText(),
      'dev.json': given('none', `, ${metadata(entry).slice(0, -1)}`),
      'prod.json': given('none'),
    },
    [
      ['aks.bicep', 'dev.json'],
      ['aks.bicep', 'prod.json'],
    ],
    ['Policy dev.json:5 accepted: why', 'Policy prod.json:5'],
  ],
  [
    'the metadata of a resource holds for the resource',
    { 'a.json': template('', `[${cluster(metadata(entry))}, ${other}]`) },
    ['a.json'],
    ['Policy a.json:11 accepted: why', 'Policy a.json:17'],
  ],
  [
    'the metadata of a resource with a symbolic name does',
    {
      'a.json': template(
        '"languageVersion": "2.0",',
        `{ "one": ${cluster(metadata(entry))}, "two": ${other} }`,
      ),
    },
    ['a.json'],
    ['Policy a.json:11 accepted: why', 'Policy a.json:17'],
  ],
  [
    'the metadata of a template holds for its file',
    { 'a.json': template(metadata(entry), `[${cluster()}]`) },
    ['a.json'],
    ['Policy a.json:11 accepted: why'],
  ],
  [
    'the metadata of a parameter holds for what it gives',
    {
      'a.json': template(
        '',
        `[${cluster('', '"[parameters(\'policy\')]"')}]`,
        `"policy": { ${metadata(entry)} "type": "string", "defaultValue": "none" }`,
      ),
    },
    ['a.json'],
    ['Policy a.json:5 accepted: why'],
  ],
  [
    'the metadata of a nested template holds for what it declares',
    {
      'a.json': template('', `[${other}, ${nested(template(metadata(entry), `[${cluster()}]`))}]`),
    },
    ['a.json'],
    ['Policy a.json:11', 'Policy a.json:26 accepted: why'],
  ],
  [
    'the metadata of a nested deployment holds for all it deploys',
    { 'a.json': template('', `[${nested(template('', `[${cluster()}]`), metadata(entry))}]`) },
    ['a.json'],
    ['Policy a.json:20 accepted: why'],
  ],
  [
    'metadata without a reason, with a misspelt rule, with a misspelt key, expired and unused are told',
    {
      'a.json': template(
        metadata(
          [
            '{ "rule": "Test.Policy" }',
            '{ "rule": "Test.Polcy", "reason": "why" }',
            '{ "rule": "Test.Region", "reason": "why", "untill": "2030-01-01" }',
            '{ "rule": "Test.Policy", "reason": "why", "until": "2025-12-31" }',
          ].join(',\n'),
        ),
        `[${cluster()}]`,
      ),
    },
    ['a.json'],
    [
      'Policy a.json:14',
      'Malformed a.json:4',
      'UnknownRule a.json:5',
      'Unused a.json:6',
      'Malformed a.json:6',
      'Expired a.json:7',
    ],
  ],
];

for (const [what, files, inputs, found] of cases) {
  t.test(what, async (t) => {
    const { findings } = judged(
      files,
      inputs.map((input) =>
        typeof input === 'string' ? { path: input } : { path: input[0], parameters: input[1] },
      ),
    );
    t.same(findings.map(short), found);
  });
}

const configured: readonly [what: string, entry: string, found: string[]][] = [
  ['by rule', '{ rule: Test.Policy, reason: why }', ['Policy aks.bicep:1 accepted: why']],
  [
    'by several rules',
    '{ rule: [TST-1, Test.Region], reason: why }',
    ['Policy aks.bicep:1 accepted: why', 'Unused rules.yaml:2'],
  ],
  ['by path', '{ rule: "*", path: "*.bicep", reason: why }', ['Policy aks.bicep:1 accepted: why']],
  [
    'by the path of a parameter file',
    '{ rule: "*", path: "dev.*", reason: why }',
    ['Policy aks.bicep:1 accepted: why'],
  ],
  [
    'by another path',
    '{ rule: "*", path: "x/**", reason: why }',
    ['Policy aks.bicep:1', 'Unused rules.yaml:2'],
  ],
  [
    'by type',
    '{ rule: "*", type: Microsoft.ContainerService/*, reason: why }',
    ['Policy aks.bicep:1 accepted: why'],
  ],
  [
    'by other types',
    '{ rule: "*", type: "!Microsoft.ContainerService/*", reason: why }',
    ['Policy aks.bicep:1', 'Unused rules.yaml:2'],
  ],
  ['by name', '{ rule: "*", name: ak?, reason: why }', ['Policy aks.bicep:1 accepted: why']],
  [
    'by all of them',
    '{ rule: "*", name: aks, path: "x/**", reason: why }',
    ['Policy aks.bicep:1', 'Unused rules.yaml:2'],
  ],
  [
    'until a day to come',
    '{ rule: "*", reason: why, until: 2026-01-01 }',
    ['Policy aks.bicep:1 accepted: why'],
  ],
  [
    'until a day that has passed',
    '{ rule: "*", reason: why, until: 2025-12-31 }',
    ['Policy aks.bicep:1', 'Expired rules.yaml:2'],
  ],
  [
    'by a misspelt rule',
    '{ rule: Test.Polcy, reason: why }',
    ['Policy aks.bicep:1', 'UnknownRule rules.yaml:2'],
  ],
];

for (const [what, text, found] of configured) {
  t.test(`the configuration suppresses ${what}`, async (t) => {
    const files = { 'aks.bicep': moduleText(), 'dev.bicepparam': "using 'aks.bicep'\n" };
    const { findings } = judged(files, [{ path: 'dev.bicepparam' }], {
      yaml: `suppressions: [${text}]`,
    });
    t.same(findings.map(short), found);
  });
}

t.test(
  'a suppression of the configuration without a reason is an error of the configuration',
  async (t) => {
    const { diagnostics, findings } = judged(
      { 'aks.bicep': moduleText() },
      [{ path: 'aks.bicep' }],
      {
        yaml: 'suppressions: [{ rule: Test.Policy }]',
      },
    );
    t.match(diagnostics, [
      { code: 'schema/missing-key', kind: 'usage', location: { startLine: 2 } },
    ]);
    t.same(findings.map(short), ['Policy aks.bicep:1']);
  },
);

t.test('the report lists every suppression, who gave it and what it accepts', async (t) => {
  const text = `${moduleText('', `${next} it is being replaced until 2027-01-31\n`)}`;
  const { suppressions, findings } = judged({ 'aks.bicep': text }, [{ path: 'aks.bicep' }], {
    yaml: 'suppressions: [{ rule: Test.Region, reason: other }]',
  });
  const location = { path: 'aks.bicep', startLine: 2, startColumn: 1 };
  t.match(suppressions, [
    {
      kind: 'inSource',
      rules: ['Test.Policy'],
      reason: 'it is being replaced',
      until: '2027-01-31',
      location,
      findings: 1,
    },
    {
      kind: 'external',
      rules: ['Test.Region'],
      reason: 'other',
      location: { path: 'rules.yaml' },
      findings: 0,
    },
  ]);
  t.match(findings[0]?.suppression, {
    reason: 'it is being replaced',
    until: '2027-01-31',
    location,
  });
});

t.test(
  'an environment in which a finding is accepted stands apart from those where it is not',
  async (t) => {
    const files = {
      'aks.bicep': moduleText(),
      'dev.bicepparam': `using 'aks.bicep'\n${file} why\n`,
      'prod.bicepparam': "using 'aks.bicep'\n",
      'test.bicepparam': "using 'aks.bicep'\n",
    };
    const inputs = ['dev', 'prod', 'test'].map((name) => ({ path: `${name}.bicepparam` }));
    const { findings } = judged(files, inputs);
    t.same(
      findings.map(({ environments, suppression }) => [environments.failing, suppression?.reason]),
      [
        [['dev.bicepparam'], 'why'],
        [['prod.bicepparam', 'test.bicepparam'], undefined],
      ],
    );
  },
);

t.test('an unknown that a suppression could accept makes it no unused one', async (t) => {
  const text = `${file} why\n${moduleText().replace(" = 'none'", '')}`;
  t.same(judged({ 'aks.bicep': text }, [{ path: 'aks.bicep' }]).findings.map(short), []);
  const { findings } = judged({ 'aks.bicep': text }, [{ path: 'aks.bicep' }], {
    failOn: ['unknown'],
  });
  t.same(findings.map(short), ['Policy aks.bicep:6 accepted: why']);
});

t.test(
  'what met nothing in a file of which not every use was judged is not told to be unused',
  async (t) => {
    const text = moduleText(`${file} why\n`).replace("'none'", "'azure'");
    t.same(judged({ 'aks.bicep': text }, [{ path: 'aks.bicep' }]).findings.map(short), [
      'Unused aks.bicep:1',
    ]);
    const request = { judgedWhole: (path: string) => path !== 'aks.bicep' };
    t.same(judged({ 'aks.bicep': text }, [{ path: 'aks.bicep' }], request).findings, []);
  },
);

const messages: readonly [what: string, comment: string, said: RegExp][] = [
  [
    'a misspelt rule',
    'groundrule-disable-file Test.Polcy -- x',
    /There is no rule 'Test\.Polcy'\. Did you mean 'Test\.Policy'\?/,
  ],
  [
    'a misspelt word',
    'groundrule-disable-files Test.Policy -- x',
    /Did you mean 'groundrule-disable-file'\?/,
  ],
  ['a missing reason', 'groundrule-disable-file Test.Policy', /gives no reason.*after '--'/],
  [
    'a wrong day',
    'groundrule-disable-file Test.Policy -- x until 2026-13-01',
    /'2026-13-01' is no day/,
  ],
  [
    'a passed day',
    'groundrule-disable-file Test.Policy -- moved until 2025-01-01',
    /expired after 2025-01-01.*moved/,
  ],
  ['an unused one', 'groundrule-disable-file Test.Region -- x', /'Test\.Region'/],
];

for (const [what, comment, said] of messages) {
  t.test(`${what} is said with what to do`, async (t) => {
    const { findings } = judged({ 'a.bicep': `// ${comment}\n${moduleText()}` }, [
      { path: 'a.bicep' },
    ]);
    t.match(findings.find(({ location }) => location.startLine === 1)?.message, said);
  });
}

t.test('overrides change what is said about suppressions', async (t) => {
  const files = { 'a.bicep': `// groundrule-disable-file Test.Region -- x\n${moduleText()}` };
  const level = (yaml: string) =>
    judged(files, [{ path: 'a.bicep' }], { yaml }).findings.find(({ ruleId }) =>
      ruleId.endsWith('Unused'),
    )?.level;
  t.equal(level(''), 'warning');
  t.equal(level('overrides: [{ rule: Groundrule.Suppression.*, level: error }]'), 'error');
  t.equal(level('overrides: [{ rule: Groundrule.Suppression.Unused, off: true }]'), undefined);
});

t.test('a rule in error is not accepted, and makes its suppression no unused one', async (t) => {
  const file = new SourceFile('a.bicep', 'resource');
  const span = { file, start: 0, end: 8 };
  const rule = suppressionRules.unused;
  const reason = { message: '', span, related: [] };
  const target = {
    kind: 'resource',
    name: 'a',
    type: 'b/c',
    symbolicPath: '',
    file: file.path,
  } as const;
  const verdict = {
    rule,
    verdict: 'error',
    target,
    identity: '',
    declarations: [span],
    reasons: [reason],
  } as const;
  const names = [{ value: 'Any', span }];
  const reach = { kind: 'file', path: file.path } as const;
  const suppression = { by: 'comment', span, rule: names, reason: 'why', reach, of: '' } as const;
  const rulesOf = () => ({ has: () => true, ran: true });
  const { accepted, met } = accept([verdict], [suppression], rulesOf, '2026-01-01');
  t.equal(accepted.size, 0);
  t.same([...(met.get(suppression) ?? [])], names);
  t.equal(
    accept([{ ...verdict, verdict: 'fail' }], [suppression], rulesOf, '2026-01-01').accepted.get(
      reason,
    ),
    suppression,
  );
});
