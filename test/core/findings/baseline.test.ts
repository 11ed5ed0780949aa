import t from 'tap';
import { entryOf, mayBeKnown, writeBaseline } from '../../../core/findings/baseline.js';
import { renewBaseline } from '../../../core/findings/renew-baseline.js';
import { type Files, judged } from '../../support/judged.js';
import { memoryHost } from '../../support/memory-host.js';

const type = 'Microsoft.ContainerService/managedClusters@2024-09-01';
const cluster = (symbol: string, name = `'${symbol}'`, policy = "'none'", head = '') =>
  `${head}resource ${symbol} '${type}' = {
  name: ${name}
  location: 'westeurope'
  properties: { networkProfile: { networkPolicy: ${policy} } }
}
`;
const looped = (list: string) =>
  `resource aks '${type}' = [for name in ${list}: {
  name: name
  location: 'westeurope'
  properties: { networkProfile: { networkPolicy: 'none' } }
}]
`;
const inModule = (symbol: string) => ({
  'main.bicep': `param env string = 'dev'\nmodule m 'aks.bicep' = {\n  name: 'm'\n  params: { clusterName: 'aks-\${env}' }\n}\n`,
  'aks.bicep': `param clusterName string\n${cluster(symbol, 'clusterName')}`,
});

const pools = (...failing: boolean[]) => `resource aks '${type}' = {
  name: 'aks'
  location: 'westeurope'
  properties: {
    networkProfile: { networkPolicy: 'azure' }
    agentPoolProfiles: [
${failing.map((fails) => `      { mode: '${fails ? 'no' : 'yes'}' }\n`).join('')}    ]
  }
}
`;
const poolRule = `  - id: Test.Pool
    title: T
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    each: { in: properties.agentPoolProfiles, assert: { equals: [{ var: mode }, "yes"] } }
`;

/** Findings after a change, each with what it stands on and whether it is known. */
function after(before: Files, change: Files): string[] {
  const inputs = [{ path: 'main.bicep' }];
  const { findings } = judged(before, inputs, { rules: poolRule });
  const files = {
    ...change,
    'known.json': writeBaseline(findings.filter(mayBeKnown).map(entryOf)),
  };
  const request = { rules: poolRule, baseline: 'known.json' };
  return judged(files, inputs, request).findings.map(
    ({ known, target, path = '' }) =>
      `${known ? 'known' : 'new'} ${target.name}${/\[\d+\]/.exec(path)?.[0] ?? ''}`,
  );
}

const single = { 'main.bicep': cluster('aks') };
const named = { 'main.bicep': `param env string = 'dev'\n${cluster('aks', `'aks-\${env}'`)}` };

const cases: readonly [what: string, before: Files, change: Files, found: string[]][] = [
  ['nothing changed', single, single, ['known aks']],
  ['moved lines', single, { 'main.bicep': `\n// moved\n\n${cluster('aks')}` }, ['known aks']],
  [
    'another layout and order',
    single,
    {
      'main.bicep': `resource aks '${type}' = {
  properties: {
    networkProfile: {
      networkPolicy: 'none'
    }
  }
  name: 'aks', location: 'westeurope'
}
`.replace(', ', '\n  '),
    },
    ['known aks'],
  ],
  [
    'another value that fails too',
    single,
    { 'main.bicep': cluster('aks', "'aks'", "'calico'") },
    ['known aks'],
  ],
  [
    'another symbol',
    named,
    { 'main.bicep': named['main.bicep'].replace('resource aks', 'resource cluster') },
    ['known aks-dev'],
  ],
  [
    'another name: another resource',
    single,
    { 'main.bicep': cluster('aks', "'other'") },
    ['new other'],
  ],
  ['another name and symbol', single, { 'main.bicep': cluster('other') }, ['new other']],
  ['a module', named, inModule('aks'), ['known aks-dev']],
  ['a module in which the symbol is another', named, inModule('cluster'), ['known aks-dev']],
  [
    'another resource before it',
    single,
    { 'main.bicep': `${cluster('first')}${cluster('aks')}` },
    ['new first', 'known aks'],
  ],
  [
    'another resource of the same name',
    single,
    { 'main.bicep': `${cluster('aks')}${cluster('second', "'aks2'")}` },
    ['known aks', 'new aks2'],
  ],
  [
    'a loop with one more at its end',
    { 'main.bicep': looped("['a', 'b']") },
    { 'main.bicep': looped("['a', 'b', 'c']") },
    ['known a', 'known b', 'new c'],
  ],
  [
    'a loop with one more in front',
    { 'main.bicep': looped("['a', 'b']") },
    { 'main.bicep': looped("['c', 'a', 'b']") },
    ['new c', 'known a', 'known b'],
  ],
  [
    'a repaired item of a list',
    { 'main.bicep': pools(true, true) },
    { 'main.bicep': pools(false, true) },
    ['known aks[1]'],
  ],
  [
    'another item of a list',
    { 'main.bicep': pools(false, true) },
    { 'main.bicep': pools(true, true) },
    ['new aks[0]', 'known aks[1]'],
  ],
  [
    'an item that moved',
    { 'main.bicep': pools(true) },
    { 'main.bicep': pools(false, true) },
    ['known aks[1]'],
  ],
];

