import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import t from 'tap';
import { parse } from 'yaml';
import { folderOf, main } from '../support/command.js';
import { loadGithubReader } from '../support/github-reader.js';

const read = (file: string) => readFileSync(file, 'utf8');

const pages: readonly [page: string, file: string][] = [
  ['docs/ci/github.md', 'docs/ci/github.yaml'],
  ['docs/ci/azure-pipelines.md', 'docs/ci/azure-pipelines.yaml'],
  ['docs/ci/gitlab.md', 'docs/ci/gitlab.yaml'],
  ['docs/ci/pre-commit.md', 'docs/ci/pre-commit.yaml'],
];
for (const [page, file] of pages) {
  t.test(`${page} shows the file that is to be copied`, async (t) => {
    t.ok(read(page).includes(`\`\`\`yaml\n${read(file)}\`\`\``));
  });
}

t.test('every file of docs/ci has its page', async (t) => {
  const files = readdirSync('docs/ci').filter((name) => name.endsWith('.yaml'));
  t.same(files.map((name) => `docs/ci/${name}`).sort(), pages.map(([, file]) => file).sort());
});

/** Runs the command of a pipeline in a folder with one failing file; `reports` is where its files go. */
function runScript(script: string, folder: string, reports: string) {
  const command = script
    .replace('npx --yes groundrule', `"${process.execPath}" "${main}"`)
    .replaceAll('$(reports)', reports);
  return spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
}

const sample = () => folderOf({ 'main.bicep': read('examples/shop/cluster.bicep') });

interface Step {
  readonly script?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

t.test('the pipeline of Azure DevOps writes what its other steps publish', async (t) => {
  const { steps }: { steps: readonly Step[] } = parse(read('docs/ci/azure-pipelines.yaml'));
  const folder = sample();
  const reports = path.join(folder, 'reports');
  const { status, stdout, stderr } = runScript(steps[1]?.script ?? '', folder, reports);
  t.equal(status, 1, stderr);
  t.match(stdout, '##vso[task.logissue type=error;');
  const published = steps.flatMap(({ script = '', inputs = {} }) => [
    ...(/\](\S+)"$/.exec(script)?.slice(1) ?? []),
    ...[inputs['testResultsFiles'], inputs['PathtoPublish']].filter((file) => file !== undefined),
  ]);
  t.equal(published.length, 4);
  for (const file of published) t.ok(existsSync(file.replace('$(reports)', reports)), file);
  t.ok(existsSync(path.join(reports, 'advanced-security/groundrule.sarif')));
});

t.test('the pipeline of GitLab writes what it keeps', async (t) => {
  const { groundrule } = parse(read('docs/ci/gitlab.yaml'));
  const folder = sample();
  const { status, stderr } = runScript(groundrule.script[0], folder, folder);
  t.equal(status, 1, stderr);
  const { paths, reports } = groundrule.artifacts;
  for (const file of [...paths, ...Object.values<string>(reports)]) {
    t.ok(existsSync(path.join(folder, file)), file);
  }
});

t.test('the hook of pre-commit runs a command that is there', async (t) => {
  const [{ entry, args }] = parse(read('.pre-commit-hooks.yaml'));
  const { status } = runScript(
    `${entry.replace('groundrule', 'npx --yes groundrule')} ${args.join(' ')}`,
    sample(),
    '',
  );
  t.equal(status, 1);
});

/** What GitHub's own reader of workflows and actions finds wrong in a file. */
async function githubErrors(name: string, content: string): Promise<readonly string[]> {
  const { parseAction, parseWorkflow, NoOperationTraceWriter } = await loadGithubReader();
  const parse = name === 'action.yml' ? parseAction : parseWorkflow;
  const { context } = parse({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

for (const file of ['action.yml', 'docs/ci/github.yaml']) {
  t.test(`${file} is read by GitHub's own reader without an error`, async (t) => {
    t.same(await githubErrors(file, read(file)), []);
    const broken = read(file).replace(/^( *)(?:shell|runs-on): .*$/m, '$1no-such-key: x');
    t.match((await githubErrors(file, broken)).join('\n'), /no-such-key/);
  });
}

/** The schemas that the other hosts publish, kept outside of the repository. */
const schemas = '../shared/reference/ci-schemas';
const described: readonly [file: string, schema: string, others?: readonly string[]][] = [
  ['docs/ci/azure-pipelines.yaml', 'azure-pipelines'],
  ['docs/ci/gitlab.yaml', 'gitlab-ci'],
  ['.pre-commit-hooks.yaml', 'pre-commit-hooks'],
  ['docs/ci/pre-commit.yaml', 'pre-commit-config', ['pre-commit-hooks']],
];
for (const [file, schema, others = []] of described) {
  const skip = existsSync(schemas) ? false : `${schemas} is not there`;
  t.test(`${file} follows the schema that its host publishes`, { skip }, async (t) => {
    const load = (name: string) => JSON.parse(read(`${schemas}/${name}.json`));
    const ajv = new Ajv({ strict: false, unicodeRegExp: false, logger: false });
    for (const other of others) {
      ajv.addSchema(load(other), `https://json.schemastore.org/${other}.json`);
    }
    const validate = ajv.compile(load(schema));
    validate(parse(read(file)));
    t.same(validate.errors, null);
  });
}
