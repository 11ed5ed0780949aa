import t from 'tap';
import { consoleReporter } from '../../reporters/console.js';
import {
  cleanReport,
  location,
  networkPolicyFinding,
  reportOf,
  sampleReport,
  tagsFinding,
} from './sample-report.js';

t.test(
  'a report groups findings by file, marks their source and ends in what was covered',
  async (t) => {
    const expected = `infra/dev.bicepparam

  3:23  error  AKS clusters use network policies  Azure.AKS.NetworkPolicy AZR-000027
    The network policy of cluster 'aks-prod' is 'none'; expected azure or calico.
       3 │ param networkPolicy = 'none'
         │                       ^^^^^^
    ← infra/main.bicep:8:22  used for 'networkPolicy'
    fails with infra/dev.bicepparam; passes with infra/prod.bicepparam
    https://example.com/rules/Azure.AKS.NetworkPolicy

infra/main.bicep

  3:10  note  Resources have tags  Org.Tags
    The cluster 'aks-prod' has no tags.
       3 │ resource aks 'Microsoft.ContainerService/managedClusters@2023-11-01' = {
         │          ^^^

infra/broken.json:7:3  problem  source/truncated
    The file ends inside an object. Close it.

Not analysed
    infra/broken.json  the file ends inside an object
    infra/linked.json  a linked template is not downloaded

1 error, 1 note
42 files, 40 analysed, 2 not, 311 resources, 17 unknown values, 2 deployments
2 rules: 1 passed, 2 failed, 1 unknown, 0 in error, 1 not applicable
Incomplete: something that should have been judged was not.
`;
    t.equal(consoleReporter.render(sampleReport), expected);
  },
);

t.test('a clean report says so in three lines', async (t) => {
  t.match(
    consoleReporter.render(cleanReport),
    /^No findings\n42 files, 42 analysed, 0 not.*\n2 rules.*\n$/,
  );
});

t.test('colour is written only when asked for', async (t) => {
  t.notMatch(consoleReporter.render(sampleReport), '\u001b');
  t.match(consoleReporter.render(sampleReport, { colour: true }), '\u001b[31merror\u001b[39m');
});

t.test('suppressed findings are counted, and shown with their reason when asked for', async (t) => {
  const accepted = {
    ...tagsFinding,
    suppression: { kind: 'external', reason: 'tags come from policy' },
  } as const;
  const report = reportOf([accepted]);
  t.match(consoleReporter.render(report), /^No findings \(1 suppressed\)$/m);
  t.notMatch(consoleReporter.render(report), 'tags come from policy');
  const shown = consoleReporter.render(report, { suppressed: 'include' });
  t.match(shown, 'accepted: tags come from policy');
});

const marked: readonly [name: string, source: string, from: number, to: number, shown: string][] = [
  ['after a tab, shown as two spaces', '\tabc', 2, 5, '  abc\n  ^^^'],
  ['of no width, as one column', 'abc', 2, 2, 'abc\n ^'],
  ['after wide characters', "'日本' x", 6, 7, "'日本' x\n       ^"],
  ['after a control character, shown escaped', 'a\u001bb', 3, 4, 'a\\u{1b}b\n       ^'],
  [
    'deep in a long line, cut on both sides',
    `${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`,
    5001,
    5005,
    `…${'a'.repeat(9)}HERE${'b'.repeat(14)}…\n          ^^^^`,
  ],
];

for (const [name, source, from, to, shown] of marked) {
  t.test(`the mark lies under a place ${name}`, async (t) => {
    const finding = { ...networkPolicyFinding, location: location('a.json', 1, from, to) };
    const report = reportOf([finding], { sources: new Map([['a.json', source]]) });
    const lines = consoleReporter.render(report, { width: 40 }).split('\n');
    const start = lines.findIndex((line) => line.includes('1 │ '));
    const text = lines.slice(start, start + 2).map((line) => line.slice(line.indexOf('│') + 2));
    t.equal(text.join('\n'), shown);
  });
}

t.test('a finding whose text is not at hand is reported without an excerpt', async (t) => {
  const report = reportOf([networkPolicyFinding], { sources: new Map() });
  t.notMatch(consoleReporter.render(report), '│');
  t.match(consoleReporter.render(report), '3:23  error');
});

t.test('a span of several lines shows the first three', async (t) => {
  const finding = {
    ...networkPolicyFinding,
    location: { path: 'infra/main.bicep', startLine: 5, startColumn: 3, endLine: 10, endColumn: 4 },
  };
  const text = consoleReporter.render(reportOf([finding]));
  t.match(text, /^ +7 │ {7}networkPlugin/m);
  t.notMatch(text, /^ +8 │/m);
});

t.test('notices of one kind in one file are told once, with their number', async (t) => {
  const notice = (line: number) =>
    ({
      code: 'n',
      kind: 'notice',
      message: 'Mind.',
      location: location('a.json', line, 1, 2),
    }) as const;
  const problem = { code: 'p', kind: 'input', message: 'Bad.', path: 'a.json' } as const;
  const diagnostics = [notice(1), notice(2), problem, problem, notice(3)];
  const text = consoleReporter.render(reportOf([], { diagnostics }));
  t.match(text, /^a\.json:1:1 {2}notice {2}n\n {4}Mind\.\n {4}and 2 more like it in this file$/m);
  t.equal(text.match(/Bad\./g)?.length, 2);
});
