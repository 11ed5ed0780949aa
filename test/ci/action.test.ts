import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { parse } from 'yaml';
import { folderOf, main } from '../support/command.js';

const action = parse(readFileSync('action.yml', 'utf8'));
const entry = path.resolve('action/main.mjs');

const failing = `resource cluster 'Microsoft.ContainerService/managedClusters@2023-11-01' = {
  name: 'aks'
  location: 'westeurope'
}
`;
const rules = `extends: []
rules:
  - id: Org.Tags
    title: Clusters have tags
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    assert: { hasValue: [{ var: tags }] }
`;

/** Runs the entry point as the runner would, with the defaults of action.yml under the inputs given. */
function run(inputs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
  const folder = folderOf({ ...files, output: '', summary: '# Before\n', temp: {} });
  const { env } = action.runs.steps[0];
  const variables = Object.entries<string>(env).map(([name, expression]) => {
    const input = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? '';
    return [name, inputs[input] ?? action.inputs[input].default];
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      ...Object.fromEntries(variables),
      INPUT_COMMAND: inputs['command'] ?? `${process.execPath} ${main}`,
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: path.join(folder, 'output'),
      GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
      RUNNER_TEMP: path.join(folder, 'temp'),
    },
  });
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return {
    status,
    stdout,
    stderr,
    folder,
    summary: read('summary'),
    outputs: outputsOf(read('output')),
  };
}

function outputsOf(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]));
}

const files = { 'main.bicep': failing, 'rules.yaml': rules };

t.test('findings are annotations, a summary, a SARIF file and outputs', async (t) => {
  const { status, stdout, summary, outputs, folder } = run({ html: 'out/report.html' }, files);
  t.equal(status, 1);
  t.match(stdout, /^::error file=main\.bicep,line=1,/m);
  t.match(summary, /^# Before\n## groundrule: 1 error/);
  t.same(outputs, {
    'exit-code': '1',
    errors: '1',
    warnings: '0',
    notes: '0',
    suppressed: '0',
    incomplete: 'false',
    sarif: 'groundrule.sarif',
    html: 'out/report.html',
  });
  t.equal(JSON.parse(readFileSync(path.join(folder, 'groundrule.sarif'), 'utf8')).version, '2.1.0');
  t.ok(existsSync(path.join(folder, 'out/report.html')));
});

t.test('the inputs reach the command', async (t) => {
  const inputs = { 'fail-on': 'never', sarif: '', annotations: 'false', summary: 'false' };
  const { status, stdout, summary, outputs } = run(inputs, files);
  t.equal(status, 0);
  t.notMatch(stdout, '::error');
  t.equal(summary, '# Before\n');
  t.equal(outputs['sarif'], '');
});

t.test('paths are taken as they are, one a line', async (t) => {
  const inputs = { paths: 'a b.bicep\n--help' };
  const { status, outputs } = run(inputs, {
    'a b.bicep': failing,
    '--help': failing.replace('aks', 'b'),
    'rules.yaml': rules,
  });
  t.equal(status, 3, 'a file without an ending that tells what it is cannot be judged');
  t.equal(outputs['errors'], '1');
});

t.test('wrong usage has its exit code and no counts', async (t) => {
  const { status, outputs } = run({ 'fail-on': 'errors' }, files);
  t.equal(status, 2);
  t.match(outputs, { 'exit-code': '2', errors: '', sarif: '' });
});

t.test('a command that is not there is an error that says so', async (t) => {
  const { status, stdout } = run({ command: 'no-such-command' }, files);
  t.equal(status, 70);
  t.match(stdout, '::error title=groundrule::no-such-command cannot be run: ENOENT');
});

t.test('action.yml hands on every input, and gives every output that is written', async (t) => {
  const [step] = action.runs.steps;
  const handed = Object.values<string>(step.env).map((text) => /inputs\.([\w-]+)/.exec(text)?.[1]);
  t.same(handed.sort(), Object.keys(action.inputs).sort());
  const { outputs } = run({}, files);
  t.same(Object.keys(outputs).sort(), Object.keys(action.outputs).sort());
});
