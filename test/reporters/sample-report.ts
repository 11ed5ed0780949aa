import type {
  Coverage,
  Finding,
  Location,
  Report,
  ReportedRule,
  ReportedVerdict,
  TargetReference,
} from '../../core/index.js';

/** A Bicep file with a finding on line 8, and the parameter file whose value causes it. */
export const mainBicep = [
  'param networkPolicy string',
  '',
  "resource aks 'Microsoft.ContainerService/managedClusters@2023-11-01' = {",
  "  name: 'aks-prod'",
  '  properties: {',
  '    networkProfile: {',
  "      networkPlugin: 'azure'",
  '      networkPolicy: networkPolicy',
  '    }',
  '  }',
  '}',
  '',
].join('\n');

export const devParameters = "using 'main.bicep'\n\nparam networkPolicy = 'none'\n";

export function location(path: string, line: number, from: number, to: number): Location {
  return { path, startLine: line, startColumn: from, endLine: line, endColumn: to };
}

export const cluster: TargetReference = {
  kind: 'resource',
  name: 'aks-prod',
  type: 'Microsoft.ContainerService/managedClusters',
  id: '/subscriptions/0/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks-prod',
  symbolicPath: 'resources.aks',
  file: 'infra/main.bicep',
  parameters: 'infra/dev.bicepparam',
};

export const networkPolicyFinding: Finding = {
  ruleId: 'Azure.AKS.NetworkPolicy',
  ref: 'AZR-000027',
  title: 'AKS clusters use network policies',
  kind: 'fail',
  level: 'error',
  severity: 'important',
  pillar: 'security',
  message: "The network policy of cluster 'aks-prod' is 'none'; expected azure or calico.",
  location: location('infra/dev.bicepparam', 3, 23, 29),
  related: [
    {
      id: 1,
      location: location('infra/main.bicep', 8, 22, 35),
      message: "used for 'networkPolicy'",
    },
  ],
  target: cluster,
  path: 'properties.networkProfile.networkPolicy',
  environments: { failing: ['infra/dev.bicepparam'], passing: ['infra/prod.bicepparam'] },
  fingerprint: 'f0f1f2f3',
};

export const tagsFinding: Finding = {
  ruleId: 'Org.Tags',
  title: 'Resources have tags',
  kind: 'fail',
  level: 'note',
  severity: 'awareness',
  pillar: 'operational-excellence',
  message: "The cluster 'aks-prod' has no tags.",
  location: location('infra/main.bicep', 3, 10, 13),
  related: [],
  target: cluster,
  environments: { failing: [], passing: [] },
  fingerprint: 'a0a1a2a3',
};

export const networkPolicyRule: ReportedRule = {
  id: 'Azure.AKS.NetworkPolicy',
  ref: 'AZR-000027',
  title: 'AKS clusters use network policies',
  version: '2020_06',
  release: 'ga',
  pillar: 'security',
  severity: 'important',
  level: 'error',
  labels: new Map([
    ['waf', ['SE:04']],
    ['mcsb', ['NS-1', 'NS-2']],
  ]),
  helpUrl: 'https://example.com/rules/Azure.AKS.NetworkPolicy',
  words: {
    description: 'Without a network policy every pod may talk to every other pod.',
    recommendation: 'Set a network policy.',
    links: [{ title: 'Secure traffic between pods', url: 'https://example.com/pods' }],
    examples: { bicep: "networkPolicy: 'azure'", arm: '"networkPolicy": "azure"' },
  },
};

export const tagsRule: ReportedRule = {
  id: 'Org.Tags',
  title: 'Resources have tags',
  version: '2026_01',
  release: 'ga',
  pillar: 'operational-excellence',
  severity: 'awareness',
  level: 'note',
  labels: new Map(),
};

export const coverage: Coverage = {
  files: 42,
  filesAnalyzed: 40,
  unchanged: 0,
  deployments: 2,
  resources: 311,
  rules: 2,
  verdicts: { pass: 1, fail: 2, unknown: 1, skip: 1, error: 0 },
  unknowns: 17,
  notAnalyzed: [
    { path: 'infra/broken.json', reason: 'the file ends inside an object' },
    { path: 'infra/linked.json', reason: 'a linked template is not downloaded' },
  ],
  incomplete: true,
};

function verdict(
  rule: string,
  kind: ReportedVerdict['verdict'],
  name: string,
  message?: string,
): ReportedVerdict {
  const target = { ...cluster, name, symbolicPath: name === 'aks-prod' ? 'resources.aks' : name };
  return { rule, verdict: kind, target, ...(message === undefined ? {} : { message }) };
}

export const sampleReport: Report = {
  tool: { name: 'groundrule', version: '1.2.3', url: 'https://example.com/groundrule' },
  findings: [networkPolicyFinding, tagsFinding],
  verdicts: [
    { ...verdict('Azure.AKS.NetworkPolicy', 'fail', 'aks-prod'), ref: 'AZR-000027' },
    { ...verdict('Azure.AKS.NetworkPolicy', 'pass', 'aks-test'), ref: 'AZR-000027' },
    verdict('Org.Tags', 'fail', 'aks-prod'),
    verdict(
      'Org.Tags',
      'unknown',
      'aks-test',
      "It waits for parameter 'tags', which has no value.",
    ),
    verdict('Org.Tags', 'skip', 'aks-dev'),
  ],
  rules: [networkPolicyRule, tagsRule],
  suppressions: [],
  diagnostics: [
    {
      code: 'source/truncated',
      kind: 'input',
      message: 'The file ends inside an object. Close it.',
      location: location('infra/broken.json', 7, 3, 3),
    },
  ],
  coverage,
  sources: new Map([
    ['infra/main.bicep', mainBicep],
    ['infra/dev.bicepparam', devParameters],
    ['infra/broken.json', '{\n'],
  ]),
};

/** A run in which everything that was to be judged passed. */
export const cleanReport: Report = {
  ...sampleReport,
  findings: [],
  verdicts: sampleReport.verdicts.filter((each) => each.verdict === 'pass'),
  diagnostics: [],
  coverage: {
    ...coverage,
    filesAnalyzed: 42,
    verdicts: { pass: 1, fail: 0, unknown: 0, skip: 0, error: 0 },
    unknowns: 0,
    notAnalyzed: [],
    incomplete: false,
  },
};

/** The sample with other findings, whose rules are known from the findings alone. */
export function reportOf(findings: readonly Finding[], changes: Partial<Report> = {}): Report {
  return { ...cleanReport, verdicts: [], findings, ...changes };
}

/** `n` findings on lines of their own. */
export function manyFindings(n: number): Finding[] {
  return Array.from({ length: n }, (_, i) => ({
    ...networkPolicyFinding,
    related: [],
    message: `Finding ${i} is here.`,
    location: location('infra/main.bicep', i + 1, 1, 5),
  }));
}
