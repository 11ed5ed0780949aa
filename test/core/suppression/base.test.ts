import t from 'tap';
import { type Files, judged, short } from '../../support/judged.js';

const cluster =
  "resource c 'Microsoft.ContainerService/managedClusters@2024-09-01' = {\n  name: 'x'\n  location: 'westeurope'\n}\n";
const line = (reason: string) => `// groundrule-disable-next-line Test.Policy -- ${reason}\n`;
const template = (resources: string) =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n"resources": [\n${resources}] }`;
const resource = (name: string, reason?: string) =>
  `{ "type": "Microsoft.ContainerService/managedClusters", "name": "${name}", "apiVersion": "2024-09-01", "location": "westeurope"${
    reason === undefined
      ? ''
      : `, "metadata": { "groundrule": { "suppressions": [{ "rule": "Test.Policy", "reason": "${reason}" }] } }`
  } }`;
const configured = (reason: string) =>
  `suppressions:\n  - { rule: Test.Policy, name: x, reason: ${reason} }\n`;

interface Case {
  readonly what: string;
  readonly now: Files;
  readonly base: Files;
  readonly found: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'a comment that the base has, moved with its line',
    now: { 'main.bicep': `\n\n${line('why')}${cluster}` },
    base: { 'main.bicep': line('why') + cluster },
    found: ['Policy main.bicep:4 accepted: why'],
  },
  {
    what: 'a comment of the base that was put above another line',
    now: { 'main.bicep': line('why') + cluster },
    base: { 'main.bicep': `${line('why')}param p string\n${cluster}` },
    found: ['Policy main.bicep:2', 'Refused main.bicep:1'],
  },
  {
    what: 'a comment with another reason',
    now: { 'main.bicep': line('other') + cluster },
    base: { 'main.bicep': line('why') + cluster },
    found: ['Policy main.bicep:2', 'Refused main.bicep:1'],
  },
  {
    what: 'a comment written twice that the base has once',
    now: { 'main.bicep': line('why') + line('why') + cluster },
    base: { 'main.bicep': line('why') + cluster },
    found: ['Policy main.bicep:3 accepted: why', 'Refused main.bicep:2'],
  },
  {
    what: 'a comment in a file that the base does not have',
    now: { 'main.bicep': line('why') + cluster },
    base: {},
    found: ['Policy main.bicep:2', 'Refused main.bicep:1'],
  },
  {
    what: 'a suppression that was taken away',
    now: { 'main.bicep': cluster },
    base: { 'main.bicep': line('why') + cluster },
    found: ['Policy main.bicep:1'],
  },
  {
    what: 'metadata that the base has, in a resource that was moved',
    now: { 'main.json': template(`${resource('y', 'new')},\n${resource('x', 'why')}`) },
    base: { 'main.json': template(resource('x', 'why')) },
    found: ['Policy main.json:3', 'Policy main.json:4 accepted: why', 'Refused main.json:3'],
  },
  {
    what: 'the configuration, as it was',
    now: { 'main.bicep': cluster, 'rules.yaml': configured('why') },
    base: { 'rules.yaml': configured('why') },
    found: ['Policy main.bicep:1 accepted: why'],
  },
  {
    what: 'the configuration, with one more',
    now: { 'main.bicep': cluster, 'rules.yaml': configured('why') },
    base: { 'rules.yaml': '' },
    found: ['Policy main.bicep:1', 'Refused rules.yaml:3'],
  },
];

for (const { what, now, base, found } of cases) {
  t.test(`by the suppressions of the base: ${what}`, async (t) => {
    const { 'rules.yaml': yaml = '', ...files } = now;
    const [path = ''] = Object.keys(files);
    const { findings } = judged(files, [{ path }], { yaml, base: (file) => base[file] });
    t.same(findings.map(short).sort(), [...found].sort());
  });
}
