import t from 'tap';
import { type RuleTestReport, type RuleTestRequest, testRules } from '../../core/test-rules.js';
import { memoryHost } from '../support/memory-host.js';
import { accountExamples, ruleFile } from '../support/rule-file.js';

const config = {
  path: 'rules.yaml',
  text: `extends: []
include: ["rules/*.yaml"]
optionSchema:
  limit: { type: number, default: 7, description: A limit. }
`,
};

function report(
  files: Readonly<Record<string, string>>,
  more: Partial<RuleTestRequest> = {},
): RuleTestReport {
  const answer = testRules({ config, builtIn: new Map(), ...more }, memoryHost(files));
  if (answer.kind === 'pending') throw new Error('a memory host has every file');
  return answer.report;
}

/** `test: line message` for each problem of the tests of one rule, `code line` for each of its file. */
function problemsOf(text: string): readonly string[] {
  const { rules, diagnostics } = report({ 'rules/a.yaml': text });
  const lineOf = (line: number) => text.split('\n')[line - 1]?.trim();
  return [
    ...rules.flatMap(({ tests }) =>
      tests.flatMap(({ name, problems }) =>
        problems.map(
          ({ message, location }) => `${name}: ${lineOf(location.startLine)}: ${message}`,
        ),
      ),
    ),
    ...diagnostics.map(({ code, location }) => `${code}: ${lineOf(location?.startLine ?? 0)}`),
  ];
}

const tls = 'assert: { equals: [{ var: properties.minimumTlsVersion }, TLS1_2] }\n';
const old = 'set: { properties.minimumTlsVersion: TLS1_0 }';
const inBoth = (problem: string) => [`bicep: t: ${problem}`, `arm: t: ${problem}`];

