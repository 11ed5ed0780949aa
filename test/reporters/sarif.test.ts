import type { Log, Result, Run } from 'sarif';
import t from 'tap';
import type { Finding, Report } from '../../core/index.js';
import type { ReportOptions } from '../../reporters/reporter.js';
import { sarifReporter } from '../../reporters/sarif.js';
import {
  cleanReport,
  location,
  manyFindings,
  networkPolicyFinding,
  networkPolicyRule,
  reportOf,
  sampleReport,
  tagsFinding,
} from './sample-report.js';

function runOf(report: Report, options?: Partial<ReportOptions>): Run {
  const log: Log = JSON.parse(sarifReporter.render(report, options));
  t.equal(log.runs.length, 1);
  return log.runs[0] as Run;
}

function resultsOf(findings: readonly Finding[], options?: Partial<ReportOptions>): Result[] {
  return runOf(reportOf(findings), options).results ?? [];
}

t.test('a result says what, for whom, and links the chain that led there', async (t) => {
  const [result] = runOf(sampleReport).results ?? [];
  t.match(result, {
    ruleId: 'Azure.AKS.NetworkPolicy',
    ruleIndex: 0,
    level: 'error',
    message: {
      text:
        "The network policy of cluster 'aks-prod' is 'none'; expected azure or calico. " +
        'Fails with infra/dev.bicepparam; passes with infra/prod.bicepparam. ' +
        "See [used for 'networkPolicy' (infra/main.bicep:8)](1).",
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'infra/dev.bicepparam' },
          region: { startLine: 3, startColumn: 23, endLine: 3, endColumn: 29 },
        },
      },
    ],
    relatedLocations: [
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'infra/main.bicep' },
          region: { startLine: 8, startColumn: 22, endLine: 8, endColumn: 35 },
        },
        message: { text: "used for 'networkPolicy'" },
      },
    ],
    partialFingerprints: {
      primaryLocationLineHash: /^[0-9a-f]{1,16}:1$/,
      'groundrule/v1': 'f0f1f2f3',
    },
  });
});

t.test('a rule carries its words, its tags and its severity', async (t) => {
  const rules = runOf(sampleReport).tool.driver.rules ?? [];
  t.match(rules[0], {
    id: 'Azure.AKS.NetworkPolicy',
    name: 'AzureAKSNetworkPolicy',
    shortDescription: { text: networkPolicyRule.title },
    fullDescription: { text: networkPolicyRule.words?.description },
    defaultConfiguration: { level: 'error' },
    properties: {
      tags: ['security', 'important', 'AZR-000027', 'waf/SE:04', 'mcsb/NS-1', 'mcsb/NS-2'],
      precision: 'high',
      'problem.severity': 'error',
      'security-severity': '8.0',
    },
  });
  t.match(rules[0]?.help?.markdown, "```bicep\nnetworkPolicy: 'azure'\n```");
  t.match(rules[0]?.help?.markdown, '```json\n"networkPolicy": "azure"\n```');
});

t.test(
  'a rule without words still has help, and only security rules a security severity',
  async (t) => {
    const rules = runOf(sampleReport).tool.driver.rules ?? [];
    t.match(rules[1], { id: 'Org.Tags', help: { text: /./, markdown: /./ } });
    t.notOk('security-severity' in (rules[1]?.properties ?? {}));
  },
);

t.test('rules without findings are left out', async (t) => {
  t.same(runOf(cleanReport).tool.driver.rules, []);
});

const severities = [
  ['critical', '9.5'],
  ['important', '8.0'],
  ['awareness', '5.5'],
] as const;
for (const [severity, expected] of severities) {
  t.test(`security severity of ${severity} is ${expected}`, async (t) => {
    const report = reportOf([networkPolicyFinding], {
      rules: [{ ...networkPolicyRule, severity }],
    });
    const [rule] = runOf(report).tool.driver.rules ?? [];
    t.match(rule?.properties, { 'security-severity': expected });
  });
}

t.test('at most ten tags are written', async (t) => {
  const labels = new Map([['waf', Array.from({ length: 30 }, (_, i) => `SE:${i}`)]]);
  const report = reportOf([networkPolicyFinding], { rules: [{ ...networkPolicyRule, labels }] });
  const [rule] = runOf(report).tool.driver.rules ?? [];
  t.equal(rule?.properties?.tags?.length, 10);
});

t.test('findings of one rule on one line are one result that tells all of them', async (t) => {
  const twin = {
    ...networkPolicyFinding,
    message: "The network policy of cluster 'aks-2' is 'none'",
    target: { ...networkPolicyFinding.target, id: '/aks-2' },
  };
  const otherLine = { ...networkPolicyFinding, location: location('infra/main.bicep', 8, 1, 2) };
  const results = resultsOf([networkPolicyFinding, twin, otherLine, tagsFinding]);
  t.equal(results.length, 3);
  t.match(results[0]?.message.text, "cluster 'aks-2' is 'none'.");
  t.equal(results[0]?.relatedLocations?.length, 1, 'the same related place comes once');
  t.match(results[0]?.properties?.['resources'], [networkPolicyFinding.target.id, '/aks-2']);
});

