import path from 'node:path';
import t from 'tap';
import { discover } from '../../cli/discovery/discover.js';
import { jsonKind } from '../../cli/discovery/json-kind.js';
import { createNodeHost } from '../../cli/node-host.js';

const schemas = 'https://schema.management.azure.com/schemas';
const template = `{ "$schema": "${schemas}/2019-04-01/deploymentTemplate.json#" }`;
const parameters = `{ "$schema": "${schemas}/2015-01-01/deploymentParameters.json#" }`;

type Folder = { [name: string]: string | Folder };

/** What is found in a folder, one line each: path, and after a plus its parameter file. */
function found(root: string, named = ['.'], given: string[] = []) {
  const absolute = (file: string) => path.join(root, file);
  const { inputs } = discover(root, named.map(absolute), createNodeHost(root), given.map(absolute));
  return inputs.map((input) =>
    input.parameters ? `${input.path} + ${input.parameters}` : input.path,
  );
}

const cases: readonly [name: string, files: Folder, inputs: readonly string[]][] = [
  [
    'Bicep, and JSON by its $schema',
    { 'a.bicep': '', 'b.json': template, 'c.json': '{}', 'd.txt': '' },
    ['a.bicep', 'b.json'],
  ],
  [
    'files in folders, hidden ones too',
    { x: { 'a.bicep': '' }, '.azure': { 'b.bicep': '' } },
    ['.azure/b.bicep', 'x/a.bicep'],
  ],
  [
    'nothing that git ignores',
    { '.gitignore': 'out/\n*.tmp.bicep', out: { 'a.bicep': '' }, 'b.tmp.bicep': '', 'c.bicep': '' },
    ['c.bicep'],
  ],
  [
    'what a deeper ignore file takes back',
    {
      '.gitignore': '*.json',
      a: { '.gitignore': '!b.json', 'b.json': template },
      'c.json': template,
    },
    ['a/b.json'],
  ],
  ['nothing of packages', { node_modules: { 'a.bicep': '' }, 'b.bicep': '' }, ['b.bicep']],
  [
    'modules through their users',
    {
      'main.bicep': "module m 'm/x.bicep' = {}",
      m: { 'x.bicep': "module n '../n.bicep' = {}" },
      'n.bicep': '',
    },
    ['main.bicep'],
  ],
  [
    'the first of modules that use each other',
    { 'a.bicep': "module m 'b.bicep' = {}", 'b.bicep': "module m 'a.bicep' = {}" },
    ['a.bicep'],
  ],
  ['a module that uses itself', { 'a.bicep': "module m 'a.bicep' = {}" }, ['a.bicep']],
  [
    'a template through each Bicep parameter file',
    {
      'main.bicep': '',
      'dev.bicepparam': "using 'main.bicep'",
      'prod.bicepparam': "using './main.bicep'",
    },
    ['dev.bicepparam', 'prod.bicepparam'],
  ],
  [
    'a template through each parameter file',
    { 'a.json': template, 'a.parameters.json': parameters, 'a.parameters.prod.json': parameters },
    ['a.json + a.parameters.json', 'a.json + a.parameters.prod.json'],
  ],
  [
    'a Bicep file and the template made from it, with one parameter file',
    { 'a.bicep': '', 'a.json': template, 'a.parameters.json': parameters },
    ['a.bicep + a.parameters.json', 'a.json + a.parameters.json'],
  ],
  [
    'a parameter file in a folder of its own',
    { 'a.bicep': '', parameters: { 'a.parameters.all.json': parameters } },
    ['a.bicep + parameters/a.parameters.all.json'],
  ],
  [
    'a parameter file without a template, alone',
    { 'z.parameters.json': parameters },
    ['z.parameters.json'],
  ],
  [
    'a module that has parameter files of its own, with them',
    { 'a.bicep': "module m 'b.bicep' = {}", 'b.bicep': '', 'b.parameters.json': parameters },
    ['a.bicep', 'b.bicep + b.parameters.json'],
  ],
  [
    'no other JSON with parameters in its name',
    { 'a.bicep': '', 'a.parameters.json': '{}' },
    ['a.bicep'],
  ],
];

for (const [name, files, inputs] of cases) {
  t.test(`a folder gives ${name}`, async (t) => {
    t.same(found(t.testdir(files)), inputs);
  });
}

t.test('a named file is taken whatever it is, and ignored or not', async (t) => {
  t.same(found(t.testdir({ '.gitignore': '*', 'a.txt': 'x' }), ['a.txt']), ['a.txt']);
});

t.test('a named folder is walked although git ignores it', async (t) => {
  const files = { '.gitignore': 'out/', out: { deep: { 'a.bicep': '', 'b.bicep': '' } } };
  t.same(found(t.testdir(files), ['out/deep']), ['out/deep/a.bicep', 'out/deep/b.bicep']);
});

t.test('a named parameter file judges its template with it', async (t) => {
  const files = { 'a.json': template, 'a.parameters.json': parameters };
  t.same(found(t.testdir(files), ['a.parameters.json']), ['a.json + a.parameters.json']);
});

t.test('parameter files given with the call go with every named file', async (t) => {
  const files = { 'a.bicep': '', 'p.json': parameters, 'q.bicepparam': "using 'a.bicep'" };
  t.same(found(t.testdir(files), ['a.bicep'], ['p.json', 'q.bicepparam']), [
    'a.bicep + p.json',
    'q.bicepparam',
  ]);
});

t.test('a file named twice, or named and found, is judged once', async (t) => {
  t.same(found(t.testdir({ 'a.bicep': '' }), ['a.bicep', '.', 'a.bicep']), ['a.bicep']);
});

const kinds: readonly [text: string, kind: string | undefined][] = [
  [template, 'template'],
  [`{ "$schema": "${schemas}/2018-05-01/subscriptionDeploymentTemplate.json#" }`, 'template'],
  [`{ "$schema": "${schemas}/2019-08-01/managementGroupDeploymentTemplate.json#" }`, 'template'],
  [`{ "$schema": "${schemas}/2019-08-01/tenantDeploymentTemplate.json" }`, 'template'],
  [parameters, 'parameters'],
  [`// a comment\n/* { */ \ufeff${template}`, 'template'],
  [
    `{ "a": { "$schema": "x" }, "b": ["}"], "$schema": "${schemas}/2019-04-01/deploymentTemplate.json#"`,
    'template',
  ],
  [`{ "resources": [ ${template} ] }`, undefined],
  [`[ ${template} ]`, undefined],
  ['{ "$schema": "https://json-schema.org/draft-07/schema" }', undefined],
  ['{ "$schema": 1 }', undefined],
  ['"$schema"', undefined],
  ['[['.repeat(100_000), undefined],
  [`{"a": "${'\\"x'.repeat(1_000_000)}`, undefined],
  [`{"a": "${'\\"x'.repeat(1_000_000)}\\`, undefined],
  ['', undefined],
];
for (const [text, kind] of kinds) {
  t.test(`the kind of ${text.slice(0, 60)} is ${kind}`, async (t) => t.equal(jsonKind(text), kind));
}