/** What is wrong is said at its place in the rule file. */
const cases: readonly [name: string, body: string, problems: readonly string[]][] = [
  ['tests that hold', `${tls}tests: [{ name: t, ${old}, expect: fail }]`, []],
  [
    'a verdict that is another',
    `${tls}tests:\n  - name: t\n    ${old}\n    expect: pass`,
    inBoth(
      "expect: pass: it is fail, not pass: 'properties.minimumTlsVersion' of 'st' is 'TLS1_0'; expected 'TLS1_2'.",
    ),
  ],
  [
    'an example that fails',
    'assert: { equals: [{ var: sku.name }, Standard_LRS] }',
    [
      "bicep example: bicep: |: it is fail, not pass: 'sku.name' of 'st' is 'Standard_GRS'; expected 'Standard_LRS'.",
      "arm example: arm: |: it is fail, not pass: 'sku.name' of 'st' is 'Standard_GRS'; expected 'Standard_LRS'.",
    ],
  ],
  [
    'a finding at another place',
    `${tls}tests:\n  - name: t\n    ${old}\n    expect: fail\n    at: sku.name`,
    [
      "bicep: t: at: sku.name: nothing stands at 'sku.name' (rules/a.yaml:17:15), but at rules/a.yaml:40:13",
      "arm: t: at: sku.name: nothing stands at 'sku.name' (rules/a.yaml:30:17), but at rules/a.yaml:40:13",
    ],
  ],
  [
    'a place that the example does not have',
    `${tls}tests:\n  - name: t\n    ${old}\n    expect: fail\n    at: properties.nothing`,
    inBoth("at: properties.nothing: there is no place 'properties.nothing' in the example"),
  ],
  [
    'a message that says something else',
    `${tls}tests:\n  - name: t\n    ${old}\n    expect: fail\n    message: banana`,
    inBoth(
      "message: banana: the message does not hold 'banana': 'properties.minimumTlsVersion' of 'st' is 'TLS1_0'; expected 'TLS1_2'.",
    ),
  ],
  [
    'nothing to remove',
    `${tls}tests:\n  - name: t\n    remove: properties.nothing\n    expect: pass`,
    inBoth("remove: properties.nothing: there is nothing at 'properties.nothing' to remove"),
  ],
  [
    'a path through what is no object',
    `${tls}tests:\n  - name: t\n    set:\n      sku.name.tier: x\n    expect: pass`,
    inBoth(
      "sku.name.tier: x: 'sku.name.tier' cannot be set: it leads through a value that is no object",
    ),
  ],
  [
    'an example without a resource of the rule',
    `${tls}tests:\n  - name: t\n    arm: '{ "type": "A.B/c", "apiVersion": "2020-01-01", "name": "c" }'\n    remove: name\n    expect: skip`,
    ['arm: t: remove: name: the example has no resource of the rule to change'],
  ],
  [
    'a change to what a subscription exports',
    `${tls}tests:\n  - name: t\n    resource: { id: /subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/st, type: Microsoft.Storage/storageAccounts, name: st }\n    set: { properties.a: x }\n    expect: fail`,
    [
      'arm: t: set: { properties.a: x }: the example is no template, so nothing in it can be changed: write it as it is to be',
    ],
  ],
  [
    'a change to a text that holds no template',
    `${tls}tests:\n  - name: t\n    arm: '7'\n    set: { properties.a: x }\n    expect: pass`,
    [
      "arm: t: expect: pass: input/unknown-kind: 'example.json' is neither a template nor a parameter file nor a resource, so it was not judged. Name another file",
    ],
  ],
  [
    'a text that cannot be read',
    `${tls}tests:\n  - name: t\n    bicep: |\n      resource = {\n    expect: pass`,
    ["bicep: t: resource = {: bicep/expected: Expected the name of a resource, but found '='"],
  ],
  [
    'an option that nothing declares',
    `${tls}tests:\n  - name: t\n    options: { other: 1 }\n    expect: pass`,
    inBoth("options: { other: 1 }: config/unknown-option: No rule reads an option 'other'"),
  ],
  [
    'an option of another type',
    `${tls}tests:\n  - name: t\n    options: { limit: [1] }\n    expect: pass`,
    inBoth(
      "options: { limit: [1] }: config/option-type: The option 'limit' must be a number, but is a list",
    ),
  ],
  [
    'an option that a test sets',
    `assert: { equals: [{ option: limit }, 7] }\n${accountExamples.replace('examples:', 'examples:\n  options: { limit: 7 }')}\ntests: [{ name: t, options: { limit: 8 }, expect: fail }]`,
    [],
  ],
  [
    'a value made unknown',
    `${tls}tests: [{ name: t, unknown: properties.minimumTlsVersion, expect: unknown }]`,
    [],
  ],
  [
    'a value that a parameter gives',
    `${tls}examples:\n  bicep: |\n    param tls string\n    resource a 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n      name: 'st'\n      properties: {\n        minimumTlsVersion: tls // here\n      }\n    }\n  files: {}\ntests:\n  - { name: t, parameters: { tls: TLS1_0 }, expect: fail }`,
    [
      "bicep example: bicep: |: it is unknown, not pass: 'properties.minimumTlsVersion' of 'st' is not known before deployment: it waits for parameter 'tls', which has no value.",
    ],
  ],
  [
    'a place marked by a comment',
    `${tls}tests:\n  - name: t\n    bicep: |\n      resource a 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n        name: 'st'\n        properties: {\n          minimumTlsVersion: 'TLS1_0' // too old\n        }\n      }\n    expect: fail\n    at: too old`,
    [],
  ],
  [
    'a module that a test brings along',
    `${tls}tests:\n  - name: t\n    bicep: |\n      module m 'm.bicep' = {\n        name: 'm'\n      }\n    files:\n      m.bicep: |\n        resource a 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n          name: 'st'\n          properties: {\n            minimumTlsVersion: 'TLS1_0'\n          }\n        }\n    expect: fail`,
    [],
  ],
  [
    'a rule that judges nothing skips',
    `when: { exists: { var: properties.minimumTlsVersion } }\n${tls}tests: [{ name: t, remove: properties.minimumTlsVersion, expect: skip }]`,
    [],
  ],
];
for (const [name, body, problems] of cases) {
  t.test(name, async (t) => {
    t.same(problemsOf(ruleFile(body)), problems);
  });
}