t.test(
  'the message links places of its own file by line, and no more of them than are read',
  async (t) => {
    const related = Array.from({ length: 30 }, (_, i) => ({
      id: i + 1,
      location: location(i === 1 ? 'other.bicep' : 'infra/main.bicep', i + 1, 1, 2),
      message: 'used here',
    }));
    const [result] = resultsOf([{ ...tagsFinding, related }]);
    const { text = '' } = result?.message ?? {};
    t.match(
      text,
      'See [used here (line 1)](1), [used here (other.bicep:2)](2), [used here (line 3)](3)',
    );
    t.match(text, '(line 12)](12) and 18 more places.');
    t.equal(result?.relatedLocations?.length, 30);
  },
);

t.test('an undecided rule is a note', async (t) => {
  const [result] = resultsOf([{ ...networkPolicyFinding, kind: 'unknown' }]);
  t.match(result, { level: 'note', properties: { outcome: 'unknown' } });
});

const uris: readonly [path: string, uri: string][] = [
  ['infra/main.bicep', 'infra/main.bicep'],
  ['./infra/main.bicep', 'infra/main.bicep'],
  ['/infra//main.bicep', 'infra/main.bicep'],
  ['my folder/100%#?.json', 'my%20folder/100%25%23%3F.json'],
  ['c:d.json', 'c%3Ad.json'],
  ['日本.bicep', '%E6%97%A5%E6%9C%AC.bicep'],
  ['a\ud800.bicep', 'a%EF%BF%BD.bicep'],
];
for (const [path, uri] of uris) {
  t.test(`the path ${JSON.stringify(path)} is the relative reference ${uri}`, async (t) => {
    const [result] = resultsOf([{ ...tagsFinding, location: location(path, 1, 1, 2) }]);
    t.equal(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, uri);
  });
}

t.test('the scans tab of Azure DevOps gets a leading slash', async (t) => {
  const [result] = resultsOf([tagsFinding], { sarifTarget: 'azure-devops-scans' });
  t.equal(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, '/infra/main.bicep');
});

t.test('brackets of a name never make a link', async (t) => {
  const message = 'The resource [click](https://evil.example) fails';
  const [result] = resultsOf([{ ...tagsFinding, message }]);
  t.equal(result?.message.text, 'The resource \\[click\\](https://evil.example) fails.');
});

const accepted: Finding = {
  ...tagsFinding,
  suppression: { kind: 'external', reason: 'tags come from policy' },
};

t.test(
  'suppressed findings are not written for GitHub, which would open alerts for them',
  async (t) => {
    t.equal(resultsOf([networkPolicyFinding, accepted]).length, 1);
  },
);

t.test('for other readers every result has suppressions, or none', async (t) => {
  const results = resultsOf([networkPolicyFinding, accepted], { sarifTarget: 'generic' });
  t.match(results, [
    { suppressions: [] },
    {
      suppressions: [
        { kind: 'external', status: 'accepted', justification: 'tags come from policy' },
      ],
    },
  ]);
});

t.test('the least severe are left out beyond what the host shows, and that is said', async (t) => {
  const report = reportOf(manyFindings(5_002));
  const { results, invocations } = runOf(report);
  t.equal(results?.length, 5_000);
  t.match(results?.[0]?.message.text, 'Finding 0 ');
  t.match(invocations?.[0]?.toolExecutionNotifications, [{ message: { text: /2 results/ } }]);
  t.match(sarifReporter.omissions?.(report), [/2 results/]);
  t.equal(runOf(report, { sarifTarget: 'generic' }).results?.length, 5_002);
  t.same(sarifReporter.omissions?.(report, { sarifTarget: 'generic' }), []);
});

t.test(
  'a category is the whole id but its last slash, and there is no id without one',
  async (t) => {
    t.equal(runOf(cleanReport, { category: 'infra/prod' }).automationDetails?.id, 'infra/prod/');
    t.notOk('automationDetails' in runOf(cleanReport));
  },
);

t.test('what was not analysed is told by notifications', async (t) => {
  const [invocation] = runOf(sampleReport).invocations ?? [];
  t.equal(invocation?.executionSuccessful, false);
  t.match(invocation?.toolExecutionNotifications, [
    { descriptor: { id: 'source/truncated' }, level: 'error' },
    {
      descriptor: { id: 'not-analysed' },
      message: { text: /'infra\/broken\.json' was not analysed: .* inside an object\.$/ },
    },
    { locations: [{ physicalLocation: { artifactLocation: { uri: 'infra/linked.json' } } }] },
  ]);
  const left = { path: 'https://example.com/a.json', reason: 'it lies elsewhere' };
  const coverage = { ...cleanReport.coverage, notAnalyzed: [left] };
  const [elsewhere] = runOf({ ...cleanReport, coverage }).invocations ?? [];
  t.same(
    elsewhere?.toolExecutionNotifications?.[0]?.message.text,
    `'${left.path}' was not analysed: it lies elsewhere.`,
  );
  t.notOk(
    elsewhere?.toolExecutionNotifications?.[0]?.locations,
    'an address is no file of the repository',
  );
  const usage = { code: 'config/unknown-key', kind: 'usage', message: 'No such key.' } as const;
  const [other] = runOf({ ...cleanReport, diagnostics: [usage] }).invocations ?? [];
  t.equal(other?.toolConfigurationNotifications?.length, 1);
});
