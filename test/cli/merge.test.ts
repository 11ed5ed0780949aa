import { readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { folderOf, run } from '../support/command.js';

const template = `param policy string
resource cluster 'Microsoft.ContainerService/managedClusters@2023-11-01' = {
  name: 'aks'
  location: 'westeurope'
  properties: {
    networkProfile: {
      networkPolicy: policy
    }
  }
}
`;
const rules = `extends: []
rules:
  - id: Org.Policy
    title: Clusters have a policy
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    assert: { equals: [{ var: properties.networkProfile.networkPolicy }, azure] }
  - id: Org.Place
    title: Clusters are elsewhere
    pillar: reliability
    severity: awareness
    resource: Microsoft.ContainerService/managedClusters
    assert: { equals: [{ var: location }, northeurope] }
`;
const parameters = (policy: string) => `using 'main.bicep'\nparam policy = '${policy}'\n`;
const folder = folderOf({
  'main.bicep': template,
  'dev.bicepparam': parameters('none'),
  'prod.bicepparam': parameters('azure'),
  'rules.yaml': rules,
});

function judge(...files: readonly string[]): string {
  const name = `${files.join('-')}.json`;
  run(folder, ['check', ...files, '--format', 'json', '--verdicts', '--output', name]);
  return name;
}
const dev = judge('dev.bicepparam');
const prod = judge('prod.bicepparam');
const both = judge('dev.bicepparam', 'prod.bicepparam');

const formats = ['console', 'sarif', 'junit', 'markdown', 'csv', 'html', 'gitlab', 'json'];
for (const format of formats) {
  t.test(`two runs merged give the ${format} report of one run over both`, async (t) => {
    const merged = run(folder, ['merge', dev, prod, '--format', format]);
    const whole = run(folder, ['merge', both, '--format', format]);
    t.equal(merged.code, 1, merged.err);
    t.equal(withoutCounts(merged.out), withoutCounts(whole.out));
  });
}

/** What two runs both looked at is counted twice. */
function withoutCounts(text: string): string {
  return text.replace(/\d+ files?, .*/g, '').replace(/"(files|filesAnalyzed)": \d+/g, '');
}

t.test('a report read and written again is the same', async (t) => {
  const again = run(folder, ['merge', both, '--format', 'json', '--verdicts']);
  t.equal(again.out, readFileSync(path.join(folder, both), 'utf8'));
});

t.test('lines are shown only while they are what was judged', async (t) => {
  const changed = folderOf({ 'main.bicep': '\n\n\n', 'report.json': '' });
  const report = path.join(folder, both);
  const { err, out } = run(changed, ['merge', report]);
  t.match(err, /lines of 2 of the judged files are not shown/);
  t.notMatch(out, '│');
});

const refused: readonly [what: string, files: Record<string, string>, reason: RegExp][] = [
  ['no JSON', { 'a.json': '{' }, /'a\.json' cannot be merged\. It is no JSON\./],
  ['another JSON', { 'a.json': '{"runs": []}' }, /must have required property 'formatVersion'/],
  ['a file that is not there', {}, /'a\.json' cannot be read/],
];
for (const [what, files, reason] of refused) {
  t.test(`${what} is refused with its name`, async (t) => {
    const { code, err } = run(folderOf(files), ['merge', 'a.json']);
    t.equal(code, 2);
    t.match(err, reason);
    t.notMatch(err, /\n\s+at /, 'no stack trace');
  });
}
