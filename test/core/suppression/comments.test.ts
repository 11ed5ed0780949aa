import t from 'tap';
import { judged, short } from '../../support/judged.js';

/** A cluster that fails Test.Policy on line 6 and is declared on line 2, with comments put into its lines. */
function bicep(line: number, comment: string, where: 'above' | 'behind' = 'above'): string {
  const lines = [
    "@description('A cluster')",
    "resource aks 'Microsoft.ContainerService/managedClusters@2024-09-01' = {",
    "  name: 'aks'",
    "  location: 'westeurope'",
    '  properties: {',
    '    networkProfile: {',
    "      networkPolicy: 'none'",
    '    }',
    '  }',
    '}',
  ];
  return put(lines, line, comment, where);
}

function json(line: number, comment: string, where: 'above' | 'behind' = 'above'): string {
  const lines = [
    '{',
    '  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",',
    '  "contentVersion": "1.0.0.0",',
    '  "resources": [',
    '    {',
    '      "type": "Microsoft.ContainerService/managedClusters",',
    '      "apiVersion": "2024-09-01",',
    '      "name": "aks",',
    '      "location": "westeurope",',
    '      "properties": { "networkProfile": {',
    '        "networkPolicy": "none"',
    '      } }',
    '    }',
    '  ]',
    '}',
  ];
  return put(lines, line, comment, where);
}

function put(lines: string[], line: number, comment: string, where: 'above' | 'behind'): string {
  const at = line - 1;
  if (where === 'behind') lines[at] = `${lines[at]} ${comment}`;
  else lines.splice(at, 0, comment);
  return `${lines.join('\n')}\n`;
}

const next = 'groundrule-disable-next-line';
const line = 'groundrule-disable-line';
const file = 'groundrule-disable-file';

