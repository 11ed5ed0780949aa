import t from 'tap';
import type { AnalysisInput } from '../../../core/analysis.js';
import { type Files, judged } from '../../support/judged.js';

const type = 'Microsoft.ContainerService/managedClusters@2024-09-01';
const cluster = (symbol: string, name: string) => `resource ${symbol} '${type}' = {
  name: ${name}
  location: 'westeurope'
  properties: { networkProfile: { networkPolicy: 'none' } }
}
`;
const name = `'aks-\${env}'`;
const env = `param env string = 'dev'\n`;
const uses = (given: string) =>
  `module m 'aks.bicep' = {\n  name: 'm'\n  params: { called: ${given} }\n}\n`;
const inModule = (given: string, symbol = 'aks') => ({
  'main.bicep': `${env}${uses(given)}`,
  'aks.bicep': `param called string\n${cluster(symbol, 'called')}`,
});
const given = (value: string) => `using 'main.bicep'\nparam env = '${value}'\n`;

function print(files: Files, inputs: readonly Omit<AnalysisInput, 'named'>[]): string[] {
  return judged(files, inputs).findings.map(({ fingerprint }) => fingerprint);
}

const before = print({ 'main.bicep': `${env}${cluster('aks', name)}` }, [{ path: 'main.bicep' }]);

const cases: readonly [what: string, same: boolean, files: Files, path?: string][] = [
  ['moved lines', true, { 'main.bicep': `${env}// more\n\n${cluster('aks', name)}` }],
  ['another symbol', true, { 'main.bicep': `${env}${cluster('cluster', name)}` }],
  [
    'symbolic names in the template, for somebody declared a type',
    true,
    { 'main.bicep': `type t = { a: string? }\nparam t t?\n${env}${cluster('aks', name)}` },
  ],
  ['a module that is given the name', true, inModule(name)],
  ['a module with another symbol', true, inModule(name, 'cluster')],
  [
    'two modules in one another',
    true,
    {
      'main.bicep': `${env}${uses(name).replace('aks.bicep', 'middle.bicep')}`,
      'middle.bicep': `param called string\n${uses('called')}`,
      'aks.bicep': `param called string\n${cluster('aks', 'called')}`,
    },
  ],
  [
    'values of a parameter file',
    true,
    { 'main.bicep': `${env}${cluster('aks', name)}`, 'prod.bicepparam': given('prod') },
    'prod.bicepparam',
  ],
  [
    'values of a parameter file, in a module',
    true,
    { ...inModule(name), 'prod.bicepparam': given('prod') },
    'prod.bicepparam',
  ],
  ['another name', false, { 'main.bicep': `${env}${cluster('aks', `'other'`)}` }],
];

for (const [what, same, files, path = 'main.bicep'] of cases) {
  t.test(`a fingerprint ${same ? 'survives' : 'changes with'} ${what}`, async (t) => {
    t.equal(before.length, 1);
    t.equal(print(files, [{ path }]).join() === before.join(), same);
  });
}

t.test('children of the same name are told apart by what they belong to', async (t) => {
  const rules = `  - id: Test.Blob
    title: T
    pillar: security
    severity: important
    resource: Microsoft.Storage/storageAccounts/blobServices
    assert: { exists: { var: properties } }
`;
  const account = (
    symbol: string,
  ) => `resource ${symbol} 'Microsoft.Storage/storageAccounts@2023-01-01' = {
  name: '${symbol}'
  resource blob 'blobServices' = { name: 'default' }
}
`;
  const prints = (text: string) =>
    judged({ 'a.bicep': text }, [{ path: 'a.bicep' }], { rules }).findings.map(
      ({ fingerprint }) => fingerprint,
    );
  const [b] = prints(account('b'));
  t.same(prints(`${account('a')}${account('b')}`)[1], b);
});