for (const [what, before, change, found] of cases) {
  t.test(`a baseline knows after the change: ${what}`, async (t) => {
    t.same(after(before, change), found);
  });
}

t.test('a baseline of the configuration is found from its folder', async (t) => {
  const files = { ...single, 'known.json': writeBaseline([]) };
  const report = judged(files, [{ path: 'main.bicep' }], { yaml: 'baseline: ./known.json' });
  t.same(report.baseline, { path: 'known.json', known: 0, gone: 0 });
  t.same(
    report.findings.map(({ known }) => known),
    [false],
  );
});

const wrong: readonly [what: string, yaml: string, text: string | undefined, code: string][] = [
  ['that is not there', 'baseline: known.json', undefined, 'baseline/missing'],
  ['outside of the root', 'baseline: ../known.json', undefined, 'ruleset/outside-root'],
  ['that is no JSON', 'baseline: known.json', '{ "formatVersion": }', 'json/unexpected'],
  [
    'of another format',
    'baseline: known.json',
    '{ "formatVersion": "2", "findings": [] }',
    'schema/value',
  ],
  ['that is needed by what the run fails on', 'failOn: [new]', undefined, 'baseline/needed'],
];

for (const [what, yaml, text, code] of wrong) {
  t.test(`a baseline ${what} is an error of usage`, async (t) => {
    const files = text === undefined ? single : { ...single, 'known.json': text };
    const { diagnostics, findings } = judged(files, [{ path: 'main.bicep' }], { yaml });
    t.match(diagnostics, [{ code, kind: 'usage' }]);
    t.equal(findings.length, 1, 'and it knows nothing');
  });
}

t.test(
  'suppressed findings are not written, and one that loses its suppression is new',
  async (t) => {
    const accepted = {
      'main.bicep': cluster('aks', "'aks'", "'none'", '// groundrule-disable-file * -- x\n'),
    };
    t.same(after(accepted, single), ['new aks']);
  },
);

t.test('accepting one of two alike leaves the other its fingerprint', async (t) => {
  const text = looped('range(0, 2)').replace('name: name', `name: 'a\${name}'`);
  const prints = (yaml: string) =>
    judged({ 'main.bicep': text }, [{ path: 'main.bicep' }], { yaml })
      .findings.filter(({ suppression }) => suppression === undefined)
      .map(({ fingerprint }) => fingerprint);
  const [first] = prints('');
  t.same(prints('suppressions: [{ rule: "*", name: a0, reason: x }]'), [first]);
});

const other = { 'other.bicep': cluster('other') };

const renewals: readonly [
  what: string,
  how: 'write' | 'prune',
  before: Files,
  change: Files,
  judgedFiles: string[],
  names: string[],
][] = [
  [
    'write knows what is found',
    'write',
    {},
    { ...single, ...other },
    ['main.bicep', 'other.bicep'],
    ['aks', 'other'],
  ],
  [
    'write keeps what was not judged',
    'write',
    other,
    { ...single, ...other },
    ['main.bicep'],
    ['aks', 'other'],
  ],
  [
    'write forgets what is repaired',
    'write',
    single,
    { 'main.bicep': cluster('aks', "'aks'", "'azure'") },
    ['main.bicep'],
    [],
  ],
  [
    'prune forgets what is repaired',
    'prune',
    single,
    { 'main.bicep': cluster('aks', "'aks'", "'azure'") },
    ['main.bicep'],
    [],
  ],
  [
    'prune adds nothing',
    'prune',
    other,
    { ...single, ...other },
    ['main.bicep', 'other.bicep'],
    ['other'],
  ],
  ['prune forgets files that are gone', 'prune', other, single, ['main.bicep'], []],
];

for (const [what, how, before, change, judgedFiles, names] of renewals) {
  t.test(what, async (t) => {
    const inputs = (files: readonly string[]) => files.map((path) => ({ path }));
    const { findings } = judged(before, inputs(Object.keys(before)));
    const files = { ...change, 'known.json': writeBaseline(findings.map(entryOf)) };
    const report = judged(files, inputs(judgedFiles));
    const { text } = renewBaseline(
      { report, judged: judgedFiles },
      'known.json',
      memoryHost(files),
      how,
    );
    const entries: { name: string }[] = JSON.parse(text).findings;
    t.same(
      entries.map(({ name }) => name),
      names,
    );
  });
}
