import t from 'tap';
import { testRules } from '../../../core/test-rules.js';
import { memoryHost } from '../../support/memory-host.js';
import { ruleFile } from '../../support/rule-file.js';

const config = {
  path: 'rules.yaml',
  text: `extends: []
include: ["rules/*.yaml"]
optionSchema:
  minimum: { type: string, default: TLS1_2, description: A minimum. }
define:
  isType: { parameters: [name], logic: { type: { var: name } } }
  isTypeOrNamed:
    parameters: [name]
    logic: { or: [{ type: { var: name } }, { exists: { var: sku.name } }] }
`,
};

/** What is known of storage accounts, as the facts file writes it. */
const facts = JSON.stringify({
  types: {
    'Microsoft.Storage/storageAccounts': [
      100,
      {
        location: 0,
        sku: { name: 0 },
        properties: {
          minimumTlsVersion: 0,
          networkAcls: { defaultAction: 0, ipRules: { value: 0 } },
        },
      },
    ],
    'Microsoft.Sql/servers': [10, { name: 0 }],
    'Microsoft.Storage/storageAccounts/blobServices': [10, { properties: { isVersioned: 0 } }],
  },
});

const failing = `
tests:
  - { name: t, remove: sku.name, expect: fail }
  - { name: u, arm: '{ "type": "A.B/c", "apiVersion": "2020-01-01", "name": "c" }', expect: skip }`;

/** `code: line at the place`, for each mistake in the first of some rule files. */
function mistakesIn(...files: readonly string[]): readonly string[] {
  const host = memoryHost(
    Object.fromEntries(files.map((text, index) => [`rules/${index}.yaml`, text])),
  );
  const answer = testRules(
    { config, builtIn: new Map(), lint: true, propertyFacts: () => facts },
    host,
  );
  if (answer.kind === 'pending') throw new Error('a memory host has every file');
  return answer.report.diagnostics.map(({ code, location }) => {
    const index = Number(/\d+/.exec(location?.path ?? '')?.[0]);
    const line = files[index]?.split('\n')[(location?.startLine ?? 0) - 1] ?? '';
    return `${code}: ${line.slice((location?.startColumn ?? 1) - 1)}`;
  });
}

const tls = '{ equals: [{ var: properties.minimumTlsVersion }, TLS1_2] }';

