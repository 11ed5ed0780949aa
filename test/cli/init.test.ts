import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { azurePack } from '../support/azure-pack.js';
import { type Folder, folderOf, run } from '../support/command.js';

const remote = (address: string): Folder => ({
  '.git': { config: `[remote "origin"]\n\turl = ${address}\n` },
});

const hosts: readonly [what: string, files: Folder, args: readonly string[], written: string][] = [
  ['GitHub', remote('git@github.com:contoso/infra.git'), [], '.github/workflows/groundrule.yaml'],
  [
    'Azure DevOps',
    remote('https://contoso@dev.azure.com/contoso/shop/_git/infra'),
    [],
    'azure-pipelines.groundrule.yaml',
  ],
  ['GitLab', remote('https://gitlab.contoso.com/infra.git'), [], '.gitlab-ci.yml'],
  [
    'GitLab with a pipeline',
    { ...remote('https://gitlab.com/infra.git'), '.gitlab-ci.yml': 'stages: [test]\n' },
    [],
    '.gitlab/groundrule.yaml',
  ],
  ['a host known by its files', { '.github': {} }, [], '.github/workflows/groundrule.yaml'],
  ['a host that is named', {}, ['--ci', 'azure-pipelines'], 'azure-pipelines.groundrule.yaml'],
];
for (const [what, files, args, written] of hosts) {
  t.test(`init writes the pipeline of ${what}`, async (t) => {
    const folder = folderOf(files);
    const { code, out } = run(folder, ['init', ...args]);
    t.equal(code, 0);
    t.match(out, `wrote ${written}`);
    t.ok(existsSync(path.join(folder, written)));
  });
}

t.test('init without a sign of a host says how to name one', async (t) => {
  const { code, err } = run(folderOf({}), ['init']);
  t.equal(code, 0);
  t.match(err, /--ci github\|azure-pipelines\|gitlab/);
});

t.test('what init writes is a configuration that judges, with a rule of its own', async (t) => {
  const folder = folderOf({
    'main.bicep': `resource a 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'a'
  location: 'westeurope'
}
`,
  });
  run(folder, ['init', '--ci', 'none']);
  const { code, out, err } = run(folder, ['check', '--format', 'json', '--fail-on', 'warning']);
  t.equal(code, 1, err);
  const { findings, diagnostics } = JSON.parse(out);
  t.ok(findings.some(({ rule }: { rule: string }) => rule === 'Own.Storage.Owner'));
  t.same(diagnostics, []);
});

t.test('the first rule passes its own tests and lints', async (t) => {
  const folder = folderOf({});
  run(folder, ['init', '--ci', 'none']);
  const { code, out, err } = run(folder, ['test', '--format', 'json']);
  t.equal(code, 0, err);
  const { rules, diagnostics } = JSON.parse(out);
  t.same(diagnostics, []);
  t.equal(rules[0]?.id, 'Own.Storage.Owner');
  t.equal(rules[0]?.tests.length, 8);
});

t.test('init keeps to the release that is installed', async (t) => {
  const folder = folderOf({});
  run(folder, ['init', '--ci', 'none']);
  const version = azurePack().pack.manifest.version?.value ?? 'none';
  t.match(readFileSync(path.join(folder, 'rules.yaml'), 'utf8'), `version: "${version}"`);
});

t.test('init changes nothing that is there', async (t) => {
  const files = {
    '.groundrulerc.yaml': 'extends: [azure]\n',
    'azure-pipelines.groundrule.yaml': 'mine\n',
  };
  const folder = folderOf(files);
  const { out, err } = run(folder, ['init', '--ci', 'azure-pipelines']);
  t.match(err, 'There is a configuration already: .groundrulerc.yaml');
  t.match(out, 'left as it is: azure-pipelines.groundrule.yaml');
  t.notOk(existsSync(path.join(folder, 'rules.yaml')));
  t.equal(readFileSync(path.join(folder, 'azure-pipelines.groundrule.yaml'), 'utf8'), 'mine\n');
});

t.test('init refuses a host or a folder that it does not know', async (t) => {
  t.match(run(folderOf({}), ['init', '--ci', 'jenkins']), {
    code: 2,
    err: /does not know 'jenkins'/,
  });
  t.match(run(folderOf({}), ['init', 'nowhere']), { code: 2, err: /'nowhere' is not a folder/ });
});