const parameterRule = `id: Org.Parameters
title: A rule
pillar: security
severity: important
target: parameters
description: Why.
recommendation: What to do.
links: [{ title: More, url: https://example.com }]
assert: { equals: [{ var: parameters.env.value }, prod] }
examples:
  bicep: |
    using none
    param env = 'prod'
  arm: |
    {
      "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
      "contentVersion": "1.0.0.0",
      "parameters": { "env": { "value": "prod" } }
    }
tests:
  - name: another one
    bicep: |
      using none
      param env = 'dev'
    expect: fail
`;

t.test('the examples of a rule on parameter files are parameter files', async (t) => {
  t.same(problemsOf(parameterRule), []);
});

t.test('a test that fails explains the verdict', async (t) => {
  const { rules } = report({ 'rules/a.yaml': ruleFile(`${tls}tests: [{ ${old}, expect: pass }]`) });
  const [example, , failed] = rules[0]?.tests ?? [];
  t.same(example?.explanation, []);
  t.match(failed, {
    name: 'bicep: test 1',
    explanation: [{ verdict: 'fail', target: { name: 'st' } }],
  });
});

t.test('a rule in a file with a mistake is not tested, the others are', async (t) => {
  const { rules, diagnostics } = report({
    'rules/a.yaml': ruleFile('assert: { equalz: [1, 2] }', 'Org.A'),
    'rules/b.yaml': ruleFile(tls, 'Org.B'),
  });
  t.match(rules, [
    { id: 'Org.A', inError: true, tests: [] },
    { id: 'Org.B', inError: false, tests: [{ problems: [] }, { problems: [] }] },
  ]);
  t.match(diagnostics, [{ code: 'logic/unknown-operator', location: { path: 'rules/a.yaml' } }]);
});

const two = { 'rules/a.yaml': ruleFile(tls, 'Org.A'), 'rules/b.yaml': ruleFile(tls, 'Org.B') };

/** Which rules are tested, and what is said of a selection that selects nothing. */
const selections: readonly [
  name: string,
  selection: Partial<RuleTestRequest>,
  ids: readonly string[],
  code?: string,
][] = [
  ['all of the configuration', {}, ['Org.A', 'Org.B']],
  ['one by its id, in any letter case', { names: ['org.b'] }, ['Org.B']],
  ['those of a glob', { names: ['Org.*'] }, ['Org.A', 'Org.B']],
  ['those of a file', { paths: ['rules/a.yaml'] }, ['Org.A']],
  ['those of a folder', { paths: ['rules'] }, ['Org.A', 'Org.B']],
  ['a name that is misspelt', { names: ['Org.AB'] }, [], 'ruleset/unknown-rule'],
  ['a glob that fits none', { names: ['Com.*'] }, [], 'ruleset/none-matches'],
  ['a file that is not included', { paths: ['c.yaml'] }, [], 'ruleset/not-included'],
];
for (const [name, selection, ids, code] of selections) {
  t.test(`selects ${name}`, async (t) => {
    const { rules, diagnostics } = report(two, selection);
    t.same(
      rules.map(({ id }) => id),
      ids,
    );
    t.same(
      diagnostics.map((one) => one.code),
      code === undefined ? [] : [code],
    );
  });
}

t.test('mistakes that are only likely are looked for on demand', async (t) => {
  const codes = (lint: boolean) => report(two, { lint }).diagnostics.map(({ code }) => code);
  t.same(codes(false), []);
  t.same([...new Set(codes(true))], ['lint/missing-words', 'lint/equal-logic']);
});

t.test('what is still to be read is asked for', async (t) => {
  const answer = testRules({ config, builtIn: new Map() }, memoryHost(two, ['rules/b.yaml']));
  t.same(answer, { kind: 'pending', paths: ['rules/b.yaml'] });
});
