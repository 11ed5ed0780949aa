import t from 'tap';
import { baseOf, matchesPath, matchesText } from '../../../core/source/glob.js';

const texts: readonly [pattern: string, text: string, matches: boolean][] = [
  ['Microsoft.Web/sites', 'microsoft.web/Sites', true],
  ['Microsoft.Web/*', 'Microsoft.Web/sites/slots', true],
  ['*/agentPools', 'Microsoft.ContainerService/managedClusters/agentPools', true],
  ['*/agentPools', 'Microsoft.ContainerService/managedClusters', false],
  ['Azure.A?S.*', 'Azure.AKS.Version', true],
  ['Azure.A?S.*', 'Azure.AAKS.Version', false],
  ['*', '', true],
  ['', 'a', false],
  ['a.c', 'abc', false],
];
for (const [pattern, text, matches] of texts) {
  t.test(`'${pattern}' ${matches ? 'matches' : 'does not match'} '${text}'`, async (t) => {
    t.equal(matchesText(pattern, text), matches);
  });
}

const paths: readonly [pattern: string, path: string, matches: boolean][] = [
  ['rules/**/*.yaml', 'rules/aks/network-policy.yaml', true],
  ['rules/**/*.yaml', 'rules/a.yaml', true],
  ['rules/**/*.yaml', 'rules/a.yml', false],
  ['rules/*.yaml', 'rules/aks/a.yaml', false],
  ['./rules/**', 'rules/x/y', true],
  ['**/modules/**', 'a/b/modules/c.bicep', true],
  ['Rules/*.yaml', 'rules/a.yaml', false],
];
for (const [pattern, path, matches] of paths) {
  t.test(`path '${path}' ${matches ? 'matches' : 'does not match'} '${pattern}'`, async (t) => {
    t.equal(matchesPath(pattern, path), matches);
  });
}

t.test('a pattern made to be slow is not', async (t) => {
  const started = performance.now();
  t.notOk(matchesText(`${'*a'.repeat(500)}b`, 'a'.repeat(5000)));
  t.ok(performance.now() - started < 1000);
});

for (const [pattern, base] of [
  ['rules/**/*.yaml', 'rules'],
  ['*.yaml', ''],
  ['a/b.yaml', 'a'],
] as const) {
  t.test(`'${pattern}' matches below '${base}'`, async (t) => {
    t.equal(baseOf(pattern), base);
  });
}
