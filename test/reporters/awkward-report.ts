import type { Finding, Report } from '../../core/index.js';
import {
  cluster,
  coverage,
  devParameters,
  location,
  mainBicep,
  networkPolicyFinding,
  networkPolicyRule,
  sampleReport,
  tagsFinding,
  tagsRule,
} from './sample-report.js';

/** One line and one file hold what formats trip over: markup, commands of hosts, controls, wide letters. */
const hostileFile = 'infra/a b/100%#]]>&日本.bicep';
const hostileSource = [
  "var name = '::error::x ##vso[task.complete] ]]> <b>&amp;</b> 日本 é 😀'",
  `var long = '${'0123456789'.repeat(200)}'`,
  '\tvar tab = \u0007\u202e',
  '',
].join('\r\n');

function finding(message: string, changes: Partial<Finding> = {}): Finding {
  return {
    ...networkPolicyFinding,
    message,
    related: [],
    environments: { failing: [], passing: [] },
    fingerprint: `fingerprint of ${changes.ruleId ?? message.slice(0, 20)}`,
    ...changes,
  };
}

/** A finding with a repair of two edits in two files. */
const fixable: Partial<Finding> = {
  ruleId: 'Azure.AKS.UptimeSLA',
  location: location('infra/main.bicep', 8, 7, 20),
  fixes: [
    {
      description: "Set 'sku.tier' to 'Standard'",
      edits: [
        { location: location('infra/main.bicep', 8, 22, 35), text: "'Standard'" },
        { location: location('infra/dev.bicepparam', 3, 1, 1), text: 'param x = 1\n' },
      ],
    },
  ],
};

/** A report that holds every case a format may trip over, once each: the golden files show it. */
export const awkwardReport: Report = {
  ...sampleReport,
  findings: [
    networkPolicyFinding,
    finding('Line one.\r\nLine two: ::error::x ##vso[task.complete result=Failed] %0A {0} %s', {
      location: location(hostileFile, 1, 13, 22),
      target: { ...cluster, name: 'a\n::error::b', id: '/subscriptions/<script>alert(1)</script>' },
    }),
    finding('Markup ]]> <script>alert("x")</script> & [link](https://evil.example) |cell| `code`', {
      location: location(hostileFile, 1, 40, 43),
      path: 'properties["a.b"][0].ключ',
    }),
    finding('Unicode: 日本語, é, 😀, right-to-left \u202Etxt, bell \u0007, lone \ud83d.', {
      location: location(hostileFile, 3, 6, 9),
      pillar: 'reliability',
      severity: 'critical',
    }),
    finding(`Very long: ${'word '.repeat(600)}`, {
      location: location(hostileFile, 2, 13, 2013),
      level: 'warning',
      severity: 'awareness',
      pillar: 'cost-optimization',
    }),
    finding('The text it stands in is not at hand.', {
      location: location('infra/gone.json', 12, 1, 4),
      level: 'warning',
      related: [{ id: 1, location: location('infra/gone.json', 1, 1, 2), message: '' }],
    }),
    finding("It fails in two environments; 'sku' is 'Free'.", {
      ...fixable,
      environments: {
        failing: ['infra/dev.bicepparam', 'infra/test.bicepparam'],
        passing: ['infra/prod.bicepparam'],
      },
    }),
    finding("It waits for parameter 'sku', which has no value.", {
      kind: 'unknown',
      level: 'note',
      ruleId: 'Azure.AKS.UptimeSLA',
      location: location('infra/main.bicep', 1, 7, 20),
      environments: { failing: ['infra/dev.bicepparam'], passing: [] },
    }),
    finding('The rule could not be judged: the pattern is too large.', {
      kind: 'error',
      ruleId: 'Org.Broken',
      location: location('infra/main.bicep', 4, 3, 7),
    }),
    { ...tagsFinding, newerThanPin: true },
    finding('It was there when the gate began.', {
      ruleId: 'Org.Known',
      location: location('infra/main.bicep', 4, 3, 7),
      level: 'warning',
      known: true,
    }),
    finding('It is accepted.', {
      ruleId: 'Org.Accepted',
      location: location('infra/main.bicep', 7, 7, 20),
      suppression: {
        kind: 'inSource',
        reason: 'known, until 2027-01-31; ]]> <b> "quoted", =1+1',
        location: location('infra/main.bicep', 6, 5, 19),
      },
    }),
  ],
  rules: [
    networkPolicyRule,
    tagsRule,
    {
      ...tagsRule,
      id: 'Org.Accepted',
      title: '=cmd|" /C calc"!A0',
      helpUrl: 'javascript:alert(1)',
    },
  ],
  diagnostics: [
    ...sampleReport.diagnostics,
    {
      code: 'config/unknown-key',
      kind: 'usage',
      message: "There is no key 'levle'. Did you mean 'level'?",
      location: location('rules.yaml', 3, 1, 6),
    },
    { code: 'bicep/module', kind: 'notice', message: 'A module was not found.', path: hostileFile },
    {
      code: 'limits/steps',
      kind: 'input',
      message: 'It belongs to no file: ::error::x ]]> \u0007.',
    },
  ],
  baseline: { path: 'groundrule-baseline.json', known: 1, gone: 2 },
  coverage: {
    ...coverage,
    notAnalyzed: [...coverage.notAnalyzed, { path: hostileFile, reason: 'it <is> broken | %' }],
  },
  sources: new Map([
    ['infra/main.bicep', mainBicep],
    ['infra/dev.bicepparam', devParameters],
    ['infra/broken.json', '{\n'],
    [hostileFile, hostileSource],
  ]),
};
