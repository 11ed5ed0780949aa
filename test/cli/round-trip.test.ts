import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { folderOf, run } from '../support/command.js';
import { policyRule } from '../support/judged.js';

/** From a first gate to a repaired repository, as a team would go, in a work tree that the test makes. */
const rules = `
extends: []
failOn: [new]
baseline: groundrule-baseline.json
rules:
${policyRule}`;
const cluster = (name: string, policy: string) =>
  `resource ${name} 'Microsoft.ContainerService/managedClusters@2024-09-01' = {
  name: '${name}'
  properties: {
    networkProfile: { networkPolicy: '${policy}' }
  }
}
`;

const root = folderOf({
  'rules.yaml': rules,
  'old.bicep': cluster('old', 'kubenet'),
  'app.bicep': "module m 'modules/net.bicep' = {}\n",
  'other.bicep': "output o string = 'x'\n",
  modules: { 'net.bicep': cluster('net', 'azure') },
});

function git(...args: readonly string[]): void {
  const settings = [
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  const { status, stderr } = spawnSync('git', [...settings, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

interface Found {
  readonly rule: string;
  readonly known?: boolean;
  readonly suppression?: { readonly reason: string };
  readonly location: { readonly path: string; readonly startLine: number };
}

/** Exit code, and each finding as rule, place and what became of it. */
function check(...args: readonly string[]) {
  const { code, out, err } = run(root, [
    'check',
    '.',
    '--format',
    'json',
    '--report-suppressed',
    ...args,
  ]);
  const report: { findings: Found[]; coverage: { unchanged: number } } = JSON.parse(
    out || '{"findings":[]}',
  );
  const findings = report.findings.map(({ rule, location, known, suppression }) => {
    const state = suppression ? `accepted: ${suppression.reason}` : known ? 'known' : 'open';
    return `${rule.split('.').at(-1)} ${location.path}:${location.startLine} ${state}`;
  });
  return { code, findings: findings.sort(), unchanged: report.coverage?.unchanged, err };
}

const sarif = ['--format', 'sarif', '--sarif-target', 'generic'];
const known = 'Policy old.bicep:4 known';

t.test('a gate starts today: what is there is known, and only what is new fails', async (t) => {
  git('init', '-q', '-b', 'main');
  t.match(check().findings, ['Policy old.bicep:4 open']);
  t.equal(run(root, ['baseline', 'write', '.']).code, 0);
  git('add', '.');
  git('commit', '-qm', 'base');
  t.match(check(), { code: 0, findings: [known] });
  git('checkout', '-qb', 'feature');
  write('new.bicep', cluster('new', 'kubenet'));
  t.match(check(), { code: 1, findings: ['Policy new.bicep:4 open', known] });
});

const accepted = (rest: string) =>
  `// groundrule-disable-next-line Test.Policy -- ${rest}\n${cluster('new', 'kubenet')}`;

t.test(
  'a suppression accepts with a reason, until its day, and only while it is needed',
  async (t) => {
    write('new.bicep', accepted('moved in spring'));
    t.match(check(), {
      code: 0,
      findings: ['Policy new.bicep:5 accepted: moved in spring', known],
    });
    write('new.bicep', accepted('moved in spring until 2020-01-31'));
    t.match(check(), {
      code: 1,
      findings: ['Expired new.bicep:1 open', 'Policy new.bicep:5 open', known],
    });
    write('new.bicep', accepted('moved in spring').replace('kubenet', 'azure'));
    t.match(check().findings, [known, 'Unused new.bicep:1 open']);
  },
);

t.test('a change cannot excuse itself: what its base does not have is refused', async (t) => {
  write('new.bicep', accepted('trust me'));
  t.match(check('--suppressions-from', 'main'), {
    code: 1,
    findings: ['Policy new.bicep:5 open', known, 'Refused new.bicep:1 open'],
  });
  run(root, ['baseline', 'write', '.']);
  write('new.bicep', cluster('new', 'kubenet'));
  run(root, ['baseline', 'write', '.']);
  t.match(check().findings, ['Policy new.bicep:4 known', known]);
  t.match(check('--suppressions-from', 'main').findings, ['Policy new.bicep:4 open', known]);
  git('checkout', '-q', '--', 'groundrule-baseline.json');
});

t.test('what the base accepts stays accepted when lines move', async (t) => {
  write('new.bicep', accepted('agreed'));
  git('add', 'new.bicep');
  git('commit', '-qm', 'agreed');
  write('new.bicep', `// moved\n\n${accepted('agreed')}`);
  t.match(check('--suppressions-from', 'feature').findings, [
    'Policy new.bicep:7 accepted: agreed',
    known,
  ]);
  git('checkout', '-q', '--', 'new.bicep');
  write('new.bicep', cluster('new', 'kubenet'));
});

t.test('a repair is shown, made, and judged again', async (t) => {
  const before = readFileSync(path.join(root, 'new.bicep'), 'utf8');
  const shown = run(root, ['check', 'new.bicep', '--fix-dry-run']);
  t.match(
    shown.out,
    "-    networkProfile: { networkPolicy: 'kubenet' }\n+    networkProfile: { networkPolicy: 'azure' }",
  );
  t.equal(readFileSync(path.join(root, 'new.bicep'), 'utf8'), before, 'nothing was written');
  write('shown.patch', shown.out);
  git('apply', '--check', 'shown.patch');
  const told = run(root, ['check', 'new.bicep', '--report-fixes', '--fail-on', 'never', ...sarif]);
  const [{ artifactChanges }] = JSON.parse(told.out).runs[0].results[0].fixes;
  t.match(artifactChanges, [
    {
      artifactLocation: { uri: 'new.bicep' },
      replacements: [
        {
          deletedRegion: { startLine: 4, startColumn: 38, endColumn: 47 },
          insertedContent: { text: "'azure'" },
        },
      ],
    },
  ]);
  t.match(run(root, ['check', 'new.bicep', '--fix']), {
    code: 0,
    err: /1 problem repaired in 1 file/,
  });
  t.equal(readFileSync(path.join(root, 'new.bicep'), 'utf8'), cluster('new', 'azure'));
  t.match(check(), { code: 0, findings: [known] });
});

t.test('only what changed is judged, through modules', async (t) => {
  git('add', '.');
  git('commit', '-qm', 'repaired');
  t.match(check('--changed-since', 'HEAD').findings, []);
  write('modules/net.bicep', cluster('net', 'kubenet'));
  t.match(check('--changed-since', 'HEAD'), {
    code: 1,
    findings: ['Policy modules/net.bicep:4 open'],
    unchanged: 3,
  });
});

t.test('only what changed is repaired, and all that uses it is asked', async (t) => {
  const { code, err } = run(root, ['check', '.', '--changed-since', 'HEAD', '--fix']);
  t.match(err, /1 problem repaired in 1 file/);
  t.equal(code, 0);
  t.equal(readFileSync(path.join(root, 'modules/net.bicep'), 'utf8'), cluster('net', 'azure'));
  t.equal(readFileSync(path.join(root, 'old.bicep'), 'utf8'), cluster('old', 'kubenet'));
});

t.test('a named file that git ignores counts as changed, for git cannot tell', async (t) => {
  write('.gitignore', 'built.bicep\n');
  write('built.bicep', cluster('built', 'kubenet'));
  t.match(check('--changed-since', 'HEAD').findings, []);
  t.match(check('built.bicep', '--changed-since', 'HEAD').findings, ['Policy built.bicep:4 open']);
});

for (const ref of ['--output=x', 'no-such-branch', '']) {
  for (const option of ['--changed-since', '--suppressions-from']) {
    t.test(`${option} refuses '${ref}', which is no commit`, async (t) => {
      const { code, err } = run(root, ['check', '.', `${option}=${ref}`]);
      t.equal(code, 2);
      t.match(err, `git knows no commit '${ref}'`);
    });
  }
}
