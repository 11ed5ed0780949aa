import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { type Folder, folderOf, main, run } from '../support/command.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const parametersSchema = schema.replace('deploymentTemplate', 'deploymentParameters');
const template = (resources: string) =>
  `{\n  "$schema": "${schema}",\n  "contentVersion": "1.0.0.0",\n  "resources": ${resources}\n}\n`;
const empty = template('[]');
const cluster = (policy: string) =>
  template(`[{
    "type": "Microsoft.ContainerService/managedClusters",
    "apiVersion": "2023-11-01",
    "name": "aks",
    "location": "westeurope",
    "properties": {
      "networkProfile": {
        "networkPolicy": "${policy}"
      }
    }
  }]`);

const rule = `
rules:
  - id: Org.Policy
    title: Clusters have a policy
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    description: Why.
    recommendation: What.
    assert:
      equals: [{ var: properties.networkProfile.networkPolicy }, azure]
`;
const alone = `extends: []${rule}`;

const wrong: readonly [
  what: string,
  files: Folder,
  args: readonly string[],
  code: number,
  said: RegExp,
][] = [
  ['truncated JSON', { 'a.json': empty.slice(0, -20) }, [], 3, /a\.json:\d+:\d+.*json\//],
  [
    'a Bicep syntax error',
    { 'a.bicep': 'param x string\nresource = {\n' },
    [],
    3,
    /a\.bicep:2:\d+.*bicep\//,
  ],
  [
    'a missing module',
    { 'a.bicep': "module m './no.bicep' = {\n  name: 'm'\n}\n" },
    [],
    3,
    /a\.bicep:1:10.*bicep\/file-missing/,
  ],
  [
    'a module that uses itself',
    { 'a.bicep': "module m 'a.bicep' = {\n  name: 'm'\n}\n" },
    [],
    3,
    /a\.bicep:1:10.*bicep\/module-cycle/,
  ],
  [
    'a module outside of the root',
    { 'a.bicep': "module m '../x.bicep' = {\n  name: 'm'\n}\n" },
    ['--root', '.'],
    3,
    /a\.bicep:1:10/,
  ],
  [
    'a binary file',
    { 'a.bicep': Buffer.from([0, 1, 2, 255]) },
    ['a.bicep'],
    3,
    /a\.bicep.*source\/binary/,
  ],
  ['an empty file', { 'a.json': '' }, ['a.json'], 3, /a\.json.*(source|json)\//],
  ['a named file of no known kind', { 'a.json': '{ "a": 1 }' }, ['a.json'], 3, /a\.json/],
  [
    'a million brackets',
    { 'a.json': '['.repeat(1_000_000) },
    ['a.json'],
    3,
    /a\.json:1:\d+.*json\//,
  ],
  [
    'a million brackets in a template',
    { 'a.json': template(`${'['.repeat(1_000_000)}`) },
    [],
    3,
    /a\.json:4:\d+.*json\//,
  ],
  [
    'a million brackets in Bicep',
    { 'a.bicep': `var x = ${'['.repeat(1_000_000)}` },
    [],
    3,
    /a\.bicep:1:\d+.*bicep\//,
  ],
  [
    'a million parentheses in an expression',
    {
      'a.json': template(
        `[{ "type": "a/b", "apiVersion": "1", "name": "[${'concat('.repeat(200_000)}]" }]`,
      ),
    },
    [],
    3,
    /a\.json:4:\d+/,
  ],
  [
    'a folder without files to judge',
    { 'a.txt': 'x', 'b.json': '{}' },
    [],
    2,
    /No Bicep file, ARM template or parameter file was found in the current folder/,
  ],
  ['a file that is not there', {}, ['no.bicep'], 2, /no file or folder 'no\.bicep'/],
  ['a misspelt command', {}, ['chekc'], 2, /Did you mean the command 'check'/],
  ['an unknown option', {}, ['--formt', 'json'], 2, /unknown option '--formt'/],
  [
    'an unknown format',
    { 'a.json': empty },
    ['--format', 'xml'],
    2,
    /--format does not know 'xml'/,
  ],
  [
    'two reports on stdout',
    { 'a.json': empty },
    ['--format', 'json', '--format', 'sarif'],
    2,
    /both write to stdout/,
  ],
  [
    'an output without a format',
    { 'a.json': empty },
    ['--output', 'x'],
    2,
    /no --format before it/,
  ],
  [
    'a folder as output',
    { 'a.json': empty, d: {} },
    ['--format', 'json', '--output', 'd'],
    2,
    /cannot be written to 'd'/,
  ],
  [
    'an unknown word to fail on',
    { 'a.json': empty },
    ['--fail-on', 'high'],
    2,
    /--fail-on does not know 'high'/,
  ],
  [
    'an unknown profile',
    { 'a.json': empty },
    ['--profile', 'defalt'],
    2,
    /no profile 'defalt'.*Did you mean 'default'/s,
  ],
  [
    'a misspelt key of the configuration',
    { 'a.json': empty, 'rules.yaml': 'profil: x\n' },
    [],
    2,
    /rules\.yaml:1:1.*Did you mean 'profile'/s,
  ],
  [
    'a configuration that is no YAML',
    { 'a.json': empty, 'rules.yaml': 'a: [\n' },
    [],
    2,
    /rules\.yaml:\d+:\d+.*yaml\//,
  ],
  [
    'a configuration that is not there',
    { 'a.json': empty },
    ['--config', 'no.yaml'],
    2,
    /configuration 'no\.yaml' cannot be read/,
  ],
  [
    'an unknown operator in a rule',
    { 'a.json': empty, 'rules.yaml': rule.replace('equals:', 'equal:') },
    [],
    2,
    /rules\.yaml:11:7.*Did you mean 'equals'/s,
  ],
  [
    'a misspelt key in a rule',
    { 'a.json': empty, 'rules.yaml': rule.replace('pillar:', 'piller:') },
    [],
    2,
    /rules\.yaml:5:5.*Did you mean 'pillar'/s,
  ],
  [
    'a path outside of the root',
    { 'a.json': empty, d: {} },
    ['a.json', '--root', 'd'],
    2,
    /outside of the root/,
  ],
  ['a root that is none', { 'a.json': empty }, ['--root', 'no'], 2, /root 'no' is not a folder/],
  ['a build of what is no Bicep', { 'a.json': empty }, ['build', 'a.json'], 2, /no Bicep file/],
  [
    'a build of Bicep in error',
    { 'a.bicep': 'resource\n' },
    ['build', 'a.bicep'],
    3,
    /a\.bicep:1:\d+: problem bicep\//,
  ],
  [
    'an expansion of a broken file',
    { 'a.json': '{' },
    ['expand', 'a.json'],
    3,
    /a\.json:1:\d+: problem json\//,
  ],
];

for (const [what, files, args, code, said] of wrong) {
  t.test(`${what} ends with ${code} and a message, not a stack trace`, async (t) => {
    const outcome = run(folderOf(files), args);
    t.match(outcome.out + outcome.err, said);
    t.notMatch(outcome.out + outcome.err, /^\s+at .*:\d+:\d+\)?$/m);
    t.equal(outcome.code, code, `${outcome.out}${outcome.err}`.slice(0, 2000));
  });
}

t.test('a finding ends with 1, and with 0 where it is not asked for', async (t) => {
  const folder = folderOf({ 'a.json': cluster('none'), 'rules.yaml': alone });
  const outcome = run(folder, []);
  t.equal(outcome.code, 1, outcome.err);
  t.match(outcome.out, 'a.json');
  t.match(outcome.out, /11:26 {2}error {2}Clusters have a policy {2}Org\.Policy/);
  t.equal(run(folder, ['--fail-on', 'never']).code, 0);
  t.equal(run(folder, ['--fail-on', 'critical,reliability']).code, 0);
  t.equal(run(folder, ['--fail-on', 'important']).code, 1);
});

t.test('several reports are written from one run, and stdout holds one alone', async (t) => {
  const folder = folderOf({ 'a.json': cluster('none'), 'rules.yaml': alone });
  const args =
    '--format json --verdicts --format sarif --output out/r.sarif --format junit --output r.xml';
  const outcome = run(folder, args.split(' '));
  const verdicts = JSON.parse(outcome.out).verdicts;
  t.match(
    verdicts.find((each: { rule: string }) => each.rule === 'Org.Policy'),
    {
      verdict: 'fail',
      target: { name: 'aks', type: 'Microsoft.ContainerService/managedClusters' },
      file: 'a.json',
    },
  );
  const sarif = JSON.parse(readFileSync(path.join(folder, 'out', 'r.sarif'), 'utf8'));
  t.match(sarif.runs[0].results[0].partialFingerprints.primaryLocationLineHash, /^[0-9a-f]+:1$/);
  t.match(readFileSync(path.join(folder, 'r.xml'), 'utf8'), '<testsuites');
  t.match(outcome.err, /^1 error; 1 file, 1 analysed/m);
});

t.test(
  'what could not be judged ends with 3 beside findings, and with 1 where it may',
  async (t) => {
    const files = { 'a.json': cluster('none'), 'b.json': empty.slice(0, -20), 'rules.yaml': alone };
    const folder = folderOf(files);
    t.equal(run(folder, []).code, 3);
    t.equal(run(folder, ['--allow-incomplete']).code, 1);
  },
);

t.test('help and version end with 0', async (t) => {
  t.match(run('.', ['--help']), { code: 0, out: /Usage: groundrule/ });
  t.match(run('.', ['check', '--help']), { code: 0, out: /--fail-on/ });
  t.match(run('.', ['--version']), { code: 0, out: /^\d+\.\d+\.\d+\n$/ });
});

t.test('modules of registries come from the folder of restored ones', async (t) => {
  const uses = (version: string) =>
    `module m 'br:example.azurecr.io/aks:${version}' = {\n  name: 'm'\n}\n`;
  const folder = folderOf({
    'there.bicep': uses('1.0'),
    'gone.bicep': uses('2.0'),
    cache: { br: { 'example.azurecr.io': { aks: { '1.0$': { 'main.json': cluster('none') } } } } },
  });
  const options = ['--modules-dir', 'cache', '--format', 'json'];
  const there = run(folder, ['check', 'there.bicep', ...options]);
  t.equal(there.code, 1, there.err);
  t.match(there.out, /Azure\.AKS\.NetworkPolicy/);
  const gone = run(folder, ['check', 'gone.bicep', ...options]);
  t.equal(gone.code, 3, gone.err);
  t.match(JSON.parse(gone.out), {
    coverage: { notAnalyzed: [{ path: 'br:example.azurecr.io/aks:2.0' }] },
  });
  t.equal(run(folder, ['build', 'there.bicep', ...options.slice(0, 2)]).code, 0);
  t.equal(run(folder, ['expand', 'gone.bicep', ...options.slice(0, 2)]).code, 3);
});

t.test('each name that a snippet lacks is said once', async (t) => {
  const text = "resource a 'My.Rp/as@2020-01-01' = {\n  name: gone\n}\n";
  const folder = folderOf({ 'a.bicep': text });
  for (const command of ['check', 'build']) {
    const { out, err } = run(folder, [command, 'a.bicep']);
    const said = `${command === 'check' ? out : ''}${err}`.match(/(?<!\()'gone'/g);
    t.equal(said?.length, 1, command);
  }
  t.equal(run(folder, ['build', 'a.bicep']).code, 3, 'no template can be made of it');
  const whole = folderOf({ 'a.bicep': `param p string\n${text}` });
  t.equal(run(whole, ['check', 'a.bicep']).out.match(/(?<!\()'gone'/g)?.length, 1);
});

t.test('build writes the template, and expand the resources, to stdout', async (t) => {
  const folder = folderOf({
    'a.bicep':
      "param location string\nresource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: 'sa'\n  location: location\n  kind: 'StorageV2'\n  sku: { name: 'Standard_LRS' }\n}\n",
  });
  const built = run(folder, ['build', 'a.bicep']);
  t.equal(built.code, 0, built.err);
  t.match(JSON.parse(built.out).resources, [{ type: 'Microsoft.Storage/storageAccounts' }]);
  const expanded = run(folder, ['expand', 'a.bicep']);
  t.equal(expanded.code, 0, expanded.err);
  t.match(JSON.parse(expanded.out), [{ name: 'sa', location: "[parameters('location')]" }]);
});

t.test('expand lists the resources of modules too, with the parameters given', async (t) => {
  const folder = folderOf({
    'main.bicep': "param n string\nmodule m 'm.bicep' = {\n  name: 'm'\n  params: { n: n }\n}\n",
    'm.bicep':
      "param n string\nresource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: n\n}\n",
    'p.json': `{ "$schema": "${parametersSchema}", "contentVersion": "1.0.0.0", "parameters": { "n": { "value": "sa" } } }`,
  });
  const { code, out, err } = run(folder, ['expand', 'main.bicep', '--parameters', 'p.json']);
  t.equal(code, 0, err);
  t.match(JSON.parse(out), [
    { type: 'Microsoft.Resources/deployments', name: 'm' },
    { type: 'Microsoft.Storage/storageAccounts', name: 'sa' },
  ]);
});

t.test('expand says where each value came from, the place to edit first', (t) => {
  const folder = folderOf({
    'main.bicep': "param n string\nmodule m 'm.bicep' = {\n  name: 'm'\n  params: { n: n }\n}\n",
    'm.bicep':
      "param n string\nresource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: n\n  location: resourceGroup().location\n  tags: { 'a.b': [] }\n}\n",
    'main.bicepparam': "using 'main.bicep'\nparam n = 'sa'\n",
  });
  const { code, out, err } = run(folder, ['expand', 'main.bicepparam', '--with-origins']);
  t.equal(code, 0, err);
  t.match(JSON.parse(out), [
    { resource: { name: 'm' } },
    {
      resource: { name: 'sa', tags: { 'a.b': [] } },
      origins: {
        name: [
          'main.bicepparam:2:11',
          'main.bicep:1:7',
          'main.bicep:4:16',
          'm.bicep:1:7',
          'm.bicep:3:9',
        ],
        location: ['deployment context', 'm.bicep:4:13'],
        "tags['a.b']": ['m.bicep:5:18'],
      },
    },
  ]);
  t.match(run(folder, ['expand', 'main.bicep', '--snapshot', '--with-origins']), { code: 2 });
  t.end();
});

t.test('expand prints as bicep snapshot does', (t) => {
  const folder = folderOf({
    'main.bicep':
      "param env string\n@secure()\nparam key string\nresource v 'Microsoft.KeyVault/vaults@2023-07-01' = if (env == 'prod') {\n  name: 'kv'\n  tags: union({ a: '1' }, { env: env })\n  properties: { g: resourceGroup() }\n  resource s 'secrets' = {\n    name: 's'\n    properties: { value: key }\n  }\n}\nmodule m 'm.bicep' = {\n  name: 'm'\n}\noutput o string = env\n",
    'm.bicep': "resource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: 'sa'\n}\n",
  });
  const { code, out, err } = run(folder, ['expand', 'main.bicep', '--snapshot']);
  t.equal(code, 0, err);
  const { predictedResources, outputs } = JSON.parse(out);
  t.match(predictedResources, [
    {
      type: 'Microsoft.KeyVault/vaults',
      condition: "[equals(parameters('env'), 'prod')]",
      name: 'kv',
      tags: { a: '1', env: "[parameters('env')]" },
      properties: { g: { name: 'resource-group', '[resourceGroup()]': '[resourceGroup()]' } },
      resources: undefined,
      scope: undefined,
    },
    { name: 'kv/s', properties: { value: "[parameters('key')]" } },
    { name: 'sa' },
  ]);
  t.strictSame(outputs, { o: "[parameters('env')]" });
  t.end();
});

t.test('a reader that goes away ends the run quietly', async (t) => {
  const folder = folderOf({ 'a.json': cluster('none'), 'rules.yaml': alone });
  const line = `"${process.execPath}" "${main}" --format json | head -c 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
  t.equal(stdout, '{');
  t.notMatch(stderr, /EPIPE|at /);
});