/** What each text gives, `main` standing for its path. */
const cases: readonly [what: string, text: { bicep?: string; json?: string }, found: string[]][] = [
  [
    'a comment above the value accepts its finding',
    {
      bicep: bicep(7, `      // ${next} Test.Policy -- not yet`),
      json: json(11, `        // ${next} Test.Policy -- not yet`),
    },
    ['Policy main:value accepted: not yet'],
  ],
  [
    'a comment behind the value does',
    {
      bicep: bicep(7, `// ${line} Test.Policy -- not yet`, 'behind'),
      json: json(11, `// ${line} Test.Policy -- not yet`, 'behind'),
    },
    ['Policy main:value accepted: not yet'],
  ],
  [
    'a comment above the declaration does',
    {
      bicep: bicep(2, `// ${next} Test.Policy -- not yet`),
      json: json(5, `    // ${next} Test.Policy -- not yet`),
    },
    ['Policy main:value accepted: not yet'],
  ],
  [
    'a comment above the decorators of the declaration does',
    { bicep: bicep(1, `// ${next} Test.Policy -- not yet`) },
    ['Policy main:value accepted: not yet'],
  ],
  [
    'a comment on the line of the declaration does',
    {
      bicep: bicep(2, `// ${line} Test.Policy -- not yet`, 'behind'),
      json: json(5, `// ${line} Test.Policy -- not yet`, 'behind'),
    },
    ['Policy main:value accepted: not yet'],
  ],
  [
    'a comment for the file does, wherever it stands',
    {
      bicep: bicep(11, `// ${file} Test.Policy -- not yet`),
      json: json(3, `  // ${file} Test.Policy -- not yet`),
    },
    ['Policy main:value accepted: not yet'],
  ],
  [
    'a block comment does',
    {
      bicep: bicep(7, `      /* ${next} Test.Policy -- not yet */`),
      json: json(11, `        /* ${next} Test.Policy -- not yet */`),
    },
    ['Policy main:value accepted: not yet'],
  ],
  [
    'other comments and blank lines may stand between',
    {
      bicep: bicep(7, `      // ${next} Test.Policy -- not yet\n\n      // see below`),
      json: json(11, `        // ${next} Test.Policy -- not yet\n\n        /* see below */`),
    },
    ['Policy main:value accepted: not yet'],
  ],
  [
    'the ref names a rule',
    { bicep: bicep(7, `// ${next} tst-1 -- why`) },
    ['Policy main:value accepted: why'],
  ],
  [
    'a former id does',
    { bicep: bicep(7, `// ${next} Test.OldPolicy -- why`) },
    ['Policy main:value accepted: why'],
  ],
  [
    'a glob does',
    { bicep: bicep(7, `// ${next} Test.P* -- why`) },
    ['Policy main:value accepted: why'],
  ],
  [
    'one of several names does, and the others are told to be unused',
    { bicep: bicep(7, `// ${next} Test.Region, Test.Policy -- why`) },
    ['Policy main:value accepted: why', 'Unused main:comment'],
  ],
  [
    'a day to come changes nothing',
    { bicep: bicep(7, `// ${next} Test.Policy -- why until 2026-01-01`) },
    ['Policy main:value accepted: why'],
  ],
  [
    'the day may stand in brackets',
    { bicep: bicep(7, `// ${next} Test.Policy -- why [until 2026-01-01]`) },
    ['Policy main:value accepted: why'],
  ],
  [
    'a day that has passed accepts nothing and is told',
    { bicep: bicep(7, `// ${next} Test.Policy -- why until 2025-12-31`) },
    ['Policy main:value', 'Expired main:comment'],
  ],
  [
    'until without a day belongs to the reason',
    { bicep: bicep(7, `// ${next} Test.Policy -- wait until the move`) },
    ['Policy main:value accepted: wait until the move'],
  ],
  [
    'no reason accepts nothing and is told',
    {
      bicep: bicep(7, `// ${next} Test.Policy`),
      json: json(11, `// ${next} Test.Policy`),
    },
    ['Policy main:value', 'Malformed main:comment'],
  ],
  [
    'an empty reason is none',
    { bicep: bicep(7, `// ${next} Test.Policy -- until 2027-01-31`) },
    ['Policy main:value', 'Malformed main:comment'],
  ],
  [
    'a day that is none is told',
    { bicep: bicep(7, `// ${next} Test.Policy -- why until 31.1.2027`) },
    ['Policy main:value', 'Malformed main:comment'],
  ],
  [
    'no rule is told',
    { bicep: bicep(7, `// ${next} -- why`) },
    ['Policy main:value', 'Malformed main:comment'],
  ],
  [
    'a misspelt word is told',
    { bicep: bicep(7, `// groundrule-disable-nextline Test.Policy -- why`) },
    ['Policy main:value', 'Malformed main:comment'],
  ],
  [
    'a misspelt rule is told',
    {
      bicep: bicep(7, `// ${next} Test.Polcy -- why`),
      json: json(11, `// ${next} Test.Polcy -- why`),
    },
    ['Policy main:value', 'UnknownRule main:comment'],
  ],
  [
    'a glob that means no rule is told',
    { bicep: bicep(7, `// ${next} Tset.* -- why`) },
    ['Policy main:value', 'UnknownRule main:comment'],
  ],
  [
    'rules about suppressions cannot be suppressed',
    { bicep: bicep(7, `// ${next} Groundrule.Suppression.Unused -- why`) },
    ['Policy main:value', 'UnknownRule main:comment'],
  ],
  [
    'a comment on another line is unused',
    {
      bicep: bicep(9, `// ${next} Test.Policy -- why`),
      json: json(8, `// ${next} Test.Policy -- why`),
    },
    ['Policy main:value', 'Unused main:comment'],
  ],
  [
    'a comment for the next line at the end of the file is unused',
    { bicep: bicep(11, `// ${next} Test.Policy -- why`) },
    ['Policy main:value', 'Unused main:comment'],
  ],
  [
    'a rule that does not run leaves it in peace',
    { bicep: bicep(7, `// ${next} Test.Policy, Test.Draft -- why`) },
    ['Policy main:value accepted: why'],
  ],
  [
    'a word inside of a text is no comment',
    { bicep: `var x = '// ${file} Test.Policy -- x'\n${bicep(11, '')}` },
    ['Policy main:value'],
  ],
];

const draft = `  - id: Test.Draft
    title: T
    pillar: security
    severity: important
    release: preview
    resource: Microsoft.ContainerService/managedClusters
    assert: { exists: { var: tags } }
`;

for (const [what, texts, found] of cases) {
  for (const [language, text] of Object.entries(texts)) {
    t.test(`${what} (${language})`, async (t) => {
      const path = `main.${language}`;
      const lines = text.split('\n');
      const lineOf = (part: RegExp) => lines.findIndex((each) => part.test(each)) + 1;
      const value = lineOf(/networkPolicy/);
      const comment = lineOf(/(?:\/\/|\/\*) *groundrule-/);
      const wanted = found.map((each) =>
        each
          .replace('main:value', `${path}:${value}`)
          .replace('main:comment', `${path}:${comment}`),
      );
      const { findings } = judged({ [path]: text }, [{ path }], { rules: draft });
      t.same(findings.map(short), wanted);
    });
  }
}

t.test('a former id, in a comment or the configuration, is noticed where it stands', async (t) => {
  const yaml = 'suppressions: [{ rule: [Test.OldPolicy, Test.Region], reason: old }]\n';
  const text = bicep(7, `// ${next} Test.OldPolicy -- why`);
  const { diagnostics } = judged({ 'main.bicep': text }, [{ path: 'main.bicep' }], { yaml });
  t.match(diagnostics, [
    { code: 'ruleset/former-name', kind: 'notice', location: { path: 'main.bicep', startLine: 7 } },
    { code: 'ruleset/former-name', kind: 'notice', location: { path: 'rules.yaml', startLine: 2 } },
  ]);
  t.equal(diagnostics.length, 2);
});