const cases: readonly [name: string, logic: string, mistakes: readonly string[]][] = [
  ['a good rule', `assert: ${tls}`, []],
  [
    'a rule that never applies',
    `when: { type: Microsoft.Sql/servers }\nassert: ${tls}`,
    ['lint/never-applies: { type: Microsoft.Sql/servers }'],
  ],
  [
    'a condition that always holds',
    `when: { type: Microsoft.Storage/* }\nassert: ${tls}`,
    ['lint/always: { type: Microsoft.Storage/* }'],
  ],
  [
    'an assertion that holds for whatever resource',
    'assert: { equals: [{ lower: A }, a] }',
    ['lint/always-passes: { equals: [{ lower: A }, a] }'],
  ],
  [
    'an assertion that nothing can pass',
    'assert: { and: [{ equals: [{ length: abc }, 4] }, { exists: { var: sku.name } }] }',
    [
      'lint/never-passes: { and: [{ equals: [{ length: abc }, 4] }, { exists: { var: sku.name } }] }',
    ],
  ],
  [
    'a part that decides nothing',
    `assert: { and: [{ type: Microsoft.Storage/* }, ${tls}] }`,
    [
      'lint/always: { type: Microsoft.Storage/* }, { equals: [{ var: properties.minimumTlsVersion }, TLS1_2] }] }',
    ],
  ],
  [
    'a branch that is never taken',
    `assert: { if: [{ type: Microsoft.Sql/servers }, ${tls}, { exists: { var: sku.name } }] }`,
    [
      'lint/unreachable: { type: Microsoft.Sql/servers }, { equals: [{ var: properties.minimumTlsVersion }, TLS1_2] }, { exists: { var: sku.name } }] }',
    ],
  ],
  [
    'what is written out as true is meant so',
    `each: { in: properties.networkAcls.ipRules, where: true, assert: ${tls.replace('properties.minimumTlsVersion', 'value')} }`,
    [],
  ],
  [
    'a use of a fragment that decides nothing',
    `assert: { or: [{ use: [isType, Microsoft.Sql/servers] }, ${tls}] }`,
    [
      'lint/always: { use: [isType, Microsoft.Sql/servers] }, { equals: [{ var: properties.minimumTlsVersion }, TLS1_2] }] }',
    ],
  ],
  [
    'what is settled inside of a fragment need not be at another use',
    `assert: { use: [isTypeOrNamed, Microsoft.Sql/servers] }`,
    [],
  ],
  [
    'a loose comparison',
    'assert: { "==": [{ var: sku.name }, Standard_GRS] }',
    ['lint/loose-comparison: [{ var: sku.name }, Standard_GRS] }'],
  ],
  [
    'a loose comparison inside of let',
    `let: { big: { "<": [{ var: sku.name }, 3] } }\nassert: { or: [{ var: big }, ${tls}] }`,
    ['lint/loose-comparison: [{ var: sku.name }, 3] } }'],
  ],
  [
    'a standard comparison of what is worked out',
    `assert: { and: [{ "<": [{ length: [[a]] }, { option: [minimum, 3] }] }, ${tls}] }`,
    [],
  ],
  [
    'an option that nothing declares',
    'assert: { equals: [{ var: properties.minimumTlsVersion }, { option: minimun }] }',
    ['lint/undeclared-option: minimun }] }'],
  ],
  [
    'an option that is declared',
    'assert: { equals: [{ var: properties.minimumTlsVersion }, { option: minimum }] }',
    [],
  ],
  [
    'a value that nothing reads',
    `let: { a: { var: sku.name } }\nassert: ${tls}`,
    ['lint/unused-value: { var: sku.name } }'],
  ],
  [
    'a value that another value reads',
    `let: { a: { var: sku }, b: { get: [{ var: a }, name] } }\nassert: { hasValue: { var: b } }`,
    [],
  ],
  [
    'a type that is misspelt',
    `when: { hasValue: { children: Microsoft.Storage/storageAccounts/blobService } }\nassert: ${tls}`,
    ['lint/unknown-type: Microsoft.Storage/storageAccounts/blobService } }'],
  ],
  [
    'names beside types are no types',
    `when: { hasValue: { children: [Microsoft.Storage/storageAccounts/blobServices, default] } }\nassert: ${tls}`,
    [],
  ],
  [
    'a property that is misspelt',
    'assert: { equals: [{ var: properties.minimumTlsVersio }, TLS1_2] }',
    ['lint/unknown-property: properties.minimumTlsVersio }, TLS1_2] }'],
  ],
  [
    'a misspelt property of an item',
    'each: { in: properties.networkAcls.ipRules, assert: { equals: [{ var: valeu }, "1.2.3.4"] } }',
    ['lint/unknown-property: valeu }, "1.2.3.4"] } }'],
  ],
  [
    'a misspelt property of a child',
    `assert:\n  some:\n    - { children: Microsoft.Storage/storageAccounts/blobServices }\n    - { equals: [{ var: properties.isVersiond }, true] }`,
    ['lint/unknown-property: properties.isVersiond }, true] }'],
  ],
  [
    'an entry of a map whose keys are free',
    'assert: { and: [{ hasValue: { var: tags.anything } }, { hasValue: { var: sku.name } }] }',
    [],
  ],
];
for (const [name, logic, mistakes] of cases) {
  t.test(name, async (t) => {
    t.same(mistakesIn(ruleFile(logic + failing)), mistakes);
  });
}

t.test('a rule without a test that fails', async (t) => {
  t.same(mistakesIn(ruleFile(`assert: ${tls}`)), ['lint/missing-words: Org.Rule']);
});

t.test('a rule without words', async (t) => {
  const text = ruleFile(`assert: ${tls}${failing}`)
    .replace(/^description: .*\n/m, '')
    .replace(/^recommendation: .*\n/m, '');
  t.same(mistakesIn(text), ['lint/missing-words: Org.Rule', 'lint/missing-words: Org.Rule']);
});

t.test('two rules with the same logic', async (t) => {
  const [a, b] = ['Org.A', 'Org.B'].map((id) => ruleFile(`assert: ${tls}${failing}`, id));
  const other = ruleFile(`assert: { hasValue: { var: sku.name } }${failing}`, 'Org.C');
  t.same(mistakesIn(a ?? '', b ?? '', other), ['lint/equal-logic: Org.B']);
});

for (const word of ['id', 'ref']) {
  t.test(`two rules with the same ${word}`, async (t) => {
    const [a, b] = ['Org.A', 'Org.B'].map((id) =>
      ruleFile(
        `ref: ORG-1\nassert: { hasValue: { var: sku.name } }${failing}`,
        word === 'id' ? 'Org.A' : id,
      ),
    );
    t.match(mistakesIn(a ?? '', b ?? ''), [/^ruleset\/.*/]);
  });
}
